import { App, Chart } from 'cdk8s';
import { Profile } from 'cdk8s-kubeflow/workloads';

const app = new App();
const chart = new Chart(app, 'teams');
new Profile(chart, 'vision', { owner: 'ana@example.com', qota: { cpu: '16' } } as never); // the mistake
app.synth();
