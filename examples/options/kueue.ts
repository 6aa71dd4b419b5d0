/** Jobs of a team wait in a queue until its quota has room for them. */
import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

const app = new KubeflowApp();
const kubeflow = new KubeflowPlatform(app, 'kubeflow', { ...local(), kueue: {} });
kubeflow.addProfile('vision', {
  owner: 'ana@example.com',
  quota: { cpu: '64', memory: '256Gi', gpus: { nvidia: 4 } },
  queue: {},
});
app.synth();
