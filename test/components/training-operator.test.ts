import { TrainingOperator, TrainingOperatorProps } from '../../src/components/training-operator';
import { Images, PodSettings } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, goldenDifference, Manifest, rendered } from '../support';

const elsewhere: TrainingOperatorProps = {
  namespace: 'training',
  schemes: ['PyTorchJob', 'MPIJob'],
  gangScheduling: { kind: 'scheduler-plugins', schedulerName: 'coscheduler' },
  watchNamespace: 'vision',
  threads: 4,
  clientConnection: { qps: 50, burst: 100 },
  logLevel: 'error',
  images: new Images({ mirror: 'mirror.example.com/kf' }),
};

function given(props: TrainingOperatorProps = {}) {
  const scope = chart();
  return { scope, operator: new TrainingOperator(scope, 'training-operator', props) };
}

const pod = (props: TrainingOperatorProps = {}) => found(given(props).scope, 'Deployment', 'training-operator').spec.template;
const args = (props: TrainingOperatorProps = {}): string[] => pod(props).spec.containers[0].args;
const names = (props: TrainingOperatorProps, kind: string) => rendered(given(props).scope).filter(one => one.kind === kind).map(one => one.metadata.name);
const rules = (props: TrainingOperatorProps, role: string): Manifest[] => found(given(props).scope, 'ClusterRole', role).rules;
const resources = (props: TrainingOperatorProps, role: string): string[] => rules(props, role).flatMap(one => one.resources);

test('renders the default manifest', () => expectGolden(given().scope, 'training-operator.yaml'));

test('renders the richest manifest', () => goldenDifference(given().scope, given(elsewhere).scope, 'training-operator-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere).scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  for (const literal of ['"namespace":"kubeflow"', 'ghcr.io', 'docker.io', 'tfjob', 'jaxjob']) {
    expect(text).not.toContain(literal);
  }
});

test('may run in a namespace of the level restricted, and outside the mesh', () => {
  const { metadata, spec } = pod();
  expect(spec.securityContext).toEqual({ seccompProfile: { type: 'RuntimeDefault' } });
  expect(spec.containers[0].securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, runAsNonRoot: true, runAsUser: 1000 });
  expect(metadata.labels['sidecar.istio.io/inject']).toBe('false');
});

test('names the images that its program would choose, so that a mirror reaches them and none has a floating tag', () => {
  const mirrored = args({ images: new Images({ mirror: 'mirror.example.com/kf' }) });
  expect(mirrored).toEqual([
    expect.stringMatching(/^--pytorch-init-container-image=mirror\.example\.com\/kf\/library\/alpine:[\d.]+$/),
    expect.stringMatching(/^--mpi-kubectl-delivery-image=mirror\.example\.com\/kf\/kubeflow\/training-v1\/kubectl-delivery:v1-\w+$/),
  ]);
  expect(args({ schemes: ['TFJob'] })).toEqual(['--enable-scheme=tfjob']);
});

test('has no definition, webhook and right for a kind that it does not work on', () => {
  const some: TrainingOperatorProps = { schemes: ['TFJob', 'PyTorchJob'] };
  expect(names(some, 'CustomResourceDefinition')).toEqual(['pytorchjobs.kubeflow.org', 'tfjobs.kubeflow.org']);
  expect(found(given(some).scope, 'ValidatingWebhookConfiguration', 'validator.training-operator.kubeflow.org').webhooks.map((one: Manifest) => one.name))
    .toEqual(['validator.pytorchjob.training-operator.kubeflow.org', 'validator.tfjob.training-operator.kubeflow.org']);
  for (const role of ['training-operator', 'kubeflow-training-edit', 'kubeflow-training-view']) {
    expect(resources(some, role).filter(one => /jobs/.test(one)).map(one => one.split('/')[0])).toEqual(expect.arrayContaining(['pytorchjobs', 'tfjobs']));
    expect(resources(some, role).filter(one => /^(mpi|xgboost|jax|paddle)jobs/.test(one))).toEqual([]);
  }
});

test('may give accounts and run commands in pods for MPI alone, and autoscale for PyTorch alone', () => {
  const OF_MPI = ['pods/exec', 'serviceaccounts', 'roles', 'rolebindings', 'configmaps'];
  expect(resources({}, 'training-operator')).toEqual(expect.arrayContaining([...OF_MPI, 'horizontalpodautoscalers']));
  const withoutBoth = resources({ schemes: ['TFJob', 'JAXJob'] }, 'training-operator');
  expect([...OF_MPI, 'horizontalpodautoscalers'].filter(one => withoutBoth.includes(one))).toEqual([]);
  expect(resources({ schemes: ['MPIJob'] }, 'training-operator')).toEqual(expect.arrayContaining(OF_MPI));
});

test('keeps its webhooks\' configuration, empty, where MPIJob alone is on: its program waits for it', () => {
  expect(found(given({ schemes: ['MPIJob'] }).scope, 'ValidatingWebhookConfiguration', 'validator.training-operator.kubeflow.org').webhooks).toBeUndefined();
});

test('reads and writes Secrets of its own namespace alone', () => {
  expect(resources({}, 'training-operator')).not.toContain('secrets');
  const role = found(given({ namespace: 'training' }).scope, 'Role', 'training-operator', 'training');
  expect(role.rules).toEqual([{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list', 'watch', 'update'] }]);
});

test.each<[string, TrainingOperatorProps, string[]]>([
  ['all of its own', {}, []],
  ['none of gang scheduling', { gangScheduling: { kind: 'none' } }, []],
  ['Volcano', { gangScheduling: { kind: 'volcano' } }, ['--gang-scheduler-name=volcano']],
  ['another scheduler', { gangScheduling: { kind: 'scheduler-plugins', schedulerName: 'coscheduler' } }, ['--gang-scheduler-name=coscheduler']],
  ['one namespace', { watchNamespace: 'vision' }, ['--namespace=vision']],
  ['load and log', { threads: 2, clientConnection: { qps: 5, burst: 6 }, logLevel: 'info' },
    ['--controller-threads=2', '--kube-api-qps=5', '--kube-api-burst=6', '--zap-log-level=info']],
  ['all kinds by name', { schemes: ['XGBoostJob', 'TFJob', 'PyTorchJob', 'PaddleJob', 'MPIJob', 'JAXJob'] }, []],
])('says to the program %s', (_name, props, expected) => expect(args(props).filter(one => !/image/.test(one))).toEqual(expected));

test.each<[string, TrainingOperatorProps, string, string[]]>([
  ['no kind', { schemes: [] }, 'WrongProp', ['schemes']],
  ['a kind that it does not know', { schemes: ['TrainJob' as never] }, 'WrongProp', ['schemes[0]', '"PyTorchJob"']],
  ['a scheduler of plug-ins without a name', { gangScheduling: { kind: 'scheduler-plugins' } as never }, 'MissingProp', ['schedulerName']],
  ['Volcano as one of the others', { gangScheduling: { kind: 'scheduler-plugins', schedulerName: 'volcano' } }, 'TrainingScheduler', ['kind: "volcano"']],
  ['an issuer, which the program cannot take', { webhookIssuer: { kind: 'ClusterIssuer', name: 'internal' } } as never, 'UnknownProp', ['webhookIssuer']],
  ['a load that is no whole number', { clientConnection: { qps: 0.5, burst: 1 } }, 'WrongProp', ['clientConnection.qps']],
  ['a log level that it does not know', { logLevel: 'warn' as never }, 'WrongProp', ['logLevel', '"error"']],
  ['a second pod', { workloads: { 'training-operator': { replicas: 2 } } }, 'OnePod', ['training-operator']],
])('refuses %s', (_name, props, code, texts) => expectConfigError(() => given(props), code, 'test/training-operator', ...texts));

test('the common settings reach its pod', () => {
  const pods: PodSettings = { nodeSelector: { pool: 'system' } };
  expect(pod({ pods }).spec.nodeSelector).toEqual({ pool: 'system' });
});
