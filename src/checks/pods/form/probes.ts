import { absent, choice, Fault, fault, given, misspelt, outside } from '../../fault';
import { isPortName, PORT_NAME } from './names';
import { Field } from '../../../core';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const HOOKS = ['postStart', 'preStop'];
const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'];
const TIMES = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];

/** What Kubernetes refuses of the probes and hooks of a container; one that ends before the others start must have none. */
export function* wrongHandlers(container: Field, ends: boolean): Generator<Fault> {
  if (ends) {
    yield* [...PROBES, 'lifecycle'].map(name => container.at(name)).filter(given)
      .map(({ path }) => ({
        field: path, problem: 'must not be set for a container that ends before the others start', fix: 'leave it out, or set its restartPolicy to "Always"',
      }));
    return;
  }
  for (const probe of PROBES.map(name => container.at(name)).filter(given)) {
    yield* wrongHandler(probe, HANDLERS);
    yield* TIMES.flatMap(name => outside(probe.at(name), 0));
    yield* outside(probe.at('terminationGracePeriodSeconds'), 1);
  }
  for (const name of ['livenessProbe', 'startupProbe']) {
    yield* outside(container.at(name, 'successThreshold'), 0, 1);
  }
  const grace = container.at('readinessProbe', 'terminationGracePeriodSeconds');
  yield* given(grace) ? [fault(grace, 'must not be set, since a container that is not ready goes on', 'leave it out')] : [];
  for (const hook of HOOKS.map(name => container.at('lifecycle', name)).filter(given)) {
    yield* wrongHandler(hook, ['exec', 'httpGet', 'tcpSocket', 'sleep']);
  }
}

function* wrongHandler(handler: Field, kinds: readonly string[]): Generator<Fault> {
  yield* choice(handler, kinds);
  const exec = handler.at('exec');
  if (given(exec) && exec.at('command').items().length === 0) {
    yield* absent(new Field(undefined, exec.at('command').path), 'a command');
  }
  yield* handler.at('httpGet', 'httpHeaders').items().flatMap(header => misspelt(header.at('name'), text => /^[-A-Za-z0-9]+$/.test(text), 'letters, digits and "-"'));
  for (const port of ['httpGet', 'tcpSocket', 'grpc'].map(name => handler.at(name, 'port'))) {
    yield* outside(port, 1, 65535);
    yield* misspelt(port, isPortName, `the number of a port or its name, ${PORT_NAME}`);
  }
}
