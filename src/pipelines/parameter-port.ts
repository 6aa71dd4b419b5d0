/** Ports for values. */
import { ConfigError, got, shown } from '../core/errors';
import { givenDescription } from './given';
import { ParameterType } from './ir/types';
import { asConstant, faultOf, Json, Values, ValueType } from './values';

/** Value of TypeScript for a parameter; its items too, if their type is known. */
export type ValueOf<T, I> =
  T extends 'LIST' ? readonly (0 extends 1 & I ? Json : ValueOf<I, any>)[] : // eslint-disable-line @typescript-eslint/no-explicit-any
    T extends ValueType ? Values[T] : never;

/** What a port has beside its type. */
export interface PortOptions {
  readonly optional: boolean;
  /** @default - none */
  readonly fallback?: Json;
  /** @default - none */
  readonly description?: string;
  /** @default - any value of the type */
  readonly choices?: readonly Json[];
}

/**
 * A parameter that is taken or given.
 *
 * @typeParam T its type
 * @typeParam R whether it has to be passed
 * @typeParam I type of the items of a list; `any` if it is not known
 */
export class ParameterPort<
  T extends ParameterType = ParameterType, R extends boolean = boolean, I extends ParameterType = any, // eslint-disable-line @typescript-eslint/no-explicit-any
> {
  /** Tells it from an artifact. */
  public readonly kind = 'parameter';
  /** Only for the compiler. */
  declare protected readonly required: R;

  constructor(
    /** Type of the value. */
    public readonly type: T,
    /** Type of a list's items; undefined if it is not known. */
    public readonly items: I | undefined = undefined,
    private readonly options: PortOptions = { optional: false },
  ) {}

  /** Need not be passed; a Python function then takes its own default. */
  public get isOptional(): boolean {
    return this.options.optional;
  }

  /** What holds if nothing is passed. */
  public get fallback(): Json | undefined {
    return this.options.fallback;
  }

  /** What it is for. */
  public get description(): string | undefined {
    return this.options.description;
  }

  /** The only values allowed; undefined if any is. */
  public get choices(): readonly Json[] | undefined {
    return this.options.choices;
  }

  /**
   * Holds `value` if nothing is passed.
   *
   * @throws ConfigError `PortDefault` if the value is not one that the port takes
   */
  public default(value: ValueOf<T, I>): ParameterPort<T, false, I> {
    const fault = this.fault(value);
    if (fault !== undefined) {
      throw new ConfigError('PortDefault', `the default of a ${this.type} ${fault}, ${got(value)}; pass a value that the port takes`);
    }
    return new ParameterPort<T, false, I>(this.type, this.items, { ...this.options, optional: true, fallback: asConstant(value) });
  }

  /** Need not be passed, and has no default here. */
  public optional(): ParameterPort<T, false, I> {
    return new ParameterPort<T, false, I>(this.type, this.items, { ...this.options, optional: true });
  }

  /**
   * Says what it is for.
   *
   * @throws ConfigError `PortDescription`
   */
  public describe(description: string): ParameterPort<T, R, I> {
    return new ParameterPort<T, R, I>(this.type, this.items, { ...this.options, description: givenDescription(description) });
  }

  /**
   * Takes only these values; servers from 2.16 refuse others.
   *
   * @throws ConfigError `PortChoices`
   */
  public oneOf(...choices: readonly ValueOf<T, I>[]): ParameterPort<T, R, I> {
    const wrong = choices.find(choice => this.fault(choice) !== undefined);
    if (choices.length === 0 || wrong !== undefined) {
      throw new ConfigError('PortChoices', `choices of a ${this.type} must be values of this type, got ${wrong === undefined ? 'none' : shown(wrong)}; pass all that are allowed`);
    }
    const port = new ParameterPort<T, R, I>(this.type, this.items, { ...this.options, choices: choices.map(asConstant) });
    if (this.fallback !== undefined && port.fault(this.fallback) !== undefined) {
      throw new ConfigError('PortDefault', `the default of a ${this.type} ${port.fault(this.fallback)}, ${got(this.fallback)}; add it to the choices, or take another one`);
    }
    return port;
  }

  /** Why the port does not take a value, as the end of a sentence; undefined if it takes it. */
  public fault(value: unknown): string | undefined {
    const { items, choices } = this;
    const item = items === undefined || !Array.isArray(value) ? undefined : value.map(one => faultOf(items, one)).find(one => one !== undefined);
    const fault = faultOf(this.type, value) ?? (item === undefined ? undefined : `must hold items of the type ${items}, each of which ${item}`);
    const isChoice = choices === undefined || choices.some(one => JSON.stringify(one) === JSON.stringify(value));
    return fault ?? (isChoice ? undefined : `must be one of ${choices.map(one => JSON.stringify(one)).join(', ')}`);
  }
}
