import { Located, ManifestSet } from '../../core';
import { Field, isRecord } from '../fields';

/** The PodDefaults of a set. */
export interface PodDefaultsByNamespace {
  readonly objects: ReadonlyMap<string, readonly Located[]>;
  /** Keys of labels that any PodDefault of the namespace selects by. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The PodDefaults of a set by namespace. */
export function indexed(set: ManifestSet): PodDefaultsByNamespace {
  const objects = new Map<string, Located[]>();
  const keys = new Map<string, Set<string>>();
  for (const one of set.ofKind('PodDefault')) {
    const namespace = one.manifest.metadata.namespace ?? '';
    const selector = selectorOf(one);
    const found = [
      ...selector.at('matchLabels').entries().map(([key]) => key),
      ...selector.at('matchExpressions').items().flatMap(each => each.at('key').text ?? []),
    ];
    const same = objects.get(namespace);
    same ? same.push(one) : objects.set(namespace, [one]);
    const before = keys.get(namespace) ?? new Set();
    found.forEach(key => before.add(key));
    keys.set(namespace, before);
  }
  return { objects, keys };
}

function selectorOf(one: Located): Field {
  return new Field(one.manifest).at('spec', 'selector');
}

/** Whether a PodDefault takes a pod with these labels, by Kubernetes' rules for selectors. */
export function selects(one: Located, labels: Readonly<Record<string, string>>): boolean {
  const selector = selectorOf(one);
  return selector.at('matchLabels').entries().every(([key, value]) => labels[key] === value.value) &&
    selector.at('matchExpressions').items().every(each => {
      const value = labels[each.at('key').text ?? ''];
      const listed = each.at('values').items().some(item => item.value === value);
      switch (each.at('operator').text) {
        case 'In': return value !== undefined && listed;
        case 'NotIn': return value === undefined || !listed;
        case 'Exists': return value !== undefined;
        default: return value === undefined;
      }
    });
}

/** What one side sets, by a description such as `the variable "HTTP_PROXY"`. */
export interface Additions {
  readonly by: string;
  readonly values: ReadonlyMap<string, string>;
}

/** Two sides that set one thing differently. */
export interface Difference {
  readonly what: string;
  readonly first: string;
  readonly second: string;
}

/** Lists of a PodDefault whose entries the webhook compares, by which field, and what to call them. */
const LISTS: readonly (readonly [list: string, key: string, what: string])[] = [
  ['env', 'name', 'the variable'],
  ['volumeMounts', 'name', 'the mount of volume'],
  ['volumeMounts', 'mountPath', 'the mount path'],
  ['volumes', 'name', 'the volume'],
  ['tolerations', 'key', 'the toleration of'],
  ['initContainers', 'name', 'the init container'],
  ['sidecars', 'name', 'the sidecar'],
];

/** What a PodDefault's spec sets. */
export function additionsOf(by: string, spec: Field): Additions {
  const values = new Map<string, string>();
  for (const [list, key, what] of LISTS) {
    for (const item of spec.at(list).items()) {
      values.set(`${what} ${JSON.stringify(item.at(key).value ?? '')}`, canonical(item.value));
    }
  }
  for (const map of ['labels', 'annotations']) {
    for (const [key, value] of spec.at(map).entries()) {
      values.set(`the ${map.slice(0, -1)} ${JSON.stringify(key)}`, canonical(value.value));
    }
  }
  return { by, values };
}

/** Where later sides contradict earlier ones; one contradiction between two sides is reported once. */
export function* differences(sides: readonly Additions[]): Generator<Difference> {
  const seen = new Map<string, { readonly by: string; readonly value: string }>();
  for (const { by, values } of sides) {
    for (const [what, value] of values) {
      const first = seen.get(what);
      if (first === undefined) {
        seen.set(what, { by, value });
      } else if (first.value !== value) {
        yield { what, first: first.by, second: by };
      }
    }
  }
}

/** JSON with sorted keys, so that equal values are equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => isRecord(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a < b ? -1 : 1)) : each);
}
