import { RayHead } from './support/ray-head';
import { forbidden, logOf } from '../e2e/support/logs';
import { connect } from '../e2e/support/place';
import { called, makePod } from '../e2e/support/pod';
import { apply, conditionsOf, makeTeam, removeTeam, Team } from '../e2e/support/team';
import { Api, messageOf } from '../conformance/support/api';
import { decided } from '../conformance/support/decided';
import { Manifest } from '../conformance/support/manifests';
import { synthesized } from '../conformance/support/teams';
import { RayCluster, RayJob, RayService } from '../../src/apis/ray.io/v1';

const MINUTES = 60;

let api: Api;
let team: Team;
let others: Team;
const heads: RayHead[] = [];
beforeAll(async () => {
  api = await connect();
  team = await makeTeam(api, 'ray');
  others = await makeTeam(api, 'others');
  await apply(api, ...[team, others].map(({ name }) => neighboursPolicy(name)));
});
afterAll(async () => {
  heads.forEach(head => head.end());
  await removeTeam(api, team);
  await removeTeam(api, others);
  api.close();
});

/** Of the policy that the profile controller makes in each profile: its own pods may call each other. */
function neighboursPolicy(namespace: string): Manifest {
  return {
    apiVersion: 'security.istio.io/v1', kind: 'AuthorizationPolicy', metadata: { name: 'ns-owner-access-istio', namespace },
    spec: { action: 'ALLOW', rules: [{ when: [{ key: 'source.namespace', values: [namespace] }] }] },
  };
}

const ray = (name: string) => ({ containers: [{ name, image: 'e2e.example.com/ray:2.44.1', resources: { requests: { cpu: '100m', memory: '256Mi' } } }] });
const workers = { groupName: 'small', replicas: 2, minReplicas: 1, maxReplicas: 2, rayStartParams: {}, template: { spec: ray('ray-worker') } };
const CLUSTER = { rayVersion: '2.44.1', headGroupSpec: { rayStartParams: {}, template: { spec: ray('ray-head') } }, workerGroupSpecs: [workers] };
const metadata = (name: string) => ({ name, namespace: team.name });

const podsOf = (type: 'head' | 'worker', cluster?: string) => api.list(`/api/v1/namespaces/${team.name}/pods?labelSelector=${
  encodeURIComponent([`ray.io/node-type=${type}`, ...cluster === undefined ? [] : [`ray.io/cluster=${cluster}`]].join(','))}`);
const statusOf = async (manifest: Manifest) => (await api.read(manifest)).body.status ?? {};

/** Waits until the head of an object's cluster is ready, and answers in it for Ray. */
async function answering(manifest: Manifest, nameIn: (status: any) => string | undefined, ...jobs: readonly string[]): Promise<RayHead> {
  const cluster = await decided(`${manifest.kind} ${manifest.metadata.name} has a cluster`, async () => nameIn(await statusOf(manifest)), name => (name ?? '') !== '', 2 * MINUTES);
  const [pod] = await decided(`the head of ${cluster} is ready`, () => podsOf('head', cluster), ([one]) => conditionsOf(one).Ready === 'True', 2 * MINUTES);
  const head = new RayHead(pod, ...jobs);
  heads.push(head);
  return head;
}

test('a RayCluster is ready, with its head and its workers, which find the head by its Service', async () => {
  const [cluster] = synthesized(chart => new RayCluster(chart, 'cluster', { metadata: metadata('search'), spec: CLUSTER }));
  await apply(api, cluster);
  const status = await decided('the RayCluster is ready', () => statusOf(cluster), ({ state }) => state === 'ready', 4 * MINUTES);
  expect(status).toMatchObject({ desiredWorkerReplicas: 2, availableWorkerReplicas: 2, head: { serviceName: 'search-head-svc' } });
  expect(conditionsOf({ status })).toMatchObject({ HeadPodReady: 'True', RayClusterProvisioned: 'True' });
  const [worker] = await podsOf('worker', 'search');
  const variables = Object.fromEntries(worker.spec.containers[0].env.map((one: any) => [one.name, one.value]));
  expect(variables.FQ_RAY_IP).toBe(`search-head-svc.${team.name}.svc.cluster.local`);
  expect((worker.spec.initContainers ?? []).map((one: any) => one.name)).not.toContain('wait-gcs-ready');
});

test('a RayJob that the operator hands over runs to its end, past the policies of the mesh', async () => {
  const [job] = synthesized(chart => new RayJob(chart, 'job', {
    metadata: metadata('count'), spec: { submissionMode: 'HTTPMode', entrypoint: 'python3 count.py', rayClusterSpec: { ...CLUSTER, workerGroupSpecs: [] } },
  }));
  await apply(api, job);
  const head = await answering(job, status => status.rayClusterName);
  const status = await decided('the RayJob has ended', () => statusOf(job), ({ jobDeploymentStatus }) => /Complete|Failed/.test(jobDeploymentStatus ?? ''), 4 * MINUTES);
  expect(status).toMatchObject({ jobDeploymentStatus: 'Complete', jobStatus: 'SUCCEEDED', message: 'ended well' });
  expect(head.requests.filter(line => line.startsWith('POST'))).toEqual([expect.stringContaining('"entrypoint":"python3 count.py"')]);
});

test('a RayJob that a Job of Kubernetes hands over runs to its end, and its cluster goes with it', async () => {
  const jobId = 'sum-1';
  const [job] = synthesized(chart => new RayJob(chart, 'job', {
    metadata: metadata('sum'),
    spec: { jobId, entrypoint: 'python3 sum.py', shutdownAfterJobFinishes: true, rayClusterSpec: { ...CLUSTER, workerGroupSpecs: [] } },
  }));
  await apply(api, job);
  await answering(job, status => status.rayClusterName, jobId);
  const status = await decided('the RayJob has ended', () => statusOf(job), ({ jobDeploymentStatus }) => /Complete|Failed/.test(jobDeploymentStatus ?? ''), 4 * MINUTES);
  expect(status).toMatchObject({ jobDeploymentStatus: 'Complete', jobStatus: 'SUCCEEDED' });
  const handedOver = await api.read({ apiVersion: 'batch/v1', kind: 'Job', metadata: metadata('sum') });
  expect(conditionsOf(handedOver.body).Complete).toBe('True');
  await decided('the cluster of the RayJob is gone', () => podsOf('head', status.rayClusterName), pods => pods.length === 0, 2 * MINUTES);
});

test('a RayService serves its applications', async () => {
  const serveConfigV2 = 'applications: [{ name: greet, import_path: greet.app }]\n';
  const [service] = synthesized(chart => new RayService(chart, 'service', {
    metadata: metadata('greet'), spec: { serveConfigV2, rayClusterConfig: CLUSTER },
  }));
  await apply(api, service);
  const head = await answering(service, status => status.pendingServiceStatus?.rayClusterName);
  const status = await decided('the RayService is ready', () => statusOf(service), one => conditionsOf({ status: one }).Ready === 'True', 4 * MINUTES);
  expect(status.activeServiceStatus.applicationStatuses).toMatchObject({ greet: { status: 'RUNNING' } });
  expect(head.requests.some(line => line.startsWith('PUT /api/serve/applications/'))).toBe(true);
  expect((await api.read({ apiVersion: 'v1', kind: 'Service', metadata: metadata('greet-serve-svc') })).status).toBe(200);
});

test('pods of the team reach a head, and those of another team do not', async () => {
  const url = 'http://greet-head-svc:8265/api/serve/applications/'.replace('svc', `svc.${team.name}`);
  const own = await makePod(api, team.name, 'caller');
  const stranger = await makePod(api, others.name, 'caller');
  await decided('the team reaches its head', async () => called(own, { url }), ({ status }) => status === 200);
  // A refusal says something only where the same pod reaches others.
  const neighbour = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'neighbour', namespace: others.name } };
  await makePod(api, others.name, 'neighbour', { app: 'neighbour' });
  await apply(api, { ...neighbour, spec: { selector: { app: 'neighbour' }, ports: [{ name: 'http', port: 8080 }] } });
  await decided('the other team reaches its own', async () => called(stranger, { url: `http://neighbour.${others.name}:8080/` }), ({ status }) => status === 200);
  const reply = called(stranger, { url });
  expect([0, 403, 503]).toContain(reply.status);
  expect(reply.text).not.toContain('applications');
});

describe('what the operator would call for somebody else is refused:', () => {
  const service = (spec: object): Manifest => ({ apiVersion: 'v1', kind: 'Service', metadata: metadata('trap-head-svc'), spec: { ports: [{ port: 8265 }], ...spec } });

  test.each<[string, object]>([
    ['a Service of a head that stands for another name', { type: 'ExternalName', externalName: 'greet-head-svc.others.svc.cluster.local' }],
    ['a Service of a head that selects no pods', {}],
  ])('%s', async (_name, spec) => {
    const answer = await api.apply(service(spec), { manager: 'e2e', dryRun: true });
    expect([answer.status, messageOf(answer.body)]).toEqual([422, expect.stringContaining('must select pods of its namespace')]);
    expect((await api.apply({ ...service(spec), metadata: metadata('trap') }, { manager: 'e2e', dryRun: true })).status).toBe(201);
  });

  test('a change of the Service that the operator made', async () => {
    const made = (await api.read({ apiVersion: 'v1', kind: 'Service', metadata: metadata('search-head-svc') })).body;
    const answer = await api.send('PUT', `/api/v1/namespaces/${team.name}/services/search-head-svc?dryRun=All`,
      { ...made, spec: { ports: made.spec.ports, type: 'ExternalName', externalName: 'elsewhere.example.com' } });
    expect([answer.status, messageOf(answer.body)]).toEqual([422, expect.stringContaining('must select pods of its namespace')]);
  });

  test('a cluster that names another Service', async () => {
    const spec = { ...CLUSTER, headGroupSpec: { ...CLUSTER.headGroupSpec, headService: { metadata: { name: 'trap' } } } };
    const answer = await api.apply({ apiVersion: 'ray.io/v1', kind: 'RayCluster', metadata: metadata('trap'), spec }, { manager: 'e2e', dryRun: true });
    expect([answer.status, messageOf(answer.body)]).toEqual([422, expect.stringContaining('must end in -head-svc')]);
  });

  test('another address in the status of a job, also by an administrator', async () => {
    const path = `/apis/ray.io/v1/namespaces/${team.name}/rayjobs/count/status`;
    const patched = (status: object) => api.send('PATCH', `${path}?dryRun=All`, { status }, { 'Content-Type': 'application/merge-patch+json' });
    const answer = await patched({ dashboardURL: 'greet-head-svc.others.svc.cluster.local:8265' });
    expect([answer.status, messageOf(answer.body)]).toEqual([422, expect.stringContaining('only the operator may change it')]);
    expect((await patched({ message: 'hello' })).status).toBe(200);
  });
});

test('the operator was forbidden nothing', async () => {
  const [pod] = await api.list('/api/v1/namespaces/kubeflow/pods?labelSelector=app.kubernetes.io%2Fname%3Dkuberay-operator');
  const lines = logOf('kubeflow', pod.metadata.name, 'kuberay-operator');
  expect(lines.length).toBeGreaterThan(1);
  expect(forbidden(lines)).toEqual([]);
});
