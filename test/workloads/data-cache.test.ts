import { DataCacheAccess, Profile } from '../../src/workloads';
import { chart, expectConfigError, rendered } from '../support';

const NAME = 'kubeflow-trainer-cache-initializer';

test('lets the first step of a training job set up its cache in that namespace alone', () => {
  const scope = chart();
  new DataCacheAccess(scope, 'DataCache', { namespace: 'vision' });
  expect(rendered(scope)).toEqual([
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: NAME, namespace: 'vision' } },
    {
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'RoleBinding', metadata: { name: NAME, namespace: 'vision' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: NAME }, subjects: [{ kind: 'ServiceAccount', name: NAME, namespace: 'vision' }],
    },
  ]);
});

test.each([['active', 2], ['suspended', 0], ['archived', 0]] as const)('makes in a profile that is %s %d objects', (lifecycle, count) => {
  const scope = chart();
  new DataCacheAccess(new Profile(scope, 'vision', { owner: 'ana@example.com', lifecycle }), 'DataCache');
  expect(rendered(scope).filter(one => one.metadata.name === NAME)).toHaveLength(count);
});

test('needs a namespace', () => expectConfigError(() => new DataCacheAccess(chart(), 'DataCache'), 'WorkloadNamespace', 'test/DataCache'));
