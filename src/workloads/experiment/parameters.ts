/** How values of a parameter are drawn: `uniform`, or more of those in the middle, or either of them by their logarithms. */
export type Distribution = 'uniform' | 'logUniform' | 'normal' | 'logNormal';

/** What people read of a parameter. */
export interface ParameterOptions {
  /** What it means. @default - not said */
  readonly description?: string;
}

/** What {@link double} and {@link int} take beside the range. */
export interface RangeOptions extends ParameterOptions {
  /** Distance between two values, more than 0; `grid` and `pbt` need it for a `double`. @default - none for `double`, 1 for `int` */
  readonly step?: number;
  /** How values are drawn; `random` and `tpe` know all four, `multivariate-tpe` the first two, others draw as they do. @default 'uniform' */
  readonly distribution?: Distribution;
}

/** A parameter that lies between two numbers. */
export interface DoubleParameter extends RangeOptions {
  readonly parameterType: 'double';
  readonly min: number;
  readonly max: number;
}

/** A parameter that lies between two whole numbers. */
export interface IntParameter extends RangeOptions {
  readonly parameterType: 'int';
  /** @asType integer */
  readonly min: number;
  /** @asType integer */
  readonly max: number;
  /**
   * Distance between two values.
   * @asType integer
   * @default 1
   */
  readonly step?: number;
}

/** A parameter that is one of some numbers. */
export interface DiscreteParameter extends ParameterOptions {
  readonly parameterType: 'discrete';
  /** @minItems 1 */
  readonly list: readonly number[];
}

/** A parameter that is one of some words. */
export interface CategoricalParameter extends ParameterOptions {
  readonly parameterType: 'categorical';
  /** @minItems 1 */
  readonly list: readonly (string | number)[];
}

/**
 * A parameter that is searched.
 * @form a parameter such as double(0.01, 0.1), int(1, 5), discrete([32, 64]) or categorical(["sgd", "adam"])
 */
export type Parameter = DoubleParameter | IntParameter | DiscreteParameter | CategoricalParameter;

/** Parameters by their names. */
export type SearchSpace = Readonly<Record<string, Parameter>>;

/** A parameter between two numbers, both among its values. */
export function double(min: number, max: number, options: RangeOptions = {}): DoubleParameter {
  return { ...options, parameterType: 'double', min, max };
}

/** A parameter between two whole numbers, both among its values. */
export function int(min: number, max: number, options: RangeOptions = {}): IntParameter {
  return { ...options, parameterType: 'int', min, max };
}

/** A parameter that is one of these numbers. */
export function discrete(list: readonly number[], options: ParameterOptions = {}): DiscreteParameter {
  return { ...options, parameterType: 'discrete', list };
}

/** A parameter that is one of these words. */
export function categorical(list: readonly (string | number)[], options: ParameterOptions = {}): CategoricalParameter {
  return { ...options, parameterType: 'categorical', list };
}
