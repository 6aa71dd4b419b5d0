import { Chart, Size } from 'cdk8s';
import { Cpu, EnvValue, PersistentVolumeAccessMode, PersistentVolumeClaim } from 'cdk8s-plus-28';
import { existingClaim, group, images, newClaim, Notebook, notebookImage, nvidia, PodDefault, Profile, secret, setFolder, user } from 'cdk8s-kubeflow';
import { Construct } from 'constructs';

/** The team "vision": who works there, what it may use, and its notebooks. */
export function vision(scope: Construct): Profile {
  const chart = new Chart(scope, 'vision');
  setFolder(chart, { folder: 'profiles/vision' });
  const team = new Profile(chart, 'vision', {
    owner: user('user@example.com'),
    contributors: { edit: [group('vision-engineers')], view: [user('guest@example.com')] },
    quota: { cpu: Cpu.units(8), memory: Size.gibibytes(32), storage: Size.gibibytes(600), gpus: { nvidia: 1 } },
    pullSecrets: [secret('registry')], // made by External Secrets or by hand; only its name stands here
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
    env: { HTTPS_PROXY: EnvValue.fromValue('http://proxy.example.com:3128'), NO_PROXY: EnvValue.fromValue('.svc,.cluster.local') },
  });

  new Notebook(team, 'explore', {
    image: images.jupyterPytorchCuda,
    cpu: Cpu.millis(500),
    memory: Size.gibibytes(1),
    gpu: nvidia(1),
    workspace: newClaim(Size.gibibytes(10)),
    dataVolumes: [{ mountPath: '/home/jovyan/data', claim: newClaim(Size.gibibytes(20)) }, dataset],
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
