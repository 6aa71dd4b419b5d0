/** Ports for files. */
import { givenDescription } from './given';
import type { PortOptions } from './parameter-port';
import type { Json } from './values';

/** What an artifact's port has beside its type. */
interface ArtifactOptions extends PortOptions {
  readonly version?: string;
  /** A type of the caller's own, which pipelines only know as an artifact. */
  readonly own?: boolean;
  readonly metadata?: { readonly [key: string]: Json };
}

/**
 * An artifact, or a list of them, that is taken or given.
 *
 * @typeParam S its type, `system.Dataset`
 * @typeParam R whether it has to be passed
 * @typeParam L whether it is a list
 */
export class ArtifactPort<S extends string = string, R extends boolean = boolean, L extends boolean = boolean> {
  /** Tells it from a parameter. */
  public readonly kind = 'artifact';
  /** Only for the compiler. */
  declare protected readonly required: R;

  constructor(
    /** Name of the type. */
    public readonly schema: S,
    /** Whether it is a list of them. */
    public readonly isList: L,
    private readonly options: ArtifactOptions = { optional: false },
  ) {}

  /** Need not be passed. */
  public get isOptional(): boolean {
    return this.options.optional;
  }

  /** What it is for. */
  public get description(): string | undefined {
    return this.options.description;
  }

  /** Name of the type as servers know it. */
  public get schemaTitle(): string {
    return this.options.own === true ? 'system.Artifact' : this.schema;
  }

  /** Version of the type. */
  public get schemaVersion(): string {
    return this.options.version ?? '0.0.1';
  }

  /** What each such artifact says of itself; undefined if nothing. */
  public get metadata(): { readonly [key: string]: Json } | undefined {
    return this.options.metadata;
  }

  /** Need not be passed. */
  public optional(): ArtifactPort<S, false, L> {
    return new ArtifactPort<S, false, L>(this.schema, this.isList, { ...this.options, optional: true });
  }

  /** A list of them. */
  public list(): ArtifactPort<S, R, true> {
    return new ArtifactPort<S, R, true>(this.schema, true, this.options);
  }

  /**
   * Says what it is for.
   *
   * @throws ConfigError `PortDescription`
   */
  public describe(description: string): ArtifactPort<S, R, L> {
    return new ArtifactPort<S, R, L>(this.schema, this.isList, { ...this.options, description: givenDescription(description) });
  }
}
