/** The default platform: what the synthesis of this repository writes to dist/. */
import { KubeflowApp } from './checks';
import { argocd } from './gitops';
import { KubeflowPlatform, local } from './platform';

const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', {
  ...local(),
  // Your own repository: Argo CD reads the committed output from there.
  gitops: argocd({ repository: 'https://git.example.com/ml/platform.git', path: 'dist' }),
});
app.synth();
