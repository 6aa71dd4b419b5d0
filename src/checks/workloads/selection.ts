import { Field, Located, ManifestSet, podLabels, Pods } from '../../core';
import { fits, Selector } from '../../core/selectors';

/** Kind of PodDefaults. */
export const POD_DEFAULT = 'kubeflow.org/PodDefault';

/** Annotation of pods that the webhook leaves alone. */
const EXCLUDED = 'poddefault.admission.kubeflow.org/exclude';

/** PodDefaults that change some pods, in the order of their names, as the webhook lists them. */
export function selectedBy(set: ManifestSet, pods: Pods): readonly Located[] {
  const namespace = pods.namespace ?? '';
  if (!set.byNamespace(POD_DEFAULT).has(namespace) || pods.metadata.at('annotations', EXCLUDED).value === 'true') {
    return [];
  }
  return set.once(pods, () => {
    const labels = podLabels(pods);
    const places = [anyOf(namespace), ...Object.entries(labels).map(([key, value]) => labelOf(namespace, key, value))];
    return places.flatMap(place => index(set).get(place) ?? []).filter(({ selector }) => fits(selector, labels)).map(({ at }) => at)
      .sort((a, b) => a.name < b.name ? -1 : 1);
  });
}

interface Indexed {
  readonly at: Located;
  readonly selector: Selector;
}

/** Each PodDefault under the first label that it wants, so that pods look only at those that may select them. */
function index(set: ManifestSet): ReadonlyMap<string, readonly Indexed[]> {
  return set.once(index, () => {
    const found = new Map<string, Indexed[]>();
    for (const at of set.ofKind(POD_DEFAULT)) {
      const selector = selectorOf(at);
      const [first] = Object.entries(selector.matchLabels);
      const place = first === undefined ? anyOf(at.namespace ?? '') : labelOf(at.namespace ?? '', ...first);
      const same = found.get(place);
      same ? same.push({ at, selector }) : found.set(place, [{ at, selector }]);
    }
    return found;
  });
}

function anyOf(namespace: string): string {
  return `${namespace}/`;
}

function labelOf(namespace: string, key: string, value: string): string {
  return `${namespace}/${key}=${value}`;
}

/** The selector of a PodDefault. */
export function selectorOf(podDefault: Located): Required<Selector> {
  const selector = podDefault.at('spec', 'selector');
  return { matchLabels: selector.at('matchLabels').strings(), matchExpressions: selector.at('matchExpressions').items().map(expressionAt) };
}

function expressionAt(field: Field) {
  return { key: field.at('key').text ?? '', operator: field.at('operator').text ?? '', values: field.at('values').items().flatMap(value => value.text ?? []) };
}

/** The PodDefaults of a namespace that a label of a workload may mean: by their name, or by a label that they want. */
export function meantBy(set: ManifestSet, namespace: string | undefined, key: string): readonly Located[] {
  return set.once(meantBy, () => {
    const found = new Map<string, Set<Located>>();
    for (const at of set.ofKind(POD_DEFAULT)) {
      const { matchLabels, matchExpressions } = selectorOf(at);
      for (const one of [at.name, ...Object.keys(matchLabels), ...matchExpressions.map(expression => expression.key)]) {
        const place = `${at.namespace ?? ''}/${one}`;
        found.set(place, (found.get(place) ?? new Set()).add(at));
      }
    }
    return new Map([...found].map(([place, all]) => [place, [...all]]));
  }).get(`${namespace ?? ''}/${key}`) ?? [];
}
