import { Chart, Testing } from 'cdk8s';
import { CrdDefinition } from '../../src/apis/crd';
import * as extensionsCrds from '../../src/apis/extensions.istio.io/crds';
import * as extensionsV1alpha1 from '../../src/apis/extensions.istio.io/v1alpha1';
import * as networkingCrds from '../../src/apis/networking.istio.io/crds';
import * as networkingV1 from '../../src/apis/networking.istio.io/v1';
import * as networkingV1alpha3 from '../../src/apis/networking.istio.io/v1alpha3';
import * as networkingV1beta1 from '../../src/apis/networking.istio.io/v1beta1';
import * as securityCrds from '../../src/apis/security.istio.io/crds';
import * as securityV1 from '../../src/apis/security.istio.io/v1';
import * as securityV1beta1 from '../../src/apis/security.istio.io/v1beta1';
import * as telemetryCrds from '../../src/apis/telemetry.istio.io/crds';
import * as telemetryV1 from '../../src/apis/telemetry.istio.io/v1';
import * as telemetryV1alpha1 from '../../src/apis/telemetry.istio.io/v1alpha1';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { Schema } from '../../src/core/schema/store';
import { faults, kindClasses, schemaAt } from './support';

const modules = [
  extensionsV1alpha1, networkingV1, networkingV1alpha3, networkingV1beta1, securityV1, securityV1beta1, telemetryV1, telemetryV1alpha1,
];
const classes = kindClasses(...modules);
const crds: CrdDefinition[] = [networkingCrds, securityCrds, telemetryCrds, extensionsCrds].flatMap(module => Object.values(module));

const NETWORKING = 'networking.istio.io/v1';
const SECURITY = 'security.istio.io/v1';
const TELEMETRY = 'telemetry.istio.io/v1';
const EXTENSIONS = 'extensions.istio.io/v1alpha1';

function field(apiVersion: string, plural: string, ...path: string[]): Schema {
  const [group, version] = apiVersion.split('/');
  return schemaAt(crds.find(crd => crd.group === group && crd.plural === plural), version, ...path);
}

test.each(classes.map(each => [`${each.GVK.apiVersion} ${each.GVK.kind}`, each] as const))('%s carries its identity', (_, Kind) => {
  const object = new Kind(new Chart(Testing.app(), 'test'), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  expect(object.toJson()).toEqual({ ...Kind.GVK, metadata: { name: 'a' }, spec: { some: 'field' } });
});

test('there is a class for each version that is served, and for no other', () => {
  const served = crds.flatMap(crd => crd.versions.map(version => `${crd.group}/${version.name} ${crd.kind}`));
  expect(classes.map(each => `${each.GVK.apiVersion} ${each.GVK.kind}`).sort()).toEqual(served.sort());
  expect(served).toHaveLength(33);
});

test.each([
  ['DestinationRule', 'destinationrules', ['dr'], 'v1', ['v1', 'v1alpha3', 'v1beta1']],
  ['EnvoyFilter', 'envoyfilters', undefined, 'v1alpha3', ['v1alpha3']],
  ['Gateway', 'gateways', ['gw'], 'v1', ['v1', 'v1alpha3', 'v1beta1']],
  ['ProxyConfig', 'proxyconfigs', undefined, 'v1beta1', ['v1beta1']],
  ['ServiceEntry', 'serviceentries', ['se'], 'v1', ['v1', 'v1alpha3', 'v1beta1']],
  ['Sidecar', 'sidecars', undefined, 'v1', ['v1', 'v1alpha3', 'v1beta1']],
  ['VirtualService', 'virtualservices', ['vs'], 'v1', ['v1', 'v1alpha3', 'v1beta1']],
  ['WorkloadEntry', 'workloadentries', ['we'], 'v1', ['v1', 'v1alpha3', 'v1beta1']],
  ['WorkloadGroup', 'workloadgroups', ['wg'], 'v1', ['v1', 'v1alpha3', 'v1beta1']],
  ['AuthorizationPolicy', 'authorizationpolicies', ['ap'], 'v1', ['v1', 'v1beta1']],
  ['PeerAuthentication', 'peerauthentications', ['pa'], 'v1', ['v1', 'v1beta1']],
  ['RequestAuthentication', 'requestauthentications', ['ra'], 'v1', ['v1', 'v1beta1']],
  ['Telemetry', 'telemetries', ['telemetry'], 'v1alpha1', ['v1', 'v1alpha1']],
  ['TrafficExtension', 'trafficextensions', undefined, 'v1alpha1', ['v1alpha1']],
  ['WasmPlugin', 'wasmplugins', undefined, 'v1alpha1', ['v1alpha1']],
])('%s is defined as upstream defines it', (kind, plural, shortNames, storage, versions) => {
  const crd = crds.find(each => each.kind === kind)!;
  const rendered = crdVersions(crd);
  const categories = ['istio-io', `${crd.group.split('.')[0]}-istio-io`];
  expect(crdNames(crd)).toEqual({ categories, kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List`, ...shortNames && { shortNames } });
  expect(rendered.map(version => version.name)).toEqual(versions);
  expect(rendered.filter(version => version.storage).map(version => version.name)).toEqual([storage]);
  expect(rendered.map(version => version.subresources)).toEqual(versions.map(() => ({ status: {} })));
});

test.each([
  [NETWORKING, 'DestinationRule', { host: 'reviews' }],
  ['networking.istio.io/v1alpha3', 'EnvoyFilter', {}],
  [NETWORKING, 'Gateway', {}],
  ['networking.istio.io/v1beta1', 'ProxyConfig', {}],
  [NETWORKING, 'ServiceEntry', { hosts: ['api.example.com'] }],
  [NETWORKING, 'Sidecar', {}],
  [NETWORKING, 'VirtualService', {}],
  [NETWORKING, 'WorkloadEntry', {}],
  [NETWORKING, 'WorkloadGroup', { template: {} }],
  [SECURITY, 'AuthorizationPolicy', undefined],
  [SECURITY, 'PeerAuthentication', {}],
  [SECURITY, 'RequestAuthentication', {}],
  [TELEMETRY, 'Telemetry', {}],
  [EXTENSIONS, 'TrafficExtension', {}],
  [EXTENSIONS, 'WasmPlugin', { url: 'oci://example.com/plugin' }],
])('%s %s accepts its smallest form', (apiVersion, kind, spec) => {
  expect(faults(apiVersion, kind, spec)).toEqual([]);
});

const destination = { host: 'web.default.svc.cluster.local', port: { number: 80 }, subset: 'v2' };
const rich: [string, string, object][] = [
  [NETWORKING, 'DestinationRule', {
    host: 'reviews',
    trafficPolicy: {
      loadBalancer: { consistentHash: { httpCookie: { name: 'user', ttl: '0s' }, ringHash: { minimumRingSize: 2048 } } },
      connectionPool: { tcp: { maxConnections: 100, tcpKeepalive: { time: '2h', probes: 3 } }, http: { http2MaxRequests: 1000 } },
      portLevelSettings: [{ port: { number: 9443 }, tls: { mode: 'SIMPLE', sni: 'reviews.example.com' } }],
    },
    subsets: [{ name: 'v2', labels: { version: 'v2' }, trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } }],
  } satisfies networkingV1.DestinationRuleSpec],
  [NETWORKING, 'Gateway', {
    selector: { istio: 'ingressgateway' },
    servers: [{
      port: { name: 'https', number: 443, protocol: 'HTTPS' }, hosts: ['*'], tls: { mode: 'SIMPLE', credentialNames: ['rsa', 'ecdsa'] },
    }],
  } satisfies networkingV1.GatewaySpec],
  [NETWORKING, 'VirtualService', {
    hosts: ['*'],
    gateways: ['kubeflow/kubeflow-gateway'],
    http: [{
      match: [{ uri: { prefix: '/katib/' }, headers: { 'x-user': {} }, withoutHeaders: { 'x-bot': { regex: '.+' } } }],
      rewrite: { uri: '/katib/' },
      route: [{ destination, weight: 100, headers: { request: { set: { 'x-forwarded-prefix': '/katib' }, remove: ['x-secret'] } } }],
      retries: { attempts: 3, perTryTimeout: '2s', retryOn: '5xx,reset' },
      fault: { delay: { fixedDelay: '5s', percentage: { value: 0.1 } }, abort: { httpStatus: 503 } },
      timeout: '300s',
    }],
    tls: [{ match: [{ sniHosts: ['a.example.com'], port: 443 }], route: [{ destination }] }],
    tcp: [{ match: [{ port: 3306 }], route: [{ destination }] }],
  } satisfies networkingV1.VirtualServiceSpec],
  [NETWORKING, 'Sidecar', {
    workloadSelector: { labels: { app: 'web' } },
    egress: [{ hosts: ['./*', 'istio-system/*'], captureMode: 'DEFAULT' }],
    ingress: [{ port: { number: 80, protocol: 'HTTP' }, defaultEndpoint: '127.0.0.1:8080' }],
    outboundTrafficPolicy: { mode: 'ALLOW_ANY', egressProxy: destination },
  } satisfies networkingV1.SidecarSpec],
  ['networking.istio.io/v1alpha3', 'EnvoyFilter', {
    workloadSelector: { labels: { istio: 'ingressgateway' } },
    configPatches: [{
      applyTo: 'HTTP_FILTER',
      match: { context: 'GATEWAY', listener: { filterChain: { filter: { name: 'a', subFilter: { name: 'b' } } } } },
      patch: { operation: 'INSERT_BEFORE', value: { name: 'c', typed_config: { anything: [1, { goes: true }] } } },
    }],
  } satisfies networkingV1alpha3.EnvoyFilterSpec],
  [SECURITY, 'AuthorizationPolicy', {
    action: 'CUSTOM',
    provider: { name: 'oauth2-proxy' },
    selector: { matchLabels: { app: 'istio-ingressgateway' } },
    rules: [{
      from: [{ source: { principals: ['cluster.local/ns/kubeflow/sa/ml-pipeline'], notRequestPrincipals: ['*'] } }],
      to: [{ operation: { paths: ['/pipeline/*'], methods: ['GET'], notPorts: ['15020'] } }],
      when: [{ key: 'request.headers[kubeflow-userid]', values: ['ana@example.com'] }],
    }],
  } satisfies securityV1.AuthorizationPolicySpec],
  [SECURITY, 'PeerAuthentication', {
    selector: { matchLabels: { app: 'webhook' } }, mtls: { mode: 'STRICT' }, portLevelMtls: { 8443: { mode: 'DISABLE' } },
  } satisfies securityV1.PeerAuthenticationSpec],
  [SECURITY, 'RequestAuthentication', {
    targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public' }],
    jwtRules: [{
      issuer: 'https://dex.example.com/dex', jwksUri: 'https://dex.example.com/dex/keys', forwardOriginalToken: true,
      fromHeaders: [{ name: 'x-auth', prefix: 'Bearer ' }], outputClaimToHeaders: [{ header: 'kubeflow-userid', claim: 'email' }],
    }],
  } satisfies securityV1.RequestAuthenticationSpec],
  [TELEMETRY, 'Telemetry', {
    metrics: [{ overrides: [{ match: { metric: 'REQUEST_COUNT' }, tagOverrides: { path: { value: 'request.url_path' } } }] }],
    tracing: [{ randomSamplingPercentage: 0.5, customTags: { zone: { environment: { name: 'ZONE', defaultValue: 'none' } } } }],
    accessLogging: [{ providers: [{ name: 'envoy' }], filter: { expression: 'response.code >= 400' } }],
  } satisfies telemetryV1.TelemetrySpec],
  [EXTENSIONS, 'WasmPlugin', {
    url: 'oci://example.com/plugin', phase: 'AUTHN', priority: 10, pluginConfig: { open: { to: ['anything'] } },
    match: [{ mode: 'SERVER', ports: [{ number: 80 }] }], vmConfig: { env: [{ name: 'HOME', valueFrom: 'HOST' }] },
  } satisfies extensionsV1alpha1.WasmPluginSpec],
  [EXTENSIONS, 'TrafficExtension', {
    lua: { inlineCode: 'function envoy_on_request(handle) end' },
  } satisfies extensionsV1alpha1.TrafficExtensionSpec],
];

test.each(rich)('%s %s accepts a rich example and keeps all its fields', (apiVersion, kind, spec) => {
  expect(faults(apiVersion, kind, spec)).toEqual([]);
});

test.each([
  ['no host', NETWORKING, 'DestinationRule', {}, 'spec.host required'],
  ['two load balancers', NETWORKING, 'DestinationRule',
    { host: 'a', trafficPolicy: { loadBalancer: { simple: 'RANDOM', consistentHash: {} } } }, 'spec.trafficPolicy.loadBalancer choice'],
  ['two hash algorithms', NETWORKING, 'DestinationRule',
    { host: 'a', trafficPolicy: { loadBalancer: { consistentHash: { maglev: {}, ringHash: {} } } } },
    'spec.trafficPolicy.loadBalancer.consistentHash choice'],
  ['two things to hash', NETWORKING, 'DestinationRule',
    { host: 'a', trafficPolicy: { loadBalancer: { consistentHash: { useSourceIp: true, httpHeaderName: 'x' } } } },
    'spec.trafficPolicy.loadBalancer.consistentHash choice'],
  ['an unknown TLS mode', NETWORKING, 'DestinationRule',
    { host: 'a', trafficPolicy: { tls: { mode: 'STRICT' } } }, 'spec.trafficPolicy.tls.mode value'],
  ['no protocol', NETWORKING, 'Gateway', { servers: [{ hosts: ['*'], port: { name: 'a', number: 80 } }] }, 'spec.servers[0].port.protocol required'],
  ['a port as text', NETWORKING, 'VirtualService', { http: [{ match: [{ port: '80' }] }] }, 'spec.http[0].match[0].port type'],
  ['two string matches', NETWORKING, 'VirtualService',
    { http: [{ match: [{ uri: { exact: '/', prefix: '/' } }] }] }, 'spec.http[0].match[0].uri choice'],
  ['no host name', NETWORKING, 'ServiceEntry', { hosts: [] }, 'spec.hosts value'],
  ['no spec', NETWORKING, 'WorkloadEntry', undefined, 'spec required'],
  ['two probes', NETWORKING, 'WorkloadGroup',
    { template: {}, probe: { exec: { command: ['true'] }, tcpSocket: { port: 80 } } }, 'spec.probe choice'],
  ['a negative concurrency', 'networking.istio.io/v1beta1', 'ProxyConfig', { concurrency: -1 }, 'spec.concurrency value'],
  ['an unknown action', SECURITY, 'AuthorizationPolicy', { action: 'PERMIT' }, 'spec.action value'],
  ['no port at all', SECURITY, 'PeerAuthentication', { portLevelMtls: {} }, 'spec.portLevelMtls value'],
  ['an empty audience', SECURITY, 'RequestAuthentication',
    { jwtRules: [{ audiences: [''] }] }, 'spec.jwtRules[0].audiences[0] value'],
  ['a header with a space', SECURITY, 'RequestAuthentication',
    { jwtRules: [{ outputClaimToHeaders: [{ header: 'a b', claim: 'c' }] }] }, 'spec.jwtRules[0].outputClaimToHeaders[0].header value'],
  ['101 percent', TELEMETRY, 'Telemetry',
    { tracing: [{ randomSamplingPercentage: 101 }] }, 'spec.tracing[0].randomSamplingPercentage value'],
  ['both languages', EXTENSIONS, 'TrafficExtension', { lua: { inlineCode: 'a' }, wasm: { url: 'a' } }, 'spec choice'],
  ['a short hash', EXTENSIONS, 'WasmPlugin', { url: 'a', sha256: 'abc' }, 'spec.sha256 value'],
])('%s: refused by %s %s', (_, apiVersion, kind, spec, fault) => {
  expect(faults(apiVersion, kind, spec)).toContain(fault);
});

test('fields that the API lacks are found at any depth', () => {
  expect(faults(NETWORKING, 'VirtualService', { http: [{ route: [{ destination: { host: 'a', ports: 1 } }] }] }))
    .toEqual(['spec.http[0].route[0].destination.ports unknown']);
  expect(faults(SECURITY, 'AuthorizationPolicy', { rules: [{ to: [{ operation: { path: ['/'] } }] }] }))
    .toEqual(['spec.rules[0].to[0].operation.path unknown']);
});

test('null stands for "inherit" where the API says so, and for nothing elsewhere', () => {
  expect(faults(TELEMETRY, 'Telemetry', { tracing: [{ disableSpanReporting: null }] })).toEqual([]);
  expect(field(TELEMETRY, 'telemetries', 'spec', 'tracing', '[]', 'disableSpanReporting')).toMatchObject({ nullable: true });
  expect(faults(TELEMETRY, 'Telemetry', { tracing: null })).toEqual([]);
  expect(faults(TELEMETRY, 'Telemetry', { tracing: [null] })).toEqual(['spec.tracing[0] type']);
});

test('an entry needs an address, the template of a group does not', () => {
  const messages = (schema: Schema) => (schema['x-kubernetes-validations'] as { message: string }[]).map(rule => rule.message);
  expect(messages(field(NETWORKING, 'workloadentries', 'spec'))).toEqual(['Address is required', 'UDS may not include ports']);
  expect(messages(field(NETWORKING, 'workloadgroups', 'spec', 'template'))).toEqual(['UDS may not include ports']);
  expect(messages(field(NETWORKING, 'serviceentries', 'spec', 'endpoints', '[]')))
    .toEqual(['Address is required', 'UDS may not include ports']);
});

test('the ports of an entry are a list by name', () => {
  expect(field(NETWORKING, 'serviceentries', 'spec', 'ports'))
    .toMatchObject({ 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['name'], 'maxItems': 256 });
});

test('the status keeps what Istio may add to it', () => {
  for (const crd of crds) {
    const [version] = crd.versions;
    expect(field(`${crd.group}/${version.name}`, crd.plural, 'status')).toMatchObject({
      'type': 'object',
      'x-kubernetes-preserve-unknown-fields': true,
      'properties': { observedGeneration: { 'x-kubernetes-int-or-string': true } },
    });
  }
});

test('kubectl explain finds a description at every field', () => {
  const bare = (schema: Schema, path: string): string[] => [
    ...schema.description ? [] : [path],
    ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) => bare(each, `${path}.${name}`)),
    ...schema.items?.properties ? bare(schema.items, `${path}[]`) : [],
  ];
  for (const crd of crds) {
    const at = `${crd.group}/${crd.versions[0].name}`;
    const parts = ['spec', 'status'].flatMap(part => bare(field(at, crd.plural, part), `${crd.kind}.${part}`));
    expect(parts).toEqual([]);
  }
});
