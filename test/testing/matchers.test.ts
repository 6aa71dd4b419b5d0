import '../../src/testing';
import { App as StockApp, Chart } from 'cdk8s';
import { ClusterRole, ClusterRoleBinding, Role, RoleBinding } from '../../src/apis/k8s/rbac/v1';
import { ConfigMap, Namespace } from '../../src/apis/k8s/core/v1';
import { KubeflowApp } from '../../src/checks';
import { rendered } from '../../src/core';
import { KubeflowPlatform, local } from '../../src/platform';
import { matchers } from '../../src/testing';
import { group, serviceAccount, user } from '../../src/workloads';

const app = new KubeflowApp();
const platform = new KubeflowPlatform(app, 'kubeflow', local());
platform.addProfile('vision', { owner: 'ana@example.com', contributors: { edit: ['bo@example.com', group('engineers')], view: [user('guest@example.com')] } });
platform.addProfile('speech', { owner: 'cy@example.com' });

/** A chart with one ConfigMap, in an app of cdk8s. */
function stock(namespace: string): StockApp {
  const other = new StockApp();
  const chart = new Chart(other, 'c');
  new Namespace(chart, 'Namespace', { metadata: { name: 'a' } });
  new ConfigMap(chart, 'Config', { metadata: { name: 'settings', namespace }, data: { mode: 'fast', list: 'a,b' } });
  return other;
}

/** What a matcher says when it fails. */
const failure = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
};

describe('toHaveNoFindings', () => {
  test('passes for an app, and for an app of cdk8s', () => {
    expect(app).toHaveNoFindings();
    expect(stock('a')).toHaveNoFindings();
  });

  test('fails with each finding as a synthesis prints it', () => {
    const text = failure(() => expect(stock('b')).toHaveNoFindings());
    expect(text).toContain('expected no findings, but there are 1');
    expect(text).toMatch(/References\/Namespace {2}c\/Config.*\n {4}ConfigMap\/b\/settings metadata\.namespace: .*got "b"; /);
    expect(failure(() => expect(stock('a')).not.toHaveNoFindings())).toContain('expected findings, but there are none');
  });

  test('fails for what is no construct', () => {
    expect(failure(() => expect('app').toHaveNoFindings())).toContain('toHaveNoFindings takes an app or another construct, got "app"');
  });
});

describe('toHaveObject', () => {
  const one = stock('a');

  test('finds by kind and name, with or without namespace and group, in an app, a chart or a set', () => {
    expect(one).toHaveObject('ConfigMap', 'settings');
    expect(one).toHaveObject('ConfigMap', 'a/settings');
    expect(one.charts[0]).toHaveObject('ConfigMap', 'a/settings');
    expect(rendered(one)).toHaveObject('Namespace', 'a');
    expect(app).toHaveObject('kubeflow.org/Profile', 'vision', { spec: { owner: { name: 'ana@example.com' } } });
    expect(one).not.toHaveObject('ConfigMap', 'b/settings');
    expect(app).not.toHaveObject('example.com/Profile', 'vision');
  });

  test('compares what is asked for: objects may hold more, lists and values may not', () => {
    expect(one).toHaveObject('ConfigMap', 'settings', { data: { mode: 'fast' } });
    expect(one).toHaveObject('ConfigMap', 'settings', { data: { list: expect.stringContaining('b') } });
    expect(one).not.toHaveObject('ConfigMap', 'settings', { data: { mode: 'slow' } });
    expect(one).not.toHaveObject('ConfigMap', 'settings', { data: { mode: undefined } });
    const rule = { apiGroups: ['kubeflow.org'], resources: ['notebooks'] };
    const chart = new Chart(new StockApp(), 'c');
    new ClusterRole(chart, 'Role', { metadata: { name: 'r' }, rules: [{ ...rule, verbs: ['get', 'list'] }] });
    expect(chart).toHaveObject('ClusterRole', 'r', { rules: [rule] });
    expect(chart).not.toHaveObject('ClusterRole', 'r', { rules: [{ ...rule, verbs: ['get'] }] });
    expect(chart).not.toHaveObject('ClusterRole', 'r', { rules: [] });
  });

  test('says what there is instead, and where a value differs', () => {
    expect(failure(() => expect(one).toHaveObject('ConfigMap', 'setings'))).toContain('expected a ConfigMap setings, but there are a/settings');
    expect(failure(() => expect(one).toHaveObject('Secret', 'settings'))).toContain('there is no Secret; the kinds are ConfigMap, Namespace');
    expect(failure(() => expect(one).toHaveObject('ConfigMap', 'settings', { data: { mode: 'slow' } }))).toContain('a/settings data.mode: expected "slow", got "fast"');
    expect(failure(() => expect(one).not.toHaveObject('ConfigMap', 'settings'))).toContain('expected no ConfigMap settings, but there is one');
  });
});

describe('toAllow', () => {
  test('knows what the profile controller gives the owner and the accounts of a profile', () => {
    expect(app).toAllow('ana@example.com', 'create', 'Notebook', 'vision');
    expect(app).not.toAllow('ana@example.com', 'create', 'Notebook', 'speech');
    expect(app).not.toAllow('ana@example.com', 'create', 'Notebook');
    expect(app).toAllow(serviceAccount('vision', 'default-editor'), 'create', 'kubeflow.org/Notebook', 'vision');
    expect(app).not.toAllow(serviceAccount('vision', 'default-viewer'), 'create', 'Notebook', 'vision');
    expect(app).not.toAllow(serviceAccount('speech', 'default-editor'), 'create', 'Notebook', 'vision');
  });

  test('knows contributors, roles that collect others, and resources by name', () => {
    expect(app).toAllow(user('bo@example.com'), 'delete', 'Notebook', 'vision');
    expect(app).toAllow(group('engineers'), 'create', 'pods/exec', 'vision');
    expect(app).toAllow(user('guest@example.com'), 'list', 'Notebook', 'vision');
    expect(app).not.toAllow(user('guest@example.com'), 'delete', 'Notebook', 'vision');
    expect(app).not.toAllow(user('bo@example.com'), 'create', 'RoleBinding', 'vision');
  });

  test('knows Roles, ClusterRoles that are bound in one namespace or everywhere, and names of objects', () => {
    const chart = new Chart(new StockApp(), 'c');
    const subjects = [{ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'ana@example.com' }];
    const ref = (kind: string, name: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind, name });
    new Role(chart, 'Role', { metadata: { name: 'reader', namespace: 'a' }, rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }] });
    new RoleBinding(chart, 'Binding', { metadata: { name: 'reader', namespace: 'a' }, roleRef: ref('Role', 'reader'), subjects });
    const oneSecret = { apiGroups: [''], resources: ['secrets'], resourceNames: ['one'], verbs: ['get'] };
    new ClusterRole(chart, 'ClusterRole', { metadata: { name: 'nodes' }, rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }, oneSecret] });
    new ClusterRoleBinding(chart, 'ClusterBinding', { metadata: { name: 'nodes' }, roleRef: ref('ClusterRole', 'nodes'), subjects });
    expect(chart).toAllow('ana@example.com', 'get', 'ConfigMap', 'a');
    expect(chart).not.toAllow('ana@example.com', 'get', 'ConfigMap', 'b');
    expect(chart).not.toAllow('ana@example.com', 'get', 'ConfigMap');
    expect(chart).toAllow('ana@example.com', 'get', 'Node');
    expect(chart).not.toAllow('ana@example.com', 'get', 'Secret', 'a'); // one by name is not all
    expect(chart).not.toAllow('bo@example.com', 'get', 'Node');
  });

  test('says which bindings name somebody', () => {
    expect(failure(() => expect(app).toAllow('bo@example.com', 'create', 'RoleBinding', 'vision')))
      .toContain('expected the manifests to allow bo@example.com to create RoleBinding in vision, but they do not: its roles are RoleBinding/vision/');
    expect(failure(() => expect(app).toAllow('nobody@example.com', 'get', 'Pod', 'vision'))).toContain('no binding names it');
    expect(failure(() => expect(app).not.toAllow('ana@example.com', 'get', 'Pod', 'vision'))).toContain('Profile/vision (made by the profile controller)');
    expect(failure(() => expect(app).toAllow('ana@example.com', 'get', 'Widget', 'vision'))).toContain('kind is not known, got "Widget"');
  });
});

test('other test runners extend their own expect', () => {
  expect(Object.keys(matchers)).toEqual(['toHaveNoFindings', 'toHaveObject', 'toAllow']);
  expect(matchers.toHaveObject(stock('a'), 'Namespace', 'a').pass).toBe(true);
});
