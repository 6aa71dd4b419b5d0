import { existingClaim, KubeflowPlatform, mig, newClaim, Notebook, notebookImages, nvidia, Profile, timeSliced, TrainJob } from 'cdk8s-kubeflow';

/** A team that explores on slices, teaches on shared GPUs, and trains on whole ones, one training after the other. */
export function vision(kubeflow: KubeflowPlatform): Profile {
  const team = kubeflow.addProfile('vision', {
    owner: 'ana@example.com',
    // What the team may use together; trainings beyond it wait in its queue.
    quota: { cpu: '128', memory: '1Ti', gpus: { nvidia: 16, nvidiaShared: 2, mig: { '1g.10gb': 4 } } },
    queue: { nominalQuota: { cpu: '96', memory: '800Gi', gpus: { nvidia: 16, nvidiaShared: 0, mig: { '1g.10gb': 0 } } } },
  });

  // MIG: a cut of an A100 with memory of its own.
  new Notebook(team, 'explore', { image: notebookImages.jupyterPytorchCuda, nodePool: 'a100-slices', gpu: mig('1g.10gb'), workspace: newClaim('50Gi') });
  // Time slicing: a share of a T4, for looking around.
  new Notebook(team, 'lessons', { image: notebookImages.jupyterPytorchCuda, nodePool: 't4-shared', gpu: timeSliced() });

  // Two nodes of eight GPUs each: all of the quota, so that the second training waits until the first one has ended.
  for (const seed of [1, 2]) {
    new TrainJob(team, `resnet-${seed}`, {
      runtime: 'torch-distributed',
      image: 'registry.example.com/vision/resnet:2026.1',
      command: ['torchrun', 'train.py', `--seed=${seed}`],
      numNodes: 2,
      nodePool: 'h100',
      resourcesPerNode: { cpu: '32', memory: '256Gi', memoryLimit: '256Gi', gpu: nvidia(8) },
      mounts: [
        { mountPath: '/data', claim: existingClaim('imagenet', { readOnly: true, external: true }) },
        { mountPath: '/dev/shm', empty: 'memory', size: '64Gi' },
      ],
      queue: 'default',
    });
  }
  return team;
}
