import { Size } from 'cdk8s';
import { PersistentVolumeAccessMode, PersistentVolumeClaim } from 'cdk8s-plus-28';
import { existingClaim, ExistingPlatform, group, newClaim, Notebook, notebookImage, notebookImages, nvidia, PodDefault, Profile, secretRef, user } from 'cdk8s-kubeflow';

/** The team "vision": who works there, what it may use, and its notebooks. */
export function vision(kubeflow: ExistingPlatform): Profile {
  const team = kubeflow.addProfile('vision', {
    owner: user('user@example.com'),
    contributors: { edit: [group('vision-engineers')], view: [user('guest@example.com')] },
    quota: { cpu: '8', memory: '32Gi', storage: '600Gi', gpus: { nvidia: 1 } },
    pullSecrets: [secretRef('registry')], // made by External Secrets or by hand; only its name stands here
  });

  // A shared dataset: one volume that all notebooks of the team read.
  const imagenet = new PersistentVolumeClaim(team, 'ImageNet', {
    metadata: { name: 'imagenet', namespace: team.namespace },
    accessModes: [PersistentVolumeAccessMode.READ_WRITE_MANY],
    storage: Size.gibibytes(500),
  });
  const dataset = { mountPath: '/home/jovyan/imagenet', claim: existingClaim(imagenet, { readOnly: true }) };

  // A choice in the form for a new notebook, and of the notebooks below.
  const proxy = new PodDefault(team, 'proxy', {
    description: 'Reach the internet through the proxy',
    env: { HTTPS_PROXY: 'http://proxy.example.com:3128', NO_PROXY: '.svc,.cluster.local' },
  });

  new Notebook(team, 'explore', {
    image: notebookImages.jupyterPytorchCuda,
    cpu: '500m',
    memory: '1Gi',
    gpu: nvidia(1),
    workspace: newClaim('10Gi'),
    dataVolumes: [{ mountPath: '/home/jovyan/data', claim: newClaim('20Gi') }, dataset],
    podDefaults: [proxy],
  });

  // A custom image from the team's own registry, pulled with the team's secret; no GPU.
  new Notebook(team, 'label', {
    image: notebookImage('jupyter', 'registry.example.com/vision/labelling:2026.1'),
    dataVolumes: [dataset],
    podDefaults: [proxy],
  });
  return team;
}
