/** The life of a model beside its team: `npm run synth` writes dist/. */
import { argocd, KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';
import { flowers } from './flowers';

const app = new KubeflowApp();
const kubeflow = new KubeflowPlatform(app, 'kubeflow', {
  ...local(),
  gitops: argocd({ repository: 'https://git.example.com/ml/platform.git' }),
  hub: { storageInitializer: {} }, // models are served by their names in a registry
});
flowers(kubeflow);
app.synth();
