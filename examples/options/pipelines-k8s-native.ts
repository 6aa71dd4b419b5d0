/** Pipelines and their versions are objects of the cluster, which Git can hold. */
import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

const app = new KubeflowApp();
new KubeflowPlatform(app, 'kubeflow', { ...local(), pipelines: { pipelineStore: 'kubernetes' } });
app.synth();
