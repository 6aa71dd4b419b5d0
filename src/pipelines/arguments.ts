/** What inputs of components and outputs of pipelines take, for the compiler; `argument-checks.ts` says the same at run time. */
import type { ParameterType } from './ir/types';
import type { ArtifactPort, ParameterPort, ValueOf } from './ports';
import type { Artifact, ArtifactList, Parameter, Placeholder, PossibleArtifact, PossibleParameter, Text } from './references';
import type { Json } from './values';

/**
 * JSON with texts of the run in it. Numbers come as texts, as they stand in {@link Text}: the server writes values between the quotes of a text, and
 * no others.
 */
export type Nested = Json | Parameter<'STRING'> | Text | Placeholder | readonly Nested[] | { readonly [key: string]: Nested };

/* eslint-disable @typescript-eslint/no-explicit-any -- `any` stands for types that are not known */

/** What an item of a list takes, if its type is known. */
type ItemArgument<I> =
  0 extends 1 & I ? Nested :
    I extends 'STRING' ? string | Parameter<'STRING'> | Text | Placeholder :
      I extends 'STRUCT' ? { readonly [key: string]: Nested } : ValueOf<I, any>;

/** What a parameter of type `T` takes. */
interface Accepted<I extends ParameterType> {
  readonly STRING: string | Parameter<'STRING'> | Text | Placeholder;
  readonly NUMBER_INTEGER: number | Parameter<'NUMBER_INTEGER'>;
  readonly NUMBER_DOUBLE: number | Parameter<'NUMBER_DOUBLE'>;
  readonly BOOLEAN: boolean | Parameter<'BOOLEAN'>;
  readonly LIST: readonly ItemArgument<I>[] | Parameter<'LIST', I>;
  readonly STRUCT: { readonly [key: string]: Nested } | Parameter<'STRUCT'>;
  readonly TASK_FINAL_STATUS: never;
  readonly TASK_CONFIG: never;
}

/** What a port takes. */
export type Accept<P> =
  P extends ParameterPort<infer T, boolean, infer I> ? Accepted<I>[T] :
    P extends ArtifactPort<infer S, boolean, infer L>
      ? L extends true
        ? S extends 'system.Artifact' ? ArtifactList : ArtifactList<S> | ArtifactList<'system.Artifact'>
        : S extends 'system.Artifact' ? Artifact : Artifact<S> | Artifact<'system.Artifact'>
      : never;

/** What an output of a pipeline takes: also what perhaps nothing gives. */
export type AcceptOutput<P> =
  P extends ParameterPort<infer T, boolean, infer I> ? PossibleParameter<T, I> :
    P extends ArtifactPort<infer S, boolean, infer L>
      ? L extends true
        ? S extends 'system.Artifact' ? ArtifactList : ArtifactList<S> | ArtifactList<'system.Artifact'>
        : S extends 'system.Artifact' ? PossibleArtifact : PossibleArtifact<S> | PossibleArtifact<'system.Artifact'>
      : never;

/** Names of the ports that have to be passed. */
export type RequiredKeys<I> = {
  [K in keyof I]: I[K] extends ParameterPort<any, infer R, any> | ArtifactPort<any, infer R, any> ? R extends true ? K : never : never
}[keyof I];

/* eslint-enable @typescript-eslint/no-explicit-any */

/** Arguments by the names of the ports. */
export type Arguments<I> = [keyof I] extends [never] ? { readonly [name: string]: never } :
  { readonly [K in RequiredKeys<I>]: Accept<I[K]> } & { readonly [K in Exclude<keyof I, RequiredKeys<I>>]?: Accept<I[K]> };

/** What is inside: a value of the run for the pipeline's function. */
export type ReferenceOf<P> =
  P extends ParameterPort<infer T, boolean, infer I> ? Parameter<T, I> :
    P extends ArtifactPort<infer S, boolean, infer L> ? L extends true ? ArtifactList<S> : Artifact<S> : never;

/** Values of the run by the names of the ports. */
export type ReferencesOf<P> = { readonly [K in keyof P]: ReferenceOf<P[K]> };
