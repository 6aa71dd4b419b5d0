/**
 * Kubeflow Pipelines for a single user on Google Cloud, as upstream's overlay for it means to be: pipelines, runs and metadata in Cloud SQL,
 * artifacts in Cloud Storage, and runs that act as a Google service account. People reach the pages by a port-forward, or by a proxy of their own.
 */
import { Chart } from 'cdk8s';
import { gcs, KubeflowApp, pipelinesDatabases, secretRef } from 'cdk8s-kubeflow';
import { Namespace } from 'cdk8s-kubeflow/apis/k8s/core/v1';
import { ArgoWorkflows } from 'cdk8s-kubeflow/components/argo-workflows';
import { Pipelines } from 'cdk8s-kubeflow/components/pipelines';

const app = new KubeflowApp();
new Namespace(new Chart(app, 'base'), 'Namespace', { metadata: { name: 'kubeflow' } });

const objectStore = gcs({
  bucket: 'my-project-pipelines',
  platform: { kind: 'secret', name: 'pipelines-hmac-keys' },
  // For runs: {profile} is their namespace, kubeflow.
  profiles: { kind: 'workload-identity', account: 'pipelines-{profile}@my-project.iam.gserviceaccount.com' },
});
new ArgoWorkflows(new Chart(app, 'argo-workflows'), 'ArgoWorkflows', { namespaced: true, artifacts: objectStore });
new Pipelines(new Chart(app, 'pipelines'), 'Pipelines', {
  tenancy: 'single',
  objectStore,
  // The name of the instance's private address. Its user logs in by mysql_native_password, the only way that ML Metadata knows.
  databases: pipelinesDatabases({ host: 'pipelines.sql.my-project.internal', user: 'pipelines', password: secretRef('pipelines-database', 'password') }),
  v1Pipelines: 'blocked',
});
app.synth();
