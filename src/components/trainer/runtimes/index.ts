import { deepspeedDistributed, mlxDistributed } from './mpi';
import { Runtime } from './runtime';
import { jaxDistributed, torchDistributed, xgboostDistributed } from './single-step';
import { torchtune, TORCHTUNE_MODELS } from './torchtune';

export { deepspeedDistributed, mlxDistributed, type MpiRuntimeOptions } from './mpi';
export { Runtime, runtime, type RuntimeOptions, type NodeOptions, type RuntimeStep } from './runtime';
export { jaxDistributed, torchDistributed, xgboostDistributed } from './single-step';
export { torchtune, type TorchtuneModel, type TorchtuneOptions } from './torchtune';

/** The runtimes that the release brings, as upstream has them. */
export function releaseRuntimes(): readonly Runtime[] {
  return [deepspeedDistributed(), jaxDistributed(), mlxDistributed(), torchDistributed(), ...TORCHTUNE_MODELS.map(model => torchtune(model)), xgboostDistributed()];
}
