import { argocd, KubeflowApp, KubeflowPlatform, local, type NodePools, nvidia } from 'cdk8s-kubeflow';

const taints = [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }] as const;

/** The nodes with GPUs: whole ones for training, cut ones for notebooks, shared ones for lessons. */
export const nodePools = {
  'h100': { labels: { 'example.com/pool': 'h100' }, taints, accelerator: nvidia(8) },
  'a100-slices': {
    labels: { 'example.com/pool': 'a100-slices', 'nvidia.com/mig.config': 'a100-slices' }, taints, accelerator: nvidia(8), mig: { '1g.10gb': 7 },
  },
  't4-shared': {
    labels: { 'example.com/pool': 't4-shared', 'nvidia.com/device-plugin.config': 't4-shared' }, taints, accelerator: nvidia(1), timeSlicing: { replicas: 4 },
  },
} as const satisfies NodePools;

/** A platform with GPUs and a queue in which trainings wait. */
export function platform(app: KubeflowApp): KubeflowPlatform {
  return new KubeflowPlatform(app, 'kubeflow', {
    ...local(),
    gitops: argocd({ repository: 'https://git.example.com/ml/platform.git' }),
    nodePools,
    nvidiaGpuOperator: {},
    kueue: { frameworks: ['trainer.kubeflow.org/trainjob', 'batch/job'] },
  });
}
