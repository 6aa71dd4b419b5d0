import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Chart } from 'cdk8s';
import { ConfigMap, Namespace, Secret } from '../../src/apis/k8s/core/v1';
import { ALL_RULES, App } from '../../src/checks';
import { FindingsError, ManifestAppProps, ManifestSet, Rule } from '../../src/core';
import { configError } from '../support';
import { clusterObject, deployment, object, service, setOf } from './support';

let outdir: string;
beforeEach(() => {
  outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'checks-'));
});
afterEach(() => fs.rmSync(outdir, { recursive: true }));

function given(props: ManifestAppProps = {}) {
  const app = new App({ outdir, ...props });
  const chart = new Chart(app, 'team');
  new Namespace(chart, 'Namespace', { metadata: { name: 'team' } });
  new ConfigMap(chart, 'Settings', { metadata: { name: 'settings', namespace: 'team' }, data: { mode: 'fast' } });
  return { app, chart };
}

const written = () => fs.readdirSync(outdir, { recursive: true }).map(String).filter(file => file.endsWith('.yaml')).sort();

test('writes objects that all rules accept', () => {
  given().app.synth();
  expect(written()).toEqual(['team/00-namespaces/namespace.team.yaml', 'team/20-base/configmap.team.settings.yaml']);
});

test('reports everything at once and writes nothing', () => {
  const { app, chart } = given();
  new Secret(chart, 'Key', { metadata: { name: 'key', namespace: 'teem' }, stringData: { password: 'hunter2' } });
  const error = configError(() => app.synth());
  expect(error).toBeInstanceOf(FindingsError);
  expect((error as FindingsError).findings.map(one => `${one.rule.id} ${one.at.path}`)).toEqual(['References/Namespace team/Key', 'Credentials/Literal team/Key']);
  expect(error.message).not.toContain('hunter2');
  expect(written()).toEqual([]);
});

test('accepts what is waived, in the props or later', () => {
  const { app, chart } = given({ waivers: [{ rule: 'Credentials/Literal', object: 'Secret/team/key', reason: 'a public example' }] });
  new Secret(chart, 'Key', { metadata: { name: 'key', namespace: 'team' }, stringData: { password: 'hunter2' } });
  new ConfigMap(chart, 'Bad', { metadata: { name: 'Bad', namespace: 'team' } });
  app.addWaiver({ rule: 'Names/Length', object: 'ConfigMap/team/*', reason: 'a test' });
  app.synth();
  expect(written()).toContain('team/20-base/secret.team.key.yaml');
});

test('reports waivers that match nothing', () => {
  const { app } = given({ waivers: [{ rule: 'Crd/Size', reason: 'none is too large any more' }, { rule: 'Crd/Sise', reason: 'misspelt' }] });
  expect(app.findings().map(one => one.problem)).toEqual(['matches no finding, got "*"', 'names no rule, got "Crd/Sise"']);
});

test('runs rules of the user beside those of the toolkit', () => {
  const rule: Rule = {
    id: 'Team/Settings',
    why: 'An example.',
    check: set => set.ofKind('ConfigMap').map(at => ({ at, field: 'data', problem: 'found', fix: 'none' })),
  };
  const { app, chart } = given({ rules: [rule] });
  new ConfigMap(chart, 'Lost', { metadata: { name: 'lost' } });
  expect(app.findings().map(one => one.rule.id)).toEqual(['Objects/Scope', 'Team/Settings', 'Team/Settings']);
});

test('gives each rule an id of its own and a reason in one sentence', () => {
  expect(new Set(ALL_RULES.map(rule => rule.id)).size).toBe(ALL_RULES.length);
  for (const { id, why } of ALL_RULES) {
    expect(id).toMatch(/^[A-Z][A-Za-z]+\/[A-Z][A-Za-z]+$/);
    expect(why).toMatch(/^\S.{20,}\.$/);
  }
});

/** Objects in which each rule looks at something. */
const RICH: readonly object[] = [
  deployment({
    serviceAccountName: 'a', volumes: [{ name: 'v', configMap: { name: 'c', items: [{ key: 'k', path: 'p' }] } },
      { name: 's', projected: { sources: [{ secret: { name: 's' } }] } }],
    imagePullSecrets: [{ name: 'p' }], securityContext: { sysctls: [{ name: 'a', value: '1' }], windowsOptions: { hostProcess: true } },
  }, {
    env: [{ name: 'TOKEN', value: 'x' }], envFrom: [{ secretRef: { name: 's' } }], ports: [{ containerPort: 1, hostPort: 1 }], livenessProbe: { httpGet: { host: 'h', port: 1 } },
    securityContext: { capabilities: { add: ['X'], drop: ['ALL'] }, seLinuxOptions: { type: 't' } }, args: ['a.b/c:1'],
  }),
  clusterObject('v1', 'Namespace', 'ml', {}, { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' }, annotations: { a: 'b' } }),
  service('web'),
  object('v1', 'ConfigMap', 'c', { data: { k: 'a.b/c:1 $2a$10$' } }),
  object('v1', 'Secret', 's', { data: { k: 'eA==' } }),
  clusterObject('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', 'w', {
    webhooks: [{ clientConfig: { caBundle: '', service: { name: 'web', namespace: 'ml', port: 1 } }, sideEffects: 'Some' }],
  }, { annotations: { 'cert-manager.io/inject-ca-from': 'ml/cert', 'cert-manager.io/inject-ca-from-secret': 'ml/s' } }),
  object('cert-manager.io/v1', 'Certificate', 'cert', { spec: { secretName: 's', dnsNames: ['x'], issuerRef: { name: 'i', kind: 'Issuer' } } }),
  object('networking.istio.io/v1', 'VirtualService', 'r', {
    spec: { gateways: ['g'], http: [{ match: [{ gateways: ['g'] }], route: [{ destination: { host: 'web.ml.svc', port: { number: 1 } } }] }] },
  }),
  object('networking.istio.io/v1', 'ServiceEntry', 'e', { spec: { hosts: ['a'] } }),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } } }),
  object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'b', { roleRef: { kind: 'Role', name: 'r' }, subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'ml' }] }),
  clusterObject('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'd', {
    spec: { group: 'g', names: { kind: 'K' }, scope: 'Cluster', versions: [{ name: 'v1', served: true }],
      conversion: { webhook: { clientConfig: { service: { name: 'web', namespace: 'ml' } } } } },
  }),
  object('networking.k8s.io/v1', 'Ingress', 'i', { spec: { tls: [{ secretName: 's' }],
    rules: [{ http: { paths: [{ backend: { service: { name: 'web', port: { number: 1 } } } }] } }] } }),
  object('kubeflow.org/v1alpha1', 'PVCViewer', 'p', { spec: { pvc: 'c', podSpec: { containers: [{ name: 'x' }] } } }),
  object('tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', 't', { spec: { logspath: 'pvc://x' } }),
];

/** The value once for each place in it, with something odd at that place. */
function* spoilt(value: unknown, odd: unknown): Generator<unknown> {
  yield odd;
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) {
      for (const one of spoilt(each, odd)) {
        yield value.with(index, one);
      }
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) {
      for (const one of spoilt(each, odd)) {
        yield { ...value, [key]: one };
      }
    }
  }
}

/** The object once for each place below its kind and name, with something odd at that place. */
function spoiltObjects(rich: object, odd: unknown): object[] {
  const { apiVersion, kind, metadata, ...rest } = rich as { readonly apiVersion: string; readonly kind: string; readonly metadata: { readonly name: string } };
  const { name, ...more } = metadata;
  return [...spoilt({ metadata: more, ...rest }, odd)].map(fields => {
    const own = fields as { readonly metadata?: object } | null;
    return { apiVersion, kind, ...own, metadata: { ...own?.metadata, name } };
  });
}

test.each([[null], ['x'], [[null]], [{ name: 7 }]])('no rule throws where an object has %j instead of what belongs there', odd => {
  const all = RICH.map(rich => spoiltObjects(rich, odd));
  expect(all.flat().length).toBeGreaterThan(200);
  const alone = ALL_RULES.filter(rule => /^(Schema|Names|Objects)\//.test(rule.id)); // these look at each object by itself
  const together = ALL_RULES.filter(rule => !alone.includes(rule));
  const sets = all.flatMap((variants, index) => variants.map(variant => setOf(RICH.with(index, variant))));
  const thrown = [...throwers(alone, setOf(all.flat())), ...sets.flatMap(set => throwers(together, set))];
  expect(thrown).toEqual([]);
});

/** The rules that throw, with what they throw. */
function throwers(rules: readonly Rule[], set: ManifestSet): string[] {
  return rules.flatMap(rule => {
    try {
      Array.from(rule.check(set));
      return [];
    } catch (error) {
      return [`${rule.id}: ${String(error)}`];
    }
  });
}
