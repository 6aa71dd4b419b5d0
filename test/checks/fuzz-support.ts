import * as fs from 'fs';
import * as path from 'path';
import { loadAll } from 'js-yaml';
import { clusterObject, crdWithSchema, deployment, object } from './support';
import { Field, isRecord } from '../../src/core';

/** What the platform, its components and workloads render, all of it committed; and kinds and fields beside it that they do not have. */
export function realObjects(): object[] {
  const root = path.join(__dirname, '..', '..');
  const below = (...names: readonly string[]) => {
    const folder = path.join(root, ...names);
    return fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => path.join(folder, file));
  };
  const files = [...below('dist'), ...below('test', 'golden')].filter(file => file.endsWith('.yaml') && !file.includes('10-crds')).sort();
  const all = files.flatMap(file => loadAll(fs.readFileSync(file, 'utf8'))).filter(isRecord);
  return [...new Map(all.map(one => [[one.kind, ...Object.values(new Field(one).at('metadata').strings())].join(), one])).values(), ...OTHERS];
}

const OTHERS: readonly object[] = [
  deployment({
    serviceAccountName: 'a', volumes: [{ name: 'v', configMap: { name: 'c', items: [{ key: 'k', path: 'p' }] } },
      { name: 's', projected: { sources: [{ secret: { name: 's' } }] } }],
    imagePullSecrets: [{ name: 'p' }], securityContext: { sysctls: [{ name: 'a', value: '1' }], windowsOptions: { hostProcess: true } },
  }, {
    env: [{ name: 'TOKEN', value: 'x' }], envFrom: [{ secretRef: { name: 's' } }], livenessProbe: { exec: { command: ['x'] } }, args: ['a.b/c:1', '--password=x'],
    ports: [{ containerPort: 1, hostPort: 1 }], securityContext: { capabilities: { add: ['X'], drop: ['ALL'] }, seLinuxOptions: { type: 't' } },
  }),
  object('v1', 'ConfigMap', 'c', { data: { k: 'a.b/c:1 $2a$10$', 'x.sh': 'export A=b' }, binaryData: { b: 'eA==' } }),
  object('v1', 'Secret', 's', { data: { k: 'eA==' }, stringData: { k: 'x' }, sops: { mac: 'x' } }),
  clusterObject('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', 'w', {
    webhooks: [{ clientConfig: { caBundle: '', service: { name: 'web', namespace: 'ml', port: 1 } }, sideEffects: 'Some' }],
  }, { annotations: { 'cert-manager.io/inject-ca-from': 'ml/cert', 'cert-manager.io/inject-ca-from-secret': 'ml/s' } }),
  object('apps/v1', 'StatefulSet', 'db',
    { spec: { serviceName: 'db', volumeClaimTemplates: [{ metadata: { name: 'd' } }], selector: { matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] },
    template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'db', volumeMounts: [{ name: 'd', mountPath: '/d' }] }] } } } }),
  object('batch/v1', 'CronJob', 'nightly', { spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: { spec: { containers: [{ name: 'a', image: 'x:1' }] } } } } } }),
  object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } } }),
  object('networking.k8s.io/v1', 'Ingress', 'i',
    { spec: { tls: [{ secretName: 's' }], rules: [{ http: { paths: [{ backend: { service: { name: 'web', port: { number: 1 } } } }] } }] } }),
  object('networking.istio.io/v1', 'VirtualService', 'r', {
    spec: { hosts: ['a.example.com'], gateways: ['g'],
      http: [{ match: [{ uri: { prefix: '/a' }, gateways: ['g'] }], route: [{ destination: { host: 'web.ml.svc', port: { number: 1 } } }] }] },
  }),
  object('networking.istio.io/v1', 'ServiceEntry', 'e', { spec: { hosts: ['a'] } }),
  object('security.istio.io/v1', 'AuthorizationPolicy', 'p', { spec: { rules: [{ when: [{ key: 'source.ip', values: ['a'] }] }] } }),
  object('argoproj.io/v1alpha1', 'Application', 'a',
    { spec: { source: { repoURL: 'https://ana@git.example.com/a', helm: { parameters: [{ name: 'password', value: 'x' }], valuesObject: { a: { password: 'x' } } } } } }),
  object('secrets.hashicorp.com/v1beta1', 'VaultStaticSecret', 'v', { spec: { destination: { name: 's' } } }),
  object('bitnami.com/v1alpha1', 'SealedSecret', 'q', { spec: { encryptedData: { a: 'x' }, template: { metadata: { name: 'q' } } } }),
  crdWithSchema('example.com', 'Thing', { properties: { spec: {
    type: 'object', required: ['size'],
    properties: { size: { type: 'integer', enum: [1, 2] }, name: { type: 'string', pattern: '^a' },
    list: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
      choice: { oneOf: [{ required: ['a'] }, { required: ['b'] }], type: 'object', additionalProperties: { type: 'string' } } },
  } } }),
  object('example.com/v1', 'Thing', 'one', { spec: { size: 1, name: 'a', list: ['a'], choice: { a: 'x' } } }),
  { apiVersion: 'v1', kind: 'List', metadata: {}, items: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }] },
];

/** Fields below which values may be secret. */
const SECRET = new Set(['env', 'data', 'stringData', 'binaryData', 'args', 'command']);

/** A copy in which each string that may be secret is the marker, in one of several forms. */
export function planted(value: unknown, marker: string, random: () => number, isSecret = false): unknown {
  if (Array.isArray(value)) {
    return value.map(each => planted(each, marker, random, isSecret));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, planted(each, marker, random, (isSecret || SECRET.has(name)) && !NAMES.has(name))]));
  }
  const forms = [marker, marker, `password: ${marker}`, `--token=${marker}`, `https://ana:${marker}@git.example.com`, `ghp_${marker.repeat(5)}`,
    Buffer.from(marker).toString('base64'), '-----BEGIN PRIVATE KEY-----', value];
  return isSecret && typeof value === 'string' ? forms[Math.floor(random() * forms.length)] : value;
}

/** What findings name on purpose: the variable, the object and the key that a value comes from. */
const NAMES = new Set(['name', 'key', 'secretKey', 'remoteRef', 'fieldPath']);

const LONG = 'x'.repeat(50_000);

const ODD: readonly unknown[] = [
  null, undefined, 0, -1, 1.5, NaN, true, '', 'x', ' ', '*', '/', '.', 'a/b/c', '__proto__', 'constructor', 'toString', 'List', 'v1', '$(X)', 'https://', '{{', '\n', '\u0000',
  LONG, 'a/'.repeat(20_000),
  [], [null], [[]], ['x', 'x'], [{}, 7], {}, { name: 7 }, { name: null }, { '': '' }, { constructor: 1 }, { [LONG]: 1 }, { a: { b: { c: [] } } }, { kind: [], name: {} },
];

type Change = (value: unknown, random: () => number) => unknown;

const CHANGES: readonly Change[] = [
  (_, random) => ODD[Math.floor(random() * ODD.length)],
  value => [value],
  value => ({ wrapped: value }),
  value => Array.isArray(value) ? [...value, ...value] : String(value),
  value => typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value) : [value, value],
  value => typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : { value },
];

/** A copy with one random place below it changed. */
export function mutated(value: unknown, random: () => number): unknown {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  if (entries.length === 0 || random() < 0.15) {
    return CHANGES[Math.floor(random() * random() * CHANGES.length)](value, random);
  }
  const [name, below] = entries[Math.floor(random() * entries.length)];
  const changed = mutated(below, random);
  if (Array.isArray(value)) {
    return value.with(Number(name), changed);
  }
  return Object.fromEntries(entries.filter(([other]) => other !== name || random() > 0.05).map(([other, each]) => [other, other === name ? changed : each]));
}
