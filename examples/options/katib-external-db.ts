import { Chart } from 'cdk8s';
import { KubeflowApp, secretRef } from 'cdk8s-kubeflow';
import { Namespace } from 'cdk8s-kubeflow/apis/k8s/core/v1';
import { Katib, trialResources } from 'cdk8s-kubeflow/components/katib';

// Katib alone, on a database that is there already.
const app = new KubeflowApp();
const chart = new Chart(app, 'katib');
new Namespace(chart, 'Namespace', { metadata: { name: 'kubeflow', labels: { 'katib.kubeflow.org/metrics-collector-injection': 'enabled' } } });
new Katib(chart, 'Katib', {
  standalone: true,
  certGenerator: true,
  database: {
    engine: 'mysql', host: 'db.example.com', database: 'katib',
    user: secretRef('katib-mysql-secrets', 'DB_USER'), password: secretRef('katib-mysql-secrets', 'DB_PASSWORD'),
  },
  trialResources: [trialResources.job, trialResources.tfJob, trialResources.pyTorchJob, trialResources.mpiJob, trialResources.xgBoostJob],
});
app.synth();
