import { Field, fieldsAt } from './field';
import { Kinds } from './kinds';
import type { Located } from './located';
import { PodsFact } from '../apis/kind';

/** Pods that come of an object: one spec, with the number of pods that have it. */
export interface Pods {
  /** The object that holds it. */
  readonly at: Located;
  /** Namespace of the object; undefined if it names none. */
  readonly namespace: string | undefined;
  /** The pod's spec; without a value where the controller writes it. */
  readonly spec: Field;
  /** Where labels and annotations of the pods stand; without a value where the kind has none. */
  readonly metadata: Field;
  readonly fact: PodsFact;
}

/** One container of a pod. */
export interface PodContainer {
  /** Its name; its path where it has none. */
  readonly name: string;
  readonly field: Field;
}

/** All pods of an object, one entry for each place that holds a pod's spec. */
export function podsOf(one: Located): Pods[] {
  return Kinds.pods(one.key).flatMap(fact => fieldsAt(new Field(one.manifest), fact.path).flatMap(place => {
    const spec = fact.bare ? place : place.at('spec');
    if (!spec.exists && fact.container === undefined) {
      return [];
    }
    const metadata = fact.metadata === 'object' ? one.at('metadata') : fact.bare ? new Field(undefined) : place.at('metadata');
    return [{ at: one, namespace: one.namespace, spec, metadata, fact }];
  }));
}

/** All containers of a pod: those that run beside each other, those before them, and those for debugging. */
export function containersOf({ spec, fact }: Pick<Pods, 'spec' | 'fact'>): PodContainer[] {
  const lists = ['containers', 'initContainers', 'ephemeralContainers'].flatMap(list => spec.at(list).items());
  return [...lists, ...singleContainers({ spec, fact })]
    .map(field => ({ field, name: field.at('name').text ?? field.path }));
}

/** Containers that stand in fields of their own. */
export function singleContainers({ spec, fact }: Pick<Pods, 'spec' | 'fact'>): Field[] {
  return (fact.single ?? []).map(name => spec.at(name)).filter(field => field.exists);
}

/** How many pods have the spec; 0 while the object is stopped. */
export function replicasOf({ at, fact }: Pods): number {
  if (fact.stoppedBy !== undefined && at.at('metadata', 'annotations', fact.stoppedBy).exists) {
    return 0;
  }
  if (fact.replicas === undefined) {
    return 1;
  }
  const { path, otherwise, least = 0 } = fact.replicas;
  return Math.max(least, numberAt(at.at(...path)) ?? otherwise);
}

/** A number, or the text of one in an annotation. */
function numberAt({ number, text }: Field): number | undefined {
  return number ?? (text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined);
}

/** Labels of the pods; those that the controller adds win. */
export function podLabels({ at, metadata, fact }: Pods): Readonly<Record<string, string>> {
  const added = Object.entries(fact.labels ?? {}).map(([key, value]) => [key, value.replace('{name}', at.name)]);
  return { ...metadata.at('labels').strings(), ...Object.fromEntries(added) as Record<string, string> };
}
