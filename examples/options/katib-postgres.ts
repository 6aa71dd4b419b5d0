import { Chart } from 'cdk8s';
import { KubeflowApp, secretRef } from 'cdk8s-kubeflow';
import { Namespace, Secret } from 'cdk8s-kubeflow/apis/k8s/core/v1';
import { Katib, trialResources } from 'cdk8s-kubeflow/components/katib';
import { Mysql } from 'cdk8s-kubeflow/components/mysql';

// Katib alone, on a PostgreSQL that is made here.
const app = new KubeflowApp();
const chart = new Chart(app, 'katib');
new Namespace(chart, 'Namespace', { metadata: { name: 'kubeflow', labels: { 'katib.kubeflow.org/metrics-collector-injection': 'enabled' } } });
new Secret(chart, 'Credentials', {
  metadata: { name: 'katib-postgres-secrets', namespace: 'kubeflow' }, type: 'Opaque', stringData: { POSTGRES_DB: 'katib', POSTGRES_USER: 'katib', POSTGRES_PASSWORD: 'katib' },
});
app.addWaiver({ rule: 'Credentials/Literal', object: 'Secret/kubeflow/katib-postgres-secrets', reason: 'An example with a public password, for one machine' });
new Mysql(chart, 'Database', { pipelines: false, katib: { engine: 'postgres' } });
new Katib(chart, 'Katib', {
  standalone: true,
  certGenerator: true,
  database: { engine: 'postgres', host: 'katib-postgres', database: 'katib', user: 'katib', password: secretRef('katib-postgres-secrets', 'POSTGRES_PASSWORD') },
  trialResources: [trialResources.job, trialResources.tfJob, trialResources.pyTorchJob, trialResources.mpiJob, trialResources.xgBoostJob],
});
app.synth();
