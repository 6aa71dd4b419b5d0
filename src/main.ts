/** The default platform: what `cdk8s synth` writes to dist/. */
import { App } from './checks';
import { argocd } from './gitops';
import { KubeflowPlatform, local } from './platform';

const app = new App({ outdir: 'dist' });
new KubeflowPlatform(app, 'kubeflow', {
  ...local(),
  // Your own repository: Argo CD reads the committed output from there.
  gitops: argocd({ repository: 'https://git.example.com/ml/platform.git', path: 'dist' }),
});
app.synth();
