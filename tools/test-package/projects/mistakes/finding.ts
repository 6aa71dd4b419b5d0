import { KubeflowApp, KubeflowPlatform, local, Notebook, notebookImages } from 'cdk8s-kubeflow';

const app = new KubeflowApp();
const kubeflow = new KubeflowPlatform(app, 'kubeflow', local());
const team = kubeflow.addProfile('vision', { owner: 'ana@example.com', quota: { cpu: '1' } });
new Notebook(team, 'explore', { image: notebookImages.jupyterScipy, cpu: '2' }); // the mistake
app.synth();
