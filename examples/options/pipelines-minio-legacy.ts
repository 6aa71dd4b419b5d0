/** The two choices of upstream's overlay of that name: the cache has its certificate without cert-manager, and metadata are on a server of their own. */
import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', {
  ...local(),
  pipelines: { cache: { certificate: 'self-made' }, visualizations: true },
  databases: { metadata: {} },
});
app.synth();
