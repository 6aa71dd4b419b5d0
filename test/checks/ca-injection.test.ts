import { caInjectionCertificate } from '../../src/checks';
import { clusterObject, deployment, external, found, object } from './support';

describe('CaInjection/Certificate', () => {
  const KEY = 'metadata.annotations["cert-manager.io/inject-ca-from"]';
  const SECRET_KEY = 'metadata.annotations["cert-manager.io/inject-ca-from-secret"]';
  const service = { name: 'web', namespace: 'ml' };
  const hook = (annotations: object) => clusterObject('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'w',
    { webhooks: [{ clientConfig: { service } }, { clientConfig: { url: 'https://example.com' } }, { clientConfig: { service: { name: 'x' } } }] }, { annotations });
  const from = (value: string) => hook({ 'cert-manager.io/inject-ca-from': value });
  const fromSecret = (value: string) => hook({ 'cert-manager.io/inject-ca-from-secret': value });
  const certificate = (...dnsNames: readonly string[]) => object('cert-manager.io/v1', 'Certificate', 'web', { spec: { dnsNames, secretName: 'web-tls' } });
  const allowed = { 'cert-manager.io/allow-direct-injection': 'true' };

  test('lets certificates pass that are for the host', () => {
    expect(found(caInjectionCertificate, [certificate('web.ml.svc', 'web'), from('ml/web')])).toEqual([]);
    expect(found(caInjectionCertificate, [certificate('*.ml.svc'), from('ml/web')])).toEqual([]);
    expect(found(caInjectionCertificate, [from('ml/web')], [external('cert-manager.io/Certificate', 'web', 'ml')])).toEqual([]);
    expect(found(caInjectionCertificate, [hook({})])).toEqual([]);
  });

  test('finds a certificate that is not there, or for another host', () => {
    const crd = clusterObject('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'c', { spec: { conversion: { webhook: { clientConfig: { service } } } } },
      { annotations: { 'cert-manager.io/inject-ca-from': 'ml/web' } });
    const problem = 'the Certificate is not for the host that the API server calls, got "ml/web" for "web.ml.svc"; ' +
      'name the Certificate of that server, or add "web.ml.svc" to its dnsNames';
    expect(found(caInjectionCertificate, [certificate('other.ml.svc'), crd, from('ml/web')])).toEqual([
      `ValidatingWebhookConfiguration/w ${KEY}: ${problem}`, `CustomResourceDefinition/c ${KEY}: ${problem}`,
    ]);
    expect(found(caInjectionCertificate, [certificate('web.ml.svc'), from('ml/wep'), from('$(NAMESPACE)'), from('ml/web/tls')])).toEqual([
      `ValidatingWebhookConfiguration/w ${KEY}: names a Certificate that does not exist, got "ml/wep"; ` +
        'correct the name, add the Certificate, or declareExternal() it if somebody else makes it',
      `ValidatingWebhookConfiguration/w ${KEY}: must be <namespace>/<name>, got "$(NAMESPACE)"; write both parts`,
      `ValidatingWebhookConfiguration/w ${KEY}: must be <namespace>/<name>, got "ml/web/tls"; write both parts`,
    ]);
  });

  test('lets Secrets pass that allow it, and that of cert-manager itself', () => {
    expect(found(caInjectionCertificate, [object('v1', 'Secret', 'ca', {}, { annotations: allowed }), fromSecret('ml/ca')])).toEqual([]);
    expect(found(caInjectionCertificate, [
      object('cert-manager.io/v1', 'Certificate', 'c', { spec: { secretName: 'ca', secretTemplate: { annotations: allowed } } }), fromSecret('ml/ca'),
    ])).toEqual([]);
    expect(found(caInjectionCertificate, [deployment({}, { args: ['--dynamic-serving-ca-secret-name=ca'] }), fromSecret('ml/ca')])).toEqual([]);
    expect(found(caInjectionCertificate, [fromSecret('ml/ca')], [external('Secret', 'ca', 'ml')])).toEqual([]);
  });

  test('finds Secrets that are not there, or do not allow it', () => {
    expect(found(caInjectionCertificate, [object('v1', 'Secret', 'ca'), fromSecret('ml/ca'), fromSecret('ml/cb'), fromSecret('ca')])).toEqual([
      `ValidatingWebhookConfiguration/w ${SECRET_KEY}: names a Secret that does not allow it, got "ml/ca"; annotate the Secret with cert-manager.io/allow-direct-injection: "true"`,
      `ValidatingWebhookConfiguration/w ${SECRET_KEY}: names a Secret that does not exist, got "ml/cb"; ` +
        'correct the name, add the Secret, or declareExternal() it if somebody else makes it',
      `ValidatingWebhookConfiguration/w ${SECRET_KEY}: must be <namespace>/<name>, got "ca"; write both parts`,
    ]);
    expect(found(caInjectionCertificate, [
      object('v1', 'Secret', 'ca'), object('cert-manager.io/v1', 'Certificate', 'c', { spec: { secretName: 'ca' } }),
      deployment({}, { args: ['--metrics-serving-ca-secret-name=ca'] }), fromSecret('ml/ca'),
    ])).toHaveLength(1);
  });
});
