import { labelSelectorWrong, destinationWrong } from './parts';
import { serverTls } from './server-tls';
import { connectionPool } from './traffic';
import { bindFault, domainFault, Problem, hostFault, ipFault, isLabel, isTls, labelFault, portFault, protocolFault, socketFault } from './values';
import { Field, Located, Rule } from '../../core';
import { fault, Fault, filled, given, missing, numberWrong, repeated, ruleOf, textWrong } from '../fault';

/** `Istio/Sidecar`: Sidecars are such as istiod takes. */
export const istioSidecar: Rule = ruleOf(
  'Istio/Sidecar',
  'istiod refuses such a Sidecar; where its webhook is not asked, as for objects without the label istio.io/rev, the proxies get listeners that they do not take.',
  { 'networking.istio.io/Sidecar': wrongSidecar },
);

/** Source: Istio, pkg/config/validation, ValidateSidecar; release in pins/. */
function* wrongSidecar(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  yield* labelSelectorWrong(spec.at('workloadSelector'));
  const [ingress, egress] = [spec.at('ingress').items(), spec.at('egress').items()];
  if (ingress.length + egress.length === 0 && !['outboundTrafficPolicy', 'inboundConnectionPool'].some(name => given(spec.at(name)))) {
    yield fault(spec, 'must have one of ingress, egress, outboundTrafficPolicy, inboundConnectionPool', 'say what the proxies let in or out');
  }
  yield* repeated(ingress.map(one => one.at('port', 'number')), 'the number of a port');
  const isSocket = (one: Field) => given(one.at('port')) && (one.at('port', 'number').value ?? 0) === 0;
  yield* repeated(egress.filter(one => !isSocket(one)).map(one => one.at('port', 'number')), 'the number of a port');
  yield* repeated(egress.filter(isSocket).map(one => one.at('bind')), 'a socket');
  for (const listener of ingress) {
    yield* incoming(listener);
  }
  yield* connectionPool(spec.at('inboundConnectionPool'));
  for (const [index, listener] of egress.entries()) {
    if (!given(listener.at('port')) && index < egress.length - 1) {
      yield fault(listener.at('port'), 'must be given, except in the last entry', 'write the port, or put the entry last');
    }
    yield* outgoing(listener);
  }
  yield* outbound(spec.at('outboundTrafficPolicy'));
}

function* listens(listener: Field): Generator<Fault> {
  const port = listener.at('port');
  yield* textWrong(port.at('name'), text => text === '' ? undefined : labelFault(text), 'choose another name');
  yield* textWrong(port.at('protocol'), protocolFault, 'write one of them, or leave it out');
  yield* numberWrong(port.at('targetPort'), number => number > 0 ? 'must not be given: it has no effect on sidecars' : undefined, 'leave it out');
}

const HERE = ['', '127.0.0.1', '0.0.0.0', '::1', '::'];

function* incoming(listener: Field): Generator<Fault> {
  yield* listens(listener);
  const number = listener.at('port', 'number');
  yield* given(listener.at('port')) ? missing([number], 'write the number of a port') : [];
  yield* numberWrong(number, portFault, 'write the number of a port');
  yield* textWrong(listener.at('bind'), text => text === '' ? undefined : ipFault(text), 'write an IP address');
  yield* textWrong(listener.at('defaultEndpoint'), endpointFault, 'write 127.0.0.1:<port>, 0.0.0.0:<port>, [::1]:<port> or unix://<path>');
  yield* connectionPool(listener.at('connectionPool'));
  const tls = listener.at('tls');
  if (!given(tls)) {
    return;
  }
  const unknown = ['subjectAltNames', 'credentialName', 'credentialNames', 'tlsCertificates'].map(name => tls.at(name)).filter(filled);
  const redirect = tls.at('httpsRedirect');
  yield* [...unknown, ...redirect.value === true ? [redirect] : []].map(field => (fault(field, 'must not be given in a Sidecar', 'leave it out')));
  if (['ISTIO_MUTUAL', 'AUTO_PASSTHROUGH'].includes(tls.at('mode').text ?? '')) {
    yield fault(tls.at('mode'), 'must be another mode in a Sidecar', 'write SIMPLE or MUTUAL');
  }
  if (!isTls(listener.at('port', 'protocol').text)) {
    yield fault(tls, 'must not be given for a protocol other than HTTPS and TLS', 'leave it out, or write the protocol HTTPS');
  }
  yield* serverTls(tls);
}

function endpointFault(text: string): Problem {
  if (text === '') {
    return undefined;
  }
  if (text.startsWith('unix://')) {
    return socketFault(text.slice('unix://'.length));
  }
  const [, inBrackets, plain, port] = /^(?:\[([^[\]]*)\]|([^:[\]]*)):([^:[\]]*)$/.exec(text) ?? [];
  if (port === undefined || !HERE.includes(inBrackets ?? plain)) {
    return 'must be an address of the pod itself with a port';
  }
  return /^[+]?\d+$/.test(port) ? portFault(Number(port)) : 'must end with the number of a port';
}

function* outgoing(listener: Field): Generator<Fault> {
  const [port, bind, hosts] = [listener.at('port'), listener.at('bind'), listener.at('hosts')];
  if (given(port)) {
    yield* listens(listener);
    const { number = given(port.at('number')) ? undefined : 0 } = port.at('number');
    yield* number === 0 ? socket(listener) : numberWrong(port.at('number'), portFault, 'write the number of a port');
    yield* number === 0 || number === undefined ? [] : textWrong(bind, text => text === '' ? undefined : ipFault(text), 'write an IP address');
  }
  if (!filled(hosts)) {
    yield fault(hosts, 'must have an entry', 'write "*/*", or <namespace>/<host>');
  }
  for (const host of hosts.items()) {
    yield* textWrong(host, reachableFault, 'write <namespace>/<host>: "./*", "*/*" or "istio-system/*"');
  }
}

function* socket(listener: Field): Generator<Fault> {
  const [bind, capture] = [listener.at('bind'), listener.at('captureMode')];
  if (bind.text?.startsWith('unix://') !== true) {
    yield fault(bind, 'must be unix://<path> where the port has no number', 'write the number of the port, or a path');
  } else {
    yield* textWrong(bind, bindFault, 'write unix://<path>');
  }
  if (capture.text !== undefined && !['DEFAULT', 'NONE'].includes(capture.text)) {
    yield fault(capture, 'must be DEFAULT or NONE for a socket', 'write one of them');
  }
}

function reachableFault(text: string): Problem {
  const [namespace, host] = text.split(/\/(.*)/s);
  if (host === undefined || namespace === '') {
    return 'must be <namespace>/<host>';
  }
  const name = namespace.replace(/^~/, '');
  return name === '' || name === '*' || name === '.' || isLabel(name) ? hostFault(host) : 'must have "*", ".", "~" or a namespace before its "/"';
}

function* outbound(policy: Field): Generator<Fault> {
  const proxy = policy.at('egressProxy');
  if (!given(proxy)) {
    return;
  }
  if (policy.at('mode').value !== 'ALLOW_ANY') {
    yield fault(proxy, 'must stand beside mode: ALLOW_ANY', 'write that mode, or leave it out');
    return;
  }
  yield* textWrong(proxy.at('host'), domainFault, 'write the full name of a service');
  yield* given(proxy.at('port')) ? [] : [fault(proxy.at('port'), 'must be given', 'write { number: <port> }')];
  yield* destinationWrong(proxy);
}
