import { istioConditionKey, istioHiddenRoute } from '../../src/checks';
import { found, object, places } from './support';

describe('Istio/HiddenRoute', () => {
  interface Given {
    readonly hosts?: readonly string[];
    readonly gateways?: readonly string[];
    readonly namespace?: string;
  }

  /** A VirtualService at the platform's gateway, by default for all hosts. */
  const route = (name: string, http: readonly object[], { hosts = ['*'], gateways = ['kubeflow/kubeflow-gateway'], namespace = 'kubeflow' }: Given = {}) =>
    object('networking.istio.io/v1', 'VirtualService', name, { spec: { gateways, hosts, http } }, { namespace });
  const prefix = (...all: readonly string[]) => [{ match: all.map(one => ({ uri: { prefix: one } })) }];
  const PREFIX = 'spec.http[0].match[0].uri.prefix';
  const platform = [route('dashboard', prefix('/')), route('dex', prefix('/dex/')), route('jupyter', prefix('/jupyter/'), { gateways: ['kubeflow-gateway'] })];

  test('lets routes pass that share the host and differ in their paths', () => {
    expect(found(istioHiddenRoute, [...platform, route('grafana', prefix('/grafana/')), route('exact', [{ match: [{ uri: { exact: '/dexterous' } }] }])])).toEqual([]);
    const hosts = ['ml.example.com'];
    expect(found(istioHiddenRoute, [route('dashboard', prefix('/'), { hosts }), route('grafana', prefix('/grafana/'), { hosts })])).toEqual([]);
  });

  test('names the routes that a narrower host at the same gateway hides', () => {
    const fix = 'write the same host as they do, or give them this one';
    expect(found(istioHiddenRoute, [...platform, route('grafana', prefix('/grafana/'), { hosts: ['ml.example.com'], namespace: 'monitoring' })])).toEqual([
      'VirtualService/monitoring/grafana spec.hosts[0]: for this host the gateway asks no routes of a wider one, got "ml.example.com", ' +
        `which hides VirtualService/kubeflow/dashboard, VirtualService/kubeflow/dex, VirtualService/kubeflow/jupyter; ${fix}`,
    ]);
    expect(found(istioHiddenRoute,
      [...[1, 2, 3, 4, 5, 6, 7].map(index => route(`r${index}`, prefix(`/${index}/`))), route('all', prefix('/'), { hosts: ['ML.example.com'] })])).toEqual([
      'VirtualService/kubeflow/all spec.hosts[0]: for this host the gateway asks no routes of a wider one, got "ml.example.com", which hides ' +
        `VirtualService/kubeflow/r1, VirtualService/kubeflow/r2, VirtualService/kubeflow/r3, VirtualService/kubeflow/r4, VirtualService/kubeflow/r5 and others; ${fix}`,
    ]);
  });

  test('knows how wide a host is', () => {
    const hides = (narrow: string, wide: string) => places(istioHiddenRoute, [route('wide', prefix('/'), { hosts: [wide] }), route('narrow', prefix('/a/'), { hosts: [narrow] })]);
    const place = ['VirtualService/kubeflow/narrow spec.hosts[0]'];
    expect([hides('a.example.com', '*.example.com'), hides('*.example.com', '*.com'), hides('a.b.example.com', '*.example.com'), hides('*.example.com', '*')]).toEqual([place,
      place, place, place]);
    expect([hides('*.example.com', '*.example.com'), hides('*', '*')]).toEqual([[], []]);
    expect([hides('example.com', '*.example.com'), hides('a.example.org', '*.example.com'), hides('b.example.com', 'a.example.com')]).toEqual([[], [], []]);
  });

  test('leaves routes of other gateways, of the mesh, and of one object alone', () => {
    const hosts = ['ml.example.com'];
    expect(found(istioHiddenRoute, [
      ...platform, route('other', prefix('/'), { hosts, gateways: ['ingress/public'] }), route('mesh', prefix('/'), { hosts, gateways: ['mesh'] }), route('none', [], { hosts }),
      object('networking.istio.io/v1', 'VirtualService', 'tcp', { spec: { gateways: ['kubeflow/kubeflow-gateway'], hosts, tcp: [{}] } }),
    ])).toEqual([]);
    expect(found(istioHiddenRoute, [route('both', prefix('/a/', '/a/b/', '/a/'), { hosts: ['*', 'ml.example.com'] })])).toEqual([]);
  });

  test('finds a path that another object has, or that lies behind the path of another one', () => {
    expect(found(istioHiddenRoute, [...platform, route('notebooks', prefix('/jupyter/'), { namespace: 'team' }), route('second', prefix('/'))])).toEqual([
      `VirtualService/team/notebooks ${PREFIX}: has the path of VirtualService/kubeflow/jupyter: the younger of the two is never asked, got "/jupyter/"; choose another path`,
      `VirtualService/kubeflow/second ${PREFIX}: has the path of VirtualService/kubeflow/dashboard: the younger of the two is never asked, got "/"; choose another path`,
    ]);
    expect(found(istioHiddenRoute, [...platform, route('greedy', prefix('/d'))])).toEqual([
      `VirtualService/kubeflow/greedy ${PREFIX}: hides VirtualService/kubeflow/dex, if it is older, got "/d"; choose another path`,
    ]);
    expect(places(istioHiddenRoute, [...platform, route('all', [{ route: [] }])])).toEqual(['VirtualService/kubeflow/all spec.http[0]']);
    expect(places(istioHiddenRoute, [route('all', [{ route: [] }]), route('home', prefix('/'))])).toEqual([`VirtualService/kubeflow/home ${PREFIX}`]);
    expect(places(istioHiddenRoute, [...platform, route('named', [{ match: [{ name: 'd', uri: { prefix: '/d' } }] }])])).toEqual([
      'VirtualService/kubeflow/named spec.http[0].match[0].uri.prefix',
    ]);
    expect(places(istioHiddenRoute, [...platform, route('exact', [{ match: [{ uri: { exact: '/dex/' } }, { uri: { exact: '/jupyter/lab' } }] }])])).toEqual([
      'VirtualService/kubeflow/exact spec.http[0].match[0].uri.exact', `VirtualService/kubeflow/jupyter ${PREFIX}`,
    ]);
  });

  test('lets a path pass that takes only some of the requests', () => {
    expect(found(istioHiddenRoute, [...platform, route('canary', [{ match: [{ uri: { prefix: '/d' }, headers: { canary: { exact: 'yes' } } }] }]),
      route('pattern', [{ match: [{ uri: { regex: '/dex.*' } }] }]), route('page', [{ match: [{ uri: { exact: '/j' } }] }])])).toEqual([]);
  });
});

describe('Istio/ConditionKey', () => {
  const policy = (...keys: readonly unknown[]) => object('security.istio.io/v1', 'AuthorizationPolicy', 'p',
    { spec: { rules: [{ when: keys.map(key => ({ key, values: ['x'] })) }] } });

  test('lets attributes pass that Istio knows', () => {
    expect(found(istioConditionKey, [policy(
      'request.headers[kubeflow-userid]', 'request.auth.claims[iss]', 'request.auth.claims[realm_access][roles]', 'source.ip', 'remote.ip', 'source.namespace', 'source.principal',
      'source.serviceAccount', 'source.trustDomain', 'request.auth.principal', 'request.auth.audiences', 'request.auth.presenter', 'destination.ip', 'destination.port',
      'connection.sni',
      'experimental.envoy.filters.network.mysql_proxy[db.table]',
    ), policy(undefined, 7)])).toEqual([]);
  });

  test('finds attributes for which istiod skips the rule', () => {
    const all = 'connection.sni, destination.ip, destination.port, remote.ip, request.auth.audiences, request.auth.presenter, request.auth.principal, ' +
      'source.ip, source.namespace, source.principal, source.serviceAccount, source.trustDomain, ' +
      'request.headers[<name>], request.auth.claims[<name>], experimental.envoy.filters.<filter>[<key>]';
    const problem = 'istiod knows no such attribute and skips the rule, got';
    expect(found(istioConditionKey, [policy('request.nonsense', 'source.principals', 'request.headers'), policy('')])).toEqual([
      `AuthorizationPolicy/ml/p spec.rules[0].when[0].key: ${problem} "request.nonsense"; use one of ${all}`,
      `AuthorizationPolicy/ml/p spec.rules[0].when[1].key: ${problem} "source.principals"; write "source.principal"`,
      `AuthorizationPolicy/ml/p spec.rules[0].when[2].key: ${problem} "request.headers"; write "request.headers[<name>]"`,
      `AuthorizationPolicy/ml/p spec.rules[0].when[0].key: ${problem} ""; use one of ${all}`,
    ]);
  });
});
