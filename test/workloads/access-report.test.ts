import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { KubeflowBase } from '../../src/components/kubeflow';
import { collect, ManifestApp } from '../../src/core';
import { accessReport } from '../../src/workloads/access-report';
import { group, Profile, serviceAccount, user } from '../../src/workloads/profile';
import { clusterObject, crd, object, setOf } from '../checks/support';

const GOLDEN = path.join(__dirname, '..', 'golden', 'access.md');

function teams(app: App) {
  new KubeflowBase(new Chart(app, 'kubeflow'), 'Kubeflow', {
    ingress: { namespace: 'istio-system', serviceAccount: 'gw', selector: { app: 'gw' }, gatewaySelector: { istio: 'gw' } },
  });
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
  const text = accessReport().render(collect(app))!;
  if (process.env.UPDATE_GOLDEN === '1') {
    fs.writeFileSync(GOLDEN, text);
  }
  expect(text).toBe(fs.readFileSync(GOLDEN, 'utf8'));
});

test('does not depend on the order of the objects', () => {
  const app = new App();
  teams(app);
  const { all } = collect(app);
  const render = (list: readonly object[]) => accessReport().render(setOf(list));
  expect(render([...all].reverse().map(one => one.manifest))).toBe(render(all.map(one => one.manifest)));
});

test('is written beside the manifests', () => {
  const outdir = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'access-')), 'dist');
  const app = new ManifestApp({ outdir });
  app.addReport(accessReport());
  teams(app);
  app.synth();
  expect(fs.readFileSync(path.join(outdir, 'access.md'), 'utf8')).toContain('| vision | active | user ana@example.com |');
});

test('is not written without a profile', () => expect(accessReport().render(setOf([object('v1', 'Pod', 'p')]))).toBeUndefined());

const render = (...manifests: object[]) => accessReport().render(setOf([
  clusterObject('kubeflow.org/v1', 'Profile', 'ml', { spec: { owner: { kind: 'User', name: 'a@b.co' }, resourceQuotaSpec: { hard: { cpu: '2' } } } }), ...manifests,
]))!;
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
  const text = accessReport().render(collect(app))!;
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

test('collects the rules of aggregated roles, also by expressions, and ends in a circle', () => {
  const text = render(
    clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRole', 'kubeflow-admin', {
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: '1' }, matchExpressions: [{ key: 'off', operator: 'DoesNotExist' }] }] },
    }, { labels: { b: '2' } }),
    clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRole', 'on', {
      aggregationRule: { clusterRoleSelectors: [{ matchLabels: { b: '2' } }] },
    }, { labels: { a: '1' } }),
    clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRole', 'leaf', { rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['*'] }] }, { labels: { a: '1' } }),
    clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRole', 'out', { rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['*'] }] }, { labels: { a: '1', off: '' } }),
  );
  expect(text).toContain('| core | secrets |  |');
  expect(text).toContain('| read Secrets | yes |');
});

test('does not take a right on named objects for one on all', () => {
  const role = clusterObject('rbac.authorization.k8s.io/v1', 'ClusterRole', 'kubeflow-admin', {
    rules: [{ apiGroups: [''], resources: ['secrets'], resourceNames: ['own'], verbs: ['get'] }],
  });
  expect(render(role)).toContain('| read Secrets | no |');
  expect(render(role)).toContain('secrets (own)');
});
