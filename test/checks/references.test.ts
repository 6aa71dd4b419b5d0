import {
  referencesConfigMap, referencesGateway, referencesIssuer, referencesNamespace, referencesPersistentVolumeClaim, referencesRole, referencesScaleTarget,
  referencesSecret, referencesService, referencesServiceAccount,
} from '../../src/checks';
import { clusterObject, crd, deployment, external, found, namespace, object, places, service } from './support';

const POD = 'Deployment/ml/web spec.template.spec';
const RBAC = 'rbac.authorization.k8s.io/v1';
const profile = clusterObject('kubeflow.org/v1', 'Profile', 'ml');
const fix = (kind: string) => `correct the name, add the ${kind}, or declareExternal() it if somebody else makes it`;

/** A pod that reads the object `name` in every way that there is. */
function reader(name: string, key: string) {
  return deployment({
    volumes: [
      { name: 'a', configMap: { name, items: [{ key, path: 'x' }] } }, { name: 'b', secret: { secretName: name, items: [{ key, path: 'x' }] } },
      { name: 'c', projected: { sources: [{ configMap: { name, items: [{ key, path: 'x' }] } }, { secret: { name } }, { serviceAccountToken: { path: 't' } }] } },
      { name: 'd', csi: { driver: 'x', nodePublishSecretRef: { name } } },
    ],
    imagePullSecrets: [{ name }],
    initContainers: [{ name: 'first', env: [{ name: 'A', valueFrom: { configMapKeyRef: { name, key } } }, { name: 'B', valueFrom: { secretKeyRef: { name, key } } }] }],
  }, { envFrom: [{ configMapRef: { name } }, { secretRef: { name } }] });
}

describe('References/Namespace', () => {
  test('lets namespaces pass that the output, a Profile, Kubernetes or somebody else makes', () => {
    expect(found(referencesNamespace, [namespace(), service('a'), object('v1', 'ConfigMap', 'b', {}, { namespace: 'kube-system' })])).toEqual([]);
    expect(found(referencesNamespace, [profile, service('a')])).toEqual([]);
    expect(found(referencesNamespace, [service('a')], [external('Namespace', 'ml')])).toEqual([]);
  });

  test('finds objects in a namespace that nobody makes', () => {
    expect(found(referencesNamespace, [namespace('mll'), service('a')])).toEqual([
      `Service/ml/a metadata.namespace: names a Namespace that does not exist, got "ml"; ${fix('Namespace')}; a Profile of the name makes it too`,
    ]);
  });
});

test.each<[string | undefined, string, boolean]>([
  ['ml', 'web', true], ['ml', '*', true], ['*', 'web', true], ['*', '*', true], ['other', 'web', false], ['ml', 'other', false], ['*', 'other', false],
])('an object that others make in namespace %s under the name %s counts: %s', (where, name, counts) => {
  const account = deployment({ serviceAccountName: 'web' });
  expect(found(referencesServiceAccount, [account], [external('ServiceAccount', name, where)]).length).toBe(counts ? 0 : 1);
});

describe('References/ServiceAccount', () => {
  const binding = (subject: object, kind = 'RoleBinding') => (kind === 'RoleBinding' ? object : clusterObject)(RBAC, kind, 'b',
    { subjects: [{ kind: 'ServiceAccount', ...subject }] });

  test('lets accounts pass that exist, and those that are in every namespace or profile', () => {
    expect(found(referencesServiceAccount, [
      profile, object('v1', 'ServiceAccount', 'web'), deployment({ serviceAccountName: 'web' }), object('batch/v1', 'Job', 'j', { spec: { template: { spec: {} } } }),
      object('v1', 'Pod', 'p', { spec: { serviceAccountName: 'default-editor' } }), binding({ name: 'default', namespace: 'ml' }), binding({ name: 'web' }),
      binding({ name: 'other', namespace: 'ops' }, 'ClusterRoleBinding'), binding({ kind: 'User', name: 'nobody' }),
    ], [external('ServiceAccount', '*', 'ops')])).toEqual([]);
  });

  test('finds accounts that pods and bindings misname', () => {
    expect(found(referencesServiceAccount, [
      namespace(), deployment({ serviceAccountName: 'wep' }), object('batch/v1', 'CronJob', 'c',
        { spec: { jobTemplate: { spec: { template: { spec: { serviceAccountName: 'x' } } } } } }),
      object('kubeflow.org/v1', 'Notebook', 'n', { spec: { template: { spec: { serviceAccountName: 'default-editor' } } } }),
    ])).toEqual([
      `${POD}.serviceAccountName: names a ServiceAccount that does not exist, got "ml/wep"; ${fix('ServiceAccount')}`,
      `CronJob/ml/c spec.jobTemplate.spec.template.spec.serviceAccountName: names a ServiceAccount that does not exist, got "ml/x"; ${fix('ServiceAccount')}`,
      `Notebook/ml/n spec.template.spec.serviceAccountName: names a ServiceAccount that does not exist, got "ml/default-editor"; ${fix('ServiceAccount')}`,
    ]);
    expect(places(referencesServiceAccount, [profile, binding({ name: 'default-edit' })])).toEqual(['RoleBinding/ml/b subjects[0].name']);
    expect(found(referencesServiceAccount, [binding({ name: 'default', namespace: 'nowhere' }), binding({ name: 'web' }, 'ClusterRoleBinding')])).toEqual([
      `RoleBinding/ml/b subjects[0].name: names a ServiceAccount that does not exist, got "nowhere/default"; ${fix('ServiceAccount')}`,
      'ClusterRoleBinding/b subjects[0].namespace: a ServiceAccount needs its namespace here, got undefined; set the namespace of the subject',
    ]);
  });
});

describe('References/Role', () => {
  const binding = (kind: string, name: string, metadata: object = {}) => object(RBAC, 'RoleBinding', 'b',
    { roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name } }, metadata);

  test('lets roles pass that exist, and those of Kubernetes', () => {
    expect(found(referencesRole, [
      object(RBAC, 'Role', 'reader'), clusterObject(RBAC, 'ClusterRole', 'all'), binding('Role', 'reader'), binding('ClusterRole', 'all'), binding('ClusterRole', 'view'),
      binding('ClusterRole', 'system:auth-delegator'), binding('Role', 'extension-apiserver-authentication-reader', { namespace: 'kube-system' }),
    ])).toEqual([]);
  });

  test('finds roles that do not exist, also of another kind or namespace', () => {
    expect(found(referencesRole, [
      object(RBAC, 'Role', 'reader', {}, { namespace: 'other' }), binding('Role', 'reader'), binding('ClusterRole', 'reader'),
      clusterObject(RBAC, 'ClusterRoleBinding', 'b', { roleRef: { kind: 'ClusterRole', name: 'reader' } }),
    ])).toEqual([
      `RoleBinding/ml/b roleRef.name: names a Role that does not exist, got "ml/reader"; ${fix('Role')}`,
      `RoleBinding/ml/b roleRef.name: names a ClusterRole that does not exist, got "reader"; ${fix('ClusterRole')}`,
      `ClusterRoleBinding/b roleRef.name: names a ClusterRole that does not exist, got "reader"; ${fix('ClusterRole')}`,
    ]);
  });
});

describe('References/ConfigMap', () => {
  const config = (data: object) => object('v1', 'ConfigMap', 'config', data);

  test('lets ConfigMaps and keys pass that exist, that controllers fill, or that are optional', () => {
    expect(found(referencesConfigMap, [config({ data: { a: '' }, binaryData: { b: '' } }), reader('config', 'a')])).toEqual([]);
    expect(found(referencesConfigMap, [config({ binaryData: { b: '' } }), reader('config', 'b')])).toEqual([]);
    expect(found(referencesConfigMap, [config({}), reader('config', 'filled-later')])).toEqual([]);
    expect(found(referencesConfigMap, [reader('config', 'a')], [external('ConfigMap', 'config', 'ml')])).toEqual([]);
    expect(found(referencesConfigMap, [deployment({ volumes: [{ name: 'a', configMap: { name: 'x', optional: true } },
      { name: 'b', configMap: { name: 'kube-root-ca.crt' } }] })])).toEqual([]);
  });

  test('finds each way to name a ConfigMap that does not exist', () => {
    expect(found(referencesConfigMap, [reader('config', 'a')])).toEqual([
      'volumes[0].configMap.name', 'volumes[2].projected.sources[0].configMap.name', 'initContainers[0].env[0].valueFrom.configMapKeyRef.name',
        'containers[0].envFrom[0].configMapRef.name',
    ].map(field => `${POD}.${field}: names a ConfigMap that does not exist, got "ml/config"; ${fix('ConfigMap')}`));
  });

  test('finds keys that it does not have', () => {
    expect(found(referencesConfigMap, [config({ data: { b: '', a: '' } }), reader('config', 'c')])).toEqual([
      'volumes[0].configMap.items[0].key', 'volumes[2].projected.sources[0].configMap.items[0].key', 'initContainers[0].env[0].valueFrom.configMapKeyRef.key',
    ].map(field => `${POD}.${field}: names a key that the ConfigMap "config" does not have, got "c"; use one of its keys (a, b) or add the key`));
  });
});

describe('References/Secret', () => {
  const certificate = (spec: object = {}) => object('cert-manager.io/v1', 'Certificate', 'c', { spec: { secretName: 'key', ...spec } });

  test('lets Secrets pass that the output holds, a controller makes, or somebody else', () => {
    expect(found(referencesSecret, [object('v1', 'Secret', 'key', { stringData: { a: '' } }), reader('key', 'a')])).toEqual([]);
    expect(found(referencesSecret, [object('v1', 'Secret', 'key'), reader('key', 'filled-later')])).toEqual([]);
    expect(found(referencesSecret, [certificate(), reader('key', 'tls.crt')])).toEqual([]);
    expect(found(referencesSecret, [certificate({ keystores: {} }), reader('key', 'keystore.p12')])).toEqual([]);
    expect(found(referencesSecret, [object('external-secrets.io/v1', 'ExternalSecret', 'key'), reader('key', 'any')])).toEqual([]);
    expect(found(referencesSecret, [object('bitnami.com/v1alpha1', 'SealedSecret', 'key', { spec: { encryptedData: { a: 'x' } } }), reader('key', 'a')])).toEqual([]);
    expect(found(referencesSecret, [reader('key', 'a')], [external('Secret', 'key', 'ml')])).toEqual([]);
  });

  test('knows the Secrets that other operators make, under the names that they give them', () => {
    expect(found(referencesSecret, [
      ...['VaultStaticSecret', 'VaultDynamicSecret', 'VaultPKISecret',
        'HCPVaultSecretsApp'].map(kind => object('secrets.hashicorp.com/v1beta1', kind, kind.toLowerCase(), { spec: { destination: { name: kind.toLowerCase() } } })),
      object('kubernetes-client.io/v1', 'ExternalSecret', 'old'), object('external-secrets.io/v1', 'ExternalSecret', 'x', { spec: { target: { name: 'renamed' } } }),
      object('bitnami.com/v1alpha1', 'SealedSecret', 'x', { spec: { template: { metadata: { name: 'sealed' } } } }),
      ...['vaultstaticsecret', 'vaultdynamicsecret', 'vaultpkisecret', 'hcpvaultsecretsapp', 'old', 'renamed', 'sealed'].map(name => reader(name, 'any')),
    ])).toEqual([]);
    expect(places(referencesSecret, [
      object('secrets.hashicorp.com/v1beta1', 'VaultStaticSecret', 'key', { spec: { destination: { name: 'other' } } }),
      object('external-secrets.io/v1', 'ExternalSecret', 'key', {}, { namespace: 'other' }), deployment({ imagePullSecrets: [{ name: 'key' }] }),
    ])).toEqual([`${POD}.imagePullSecrets[0].name`]);
  });

  test('finds each way to name a Secret that does not exist', () => {
    expect(found(referencesSecret, [
      reader('key', 'a'), object('v1', 'ServiceAccount', 's', { imagePullSecrets: [{ name: 'pull' }] }),
        object('cert-manager.io/v1', 'Issuer', 'i', { spec: { ca: { secretName: 'ca' } } }),
      object('networking.k8s.io/v1', 'Ingress', 'i', { spec: { tls: [{ secretName: 'tls' }] } }),
    ])).toEqual([
      ...['volumes[1].secret.secretName', 'volumes[2].projected.sources[1].secret.name', 'initContainers[0].env[1].valueFrom.secretKeyRef.name',
        'containers[0].envFrom[1].secretRef.name',
        'imagePullSecrets[0].name', 'volumes[3].csi.nodePublishSecretRef.name'].map(field => `${POD}.${field}: names a Secret that does not exist, got "ml/key"; ${fix('Secret')}`),
      `ServiceAccount/ml/s imagePullSecrets[0].name: names a Secret that does not exist, got "ml/pull"; ${fix('Secret')}`,
      `Issuer/ml/i spec.ca.secretName: names a Secret that does not exist, got "ml/ca"; ${fix('Secret')}`,
      `Ingress/ml/i spec.tls[0].secretName: names a Secret that does not exist, got "ml/tls"; ${fix('Secret')}`,
    ]);
  });

  test('finds keys that a Secret or a Certificate does not give', () => {
    const keys = [`${POD}.volumes[1].secret.items[0].key`, `${POD}.initContainers[0].env[1].valueFrom.secretKeyRef.key`];
    expect(places(referencesSecret, [object('v1', 'Secret', 'key', { data: { a: '' } }), reader('key', 'b')])).toEqual(keys);
    expect(found(referencesSecret, [certificate(), reader('key', 'b')])).toEqual(
      keys.map(field => `${field}: names a key that the Secret "key" does not have, got "b"; use one of its keys (ca.crt, tls.crt, tls.key) or add the key`));
  });
});

describe('References/PersistentVolumeClaim', () => {
  const mount = deployment({ volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] });
  const users = [mount, object('kubeflow.org/v1alpha1', 'PVCViewer', 'v', { spec: { pvc: 'data' } }),
    object('tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', 't', { spec: { logspath: 'pvc://data/logs' } })];

  test('lets claims pass that exist', () => {
    expect(found(referencesPersistentVolumeClaim, [object('v1', 'PersistentVolumeClaim', 'data'), ...users,
      object('tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', 'u', { spec: { logspath: 's3://bucket' } })])).toEqual([]);
  });

  test('finds claims that do not exist', () => {
    const problem = `names a PersistentVolumeClaim that does not exist, got "ml/data"; ${fix('PersistentVolumeClaim')}, for workloads by existingClaim(name, { external: true })`;
    expect(found(referencesPersistentVolumeClaim, users)).toEqual([
      `${POD}.volumes[0].persistentVolumeClaim.claimName: ${problem}`, `PVCViewer/ml/v spec.pvc: ${problem}`, `Tensorboard/ml/t spec.logspath: ${problem}`,
    ]);
  });
});

describe('References/Service', () => {
  const hook = (port?: number) => clusterObject('admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', 'w', {
    webhooks: [{ clientConfig: { url: 'https://example.com' } }, { clientConfig: { service: { name: 'web', namespace: 'ml', port } } }],
  });
  const route = (host: string, number?: number) => object('networking.istio.io/v1', 'VirtualService', 'r',
    { spec: { http: [{ route: [{ destination: { host, port: number && { number } } }] }] } });
  const converted = clusterObject('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'c',
    { spec: { conversion: { webhook: { clientConfig: { service: { name: 'web', namespace: 'ml' } } } } } });
  const aggregated = clusterObject('apiregistration.k8s.io/v1', 'APIService', 'a', { spec: { service: { name: 'web', namespace: 'ml' } } });
  const headless = object('apps/v1', 'StatefulSet', 's', { spec: { serviceName: 'web', template: { spec: { containers: [] } } } });
  const ingress = (port: object) => object('networking.k8s.io/v1', 'Ingress', 'i', { spec: { rules: [{ http: { paths: [{ backend: { service: { name: 'web', port } } }] } }] } });
  const rule = object('networking.istio.io/v1', 'DestinationRule', 'd', { spec: { host: 'web.ml.svc.cluster.local' } });

  test('lets Services and ports pass that exist', () => {
    expect(found(referencesService, [
      service('web'), hook(), hook(443), converted, aggregated, headless, ingress({ name: 'https' }), ingress({ number: 443 }), rule,
        route('web.ml.svc.cluster.local', 443), route('web.ml.svc'),
      route('example.com', 80), route('web', 80),
    ])).toEqual([]);
    expect(found(referencesService, [hook(9443)], [external('Service', 'web', 'ml')])).toEqual([]);
    expect(found(referencesService, [route('db.ml.svc.cluster.local'),
      object('networking.istio.io/v1', 'ServiceEntry', 'e', { spec: { hosts: ['db.ml.svc.cluster.local'] } })])).toEqual([]);
  });

  test('finds Services that do not exist; one of Knative does not count', () => {
    const problem = `names a Service that does not exist, got "ml/web"; ${fix('Service')}`;
    expect(found(referencesService, [object('serving.knative.dev/v1', 'Service', 'web'), hook(), converted, aggregated, headless, ingress({ number: 80 }), rule,
      route('web.ml.svc.cluster.local')])).toEqual([
      `MutatingWebhookConfiguration/w webhooks[1].clientConfig.service.name: ${problem}`,
      `CustomResourceDefinition/c spec.conversion.webhook.clientConfig.service.name: ${problem}`,
      `APIService/a spec.service.name: ${problem}`,
      `VirtualService/ml/r spec.http[0].route[0].destination.host: ${problem}`,
      `DestinationRule/ml/d spec.host: ${problem}`,
      `Ingress/ml/i spec.rules[0].http.paths[0].backend.service.name: ${problem}`,
      `StatefulSet/ml/s spec.serviceName: ${problem}`,
    ]);
  });

  test('finds ports that the Service does not have', () => {
    const problem = (port: string) => `names a port that the Service "ml/web" does not have, got ${port}; use one of its ports (8443) or add the port to it`;
    expect(found(referencesService, [service('web', 8443), hook(), route('web.ml.svc', 80), ingress({ name: 'http' })])).toEqual([
      `MutatingWebhookConfiguration/w webhooks[1].clientConfig.service.port: ${problem('443')}`,
      `VirtualService/ml/r spec.http[0].route[0].destination.port.number: ${problem('80')}`,
      `Ingress/ml/i spec.rules[0].http.paths[0].backend.service.port.name: ${problem('"http"')}`,
    ]);
  });
});

describe('References/Gateway', () => {
  const route = (...gateways: readonly string[]) => object('networking.istio.io/v1', 'VirtualService', 'r',
    { spec: { gateways, http: [{ match: [{ gateways: gateways.slice(0, 1) }] }] } });

  test('lets gateways pass that exist, in all spellings', () => {
    expect(found(referencesGateway, [object('networking.istio.io/v1', 'Gateway', 'g'), route('mesh', 'g', './g', 'ml/g', 'g.ml.svc.cluster.local')])).toEqual([]);
    expect(found(referencesGateway, [route('ingress/public')], [external('Gateway', 'public', 'ingress')])).toEqual([]);
  });

  test('finds gateways that do not exist; one of the Gateway API does not count', () => {
    expect(found(referencesGateway, [object('gateway.networking.k8s.io/v1', 'Gateway', 'g'), route('g', 'other/g')])).toEqual([
      `VirtualService/ml/r spec.gateways[0]: names a Gateway that does not exist, got "ml/g"; ${fix('Gateway')}`,
      `VirtualService/ml/r spec.gateways[1]: names a Gateway that does not exist, got "other/g"; ${fix('Gateway')}`,
      `VirtualService/ml/r spec.http[0].match[0].gateways[0]: names a Gateway that does not exist, got "ml/g"; ${fix('Gateway')}`,
    ]);
  });
});

describe('References/Issuer', () => {
  const certificate = (issuerRef: object) => object('cert-manager.io/v1', 'Certificate', 'c', { spec: { issuerRef } });

  test('lets issuers pass that exist, and those of other groups', () => {
    expect(found(referencesIssuer, [
      object('cert-manager.io/v1', 'Issuer', 'i'), clusterObject('cert-manager.io/v1', 'ClusterIssuer', 'ci'), certificate({ name: 'i' }),
        certificate({ name: 'ci', kind: 'ClusterIssuer' }),
      certificate({ name: 'x', kind: 'Any', group: 'example.com' }), crd('cert-manager.io', 'Certificate', 'Namespaced', 'v1'),
    ])).toEqual([]);
  });

  test('finds issuers that do not exist', () => {
    expect(found(referencesIssuer, [clusterObject('cert-manager.io/v1', 'ClusterIssuer', 'ci'), certificate({ name: 'ci' }),
      certificate({ name: 'i', kind: 'ClusterIssuer' })])).toEqual([
      `Certificate/ml/c spec.issuerRef.name: names an Issuer that does not exist, got "ml/ci"; ${fix('Issuer')}`,
      `Certificate/ml/c spec.issuerRef.name: names a ClusterIssuer that does not exist, got "i"; ${fix('ClusterIssuer')}`,
    ]);
  });
});

describe('References/ScaleTarget', () => {
  const scaler = (name: string) => object('autoscaling/v2', 'HorizontalPodAutoscaler', 'h', { spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } } });

  test('lets targets pass that exist', () => {
    expect(found(referencesScaleTarget, [deployment(), scaler('web')])).toEqual([]);
    expect(found(referencesScaleTarget, [scaler('other')], [external('Deployment', 'other', 'ml')])).toEqual([]);
  });

  test('finds targets that do not exist', () => {
    expect(found(referencesScaleTarget, [deployment(), scaler('wep')])).toEqual([
      `HorizontalPodAutoscaler/ml/h spec.scaleTargetRef.name: names a Deployment that does not exist, got "ml/wep"; ${fix('Deployment')}`,
    ]);
  });
});
