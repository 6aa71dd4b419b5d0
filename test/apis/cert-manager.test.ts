import { Chart, Testing } from 'cdk8s';
import * as acmeCrds from '../../src/apis/acme.cert-manager.io/crds';
import * as acmeV1 from '../../src/apis/acme.cert-manager.io/v1';
import * as certManagerCrds from '../../src/apis/cert-manager.io/crds';
import * as certManagerV1 from '../../src/apis/cert-manager.io/v1';
import { CrdDefinition } from '../../src/apis/crd';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { faults, kindClasses, schemaAt } from './support';

const V1 = 'cert-manager.io/v1';
const ACME = 'acme.cert-manager.io/v1';

const classes = kindClasses(certManagerV1, acmeV1);
const crds: CrdDefinition[] = [certManagerCrds, acmeCrds].flatMap(module => Object.values(module));

test.each(classes.map(each => [each.GVK.kind, each] as const))('%s carries its identity', (_, Kind) => {
  const object = new Kind(new Chart(Testing.app(), 'test'), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  expect(object.toJson()).toEqual({ ...Kind.GVK, metadata: { name: 'a' }, spec: { some: 'field' } });
});

test.each([
  ['Certificate', 'certificates', 'Namespaced', ['cert', 'certs'], ['cert-manager'], ['Ready', 'Secret', 'Issuer', 'Status', 'Age']],
  ['CertificateRequest', 'certificaterequests', 'Namespaced', ['cr', 'crs'], ['cert-manager'],
    ['Approved', 'Denied', 'Ready', 'Issuer', 'Requester', 'Status', 'Age']],
  ['Issuer', 'issuers', 'Namespaced', ['iss'], ['cert-manager'], ['Ready', 'Status', 'Age']],
  ['ClusterIssuer', 'clusterissuers', 'Cluster', ['ciss'], ['cert-manager'], ['Ready', 'Status', 'Age']],
  ['Challenge', 'challenges', 'Namespaced', undefined, ['cert-manager', 'cert-manager-acme'], ['State', 'Domain', 'Reason', 'Age']],
  ['Order', 'orders', 'Namespaced', undefined, ['cert-manager', 'cert-manager-acme'], ['State', 'Issuer', 'Reason', 'Age']],
])('%s is defined as upstream defines it', (kind, plural, scope, shortNames, categories, columns) => {
  const crd = crds.find(each => each.kind === kind)!;
  expect(crd.scope).toBe(scope);
  expect(crdNames(crd)).toEqual({ kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List`, categories, ...shortNames && { shortNames } });
  const [version, ...others] = crdVersions(crd);
  expect(others).toEqual([]);
  expect(version).toMatchObject({ name: 'v1', served: true, storage: true, subresources: { status: {} } });
  expect(version.additionalPrinterColumns?.map(column => column.name)).toEqual(columns);
});

test.each([
  [V1, 'Certificate', { secretName: 'tls', issuerRef: { name: 'ca' } }],
  [V1, 'Certificate', undefined],
  [V1, 'CertificateRequest', { request: 'YQ==', issuerRef: { name: 'ca' } }],
  [V1, 'Issuer', { selfSigned: {} }],
  [V1, 'ClusterIssuer', { ca: { secretName: 'ca' } }],
  [ACME, 'Order', { request: 'YQ==', issuerRef: { name: 'letsencrypt' } }],
  [ACME, 'Challenge', {
    url: 'https://acme.example.com/c', authorizationURL: 'https://acme.example.com/a', dnsName: 'ml.example.com', type: 'HTTP-01',
    token: 't', key: 'k', solver: {}, issuerRef: { name: 'letsencrypt' },
  }],
])('%s %s accepts its smallest form', (apiVersion, kind, spec) => {
  expect(faults(apiVersion, kind, spec)).toEqual([]);
});

const dns01: acmeV1.AcmeSolver[] = [
  { dns01: { acmeDNS: { host: 'https://dns.example.com', accountSecretRef: { name: 'acme-dns', key: 'accounts.json' } } } },
  { dns01: { azureDNS: { subscriptionID: 's', resourceGroupName: 'g', zoneType: 'AzurePublicZone', tenantID: 't' } } },
  { dns01: { cloudDNS: { project: 'ml', serviceAccountSecretRef: { name: 'clouddns', key: 'key.json' } }, cnameStrategy: 'Follow' } },
  { dns01: { cloudflare: { apiTokenSecretRef: { name: 'cloudflare', key: 'token' } } } },
  { dns01: { rfc2136: { nameserver: '[2001:db8::1]:53', protocol: 'TCP', tsigKeyName: 'k', tsigSecretSecretRef: { name: 'tsig' } } } },
  { dns01: { route53: { region: 'eu-central-1', auth: { kubernetes: { serviceAccountRef: { name: 'dns', audiences: ['sts'] } } } } } },
  { dns01: { webhook: { groupName: 'acme.example.com', solverName: 'own', config: { any: ['thing', 1] } } } },
];

const acme: certManagerV1.IssuerSpec = {
  acme: {
    server: 'https://acme-v02.api.letsencrypt.org/directory',
    email: 'platform@example.com',
    privateKeySecretRef: { name: 'account' },
    externalAccountBinding: { keyID: 'id', keySecretRef: { name: 'eab', key: 'secret' } },
    solvers: [
      {
        selector: { dnsZones: ['example.com'], matchLabels: { public: 'true' } },
        http01: {
          ingress: {
            ingressClassName: 'nginx',
            podTemplate: {
              metadata: { labels: { app: 'solver' } },
              spec: {
                tolerations: [{ key: 'infra', operator: 'Exists' }],
                imagePullSecrets: [{ name: 'registry' }],
                resources: { limits: { cpu: 1, memory: '64Mi' } },
                securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, supplementalGroups: [2000] },
              },
            },
          },
        },
      },
      { http01: { gatewayHTTPRoute: { parentRefs: [{ name: 'public', namespace: 'ingress', sectionName: 'http', port: 80 }] } } },
      ...dns01,
    ],
  },
};

const certificate: certManagerV1.CertificateSpec = {
  secretName: 'tls',
  secretTemplate: { labels: { app: 'ml' } },
  issuerRef: { name: 'ca', kind: 'ClusterIssuer', group: 'cert-manager.io' },
  commonName: 'ml.example.com',
  subject: { organizations: ['Example'], countries: ['DE'] },
  dnsNames: ['ml.example.com', '*.ml.example.com'],
  duration: '2160h',
  renewBeforePercentage: 30,
  usages: ['server auth', 'client auth'],
  privateKey: { algorithm: 'ECDSA', size: 384, rotationPolicy: 'Always' },
  keystores: { pkcs12: { create: true, profile: 'Modern2023', passwordSecretRef: { name: 'password', key: 'p12' } } },
  additionalOutputFormats: [{ type: 'CombinedPEM' }],
  nameConstraints: { critical: true, permitted: { dnsDomains: ['example.com'] } },
};

const vault: certManagerV1.IssuerSpec = {
  vault: {
    server: 'https://vault.example.com',
    path: 'pki/sign/ml',
    caBundleSecretRef: { name: 'vault-ca' },
    auth: { kubernetes: { role: 'cert-manager', serviceAccountRef: { name: 'vault' } } },
  },
};

test.each([
  ['Certificate', certificate],
  ['Issuer', acme],
  ['ClusterIssuer', vault],
  ['Issuer', { venafi: { zone: 'Ops', cloud: { apiTokenSecretRef: { name: 'a', key: 'key' } } } } satisfies certManagerV1.IssuerSpec],
])('%s accepts a rich form', (kind, spec) => {
  expect(faults(V1, kind, spec)).toEqual([]);
});

test.each<[string, string, object, string[]]>([
  ['a certificate without issuer', 'Certificate', { secretName: 'tls' }, ['spec.issuerRef required']],
  ['an unknown usage', 'Certificate', { ...certificate, usages: ['tls'] }, ['spec.usages[0] value']],
  ['an unknown key algorithm', 'Certificate', { ...certificate, privateKey: { algorithm: 'DSA' } }, ['spec.privateKey.algorithm value']],
  ['a mistyped field', 'Certificate', { ...certificate, dnsName: 'ml.example.com' }, ['spec.dnsName unknown']],
  ['an ACME issuer without account', 'Issuer', { acme: { server: 'https://acme.example.com' } }, ['spec.acme.privateKeySecretRef required']],
  ['a long chain name', 'Issuer', { acme: { ...acme.acme, preferredChain: 'x'.repeat(65) } }, ['spec.acme.preferredChain value']],
  ['an open field of a pod in a solver', 'Issuer',
    { acme: { ...acme.acme, solvers: [{ http01: { ingress: { podTemplate: { spec: { hostNetwork: true } } } } }] } },
    ['spec.acme.solvers[0].http01.ingress.podTemplate.spec.hostNetwork unknown']],
])('finds %s', (_, kind, spec, expected) => {
  expect(faults(V1, kind, spec)).toEqual(expected);
});

test('a parent of a solver route defaults to a Gateway', () => {
  const parent = schemaAt(acmeCrds.challengeCrd, 'v1', 'spec', 'solver', 'http01', 'gatewayHTTPRoute', 'parentRefs', '[]').properties!;
  expect(parent.group).toMatchObject({ default: 'gateway.networking.k8s.io', maxLength: 253 });
  expect(parent.kind).toMatchObject({ default: 'Gateway', minLength: 1, maxLength: 63 });
  expect(parent.port).toMatchObject({ type: 'integer', format: 'int32', minimum: 1, maximum: 65535 });
});
