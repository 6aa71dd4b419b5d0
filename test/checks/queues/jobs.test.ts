import { queuedJobs } from '../../../src/checks';
import { clusterObject, external, found, object, places } from '../support';

const KUEUE = 'kueue.x-k8s.io';
const labels = (of: Readonly<Record<string, string>>) => ({ labels: Object.fromEntries(Object.entries(of).map(([name, value]) => [`${KUEUE}/${name}`, value])) });
const annotated = (of: Readonly<Record<string, string>>) => ({ annotations: labels(of).labels });
const job = (spec: object = {}, metadata: object = labels({ 'queue-name': 'train' })) => object('batch/v1', 'Job', 'j', { spec }, metadata);
const spark = (spec: object, metadata: object = labels({ 'queue-name': 'train' })) => object('sparkoperator.k8s.io/v1beta2', 'SparkApplication', 's', { spec }, metadata);
const webhooks = (...names: readonly string[]) =>
  clusterObject('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'kueue', { webhooks: names.map(name => ({ name: `v${name}.kb.io` })) });

test('labels of jobs name queues and workloads as objects are named, and say how long in whole seconds', () => {
  const at = (name: string) => [`Job/ml/j metadata.labels["${KUEUE}/${name}"]`];
  const of = (name: string, value: string) => places(queuedJobs, [job({}, labels({ [name]: value }))]);
  expect(['train', 'team.train'].flatMap(name => of('queue-name', name))).toEqual([]);
  expect(['Train', 'a b', ''].map(name => of('queue-name', name))).toEqual(Array(3).fill(at('queue-name')));
  expect([of('prebuilt-workload-name', 'w'), of('prebuilt-workload-name', 'W')]).toEqual([[], at('prebuilt-workload-name')]);
  expect(['1', '+3600'].flatMap(time => of('max-exec-time-seconds', time))).toEqual([]);
  expect(['0', '-1', '1.5', '1h', ''].map(time => of('max-exec-time-seconds', time))).toEqual(Array(5).fill(at('max-exec-time-seconds')));
});

test('an empty name is that of the default queue, where there is one', () => {
  expect(found(queuedJobs, [job({}, labels({ 'queue-name': '' }))], [external(`${KUEUE}/LocalQueue`, 'default', 'ml')])).toEqual([]);
  expect(found(queuedJobs, [job({}, labels({ 'queue-name': '' }))], [external(`${KUEUE}/LocalQueue`, 'default', 'other')])).toEqual([
    `Job/ml/j metadata.labels["${KUEUE}/queue-name"]: must be a name of small letters, digits, "-" and ".", got ""; write the name of a LocalQueue`,
  ]);
});

test('a Job begins with fewer pods than it has in all, and with at least one', () => {
  const of = (fewest: string, spec: object) => places(queuedJobs, [job(spec, annotated({ 'job-min-parallelism': fewest }))]);
  const wrong = [`Job/ml/j metadata.annotations["${KUEUE}/job-min-parallelism"]`];
  expect([of('1', { parallelism: 2 }), of('2', { parallelism: 3, completions: 3 }), of('1', { parallelism: 3, completions: 2 })]).toEqual([[], [], []]);
  expect([of('2', { parallelism: 2 }), of('0', { parallelism: 2 }), of('2', { parallelism: 3, completions: 2 }), of('1', {}), of('all', { parallelism: 9 })])
    .toEqual(Array(5).fill(wrong));
});

test('pods that end together have an index, and are as many as must end', () => {
  const of = (value: string, spec: object) => places(queuedJobs, [job(spec, annotated({ 'job-completions-equal-parallelism': value }))]);
  const indexed = { completionMode: 'Indexed', parallelism: 2, completions: 2 };
  expect([of('true', indexed), of('T', { completionMode: 'Indexed' }), of('false', {}), of('0', {})]).toEqual([[], [], [], []]);
  expect(of('yes', indexed)).toEqual([`Job/ml/j metadata.annotations["${KUEUE}/job-completions-equal-parallelism"]`]);
  expect(of('true', { ...indexed, completionMode: undefined })).toEqual(['Job/ml/j spec.completionMode']);
  expect([of('true', { ...indexed, completions: 3 }), of('1', { completionMode: 'Indexed', parallelism: 2 })]).toEqual([['Job/ml/j spec.completions'], ['Job/ml/j spec.completions']]);
});

test('Spark in a queue runs in the cluster, with executors whose number does not change', () => {
  expect(found(queuedJobs, [spark({ mode: 'cluster', dynamicAllocation: { enabled: false } }), spark({ mode: 'client', dynamicAllocation: { enabled: true } }, {})])).toEqual([]);
  expect(places(queuedJobs, [spark({ mode: 'client' }), spark({ dynamicAllocation: { enabled: true } })]))
    .toEqual(['SparkApplication/ml/s spec.mode', 'SparkApplication/ml/s spec.dynamicAllocation.enabled']);
  expect(places(queuedJobs, [spark({ mode: 'client' }, {})], [external(`${KUEUE}/LocalQueue`, 'default', 'ml')])).toEqual(['SparkApplication/ml/s spec.mode']);
});

test('a Kueue of the output is asked whether it looks at the kind, and never looks at the older MPIJob', () => {
  const wrong = labels({ 'queue-name': 'A' });
  const torch = object('kubeflow.org/v1', 'PyTorchJob', 'p', {}, wrong);
  const mpi = (version: string) => object(`kubeflow.org/${version}`, 'MPIJob', version, {}, wrong);
  const at = (label: string) => `${label} metadata.labels["${KUEUE}/queue-name"]`;
  expect(places(queuedJobs, [job({}, wrong), torch, mpi('v1'), mpi('v2beta1')])).toEqual([at('Job/ml/j'), at('MPIJob/ml/v2beta1'), at('PyTorchJob/ml/p')]);
  expect(places(queuedJobs, [webhooks('clusterqueue', 'pytorchjob'), job({}, wrong), torch])).toEqual([at('PyTorchJob/ml/p')]);
  expect(places(queuedJobs, [webhooks('other'), job({}, wrong)])).toEqual([at('Job/ml/j')]);
});
