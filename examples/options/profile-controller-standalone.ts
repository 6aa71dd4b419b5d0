import { Chart } from 'cdk8s';
import { KubeflowApp } from 'cdk8s-kubeflow';
import { ProfileController } from 'cdk8s-kubeflow/components/dashboard';

const app = new KubeflowApp();
new ProfileController(new Chart(app, 'dashboard'), 'ProfileController');
app.synth();
