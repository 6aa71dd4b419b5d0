import { argocd, KubeflowApp, KubeflowPlatform, local, mig, type NodePools, Notebook, notebookImages, nvidia, timeSliced } from 'cdk8s-kubeflow';

const taints = [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }] as const;

const nodePools: NodePools = {
  'a100': { labels: { 'example.com/pool': 'a100' }, taints, accelerator: nvidia(8) },
  'a100-slices': {
    labels: { 'example.com/pool': 'a100-slices', 'nvidia.com/mig.config': 'a100-slices' }, taints, accelerator: nvidia(8), mig: { '1g.10gb': 7 },
  },
  't4-shared': {
    labels: { 'example.com/pool': 't4-shared', 'nvidia.com/device-plugin.config': 't4-shared' }, taints, accelerator: nvidia(1), timeSlicing: { replicas: 4 },
  },
};

const app = new KubeflowApp();
const kubeflow = new KubeflowPlatform(app, 'kubeflow', {
  ...local(),
  gitops: argocd({ repository: 'https://git.example.com/ml/platform.git' }),
  nodePools,
  nvidiaGpuOperator: {},
});

const vision = kubeflow.addProfile('vision', { owner: 'ana@example.com', quota: { gpus: { nvidia: 0, nvidiaShared: 2, mig: { '1g.10gb': 4 } } } });
new Notebook(vision, 'explore', { image: notebookImages.jupyterPytorchCuda, nodePool: 'a100-slices', gpu: mig('1g.10gb') });
new Notebook(vision, 'lessons', { image: notebookImages.jupyterPytorchCuda, nodePool: 't4-shared', gpu: timeSliced() });
app.synth();
