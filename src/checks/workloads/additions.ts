import { Field, isRecord, podLabels, Pods } from '../../core';

/** One thing that a pod or a PodDefault sets, such as `the variable "HTTP_PROXY"`. */
interface Setting {
  readonly what: string;
  /** The value as the webhook sees it, in a text that is the same for equal values. */
  readonly value: string;
}

/** A pod or a PodDefault, with what it sets. */
export interface Side {
  readonly by: string;
  readonly settings: readonly Setting[];
}

/** Two sides that set one thing differently. */
export interface Difference {
  readonly what: string;
  readonly first: string;
  readonly second: string;
}

/** Lists whose entries the webhook compares, by which field, and what to call them. */
type Compared = readonly (readonly [list: string, key: string, what: string])[];

const OF_CONTAINERS: Compared = [['env', 'name', 'the variable'], ['volumeMounts', 'name', 'the mount of volume'], ['volumeMounts', 'mountPath', 'the mount path']];
const OF_PODS: Compared = [['volumes', 'name', 'the volume'], ['tolerations', 'key', 'the toleration of']];
const INIT: Compared = [['initContainers', 'name', 'the init container']];

/** What a PodDefault sets. */
export function sideOf(by: string, spec: Field): Side {
  const lists: Compared = [...OF_CONTAINERS, ...OF_PODS, ...INIT, ['sidecars', 'name', 'the sidecar']];
  return { by, settings: [...settings(spec, lists, canonical), ...named('the label', spec.at('labels').strings()), ...named('the annotation', spec.at('annotations').strings())] };
}

/**
 * What a pod sets itself, one side for each of its containers. The webhook sees it with what the API server fills in, and takes
 * the last of entries with one key.
 *
 * Source: kubeflow/dashboard, components/poddefaults-webhooks; release in the pins.
 */
export function ownSides(by: string, pods: Pods): Side[] {
  const { spec, metadata, fact } = pods;
  const filled = (value: unknown) => canonical(withDefaults(value));
  const ofPod = [
    ...settings(spec, OF_PODS, filled), ...named('the label', podLabels(pods)), ...named('the annotation', metadata.at('annotations').strings()),
    // The API server fills so much into containers that none equals one of a PodDefault.
    ...settings(spec, [...INIT, ['containers', 'name', 'the sidecar']], () => ''),
    ...spec.exists ? [] : [{ what: `the sidecar ${JSON.stringify(fact.container)}`, value: '' }],
  ];
  const containers = spec.at('containers').items();
  const all = containers.length === 0 ? [ofPod] : containers.map(container => [...ofPod, ...settings(container, OF_CONTAINERS, filled)]);
  return all.map(list => ({ by, settings: [...new Map(list.map(setting => [setting.what, setting])).values()] }));
}

function settings(holder: Field, lists: Compared, text: (value: unknown) => string): Setting[] {
  return lists.flatMap(([list, key, what]) => holder.at(list).items().map(item => ({ what: `${what} ${JSON.stringify(item.at(key).value ?? '')}`, value: text(item.value) })));
}

function named(what: string, values: Readonly<Record<string, string>>): Setting[] {
  return Object.entries(values).map(([key, value]) => ({ what: `${what} ${JSON.stringify(key)}`, value }));
}

/** Where later settings contradict earlier ones; each thing is told once. */
export function differences(sides: readonly Side[]): Difference[] {
  const first = new Map<string, { readonly by: string; readonly value: string }>();
  const found = new Map<string, Difference>();
  for (const { by, settings: all } of sides) {
    for (const { what, value } of all) {
      const before = first.get(what);
      if (before === undefined) {
        first.set(what, { by, value });
      } else if (before.value !== value && !found.has(what)) {
        found.set(what, { what, first: before.by, second: by });
      }
    }
  }
  return [...found.values()];
}

/** What the API server fills into parts of a pod, wherever they stand. */
const FILLED: Readonly<Record<string, object>> = { fieldRef: { apiVersion: 'v1' }, serviceAccountToken: { expirationSeconds: 3600 } };

/** Sources of a volume that get a mode for their files. */
const WITH_MODE = ['secret', 'configMap', 'downwardAPI', 'projected'];

/** An entry of a pod with what the API server fills in; a PodDefault stays as it is written. */
function withDefaults(entry: unknown): unknown {
  const filled = filledBelow(entry);
  return !isRecord(filled) ? filled
    : Object.fromEntries(Object.entries(filled).map(([name, value]) => [name, WITH_MODE.includes(name) && isRecord(value) ? { defaultMode: 420, ...value } : value]));
}

function filledBelow(value: unknown): unknown {
  return Array.isArray(value) ? value.map(filledBelow) : !isRecord(value) ? value
    : Object.fromEntries(Object.entries(value).map(([name, below]) => [name, isRecord(below) && Object.hasOwn(FILLED, name) ? { ...FILLED[name], ...below } : filledBelow(below)]));
}

/** JSON with sorted keys, without what Go takes for absent. */
function canonical(value: unknown): string {
  const isSaid = ([name, one]: [string, unknown]) => one !== null && one !== '' && !(name === 'readOnly' && one === false);
  return JSON.stringify(value, (_, each: unknown) => isRecord(each) ? Object.fromEntries(Object.entries(each).filter(isSaid).sort(([a], [b]) => a < b ? -1 : 1)) : each) ?? '';
}
