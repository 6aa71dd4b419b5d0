import { serverTls } from './server-tls';
import { bindFault, Problem, hostFault, ipFault, isHttp, isLabel, isProtocol, isTls, portFault } from './values';
import { Field, Located, Rule } from '../../core';
import { Fault, fault, filled, given, numberWrong, repeated, ruleOf, textWrong } from '../fault';

/** `Istio/Gateway`: Gateways are such as istiod takes. */
export const istioGateway: Rule = ruleOf(
  'Istio/Gateway',
  'istiod refuses such a gateway; where its webhook is not asked, as for objects without the label istio.io/rev, no proxy listens there.',
  { 'networking.istio.io/Gateway': wrongGateway },
);

/** Source: Istio, pkg/config/validation, ValidateGateway; release in pins/. */
function* wrongGateway(at: Located): Generator<Fault> {
  const servers = at.at('spec', 'servers');
  if (at.name !== '' && !isLabel(at.name)) {
    yield fault(at.at('metadata', 'name'), 'must be at most 63 letters, digits and "-", without dots', 'choose another name');
  }
  if (!filled(servers)) {
    yield fault(servers, 'must have an entry', 'say what the gateway listens for');
  }
  yield* repeated(servers.items().map(server => server.at('port', 'name')), 'the name of a port');
  for (const server of servers.items()) {
    yield* wrongServer(server);
  }
}

function* wrongServer(server: Field): Generator<Fault> {
  if (given(server.at('hosts')) && !filled(server.at('hosts'))) {
    yield fault(server.at('hosts'), 'must have an entry', 'name the hosts, or write "*"');
  }
  for (const host of server.at('hosts').items()) {
    yield* textWrong(host, gatewayHostFault, 'write a full DNS name, with "<namespace>/" before it if need be');
  }
  const bind = server.at('bind');
  const [port, protocol] = [server.at('port'), server.at('port', 'protocol')];
  yield* textWrong(bind, text => text === '' ? undefined : bindFault(text), 'write an IP address, or unix://<path>');
  const isSocket = bind.text?.startsWith('unix://') === true;
  yield* numberWrong(port.at('number'), number => isSocket ? (number === 0 ? undefined : 'must be 0 for a socket') : portFault(number), 'write the number of a port');
  yield* numberWrong(port.at('targetPort'), number => number > 0 ? 'must not be given: it has no effect on gateways' : undefined, 'leave it out');
  yield* textWrong(port.at('name'), text => text === '' ? 'must not be empty' : undefined, 'name the port');
  if (protocol.text !== undefined && !isProtocol(protocol.text)) {
    yield fault(protocol, 'must be a protocol that Istio knows', 'write HTTP, HTTP2, HTTPS, GRPC, GRPC-WEB, TCP, TLS, MONGO, MYSQL or REDIS');
  } else if (protocol.text !== undefined) {
    yield* encryption(server, protocol.text);
  }
  yield* given(server.at('tls')) ? serverTls(server.at('tls')) : [];
}

function* encryption(server: Field, protocol: string): Generator<Fault> {
  const tls = server.at('tls');
  if (isTls(protocol) && !given(tls)) {
    yield fault(tls, `must be given for protocol ${protocol}`, 'write mode and certificate, or the protocol HTTP');
  } else if (!isTls(protocol) && given(tls)) {
    const passes = ['PASSTHROUGH', 'AUTO_PASSTHROUGH'].includes(tls.at('mode').text ?? 'PASSTHROUGH');
    if (!isHttp(protocol) || !passes || ['caCertificates', 'privateKey', 'serverCertificate'].some(name => filled(tls.at(name)))) {
      yield fault(tls, `must not be given for protocol ${protocol}, except httpsRedirect for HTTP`, 'leave it out, or write the protocol HTTPS');
    }
  }
}

function gatewayHostFault(text: string): Problem {
  const [namespace, host] = text.split(/\/(.*)/s);
  if (host === undefined) {
    return ipFault(text) && hostFault(text);
  }
  return namespace === '*' || namespace === '.' || isLabel(namespace) ? ipFault(host) && hostFault(host) : 'must have "*", "." or a namespace before its "/"';
}
