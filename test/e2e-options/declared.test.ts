/** One job of each kind of the Training Operator and of Ray, as a team declares it with our constructs, in a profile with a quota. */
import { RayHead } from './support/ray-head';
import { declared, exceeds, refusalByQuota } from '../e2e/support/declared';
import { connect } from '../e2e/support/place';
import { apply, becomes, conditionsOf, makeTeam, removeTeam, Team } from '../e2e/support/team';
import { Api } from '../conformance/support/api';
import { decided } from '../conformance/support/decided';
import { labelOf, Manifest } from '../conformance/support/manifests';
import { JAXJob, MPIJob, PaddleJob, Profile, PyTorchJob, RayCluster, RayJob, TFJob, XGBoostJob } from '../../src/workloads';

const MINUTES = 60;
const QUOTA = { cpu: '8', memory: '16Gi', pods: 40 };
const SMALL = { image: 'e2e.example.com/train:1', command: ['train'], cpu: '100m', cpuLimit: '200m', memory: '128Mi', memoryLimit: '128Mi' };

let api: Api;
let team: Team;
const heads: RayHead[] = [];
beforeAll(async () => {
  api = await connect();
  team = await makeTeam(api, 'declared', { quota: QUOTA });
});
afterAll(async () => {
  heads.forEach(head => head.end());
  await removeTeam(api, team);
  api.close();
});

const of = (make: (profile: Profile) => unknown) => declared(team, { quota: QUOTA }, make);

/** Applies what was declared; its object of the kind. */
async function applied(kind: string, make: (profile: Profile) => unknown): Promise<Manifest> {
  const { manifests, findings } = of(make);
  expect(findings).toEqual([]);
  await apply(api, ...manifests);
  return manifests.find(one => one.kind === kind)!;
}

/** Generation of an object now, and after it is applied once more. */
async function generations(one: Manifest): Promise<[before: string, after: string]> {
  const generation = async () => `${labelOf(one)} ${(await api.read(one)).body.metadata.generation}`;
  const before = await generation();
  await apply(api, one);
  return [before, await generation()];
}

test.each<[string, (profile: Profile) => unknown]>([
  ['PyTorchJob', profile => new PyTorchJob(profile, 'torch', { master: SMALL, worker: { ...SMALL, replicas: 2 } })],
  ['TFJob', profile => new TFJob(profile, 'tensorflow', { chief: SMALL, worker: SMALL })],
  ['XGBoostJob', profile => new XGBoostJob(profile, 'xgboost', { master: SMALL, worker: SMALL })],
  ['JAXJob', profile => new JAXJob(profile, 'jax', { worker: { ...SMALL, replicas: 2 } })],
  ['PaddleJob', profile => new PaddleJob(profile, 'paddle', { worker: { ...SMALL, replicas: 2 } })],
  ['MPIJob', profile => new MPIJob(profile, 'mpi', { launcher: SMALL, worker: { ...SMALL, command: ['sleep', 'infinity'], replicas: 2 } })],
])('a %s runs to its end, and a second apply changes nothing', async (kind, make) => {
  const main = await applied(kind, make);
  await becomes(api, main, 'Succeeded', 5 * MINUTES, ['Failed']);
  const [before, after] = await generations(main);
  expect(after).toBe(before);
});

test('a PyTorchJob that asks for more than the quota is refused where the check refuses it', async () => {
  const { manifests, findings } = of(profile => new PyTorchJob(profile, 'large', { master: { ...SMALL, cpu: '9', cpuLimit: '9' } }));
  expect(findings).toEqual([exceeds('requests.cpu', '8')]);
  await apply(api, ...manifests);
  expect(await refusalByQuota(api, team.name, 'large')).toContain('exceeded quota: profile-quota');
  await Promise.all(manifests.map(one => api.remove(one)));
});

const RAY = { rayVersion: '2.44.1', image: 'e2e.example.com/ray:2.44.1' };
const POD = { cpu: '100m', cpuLimit: '200m', memory: '256Mi', memoryLimit: '256Mi' };

test('a RayCluster is ready', async () => {
  const main = await applied('RayCluster', profile => new RayCluster(profile, 'search', {
    ...RAY, headGroupSpec: POD, workerGroupSpecs: [{ ...POD, groupName: 'small', replicas: 2 }],
  }));
  const status = await decided('the RayCluster is ready', async () => (await api.read(main)).body.status ?? {}, ({ state }) => state === 'ready', 4 * MINUTES);
  expect(status).toMatchObject({ desiredWorkerReplicas: 2, availableWorkerReplicas: 2 });
  const [before, after] = await generations(main);
  expect(after).toBe(before);
});

test('a RayJob runs to its end', async () => {
  const main = await applied('RayJob', profile => new RayJob(profile, 'count', {
    submissionMode: 'HTTPMode', entrypoint: 'python3 count.py', rayClusterSpec: { ...RAY, headGroupSpec: POD },
  }));
  const status = async () => (await api.read(main)).body.status ?? {};
  const { rayClusterName } = await decided('the RayJob has a cluster', status, one => (one.rayClusterName ?? '') !== '', 2 * MINUTES);
  const [head] = await decided('its head is ready', () => api.list(`/api/v1/namespaces/${team.name}/pods?labelSelector=${
    encodeURIComponent(`ray.io/node-type=head,ray.io/cluster=${rayClusterName}`)}`), ([one]) => conditionsOf(one).Ready === 'True', 2 * MINUTES);
  heads.push(new RayHead(head));
  expect(await decided('the RayJob has ended', status, one => /Complete|Failed/.test(one.jobDeploymentStatus ?? ''), 4 * MINUTES)).toMatchObject({ jobStatus: 'SUCCEEDED' });
});
