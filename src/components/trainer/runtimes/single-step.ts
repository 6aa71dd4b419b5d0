import { job, mlPolicy, NODE, pinnedRuntime, resourcesOf, Runtime, RuntimeOptions } from './runtime';
import type { MlPolicy } from '../../../apis/trainer.kubeflow.org/v1alpha1';
import type { ImageName } from '../../../core';

/** A runtime whose nodes all run the same container. */
function singleStep(options: RuntimeOptions, pinned: { readonly name: string; readonly framework: string; readonly image: ImageName }, framework: MlPolicy): Runtime {
  return pinnedRuntime(options, pinned, image => ({
    mlPolicy: mlPolicy(options, framework),
    template: { spec: { replicatedJobs: [job(NODE, { ...options, step: 'trainer', container: { name: NODE, image, ...resourcesOf(options) } })] } },
  }));
}

/** PyTorch with `torchrun`. */
export function torchDistributed(options: RuntimeOptions = {}): Runtime {
  return singleStep(options, { name: 'torch-distributed', framework: 'torch', image: 'pytorch' }, { torch: {} });
}

/** JAX. */
export function jaxDistributed(options: RuntimeOptions = {}): Runtime {
  return singleStep(options, { name: 'jax-distributed', framework: 'jax', image: 'jax' }, { jax: {} });
}

/** XGBoost. */
export function xgboostDistributed(options: RuntimeOptions = {}): Runtime {
  return singleStep(options, { name: 'xgboost-distributed', framework: 'xgboost', image: 'trainer/xgboost-runtime' }, { xgboost: {} });
}
