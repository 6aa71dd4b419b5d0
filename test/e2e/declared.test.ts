/** What a team declares with our constructs, in a profile with a quota, by the real programs: it is taken, becomes pods that the quota counts, and ends. */
import { connect } from './support/place';
import { Declared, declared, exceeds, refusalByQuota } from './support/declared';
import { apply, becomes, conditionsOf, makeTeam, removeTeam, Team } from './support/team';
import { Api } from '../conformance/support/api';
import { decided } from '../conformance/support/decided';
import { labelOf, Manifest } from '../conformance/support/manifests';
import { algorithms, double, Experiment, job, Profile, PythonJob, SparkApplication, trainJob, TrainJob } from '../../src/workloads';

const MINUTES = 60;
const QUOTA = { cpu: '4', memory: '8Gi', pods: 20 };
const SMALL = { cpu: '100m', cpuLimit: '200m', memory: '128Mi', memoryLimit: '128Mi' };
const LARGE = { cpu: '5', cpuLimit: '5', memory: '128Mi', memoryLimit: '128Mi' };

let api: Api;
let team: Team;
beforeAll(async () => {
  api = await connect();
  team = await makeTeam(api, 'declared', { quota: QUOTA });
});
afterAll(async () => {
  await removeTeam(api, team);
  api.close();
});

const of = (make: (profile: Profile) => unknown): Declared => declared(team, { quota: QUOTA }, make);
const podsOf = (selector: string) => api.list(`/api/v1/namespaces/${team.name}/pods?labelSelector=${encodeURIComponent(selector)}`);

/** Applies what was declared, and once it has been worked on, applies it again; returns the objects that got another generation by that. */
async function applied({ manifests, findings }: Declared, worked: (main: Manifest) => Promise<unknown>): Promise<string[]> {
  expect(findings).toEqual([]);
  await apply(api, ...manifests);
  await worked(manifests.at(-1)!);
  const generations = () => Promise.all(manifests.map(async one => `${labelOf(one)} ${(await api.read(one)).body.metadata?.generation}`));
  const before = await generations();
  await apply(api, ...manifests);
  return (await generations()).filter(one => !before.includes(one));
}

const training = { runtime: 'torch-distributed', command: ['torchrun', 'train.py'] } as const;

test('a TrainJob of two nodes runs to its end', async () => {
  const make = (profile: Profile) => new TrainJob(profile, 'torch', { ...training, numNodes: 2, resourcesPerNode: SMALL });
  expect(await applied(of(make), main => becomes(api, main, 'Complete', 4 * MINUTES, ['Failed']))).toEqual([]);
  const pods = await podsOf('jobset.sigs.k8s.io/jobset-name=torch');
  expect(pods.map(({ spec: { containers: [{ resources }] } }) => resources.requests.cpu)).toEqual(['100m', '100m']);
});

test.each([
  ['Job', (values: { readonly rate: string }) => job({
    image: 'e2e.example.com/training:1', command: ['train'], args: ['--rate', values.rate], podAnnotations: { 'kubeflow-test/output': `loss=${values.rate}` }, ...SMALL,
  })],
  ['TrainJob', (values: { readonly rate: string }) => trainJob({
    ...training, args: ['--rate', values.rate], podAnnotations: { 'kubeflow-test/output': `loss=${values.rate}` }, resourcesPerNode: SMALL,
  })],
] as const)('an Experiment whose trials are of the kind %s finds the best of its values', async (kind, trial) => {
  const make = (profile: Profile) => new Experiment(profile, `tune-${kind.toLowerCase()}`, {
    objective: { type: 'minimize', objectiveMetricName: 'loss' }, parameters: { rate: double(0.01, 0.1) }, algorithm: algorithms.sobol(),
    parallelTrialCount: 2, maxTrialCount: 2, maxFailedTrialCount: 0, trial,
  });
  const changed = await applied(of(make), async main => {
    const { status } = await becomes(api, main, 'Succeeded', 5 * MINUTES, ['Failed']);
    expect(status.trialsSucceeded).toBe(2);
    expect(Number(status.currentOptimalTrial.observation.metrics[0].latest)).toBeGreaterThan(0);
  });
  expect(changed).toEqual([]);
});

test('a PythonJob runs to its end, its proxy with it', async () => {
  const make = (profile: Profile) => new PythonJob(profile, 'report', { image: 'e2e.example.com/python:3.12', source: { code: 'print(1)' }, ...SMALL });
  expect(await applied(of(make), main => becomes(api, main, 'Complete', 4 * MINUTES, ['Failed']))).toEqual([]);
});

test('a SparkApplication is taken up, and cannot be submitted without spark-submit', async () => {
  const make = (profile: Profile) => new SparkApplication(profile, 'pi', {
    type: 'Python', sparkVersion: '4.0.0', image: 'e2e.example.com/spark:4.0.0', mainApplicationFile: 'local:///pi.py', driver: { memory: '512m' }, executor: { memory: '512m' },
  });
  expect(await applied(of(make), main => decided('the operator tries to submit the SparkApplication', async () => (await api.read(main)).body.status ?? {},
    status => status.applicationState?.errorMessage !== undefined, 2 * MINUTES))).toEqual([]);
});

describe('what exceeds the quota is refused where the check refuses it:', () => {
  test.each<[string, (profile: Profile) => unknown]>([
    ['a TrainJob', profile => new TrainJob(profile, 'large', { ...training, resourcesPerNode: LARGE })],
    ['a PythonJob', profile => new PythonJob(profile, 'large', { image: 'e2e.example.com/python:3.12', source: { code: 'print(2)' }, ...LARGE })],
  ])('%s', async (_name, make) => {
    const { manifests, findings } = of(make);
    expect(findings).toEqual([exceeds('requests.cpu', '4')]);
    await apply(api, ...manifests);
    expect(await refusalByQuota(api, team.name, 'large')).toContain('exceeded quota: profile-quota');
    await Promise.all(manifests.map(one => api.remove(one)));
  });
});

test('all pods of the team are counted', async () => {
  const { body } = await api.read({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'profile-quota', namespace: team.name } });
  expect(Object.keys(body.status.hard).sort()).toEqual(expect.arrayContaining(['pods', 'requests.cpu', 'requests.memory']));
  expect(conditionsOf(body)).toEqual({}); // a quota says nothing but its numbers
});
