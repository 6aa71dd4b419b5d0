/** Parts that several of Istio's kinds have. */
import { domainFault, Problem, isLabel, labelFault, labelKeyFault, labelValueFault, portFault, wildcardFault } from './values';
import { re2Fault } from '../../core/re2';
import { Field, shown } from '../../core';
import { atMostOne, Fault, fault, filled, given, missing, numberWrong, textWrong } from '../fault';

/** Whether routes are for gateways alone, rather than for the mesh. */
export function isForGateways(spec: Field): boolean {
  const gateways = spec.at('gateways').items();
  return gateways.length > 0 && !gateways.some(gateway => gateway.text === 'mesh');
}

/** Names of gateways: `name`, `namespace/name`, or the old form with dots, after which istiod looks no further. */
export function* gatewayNames(gateways: Field): Generator<Fault> {
  for (const gateway of gateways.items()) {
    const { text } = gateway;
    if (text === undefined) {
      return;
    }
    const [namespace, name] = text.split(/\/(.*)/s);
    if (name === undefined) {
      yield* textWrong(gateway, domainFault, 'write <namespace>/<name> of a gateway');
      return;
    }
    if (!isLabel(namespace) || !isLabel(name)) {
      yield fault(gateway, 'must be <namespace>/<name> of a gateway', 'write two names of letters, digits and "-", with one "/" between them');
    }
  }
}

/** Labels of pods. */
export function* labelsWrong(labels: Field): Generator<Fault> {
  for (const [name, value] of labels.entries()) {
    const problem = labelKeyFault(name);
    if (problem !== undefined) {
      yield fault(value, problem, 'correct its name', `got ${shown(name)}`);
    }
    yield* textWrong(value, labelValueFault, 'write the value that the pods have');
  }
}

/** Where traffic goes. */
export function* destinationWrong(destination: Field): Generator<Fault> {
  if (!given(destination)) {
    return;
  }
  yield* textWrong(destination.at('host'), text => text === '*' ? 'must not be all hosts' : wildcardFault(text), 'write the name of a service');
  yield* textWrong(destination.at('subset'), text => text === '' ? undefined : labelFault(text), 'write the name of a subset');
  if (given(destination.at('port'))) {
    const number = destination.at('port', 'number');
    yield* missing([number], 'write the number of a port');
    yield* numberWrong(number, portFault, 'write the number of a port');
  }
}

/** Namespaces that see something. */
export function* visibility(exportTo: Field, namespace: string | undefined, of: 'any' | 'entry' = 'any'): Generator<Fault> {
  const seen = new Set<string>();
  const entries = exportTo.items();
  for (const entry of entries) {
    const { text } = entry;
    const key = text === '.' ? namespace : text;
    if (text === undefined || key === undefined) {
      continue;
    }
    if (seen.has(key)) {
      yield fault(entry, 'must not name a namespace twice', 'remove one of the two');
    } else if (text !== '*' && text !== '.' && !(of === 'entry' && text === '~') && !isLabel(text)) {
      yield fault(entry, 'must be ".", "*" or the name of a namespace', 'write one of them');
    }
    seen.add(key);
    if ((text === '*' || text === '~' && of === 'entry') && entries.length > 1) {
      yield fault(entry, 'must stand alone', 'leave the other entries out');
    }
  }
}

/** How a text is compared. */
export function* stringMatch(match: Field, prefixMayBeEmpty = false): Generator<Fault> {
  const { regex, prefix } = { regex: match.at('regex'), prefix: match.at('prefix') };
  if (!prefixMayBeEmpty) {
    yield* textWrong(prefix, text => text === '' ? 'must not be empty' : undefined, 'write the first part of the value');
  }
  yield* textWrong(regex, regexFault, 'write a regular expression that RE2 reads');
}

/** What is wrong with a regular expression. */
export function regexFault(text: string): Problem {
  return text === '' ? 'must not be empty' : Buffer.byteLength(text) > 1024 ? 'must have at most 1024 letters' : re2Fault(text);
}

/** Which pods something is about, as newer kinds say it. */
export function* selectorWrong(spec: Field, name = 'selector'): Generator<Fault> {
  for (const [key, value] of spec.at(name, 'matchLabels').entries()) {
    if (key === '' || key.includes('*')) {
      yield fault(value, 'must be the name of a label, without "*"', 'write the name of a label that the pods have', `got ${shown(key)}`);
    }
    yield* textWrong(value, text => text.includes('*') ? 'must not have "*"' : undefined, 'write the whole value that the pods have');
  }
}

/** Which pods something is about, as older kinds say it. */
export function* labelSelectorWrong(selector: Field): Generator<Fault> {
  for (const [key, value] of selector.at('labels').entries()) {
    if (key === '' || key.includes('*')) {
      yield fault(value, 'must be the name of a label, without "*"', 'write the name of a label that the pods have', `got ${shown(key)}`);
    }
    yield* textWrong(value, text => text.includes('*') ? 'must not have "*"' : undefined, 'write the whole value that the pods have');
  }
}

/** Kinds that policies are attached to, by their groups. */
const TARGETS = ['core/Service', '/Service', 'networking.istio.io/ServiceEntry', 'gateway.networking.k8s.io/Gateway', 'gateway.networking.k8s.io/GatewayClass'];

/** What a policy is attached to: pods, or objects. */
export function* attachment(spec: Field, selector = 'selector'): Generator<Fault> {
  yield* atMostOne([spec.at(selector), spec.at('targetRef'), spec.at('targetRefs')], `keep one of ${selector} and targetRefs`);
  for (const target of [spec.at('targetRef'), ...spec.at('targetRefs').items()].filter(given)) {
    if (filled(target.at('namespace'))) {
      yield fault(target.at('namespace'), 'must not be given: only objects of its own namespace can be meant', 'leave it out');
    }
    const [group, kind] = [target.at('group'), target.at('kind')];
    if (kind.text !== undefined && (group.text !== undefined || !given(group)) && !TARGETS.includes(`${group.text ?? ''}/${kind.text}`)) {
      yield fault(
        kind,
        'must be a Service, a ServiceEntry of networking.istio.io, or a Gateway or GatewayClass of gateway.networking.k8s.io',
        'correct group and kind',
        `got ${shown(`${group.text ?? ''}/${kind.text}`)}`,
      );
    }
  }
}
