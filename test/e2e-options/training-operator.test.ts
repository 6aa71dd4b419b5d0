import { forbidden, logOf } from '../e2e/support/logs';
import { connect } from '../e2e/support/place';
import { apply, becomes, makeTeam, removeTeam, Team } from '../e2e/support/team';
import { Api, messageOf } from '../conformance/support/api';
import { decided } from '../conformance/support/decided';
import { synthesized } from '../conformance/support/teams';
import { JAXJob, MPIJob, PaddleJob, PyTorchJob, TFJob, XGBoostJob } from '../../src/apis/kubeflow.org/v1';

const MINUTES = 60;

let api: Api;
let team: Team;
beforeAll(async () => {
  api = await connect();
  team = await makeTeam(api, 'jobs');
});
afterAll(async () => {
  await removeTeam(api, team);
  api.close();
});

const podsOf = (job: string) =>
  api.list(`/api/v1/namespaces/${team.name}/pods?labelSelector=${encodeURIComponent(`training.kubeflow.org/job-name=${job}`)}`);
const roleOf = (pod: any): string => pod.metadata.labels['training.kubeflow.org/replica-type'];
const variablesOf = (pod: any) => Object.fromEntries(pod.spec.containers[0].env.map((each: any) => [each.name, each.value]));

/** Some pods of a role, with the container that trains, which is named as its framework. */
const replicas = <Count extends number>(container: string, count: Count, command: readonly string[] = ['train']) =>
  ({ replicas: count, template: { spec: { containers: [{ name: container, image: 'e2e.example.com/train:1', command }] } } });
const metadata = (name: string) => ({ name, namespace: team.name });

/** One job of each kind, and the pods that it makes. */
const JOBS = {
  PyTorchJob: {
    job: () => synthesized(chart => new PyTorchJob(chart, 'job', {
      metadata: metadata('torch'), spec: { pytorchReplicaSpecs: { Master: replicas('pytorch', 1), Worker: replicas('pytorch', 2) } },
    })),
    pods: { master: 1, worker: 2 },
    variables: { WORLD_SIZE: '3', MASTER_PORT: '23456' },
  },
  TFJob: {
    job: () => synthesized(chart => new TFJob(chart, 'job', {
      metadata: metadata('tensorflow'), spec: { tfReplicaSpecs: { Chief: replicas('tensorflow', 1), Worker: replicas('tensorflow', 1) } },
    })),
    pods: { chief: 1, worker: 1 },
    variables: { TF_CONFIG: expect.stringContaining('"chief":["tensorflow-chief-0') },
  },
  XGBoostJob: {
    job: () => synthesized(chart => new XGBoostJob(chart, 'job', {
      metadata: metadata('xgboost'), spec: { xgbReplicaSpecs: { Master: replicas('xgboost', 1), Worker: replicas('xgboost', 1) } },
    })),
    pods: { master: 1, worker: 1 },
    variables: { MASTER_ADDR: 'xgboost-master-0', WORLD_SIZE: '2' },
  },
  JAXJob: {
    job: () => synthesized(chart => new JAXJob(chart, 'job', { metadata: metadata('jax'), spec: { jaxReplicaSpecs: { Worker: replicas('jax', 2) } } })),
    pods: { worker: 2 },
    variables: { NUM_PROCESSES: '2', COORDINATOR_ADDRESS: 'jax-worker-0' },
  },
  PaddleJob: {
    job: () => synthesized(chart => new PaddleJob(chart, 'job', { metadata: metadata('paddle'), spec: { paddleReplicaSpecs: { Worker: replicas('paddle', 2) } } })),
    pods: { worker: 2 },
    variables: { PADDLE_NNODES: '2' },
  },
  MPIJob: {
    job: () => synthesized(chart => new MPIJob(chart, 'job', {
      metadata: metadata('mpi'),
      spec: { cleanPodPolicy: 'None', mpiReplicaSpecs: { Launcher: replicas('mpi', 1, ['mpirun', 'train']), Worker: replicas('mpi', 2, ['sleep', 'infinity']) } },
    })),
    pods: { launcher: 1, worker: 2 },
    variables: { OMPI_MCA_plm_rsh_agent: '/etc/mpi/kubexec.sh' },
  },
} as const;

test.each(Object.entries(JOBS))('a %s runs to its end, with the pods and the addresses of its roles', async (_kind, { job, pods, variables }) => {
  const [manifest] = job();
  await apply(api, manifest);
  const { status } = await becomes(api, manifest, 'Succeeded', 4 * MINUTES, ['Failed']);
  expect(status.completionTime).toEqual(expect.any(String));
  const made = await podsOf(manifest.metadata.name);
  const counted: Record<string, number> = {};
  made.forEach(pod => counted[roleOf(pod)] = (counted[roleOf(pod)] ?? 0) + 1);
  expect(counted).toEqual(pods);
  const [first] = Object.keys(pods);
  expect(variablesOf(made.find(pod => roleOf(pod) === first))).toMatchObject(variables);
});

test('a job whose pods fail is said to have failed', async () => {
  const failing = { ...replicas('pytorch', 1), restartPolicy: 'Never' as const };
  const [manifest] = synthesized(chart => new PyTorchJob(chart, 'job', {
    metadata: metadata('failing'),
    spec: { pytorchReplicaSpecs: { Master: { ...failing, template: { ...failing.template, metadata: { annotations: { 'kubeflow-test/exit-code': '1' } } } } } },
  }));
  await apply(api, manifest);
  const { status } = await becomes(api, manifest, 'Failed', 2 * MINUTES, ['Succeeded']);
  expect(status.replicaStatuses.Master).toMatchObject({ failed: 1 });
});

test('workers of PyTorch wait for their master in the image of the pins, and launchers of MPI get their kubectl from another of them', async () => {
  const workers = (await podsOf('torch')).filter(pod => roleOf(pod) === 'worker');
  const images = (pod: any) => pod.spec.initContainers.map((one: any) => one.image).filter((one: string) => !/proxyv2/.test(one));
  expect(workers.map(images)).toEqual([['docker.io/library/alpine:3.10'], ['docker.io/library/alpine:3.10']]);
  const [launcher] = (await podsOf('mpi')).filter(pod => roleOf(pod) === 'launcher');
  expect(images(launcher)).toEqual([expect.stringMatching(/\/kubectl-delivery:v1-\w+$/)]);
});

test.each([['PyTorchJob', 'pytorch'], ['TFJob', 'tensorflow'], ['XGBoostJob', 'xgboost'], ['JAXJob', 'jax'], ['PaddleJob', 'paddle']] as const)(
  'the webhook refuses a %s without a container of the name %s, and says so', async (kind, container) => {
    const [good] = JOBS[kind].job();
    const manifest = JSON.parse(JSON.stringify({ ...good, metadata: metadata('wrong') }).replaceAll(`"name":"${container}"`, '"name":"main"'));
    const answer = await api.apply(manifest, { manager: 'e2e' });
    expect([answer.status, messageOf(answer.body)]).toEqual([expect.any(Number), expect.stringMatching(new RegExp(`denied the request.*container with name "?${container}`))]);
  });

test('editors of the team write jobs, and viewers read them', async () => {
  const may = (name: string, verb: string) =>
    api.allows({ user: `system:serviceaccount:${team.name}:${name}`, verb, namespace: team.name, group: 'kubeflow.org', resource: 'mpijobs' });
  await decided('the roles of the team are collected', () => may('default-editor', 'create'), allowed => allowed);
  expect([await may('default-viewer', 'list'), await may('default-viewer', 'create')]).toEqual([true, false]);
});

test('the operator was forbidden nothing', async () => {
  const [pod] = await api.list('/api/v1/namespaces/kubeflow/pods?labelSelector=control-plane%3Dkubeflow-training-operator');
  const lines = logOf('kubeflow', pod.metadata.name, 'training-operator');
  expect(lines.length).toBeGreaterThan(1);
  expect(forbidden(lines)).toEqual([]);
});
