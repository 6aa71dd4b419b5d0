import * as kit from '../../src/kit';
import { chart, gateway } from '../support';
import { labels, made, mesh, service } from './support';

describe('a route', () => {
  const spec = (more: Partial<kit.RouteProps> = {}) => made(scope => new kit.Route(scope, 'Route', { mesh, service, prefix: '/web/', ...more }))[`VirtualService/x/${more.name ?? 'web'}`].spec;

  test('leads a path of the gateway to a Service, as it came', () => {
    expect(spec()).toEqual({
      gateways: ['kubeflow/kubeflow-gateway'], hosts: ['ml.example.com'],
      http: [{ match: [{ uri: { prefix: '/web/' } }], route: [{ destination: { host: 'web.x.svc.k8s.example.com', port: { number: 80 } } }] }],
    });
  });

  test('rewrites the path and adds headers where it is told to', () => {
    expect(spec({ rewrite: '/', headers: { 'x-forwarded-prefix': '/web' }, name: 'other' })).toMatchObject({
      http: [{ rewrite: { uri: '/' }, headers: { request: { add: { 'x-forwarded-prefix': '/web' } } } }],
    });
    expect(spec({ rewrite: '' })).toMatchObject({ http: [{ rewrite: { uri: '' } }] });
  });

  test('names the gateway with its namespace, except inside of it', () => {
    const inside = { ...service, namespace: gateway.namespace };
    const gateways = (qualified?: boolean) =>
      made(scope => new kit.Route(scope, 'Route', { mesh, service: inside, prefix: '/web/', qualified }))['VirtualService/kubeflow/web'].spec;
    expect(gateways()).toMatchObject({ gateways: ['kubeflow-gateway'] });
    expect(gateways(true)).toMatchObject({ gateways: ['kubeflow/kubeflow-gateway'] });
    expect([kit.gatewayName(gateway, 'x'), kit.gatewayName(gateway, 'kubeflow'), kit.gatewayPath(gateway)])
      .toEqual(['kubeflow/kubeflow-gateway', 'kubeflow-gateway', 'kubeflow/kubeflow-gateway']);
  });
});

describe('a network policy', () => {
  const pods = { matchLabels: labels };
  const ingress = (policy: Partial<kit.PlatformPolicy>, ...gateways: string[]) => kit.networkPolicySpec({ name: 'web', pods, ...policy }, gateways).ingress;

  test('protects some pods from all but some callers', () => {
    const policy: kit.PlatformPolicy = { name: 'web', pods, from: ['gateway'], ports: [8080] };
    expect(made(scope => new kit.CallersPolicy(scope, 'Callers', 'x', policy, ['istio-system']))['NetworkPolicy/x/web'].spec).toEqual({
      podSelector: pods, policyTypes: ['Ingress'],
      ingress: [{
        from: [{ namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['istio-system'] }] } }],
        ports: [{ port: 8080, protocol: 'TCP' }],
      }],
    });
  });

  test('lets in profiles, neighbours and several gateways', () => {
    expect(ingress({ from: ['profiles', 'neighbours', 'gateway'] }, 'a', 'b')).toEqual([{ from: [
      { namespaceSelector: { matchExpressions: [{ key: 'app.kubernetes.io/part-of', operator: 'In', values: ['kubeflow-profile'] }] } },
      { podSelector: {} },
      { namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['a', 'b'] }] } },
    ] }]);
  });

  test('lets in everybody only where nobody was named', () => {
    expect(ingress({})).toEqual([{}]);
    expect(ingress({ ports: [9443] })).toEqual([{ ports: [{ port: 9443, protocol: 'TCP' }] }]);
    expect([ingress({ from: [] }), ingress({ ports: [] }), ingress({ from: ['gateway'] }), ingress({ from: [], ports: [80] })]).toEqual([[], [], [], []]);
    expect(ingress({ from: ['gateway', 'neighbours'] })).toEqual([{ from: [{ podSelector: {} }] }]);
  });

  test('of neighbours lets in pods of the same namespace alone', () => {
    expect(kit.NEIGHBOURS_ONLY).toEqual({ podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ podSelector: {} }] }] });
  });
});

describe('the certificate of a webhook', () => {
  const props = { name: 'web-cert', secretName: 'web-tls', service, clusterDomain: 'k8s.example.com', ownIssuer: 'web-issuer', labels };
  const spec = (more: Partial<kit.WebhookCertificateProps> = {}) => {
    const objects = made(scope => new kit.WebhookCertificate(scope, 'Certificate', { ...props, ...more }));
    return { kinds: Object.keys(objects), spec: Object.values(objects).at(-1)?.spec as Record<string, unknown> };
  };

  test('signs itself where nobody else does', () => {
    expect(spec()).toEqual({
      kinds: ['Issuer/x/web-issuer', 'Certificate/x/web-cert'],
      spec: {
        commonName: 'web.x.svc', dnsNames: ['web.x.svc', 'web.x.svc.k8s.example.com'], isCA: true, issuerRef: { kind: 'Issuer', name: 'web-issuer' }, secretName: 'web-tls',
      },
    });
  });

  test('is signed by the authority of the platform, and is none itself', () => {
    const signed = spec({ issuer: { kind: 'ClusterIssuer', name: 'authority' } });
    expect(signed.kinds).toEqual(['Certificate/x/web-cert']);
    expect(signed.spec).toMatchObject({ issuerRef: { kind: 'ClusterIssuer', name: 'authority' } });
    expect(signed.spec).not.toHaveProperty('isCA');
  });

  test('has no common name where the name of the Service is too long for one', () => {
    const [fits, long] = [56, 57].map(length => spec({ service: { name: 'w'.repeat(length), namespace: 'xyz' } }));
    expect([fits, long].map(one => 'commonName' in one.spec)).toEqual([true, false]);
    expect(long.spec.dnsNames).toEqual([`${'w'.repeat(57)}.xyz.svc`, `${'w'.repeat(57)}.xyz.svc.k8s.example.com`]);
  });

  test('is named for cert-manager to write its authority into webhooks', () => {
    expect(new kit.WebhookCertificate(chart(), 'Certificate', props).injectCa).toEqual({ 'cert-manager.io/inject-ca-from': 'x/web-cert' });
  });
});
