import { istioNoEffect } from '../../../src/checks';
import { found, object, places } from '../support';

const NETWORKING = 'networking.istio.io/v1';
const to = { route: [{ destination: { host: 'models' } }] };
const routes = (...http: readonly object[]) => object(NETWORKING, 'VirtualService', 'models', { spec: { hosts: ['models'], http: http.map(one => ({ ...to, ...one })) } });
const prefix = (path: string, rest: object = {}) => ({ match: [{ uri: { prefix: path }, ...rest }] });
const gateway = (tls: object, protocol = 'HTTPS') =>
  object(NETWORKING, 'Gateway', 'public', { spec: { servers: [{ hosts: ['*'], port: { number: 1, name: 'a', protocol }, tls }] } });
const rule = (trafficPolicy: object) => object(NETWORKING, 'DestinationRule', 'models', { spec: { host: 'models', trafficPolicy } });
const failover = { loadBalancer: { localityLbSetting: { failover: [{ from: 'a', to: 'b' }] } } };

const inSpec = (one: object) => places(istioNoEffect, [one]).map(place => place.replace(/^\S+ spec\.?/, ''));

describe('Istio/NoEffect', () => {
  test('lets settings pass that have an effect', () => {
    expect(found(istioNoEffect, [
      routes(prefix('/a/b'), prefix('/a'), {}),
      routes(prefix('/a', { headers: { x: { exact: 'y' } } }), prefix('/a/b')), routes(prefix('/a'), prefix('/b')),
      routes(prefix('/a', { method: { exact: 'GET' } }), prefix('/a')),
      gateway({ httpsRedirect: true }, 'HTTP'), gateway({ mode: 'SIMPLE', credentialName: 'a', cipherSuites: ['ECDHE-RSA-AES128-SHA', '-ALL'] }), gateway({ mode: 'PASSTHROUGH' }),
      rule({ ...failover, outlierDetection: {} }), object(NETWORKING, 'ServiceEntry', 'a', { spec: { hosts: ['*.example.com', 'a.b'], resolution: 'DNS' } }),
      object(NETWORKING, 'Sidecar', 'default', { spec: { egress: [{ hosts: ['./*', 'ml/*', 'other/a.b', 'other/c.d'] }] } }),
    ])).toEqual([]);
  });

  test('finds routes that others take before', () => {
    expect(found(istioNoEffect, [routes({}, prefix('/a'))])).toEqual([
      'VirtualService/ml/models spec.http[1]: is never taken, since spec.http[0] takes all, got a later route; put the route without match last',
    ]);
    expect(inSpec(routes(prefix('/a'), prefix('/a/b'), prefix('/a', { name: 'other' })))).toEqual(['http[1].match[0]', 'http[2].match[0]']);
    expect(inSpec(routes({ fault: { abort: {} } }))).toEqual(['http[0].fault.abort']);
  });

  test('finds settings of other kinds that do nothing', () => {
    expect(inSpec(gateway({ httpsRedirect: true, mode: 'PASSTHROUGH', credentialName: 'a', cipherSuites: ['RC4'] }))).toEqual([
      'servers[0].tls.httpsRedirect', 'servers[0].tls.cipherSuites[0]', 'servers[0].tls.credentialName',
    ]);
    expect(inSpec(gateway({ serverCertificate: '/a', privateKey: '/b' }))).toEqual(['servers[0].tls.serverCertificate', 'servers[0].tls.privateKey']);
    expect(inSpec(rule(failover))).toEqual(['trafficPolicy.loadBalancer.localityLbSetting.failover']);
    expect(inSpec(object(NETWORKING, 'ServiceEntry', 'a', { spec: { hosts: ['*a.example.com'], workloadSelector: { labels: {} } } }))).toEqual([
      'workloadSelector', 'hosts[0]', 'workloadSelector',
    ]);
    expect(inSpec(object(NETWORKING, 'Sidecar', 'default', { spec: { egress: [{ hosts: ['other/*', 'other/a.b'] }] } }))).toEqual(['egress[0].hosts[1]']);
    expect(inSpec(object(NETWORKING, 'Sidecar', 'default', { spec: { egress: [{ hosts: ['a/b.c', '*/*', 'a/d.e'] }, { hosts: ['a/d.e'] }] } }))).toEqual(['egress[0].hosts[2]']);
    expect(inSpec(object('networking.istio.io/v1alpha3', 'EnvoyFilter', 'a', { spec: { workloadSelector: {} } }))).toEqual(['workloadSelector']);
  });
});
