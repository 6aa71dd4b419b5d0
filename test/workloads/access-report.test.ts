import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { App, Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { KubeflowBase } from '../../src/components/kubeflow';
import { collect, ManifestApp } from '../../src/core';
import { accessReport } from '../../src/workloads/access-report';
import { group, Profile, serviceAccount, user } from '../../src/workloads/profile';
import { clusterObject, object, setOf } from '../checks/support';

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
