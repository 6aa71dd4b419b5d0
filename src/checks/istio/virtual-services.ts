import { httpRoutes } from './http-routes';
import { destinationWrong, gatewayNames, isForGateways, labelsWrong, visibility } from './parts';
import { covers, Problem, ipFault, isClaim, overlap, portFault, subnetFault, wildcardFault } from './values';
import { weights } from './weights';
import { Field, Located, Rule, shown } from '../../core';
import { fault, Fault, filled, numberWrong, ruleOf, textWrong } from '../fault';

/** `Istio/Routes`: VirtualServices are such as istiod takes. */
export const istioRoutes: Rule = ruleOf(
  'Istio/Routes',
  'istiod refuses such routes; where its webhook is not asked, as for objects without the label istio.io/rev, it leaves them out, or the proxies get what they do not take.',
  { 'networking.istio.io/VirtualService': wrongRoutes },
);

/** Source of all checks: Istio, pkg/config/validation, validation.go and virtualservice.go; release in pins/. */
function* wrongRoutes(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  const [hosts, gateways, http, tls, tcp] = ['hosts', 'gateways', 'http', 'tls', 'tcp'].map(name => spec.at(name));
  const isDelegate = !filled(hosts);
  for (const field of isDelegate ? [gateways, tls, tcp].filter(filled) : []) {
    yield fault(field, 'must not stand in routes without hosts, which others delegate to', 'name hosts, or leave it out');
  }
  yield* gatewayNames(gateways);
  yield* claims(spec);
  yield* hostNames(spec);
  if (![http, tls, tcp].some(filled)) {
    yield fault(spec, 'must have one of http, tls, tcp', 'write its routes');
  }
  for (const route of http.items()) {
    yield* httpRoutes(route, isDelegate);
  }
  for (const route of tls.items()) {
    yield* tlsRoute(route, spec);
  }
  for (const route of tcp.items()) {
    yield* tcpRoute(route);
  }
  yield* visibility(spec.at('exportTo'), at.namespace);
}

/** Claims of tokens are known to gateways alone. */
function* claims(spec: Field): Generator<Fault> {
  if (isForGateways(spec)) {
    return;
  }
  for (const match of spec.at('http').items().flatMap(route => route.at('match').items())) {
    for (const [name, field] of ['headers', 'withoutHeaders'].flatMap(kind => match.at(kind).entries()).filter(([header]) => isClaim(header))) {
      const problem = 'must not look at claims of tokens in routes of the mesh, which only gateways know';
      yield fault(field, problem, 'name a gateway in gateways, and not "mesh"', `got ${shown(name)}`);
    }
  }
}

function* hostNames(spec: Field): Generator<Fault> {
  const hosts = spec.at('hosts').items();
  const ofGateways = isForGateways(spec);
  const isSni = spec.at('tls').items().flatMap(route => route.at('match').items()).some(match => filled(match.at('sniHosts')));
  const faults = hosts.map(host => hostFaultOf(host.text, ofGateways, isSni));
  for (const [index, field] of hosts.entries()) {
    const problem = faults[index];
    if (problem !== undefined) {
      yield fault(field, problem, 'write a DNS name such as "app.example.com", or "*.example.com"');
    }
  }
  if (faults.every(fault => fault === undefined)) {
    for (const [index, field] of hosts.entries()) {
      const same = hosts.slice(0, index).find(one => one.text !== undefined && field.text !== undefined && overlap(one.text, field.text));
      if (same !== undefined) {
        yield fault(field, `must not be a host that another entry has, ${shown(same.text)}`, 'remove one of the two');
      }
    }
  }
}

function hostFaultOf(text: string | undefined, ofGateways: boolean, isSni: boolean): Problem {
  if (text === undefined || ipFault(text) === undefined) {
    return undefined;
  }
  if (!ofGateways && text === '*') {
    return 'must not be all hosts in routes of the mesh';
  }
  return ofGateways ? gatewayHostFault(text, isSni) : wildcardFault(text);
}

/** Gateways also know the names that Istio makes of services for encrypted traffic. */
function gatewayHostFault(text: string, isSni: boolean): Problem {
  return isSni && text.startsWith('outbound_') ? undefined : wildcardFault(text);
}

function* tlsRoute(route: Field, spec: Field): Generator<Fault> {
  if (!filled(route.at('match'))) {
    yield fault(route.at('match'), 'must have an entry', 'match by sniHosts');
  }
  for (const match of route.at('match').items()) {
    if (!filled(match.at('sniHosts'))) {
      yield fault(match.at('sniHosts'), 'must have an entry', 'name the hosts that clients ask for');
    }
    for (const host of match.at('sniHosts').items()) {
      yield* sniHost(host, spec);
    }
    yield* matched(match);
  }
  yield* destinations(route.at('route'));
}

function* sniHost(host: Field, spec: Field): Generator<Fault> {
  const { text } = host;
  if (text === undefined || ipFault(text) === undefined) {
    return;
  }
  const problem = isForGateways(spec) ? gatewayHostFault(text, true) : wildcardFault(text);
  if (problem !== undefined) {
    yield fault(host, problem, 'write a DNS name such as "app.example.com"');
  } else if (!spec.at('hosts').items().some(one => one.text !== undefined && covers(one.text, text))) {
    yield fault(host, 'must be among the hosts of the VirtualService', 'add it to spec.hosts, or name one of them');
  }
}

/** What routes of connections match by. */
function* matched(match: Field): Generator<Fault> {
  for (const subnet of match.at('destinationSubnets').items()) {
    yield* textWrong(subnet, subnetFault, 'write an address, or a range such as "10.0.0.0/8"');
  }
  yield* numberWrong(match.at('port'), number => number === 0 ? undefined : portFault(number), 'write the number of a port');
  yield* labelsWrong(match.at('sourceLabels'));
  yield* gatewayNames(match.at('gateways'));
}

function* tcpRoute(route: Field): Generator<Fault> {
  for (const match of route.at('match').items()) {
    yield* matched(match);
  }
  yield* destinations(route.at('route'));
}

function* destinations(route: Field): Generator<Fault> {
  if (!filled(route)) {
    yield fault(route, 'must have an entry', 'name where the traffic goes');
  }
  yield* weights(route);
  for (const one of route.items()) {
    yield* destinationWrong(one.at('destination'));
  }
}
