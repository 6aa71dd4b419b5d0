import { listed, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { Field } from '../fields';
import { groupOf, Lookup } from '../lookup';
import { containersOf, Pod, podsOf } from '../pods';

/** `References/ServiceTarget`: Services have pods behind them, and the ports that they name. */
export const referencesServiceTarget: Rule = {
  id: 'References/ServiceTarget',
  why: 'A Service whose selector matches no pod, or whose port no container names, has no endpoints: every call to it fails.',
  check: missing,
};

/** Namespaces in which others make pods too. */
const SHARED = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

function* missing(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  const pods = byNamespace(podsOf(set));
  for (const at of set.ofKind('Service')) {
    const { namespace = '', name } = at.manifest.metadata;
    const spec = new Field(at.manifest).at('spec');
    const selector = spec.at('selector').entries();
    const isKnown = !SHARED.has(namespace) && !lookup.isProfile(namespace) && !lookup.isExternal('Namespace', undefined, namespace);
    if (groupOf(at.manifest.apiVersion) !== '' || selector.length === 0 || spec.at('type').value === 'ExternalName' || !isKnown ||
      lookup.isExternal('Endpoints', namespace, name)) {
      continue;
    }
    const targets = (pods.get(namespace) ?? []).filter(pod => selector.every(([key, value]) => pod.metadata.at('labels', key).value === value.value));
    yield* targets.length === 0 ? [unmatched(at, spec.at('selector'))] : unnamed(at, spec, targets);
  }
}

function byNamespace(all: readonly Pod[]): ReadonlyMap<string | undefined, readonly Pod[]> {
  const found = new Map<string | undefined, Pod[]>();
  for (const pod of all) {
    const same = found.get(pod.namespace);
    same ? same.push(pod) : found.set(pod.namespace, [pod]);
  }
  return found;
}

function unmatched(at: Located, selector: Field): Violation {
  return {
    at,
    field: selector.path,
    problem: `matches no pod of the namespace, got ${shown(selector.value)}`,
    fix: 'correct it to the labels of the pods, or declareExternal() Endpoints of that name if somebody else makes the pods',
  };
}

function* unnamed(at: Located, spec: Field, targets: readonly Pod[]): Generator<Violation> {
  const names = new Set(targets.flatMap(containersOf).flatMap(({ field }) => field.at('ports').items()).map(port => port.at('name').text ?? ''));
  for (const target of spec.at('ports').items().map(port => port.at('targetPort'))) {
    if (target.text !== undefined && !names.has(target.text)) {
      yield {
        at,
        field: target.path,
        problem: `names a port that no container of the pods has, got ${shown(target.text)}`,
        fix: `use the number of the port, or one of the names ${listed([...names].filter(name => name !== ''))}`,
      };
    }
  }
}
