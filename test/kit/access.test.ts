import * as kit from '../../src/kit';
import { labels, made } from './support';

const account = { name: 'web', namespace: 'x' };

describe('access', () => {
  const rules = [kit.rule('apps', kit.READ, 'deployments', 'daemonsets')];

  test('to the whole cluster is a role and its binding to the account', () => {
    expect(made(scope => new kit.ClusterAccess(scope, 'Access', { name: 'web', bindingName: 'web-binding', rules, account, labels }))).toEqual({
      'ClusterRole/web': { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'web', labels }, rules: [
        { apiGroups: ['apps'], resources: ['deployments', 'daemonsets'], verbs: ['get', 'list', 'watch'] },
      ] },
      'ClusterRoleBinding/web-binding': {
        apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', metadata: { name: 'web-binding', labels },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'web' }, subjects: [{ kind: 'ServiceAccount', name: 'web', namespace: 'x' }],
      },
    });
  });

  test('to one namespace is to that of the account, unless another one is named', () => {
    const labelsOf = (namespace?: string) => Object.entries(made(scope => new kit.NamespaceAccess(scope, 'Access', { name: 'web', rules, account, namespace })))
      .map(([label, manifest]) => [label, manifest.subjects]);
    const subjects = [{ kind: 'ServiceAccount', name: 'web', namespace: 'x' }];
    expect(labelsOf()).toEqual([['Role/x/web', undefined], ['RoleBinding/x/web', subjects]]);
    expect(labelsOf('y')).toEqual([['Role/y/web', undefined], ['RoleBinding/y/web', subjects]]);
  });

  test('by a role of somebody else is a binding alone', () => {
    const objects = made(scope => new kit.ClusterBinding(scope, 'Binding', { name: 'web', role: 'cluster-admin', account }));
    expect(Object.keys(objects)).toEqual(['ClusterRoleBinding/web']);
    expect(objects['ClusterRoleBinding/web']).toMatchObject({ roleRef: { kind: 'ClusterRole', name: 'cluster-admin' } });
    expect(objects['ClusterRoleBinding/web'].metadata).toEqual({ name: 'web' });
  });

  test('of a controller covers its rules, its metrics and its leader election, and no more', () => {
    const objects = made(scope => new kit.ControllerAccess(scope, 'Access', { prefix: 'web', namespace: 'x', labels, account: 'web', role: 'web-role', rules }));
    expect(Object.keys(objects)).toEqual([
      'ServiceAccount/x/web', 'ClusterRole/web-role', 'ClusterRoleBinding/web-manager-rolebinding', 'ClusterRole/web-proxy-role', 'ClusterRoleBinding/web-proxy-rolebinding',
      'ClusterRole/web-metrics-reader', 'Role/x/web-leader-election-role', 'RoleBinding/x/web-leader-election-rolebinding',
    ]);
    expect(objects['ClusterRole/web-role'].rules).toEqual(rules);
    expect(objects['ClusterRole/web-metrics-reader'].rules).toEqual([{ nonResourceURLs: ['/metrics'], verbs: ['get'] }]);
    const roles = Object.values(objects).flatMap(one => (one.rules ?? []) as { readonly verbs: string[] }[]);
    expect(roles.flatMap(one => one.verbs)).not.toContain('*');
  });

  test('of people collects the rules of roles that are labelled for it', () => {
    const objects = made(scope => new kit.PeopleRoles(scope, 'Roles', [
      { name: 'web-view', into: ['kubeflow-view', 'kubeflow-edit'], allows: rules }, { name: 'web-edit', allows: { collected: 'web-edit' } }, { name: 'bare', allows: [] },
    ], labels));
    const label = (role: string) => `rbac.authorization.kubeflow.org/aggregate-to-${role}`;
    expect(objects['ClusterRole/web-view'].metadata).toEqual({ name: 'web-view', labels: { ...labels, [label('kubeflow-view')]: 'true', [label('kubeflow-edit')]: 'true' } });
    expect(objects['ClusterRole/web-edit']).toMatchObject({ aggregationRule: { clusterRoleSelectors: [{ matchLabels: { [label('web-edit')]: 'true' } }] } });
    expect(objects['ClusterRole/web-edit']).not.toHaveProperty('rules');
    expect(made(scope => new kit.PeopleRoles(scope, 'Roles', [{ name: 'bare', allows: [] }]))['ClusterRole/bare'].metadata).toEqual({ name: 'bare' });
  });
});
