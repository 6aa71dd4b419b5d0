/** Facts of the kinds of serving.kserve.io, from the sources of KServe (release in the pins). */
import { kindTable } from '../crd';
import { CountFact, PodsFact } from '../kind';
import {
  clusterServingRuntimeCrd, clusterStorageContainerCrd, inferenceGraphCrd, inferenceServiceCrd, llmInferenceServiceConfigCrd, llmInferenceServiceCrd, localModelCacheCrd,
  localModelNamespaceCacheCrd, localModelNodeCrd, localModelNodeGroupCrd, servingRuntimeCrd, trainedModelCrd,
} from './crds';
import { INFERENCE_SERVICE_HEALTH, LOCAL_MODEL_HEALTH, READY_HEALTH } from './health';

/** Its presence is taken for a stop; `"false"` is a service that runs, which then is not looked at. */
const STOP = 'serving.kserve.io/stop';

/** Fields of a predictor that are its container, to which a runtime adds the rest. */
const FORMATS = ['model', 'sklearn', 'xgboost', 'tensorflow', 'pytorch', 'triton', 'onnx', 'huggingface', 'pmml', 'lightgbm', 'paddle'];

/** Pods of a component; they have labels and annotations of the InferenceService, and the runtime or the webhook adds to them. */
function component(name: string, containers?: readonly string[]): PodsFact {
  return {
    path: ['spec', name],
    bare: true,
    metadata: 'object',
    labels: { 'serving.kserve.io/inferenceservice': '{name}', 'component': name },
    // It starts with one, also where it may later go down to none.
    replicas: { path: ['spec', name, 'minReplicas'], otherwise: 1, least: 1 },
    stoppedBy: STOP,
    partial: true,
    ...containers && { containers: ['containers', ...containers].map(field => [field]) },
  };
}

/** Pods of an LLMInferenceService, to which presets add. */
function llmPods(part: string, path: readonly string[], above: readonly string[], scales = true): PodsFact {
  return {
    path,
    bare: true,
    labels: {
      'app.kubernetes.io/component': `llminferenceservice-${part}`, 'app.kubernetes.io/name': '{name}', 'app.kubernetes.io/part-of': 'llminferenceservice',
    },
    replicas: { path: [...above, 'replicas'], otherwise: 1, ...scales && { leastAt: [...above, 'scaling', 'minReplicas'] } },
    stoppedBy: STOP,
    partial: true,
  };
}

/** The other pods of groups: one less than the layers are spread over; where copies of the model are in a group, two pods are reckoned. */
function llmWorkers(part: string, above: readonly string[]): PodsFact {
  const pods = llmPods(part, [...above, 'worker'], above);
  return { ...pods, replicas: [pods.replicas as CountFact, { path: [...above, 'parallelism', 'pipeline'], otherwise: 2, oneLessWith: [...above, 'worker'] }] };
}

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [inferenceServiceCrd, {
    form: 'service',
    name: { longest: 53, service: true, because: 'its Service is <name>-predictor' },
    pods: [
      component('predictor', FORMATS),
      {
        ...component('predictor'),
        path: ['spec', 'predictor', 'workerSpec'],
        // The first pod is the predictor's own.
        replicas: { path: ['spec', 'predictor', 'workerSpec', 'pipelineParallelSize'], otherwise: 1, oneLessWith: ['spec', 'predictor', 'workerSpec'] },
      },
      component('transformer'),
      component('explainer', ['art']),
    ],
    // With Knative; it leads to the gateway inside of the cluster.
    service: true,
    health: INFERENCE_SERVICE_HEALTH,
    rewrittenBy: 'the webhook of KServe',
  }],
  [servingRuntimeCrd],
  [clusterServingRuntimeCrd],
  [clusterStorageContainerCrd],
  [inferenceGraphCrd, {
    form: 'service',
    name: { longest: 63, service: true, because: 'its Service has its name' },
    pods: [{
      path: ['spec'],
      bare: true,
      metadata: 'object',
      labels: { 'serving.kserve.io/inferencegraph': '{name}' },
      replicas: { path: ['spec', 'minReplicas'], otherwise: 1, least: 1 },
      stoppedBy: STOP,
      partial: true,
      container: 'user-container',
      resources: ['spec', 'resources'],
    }],
    service: true,
    health: READY_HEALTH,
  }],
  [trainedModelCrd, {
    name: { longest: 253, service: false, because: 'its name is that of a file too' },
    health: READY_HEALTH,
  }],
  [localModelNodeGroupCrd],
  [localModelCacheCrd, { health: LOCAL_MODEL_HEALTH }],
  [localModelNamespaceCacheCrd, { health: LOCAL_MODEL_HEALTH }],
  [localModelNodeCrd],
  [llmInferenceServiceCrd, {
    // Names of what is made of it are shortened where they get too long: <name>-kserve, <name>-kserve-workload-svc ...
    name: { longest: 63, service: true, because: 'its pods have it as label app.kubernetes.io/name' },
    pods: [
      llmPods('workload', ['spec', 'template'], ['spec']),
      llmWorkers('workload-worker', ['spec']),
      llmPods('workload-prefill', ['spec', 'prefill', 'template'], ['spec', 'prefill']),
      llmWorkers('workload-worker-prefill', ['spec', 'prefill']),
      llmPods('router-scheduler', ['spec', 'router', 'scheduler', 'template'], ['spec', 'router', 'scheduler'], false),
    ],
    health: READY_HEALTH,
    rewrittenBy: 'the webhook of KServe',
  }],
  [llmInferenceServiceConfigCrd],
);
