import { Chart } from 'cdk8s';
import { KubeflowApp, secretRef } from 'cdk8s-kubeflow';
import { Namespace, Secret } from 'cdk8s-kubeflow/apis/k8s/core/v1';
import { Katib, trialResources } from 'cdk8s-kubeflow/components/katib';

// Katib alone, on a database that is there already. The Secret is a form to fill in; who keeps Secrets elsewhere leaves it out.
const app = new KubeflowApp();
const chart = new Chart(app, 'katib');
new Namespace(chart, 'Namespace', { metadata: { name: 'kubeflow', labels: { 'katib.kubeflow.org/metrics-collector-injection': 'enabled' } } });
new Secret(chart, 'Database', {
  metadata: { name: 'katib-mysql-secrets', namespace: 'kubeflow' },
  type: 'Opaque',
  stringData: { KATIB_MYSQL_DB_HOST: '', KATIB_MYSQL_DB_PORT: '', KATIB_MYSQL_DB_DATABASE: '', DB_USER: '', DB_PASSWORD: '' },
});
const of = (key: string) => secretRef('katib-mysql-secrets', key);
new Katib(chart, 'Katib', {
  standalone: true,
  certGenerator: true,
  database: {
    engine: 'mysql', host: of('KATIB_MYSQL_DB_HOST'), port: of('KATIB_MYSQL_DB_PORT'), database: of('KATIB_MYSQL_DB_DATABASE'), user: of('DB_USER'),
    password: of('DB_PASSWORD'),
  },
  trialResources: [trialResources.job, trialResources.tfJob, trialResources.pyTorchJob, trialResources.mpiJob, trialResources.xgBoostJob],
});
app.synth();
