import { forbidden, logOf } from './support/logs';
import { connect } from './support/place';
import { Api } from '../conformance/support/api';
import { decided } from '../conformance/support/decided';
import { platform } from '../conformance/support/manifests';

/** Workloads whose program does not run here, by namespace: a stub answers in its place, and its log is no word of theirs. */
const UNPROVEN: Readonly<Record<string, readonly string[]>> = {
  'knative-serving': ['net-istio-controller', 'net-istio-webhook'],
  'kubeflow': [
    'dashboard', 'profiles-deployment', 'poddefaults-webhook-deployment',
    'jupyter-web-app-deployment', 'notebook-controller-deployment', 'volumes-web-app-deployment', 'pvcviewer-controller-manager',
    'tensorboards-web-app-deployment', 'tensorboard-controller-deployment',
    'kserve-controller-manager', 'kserve-localmodel-controller-manager', 'llmisvc-controller-manager', 'kserve-models-web-application',
    'ml-pipeline', 'ml-pipeline-ui', 'ml-pipeline-persistenceagent', 'ml-pipeline-scheduledworkflow', 'ml-pipeline-viewer-crd', 'ml-pipeline-visualizationserver',
    'metadata-envoy-deployment', 'metadata-grpc-deployment', 'metadata-writer', 'cache-server',
    'kubeflow-pipelines-profile-controller', // the tests of pipelines run it themselves, beside the stub
    'metacontroller', 'katib-ui', 'model-catalog-server', 'model-catalog-postgres',
  ],
  'kubeflow-user-example-com': ['model-registry-db', 'model-registry-deployment', 'model-registry-ui'],
};
const UNPROVEN_NAMES = Object.entries(UNPROVEN).flatMap(([namespace, names]) => names.map(name => `${namespace}/${name}`));

const WORKLOADS = platform().filter(one => /^(Deployment|StatefulSet)$/.test(one.kind))
  .map(manifest => ({ manifest, name: `${manifest.metadata.namespace}/${manifest.metadata.name}` }));
const PROVEN = WORKLOADS.filter(({ name }) => !UNPROVEN_NAMES.includes(name));

let api: Api;
beforeAll(async () => {
  api = await connect();
});
afterAll(() => api.close());

test('what does not run here is of the platform', () => {
  expect(UNPROVEN_NAMES.filter(name => !WORKLOADS.some(one => one.name === name))).toEqual([]);
});

test.each(PROVEN)('$name is available after all that the suite asked of it, and its account was forbidden nothing', async ({ manifest, name }) => {
  const { namespace } = manifest.metadata;
  const workload = await decided(`${manifest.kind} ${name} is available`, async () => (await api.read(manifest)).body,
    body => body.status?.availableReplicas === body.spec?.replicas, 60);
  const selector = Object.entries(workload.spec.selector.matchLabels).map(([key, value]) => `${key}=${value}`).join(',');
  const pods = await api.list(`/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(selector)}`);
  const containers: readonly any[] = manifest.spec.template.spec.containers;
  const logs = pods.flatMap(one => containers.map(container => logOf(namespace!, one.metadata.name, container.name)));
  expect(logs.length).toBeGreaterThan(0);
  expect(logs.every(lines => lines.length > 1)).toBe(true);
  expect(logs.flatMap(forbidden)).toEqual([]);
});
