import { KubeflowApp, KubeflowPlatform, local } from 'cdk8s-kubeflow';

const app = new KubeflowApp({ outdir: process.env.KUEUE_OUT ?? 'dist' });
const kubeflow = new KubeflowPlatform(app, 'kubeflow', { ...local(), kueue: {} });
kubeflow.addProfile('vision', { owner: 'ana@example.com', quota: { cpu: '4', memory: '8Gi', gpus: { nvidia: 1 } }, queue: {} });
app.synth();
