/** What loops go through, and what comes out of them. */
import { ConfigError, shown } from '../core/errors';
import type { Graph, LoopItems } from './graph/nodes';
import type { ParameterType } from './ir/types';
import { Artifact, ArtifactList, Parameter, PossibleArtifact, PossibleParameter, Reference } from './references';
import type { Dependency } from './task';
import { asConstant, faultOf, Json, typeOfAll, typeOfValue } from './values';

/* eslint-disable @typescript-eslint/no-explicit-any -- `any` stands for types that only the run knows */

/** What a loop can go through: a list written down, whose items are of one type, a list of the run, or a list of files. */
export type Iterable =
  | readonly string[] | readonly number[] | readonly boolean[] | readonly (readonly Json[])[] | readonly { readonly [key: string]: Json }[]
  | Parameter<'LIST'> | ArtifactList;

/** An item of a list. */
export type ItemOf<L> =
  L extends ArtifactList<infer S> ? Artifact<S> :
    L extends PossibleParameter<any, infer I> ? Parameter<I> :
      L extends readonly (infer E)[] ? LiteralItem<E> : never;

/** An item of a list that is written down. */
type LiteralItem<E> =
  [E] extends [string] ? Parameter<'STRING'> :
    [E] extends [boolean] ? Parameter<'BOOLEAN'> :
      [E] extends [number] ? NumberItem<E> :
        [E] extends [readonly unknown[]] ? Parameter<'LIST'> : MapItem<E>;

/** Whole if all items are; either where they are not known to the compiler. */
type NumberItem<N extends number> = number extends N ? Parameter<any> : [`${N}`] extends [`${bigint}`] ? Parameter<'NUMBER_INTEGER'> : Parameter<'NUMBER_DOUBLE'>;

/** A map; its fields are those that all maps of the list have, with the types of what is written down. */
export interface MapItem<E> extends Parameter<'STRUCT'> {
  field<K extends string & keyof E>(key: K): FieldOf<E[K]>;
}

type FieldOf<V> = [V] extends [string] ? Parameter<'STRING'> : [V] extends [boolean] ? Parameter<'BOOLEAN'> : Parameter<any>;

/** What a loop or a condition may give to the outside. */
export type Results = Readonly<Record<string, PossibleParameter<any> | PossibleArtifact<any> | ArtifactList<any>>>;

/** What the function of a loop or condition may return; a task, since short functions return what they make last. */
export type Returned = Results | Dependency | void;

/** Of what such a function returned, what the loop or condition gives. */
export type ResultsIn<R> = R extends Dependency ? {} : R extends Results ? R : {}; // eslint-disable-line @typescript-eslint/no-empty-object-type

/** What all rounds of a loop gave, as lists. What a list's items are is not known: of loops in loops the server makes one flat list. */
export type Collected<R> = {
  readonly [K in keyof R]:
  R[K] extends PossibleParameter<'LIST'> ? Parameter<'LIST', any> : // eslint-disable-line @typescript-eslint/no-explicit-any
    R[K] extends PossibleParameter<infer T> ? Parameter<'LIST', T> : R[K] extends PossibleArtifact<infer S> | ArtifactList<infer S> ? ArtifactList<S> : never
};

/** What a condition without else gave, if it gave anything. */
export type Possible<R> = {
  readonly [K in keyof R]: R[K] extends PossibleParameter<infer T, infer I> ? PossibleParameter<T, I> : R[K] extends PossibleArtifact<infer S> ? PossibleArtifact<S> : R[K]
};

/* eslint-enable @typescript-eslint/no-explicit-any */

/**
 * What a loop goes through, as the graph keeps it.
 *
 * @throws ConfigError `LoopItems`
 */
export function loopItems(given: unknown, graph: Graph): LoopItems {
  if (given instanceof ArtifactList || given instanceof Parameter) {
    if (given instanceof Parameter && given.typeKnown && given.type !== 'LIST') {
      throw new ConfigError('LoopItems', `a loop goes through a list, got a ${given.type}; pass a parameter that is a list, or write one down`);
    }
    return { of: 'reference', list: given };
  }
  if (!Array.isArray(given) || given.length === 0) {
    throw new ConfigError('LoopItems', `a loop goes through a list of at least one item, got ${given instanceof Reference ? 'what may not be there, or no list' : shown(given)}; ` +
      'pass [...], or a list of the run');
  }
  const fault = faultOf('LIST', given);
  if (fault !== undefined) {
    // The server takes the items as they are written, and would hand on the name of the value.
    throw new ConfigError('LoopItems', `a list that a loop goes through ${fault}, got ${shown(given.find(one => faultOf('LIST', [one]) !== undefined))} in it; ` +
      'write values down, or let a component give the list');
  }
  const type = typeOfAll(given);
  if (type === undefined) {
    throw new ConfigError('LoopItems', `the items of a loop must all be of one type, got ${[...new Set(given.map(one => typeOfValue(one) ?? 'null'))].join(', ')}; ` +
      'make two loops, or write all of them as texts');
  }
  return { of: 'literals', values: asConstant(given) as readonly Json[], type, id: graph.number() };
}

/** Type of a loop's items; undefined where it is not known. */
export function itemTypeOf(items: LoopItems): ParameterType | undefined {
  return items.of === 'literals' ? items.type : items.list instanceof Parameter ? items.list.itemType : undefined;
}
