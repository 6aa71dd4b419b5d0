import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', {
  ...local(),
  hub: { storageInitializer: { registry: { namespace: 'kubeflow', name: 'model-registry-service', port: 8080 } } },
});
app.synth();
