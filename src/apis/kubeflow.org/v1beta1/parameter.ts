/**
 * kubeflow.org/v1beta1: the search space of Katib.
 *
 * Source: Katib, pkg/apis/controller/experiments/v1beta1; release in pins/. What its webhook and its algorithms refuse is
 * refused here.
 */

/**
 * A parameter that is searched.
 * @schema {"oneOf":[{"required":["parameterType"],"properties":{"parameterType":{"enum":["double"]},"feasibleSpace":{"required":["max","min"],"properties":{"max":{"pattern":"^[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?$"},"min":{"pattern":"^[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?$"},"step":{"pattern":"^[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?$"},"list":{"maxItems":0}}}}},{"required":["parameterType"],"properties":{"parameterType":{"enum":["int"]},"feasibleSpace":{"required":["max","min"],"properties":{"max":{"pattern":"^[-+]?\\d+$"},"min":{"pattern":"^[-+]?\\d+$"},"step":{"pattern":"^[-+]?\\d+$"},"list":{"maxItems":0}}}}},{"required":["parameterType"],"properties":{"parameterType":{"enum":["discrete","categorical"]},"feasibleSpace":{"required":["list"],"properties":{"max":{"maxLength":0},"min":{"maxLength":0},"step":{"maxLength":0},"list":{"minItems":1}}}}}]}
 */
export interface ParameterSpec {
  /**
   * Name, unique in the experiment.
   * @minLength 1
   */
  readonly name: string;
  /**
   * `double` and `int` lie between two numbers; `discrete` numbers and `categorical` words stand in a list.
   * @asType string
   */
  readonly parameterType: 'double' | 'int' | 'discrete' | 'categorical';
  /** Where its values lie. */
  readonly feasibleSpace: FeasibleSpace;
}

/** Values that a parameter may take: `min` and `max`, or `list`. */
export interface FeasibleSpace {
  /** Largest value, a number in quotes. */
  readonly max?: string;
  /** Smallest value, a number in quotes. */
  readonly min?: string;
  /** All values, numbers too in quotes. */
  readonly list?: readonly string[];
  /** Distance between two values, a number in quotes; a grid over a `double` needs it. */
  readonly step?: string;
  /** How values are drawn, `uniform` if left out; not all algorithms know the others. */
  readonly distribution?: 'uniform' | 'logUniform' | 'normal' | 'logNormal';
}
