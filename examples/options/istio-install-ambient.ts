import { Chart } from 'cdk8s';
import { KubeflowApp } from 'cdk8s-kubeflow';
import { Namespace } from 'cdk8s-kubeflow/apis/k8s/core/v1';
import { Sidecar } from 'cdk8s-kubeflow/apis/networking.istio.io/v1';
import { Istio } from 'cdk8s-kubeflow/components/istio';
import { authorizerOf } from 'cdk8s-kubeflow/components/oauth2-proxy';

// A mesh with a proxy on each node instead of one in each pod; the label of a namespace takes its pods in.
const app = new KubeflowApp();
const chart = new Chart(app, 'istio');
new Istio(chart, 'Istio', { ambient: true, podSecurity: 'privileged', clusterLocalGateway: false, extensionProviders: [authorizerOf('oauth2-proxy', 'cluster.local')] });
new Namespace(chart, 'Kubeflow', { metadata: { name: 'kubeflow', labels: { 'istio.io/dataplane-mode': 'ambient' } } });
// Proxies that pods still have know the services of the platform alone; those of the programs that call into profiles know all.
for (const program of ['ml-pipeline-ui', 'notebook-controller']) {
  new Sidecar(chart, program, {
    metadata: { name: `${program}-exception`, namespace: 'kubeflow' }, spec: { workloadSelector: { labels: { app: program } }, egress: [{ hosts: ['*/*'] }] },
  });
}
app.synth();
