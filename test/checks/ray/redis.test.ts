import { rayRedis } from '../../../src/checks';
import { found, object, places } from '../support';

describe('RayCluster/Redis', () => {
  const OPTIONS = { gcsFaultToleranceOptions: { redisAddress: 'redis:6379' } };
  const REDIS = { name: 'RAY_REDIS_ADDRESS', value: 'redis:6379' };

  const spec = (env: readonly object[] = [], rest: object = {}, rayStartParams: object = {}) => ({
    headGroupSpec: { rayStartParams, template: { spec: { containers: [{ name: 'ray-head', env }, { name: 'proxy', env: [REDIS] }] } } }, ...rest,
  });
  const cluster = (one: object, annotations?: object) => object('ray.io/v1', 'RayCluster', 'train', { spec: one }, { annotations });

  test('lets clusters pass that say once, or not at all, where they keep their state', () => {
    expect(found(rayRedis, [
      cluster(spec()), cluster(spec([], OPTIONS)), cluster(spec([REDIS]), { 'ray.io/ft-enabled': 'True' }), cluster({}),
      object('ray.io/v1', 'RayJob', 'a', { spec: { clusterSelector: {} } }), object('ray.io/v1', 'RayService', 'a', { spec: { rayClusterConfig: spec([], OPTIONS) } }),
    ])).toEqual([]);
  });

  test('finds a Redis in a cluster that keeps no state', () => {
    expect(found(rayRedis, [cluster(spec([REDIS]), { 'ray.io/ft-enabled': 'false' })])).toEqual([
      'RayCluster/ml/train spec.headGroupSpec.template.spec.containers[0].env[0].name: names a Redis in a cluster that keeps no state, got "RAY_REDIS_ADDRESS"; ' +
        'leave it out, and set gcsFaultToleranceOptions.redisAddress',
    ]);
    expect(places(rayRedis, [object('ray.io/v1', 'RayJob', 'a', { spec: { rayClusterSpec: spec([REDIS]) } })])).toEqual([
      'RayJob/ml/a spec.rayClusterSpec.headGroupSpec.template.spec.containers[0].env[0].name',
    ]);
  });

  test('finds what is said again elsewhere, without telling a password', () => {
    const findings = found(rayRedis, [cluster(
      spec([REDIS, { name: 'REDIS_PASSWORD', value: 'secret' }, { name: 'REDIS_USERNAME', value: 'ray' }], OPTIONS, { 'redis-password': 'secret' }),
      { 'ray.io/ft-enabled': 'true', 'ray.io/external-storage-namespace': 'a' },
    )]);
    expect(findings.map(one => one.slice('RayCluster/ml/train '.length, one.indexOf(': ')))).toEqual([
      ...[2, 0, 1].map(index => `spec.headGroupSpec.template.spec.containers[0].env[${index}].name`), 'spec.headGroupSpec.rayStartParams.redis-password',
      'metadata.annotations["ray.io/ft-enabled"]', 'metadata.annotations["ray.io/external-storage-namespace"]',
    ]);
    expect(findings.join()).not.toContain('secret');
  });
});
