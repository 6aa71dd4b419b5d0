import { istioAuthentication, istioPolicy, istioTelemetry } from '../../../src/checks';
import { Rule } from '../../../src/core';
import { found, object, places } from '../support';

const policy = (spec: object, metadata: object = {}) => object('security.istio.io/v1', 'AuthorizationPolicy', 'models', { spec }, metadata);
const tokens = (...jwtRules: readonly object[]) => object('security.istio.io/v1', 'RequestAuthentication', 'tokens', { spec: { jwtRules } });
const peers = (spec: object) => object('security.istio.io/v1', 'PeerAuthentication', 'default', { spec });
const telemetry = (spec: object) => object('telemetry.istio.io/v1', 'Telemetry', 'traces', { spec });
const plugin = (spec: object) => object('extensions.istio.io/v1alpha1', 'WasmPlugin', 'auth', { spec: { url: 'oci://ghcr.io/example/auth:1', ...spec } });

function inSpec(rule: Rule, one: object): string[] {
  return places(rule, [one]).map(place => place.replace(/^\S+ spec\.?/, ''));
}

describe('Istio/Policy', () => {
  const rule = (one: object, action = 'ALLOW') => inSpec(istioPolicy, policy({ action, rules: [one] })).map(place => place.replace('rules[0].', ''));

  test('lets policies pass that istiod takes', () => {
    expect(found(istioPolicy, [
      policy({}), policy({ action: 'DENY', rules: [{}] }), policy({ action: 'CUSTOM', provider: { name: 'a' }, rules: [{ to: [{ operation: { paths: ['/a/*'] } }] }] }),
      policy({ rules: [{ from: [{ source: { principals: ['*'], ipBlocks: ['10.0.0.0/8', '::1'] } }], to: [{ operation: { ports: ['80'], paths: ['/{*}/b/{**}'] } }] }] }),
      policy({ rules: [{ when: [{ key: 'request.headers[a]', values: ['b'] }, { key: 'source.ip', notValues: ['10.0.0.1'] }] }] },
        { annotations: { 'istio.io/dry-run': 'true' } }),
      policy({ targetRefs: [{ kind: 'Service', name: 'a' }, { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'b' }] }),
        policy({ rules: [{ from: [{ source: { serviceAccounts: ['ml/a', 'b'] } }] }] }),
    ])).toEqual([]);
  });

  test('finds actions without what they need', () => {
    expect(found(istioPolicy, [policy({ action: 'DENY' })])).toEqual(['AuthorizationPolicy/ml/models spec.rules: must have an entry for action DENY, got undefined; write [{}] for all requests']);
    expect(inSpec(istioPolicy, policy({ action: 'CUSTOM', rules: [{}] }))).toEqual(['provider.name']);
    expect(inSpec(istioPolicy, policy({ provider: { name: 'a' }, selector: { matchLabels: { a: 'b*' } }, targetRef: { kind: 'Pod', name: 'a', namespace: 'b' } }))).toEqual([
      'targetRef', 'targetRef.namespace', 'targetRef.kind', 'selector.matchLabels.a', 'provider',
    ]);
    expect(places(istioPolicy, [policy({}, { annotations: { 'istio.io/dry-run': 'yes' } }), policy({ action: 'AUDIT' },
      { annotations: { 'istio.io/dry-run': 'true' } })])).toEqual([
      'AuthorizationPolicy/ml/models metadata.annotations["istio.io/dry-run"]', 'AuthorizationPolicy/ml/models metadata.annotations["istio.io/dry-run"]',
    ]);
  });

  test('finds rules that say nothing, or what is none', () => {
    expect(rule({ from: [{}, { source: {} }], to: [{ operation: { ports: [] } }] })).toEqual(['from[0].source', 'from[1].source', 'to[0].operation']);
    expect(rule({ from: [{ source: { ipBlocks: ['10.0.0.300'], principals: [''], serviceAccounts: ['a/b/c'], trustDomains: ['a*b', 'c/d'] } }] })).toEqual([
      'from[0].source.principals', 'from[0].source.ipBlocks[0]', 'from[0].source.principals[0]', 'from[0].source.serviceAccounts[0]', 'from[0].source.trustDomains[0]',
        'from[0].source.trustDomains[1]',
    ]);
    expect(rule({ to: [{ operation: { ports: ['http', '70000'], paths: ['/a{b}', '/{**}/{*}', '/{*}/a b'], methods: [''] } }] })).toEqual([
      'to[0].operation.ports[0]', 'to[0].operation.ports[1]', 'to[0].operation.paths[0]', 'to[0].operation.paths[1]', 'to[0].operation.paths[2]', 'to[0].operation.methods[0]',
    ]);
    expect(rule({ when: [{ key: 'source.ip' }, { key: 'destination.port', values: ['a'] }] })).toEqual(['when[0].values', 'when[1].values[0]']);
    expect(rule({ from: [{ source: { principals: ['a'] } }], when: [{ key: 'request.auth.claims[a]', values: ['b'] }] }, 'CUSTOM')).toEqual(['provider.name',
      'from[0].source.principals', 'when[0].key']);
  });
});

describe('Istio/Authentication', () => {
  const rule = (one: object) => inSpec(istioAuthentication, tokens({ issuer: 'https://a', ...one })).map(place => place.replace('jwtRules[0].', ''));

  test('lets objects pass that istiod takes', () => {
    expect(found(istioAuthentication, [
      tokens({ issuer: 'https://a', jwksUri: 'https://a/keys', fromHeaders: [{ name: 'x' }], timeout: '5s', outputClaimToHeaders: [{ header: 'x-sub', claim: 'sub' }] }),
      tokens({ issuer: 'a', jwks: '{"keys":[{"kty":"EC","crv":"P-256","x":"a-_1","y":"YWI="}]}' }), peers({ mtls: { mode: 'STRICT' } }),
      peers({ selector: { matchLabels: { a: 'b' } }, portLevelMtls: { 8080: { mode: 'DISABLE' } } }),
    ])).toEqual([]);
  });

  test('finds tokens that nobody can look at, and never shows keys', () => {
    expect(found(istioAuthentication, [tokens({ issuer: 'a', jwks: '{"keys":' })])).toEqual([
      'RequestAuthentication/ml/tokens spec.jwtRules[0].jwks: must be JSON, got a string; write a set of public keys: {"keys": [...]}',
    ]);
    expect(rule({ jwks: '{"keys":[{"kty":"DSA"}]}' })).toEqual(['jwks']);
    for (const text of ['YWFh', 'a-_b', 'a+/b', 'YQ', 'YWE', 'YQ==', 'YWE=', '', 'YW\nFh']) {
      expect([text, ...rule({ jwks: JSON.stringify({ kty: 'oct', k: text }) })]).toEqual([text]);
    }
    for (const text of ['a', 'a b', 'a-+b', 'YQ=', 'YQ===', '!!', 7]) {
      expect([text, ...rule({ jwks: JSON.stringify({ keys: [{ kty: 'RSA', n: 'AQAB', e: text }] }) })]).toEqual([text, 'jwks']);
    }
    expect(rule({ jwks: '{"kty":"OKP","x":"AQAB"}' })).toEqual(['jwks']);
    expect(rule({ jwks: '{"kty":"RSA"}' })).toEqual(['jwks']);
    expect(rule({ issuer: '', jwks: '[]' })).toEqual(['issuer', 'jwks']);
    for (const jwksUri of ['https://a\\b', 'https://a{b}', 'https://a%41/keys', 'https://a/%zz', 'https://a/\n', 'ftp://a', 'https:', 'xhttps://a', 'http://a b']) {
      expect([jwksUri, ...rule({ jwksUri })]).toEqual([jwksUri, 'jwksUri']);
    }
    for (const jwksUri of ['HTTPS://a', 'http://a%40b:c@a/{d}', 'http://a/%7Eb']) {
      expect([jwksUri, ...rule({ jwksUri })]).toEqual([jwksUri]);
    }
    expect(rule({ jwksUri: 'a.example.com', jwks: '{"keys":[]}', audiences: [''], fromParams: [''], fromHeaders: [{ name: '' }],
      outputClaimToHeaders: [{ header: 'a b' }], timeout: '5' })).toEqual([
      'jwks', 'jwksUri', 'audiences[0]', 'fromParams[0]', 'fromHeaders[0].name', 'outputClaimToHeaders[0].header', 'timeout',
    ]);
  });

  test('finds ports that are none, or of no pods', () => {
    expect(inSpec(istioAuthentication, peers({ portLevelMtls: { 0: {}, a: {}, 80: {} } }))).toEqual(['portLevelMtls', 'portLevelMtls.0', 'portLevelMtls.a']);
    const ports = { '1': {}, '65535': {}, '65536': {}, '+80': {}, '080': {}, '80a': {} };
    expect(inSpec(istioAuthentication, peers({ selector: { matchLabels: { a: 'b' } }, portLevelMtls: ports }))).toEqual([
      'portLevelMtls.65536', 'portLevelMtls["+80"]', 'portLevelMtls.080', 'portLevelMtls.80a',
    ]);
  });
});

describe('Istio/Telemetry', () => {
  test('lets objects pass that istiod takes', () => {
    expect(found(istioTelemetry, [
      telemetry({ tracing: [{ providers: [{ name: 'a' }], randomSamplingPercentage: 1, customTags: { a: { literal: { value: 'b' } } } }] }),
      telemetry({ accessLogging: [{ filter: { expression: 'response.code >= 400 && !(request.headers["a"] in ["b", \'c\'])' } }] }),
      telemetry({ accessLogging: [{ filter: { expression: 'has(a.b) ? size(c) > -1.5e3 : {"d": [1, 2u]}.e // why' } }] }),
      telemetry({ metrics: [{ overrides: [{ tagOverrides: { a: { value: 'b' }, c: { operation: 'REMOVE' } } }] }] }),
      plugin({ sha256: 'a'.repeat(64), match: [{ ports: [{ number: 80 }] }], vmConfig: { env: [{ name: 'a', valueFrom: 'HOST' }] } }),
        plugin({ url: 'ghcr.io/example/auth:1' }), plugin({ url: 'file:///a.wasm' }),
    ])).toEqual([]);
  });

  test('finds what Istio leaves out or refuses', () => {
    expect(inSpec(istioTelemetry, telemetry({ tracing: [{ providers: [{ name: 'a' }, { name: '' }], randomSamplingPercentage: 101, customTags: { '': { header: {} } } },
      {}] }))).toEqual([
      'tracing[1]', 'tracing[0].providers[1].name', 'tracing[0].providers[1]', 'tracing[0].randomSamplingPercentage', 'tracing[0].customTags[""]',
        'tracing[0].customTags[""].header.name',
    ]);
    expect(inSpec(istioTelemetry, telemetry({ metrics: [{ reportingInterval: '1.5ms' }, { reportingInterval: '0.5ms' }] }))).toEqual(['metrics[1].reportingInterval']);
    expect(inSpec(istioTelemetry, telemetry({ metrics: [{ reportingInterval: '5', overrides: [{ match: { customMetric: '' }, tagOverrides: { a: {},
      b: { operation: 'REMOVE', value: 'c' } } }] }] }))).toEqual([
      'metrics[0].reportingInterval', 'metrics[0].overrides[0].match.customMetric', 'metrics[0].overrides[0].tagOverrides.a.value',
        'metrics[0].overrides[0].tagOverrides.b.value',
    ]);
  });

  test.each(['', 'a &&', 'a b', '(a', 'a ? b', 'a[', 'f(a,', '"a', 'a = b', '{a}', 'a.1', '@'])('finds that %j is no condition', expression => {
    expect(inSpec(istioTelemetry, telemetry({ accessLogging: [{ filter: { expression } }] }))).toEqual(['accessLogging[0].filter.expression']);
  });

  test('finds plugins that cannot be fetched, or whose settings contradict each other', () => {
    expect(inSpec(istioTelemetry, plugin({ url: 'ftp://a', sha256: 'x', match: [{ ports: [{ number: 0 }] }], vmConfig: { env: [{ name: 'a', value: 'b',
      valueFrom: 'HOST' }, { name: 'a' }] } }))).toEqual([
      'url', 'sha256', 'vmConfig.env[1].name', 'vmConfig.env[0].value', 'match[0].ports[0].number',
    ]);
    for (const url of ['a b', 'localhost:5000/auth:1', 'ghcr.io:443/example/auth', '://a', 'oci://a:b/c', 'https://a/%zz', 'https://a/%4g',
      'https://a\n', 'https://a{b', 'https://a%']) {
      expect([url, ...inSpec(istioTelemetry, plugin({ url }))]).toEqual([url, 'url']);
    }
    for (const url of ['oci://localhost:5000/auth:1', 'ghcr.io/example/auth:1', 'https://ana:pass@example.com/auth.wasm', 'https://a/%7Eb?c=%zz', 'FILE:///a',
      'http://[::1]:80/a', 'oci://a:80']) {
      expect([url, ...inSpec(istioTelemetry, plugin({ url }))]).toEqual([url]);
    }
  });
});
