import { istioRoutes, referencesSubset } from '../../../src/checks';
import { found, object, places } from '../support';

const to = { destination: { host: 'models' } };
const virtualService = (spec: object, name = 'models') => object('networking.istio.io/v1', 'VirtualService', name, { spec: { hosts: ['models'], ...spec } });
const http = (route: object) => virtualService({ http: [{ route: [to], ...route }] });

/** Where the rule finds something in a route, without what is before it. */
function inRoute(route: object): string[] {
  return places(istioRoutes, [http(route)]).map(place => place.replace('VirtualService/ml/models spec.http[0].', ''));
}

describe('Istio/Routes', () => {
  test('lets routes pass that istiod takes', () => {
    expect(found(istioRoutes, [
      http({}), http({ timeout: '1.5s', retries: { attempts: 3, perTryTimeout: '2s', retryOn: '5xx,503,gateway-error' } }),
      virtualService({ hosts: ['*'], gateways: ['kubeflow/kubeflow-gateway'], http: [{ match: [{ uri: { prefix: '' } }], redirect: { uri: '/a', redirectCode: 302 } }] }),
      virtualService({ hosts: ['a.example.com', '*.example.org', '10.0.0.1'], http: [{ directResponse: { status: 503, body: { string: 'later' } } }] }),
      http({ match: [{ uri: { regex: '^/a(b|c)+$' }, headers: { 'x-user': { exact: 'ana' } }, withoutHeaders: { a: { regex: '*' } }, sourceNamespace: 'ml', port: 80 }] }),
      http({ headers: { request: { set: { 'x-a': '100%%', 'host': 'b' }, add: { c: '%HOSTNAME%' }, remove: ['d'] } }, mirror: { host: 'shadow' },
        mirrorPercentage: { value: 5.5 } }),
      http({ route: [{ ...to, weight: 90 }, { ...to, weight: 10 }], corsPolicy: { allowOrigins: [{ exact: '*' }], allowMethods: ['GET'], allowHeaders: ['x-a', '*'],
        maxAge: '24h' } }),
      http({ fault: { abort: { httpStatus: 503, percentage: { value: 0.001 } }, delay: { fixedDelay: '5s' } }, rewrite: { uriRegexRewrite: { match: '^/a', rewrite: '/b' } } }),
      virtualService({ hosts: [], http: [{ route: [to] }] }),
      virtualService({ hosts: ['db.example.com'], tls: [{ match: [{ sniHosts: ['db.example.com'], port: 443 }], route: [to] }] }),
      virtualService({ tcp: [{ match: [{ destinationSubnets: ['10.0.0.0/8', '::1'] }], route: [to] }], exportTo: ['.'] }),
    ])).toEqual([]);
  });

  test('finds hosts that are none, stand twice, or are all of the mesh', () => {
    expect(found(istioRoutes, [virtualService({ hosts: ['my host', 'b'], http: [{ route: [to] }] })])).toEqual([
      'VirtualService/ml/models spec.hosts[0]: must be a DNS name, or one that begins with "*.", got "my host"; write a DNS name such as "app.example.com", or "*.example.com"',
    ]);
    expect(places(istioRoutes, [
      virtualService({ hosts: ['a', 'a'], http: [{ route: [to] }] }, 'twice'), virtualService({ hosts: ['*.example.com', 'a.example.com'], http: [{ route: [to] }] }, 'within'),
      virtualService({ hosts: ['*'], http: [{ route: [to] }] }, 'all'),
    ])).toEqual(['VirtualService/ml/twice spec.hosts[1]', 'VirtualService/ml/within spec.hosts[1]', 'VirtualService/ml/all spec.hosts[0]']);
  });

  test('finds routes without an action, and actions that exclude each other', () => {
    expect(places(istioRoutes, [virtualService({})])).toEqual(['VirtualService/ml/models spec']);
    expect(inRoute({ route: [] })).toEqual(['route']);
    expect(inRoute({ redirect: { uri: '/a' } })).toEqual(['route']);
    expect(inRoute({ route: undefined, redirect: { uri: '/a' }, fault: { delay: { fixedDelay: '1s' } }, rewrite: { uri: '/b' },
      directResponse: { status: 200 } })).toEqual(['fault', 'rewrite', 'directResponse']);
    expect(inRoute({ delegate: { name: 'a' } })).toEqual(['route']);
    expect(inRoute({ mirror: { host: 'a' }, mirrors: [{ destination: { host: 'b' } }] })).toEqual(['mirrors']);
    expect(places(istioRoutes, [virtualService({ hosts: [], gateways: ['a/b'], tls: [{ match: [{ sniHosts: ['a'] }], route: [to] }] })])).toEqual([
      'VirtualService/ml/models spec.gateways', 'VirtualService/ml/models spec.tls', 'VirtualService/ml/models spec.tls[0].match[0].sniHosts[0]',
    ]);
  });

  test('finds conditions that compare with nothing, and names that are none', () => {
    expect(inRoute({ match: [{ uri: { regex: '[' } }] })).toEqual(['match[0].uri.regex']);
    expect(inRoute({ match: [{ method: { prefix: '' }, queryParams: { a: { regex: '' } } }] })).toEqual(['match[0].method.prefix', 'match[0].queryParams.a.regex']);
    expect(inRoute({ match: [{ headers: { 'a b': { exact: 'c' } }, sourceNamespace: 'a_b', gateways: ['a/b/c'], sourceLabels: { 'a b': 'c', 'd': 'e f' } }] })).toEqual([
      'match[0].headers["a b"]', 'match[0].sourceLabels["a b"]', 'match[0].sourceLabels.d', 'match[0].gateways[0]', 'match[0].sourceNamespace',
    ]);
    expect(inRoute({ match: [{ headers: { '@request.auth.claims.group': { exact: 'a' } } }] })).toEqual(['match[0].headers["@request.auth.claims.group"]']);
  });

  test('finds times, numbers and shares out of range', () => {
    expect(inRoute({ timeout: '5' })).toEqual(['timeout']);
    expect(inRoute({ timeout: '0s', retries: { attempts: -1, perTryTimeout: '1us', backoff: 'x' } })).toEqual(['retries.attempts', 'retries.perTryTimeout',
      'retries.backoff', 'timeout']);
    expect(inRoute({ retries: { attempts: 0, retryOn: 'whenever' } })).toEqual(['retries.attempts', 'retries.retryOn']);
    expect(inRoute({ retries: { perTryTimeout: '2s' } })).toEqual(['retries.attempts']);
    expect(inRoute({ mirrorPercentage: { value: 200 }, mirrorPercent: 101 })).toEqual(['mirrorPercent', 'mirrorPercentage.value']);
    expect(inRoute({ fault: { abort: { httpStatus: 999, percentage: { value: 101 }, grpcStatus: 'nope' }, delay: { exponentialDelay: '1s' } } })).toEqual([
      'fault.abort.percentage.value', 'fault.abort.httpStatus', 'fault.abort.grpcStatus', 'fault.delay.exponentialDelay',
    ]);
    expect(inRoute({ fault: {} })).toEqual(['fault']);
    expect(inRoute({ route: [{ ...to, weight: -1 }] })).toEqual(['route[0].weight']);
    expect(inRoute({ route: [{ ...to, weight: 0 }, to] })).toEqual(['route']);
    expect(inRoute({ route: [{ destination: { host: '*', subset: 'a b', port: { number: 70000 } } }, { weight: 1 }] })).toEqual([
      'route[1].destination', 'route[0].destination.host', 'route[0].destination.subset', 'route[0].destination.port.number',
    ]);
    expect(inRoute({ route: undefined, redirect: { uri: '/a', prefixRewrite: '/b', redirectCode: 200, scheme: 'ftp', port: 70000 } })).toEqual([
      'redirect.prefixRewrite', 'redirect.redirectCode', 'redirect.scheme', 'redirect.port',
    ]);
    expect(inRoute({ route: undefined, redirect: {} })).toEqual(['redirect']);
    expect(inRoute({ route: undefined, directResponse: { status: 99, body: { string: 'a'.repeat(2 ** 20 + 1) } } })).toEqual(['directResponse.status',
      'directResponse.body.string']);
    expect(inRoute({ rewrite: { uri: '/a', uriRegexRewrite: { match: '(' } } })).toEqual(['rewrite.uriRegexRewrite', 'rewrite.uriRegexRewrite.rewrite',
      'rewrite.uriRegexRewrite.match']);
    expect(inRoute({ corsPolicy: { allowOrigins: [{}], allowMethods: ['get'], allowHeaders: ['a b'], maxAge: '1500ms' } })).toEqual([
      'corsPolicy.allowOrigins[0]', 'corsPolicy.allowMethods[0]', 'corsPolicy.allowHeaders[0]', 'corsPolicy.maxAge',
    ]);
  });

  test('finds headers that are not changed so, and never shows their values', () => {
    expect(found(istioRoutes, [http({ headers: { request: { set: { authorization: 'Bearer s3cret%' } } } })])).toEqual([
      'VirtualService/ml/models spec.http[0].headers.request.set.authorization: must write "%" twice where it is no variable such as %HOSTNAME%, got a string; correct the value',
    ]);
    expect(inRoute({ headers: { response: { set: { ':status': 'a' }, remove: ['Host'] } }, rewrite: { authority: 'a' } })).toEqual(['headers.response.set[":status"]',
      'headers.response.remove[0]']);
    expect(inRoute({ headers: { request: { set: { host: 'a' } } }, rewrite: { authority: 'b' } })).toEqual(['headers.request.set.host']);
  });

  test.each([
    '', '100%%', '%HOSTNAME%', 'a %A% b %B%', '%REQ(:path?x)%', '%START_TIME(%Y)%', '%A(b) %', '%A(["b"])%', '%A([ "b", "c" ] )%', '%A( ["b"])%', '%A(b\\)c)%',
    '%A(["b)%', '%A(")%', '%A(\\)%',
  ])('takes the value %j of a header, as istiod does', value => {
    expect(inRoute({ headers: { request: { set: { a: value } } } })).toEqual([]);
  });

  test.each([
    '%', 'a%', '%A', '%%A%', '%A%%', '%(', '%A(', '%A()', '%A(b', '%A(b)', '%A(b)c%', '%ENVIRONMENT(X):5%', '%A([b])%', '%A(["b"]c)%',
    '%A(["b" "c"])%', '%A(["b",c])%', '%A([])%', '%A(b\\)%', 'a\u0001',
  ])('finds that istiod refuses the value %j of a header', value => {
    expect(inRoute({ headers: { request: { set: { a: value } } } })).toEqual(['headers.request.set.a']);
  });

  test('knows the names that Istio makes of services for gateways, which must be among the hosts too', () => {
    const passthrough = (host: string, gateways?: readonly string[]) => places(istioRoutes, [
      virtualService({ hosts: [host], gateways, tls: [{ match: [{ sniHosts: ['outbound_.80_._.models.ml.svc.cluster.local'] }], route: [to] }] }),
    ]).map(place => place.replace('VirtualService/ml/models spec.', ''));
    expect(passthrough('*.local', ['ml/public'])).toEqual([]);
    expect(passthrough('outbound_.80_._.models.ml.svc.cluster.local', ['ml/public'])).toEqual([]);
    expect(passthrough('*.example.com', ['ml/public'])).toEqual(['tls[0].match[0].sniHosts[0]']);
    expect(passthrough('*.local')).toEqual(['tls[0].match[0].sniHosts[0]']);
    expect(passthrough('outbound_.80_._.models.ml.svc.cluster.local')).toEqual(['hosts[0]', 'tls[0].match[0].sniHosts[0]']);
  });

  test('finds routes of connections that match nothing', () => {
    expect(places(istioRoutes, [
      virtualService({ tls: [{ match: [], route: [] }] }, 'a'), virtualService({ tls: [{ match: [{ sniHosts: ['other.example.com'],
        destinationSubnets: ['10.0.0.0/33'] }], route: [to] }] }, 'b'),
      virtualService({ tcp: [{ route: [] }], exportTo: ['*', 'ml', 'ml', 'a b'] }, 'c'),
    ])).toEqual([
      'VirtualService/ml/a spec.tls[0].match', 'VirtualService/ml/a spec.tls[0].route', 'VirtualService/ml/b spec.tls[0].match[0].sniHosts[0]',
      'VirtualService/ml/b spec.tls[0].match[0].destinationSubnets[0]', 'VirtualService/ml/c spec.tcp[0].route', 'VirtualService/ml/c spec.exportTo[0]',
      'VirtualService/ml/c spec.exportTo[2]', 'VirtualService/ml/c spec.exportTo[3]',
    ]);
  });
});

describe('References/Subset', () => {
  const rule = (host: string, ...names: readonly string[]) => object('networking.istio.io/v1', 'DestinationRule', 'models', { spec: { host,
    subsets: names.map(name => ({ name })) } });
  const toSubset = (host: string, subset: string) => http({ route: [{ destination: { host, subset } }] });

  test('knows short and full names, and hosts with "*"', () => {
    expect(found(referencesSubset, [
      rule('models', 'v1'), toSubset('models', 'v1'), toSubset('models.ml.svc.cluster.local', 'v1'), rule('*.example.com', 'v2'), toSubset('a.example.com', 'v2'), http({}),
    ])).toEqual([]);
  });

  test('finds subsets of routes and of copies that no rule makes', () => {
    expect(found(referencesSubset, [rule('models', 'v1'), toSubset('models', 'v3')])).toEqual([
      'VirtualService/ml/models spec.http[0].route[0].destination.subset: names a subset that no DestinationRule for "models" makes, got "v3"; ' +
        'correct the name, or add the subset to a DestinationRule of that host',
    ]);
    expect(places(referencesSubset, [toSubset('models.other', 'v1'), http({ mirror: { host: 'models', subset: 'v2' } })])).toEqual([
      'VirtualService/ml/models spec.http[0].route[0].destination.subset', 'VirtualService/ml/models spec.http[0].mirror.subset',
    ]);
  });
});
