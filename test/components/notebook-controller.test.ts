import { NotebookController, NotebookControllerProps } from '../../src/components/notebooks';
import { Images } from '../../src/core';
import { chart, expectConfigError, expectGolden, found, gateway, goldenDifference, rendered } from '../support';

const elsewhere: NotebookControllerProps = {
  namespace: 'ml',
  clusterDomain: 'corp.internal',
  gateway: { ...gateway, namespace: 'edge', name: 'public', workload: { ...gateway.workload, namespace: 'edge', serviceAccount: 'envoy' } },
  hosts: ['ml.example.com', 'ml.example.org'],
  culling: { idle: '8h', check: '5m' },
  images: new Images({ mirror: 'mirror.example.com/kf' }),
  pods: { priorityClassName: 'platform' },
};

function given(props: NotebookControllerProps = {}) {
  const scope = chart();
  return { scope, controller: new NotebookController(scope, 'notebooks', props) };
}

test('renders the controller alone', () => expectGolden(given().scope, 'notebook-controller.yaml'));

test('renders the richest manifest', () => goldenDifference(given().scope, given(elsewhere).scope, 'notebook-controller-full.diff'));

test('leaves no default name behind when all of them are set', () => {
  const text = JSON.stringify(rendered(given(elsewhere).scope).filter(one => one.kind !== 'CustomResourceDefinition'));
  for (const literal of ['cluster.local', 'kubeflow-gateway', 'notebook-controller-system', '"kubeflow"', 'ghcr.io', '"*"}']) {
    expect(text).not.toContain(literal);
  }
});

test('makes routes, and has its place in the mesh, only with a gateway', () => {
  const data = (props: NotebookControllerProps) => found(given(props).scope, 'ConfigMap', 'notebook-controller-config').data;
  expect(data({})).toMatchObject({ USE_ISTIO: 'false' });
  expect(data({ gateway })).toMatchObject({ USE_ISTIO: 'true', ISTIO_GATEWAY: 'kubeflow/kubeflow-gateway', ISTIO_HOST: '*' });
  expect(data(elsewhere)).toMatchObject({ ISTIO_GATEWAY: 'edge/public', ISTIO_HOST: 'ml.example.com' });
  expect(rendered(given().scope).filter(one => one.kind === 'Sidecar')).toEqual([]);
  const injected = (props: NotebookControllerProps) => rendered(given(props).scope).find(one => one.kind === 'Namespace')?.metadata.labels?.['istio-injection'] as unknown;
  expect([injected({}), injected({ gateway })]).toEqual([undefined, 'enabled']);
  expect(found(given(elsewhere).scope, 'Sidecar', 'notebook-controller-exception', 'ml').spec.egress).toEqual([{ hosts: ['*/*'] }]);
});

test('names its account, for policies of profiles', () => {
  const { scope, controller } = given(elsewhere);
  expect(controller).toMatchObject({ namespace: 'ml', notebookController: { namespace: 'ml', name: 'notebook-controller-service-account' } });
  expect(found(scope, 'Deployment', 'notebook-controller-deployment', 'ml').spec.template.spec.serviceAccountName).toBe(controller.notebookController.name);
});

test('fails for hosts without a gateway, and for times that are not whole minutes', () => {
  expectConfigError(() => given({ hosts: ['ml.example.com'] } as never), 'MissingProp', 'test/notebooks', 'gateway');
  expectConfigError(() => given({ culling: { idle: '90s' } }), 'CullingTime', 'test/notebooks', 'culling.idle');
  expectConfigError(() => given({ culling: { idle: '1m', check: '2m' } }), 'CullingTime', 'test/notebooks', 'got 2 and 1');
});
