import type { Pipeline } from './pipeline';
import type { PipelineVersion } from './pipeline-version';
import type { NamedPipeline, PipelineSource } from './props';
import type { RequiredKeys } from '../../pipelines/arguments';
import type { AuthoredPipeline } from '../../pipelines/pipeline';
import type { ParameterPort, ValueOf } from '../../pipelines/ports';

/** Properties with the program that they are about, so that those who run it know its parameters. */
export type WithProgram<Props, S extends PipelineSource> = Omit<Props, 'program'> & { readonly program: S };

/** A version whose parameters the compiler knows if its program was written in TypeScript. */
export type VersionOf<S extends PipelineSource> = Pipeline<S> | PipelineVersion<S> | NamedPipeline;

/** Properties of a run, with the values that the parameters of the program take. */
export type WithArguments<Props, S extends PipelineSource> = Omit<Props, 'pipeline' | 'arguments'> & { readonly pipeline: VersionOf<S> } & ArgumentsOf<S>;

/** Values by the names of the inputs; only where one has to be passed they must be there. */
type ArgumentsOf<S> = S extends AuthoredPipeline<infer I, any> // eslint-disable-line @typescript-eslint/no-explicit-any
  ? [RequiredKeys<I>] extends [never] ? { readonly arguments?: Values<I> } : { readonly arguments: Values<I> }
  : { readonly arguments?: Readonly<Record<string, unknown>> };

type Values<I> =
  { readonly [K in RequiredKeys<I>]: Value<I[K]> } & { readonly [K in Exclude<keyof I, RequiredKeys<I>>]?: Value<I[K]> };

/** What can be written down for an input: files cannot. */
type Value<P> = P extends ParameterPort<infer T, boolean, infer I> ? ValueOf<T, I> : never;
