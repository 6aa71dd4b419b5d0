import { certificatesCertificate, certificatesIssuer } from '../../../src/checks';
import { clusterObject, found, object, places } from '../support';

const V1 = 'cert-manager.io/v1';
const certificate = (spec: object) => object(V1, 'Certificate', 'models', { spec: { secretName: 'models-tls', issuerRef: { name: 'ca' }, dnsNames: ['models.ml.svc'],
  ...spec } });
const issuer = (spec: object) => object(V1, 'Issuer', 'ca', { spec });

const pem = (label: string, der: string) => Buffer.from(`-----BEGIN ${label}-----\n${der}\n-----END ${label}-----\n`).toString('base64');
/** Asks for nothing beside a name. */
const PLAIN = pem('CERTIFICATE REQUEST',
  [
  'MIHFMG4CAQAwDDEKMAgGA1UEAwwBYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNZbyPUa7+w2efxWjdtDiVcHkq/cHdcSWZQN',
  '+B1phq6QTA933dA6ueR220cQP+CVq0Ydzwyhzvh1Gc0OsteFg1ugADAKBggqhkjOPQQDAgNHADBEAiBnHobFlWnHfc6iDjP6ElJi',
  'galxx1uD8Vl6ENKInBsggwIgYU8eidl4Bcm7n2u5jkFYLA3+oK41pdEWAZGGeZFY31k=',
].join('\n'));
/** Asks for an authority that signs certificates. */
const AUTHORITY = pem('CERTIFICATE REQUEST',
  [
  'MIH1MIGdAgEAMAwxCjAIBgNVBAMMAWEwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARGPN+A+91kijyP9TR2PXxPrqTXFVYtrCUq',
  'PqKuITFRzFMlOslwkDhroedZD8dD9n946DdstzFl5Fqmn5JfQi7HoC8wLQYJKoZIhvcNAQkOMSAwHjALBgNVHQ8EBAMCAoQwDwYD',
  'VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBEAiAscDFX5MEsnpfEVkis92Llr4TX9biimlLS01aK2vXb3gIgafDp2olZR52s',
  'OE/GnDm2KAh+Xdi61hKB5A1vhX66E6s=',
].join('\n'));
const BUNDLE = pem('CERTIFICATE', [
  'MIIBbzCCARWgAwIBAgIUNoiBiphM/AvhE9KnMBINIBcgqdwwCgYIKoZIzj0EAwIwDTELMAkGA1UEAwwCY2EwHhcNMjYxMTI5MTIx',
  'MTE0WhcNMzYxMTI2MTIxMTE0WjANMQswCQYDVQQDDAJjYTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABB3q2KMA3GwQtYZ2Qi5i',
  'bEep/Q9yN2tW0rFKG2n+zBrk/QBBGFvdkEXItQv1nK9dp34wMVh/9xGz6xjeAc/SYjWjUzBRMB0GA1UdDgQWBBTdv/N7hjxJ/rYM',
  'oiC13s/kmK0q5jAfBgNVHSMEGDAWgBTdv/N7hjxJ/rYMoiC13s/kmK0q5jAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gA',
  'MEUCIQDDZb1QC0ScH3NrZqcslYo1QMpTu85c6tPNvCjE75Kk1QIgVDZuO2RdG9De46jW+xEbglfOJWWoDKzsiyaKU2Xmg9Q=',
].join('\n'));

/** Where the rule finds something in the spec of a Certificate. */
const inCertificate = (spec: object) => places(certificatesCertificate, [certificate(spec)]).map(place => place.replace(/^\S+ spec\.?/, ''));
const inIssuer = (spec: object) => places(certificatesIssuer, [issuer(spec)]).map(place => place.replace(/^\S+ spec\.?/, ''));
const inRequest = (spec: object) => found(certificatesCertificate, [object(V1, 'CertificateRequest', 'models', { spec: { issuerRef: { name: 'ca' }, ...spec } })])
  .map(text => text.replace(/^\S+ spec\.?/, '').replace(/, got.*/, ''));

describe('Certificates/Certificate', () => {
  test('lets certificates pass that the webhook takes', () => {
    expect(found(certificatesCertificate, [
      certificate({}), certificate({ dnsNames: undefined, commonName: 'a', duration: '2160h', renewBefore: '360h' }), certificate({ issuerRef: { name: 'a',
        kind: 'Other', group: 'example.com' } }),
      certificate({ ipAddresses: ['10.0.0.1', '::1'], emailAddresses: ['ana@example.com'], privateKey: { algorithm: 'ECDSA', size: 384 },
        signatureAlgorithm: 'ECDSAWithSHA384' }),
      certificate({ duration: '24h', renewBeforePercentage: 67, revisionHistoryLimit: 1, secretTemplate: { labels: { a: 'b' },
        annotations: { 'cert-manager.io/allow-direct-injection': 'true' } } }),
      certificate({ dnsNames: undefined, literalSubject: 'CN=a,O=b' }), certificate({ isCA: true, nameConstraints: { permitted: { dnsDomains: ['a'] } } }),
      certificate({ keystores: { jks: { create: true, passwordSecretRef: { name: 'a', key: 'b' } } } }),
    ])).toEqual([]);
  });

  test('finds certificates for nobody, and names that are none', () => {
    expect(found(certificatesCertificate, [certificate({ dnsNames: [] })])).toEqual([
      'Certificate/ml/models spec: must have one of commonName, dnsNames, uris, emailAddresses, ipAddresses, otherNames, got none; write the names that the certificate is for',
    ]);
    expect(inCertificate({ secretName: 'A_b', commonName: 'a'.repeat(65), ipAddresses: ['10.0.0.300'], emailAddresses: ['Ana <ana@example.com>', 'ana'],
      otherNames: [{ oid: 'x' }] })).toEqual([
      'secretName', 'commonName', 'ipAddresses[0]', 'emailAddresses[0]', 'emailAddresses[1]', 'otherNames[0].oid', 'otherNames[0].utf8Value',
    ]);
    expect(inCertificate({ literalSubject: 'CN=a', commonName: 'a', subject: { organizations: ['b'] } })).toEqual(['commonName', 'subject.organizations']);
    expect(inCertificate({ issuerRef: { name: '', kind: 'AWSPCAIssuer' } })).toEqual(['issuerRef.name', 'issuerRef.kind']);
  });

  test('finds times, sizes and numbers out of range', () => {
    expect(inCertificate({ duration: '30m' })).toEqual(['duration']);
    expect(inCertificate({ duration: '90d' })).toEqual(['duration']);
    expect(inCertificate({ renewBefore: '1m' })).toEqual(['renewBefore']);
    expect(inCertificate({ renewBefore: '2160h' })).toEqual(['renewBefore']);
    expect(inCertificate({ duration: '2h', renewBefore: '1h', renewBeforePercentage: 50 })).toEqual(['renewBeforePercentage']);
    expect(inCertificate({ duration: '2h', renewBeforePercentage: 100 })).toEqual(['renewBeforePercentage']);
    expect(inCertificate({ privateKey: { size: 1024 }, signatureAlgorithm: 'ECDSAWithSHA256', revisionHistoryLimit: 0 })).toEqual(['privateKey.size',
      'signatureAlgorithm', 'revisionHistoryLimit']);
    expect(inCertificate({ privateKey: { algorithm: 'ECDSA', size: 2048 } })).toEqual(['privateKey.size']);
  });

  test('finds Secrets and keystores of the wrong form', () => {
    expect(inCertificate({ secretTemplate: { annotations: { 'cert-manager.io/a': 'b', 'c d': 'e' }, labels: { 'a b': 'c d' } },
      additionalOutputFormats: [{ type: 'DER' }, { type: 'DER' }] })).toEqual([
      'secretTemplate.annotations["cert-manager.io/a"]', 'secretTemplate.annotations["c d"]', 'secretTemplate.labels["a b"]', 'secretTemplate.labels["a b"]',
        'additionalOutputFormats[1].type',
    ]);
    expect(inCertificate({ keystores: { jks: { create: true }, pkcs12: { create: true, password: '', passwordSecretRef: { name: 'a' } } } })).toEqual([
      'keystores.jks.passwordSecretRef.name', 'keystores.pkcs12.passwordSecretRef.name', 'keystores.pkcs12.password',
    ]);
    expect(inCertificate({ nameConstraints: {} })).toEqual(['nameConstraints', 'nameConstraints']);
  });

  test('reads requests', () => {
    expect(inRequest({ request: PLAIN })).toEqual([]);
    expect(inRequest({ request: PLAIN, isCA: true, usages: ['server auth'] })).toEqual([]);
    expect(inRequest({ request: AUTHORITY, isCA: true, usages: ['signing', 'cert sign'] })).toEqual([]);
    expect(inRequest({ request: 'aGVsbG8=', duration: '1d' })).toEqual(['duration: must be a duration of hours, minutes and seconds',
      'request: must hold a request for a certificate in PEM']);
    expect(inRequest({ request: pem('CERTIFICATE REQUEST', 'AAAA') })).toEqual(['request: must hold a whole request for a certificate']);
    expect(inRequest({ request: AUTHORITY, usages: ['signing', 'cert sign'] })).toEqual(['request: must ask for no authority, as isCA says']);
    const usages = 'request: must ask for the same usages as the field usages, which is "digital signature" and "key encipherment" if left out';
    expect(inRequest({ request: AUTHORITY, isCA: true })).toEqual([usages]);
    expect(inRequest({ request: AUTHORITY, isCA: true, usages: ['signing', 'server auth'] })).toEqual([usages]);
  });
});

describe('Certificates/Issuer', () => {
  const acme = (solver: object, rest: object = {}) => ({ acme: { server: 'https://a.example.com', privateKeySecretRef: { name: 'a' }, solvers: [solver], ...rest } });
  const inSolver = (dns01: object) => inIssuer(acme({ dns01 })).map(place => place.replace('acme.solvers[0].dns01', ''));
  const key = { name: 'a', key: 'b' };

  test('lets issuers pass that the webhook takes', () => {
    expect(found(certificatesIssuer, [
      issuer({ selfSigned: {} }), issuer({ ca: { secretName: 'a' } }), issuer(acme({ http01: { ingress: { class: 'istio' } } }, { caBundle: BUNDLE })),
      issuer(acme({ dns01: { cloudflare: { apiTokenSecretRef: key } } })), issuer(acme({ dns01: { route53: { region: 'a' } } })),
        issuer(acme({ http01: { gatewayHTTPRoute: {} } })),
      issuer({ vault: { server: 'https://a', path: 'b', auth: { kubernetes: { role: 'c', serviceAccountRef: { name: 'd' } } } } }),
      clusterObject(V1, 'ClusterIssuer', 'a', { spec: { venafi: { zone: 'a', cloud: { apiTokenSecretRef: key } } } }),
    ])).toEqual([]);
  });

  test('finds issuers of no type or two', () => {
    expect(found(certificatesIssuer, [issuer({})])).toEqual(['Issuer/ml/ca spec: must have one of acme, ca, selfSigned, vault, venafi, got none; say who signs']);
    expect(inIssuer({ ca: { secretName: '' }, selfSigned: {} })).toEqual(['selfSigned', 'ca.secretName']);
  });

  test('finds solvers that prove nothing, or in two ways', () => {
    expect(inIssuer(acme({}))).toEqual(['acme.solvers[0]']);
    expect(inIssuer(acme({ http01: { ingress: {} }, dns01: { webhook: {} } }))).toEqual(['acme.solvers[0].dns01']);
    expect(inIssuer(acme({ http01: {} }))).toEqual(['acme.solvers[0].http01']);
    expect(inIssuer(acme({ http01: { ingress: { class: 'a', ingressClassName: 'A', serviceType: 'LoadBalancer' }, gatewayHTTPRoute: {} } }))).toEqual([
      'acme.solvers[0].http01.gatewayHTTPRoute', 'acme.solvers[0].http01.ingress.ingressClassName', 'acme.solvers[0].http01.ingress.ingressClassName',
        'acme.solvers[0].http01.ingress.serviceType',
    ]);
    expect(inIssuer({ acme: { server: '', caBundle: 'aGVsbG8=', skipTLSVerify: true, externalAccountBinding: {} } })).toEqual([
      'acme.server', 'acme.privateKeySecretRef.name', 'acme.caBundle', 'acme.skipTLSVerify', 'acme.externalAccountBinding.keyID', 'acme.externalAccountBinding.keySecretRef.name',
      'acme.externalAccountBinding.keySecretRef.key',
    ]);
  });

  test('finds what providers of DNS lack', () => {
    expect(inSolver({})).toEqual(['']);
    expect(inSolver({ route53: {}, cloudDNS: { project: 'a' } })).toEqual(['.route53']);
    expect(inSolver({ cloudflare: {} })).toEqual(['.cloudflare']);
    expect(inSolver({ cloudflare: { apiKeySecretRef: key, apiTokenSecretRef: { name: 'a' } } })).toEqual(['.cloudflare.apiTokenSecretRef.key',
      '.cloudflare.apiTokenSecretRef', '.cloudflare.email']);
    expect(inSolver({ azureDNS: { clientID: 'a', managedIdentity: {} } })).toEqual([
      '.azureDNS.subscriptionID', '.azureDNS.resourceGroupName', '.azureDNS.tenantID', '.azureDNS.clientSecretSecretRef', '.azureDNS.managedIdentity',
    ]);
    expect(inSolver({ rfc2136: { nameserver: ':53', tsigAlgorithm: 'x', tsigSecretSecretRef: key } })).toEqual(['.rfc2136.nameserver', '.rfc2136.tsigAlgorithm',
      '.rfc2136.tsigKeyName']);
    expect(inSolver({ akamai: { serviceConsumerDomain: 'a', accessTokenSecretRef: key, clientSecretSecretRef: key } })).toEqual([]);
    expect(inSolver({ acmeDNS: { host: '', accountSecretRef: key } })).toEqual(['.acmeDNS.host']);
    expect(inSolver({ digitalocean: { tokenSecretRef: { name: 'a' } } })).toEqual(['.digitalocean.tokenSecretRef.key']);
  });

  test('finds what Vault and Venafi lack', () => {
    expect(inIssuer({ vault: { server: 'a', path: '', auth: {}, clientCertSecretRef: key } })).toEqual(['vault.path', 'vault.clientKeySecretRef', 'vault.auth']);
    expect(inIssuer({ vault: { server: 'a', path: 'b', auth: { kubernetes: { role: '' }, appRole: { roleId: 'a' } } } })).toEqual([
      'vault.auth.appRole.secretRef.name', 'vault.auth.kubernetes.role', 'vault.auth.kubernetes',
    ]);
    expect(inIssuer({ venafi: { zone: '', tpp: { url: '' }, cloud: {} } })).toEqual(['venafi.zone', 'venafi.cloud', 'venafi.tpp.url']);
  });
});
