import { containersOf, Field, listed, Located, ManifestSet, podLabels, Pods, Rule, shown, Violation } from '../../core';

/** `References/ServiceTarget`: Services have pods behind them, and the ports that they name. */
export const referencesServiceTarget: Rule = {
  id: 'References/ServiceTarget',
  why: 'A Service whose selector matches no pod, or whose port no container names, has no endpoints: every call to it fails.',
  check: unansweredServices,
};

/** Namespaces in which others make pods too. */
const SHARED = new Set(['default', 'kube-system', 'kube-public', 'kube-node-lease']);

function* unansweredServices(set: ManifestSet): Generator<Violation> {
  const candidates = byLabel(set.pods);
  for (const at of set.ofKind('Service')) {
    const { namespace = '' } = at;
    const spec = at.at('spec');
    const selector = Object.entries(spec.at('selector').strings());
    const isKnown = !SHARED.has(namespace) && !set.isProfile(namespace) && !set.isExternal('Namespace', undefined, namespace);
    const isExternal = set.isExternal('Endpoints', at.namespace, at.name);
    if (selector.length === 0 || spec.at('type').value === 'ExternalName' || !isKnown || isExternal) {
      continue;
    }
    const [first] = selector;
    const targets = (candidates.get(labelKey(namespace, ...first)) ?? [])
      .filter(({ labels }) => selector.every(([key, value]) => labels[key] === value)).map(({ pods }) => pods);
    yield* targets.length === 0 ? [unmatched(at, spec.at('selector'))] : unnamed(at, spec, targets);
  }
}

interface Labelled {
  readonly pods: Pods;
  readonly labels: Readonly<Record<string, string>>;
}

/** Pods by namespace and each of their labels, so that a selector looks only at those that have one of its labels. */
function byLabel(all: readonly Pods[]): ReadonlyMap<string, readonly Labelled[]> {
  const found = new Map<string, Labelled[]>();
  for (const pods of all) {
    const labels = podLabels(pods);
    for (const [key, value] of Object.entries(labels)) {
      const id = labelKey(pods.namespace ?? '', key, value);
      const same = found.get(id);
      same ? same.push({ pods, labels }) : found.set(id, [{ pods, labels }]);
    }
  }
  return found;
}

function labelKey(namespace: string, key: string, value: string): string {
  return `${namespace} ${key} ${value}`;
}

function unmatched(at: Located, selector: Field): Violation {
  return {
    at,
    field: selector.path,
    problem: `matches no pod of the namespace, got ${shown(selector.strings())}`,
    fix: 'correct it to the labels of the pods, or declareExternal() Endpoints of that name if somebody else makes the pods',
  };
}

function* unnamed(at: Located, spec: Field, targets: readonly Pods[]): Generator<Violation> {
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
