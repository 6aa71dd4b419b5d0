import { deepspeedDistributed, mlxDistributed } from './mpi';
import { NodeOptions, Runtime } from './runtime';
import { jaxDistributed, torchDistributed, xgboostDistributed } from './single-step';
import { torchtune, TORCHTUNE_MODELS } from './torchtune';

export { deepspeedDistributed, mlxDistributed, type MpiRuntimeOptions } from './mpi';
export { Runtime, runtime, type RuntimeOptions, type NodeOptions, type RuntimeStep } from './runtime';
export { jaxDistributed, torchDistributed, xgboostDistributed } from './single-step';
export { torchtune, type TorchtuneModel, type TorchtuneOptions } from './torchtune';

/**
 * The runtimes that the release brings, as upstream has them.
 *
 * @param on where the nodes of all of them run, such as `poolPlacement(pool)`
 */
export function releaseRuntimes(on: Pick<NodeOptions, 'nodeSelector' | 'tolerations'> = {}): readonly Runtime[] {
  return [
    deepspeedDistributed(on), jaxDistributed(on), mlxDistributed(on), torchDistributed(on), ...TORCHTUNE_MODELS.map(model => torchtune(model, on)), xgboostDistributed(on),
  ];
}
