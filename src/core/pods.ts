import { Field, fieldsAt, isRecord } from './field';
import { Kinds } from './kinds';
import type { Located } from './located';
import { CountFact, PodsFact } from '../apis/kind';

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
  /** Innermost entry of a list or map that the spec is in; the object itself if it is in none. */
  readonly entry: Field;
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
  return Kinds.pods(one.key).filter(({ only }) => only === undefined || one.at(...only.path).value === only.value).flatMap(fact => {
    const whole = new Field(fact.variables ? withoutVariables(one.manifest) : one.manifest);
    return placesOf(whole, fact).flatMap(({ entry, place: written }) => {
      const place = fact.made === undefined ? written : new Made(fact.made(whole.value), written.exists ? written : whole.at(...fact.path.slice(0, -1)));
      const spec = fact.bare ? place : place.at('spec');
      const makesNone = fact.containers === undefined ? !spec.exists && fact.container === undefined : !fact.containers.some(path => spec.at(...path).exists);
      if (makesNone) {
        return [];
      }
      const full = fact.inherits === undefined ? spec : new Layered(spec, whole.at(...fact.inherits));
      return [{ at: one, namespace: one.namespace, spec: full, metadata: metadataOf(one, place, fact), entry, fact }];
    });
  });
}

function metadataOf(one: Located, place: Field, { metadata, bare }: PodsFact): Field {
  if (metadata === 'object') {
    return one.at('metadata');
  }
  return bare && metadata !== 'inside' ? new Field(undefined) : place.at('metadata');
}

/** The same without the texts that are not known before the pods are made. */
function withoutVariables(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutVariables);
  }
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, below]) => [name, withoutVariables(below)]).filter(([, below]) => below !== undefined));
  }
  return typeof value === 'string' && value.includes('{{') ? undefined : value;
}

/** An object that takes from another what it does not say itself; lists of both add up. */
class Layered extends Field {
  constructor(own: Field, private readonly other: Field) {
    super(own.value, own.path);
  }

  public override at(...names: readonly string[]): Field {
    const [first, ...rest] = names;
    if (first === undefined) {
      return this;
    }
    const [own, other] = [super.at(first), this.other.at(first)];
    if (rest.length === 0 && Array.isArray(own.value) && Array.isArray(other.value)) {
      return new Joined(own, other);
    }
    return (own.exists || !other.exists ? own : other).at(...rest);
  }
}

/** What a controller makes: where it is the same as in the object, it has its place there, else that of what it was made of. */
class Made extends Field {
  constructor(value: unknown, private readonly from: Field) {
    super(value, from.path);
  }

  public override at(...names: readonly string[]): Field {
    const [first, ...rest] = names;
    return first === undefined ? this : this.below(super.at(first), this.from.at(first)).at(...rest);
  }

  public override items(): Field[] {
    const written = this.from.items();
    return super.items().map((one, index) => this.below(one, written[index] ?? new Field(undefined)));
  }

  public override entries(): [string, Field][] {
    return super.entries().map(([name, one]) => [name, this.below(one, this.from.at(name))]);
  }

  private below({ value }: Field, written: Field): Field {
    return !written.exists ? new Made(value, new Field(undefined, this.path)) : written.value === value ? written : new Made(value, written);
  }
}

/** Two lists as one. */
class Joined extends Field {
  constructor(own: Field, private readonly other: Field) {
    super(own.value, own.path);
  }

  public override items(): Field[] {
    return [...super.items(), ...this.other.items()];
  }
}

/** Where specs of pods may stand, each with the innermost entry of a list or map that it is in. */
function placesOf(object: Field, { path }: PodsFact): { readonly entry: Field; readonly place: Field }[] {
  const inside = path.lastIndexOf('*') + 1;
  return fieldsAt(object, path.slice(0, inside)).map(entry => ({ entry, place: entry.at(...path.slice(inside)) }));
}

/** All containers of a pod: those that run beside each other, those before them, and those for debugging. */
export function containersOf({ spec, fact }: Pick<Pods, 'spec'> & Partial<Pick<Pods, 'fact'>>): PodContainer[] {
  const lists = fact?.containers === undefined ? [['containers'], ['initContainers'], ['ephemeralContainers']] : [...fact.containers, ['initContainers']];
  return lists.flatMap(path => listOrOne(spec.at(...path))).map(field => ({ field, name: field.at('name').text ?? field.path }));
}

/** Containers of a pod that run beside each other. */
export function mainContainers({ spec, fact }: Pick<Pods, 'spec'> & Partial<Pick<Pods, 'fact'>>): Field[] {
  return (fact?.containers ?? [['containers']]).flatMap(path => listOrOne(spec.at(...path)));
}

function listOrOne(field: Field): Field[] {
  return isRecord(field.value) ? [field] : field.items();
}

/** How many pods have the spec; 0 while the object is stopped or suspended. */
export function replicasOf(pods: Pods): number {
  const { at, fact } = pods;
  const isOff = fact.stoppedBy !== undefined && at.at('metadata', 'annotations', fact.stoppedBy).exists ||
    fact.suspendedBy !== undefined && at.at(...fact.suspendedBy).value === true;
  return isOff ? 0 : replicasOnceOn(pods);
}

/** How many pods have the spec when the object is neither stopped nor suspended. */
export function replicasOnceOn(pods: Pods): number {
  const { at, fact: { replicas = [] } } = pods;
  return typeof replicas === 'function' ? replicas(at.manifest, pods.entry.value) : [replicas].flat().reduce((product, count) => product * counted(pods, count), 1);
}

function counted({ at, entry }: Pods, { path, otherwise, least = 0, leastAt, oneLessWith }: CountFact): number {
  const numberOf = ([first, ...rest]: readonly string[]) => numberAt(first === '*' ? entry.at(...rest) : at.at(first, ...rest));
  const number = Math.max(least, leastAt === undefined ? least : numberOf(leastAt) ?? least, numberOf(path) ?? otherwise);
  return oneLessWith !== undefined && at.at(...oneLessWith).exists ? number - 1 : number;
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
