import { podTopology } from '../../../src/checks';
import { clusterObject, found, object, places } from '../support';

const KEY = (name: string) => `kueue.x-k8s.io/podset-${name}`;
const template = (of: Readonly<Record<string, string>>) =>
  ({ metadata: { annotations: Object.fromEntries(Object.entries(of).map(([name, value]) => [KEY(name), value])) }, spec: { containers: [{ name: 'main', image: 'a' }] } });
const job = (of: Readonly<Record<string, string>>, spec: object = {}) => object('batch/v1', 'Job', 'j', { spec: { ...spec, template: template(of) } });
/** Where something is wrong with the pods of a Job, as names of annotations. */
const wrong = (of: Readonly<Record<string, string>>, spec: object = {}) =>
  places(podTopology, [job(of, spec)]).map(place => place.replace(/^Job\/ml\/j spec\.template\.metadata\.annotations\["kueue\.x-k8s\.io\/podset-(.*)"\]$/, '$1'));

const RACK = 'example.com/rack';

test('pods ask for one place in the topology, by the key of a label', () => {
  expect([wrong({ 'required-topology': RACK }), wrong({ 'preferred-topology': 'kubernetes.io/hostname' }), wrong({ 'unconstrained-topology': 'true' }), wrong({})].flat())
    .toEqual([]);
  expect([wrong({ 'required-topology': 'a b' }), wrong({ 'preferred-topology': '' })]).toEqual([['required-topology'], ['preferred-topology']]);
  expect(wrong({ 'unconstrained-topology': 'yes' })).toEqual(['unconstrained-topology']);
  expect(found(podTopology, [job({ 'required-topology': RACK, 'preferred-topology': RACK })])).toEqual([
    `Job/ml/j spec.template.metadata.annotations["${KEY('preferred-topology')}"]: must not be there beside another request of the topology, ` +
      `got "${RACK}", "${RACK}"; leave one of them`,
  ]);
});

test('slices have a level and a size, at most all pods, suspended or not', () => {
  const of = (size: string, spec: object = {}) => wrong({ 'slice-required-topology': RACK, 'slice-size': size }, spec);
  expect([of('1'), of('4', { parallelism: 4 }), of('2', { parallelism: 2, suspend: true })].flat()).toEqual([]);
  expect([of('0'), of('2'), of('5', { parallelism: 4 }), of('3', { parallelism: 2, suspend: true }), of('half', { parallelism: 4 })]).toEqual(Array(5).fill(['slice-size']));
  expect([wrong({ 'slice-required-topology': RACK }), wrong({ 'slice-size': '1' })]).toEqual([['slice-size'], ['slice-size']]);
  expect(wrong({ 'slice-required-topology': '-', 'slice-size': '1' })).toEqual(['slice-required-topology']);
});

test('a group has a name, a place and no slices', () => {
  expect(wrong({ 'group-name': 'g', 'required-topology': RACK })).toEqual([]);
  expect([wrong({ 'group-name': '7', 'preferred-topology': RACK }), wrong({ 'group-name': 'g' })]).toEqual([['group-name'], ['group-name']]);
  expect(wrong({ 'group-name': 'g', 'required-topology': RACK, 'slice-required-topology': RACK, 'slice-size': '1' })).toEqual(['slice-size', 'slice-required-topology']);
});

describe('a group', () => {
  const set = (...jobs: readonly (readonly [pods: number, of: Readonly<Record<string, string>>])[]) => object('jobset.x-k8s.io/v1alpha2', 'JobSet', 's', {
    spec: { replicatedJobs: jobs.map(([parallelism, of], index) => ({ name: `j${index}`, replicas: 1, template: { spec: { parallelism, completions: parallelism, template: template(of) } } })) },
  });
  const ONE = { 'group-name': 'g', 'required-topology': RACK };
  const at = (index: number) => [`JobSet/ml/s spec.replicatedJobs[${index}].template.spec.template.metadata.annotations["${KEY('group-name')}"]`];

  test('is of two sorts of pods, one of them of a single pod', () => {
    expect([set([1, ONE], [2, ONE]), set([3, ONE], [1, ONE], [2, {}])].flatMap(one => places(podTopology, [one]))).toEqual([]);
    expect([set([1, {}], [1, ONE]), set([1, { ...ONE, 'group-name': 'h' }], [1, {}], [1, {}])].map(one => places(podTopology, [one]))).toEqual([at(1), at(0)]);
    expect(places(podTopology, [set([1, ONE], [1, ONE], [1, ONE])])).toEqual(at(0));
    expect(found(podTopology, [set([2, ONE], [3, ONE])])).toEqual([`${at(0)[0]}: must be a group with a sort of a single pod, got 2, 3 pods; leave the group out`]);
  });

  test('is counted in each replica of a LeaderWorkerSet, which waits by itself', () => {
    const workers = (size: number, slice: string, replicas = 2) => object('leaderworkerset.x-k8s.io/v1', 'LeaderWorkerSet', 'l', {
      spec: { replicas, leaderWorkerTemplate: { size, leaderTemplate: template(ONE), workerTemplate: template({ ...ONE, ...slice && { 'slice-size': slice } }) } },
    });
    expect(places(podTopology, [workers(3, ''), workers(3, '', 0)])).toEqual([]);
    expect(found(podTopology, [workers(3, '3')]).filter(one => one.includes('at most'))[0]).toContain('at most 2, the number of pods, got "3"');
  });

  test('asks for one place', () => {
    expect(places(podTopology, [set([1, ONE], [2, { ...ONE, 'required-topology': 'example.com/block' }])])).toEqual(at(0));
    expect(places(podTopology, [set([1, ONE], [2, { 'group-name': 'g', 'preferred-topology': RACK }])])).toEqual(at(0));
  });
});

test('a runtime says it for the training jobs on it, whose number of pods it does not know', () => {
  const runtime = (of: Readonly<Record<string, string>>) => clusterObject('trainer.kubeflow.org/v1alpha1', 'ClusterTrainingRuntime', 'torch', {
    spec: { mlPolicy: { numNodes: 1 }, template: { spec: { replicatedJobs: [{ name: 'node', template: { spec: { template: template(of) } } }] } } },
  });
  expect(places(podTopology, [runtime({ 'slice-required-topology': RACK, 'slice-size': '8' })])).toEqual([]);
  expect(found(podTopology, [runtime({ 'slice-required-topology': RACK, 'slice-size': '0' })])).toEqual([
    `ClusterTrainingRuntime/torch spec.template.spec.replicatedJobs[0].template.spec.template.metadata.annotations["${KEY('slice-size')}"]: ` +
      'must be a whole number above 0, got "0"; write how many pods a slice has',
  ]);
});
