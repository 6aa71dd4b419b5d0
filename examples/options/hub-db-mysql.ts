import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { KubeflowApp, ModelRegistry } from 'cdk8s-kubeflow';
import { Secret } from 'cdk8s-kubeflow/apis/k8s/core/v1';

const app = new KubeflowApp({
  waivers: [
    { rule: 'Objects/Scope', reason: 'the objects go where whoever applies them says: kubectl apply --namespace=...' },
    { rule: 'Credentials/Literal', object: 'Secret/model-registry-db-secrets', reason: 'public words, for a try on one machine' },
  ],
});
const chart = new Chart(app, 'model-registry');
new Secret(chart, 'Credentials', {
  metadata: { name: 'model-registry-db-secrets', namespace: 'registry' }, type: 'Opaque', data: { MYSQL_USER_NAME: 'cm9vdA==', MYSQL_ROOT_PASSWORD: 'dGVzdA==' },
});
new ModelRegistry(chart, 'Registry', { namespace: 'registry', mesh: false, open: true, database: { engine: 'mysql' }, description: 'An example model registry' });
chart.node.findAll().filter(one => ApiObject.isApiObject(one)).forEach(object => object.addJsonPatch(JsonPatch.remove('/metadata/namespace')));
app.synth();
