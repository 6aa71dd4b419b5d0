import { istioEnvoyFilter, istioGateway, istioServiceEntry, istioSidecar, istioTrafficPolicy } from '../../../src/checks';
import { Rule } from '../../../src/core';
import { found, object, places } from '../support';

const NETWORKING = 'networking.istio.io/v1';
const destinationRule = (spec: object) => object(NETWORKING, 'DestinationRule', 'models', { spec: { host: 'models', ...spec } });
const gateway = (server: object, name = 'public') => object(NETWORKING, 'Gateway', name, { spec: { servers: [{ hosts: ['*'], port: { number: 80, name: 'http',
  protocol: 'HTTP' }, ...server }] } });
const serviceEntry = (spec: object) => object(NETWORKING, 'ServiceEntry', 'database', { spec: { hosts: ['db.example.com'], ports: [{ number: 443, name: 'tls',
  protocol: 'TLS' }], ...spec } });
const sidecar = (spec: object) => object(NETWORKING, 'Sidecar', 'default', { spec });
const filter = (patch: object) => object('networking.istio.io/v1alpha3', 'EnvoyFilter', 'limit', { spec: { configPatches: [patch] } });

/** Where a rule finds something in the spec of an object. */
function inSpec(rule: Rule, one: object): string[] {
  return places(rule, [one]).map(place => place.replace(/^\S+ spec\.?/, ''));
}

describe('Istio/TrafficPolicy', () => {
  const policy = (trafficPolicy: object) => inSpec(istioTrafficPolicy, destinationRule({ trafficPolicy })).map(place => place.replace('trafficPolicy.', ''));

  test('lets rules pass that istiod takes', () => {
    expect(found(istioTrafficPolicy, [
      destinationRule({}), destinationRule({ trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } }, subsets: [{ name: 'v1', labels: { version: 'v1' } }, { name: 'v2' }] }),
      destinationRule({ trafficPolicy: { outlierDetection: { interval: '10s', maxEjectionPercent: 50 }, connectionPool: { tcp: { maxConnections: 0, idleTimeout: '0s' } } } }),
      destinationRule({ trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: 'DISABLE' } }] }, exportTo: ['.', 'other'] }),
      destinationRule({ trafficPolicy: { loadBalancer: { consistentHash: { httpCookie: { name: 'a', ttl: '0s' }, maglev: { tableSize: 65537 } } } } }),
      destinationRule({ trafficPolicy: { loadBalancer: { localityLbSetting: { distribute: [{ from: 'a/*', to: { 'a/b': 80, 'c': 20 } }] } } } }),
    ])).toEqual([]);
  });

  test('finds subsets of one name, hosts and labels that are none, and policies that say nothing', () => {
    expect(inSpec(istioTrafficPolicy, destinationRule({ host: 'a b', subsets: [{ name: 'v1' }, { name: 'v1', labels: { 'a b': 'c' }, trafficPolicy: {} }],
      exportTo: ['a', 'a'] }))).toEqual([
      'host', 'subsets[1].name', 'subsets[1].labels["a b"]', 'subsets[1].trafficPolicy', 'exportTo[1]',
    ]);
    expect(inSpec(istioTrafficPolicy, destinationRule({ workloadSelector: { matchLabels: { 'a': 'b*', '': 'c' } }, exportTo: ['other'] }))).toEqual([
      'exportTo[0]', 'workloadSelector.matchLabels.a', 'workloadSelector.matchLabels[""]',
    ]);
    expect(policy({ portLevelSettings: [] })).toEqual(['trafficPolicy']);
    expect(policy({ portLevelSettings: [{}] })).toEqual(['portLevelSettings[0].port', 'portLevelSettings[0]']);
  });

  test('finds limits and times out of range', () => {
    expect(policy({ outlierDetection: { interval: '0s', maxEjectionPercent: 101, consecutiveLocalOriginFailures: 1 } })).toEqual([
      'outlierDetection.interval', 'outlierDetection.maxEjectionPercent', 'outlierDetection.consecutiveLocalOriginFailures',
    ]);
    expect(policy({ connectionPool: { tcp: { maxConnections: -1, connectTimeout: '5' }, http: { maxRetries: -1, h2UpgradePolicy: 'UPGRADE',
      useClientProtocol: true } } })).toEqual([
      'connectionPool.http.maxRetries', 'connectionPool.tcp.maxConnections', 'connectionPool.tcp.connectTimeout', 'connectionPool.http.useClientProtocol',
    ]);
    expect(policy({ connectionPool: {} })).toEqual(['connectionPool']);
    expect(policy({ loadBalancer: { consistentHash: { httpCookie: { name: '', attributes: [{ name: 'a' }, { name: 'a' }] }, minimumRingSize: 1,
      maglev: { tableSize: 8 } } } })).toEqual([
      'loadBalancer.consistentHash.httpCookie.name', 'loadBalancer.consistentHash.httpCookie.attributes[1].name', 'loadBalancer.consistentHash.minimumRingSize',
      'loadBalancer.consistentHash.maglev.tableSize',
    ]);
    expect(policy({ loadBalancer: { warmup: { minimumPercent: 101, aggression: 0 } } })).toEqual([
      'loadBalancer.warmup.duration', 'loadBalancer.warmup.minimumPercent', 'loadBalancer.warmup.aggression',
    ]);
    expect(policy({ tunnel: { protocol: 'GET', targetHost: 'a b', targetPort: 0 } })).toEqual(['tunnel.protocol', 'tunnel.targetHost', 'tunnel.targetPort']);
    expect(policy({ tunnel: { targetHost: 'a', targetPort: 1 }, proxyProtocol: {} })).toEqual(['proxyProtocol']);
  });

  test('finds places and regions that contradict each other', () => {
    const settings = (localityLbSetting: object) => policy({ loadBalancer: { localityLbSetting } }).map(place => place.replace('loadBalancer.localityLbSetting.', ''));
    expect(settings({ distribute: [{ from: 'a', to: { b: 50 } }] })).toEqual(['distribute[0].to']);
    expect(settings({ distribute: [{ from: 'a', to: { b: 0, c: 100 } }, { from: 'a/b', to: { '*a': 100 } }] })).toEqual(['distribute[1].from', 'distribute[0].to.b',
      'distribute[1].to["*a"]']);
    const from = (...all: readonly string[]) => settings({ distribute: all.map(one => ({ from: one, to: { x: 100 } })) });
    expect([from('a/b', 'a/*', '*'), from('a/b/c', 'a/b/*', 'a/d'), from('ab', 'a/b', 'ac')]).toEqual([[], [], []]);
    expect([from('*', 'a'), from('a', 'a'), from('a', 'a/b'), from('a/b', 'a'), from('a/*', 'a/b'), from('a/b/c', 'a/b'), from('a', 'a/*')].flat()).toEqual(
      Array(7).fill('distribute[1].from'));
    expect([from('a/*/c'), from('a//c'), from('/a'), from('')].flat()).toEqual(Array(4).fill('distribute[0].from'));
    expect(settings({ distribute: [{ from: 'x', to: { 'a/b': 80, 'a/*': 20 } }, { from: 'y', to: { 'a': 20, 'b': 30, 'a/c': 50 } }] })).toEqual([
      'distribute[0].to["a/*"]', 'distribute[1].to["a/c"]',
    ]);
    expect(settings({ distribute: [{ from: 'a', to: { b: 100 } }], failover: [{ from: 'a', to: 'b' }] })).toEqual(['failover']);
    expect(settings({ failover: [{ from: 'a', to: 'a' }, { from: 'a/b', to: 'c' }], failoverPriority: ['topology.kubernetes.io/zone'] })).toEqual([
      'failoverPriority[0]', 'failover[0].to', 'failover[1].from',
    ]);
  });

  test('finds certificates that are missing or stand beside others', () => {
    expect(policy({ tls: { mode: 'MUTUAL' } })).toEqual(['tls.clientCertificate', 'tls.privateKey']);
    expect(policy({ tls: { mode: 'SIMPLE', credentialName: 'a', caCertificates: '/a' } })).toEqual(['tls.caCertificates']);
    expect(policy({ tls: { mode: 'SIMPLE', insecureSkipVerify: true, subjectAltNames: ['a'] } })).toEqual(['tls.subjectAltNames']);
    for (const name of ['other/a', 'a', '', 'ml/', '/a', 'ml/a/b', 'ml/a b']) {
      expect([name, ...policy({ tls: { mode: 'SIMPLE', credentialName: `configmap://${name}` } })]).toEqual([name, 'tls.credentialName']);
    }
    expect(policy({ tls: { mode: 'SIMPLE', credentialName: 'configmap://ml/authorities.v1' } })).toEqual([]);
  });
});

describe('Istio/Gateway', () => {
  const HTTPS = { port: { number: 443, name: 'https', protocol: 'HTTPS' } };

  test('lets gateways pass that istiod takes', () => {
    expect(found(istioGateway, [
      gateway({}), gateway({ ...HTTPS, tls: { mode: 'SIMPLE', credentialName: 'a' } }), gateway({ tls: { httpsRedirect: true }, hosts: ['ml/*.example.com',
        './a.example.com', '10.0.0.1'] }),
      gateway({ ...HTTPS, tls: { mode: 'MUTUAL', serverCertificate: '/a', privateKey: '/b', caCertificates: '/c' } }), gateway({ ...HTTPS, tls: { mode: 'PASSTHROUGH' } }),
      gateway({ bind: 'unix:///a', port: { number: 0, name: 'a', protocol: 'HTTP' } }),
    ])).toEqual([]);
  });

  test('finds servers of the wrong form', () => {
    const server = (one: object) => inSpec(istioGateway, gateway(one)).map(place => place.replace('servers[0].', ''));
    expect(server(HTTPS)).toEqual(['tls']);
    expect(server({ tls: { mode: 'SIMPLE', credentialName: 'a' } })).toEqual(['tls']);
    expect(server({ ...HTTPS, tls: { mode: 'SIMPLE' } })).toEqual(['tls.serverCertificate', 'tls.privateKey']);
    expect(server({ ...HTTPS, tls: { mode: 'MUTUAL', serverCertificate: '/a', privateKey: '/b' } })).toEqual(['tls.caCertificates']);
    expect(server({ ...HTTPS, tls: { mode: 'ISTIO_MUTUAL', credentialName: 'a' } })).toEqual(['tls.credentialName']);
    expect(server({ ...HTTPS, tls: { mode: 'SIMPLE', credentialName: 'a', serverCertificate: '/a', privateKey: '/b' } })).toEqual(['tls.credentialName']);
    expect(server({ hosts: ['app', 'a b/c.example.com', '*a.example.com'], bind: 'here', port: { number: 70000, name: '', protocol: 'SMTP', targetPort: 80 } })).toEqual([
      'hosts[0]', 'hosts[1]', 'hosts[2]', 'bind', 'port.number', 'port.targetPort', 'port.name', 'port.protocol',
    ]);
    expect(inSpec(istioGateway, object(NETWORKING, 'Gateway', 'public', { spec: { servers: [] } }))).toEqual(['servers']);
    expect(places(istioGateway, [gateway({}, 'a.b')])).toEqual(['Gateway/ml/a.b metadata.name']);
  });

  test('finds ports of one name', () => {
    const servers = ['a', 'a'].map(name => ({ hosts: ['*'], port: { number: 80, name, protocol: 'HTTP' } }));
    expect(found(istioGateway, [object(NETWORKING, 'Gateway', 'public', { spec: { servers } })])).toEqual([
      'Gateway/ml/public spec.servers[1].port.name: must not repeat the name of a port, got "a"; choose another one, or remove one of the two',
    ]);
  });
});

describe('Istio/ServiceEntry', () => {
  const entry = (spec: object) => inSpec(istioServiceEntry, serviceEntry(spec));

  test('lets entries pass that istiod takes', () => {
    expect(found(istioServiceEntry, [
      serviceEntry({}), serviceEntry({ resolution: 'STATIC', endpoints: [{ address: '10.0.0.1', ports: { tls: 8443 } }], addresses: ['10.0.0.0/8'] }),
      serviceEntry({ resolution: 'DNS', endpoints: [{ address: 'a.example.com' }] }), serviceEntry({ resolution: 'DYNAMIC_DNS', hosts: ['*.example.com'],
        location: 'MESH_EXTERNAL' }),
      serviceEntry({ resolution: 'STATIC', endpoints: [{ address: 'unix:///a' }] }), object(NETWORKING, 'WorkloadEntry', 'vm', { spec: { address: 'vm.example.com' } }),
    ])).toEqual([]);
  });

  test('finds what does not fit the resolution', () => {
    expect(entry({ endpoints: [{ address: '10.0.0.1' }] })).toEqual(['endpoints']);
    expect(entry({ resolution: 'STATIC', endpoints: [{ address: 'a.example.com' }] })).toEqual(['endpoints[0].address']);
    expect(entry({ resolution: 'DNS', addresses: ['10.0.0.0/8'] })).toEqual(['addresses[0]']);
    expect(entry({ resolution: 'DNS', hosts: ['*.example.com'] })).toEqual(['hosts[0]']);
    expect(entry({ resolution: 'DNS_ROUND_ROBIN', endpoints: [{ address: 'a.example.com' }, { address: 'b c' }] })).toEqual(['endpoints[1]', 'endpoints[1].address']);
    expect(entry({ resolution: 'DYNAMIC_DNS', addresses: ['10.0.0.1'], ports: [{ number: 1, name: 'a', protocol: 'TCP' }] })).toEqual(['hosts[0]', 'addresses',
      'ports[0].protocol']);
    expect(entry({ resolution: 'DNS', hosts: ['a.b', 'c.d'], ports: [{ number: 1, name: 'a', protocol: 'TCP' }] })).toEqual(['ports[0].protocol']);
  });

  test('finds names, numbers and addresses that are none', () => {
    expect(entry({ hosts: ['*', 'a b'], addresses: ['10.0.0.300'] })).toEqual(['hosts[0]', 'hosts[1]', 'addresses[0]']);
    expect(entry({ ports: [{ number: 80, name: 'a', protocol: 'HTTP' }, { number: 80, name: 'a', protocol: 'X', targetPort: 70000 }] })).toEqual([
      'ports[1].name', 'ports[1].number', 'ports[1].protocol', 'ports[1].targetPort',
    ]);
    expect(entry({ resolution: 'STATIC', endpoints: [{ address: '10.0.0.1', ports: { other: 0 } }, { labels: { a: 'b c' } }, { address: 'unix://a/',
      ports: { tls: 1 } }] })).toEqual([
      'endpoints[0].ports.other', 'endpoints[0].ports.other', 'endpoints[1].address', 'endpoints[1].labels.a', 'endpoints[2].address', 'endpoints[2].ports',
    ]);
    expect(entry({ workloadSelector: { labels: { a: '*' } }, endpoints: [], exportTo: ['~', '.'] })).toEqual(['workloadSelector.labels.a', 'endpoints', 'endpoints',
      'exportTo[0]']);
  });
});

describe('Istio/Sidecar', () => {
  const spec = (one: object) => inSpec(istioSidecar, sidecar(one));

  test('lets sidecars pass that istiod takes', () => {
    expect(found(istioSidecar, [
      sidecar({ egress: [{ hosts: ['./*', 'istio-system/*', '~/a.b'] }] }), sidecar({ outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } }),
      sidecar({ ingress: [{ port: { number: 80, protocol: 'HTTP', name: 'a' }, defaultEndpoint: '127.0.0.1:8080' }, { port: { number: 81, protocol: 'TCP', name: 'b' },
        defaultEndpoint: 'unix:///a' }] }),
      sidecar({ egress: [{ port: { number: 3306, protocol: 'MYSQL', name: 'a' }, bind: '127.0.0.1', hosts: ['*/a.example.com'] }, { hosts: ['./*'] }] }),
    ])).toEqual([]);
  });

  test('finds listeners of the wrong form', () => {
    expect(spec({})).toEqual(['']);
    expect(spec({ egress: [{ hosts: ['a.example.com', 'a_b/c.d', './app'] }] })).toEqual(['egress[0].hosts[0]', 'egress[0].hosts[1]', 'egress[0].hosts[2]']);
    expect(spec({ egress: [{ hosts: [] }, { hosts: ['./*'] }] })).toEqual(['egress[0].port', 'egress[0].hosts']);
    expect(spec({ egress: [{ port: { number: 0, protocol: 'X' }, bind: '10.0.0.1', captureMode: 'IPTABLES', hosts: ['./*'] }] })).toEqual(['egress[0].port.protocol',
      'egress[0].bind', 'egress[0].captureMode']);
    expect(spec({ ingress: [{ port: { number: 80, protocol: 'HTTP' }, defaultEndpoint: '127.0.0.1' }, { port: { number: 80, protocol: 'HTTP' },
      defaultEndpoint: '10.0.0.1:80', bind: 'a' }] })).toEqual([
      'ingress[1].port.number', 'ingress[0].defaultEndpoint', 'ingress[1].bind', 'ingress[1].defaultEndpoint',
    ]);
    const socket = (bind: string) => ({ port: { number: 0, protocol: 'TCP', name: 'a' }, bind, hosts: ['./*'] });
    expect(spec({ egress: [socket('unix:///a'), { ...socket('unix:///a'), port: { protocol: 'TCP' } }, socket('unix:///b')] })).toEqual(['egress[1].bind']);
    const listener = (bind: string) => ({ port: { number: 80, protocol: 'TCP' }, bind, hosts: ['./*'] });
    expect(spec({ egress: [listener('10.0.0.1'), listener('10.0.0.1')] })).toEqual(['egress[1].port.number']);
    expect(spec({ ingress: [{ port: { number: 80, protocol: 'HTTP' }, tls: { mode: 'ISTIO_MUTUAL', httpsRedirect: true } }] })).toEqual(['ingress[0].tls.httpsRedirect',
      'ingress[0].tls.mode', 'ingress[0].tls']);
    expect(spec({ outboundTrafficPolicy: { mode: 'REGISTRY_ONLY', egressProxy: { host: 'a.b' } } })).toEqual(['outboundTrafficPolicy.egressProxy']);
    expect(spec({ outboundTrafficPolicy: { mode: 'ALLOW_ANY', egressProxy: { host: '*' } }, inboundConnectionPool: {} })).toEqual([
      'inboundConnectionPool', 'outboundTrafficPolicy.egressProxy.host', 'outboundTrafficPolicy.egressProxy.port', 'outboundTrafficPolicy.egressProxy.host',
    ]);
  });
});

describe('Istio/EnvoyFilter', () => {
  const patch = (one: object) => inSpec(istioEnvoyFilter, filter(one)).map(place => place.replace('configPatches[0].', ''));
  const ADD = { operation: 'INSERT_BEFORE', value: { name: 'a', typed_config: { '@type': 'b' } } };

  test('lets changes pass that istiod takes', () => {
    expect(found(istioEnvoyFilter, [
      filter({ applyTo: 'HTTP_FILTER', match: { listener: { filterChain: { filter: { name: 'envoy.filters.network.http_connection_manager',
        subFilter: { name: 'a' } } } } }, patch: ADD }),
      filter({ applyTo: 'CLUSTER', patch: { operation: 'REMOVE' } }), filter({ match: { context: 'WAYPOINT', waypoint: {} } }),
    ])).toEqual([]);
  });

  test('finds changes of the wrong form', () => {
    expect(patch({ applyTo: 'HTTP_FILTER' })).toEqual(['patch']);
    expect(patch({ applyTo: 'INVALID', patch: { operation: 'MERGE' } })).toEqual(['applyTo', 'patch.value']);
    expect(patch({ applyTo: 'HTTP_FILTER', patch: { operation: 'INVALID' }, match: { proxy: { proxyVersion: '(' }, cluster: {} } })).toEqual(['patch.operation',
      'match.proxy.proxyVersion', 'match.cluster']);
    expect(patch({ applyTo: 'NETWORK_FILTER', match: { listener: { filterChain: { filter: { name: 'a', subFilter: {} } } } },
      patch: ADD })).toEqual(['match.listener.filterChain.filter.subFilter']);
    expect(patch({ applyTo: 'HTTP_FILTER', match: { listener: { filterChain: { filter: {} } } }, patch: { operation: 'ADD', value: { typed_config: {} } } })).toEqual([
      'match.listener.filterChain.filter.name', 'patch.value.typed_config["@type"]',
    ]);
    expect(patch({ applyTo: 'CLUSTER', match: { context: 'WAYPOINT' }, patch: ADD })).toEqual(['match.waypoint']);
  });
});
