import { Chart } from 'cdk8s';
import { KubeflowApp, secretRef } from 'cdk8s-kubeflow';
import { Namespace, Secret } from 'cdk8s-kubeflow/apis/k8s/core/v1';
import { Katib } from 'cdk8s-kubeflow/components/katib';
import { Mysql } from 'cdk8s-kubeflow/components/mysql';

// Katib alone: its web app knows no users, and the controller makes the certificate of its webhooks itself.
const app = new KubeflowApp();
const chart = new Chart(app, 'katib');
new Namespace(chart, 'Namespace', { metadata: { name: 'kubeflow', labels: { 'katib.kubeflow.org/metrics-collector-injection': 'enabled' } } });
new Secret(chart, 'Credentials', {
  metadata: { name: 'katib-mysql-secrets', namespace: 'kubeflow' }, type: 'Opaque', stringData: { MYSQL_ROOT_PASSWORD: 'test' },
});
app.addWaiver({ rule: 'Credentials/Literal', object: 'Secret/kubeflow/katib-mysql-secrets', reason: 'An example with a public password, for one machine' });
new Mysql(chart, 'Database', { pipelines: false });
new Katib(chart, 'Katib', {
  standalone: true,
  certGenerator: true,
  database: { engine: 'mysql', host: 'katib-mysql', database: 'katib', user: 'root', password: secretRef('katib-mysql-secrets', 'MYSQL_ROOT_PASSWORD') },
});
app.synth();
