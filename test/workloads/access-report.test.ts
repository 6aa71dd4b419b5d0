import * as fs from 'fs';
import * as path from 'path';
import { App, Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { KubeflowBase } from '../../src/components/kubeflow';
import { Notebooks } from '../../src/components/notebooks';
import { DEFAULT_IDENTITY, ManifestApp, rendered } from '../../src/core';
import { accessReport, AccessReportOptions } from '../../src/workloads/access-report';
import { Roles, summary } from '../../src/workloads/access-report/roles';
import { group, Profile, serviceAccount, user } from '../../src/workloads/profile';
import { clusterObject, crd, object, setOf } from '../checks/support';
import { temporaryFolder } from '../core/support';
import { expectText, gateway } from '../support';

function teams(app: App) {
  new KubeflowBase(new Chart(app, 'kubeflow'), 'Kubeflow', { ingress: gateway.workload });
  new Notebooks(new Chart(app, 'notebooks'), 'Notebooks', { gateway });
  const chart = new Chart(app, 'profiles');
  new Profile(chart, 'vision', {
    owner: user('ana@example.com'),
    contributors: { edit: [group('vision_engineers')], view: [user('bo@example.com'), serviceAccount('ci', 'reader')] },
    quota: { cpu: Cpu.units(64), memory: Size.gibibytes(256), gpus: { nvidia: 4, mig: { '1g.10gb': 2 } } },
  });
  new Profile(chart, 'audio', { owner: group('audio'), lifecycle: 'suspended', contributors: { edit: [user('cy@example.com')] } });
}

test('tells a reviewer who may do what', () => {
  const app = new App();
  teams(app);
  expectText(accessReport().render(rendered(app))!, 'access.md');
});

test('does not depend on the order of the objects', () => {
  const app = new App();
  teams(app);
  const { all } = rendered(app);
  const render = (list: readonly object[]) => accessReport().render(setOf(list));
  expect(render([...all].reverse().map(one => one.manifest))).toBe(render(all.map(one => one.manifest)));
});

test('is written beside the manifests', () => {
  const outdir = path.join(temporaryFolder(), 'dist');
  const app = new ManifestApp({ outdir, summary: false });
  app.addReport(accessReport());
  teams(app);
  app.synth();
  expect(fs.readFileSync(path.join(outdir, 'access.md'), 'utf8')).toContain('| vision | active | user ana@example.com |');
});

test('is not written without a profile', () => expect(accessReport().render(setOf([object('v1', 'Pod', 'p')]))).toBeUndefined());

const profile = clusterObject('kubeflow.org/v1', 'Profile', 'ml', { spec: { owner: { kind: 'User', name: 'a@b.co' }, resourceQuotaSpec: { hard: { cpu: '2' } } } });
const rendering = (options: AccessReportOptions, ...manifests: object[]) => accessReport(options).render(setOf([profile, ...manifests]))!;
const render = (...manifests: object[]) => rendering({}, ...manifests);
const clusterRole = (name: string, rest: object, labels: object = {}) => clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRole', name, rest, { labels });
const allowing = (resource: string, ...verbs: string[]) => ({ rules: [{ apiGroups: [''], resources: [resource], verbs }] });
const collecting = (...clusterRoleSelectors: object[]) => ({ aggregationRule: { clusterRoleSelectors } });
const binding = (role: object, subject: object) => object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'b', { roleRef: role, subjects: [subject] });

test('shows rights that no profile gave', () => {
  const text = render(binding({ kind: 'ClusterRole', name: 'cluster-admin' }, { kind: 'User', name: 'eve@b.co' }));
  expect(text).toContain('| user eve@b.co | cluster-admin | no | RoleBinding b |');
  expect(text).toContain('`cluster-admin`.');
});

test('shows who passes the mesh without a role', () => {
  const policy = object('security.istio.io/v1beta1', 'AuthorizationPolicy', 'p', {
    spec: { rules: [{ from: [{ source: { principals: ['gateway'] } }], when: [{ key: 'request.headers[kubeflow-userid]', values: ['eve@b.co', '*@b.co'] }] }] },
  });
  expect(render(policy)).toContain('| requests of eve@b.co | none | yes | AuthorizationPolicy p |');
  expect(render(policy)).toContain('| requests of \\*@b.co | none | yes | AuthorizationPolicy p |');
});

test.each([
  [{}, 'everybody'],
  [{ from: [{ source: { namespaces: ['other'] } }] }, 'namespaces other'],
  [{ from: [{ source: { requestPrincipals: ['*'] } }] }, 'holders of tokens \\*'],
  [{ from: [{ source: { principals: ['*'] } }], when: [{ key: 'request.headers[kubeflow-userid]', values: ['a'] }] }, 'workloads \\* if request.headers\\[kubeflow-userid\\] is a'],
  [{ when: [{ key: 'request.headers[kubeflow-userid]', values: ['eve'] }] }, 'everybody if request.headers\\[kubeflow-userid\\] is eve'],
  [{ when: [{ key: 'request.auth.claims[groups]', values: ['x'], notValues: ['y'] }] },
    'everybody if request.auth.claims\\[groups\\] is x and request.auth.claims\\[groups\\] is not y'],
  [{ to: [{ operation: { methods: ['GET'], paths: ['/metrics'] } }] }, 'everybody for methods GET and paths /metrics'],
])('shows the rule %j', (rule, words) => {
  const policy = object('security.istio.io/v1', 'AuthorizationPolicy', 'p', { spec: { action: 'ALLOW', rules: [rule] } });
  expect(render(policy)).toContain(`| ${words} | none | where the rule matches | AuthorizationPolicy p |`);
});

test('says which pods a policy is for, and leaves out those that refuse', () => {
  const spec = { selector: { matchLabels: { app: 'a' } }, rules: [{}] };
  expect(render(object('security.istio.io/v1', 'AuthorizationPolicy', 'p', { spec }))).toContain('| everybody, to app=a only |');
  expect(render(object('security.istio.io/v1', 'AuthorizationPolicy', 'p', { spec: { ...spec, action: 'DENY' } }))).not.toContain('AuthorizationPolicy p');
});

test('shows a right on objects of one name in all namespaces, with the name', () => {
  const rule = (...resourceNames: string[]) => ({ apiGroups: [''], resources: ['secrets'], verbs: ['get'], ...resourceNames.length > 0 && { resourceNames } });
  const held = (...rules: object[]) => render(
    clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRole', 'keys', { rules }),
    clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'keys', { roleRef: { kind: 'ClusterRole', name: 'keys' }, subjects: [{ kind: 'Group', name: 'ops' }] }),
  );
  expect(held(rule('b', 'a'), rule('b'))).toContain('| group ops | keys | read Secrets (a, b) | ClusterRoleBinding keys |');
  expect(held(rule('a'), rule())).toContain('| group ops | keys | read Secrets | ClusterRoleBinding keys |');
});

test('shows rights in all namespaces, without those on kinds of the cluster alone', () => {
  const role = (name: string, resource: string, verb: string) =>
    clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRole', name, { rules: [{ apiGroups: ['', 'example.com'], resources: [resource], verbs: [verb] }] });
  const bind = (name: string) => clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', name, {
    roleRef: { kind: 'ClusterRole', name }, subjects: [{ kind: 'Group', name: 'ops' }],
  });
  const text = render(
    role('secrets', 'secrets', 'get'), bind('secrets'), role('nodes', 'nodes/status', '*'), bind('nodes'), bind('cluster-admin'),
    role('things', 'things', '*'), bind('things'), crd('example.com', 'Thing', 'Cluster', 'v1'), role('wares', 'wares', '*'), bind('wares'),
  );
  expect(text).toContain('## Rights in every profile');
  expect(text).toContain('| group ops | secrets | read Secrets | ClusterRoleBinding secrets |');
  expect(text).toContain('| group ops | cluster-admin | not in the manifests: what it allows stands in the cluster |');
  expect(text).toContain('| group ops | wares | other things |');
  expect(text).not.toMatch(/ClusterRoleBinding (nodes|things)/);
});

test('shows what the mesh as a whole lets into every profile', () => {
  const policy = (namespace: string, spec: object) => object('security.istio.io/v1', 'AuthorizationPolicy', 'all', { spec }, { namespace });
  expect(render(policy('istio-system', { rules: [{}] }))).toContain('| everybody | AuthorizationPolicy istio-system/all |');
  expect(render(policy('istio-system', {}))).not.toContain('istio-system/all');
  expect(render(policy('istio-system', { selector: { matchLabels: { a: 'b' } }, rules: [{}] }))).not.toContain('istio-system/all');
  const mesh = object('v1', 'ConfigMap', 'istio', {}, { namespace: 'mesh' });
  expect(render(policy('mesh', { rules: [{}] }), mesh)).toContain('| everybody | AuthorizationPolicy mesh/all |');
});

test('promises a group no way through the gateway', () => {
  const app = new App();
  new Profile(new Chart(app, 'profiles'), 'audio', { owner: group('audio'), contributors: { edit: [group('sound')] } });
  const text = accessReport().render(rendered(app))!;
  const claim = 'only if the issuer\'s claim is one plain string';
  expect(text).toContain(`| group audio | kubeflow-admin (owner) | ${claim} | Profile |`);
  expect(text).toContain(`| group sound | kubeflow-edit | ${claim} |`);
  expect(text).toContain('The owner is a group:');
  expect(text).toContain('| requests of a user with the id audio | none | yes | the profile controller |');
});

test('shows a role of the namespace, and the quota that the Profile itself asks for', () => {
  const text = render(binding({ kind: 'Role', name: 'reader' }, { kind: 'ServiceAccount', namespace: 'ci', name: 'x' }));
  expect(text).toContain('| ServiceAccount ci/x | Role reader | no | RoleBinding b |');
  expect(text).toContain('| cpu | 2 | kf-resource-quota |');
  expect(text).toContain('GPUs have no limit.');
});

test('collects the rules of aggregated roles, also by expressions', () => {
  const text = render(
    clusterRole('kubeflow-admin', collecting({ matchLabels: { a: '1' }, matchExpressions: [{ key: 'off', operator: 'DoesNotExist' }] })),
    clusterRole('leaf', allowing('secrets', '*'), { a: '1' }),
    clusterRole('out', allowing('pods', '*'), { a: '1', off: '' }),
  );
  expect(text).toContain('| core | secrets |  |');
  expect(text).toContain('| read Secrets | yes |');
});

describe('roles that collect each other', () => {
  const circle = [
    clusterRole('kubeflow-admin', collecting({ matchLabels: { of: 'admin' } }), { of: 'edit' }),
    clusterRole('kubeflow-edit', collecting({ matchLabels: { of: 'edit' } }), { of: 'admin' }),
    clusterRole('reads', allowing('secrets', 'get'), { of: 'admin' }),
    clusterRole('kills', allowing('persistentvolumeclaims', 'delete'), { of: 'edit' }),
  ];

  test('have the same rights, whichever is asked first', () => {
    const roles = (...names: string[]) => {
      const made = new Roles(setOf(circle));
      return names.map(name => summary(made.rights(name)!));
    };
    const [admin, edit] = roles('kubeflow-admin', 'kubeflow-edit');
    expect(admin).toEqual([['core', 'persistentvolumeclaims', 'secrets']]);
    expect(edit).toEqual(admin);
    expect(roles('kubeflow-edit', 'kubeflow-admin')).toEqual([edit, admin]);
  });

  test('are told the same in any order of the objects', () => {
    const text = render(...circle);
    expect(text).toContain('| read Secrets | yes | yes |');
    expect(text).toContain('| delete volumes | yes | yes |');
    expect(render(...[...circle].reverse())).toBe(text);
  });
});

test('does not count the rules that a collecting role had of its own', () => {
  expect(render(clusterRole('kubeflow-admin', { ...collecting({ matchLabels: { a: '1' } }), ...allowing('secrets', 'get') }))).toContain('| read Secrets | no |');
});

test('does not take a right on named objects for one on all', () => {
  const role = clusterRole('kubeflow-admin', { rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: ['own'], verbs: ['get'] }] });
  expect(render(role)).toContain('| read Secrets | no |');
  expect(render(role)).toContain('secrets (own)');
});

describe('who may only look', () => {
  const viewer = binding({ kind: 'ClusterRole', name: 'kubeflow-view' }, { kind: 'User', name: 'bo@b.co' });
  const roles = [clusterRole('kubeflow-edit', allowing('pods/exec', 'create')), clusterRole('kubeflow-view', allowing('pods', 'get'))];
  const policy = object('security.istio.io/v1', 'AuthorizationPolicy', 'b', {
    spec: { rules: [{ from: [{ source: { principals: ['gateway'] } }], when: [{ key: 'request.headers[kubeflow-userid]', values: ['bo@b.co'] }] }] },
  });

  test('runs commands in notebooks if a policy lets the requests in', () => {
    const text = render(...roles, viewer, policy);
    expect(text).toContain('| user bo@b.co | kubeflow-view | yes | RoleBinding b |');
    expect(text).toContain('| run commands inside pods | yes | in the terminals of notebooks |');
    expect(text).toContain('Commands in it run with the rights of the notebook\'s ServiceAccount');
  });

  test('runs none where no policy does', () => {
    expect(render(...roles, viewer)).toContain('| run commands inside pods | yes | no |');
  });

  test('runs none where the policy looks at a header that anybody can send', () => {
    const forged = object('security.istio.io/v1', 'AuthorizationPolicy', 'b', {
      spec: { rules: [{ from: [{ source: { principals: ['gateway'] } }], when: [{ key: 'request.headers[x-user]', values: ['bo@b.co'] }] }] },
    });
    const text = rendering({ identity: DEFAULT_IDENTITY }, ...roles, viewer, forged);
    expect(text).toContain('| user bo@b.co | kubeflow-view | no | RoleBinding b |');
    expect(text).toContain('| workloads gateway if request.headers\\[x-user\\] is bo@b.co | none | where the rule matches | AuthorizationPolicy b |');
  });

  test('is known behind the prefix that the platform puts before ids', () => {
    const prefixed = object('security.istio.io/v1', 'AuthorizationPolicy', 'b', {
      spec: { rules: [{ from: [{ source: { principals: ['gateway'] } }], when: [{ key: 'request.headers[kubeflow-userid]', values: ['accounts:bo@b.co'] }] }] },
    });
    expect(rendering({ identity: { ...DEFAULT_IDENTITY, userIdPrefix: 'accounts:' } }, viewer, prefixed)).toContain('| user bo@b.co | kubeflow-view | yes | RoleBinding b |');
  });
});

test('asks only what the roles of the output speak of, beside Kubernetes itself', () => {
  const text = render(clusterRole('kubeflow-edit', { rules: [{ apiGroups: ['kubeflow.org'], resources: ['notebooks'], verbs: ['get'] }] }));
  expect(text).toContain('| start notebooks | no |');
  expect(text).toContain('| read Secrets | no |');
  expect(text).not.toMatch(/run pipelines|train models|tune models|serve models/);
});

test('takes the namespace of the mesh as told', () => {
  const policy = object('security.istio.io/v1', 'AuthorizationPolicy', 'all', { spec: { rules: [{}] } }, { namespace: 'mesh' });
  expect(rendering({ meshNamespace: 'mesh' }, policy)).toContain('| everybody | AuthorizationPolicy mesh/all |');
  expect(render(policy)).not.toContain('mesh/all');
});

test('takes a resource of the same name in another group for one that may be in a profile', () => {
  const bind = (name: string, rule: object) => [
    clusterRole(name, { rules: [rule] }),
    clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', name, { roleRef: { kind: 'ClusterRole', name }, subjects: [{ kind: 'Group', name: 'ops' }] }),
  ];
  const text = render(
    ...bind('core', { apiGroups: [''], resources: ['nodes'], verbs: ['*'] }), ...bind('own', { apiGroups: ['example.com'], resources: ['nodes'], verbs: ['*'] }),
    ...bind('any', { apiGroups: ['*'], resources: ['services'], verbs: ['*'] }), crd('example.com', 'Service', 'Cluster', 'v1'),
  );
  expect(text).toContain('ClusterRoleBinding own |');
  expect(text).toContain('ClusterRoleBinding any |');
  expect(text).not.toContain('ClusterRoleBinding core |');
});
