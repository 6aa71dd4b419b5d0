import { KnativeSettings } from './settings';
import { Field, listed, shown } from '../../core';
import { gotAt } from '../shown';
import { Fault, given, isSet, said } from '../fault';

/** Ports of Knative's own container beside that of the user. */
const TAKEN = [8008, 8012, 8013, 8022, 9090, 9091];
const HANDLERS = ['httpGet', 'tcpSocket', 'exec', 'grpc'];

/** Name of the port to which requests go; without one it is `http`. */
export function servingPort(containers: readonly Field[]): string {
  const names = containers.flatMap(one => one.at('ports').items().slice(0, 1)).map(port => port.at('name').text ?? '');
  return names.at(-1) || 'http';
}

/** What Knative's webhook refuses of the ports of containers: there is one of them all. */
export function* wrongPorts(containers: Field): Generator<Fault> {
  const all = containers.items().map(one => one.at('ports').items());
  const count = all.flat().length;
  if (count === 0 && all.length > 1) {
    yield said(containers, 'must have a port at the one container that gets the requests, got none', 'write ports there, with one containerPort');
  }
  if (count > 1) {
    yield said(containers.items()[all.findIndex(ports => ports.length > 0)].at('ports'), `must be one port of all containers, got ${count}`,
      'leave that one to which requests go');
  }
  for (const port of all.flatMap(ports => ports.slice(0, 1))) {
    yield* wrongPort(port);
  }
}

function* wrongPort(port: Field): Generator<Fault> {
  const [number, protocol, name] = [port.at('containerPort'), port.at('protocol'), port.at('name')];
  if (number.number !== undefined && (number.number < 0 || number.number > 65535)) {
    yield said(number, `must be from 0 to 65535, got ${number.number}`, 'write such a number');
  } else if (number.number !== undefined && TAKEN.includes(number.number)) {
    yield said(number, `is a port of the container that Knative adds, got ${number.number}`, 'write another one, such as 8080');
  }
  if (isSet(protocol) && protocol.value !== 'TCP') {
    yield said(protocol, `must be TCP, got ${shown(protocol.value)}`, 'leave it out');
  }
  if (isSet(name) && name.value !== 'h2c' && name.value !== 'http1') {
    yield said(name, `must be http1 or h2c, which says what is spoken, got ${shown(name.value)}`, 'write one of them, or leave it out');
  }
}

/** What Knative's webhook refuses of the probes of a container; `port` is undefined beside the one that gets the requests. */
export function* wrongProbes(container: Field, port: string | undefined, settings: KnativeSettings): Generator<Fault> {
  const [live, ready] = [container.at('livenessProbe'), container.at('readinessProbe')];
  if (port === undefined && settings.feature('multi-container-probing') !== 'enabled') {
    const hidden = [...Object.keys(live.value ?? {}).length > 0 ? [live] : [], ...given(ready) ? [ready] : []];
    yield* hidden.map(field => said(field, `needs a feature of Knative that is off (multi-container-probing), ${gotAt(field)}`,
      'leave it to the container with the port, or switch the feature on in config-features'));
    return;
  }
  yield* wrongProbe(live, port, false);
  yield* wrongProbe(ready, port, port !== undefined);
  yield* wrongTimes(ready);
}

function* wrongProbe(probe: Field, port: string | undefined, mayBeEmpty: boolean): Generator<Fault> {
  if (!given(probe)) {
    return;
  }
  const there = HANDLERS.filter(name => given(probe.at(name)));
  if (there.length > 1 || there.length === 0 && !mayBeEmpty) {
    yield said(probe, `must have one way to ask, got ${listed(there)}`, `write one of ${listed(HANDLERS)}`);
  }
  for (const field of ['httpGet', 'tcpSocket'].filter(name => there.includes(name)).map(name => probe.at(name, 'port'))) {
    if (port !== undefined && field.text !== undefined && field.text !== '' && field.text !== port) {
      yield said(field, `must be the name of the port, ${shown(port)}, or a number, got ${shown(field.text)}`, 'correct it, or leave it out');
    } else if (port === undefined && (!isSet(field) || field.value === 0)) {
      yield said(field, `must be there beside the container with the port, got ${shown(field.value)}`, 'write the port');
    }
  }
}

/** Times of a readiness probe; without a period Knative itself asks often. */
function* wrongTimes(probe: Field): Generator<Fault> {
  const period = probe.at('periodSeconds').number ?? 0;
  for (const name of ['periodSeconds', 'initialDelaySeconds', 'successThreshold', 'failureThreshold', 'timeoutSeconds']) {
    const field = probe.at(name);
    const number = field.number ?? 0;
    if (number < 0) {
      yield said(field, `must not be negative, got ${number}`, 'leave it out');
    } else if (period === 0 && number > 0 && (name === 'failureThreshold' || name === 'timeoutSeconds')) {
      yield said(field, `may not be there without periodSeconds, got ${number}`, 'write periodSeconds too, or leave it out');
    }
  }
}
