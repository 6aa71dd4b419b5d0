/** Kubeflow Pipelines alone, for a single user, whose programs call each other by TLS; cert-manager makes their certificate. */
import { Chart } from 'cdk8s';
import { declareExternal, KubeflowApp } from 'cdk8s-kubeflow';
import { Namespace, Secret } from 'cdk8s-kubeflow/apis/k8s/core/v1';
import { ArgoWorkflows } from 'cdk8s-kubeflow/components/argo-workflows';
import { managedPipelinesDatabases, Mysql } from 'cdk8s-kubeflow/components/mysql';
import { Pipelines } from 'cdk8s-kubeflow/components/pipelines';
import { Seaweedfs } from 'cdk8s-kubeflow/components/seaweedfs';

const reason = 'for one machine, on which nobody else is';
const app = new KubeflowApp({
  waivers: ['mysql-secret', 'mlpipeline-minio-artifact'].map(name => ({ rule: 'Credentials/Literal', object: `Secret/kubeflow/${name}`, reason })),
});

const base = new Chart(app, 'base');
new Namespace(base, 'Namespace', { metadata: { name: 'kubeflow' } });
new Secret(base, 'Database', { metadata: { name: 'mysql-secret', namespace: 'kubeflow' }, stringData: { username: 'root', password: '' } });
new Secret(base, 'Store', { metadata: { name: 'mlpipeline-minio-artifact', namespace: 'kubeflow' }, stringData: { accesskey: 'minio', secretkey: 'minio123' } });

const { store } = new Seaweedfs(new Chart(app, 'seaweedfs'), 'Seaweedfs', { tenancy: 'single' });
new Mysql(new Chart(app, 'mysql'), 'Mysql', { mesh: false, katib: false, pipelines: { emptyPassword: true } });
new ArgoWorkflows(new Chart(app, 'argo-workflows'), 'ArgoWorkflows', { namespaced: true, artifacts: store });
new Pipelines(new Chart(app, 'pipelines'), 'Pipelines', {
  tenancy: 'single',
  objectStore: store,
  databases: managedPipelinesDatabases(),
  tls: {},
  visualizations: true,
});
declareExternal(base, ...['certificates', 'issuers'].map(plural =>
  ({ kind: 'CustomResourceDefinition', name: `${plural}.cert-manager.io`, madeBy: 'the cert-manager of the cluster' })));
app.synth();
