import { labelSelectorWrong, labelsWrong, visibility } from './parts';
import { domainFault, Problem, ipFault, isHttp, isProtocol, isTls, labelFault, portFault, protocolFault, socketFault, subnetFault, wildcardFault } from './values';
import { Field, Located, Rule } from '../../core';
import { atMostOne, fault, Fault, filled, given, missing, numberWrong, repeated, ruleOf, textWrong } from '../fault';

/** `Istio/ServiceEntry`: services outside of Kubernetes are such as istiod takes. */
export const istioServiceEntry: Rule = ruleOf(
  'Istio/ServiceEntry',
  'istiod refuses such an entry; where its webhook is not asked, as for objects without the label istio.io/rev, the mesh does not know the service.',
  { 'networking.istio.io/ServiceEntry': wrongEntry, 'networking.istio.io/WorkloadEntry': at => workload(at.at('spec'), undefined, true) },
);

/** Source: Istio, pkg/config/validation, ValidateServiceEntry, and the rules of its definition; release in pins/. */
function* wrongEntry(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  const resolution = spec.at('resolution').text ?? 'NONE';
  yield* labelSelectorWrong(spec.at('workloadSelector'));
  yield* atMostOne([spec.at('workloadSelector'), spec.at('endpoints')], 'keep one of the two');
  for (const host of spec.at('hosts').items()) {
    yield* textWrong(host, text => text === '*' ? 'must not be all hosts' : wildcardFault(text), 'write a DNS name, or "*.example.com"');
  }
  for (const address of spec.at('addresses').items()) {
    yield* textWrong(address, text => text.includes('/') && !['NONE', 'STATIC'].includes(resolution) ? `must be one address for resolution ${resolution}` : subnetFault(text),
      'write IP addresses; ranges only for the resolutions NONE and STATIC');
  }
  yield* ports(spec);
  yield* endpoints(spec, resolution);
  yield* oneNameForTcp(spec, resolution);
  yield* resolution === 'DYNAMIC_DNS' ? dynamic(at) : [];
  yield* visibility(spec.at('exportTo'), at.namespace, 'entry');
}

function* ports(spec: Field): Generator<Fault> {
  const all = spec.at('ports').items();
  yield* repeated(all.map(port => port.at('name')), 'the name of a port');
  yield* repeated(all.map(port => port.at('number')), 'the number of a port');
  for (const port of all) {
    yield* textWrong(port.at('name'), labelFault, 'choose another name');
    yield* textWrong(port.at('protocol'), protocolFault, 'write one of them, or leave it out');
    yield* numberWrong(port.at('number'), portFault, 'write the number of a port');
    yield* numberWrong(port.at('targetPort'), portFault, 'write the number of a port');
  }
}

function* endpoints(spec: Field, resolution: string): Generator<Fault> {
  const field = spec.at('endpoints');
  const names = spec.at('ports').items().map(port => port.at('name').text);
  if (['NONE', 'DYNAMIC_DNS'].includes(resolution) && (resolution === 'NONE' ? given(field) : filled(field))) {
    yield fault(field, `must not be given for resolution ${resolution}`, 'leave it out, or write the resolution STATIC or DNS');
  }
  if (resolution === 'DNS_ROUND_ROBIN' && field.items().length > 1) {
    yield fault(field.items()[1], 'must be the only entry for resolution DNS_ROUND_ROBIN', 'write the resolution DNS');
  }
  if (resolution === 'STATIC') {
    for (const endpoint of field.items()) {
      yield* workload(endpoint, names, false);
    }
  }
  if (resolution === 'DNS' || resolution === 'DNS_ROUND_ROBIN') {
    for (const endpoint of field.items()) {
      yield* resolved(endpoint, names);
    }
    for (const host of filled(field) ? [] : spec.at('hosts').items()) {
      yield* textWrong(host, text => wildcardFault(text) === undefined ? domainFault(text) : undefined, 'write a full DNS name, or give endpoints');
    }
  }
}

function* resolved(endpoint: Field, names: readonly (string | undefined)[]): Generator<Fault> {
  const address = endpoint.at('address');
  yield* missing([address], 'write a DNS name or an IP address');
  yield* textWrong(address, text => text === '' ? undefined : ipFault(text) && domainFault(text), 'write a DNS name or an IP address');
  yield* labelsWrong(endpoint.at('labels'));
  yield* endpointPorts(endpoint, names);
}

function* endpointPorts(endpoint: Field, names: readonly (string | undefined)[] | undefined): Generator<Fault> {
  for (const [name, field] of endpoint.at('ports').entries()) {
    const misnamed = name.length < 63 ? labelFault(name) : 'must have a name of less than 63 letters';
    const problem = names !== undefined && !names.includes(name) ? 'must have the name of one of the ports' : misnamed;
    if (problem !== undefined) {
      yield fault(field, problem, 'correct the name', `got ${JSON.stringify(name)}`);
    }
    yield* numberWrong(field, portFault, 'write the number of a port');
  }
}

/** A workload outside of Kubernetes. */
function* workload(of: Field, names: readonly (string | undefined)[] | undefined, mayBeName: boolean): Generator<Fault> {
  const address = of.at('address');
  const isSocket = address.text?.startsWith('unix://') === true;
  if (!filled(address) && !filled(of.at('network'))) {
    yield fault(address, 'must be given, unless network is', 'write an IP address');
  }
  const fix = mayBeName ? 'write a DNS name or an IP address' : 'write an IP address, or the resolution DNS';
  yield* textWrong(address, text => text === '' ? undefined : addressFault(text, mayBeName), fix);
  if (isSocket && given(of.at('ports'))) {
    yield fault(of.at('ports'), 'must not be given for a socket', 'leave it out');
  }
  yield* isSocket ? [] : endpointPorts(of, names);
  yield* labelsWrong(of.at('labels'));
  if (isSocket && names !== undefined && names.length !== 1) {
    yield fault(address, 'must not be a socket of a service that has not exactly one port', 'leave the other ports out');
  }
}

function addressFault(text: string, mayBeName: boolean): Problem {
  if (text.startsWith('unix://')) {
    return socketFault(text.slice('unix://'.length));
  }
  return ipFault(text) && (mayBeName ? domainFault(text) && 'must be a DNS name or an IP address' : 'must be an IP address for resolution STATIC');
}

/** Connections without HTTP or TLS do not say which of several hosts they are for. */
function* oneNameForTcp(spec: Field, resolution: string): Generator<Fault> {
  if (resolution === 'NONE' || spec.at('hosts').items().length < 2) {
    return;
  }
  const field = spec.at('ports').items().find(port => !isHttp(port.at('protocol').text) && !isTls(port.at('protocol').text));
  if (field !== undefined && (!filled(field.at('protocol')) || isProtocol(field.at('protocol').text))) {
    yield fault(field.at('protocol'), 'must be HTTP or TLS where there are several hosts', 'make an entry for each host');
  }
}

const WILD = ['http', 'tls', 'grpc', 'http2'];

/** Hosts whose addresses are looked up at each request. */
function* dynamic(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  for (const host of spec.at('hosts').items()) {
    yield* textWrong(host, text => text.startsWith('*') ? undefined : 'must begin with "*" for resolution DYNAMIC_DNS', 'write "*.example.com", or the resolution DNS');
  }
  if (filled(spec.at('addresses'))) {
    yield fault(spec.at('addresses'), 'must not be given for resolution DYNAMIC_DNS', 'leave it out');
  }
  for (const port of spec.at('ports').items()) {
    const protocol = port.at('protocol');
    if (!WILD.includes(protocol.text?.toLowerCase() ?? '') && (protocol.text === undefined || isProtocol(protocol.text))) {
      yield fault(protocol, 'must be HTTP, HTTP2, GRPC or TLS for resolution DYNAMIC_DNS', 'write one of them');
    }
  }
  const waypoint = at.labels['istio.io/use-waypoint'] ?? '';
  if (spec.at('location').value === 'MESH_INTERNAL' && waypoint !== '' && waypoint.toLowerCase() !== 'none') {
    yield fault(spec.at('location'), 'must not be MESH_INTERNAL for resolution DYNAMIC_DNS with a waypoint', 'write MESH_EXTERNAL');
  }
}
