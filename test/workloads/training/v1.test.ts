import { Chart } from 'cdk8s';
import { platformAt, Team } from '../support';
import {
  existingClaim, JAXJob, jaxJob, JobTemplate, MPIJob, mpiJob, newClaim, nvidia, PaddleJob, paddleJob, PyTorchJob, pyTorchJob, setPlatformContext, TeamContext, TFJob, tfJob,
    TrialFacts, XGBoostJob, xgboostJob,
} from '../../../src/workloads';
import { chart, expectConfigError, found, rendered } from '../../support';

const image = 'example/train:1';
const role = { image };

const KINDS = { PyTorchJob, TFJob, XGBoostJob, MPIJob, JAXJob, PaddleJob };
type Kind = keyof typeof KINDS;

/** The least that each kind needs. */
const LEAST: Readonly<Record<Kind, object>> = {
  PyTorchJob: { worker: role }, TFJob: { worker: role }, XGBoostJob: { master: role }, MPIJob: { launcher: role }, JAXJob: { worker: role }, PaddleJob: { worker: role },
};

function made(kind: Kind, props: object = LEAST[kind], team: Partial<TeamContext> = {}) {
  const scope = chart();
  new KINDS[kind](new Team(scope, 'vision', team), 'bert', props as never);
  return scope;
}

const specOf = (kind: Kind, props: object = LEAST[kind], team: Partial<TeamContext> = {}) => found(made(kind, props, team), kind, 'bert').spec;
const podOf = (kind: Kind, roles: string, name: string, props?: object) => specOf(kind, props)[roles][name].template;

/** A pod of a role of which nothing is said but its image. */
const pod = (container: string, more: object = {}) => ({
  metadata: { labels: { 'sidecar.istio.io/inject': 'false' } }, spec: { automountServiceAccountToken: false, containers: [{ name: container, image }], ...more },
});

test('each kind has its roles, whose container is called as the operator wants it, without a proxy or a token', () => {
  expect(Object.fromEntries((Object.keys(KINDS) as Kind[]).map(kind => [kind, specOf(kind)]))).toEqual({
    PyTorchJob: { pytorchReplicaSpecs: { Worker: { template: pod('pytorch') } } },
    TFJob: { tfReplicaSpecs: { Worker: { template: pod('tensorflow') } } },
    XGBoostJob: { xgbReplicaSpecs: { Master: { replicas: 1, template: pod('xgboost') } } },
    MPIJob: { mpiReplicaSpecs: { Launcher: { replicas: 1, template: { ...pod('mpi-launcher'), spec: { containers: [{ name: 'mpi-launcher', image }] } } } } },
    JAXJob: { jaxReplicaSpecs: { Worker: { template: pod('jax') } } },
    PaddleJob: { paddleReplicaSpecs: { Worker: { template: pod('paddle') } } },
  });
  expect(found(made('PyTorchJob'), 'PyTorchJob', 'bert')).toMatchObject({ apiVersion: 'kubeflow.org/v1', metadata: { name: 'bert', namespace: 'vision' } });
});

test('roles have all that containers and pods have', () => {
  const { Master, Worker } = specOf('PyTorchJob', {
    master: role,
    worker: {
      image, replicas: 3, restartPolicy: 'ExitCode', command: ['python'], args: ['train.py'], env: { LR: '0.1' }, cpu: '2', gpu: nvidia(1),
        mounts: [{ mountPath: '/data', claim: existingClaim('d', { external: true }) }],
      serviceAccount: 'reader', nodeSelector: { pool: 'a' }, sidecars: [{ name: 'sync', image }], podLabels: { a: 'b' }, podAnnotations: { c: 'd' },
    },
  }).pytorchReplicaSpecs;
  expect(Master.replicas).toBe(1);
  expect(Worker).toMatchObject({ replicas: 3, restartPolicy: 'ExitCode', template: { metadata: { labels: { 'a': 'b', 'sidecar.istio.io/inject': 'false' },
    annotations: { c: 'd' } } } });
  expect(Worker.template.spec).toEqual({
    serviceAccountName: 'reader', nodeSelector: { pool: 'a' }, volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'd' } }],
    containers: [
      {
        name: 'pytorch', image, command: ['python'], args: ['train.py'], env: [{ name: 'LR', value: '0.1' }],
          resources: { requests: { cpu: '2' }, limits: { 'nvidia.com/gpu': '1' } },
        volumeMounts: [{ name: 'd', mountPath: '/data' }],
      },
      { name: 'sync', image },
    ],
  });
});

test('a program with rights has its token, and a proxy where it is asked for', () => {
  const worker = { ...role, automountServiceAccountToken: true };
  expect(podOf('JAXJob', 'jaxReplicaSpecs', 'Worker', { worker }).spec.automountServiceAccountToken).toBe(true);
  expect(podOf('JAXJob', 'jaxReplicaSpecs', 'Worker', { worker: role, mesh: true }).metadata)
    .toEqual({ labels: { 'sidecar.istio.io/inject': 'true' }, annotations: { 'traffic.sidecar.istio.io/includeInboundPorts': '' } });
});

test('how a job is run, and what is of one kind alone, is said in its words', () => {
  const runPolicy = { cleanPodPolicy: 'Running', backoffLimit: 3, suspend: false } as const;
  expect(specOf('PyTorchJob', { worker: role, runPolicy, nprocPerNode: '4', elasticPolicy: { minReplicas: 1, maxReplicas: 4, rdzvBackend: 'c10d' } }))
    .toMatchObject({ runPolicy, nprocPerNode: '4', elasticPolicy: { minReplicas: 1, maxReplicas: 4, rdzvBackend: 'c10d' } });
  expect(specOf('TFJob', { chief: role, worker: role, ps: { ...role, replicas: 2 }, evaluator: role, successPolicy: 'AllWorkers', enableDynamicWorker: true })).toMatchObject({
    tfReplicaSpecs: { Chief: {}, Worker: {}, PS: { replicas: 2 }, Evaluator: {} }, successPolicy: 'AllWorkers', enableDynamicWorker: true,
  });
  expect(Object.keys(specOf('TFJob', { master: role }).tfReplicaSpecs)).toEqual(['Master']);
  expect(specOf('MPIJob', { launcher: { ...role, containerName: 'run' }, worker: { ...role, containerName: 'work' }, slotsPerWorker: 2, mainContainer: 'work' })).toMatchObject({
    mpiReplicaSpecs: { Launcher: { template: { spec: { containers: [{ name: 'run' }] } } }, Worker: { replicas: 1, template: { spec: { containers: [{ name: 'work' }] } } } },
      slotsPerWorker: 2, mainContainer: 'work',
  });
  expect(specOf('PaddleJob', { master: { ...role, replicas: 2 }, worker: role, elasticPolicy: { maxRestarts: 1 } })).toMatchObject({
    paddleReplicaSpecs: { Master: { replicas: 2 }, Worker: {} }, elasticPolicy: { maxRestarts: 1 },
  });
  expect(specOf('XGBoostJob', { master: role, worker: role }).xgbReplicaSpecs.Worker).toBeDefined();
});

test('a suspended profile suspends jobs of all kinds, an archived one leaves their data', () => {
  for (const kind of Object.keys(KINDS) as Kind[]) {
    expect(specOf(kind, { ...LEAST[kind], runPolicy: { suspend: false, backoffLimit: 2 } }, { lifecycle: 'suspended' }).runPolicy).toEqual({ suspend: true, backoffLimit: 2 });
  }
  const mounts = [{ mountPath: '/out', claim: newClaim('1Gi') }];
  expect(rendered(made('JAXJob', { worker: { ...role, mounts } }, { lifecycle: 'archived' })).map(one => one.kind)).toEqual(['PersistentVolumeClaim']);
});

test('waits in a queue of a Kueue that knows its kind', () => {
  const queued = (frameworks: string[]) => {
    const scope = chart();
    setPlatformContext(scope, { ...platformAt('mirror.example.com'), queues: { flavors: ['default-flavor'], frameworks } });
    new PyTorchJob(new Team(scope, 'vision'), 'bert', { worker: role, queue: 'default', labels: { a: 'b' }, annotations: { c: 'd' } });
    return found(scope, 'PyTorchJob', 'bert').metadata;
  };
  expect(queued(['kubeflow.org/pytorchjob'])).toMatchObject({ labels: { 'a': 'b', 'kueue.x-k8s.io/queue-name': 'default' }, annotations: { c: 'd' } });
  expectConfigError(() => queued(['kubeflow.org/tfjob']), 'JobQueue', 'test/vision/bert', 'kubeflow.org/pytorchjob');
});

test('in a profile of the level "restricted" runs what the operator leaves as it is', () => {
  const secure = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
  const { Worker } = specOf('PyTorchJob', { worker: role }, { podSecurity: 'restricted' }).pytorchReplicaSpecs;
  expect(Worker.template.spec).toMatchObject({ securityContext: { runAsNonRoot: true }, containers: [{ securityContext: secure }] });
  expectConfigError(() => made('PyTorchJob', { master: role, worker: role }, { podSecurity: 'restricted' }), 'JobRestricted', 'test/vision/bert', 'toTrainJob');
  expectConfigError(() => made('MPIJob', { launcher: role }, { podSecurity: 'restricted' }), 'JobRestricted', 'test/vision/bert', 'MPIJob');
});

describe('as data', () => {
  const at = () => ({ scope: new Chart(chart(), 'in'), namespace: 'vision', owner: 'trial', isRestricted: false });
  const master = (primaryContainerName: string): TrialFacts => ({ primaryContainerName, primaryPodLabels: { 'training.kubeflow.org/job-role': 'master' } });
  const conditions = { successCondition: expect.stringContaining('Succeeded'), failureCondition: expect.stringContaining('Failed') };

  test.each<[Kind, JobTemplate, object]>([
    ['PyTorchJob', pyTorchJob({ worker: role }), master('pytorch')],
    ['TFJob', tfJob({ worker: role }), master('tensorflow')],
    ['XGBoostJob', xgboostJob({ master: role }), master('xgboost')],
    ['MPIJob', mpiJob({ launcher: role }), master('mpi-launcher')],
    ['JAXJob', jaxJob({ worker: role }), { ...master('jax'), ...conditions }],
    ['PaddleJob', paddleJob({ worker: role }), { primaryContainerName: 'paddle', primaryPodLabels: { 'training.kubeflow.org/replica-type': 'worker',
      'training.kubeflow.org/replica-index': '0' }, ...conditions }],
  ])('a %s is what the construct writes, with what Katib must know', (kind, template, trial) => {
    expect(template).toMatchObject({ apiVersion: 'kubeflow.org/v1', kind });
    expect(template.spec(at())).toEqual(specOf(kind));
    expect(template.trial).toEqual(trial);
  });

  test('has its labels, its container by the name that it has, and its masters where there are some', () => {
    expect(pyTorchJob({ worker: role, queue: 'default', annotations: { a: 'b' } }).metadata).toEqual({ labels: { 'kueue.x-k8s.io/queue-name': 'default' },
      annotations: { a: 'b' } });
    expect(pyTorchJob({ worker: role }).metadata).toBeUndefined();
    expect(mpiJob({ launcher: { ...role, containerName: 'run' } }).trial.primaryContainerName).toBe('run');
    expect(paddleJob({ master: role }).trial.primaryPodLabels).toMatchObject({ 'training.kubeflow.org/replica-type': 'master' });
  });

  test('is checked at once, its queue where it will be', () => {
    expectConfigError(() => tfJob({ leader: role } as never), 'UnknownProp', '', 'leader');
    const place = at();
    setPlatformContext(place.scope, platformAt('mirror.example.com'));
    expectConfigError(() => pyTorchJob({ worker: role, queue: 'default' }).spec(place), 'JobQueue', 'test/in', 'pass kueue: {}');
  });
});

describe('refuses', () => {
  test.each<[string, Kind, object, string, string]>([
    ['a PyTorchJob without pods', 'PyTorchJob', {}, 'MissingProp', ''],
    ['an elastic one without workers', 'PyTorchJob', { master: role, elasticPolicy: {} }, 'MissingProp', 'worker'],
    ['more at least than at most', 'PyTorchJob', { worker: role, elasticPolicy: { minReplicas: 3, maxReplicas: 2 } }, 'JobElastic', 'minReplicas'],
    ['more at least than at most with Paddle', 'PaddleJob', { worker: role, elasticPolicy: { minReplicas: 3, maxReplicas: 2 } }, 'JobElastic', 'minReplicas'],
    ['processes in two places', 'PyTorchJob', { worker: role, elasticPolicy: { nProcPerNode: 2 } }, 'UnknownProp', 'nProcPerNode'],
    ['processes that are no number', 'PyTorchJob', { worker: role, nprocPerNode: 'all' }, 'WrongProp', 'nprocPerNode'],
    ['two masters', 'PyTorchJob', { master: { ...role, replicas: 2 } }, 'UnknownProp', 'replicas'],
    ['no worker at all', 'PyTorchJob', { worker: { ...role, replicas: 0 } }, 'WrongProp', 'replicas'],
    ['a role without an image', 'JAXJob', { worker: {} }, 'MissingProp', 'image'],
    ['a role that the kind does not have', 'JAXJob', { worker: role, master: role }, 'UnknownProp', 'master'],
    ['chief and master', 'TFJob', { chief: role, master: role }, 'WrongProp', ''],
    ['a TFJob without pods', 'TFJob', { ps: role }, 'MissingProp', ''],
    ['an XGBoostJob without its master', 'XGBoostJob', { worker: role }, 'MissingProp', 'master'],
    ['an MPIJob without its launcher', 'MPIJob', { worker: role }, 'MissingProp', 'launcher'],
    ['a queue for an MPIJob', 'MPIJob', { launcher: role, queue: 'default' }, 'UnknownProp', 'queue'],
    ['a main container that the workers do not have', 'MPIJob', { launcher: role, worker: role, mainContainer: 'main' }, 'JobContainer', '"main"'],
    ['a main container without workers', 'MPIJob', { launcher: role, mainContainer: 'mpi-worker' }, 'JobContainer', 'mpi-worker'],
    ['a policy that there is not', 'TFJob', { worker: { ...role, restartPolicy: 'Retry' } }, 'WrongProp', 'restartPolicy'],
    ['a controller that nobody is', 'TFJob', { worker: role, runPolicy: { managedBy: 'kueue' } }, 'WrongProp', 'managedBy'],
    ['a claim of one name in two roles', 'XGBoostJob', { master: { ...role, mounts: [{ mountPath: '/o', claim: '1Gi' }] },
      worker: { ...role, mounts: [{ mountPath: '/o', claim: '1Gi' }] } }, 'ClaimTwice', 'bert-o'],
    ['a name that is too long for its pods', 'PyTorchJob', { worker: role, name: 'a'.repeat(60) }, 'WorkloadName', '53'],
    ['a contradicting queue', 'TFJob', { worker: role, queue: 'a', labels: { 'kueue.x-k8s.io/queue-name': 'b' } }, 'JobQueue', '"b"'],
  ])('%s', (_, kind, props, code, text) => expectConfigError(() => made(kind, props), code, 'test/vision/bert', text));
});
