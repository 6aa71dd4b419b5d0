import { Chart } from 'cdk8s';
import { KubeflowApp } from 'cdk8s-kubeflow';
import { NotebookController } from 'cdk8s-kubeflow/components/notebooks';

const app = new KubeflowApp();
new NotebookController(new Chart(app, 'notebooks'), 'NotebookController');
app.synth();
