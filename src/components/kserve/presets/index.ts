import { ROUTE, scheduler } from './router';
import { PresetFacts, vllmPod } from './vllm';
import { LLMInferenceServiceConfigSpec } from '../../../apis/serving.kserve.io/v1alpha2';

/** Where the sizes of a service stand, and of its part that reads the requests. */
const SIZES = '.Spec.Parallelism';
const PREFILL_SIZES = '.Spec.Prefill.Parallelism';

/** What the controller adds to services that do not say it themselves, by the names that it knows: after `kserve-config-llm-`. */
export function presets(facts: PresetFacts): Readonly<Record<string, LLMInferenceServiceConfigSpec>> {
  const group = (path: string, behindProxy: boolean, workerEnv: Readonly<Record<string, string>> = {}) => ({
    template: vllmPod({ behindProxy, parallel: { path, isWorker: false } }, facts),
    worker: vllmPod({ behindProxy, parallel: { path, isWorker: true }, env: workerEnv }, facts),
  });
  return {
    'template': { template: vllmPod({}, facts) },
    'decode-template': { template: vllmPod({ behindProxy: true }, facts) },
    'prefill-template': { prefill: { template: vllmPod({}, facts) } },
    'worker-data-parallel': group(SIZES, false),
    'decode-worker-data-parallel': group(SIZES, true, { VLLM_RANDOMIZE_DP_DUMMY_INPUTS: '1' }),
    'prefill-worker-data-parallel': { prefill: group(PREFILL_SIZES, false) },
    'scheduler': { router: scheduler(facts) },
    'router-route': { router: ROUTE },
  };
}
