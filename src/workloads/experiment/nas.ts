import { Construct } from 'constructs';
import { SearchSpace } from './parameters';
import { checkedSpace, parameterSpecs } from './space';
import { NasConfig as NasConfigSpec } from '../../apis/kubeflow.org/v1beta1';
import { ConfigError, shown } from '../../core';

/** The networks that are searched. */
export interface NasConfig {
  /** Size of the network. */
  readonly graphConfig: GraphConfig;
  /**
   * What its layers may do.
   * @minItems 1
   */
  readonly operations: readonly NasOperation[];
}

/** Size of a network. */
export interface GraphConfig {
  /**
   * Number of layers.
   * @minimum 1
   * @asType integer
   */
  readonly numLayers: number;
  /** Size of the input in each dimension. @default - not said, which `enas` does not take */
  readonly inputSizes?: readonly number[];
  /** Size of the output in each dimension. @default - not said, which `enas` does not take */
  readonly outputSizes?: readonly number[];
}

/** A kind of layer. */
export interface NasOperation {
  /**
   * Such as `convolution`, `reduction` or `skip_connection`.
   * @minLength 1
   */
  readonly operationType: string;
  /** What can be varied in it, at least one parameter; `darts` takes a `categorical` with sizes of filters first. */
  readonly parameters: SearchSpace;
}

/**
 * The networks in the API's form.
 *
 * @throws ConfigError `ExperimentNas`, `ExperimentParameter`
 */
export function nasSpec(scope: Construct, { graphConfig, operations }: NasConfig, algorithm: 'enas' | 'darts'): NasConfigSpec {
  const { numLayers, inputSizes = [], outputSizes = [] } = graphConfig;
  if (algorithm === 'enas' && (inputSizes.length === 0 || outputSizes.length === 0)) {
    throw new ConfigError('ExperimentNas', `graphConfig must have inputSizes and outputSizes for enas, got ${shown(inputSizes)} and ${shown(outputSizes)}; ` +
      'pass e.g. [32, 32, 3] and [10]', scope);
  }
  return {
    graphConfig: { numLayers, ...inputSizes.length > 0 && { inputSizes }, ...outputSizes.length > 0 && { outputSizes } },
    operations: operations.map(({ operationType, parameters }, index) => {
      const where = `nasConfig.operations[${index}].parameters`;
      checkOperation(scope, where, parameters, algorithm);
      return { operationType, parameters: parameterSpecs(parameters) };
    }),
  };
}

function checkOperation(scope: Construct, where: string, parameters: SearchSpace, algorithm: 'enas' | 'darts'): void {
  checkedSpace(scope, where, parameters);
  const fail = (what: string, value: unknown, fix: string): never => {
    throw new ConfigError('ExperimentNas', `${what}, got ${shown(value)}; pass e.g. ${fix}`, scope);
  };
  const [first] = Object.values(parameters);
  if (first === undefined) {
    return fail(`${where} must hold one, which ${algorithm} wants of each operation`, parameters, '{ filter_size: categorical([3, 5]) }');
  }
  if (algorithm === 'darts' && first.parameterType !== 'categorical') {
    fail(`${where} must begin with a categorical parameter, the sizes of filters that darts reads`, first, '{ filter_size: categorical([3, 5]) }');
  }
  for (const [name, parameter] of Object.entries(parameters)) {
    if ('min' in parameter && parameter.step === undefined) {
      fail(`${where}.${name} must have a step, by which ${algorithm} counts its values`, parameter, 'int(2, 3, { step: 1 })');
    }
  }
}
