import { rayQueue } from '../../../src/checks';
import { clusterObject, external, found, object, places } from '../support';

describe('RayCluster/Queue', () => {
  const QUEUE = object('kueue.x-k8s.io/v1beta2', 'LocalQueue', 'default', { spec: { clusterQueue: 'ml' } });
  const NAMED = { labels: { 'kueue.x-k8s.io/queue-name': 'train' } };
  const ray = (kind: string, spec: object, metadata: object = {}) => object('ray.io/v1', kind, 'train', { spec }, metadata);
  const SCALING = { enableInTreeAutoscaling: true };
  const kueue = (...webhooks: readonly string[]) =>
    clusterObject('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'kueue', { webhooks: webhooks.map(name => ({ name: `v${name}.kb.io` })) });

  test('lets pass what Kueue takes, and what waits in no queue', () => {
    expect(found(rayQueue, [ray('RayJob', { rayClusterSpec: SCALING }), ray('RayCluster', SCALING)])).toEqual([]);
    expect(found(rayQueue, [QUEUE, ray('RayCluster', SCALING, { namespace: 'other' })])).toEqual([]);
    expect(found(rayQueue, [
      QUEUE, kueue('clusterqueue', 'raycluster', 'rayjob'),
      ray('RayJob', { shutdownAfterJobFinishes: true, rayClusterSpec: { workerGroupSpecs: Array(7).fill({}) } }), ray('RayJob', { clusterSelector: { a: 'b' } }),
      ray('RayCluster', { enableInTreeAutoscaling: false }), ray('RayCluster', SCALING, { annotations: { 'kueue.x-k8s.io/elastic-job': 'true' } }),
      ray('RayService', { rayClusterConfig: SCALING }),
    ])).toEqual([]);
    expect(found(rayQueue, [QUEUE, kueue('clusterqueue', 'job'), ray('RayCluster', SCALING)])).toEqual([]);
    expect(found(rayQueue, [QUEUE, ray('RayService', { rayClusterConfig: SCALING })])).toEqual([]);
  });

  test('finds clusters that stay, that scale, and that have too many groups', () => {
    expect(found(rayQueue, [QUEUE, ray('RayJob', { rayClusterSpec: { ...SCALING, workerGroupSpecs: Array(8).fill({}) } })])).toEqual([
      'RayJob/ml/train spec.shutdownAfterJobFinishes: must be true in a queue, got undefined; set it, so that the cluster gives its place back when the job has ended',
      'RayJob/ml/train spec.rayClusterSpec.enableInTreeAutoscaling: must not be on in a queue, which gives a place to all pods at once, got true; ' +
        'leave it out, or give the queue of the team another name than "default"',
      'RayJob/ml/train spec.rayClusterSpec.workerGroupSpecs: must have at most 7 groups in a queue, got 8; join some of them',
    ]);
  });

  test('finds them where Kueue looks at their kind', () => {
    expect(places(rayQueue, [QUEUE, kueue('clusterqueue', 'raycluster'), ray('RayCluster', SCALING)])).toEqual(['RayCluster/ml/train spec.enableInTreeAutoscaling']);
  });

  test('finds them in queues that they name, and in those of others', () => {
    expect(places(rayQueue, [ray('RayCluster', SCALING, NAMED), ray('RayService', { rayClusterConfig: SCALING }, NAMED)]))
      .toEqual(['RayCluster/ml/train spec.enableInTreeAutoscaling', 'RayService/ml/train spec.rayClusterConfig.enableInTreeAutoscaling']);
    expect(places(rayQueue, [ray('RayCluster', SCALING)], [external('kueue.x-k8s.io/LocalQueue', 'default', 'ml')])).toEqual(['RayCluster/ml/train spec.enableInTreeAutoscaling']);
  });

  test('finds workers that are called as the pod that leads', () => {
    const groups = (...names: readonly string[]) => ray('RayCluster', { workerGroupSpecs: names.map(groupName => ({ groupName })) }, NAMED);
    expect(places(rayQueue, [groups('heads', 'head')])).toEqual(['RayCluster/ml/train spec.workerGroupSpecs[1].groupName']);
  });
});
