import { forbidden, logOf } from './support/logs';
import { connect } from './support/place';
import { Api } from '../conformance/support/api';
import { decided } from '../conformance/support/decided';

/** Programs of the second half that run for real: `<namespace> <Deployment> <container>`. */
const PROGRAMS = [
  'kubeflow katib-controller katib-controller',
  'kubeflow katib-db-manager katib-db-manager',
  'kubeflow mysql mysql',
  'kubeflow katib-mysql katib-mysql',
  'kubeflow seaweedfs seaweedfs',
  'kubeflow workflow-controller workflow-controller',
  'kubeflow spark-operator-controller spark-operator-controller',
  'kubeflow spark-operator-webhook spark-operator-webhook',
  'kubeflow-system jobset-controller-manager manager',
  'kubeflow-system kubeflow-trainer-controller-manager manager',
  'knative-serving activator activator',
  'knative-serving autoscaler autoscaler',
  'knative-serving controller controller',
  'knative-serving webhook webhook',
].map(line => line.split(' ')).map(([namespace, name, container]) => ({ namespace, name, container }));

let api: Api;
beforeAll(async () => {
  api = await connect();
});
afterAll(() => api.close());

test.each(PROGRAMS)('$name is available after all that the suite asked of it, and its account was forbidden nothing', async ({ namespace, name, container }) => {
  const deployment = await decided(`Deployment ${namespace}/${name} is available`, async () =>
    (await api.read({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace } })).body,
  body => body.status?.availableReplicas === body.spec?.replicas, 60);
  const selector = Object.entries(deployment.spec.selector.matchLabels).map(([key, value]) => `${key}=${value}`).join(',');
  const pods = await api.list(`/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(selector)}`);
  const logs = pods.map(one => logOf(namespace, one.metadata.name, container));
  expect(logs.length).toBeGreaterThan(0);
  expect(logs.every(lines => lines.length > 1)).toBe(true);
  expect(logs.flatMap(forbidden)).toEqual([]);
});
