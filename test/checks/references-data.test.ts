import { referencesConfigMap, referencesSecret } from '../../src/checks';
import { clusterObject, deployment, external, found, object, places } from './support';

const POD = 'Deployment/ml/web spec.template.spec';
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
    expect(found(referencesConfigMap, [config({ data: {} }), reader('config', 'c')])[0]).toContain('use one of its keys (it has none)');
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
    const lost = clusterObject('v1', 'Pod', 'p', { spec: { imagePullSecrets: [{ name: 'key' }], volumes: [{ configMap: { name: 'config' } }] } });
    const account = clusterObject('v1', 'ServiceAccount', 's', { imagePullSecrets: [{ name: 'key' }] });
    expect([referencesSecret, referencesConfigMap].flatMap(rule => found(rule, [lost, account]))).toEqual([]);
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
      reader('key', 'a'), object('v1', 'ServiceAccount', 's', { imagePullSecrets: [{ name: 'pull' }], secrets: [{ name: 'store' }] }),
        object('cert-manager.io/v1', 'Issuer', 'i', { spec: { ca: { secretName: 'ca' } } }),
      object('networking.k8s.io/v1', 'Ingress', 'i', { spec: { tls: [{ secretName: 'tls' }] } }),
    ])).toEqual([
      ...['volumes[1].secret.secretName', 'volumes[2].projected.sources[1].secret.name', 'initContainers[0].env[1].valueFrom.secretKeyRef.name',
        'containers[0].envFrom[1].secretRef.name',
        'imagePullSecrets[0].name', 'volumes[3].csi.nodePublishSecretRef.name'].map(field => `${POD}.${field}: names a Secret that does not exist, got "ml/key"; ${fix('Secret')}`),
      `ServiceAccount/ml/s imagePullSecrets[0].name: names a Secret that does not exist, got "ml/pull"; ${fix('Secret')}`,
      `ServiceAccount/ml/s secrets[0].name: names a Secret that does not exist, got "ml/store"; ${fix('Secret')}`,
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
