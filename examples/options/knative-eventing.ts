import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', { ...local(), knativeEventing: {} });
app.synth();
