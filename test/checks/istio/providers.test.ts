import { referencesExtensionProvider } from '../../../src/checks';
import { found, object, places } from '../support';

const mesh = (text: string) => object('v1', 'ConfigMap', 'istio', { data: { mesh: text } }, { namespace: 'istio-system' });
const policy = (name: string) => object('security.istio.io/v1', 'AuthorizationPolicy', 'models', { spec: { action: 'CUSTOM', provider: { name } } });

describe('References/ExtensionProvider', () => {
  test('knows providers of the mesh and of Istio, and says nothing where the mesh is not known', () => {
    expect(found(referencesExtensionProvider, [mesh('extensionProviders:\n- name: login\n'), policy('login'), policy('envoy')])).toEqual([]);
    expect(found(referencesExtensionProvider, [policy('anything')])).toEqual([]);
  });

  test('finds providers that the mesh does not have', () => {
    expect(found(referencesExtensionProvider, [mesh('extensionProviders:\n- name: login\n'), policy('logon')])).toEqual([
      'AuthorizationPolicy/ml/models spec.provider.name: names a provider that the mesh does not have, got "logon"; ' +
        'name one of envoy, login, prometheus, stackdriver, or add it to the extensionProviders of the mesh',
    ]);
    expect(places(referencesExtensionProvider, [mesh('{'), policy('login')])).toEqual(['AuthorizationPolicy/ml/models spec.provider.name']);
  });
});
