import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

// Workspaces, the notebooks of Kubeflow Notebooks 2, as upstream installs them: without a kind.
const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', { ...local(), workspaces: {} });
app.synth();
