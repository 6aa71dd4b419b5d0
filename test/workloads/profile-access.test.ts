import { bindingName, group, Profile, ProfileProps, serviceAccount, user } from '../../src/workloads';
import { chart, found, objects, rendered } from '../support';

const ana = user('ana@example.com');
const bo = user('bo@example.com');

function given(props: Partial<ProfileProps> = {}) {
  const scope = chart();
  return { scope, profile: new Profile(scope, 'vision', { owner: ana, ...props }) };
}

test('binds a contributor in the form of the access API', () => {
  const { scope } = given({ contributors: { edit: [user('Bo.Li+ml@example.com')] } });
  const name = 'user-bo-li-ml-example-com-clusterrole-edit';
  expect(found(scope, 'RoleBinding', name)).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name, namespace: 'vision', annotations: { role: 'edit', user: 'Bo.Li+ml@example.com' } },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'kubeflow-edit' },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'Bo.Li+ml@example.com' }],
  });
  expect(found(scope, 'AuthorizationPolicy', name)).toEqual({
    apiVersion: 'security.istio.io/v1beta1',
    kind: 'AuthorizationPolicy',
    metadata: { name, namespace: 'vision', annotations: { role: 'edit', user: 'Bo.Li+ml@example.com' } },
    spec: {
      rules: [{
        from: [{ source: { principals: ['cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account', 'cluster.local/ns/kubeflow/sa/ml-pipeline-ui'] } }],
        when: [{ key: 'request.headers[kubeflow-userid]', values: ['Bo.Li+ml@example.com'] }],
      }],
    },
  });
});

test.each([
  ['_ana_@example.com', 'user-ana-example-com-clusterrole-view'],
  ['ANA@EXAMPLE.COM', 'user-ana-example-com-clusterrole-view'],
])('names the binding of %s like the access API', (id, name) => expect(bindingName(user(id), 'view')).toBe(name));

test('takes header, prefix, trust domain and callers from the platform', () => {
  const { scope } = given({
    contributors: { view: [bo] }, identity: { userId: 'x-user', userIdPrefix: 'accounts:', groups: 'x-groups' }, callers: ['mesh.example/ns/gw/sa/gateway'],
  });
  const [rule] = found(scope, 'AuthorizationPolicy', 'user-bo-example-com-clusterrole-view').spec.rules;
  expect(rule.when).toEqual([{ key: 'request.headers[x-user]', values: ['accounts:bo@example.com'] }]);
  expect(rule.from[0].source.principals).toEqual(['mesh.example/ns/gw/sa/gateway']);
  const other = given({ contributors: { view: [bo] }, trustDomain: 'td.example' }).scope;
  expect(JSON.stringify(rendered(other))).not.toContain('cluster.local');
});

test('lets groups in by the header with the groups, programs by the id of their token', () => {
  const { scope } = given({ contributors: { edit: [group('vision')], view: [serviceAccount('ci', 'runner')] } });
  expect(found(scope, 'AuthorizationPolicy', 'group-vision-clusterrole-edit').spec.rules[0].when)
    .toEqual([{ key: 'request.headers[kubeflow-groups]', values: ['vision', 'vision,*', '*,vision'] }]);
  expect(found(scope, 'AuthorizationPolicy', 'serviceaccount-ci-runner-clusterrole-view').spec.rules[0].when[0].values).toEqual(['system:serviceaccount:ci:runner']);
  expect(found(scope, 'RoleBinding', 'serviceaccount-ci-runner-clusterrole-view').subjects).toEqual([{ kind: 'ServiceAccount', namespace: 'ci', name: 'runner' }]);
});

test('gives a program that owns a profile a way through the mesh', () => {
  const { scope } = given({ owner: serviceAccount('ci', 'vision') });
  expect(found(scope, 'Profile', 'vision').spec.owner).toEqual({ kind: 'ServiceAccount', namespace: 'ci', name: 'vision' });
  expect(found(scope, 'AuthorizationPolicy', 'profile-owner').spec.rules[0].when[0].values).toEqual(['system:serviceaccount:ci:vision']);
});

test('makes a number of objects that grows with contributors alone', () => {
  expect(objects(given({ contributors: { view: Array.from({ length: 20 }, (_, i) => user(`u${i}@example.com`)) } }).scope)).toHaveLength(4 + 40);
});
