/**
 * kubeflow.org/v1beta1: search for the architecture of a neural network with Katib.
 *
 * Source: Katib, pkg/apis/controller/experiments/v1beta1; release in pins/.
 */
import { ParameterSpec } from './parameter';
import { Int32 } from '../../meta';

/** The networks that are searched. */
export interface NasConfig {
  /** Size of the network. */
  readonly graphConfig?: GraphConfig;
  /** What its layers may do. */
  readonly operations?: readonly NasOperation[];
}

/** Size of a network. */
export interface GraphConfig {
  /**
   * Number of layers.
   * @minimum 1
   */
  readonly numLayers?: Int32;
  /** Size of the input in each dimension. */
  readonly inputSizes?: readonly Int32[];
  /** Size of the output in each dimension. */
  readonly outputSizes?: readonly Int32[];
}

/** A kind of layer. */
export interface NasOperation {
  /**
   * Such as `convolution`, `reduction` or `skip_connection`.
   * @minLength 1
   */
  readonly operationType: string;
  /** What can be varied in it. */
  readonly parameters?: readonly ParameterSpec[];
}
