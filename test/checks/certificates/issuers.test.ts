import { certificatesIssuer } from '../../../src/checks';
import { object, places } from '../support';

const wrong = (spec: object) => places(certificatesIssuer, [object('cert-manager.io/v1', 'Issuer', 'ca', { spec })]).map(place => place.replace(/^\S+ spec\.?/, ''));
const acme = (solver: object, rest: object = {}) => wrong({ acme: { server: 'https://a.example.com', privateKeySecretRef: { name: 'a' }, solvers: [solver], ...rest } });
const key = { name: 'a', key: 'b' };

describe('Providers of DNS', () => {
  const dns = (dns01: object) => acme({ dns01 }).map(place => place.replace('acme.solvers[0].dns01.', ''));
  const provider = (name: string) => (of: object) => dns({ [name]: of }).map(place => place.replace(`${name}.`, ''));

  test('exclude each other, except that acme-dns may stand beside those that are read before it', () => {
    const [akamai, route53, acmeDNS, digitalocean] = [{ serviceConsumerDomain: 'a' }, {}, { host: 'a', accountSecretRef: key }, { tokenSecretRef: key }];
    expect(dns({ akamai, acmeDNS })).toEqual([]);
    expect(dns({ route53, acmeDNS })).toEqual([]);
    expect(dns({ acmeDNS, digitalocean })).toEqual(['digitalocean']);
    expect(dns({ akamai, acmeDNS, digitalocean })).toEqual(['digitalocean']);
    expect(dns({ akamai, route53, acmeDNS })).toEqual(['route53']);
    expect(dns({ digitalocean, webhook: { solverName: 'a' } })).toEqual(['webhook']);
  });

  test('of Akamai need a domain, and whole references to Secrets', () => {
    const secrets = ['accessTokenSecretRef', 'clientSecretSecretRef', 'clientTokenSecretRef'];
    expect(dns({ akamai: {} })).toEqual(['akamai.serviceConsumerDomain']);
    expect(dns({ akamai: { serviceConsumerDomain: 'a', ...Object.fromEntries(secrets.map(name => [name, { name: 'a' }])) } })).toEqual(secrets.map(name => `akamai.${name}.key`));
  });

  test('of Azure log in by a client, or by an identity that has one name', () => {
    const azure = (of: object) => provider('azureDNS')({ subscriptionID: 'a', resourceGroupName: 'b', ...of });
    const client = { clientID: 'a', tenantID: 'b', clientSecretSecretRef: key };
    expect([{}, client, { managedIdentity: {} }].map(azure)).toEqual([[], [], []]);
    const identities = [{ clientID: 'a' }, { resourceID: 'a' }, { clientID: 'a', tenantID: 'b' }, { clientID: 'a', resourceID: '' }];
    expect(identities.map(managedIdentity => azure({ managedIdentity }))).toEqual([[], [], [], []]);
    expect(azure({ ...client, tenantID: '' })).toEqual(['tenantID']);
    expect(azure({ tenantID: 'a' })).toEqual(['clientID', 'clientSecretSecretRef']);
    expect(azure({ clientSecretSecretRef: { name: 'a' } })).toEqual(['clientID', 'tenantID', 'clientSecretSecretRef.key']);
    expect(azure({ managedIdentity: { clientID: 'a', resourceID: 'b' } })).toEqual(['managedIdentity.resourceID']);
    expect(azure({ managedIdentity: { tenantID: 'a' } })).toEqual(['managedIdentity.clientID']);
    expect(azure({ managedIdentity: { tenantID: 'a', resourceID: 'b' } })).toEqual(['managedIdentity.resourceID', 'managedIdentity.clientID']);
  });

  test('of Google and Amazon need whole references to Secrets', () => {
    expect(provider('cloudDNS')({ project: 'a', serviceAccountSecretRef: key })).toEqual([]);
    expect(provider('cloudDNS')({ serviceAccountSecretRef: { key: 'b' } })).toEqual(['project', 'serviceAccountSecretRef.name']);
    expect(provider('route53')({ accessKeyID: '', accessKeyIDSecretRef: key })).toEqual([]);
    expect(provider('route53')({ accessKeyID: 'a', accessKeyIDSecretRef: { name: 'a' } })).toEqual(['accessKeyIDSecretRef', 'accessKeyIDSecretRef.key']);
  });

  test('of Cloudflare know a token, or a key with an address', () => {
    const cloudflare = provider('cloudflare');
    expect(cloudflare({ apiTokenSecretRef: key })).toEqual([]);
    expect(cloudflare({ apiKeySecretRef: key, email: 'a@example.com' })).toEqual([]);
    expect(cloudflare({ apiKeySecretRef: { key: 'b' }, email: '' })).toEqual(['apiKeySecretRef.name', 'email']);
  });

  test('of a webhook are named', () => {
    expect(dns({ webhook: { solverName: '' } })).toEqual(['webhook.solverName']);
  });

  test.each(['10.0.0.1', '10.0.0.1:53', 'ns.example.com:53', '[2001:db8::1]', '[2001:db8::1]:53', '[::]', ' ns.example.com:53 ', ' [::1]:53'])('are asked at %j', nameserver => {
    expect(provider('rfc2136')({ nameserver })).toEqual([]);
  });

  test.each([':53', ' :53', '2001:db8::1', '[2001:db8::1', ' ', 'a:b:c'])('are not asked at %j', nameserver => {
    expect(provider('rfc2136')({ nameserver })).toEqual(['nameserver']);
  });

  test('take signed updates with a whole key', () => {
    const rfc2136 = (of: object) => provider('rfc2136')({ nameserver: 'ns:53', ...of });
    expect(['', 'HMACSHA256', 'hmacmd5'].flatMap(tsigAlgorithm => rfc2136({ tsigAlgorithm }))).toEqual([]);
    expect(rfc2136({ tsigAlgorithm: 'SHA256' })).toEqual(['tsigAlgorithm']);
    expect(rfc2136({ tsigKeyName: 'a', tsigSecretSecretRef: key })).toEqual([]);
    expect(rfc2136({ tsigKeyName: 'a' })).toEqual(['tsigSecretSecretRef.name', 'tsigSecretSecretRef.key']);
    expect([{ name: 'a' }, { key: 'b' }].flatMap(tsigSecretSecretRef => rfc2136({ tsigSecretSecretRef }))).toEqual([]);
    expect(rfc2136({ tsigSecretSecretRef: key })).toEqual(['tsigKeyName']);
  });
});

describe('Solvers over HTTP', () => {
  const http = (http01: object) => acme({ http01 }).map(place => place.replace('acme.solvers[0].http01.', ''));
  const ingress = (of: object) => http({ ingress: of }).map(place => place.replace('ingress.', ''));

  test('use an Ingress by one name, of which only "name" may be empty beside another', () => {
    expect([{}, { class: 'a', name: '' }, { ingressClassName: 'a', name: '' }, { name: 'a' }].flatMap(ingress)).toEqual([]);
    expect(ingress({ class: '', ingressClassName: 'a' })).toEqual(['ingressClassName']);
    expect(ingress({ class: 'a', name: 'b' })).toEqual(['name']);
    expect(ingress({ ingressClassName: 'a', name: 'b' })).toEqual(['name']);
  });

  test.each(['', 'ClusterIP', 'NodePort'])('have a Service of the type %j', serviceType => {
    expect([...http({ ingress: { serviceType } }), ...http({ gatewayHTTPRoute: { serviceType } })]).toEqual([]);
  });

  test('have no Service of another type', () => {
    expect(http({ gatewayHTTPRoute: { serviceType: 'LoadBalancer' } })).toEqual(['gatewayHTTPRoute.serviceType']);
  });

  test('name the gateways whose kind they say', () => {
    const kind = 'Gateway';
    expect(http({ gatewayHTTPRoute: { parentRefs: [{}, { kind, name: 'a' }, { kind }, { kind, name: '' }] } })).toEqual([
      'gatewayHTTPRoute.parentRefs[2].name', 'gatewayHTTPRoute.parentRefs[3].name',
    ]);
  });
});

describe('Authorities', () => {
  const pem = (body: string) => Buffer.from(`-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`).toString('base64');
  const vault = { server: 'https://a', path: 'b', auth: { tokenSecretRef: key } };
  const venafi = (tpp: object) => wrong({ venafi: { zone: 'a', tpp: { url: 'https://a', ...tpp } } });

  test('name no empty URLs', () => {
    expect(wrong({ ca: { secretName: 'a', ocspServers: ['http://a'], issuingCertificateURLs: ['http://a'] } })).toEqual([]);
    expect(wrong({ ca: { secretName: 'a', ocspServers: ['http://a', ''], issuingCertificateURLs: [''] } })).toEqual(['ca.ocspServers[1]', 'ca.issuingCertificateURLs[0]']);
  });

  test('are trusted by certificates that can be read', () => {
    expect(wrong({ vault: { ...vault, caBundle: '' } })).toEqual([]);
    expect(wrong({ vault: { ...vault, caBundle: pem('AAAA') } })).toEqual(['vault.caBundle']);
    expect(acme({ http01: { ingress: {} } }, { caBundle: pem('') })).toEqual(['acme.caBundle']);
  });

  test('are trusted by what stands in one place', () => {
    expect(wrong({ vault: { ...vault, caBundle: '', caBundleSecretRef: key } })).toEqual([]);
    expect(wrong({ vault: { ...vault, caBundle: 'AAAA', caBundleSecretRef: key } })).toEqual(['vault.caBundle', 'vault.caBundleSecretRef']);
    expect(venafi({ caBundle: '', caBundleSecretRef: key })).toEqual([]);
    expect(venafi({ caBundle: 'AAAA', caBundleSecretRef: key })).toEqual(['venafi.tpp.caBundleSecretRef']);
  });

  test('of Vault know the whole client, and one way to log in', () => {
    expect(wrong({ vault: { ...vault, clientCertSecretRef: key, clientKeySecretRef: key } })).toEqual([]);
    expect(wrong({ vault: { ...vault, clientKeySecretRef: key } })).toEqual(['vault.clientCertSecretRef']);
    const kubernetes = (of: object) => wrong({ vault: { ...vault, auth: { kubernetes: { role: 'a', ...of } } } }).map(place => place.replace('vault.auth.', ''));
    expect(kubernetes({ secretRef: { name: 'a' } })).toEqual([]);
    expect(kubernetes({ secretRef: { name: '' }, serviceAccountRef: { name: 'a' } })).toEqual([]);
    expect(kubernetes({ secretRef: { name: 'a' }, serviceAccountRef: { name: '' } })).toEqual(['kubernetes.serviceAccountRef.name', 'kubernetes']);
  });
});
