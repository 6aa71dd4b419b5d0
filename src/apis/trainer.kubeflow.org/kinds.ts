/** Facts of the kinds of trainer.kubeflow.org, from the sources of their controllers and webhooks (Kubeflow Trainer; release in the pins). */
import { kindTable } from '../crd';
import { PodsFact } from '../kind';
import { clusterTrainingRuntimeCrd, trainingRuntimeCrd, trainJobCrd } from './crds';
import { TRAIN_JOB_HEALTH } from './health';

/** A runtime makes no pods by itself: it is the form of those that its training jobs make. */
const TEMPLATE: PodsFact = {
  path: ['spec', 'template', 'spec', 'replicatedJobs', '*', 'template', 'spec', 'template'],
  replicas: { path: ['*', 'template', 'spec', 'parallelism'], otherwise: 1 },
  claims: ['spec', 'template', 'spec', 'volumeClaimPolicies', '*', 'templates', '*'],
  ends: true,
  partial: true,
  isForm: true,
};

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [trainJobCrd, {
    // The webhook takes a training job only after its runtime.
    stage: 'last',
    form: 'service',
    name: { longest: 48, service: true, because: 'its JobSet has pods called <name>-node-0-<index>-<hash>' },
    // The pods have the form of the runtime: this is what is known of them where the runtime is not.
    pods: [{
      path: ['spec', 'template'],
      labels: { 'jobset.sigs.k8s.io/jobset-name': '{name}' },
      replicas: { path: ['spec', 'trainer', 'numNodes'], otherwise: 1 },
      suspendedBy: ['spec', 'suspend'],
      ends: true,
      together: true,
      partial: true,
      container: 'node',
      resources: ['spec', 'trainer', 'resourcesPerNode'],
    }],
    service: true,
    health: TRAIN_JOB_HEALTH,
    written: [['spec', 'runtimePatches', '*', 'time']],
    rewrittenBy: 'the webhook of Trainer',
  }],
  [trainingRuntimeCrd, { pods: [TEMPLATE] }],
  [clusterTrainingRuntimeCrd, { pods: [TEMPLATE] }],
);
