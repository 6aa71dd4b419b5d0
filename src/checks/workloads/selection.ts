import { Located, ManifestSet } from '../../core';
import { Field, isRecord } from '../fields';

/** The PodDefaults of a set. */
export interface PodDefaultsByNamespace {
  readonly objects: ReadonlyMap<string, readonly Located[]>;
}

/** The PodDefaults of a set by namespace. */
export function indexed(set: ManifestSet): PodDefaultsByNamespace {
  const objects = new Map<string, Located[]>();
  for (const one of set.ofKind('PodDefault')) {
    const namespace = one.manifest.metadata.namespace ?? '';
    const same = objects.get(namespace);
    same ? same.push(one) : objects.set(namespace, [one]);
  }
  return { objects };
}

/** Keys of labels that a PodDefault selects by. */
export function keysOf(one: Located): string[] {
  const selector = selectorOf(one);
  return [
    ...selector.at('matchLabels').entries().map(([key]) => key),
    ...selector.at('matchExpressions').items().flatMap(each => each.at('key').text ?? []),
  ];
}

/** Labels of the pods that come of a workload, as far as the object says. */
export function podLabels({ manifest }: Located): Readonly<Record<string, string>> {
  const { kind, metadata } = manifest;
  switch (kind) {
    case 'Notebook': return { 'statefulset': metadata.name, 'notebook-name': metadata.name, ...metadata.labels };
    case 'Tensorboard': return { ...metadata.labels, app: metadata.name };
    case 'Pod': return metadata.labels ?? {};
    default: return (new Field(manifest).at('spec', 'template', 'metadata', 'labels').value ?? {}) as Readonly<Record<string, string>>;
  }
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
  readonly values: ReadonlyMap<string, unknown>;
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
  const values = new Map<string, unknown>();
  for (const [list, key, what] of LISTS) {
    for (const item of spec.at(list).items()) {
      values.set(`${what} ${JSON.stringify(item.at(key).value ?? '')}`, item.value);
    }
  }
  for (const map of ['labels', 'annotations']) {
    for (const [key, value] of spec.at(map).entries()) {
      values.set(`the ${map.slice(0, -1)} ${JSON.stringify(key)}`, value.value);
    }
  }
  return { by, values };
}

/** Where later sides contradict earlier ones; one contradiction between two sides is reported once. */
export function* differences(sides: readonly Additions[]): Generator<Difference> {
  const seen = new Map<string, { readonly by: string; readonly value: unknown }>();
  for (const { by, values } of sides) {
    for (const [what, value] of values) {
      const first = seen.get(what);
      if (first === undefined) {
        seen.set(what, { by, value });
      } else if (canonical(first.value) !== canonical(value)) {
        yield { what, first: first.by, second: by };
      }
    }
  }
}

/** JSON with sorted keys, so that equal values are equal texts. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => isRecord(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => a < b ? -1 : 1)) : each);
}
