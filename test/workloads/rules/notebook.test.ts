import { Size } from 'cdk8s';
import { notebookOf, team } from './teams';
import { notebookForm } from '../../../src/checks/workloads/notebook-form';
import { notebookContainer, notebookName, notebookService } from '../../../src/checks/workloads/notebook-names';
import { tensorboardLevel } from '../../../src/checks/workloads/tensorboards';
import { volumeViewerPod } from '../../../src/checks/workloads/volume-viewers';
import { rendered } from '../../../src/core';
import { existingClaim, newClaim, VolumeViewer } from '../../../src/workloads';
import { clusterObject, found, namespace, notebook, object, places, violations } from '../../checks/support';

describe('Notebook/Form', () => {
  const whole = { resources: { requests: { cpu: '500m', memory: '1Gi' } }, volumeMounts: [{ name: 'home', mountPath: '/home/jovyan' }] };
  const container = 'Notebook/ml/explore spec.template.spec.containers[0]';

  test('passes a notebook that says what the page reads', () => expect(places(notebookForm, [notebook(whole)])).toEqual([]));

  test.each([
    [{ ...whole, resources: undefined }, ['resources.requests.cpu', 'resources.requests.memory']],
    [{ ...whole, resources: { limits: { cpu: '1', memory: '1Gi' } } }, ['resources.requests.cpu', 'resources.requests.memory']],
    [{ ...whole, resources: { requests: { cpu: '1' } } }, ['resources.requests.memory']],
    [{ ...whole, resources: { requests: { cpu: null, memory: '1Gi' } } }, ['resources.requests.cpu']],
    [{ ...whole, volumeMounts: undefined }, ['volumeMounts']],
    [{ ...whole, volumeMounts: [] }, ['volumeMounts']],
    [{ ...whole, image: undefined }, ['image']],
  ])('refuses a first container like %j', (changes, fields) => {
    expect(places(notebookForm, [notebook(changes)])).toEqual(fields.map(field => `${container}.${field}`));
  });

  test('refuses one without a container, also of an older version', () => {
    for (const spec of [{}, { template: { spec: { containers: [] } } }]) {
      expect(places(notebookForm, [object('kubeflow.org/v1beta1', 'Notebook', 'old', { spec })])).toEqual(['Notebook/ml/old spec.template.spec.containers']);
    }
  });

  test('looks at the first container alone, and at no other kind', () => {
    const [first] = violations(notebookForm, [notebook({})]);
    expect(first.fix).toContain('500m');
    const second = { template: { spec: { containers: [{ name: 'explore', image: 'ghcr.io/example/lab:1.0', ...whole }, { name: 'side' }] } } };
    expect(places(notebookForm, [object('kubeflow.org/v1', 'Notebook', 'two', { spec: second }), object('example.com/v1', 'Notebook', 'other')])).toEqual([]);
  });

  test('passes the leanest notebook of the toolkit', () => {
    const { scope, profile } = team();
    notebookOf(profile, 'explore', { workspace: 'none' });
    expect([...notebookForm.check(rendered(scope))]).toEqual([]);
  });
});

describe('Notebook/Name', () => {
  const named = (apiVersion: string, kind: string, name: string) => places(notebookName, [object(apiVersion, kind, name)]);

  test.each([
    ['kubeflow.org/v1', 'Notebook', 52], ['kubeflow.org/v1alpha1', 'PVCViewer', 53], ['tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', 58],
  ])('refuses %s %s with a name of more than %d characters, which gets no pod', (apiVersion, kind, longest) => {
    expect(named(apiVersion, kind, 'n'.repeat(longest))).toEqual([]);
    expect(named(apiVersion, kind, 'n'.repeat(longest + 1))).toEqual([`${kind}/ml/${'n'.repeat(longest + 1)} metadata.name`]);
    expect(named('example.com/v1', kind, 'n'.repeat(longest + 1))).toEqual([]);
  });

  test('says the length and the reason', () => {
    expect(found(notebookName, [object('kubeflow.org/v1', 'Notebook', 'n'.repeat(53))])[0])
      .toContain('must have at most 52 characters, since its pod has the label controller-revision-hash: <name>-<hash>, got 53 in');
  });

  test.each(['1st', 'a.b', 'A', ''])('refuses the notebook %p, whose Service cannot be made', name => expect(named('kubeflow.org/v1', 'Notebook', name)).toHaveLength(1));
});

describe('Notebook/Container', () => {
  test('refuses a first container of another name', () => {
    expect(found(notebookContainer, [notebook({ name: 'server' })])).toEqual([expect.stringContaining('must be the name of the notebook, "explore", got "server"')]);
    expect(found(notebookContainer, [notebook()])).toEqual([]);
  });

  test.each([[{}], [{ a: 1 }], ['text'], [null], [[null]], [7]])('bears the containers %j', containers => {
    expect(found(notebookContainer, [notebook({}, { containers })])).toEqual([]);
  });
});

describe('Notebook/Service', () => {
  test('refuses two kinds that want one Service in a namespace', () => {
    const board = object('tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', 'explore');
    expect(places(notebookService, [notebook(), board, object('v1', 'Service', 'other')])).toEqual(['Tensorboard/ml/explore metadata.name']);
    expect(places(notebookService, [notebook(), object('serving.knative.dev/v1', 'Service', 'explore')])).toEqual(['Service/ml/explore metadata.name']);
    expect(places(notebookService, [notebook(), object('v1', 'Service', 'explore', {}, { namespace: 'nlp' }), object('example.com/v1', 'Service', 'explore'),
      object('v1', 'ConfigMap', 'explore'), notebook()])).toEqual([]);
    expect(places(notebookService, [object('kubeflow.org/v1', 'Notebook', ''), object('v1', 'Service', '')])).toEqual([]);
  });
});

describe('Tensorboard/Level', () => {
  const board = object('tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', 'runs', { spec: { logspath: 'pvc://logs/' } });
  const level = (name: string) => namespace('ml', { 'pod-security.kubernetes.io/enforce': name });

  test('refuses a TensorBoard in a namespace of the level restricted', () => {
    expect(found(tensorboardLevel, [level('restricted'), board])).toEqual([
      'Tensorboard/ml/runs metadata.namespace: a Tensorboard cannot start under the level "restricted" of Namespace/ml, since its controller sets no privileges ' +
        'of the pod, got "ml"; make it in a namespace of the level "baseline"',
    ]);
  });

  test('refuses one where the profile controller gives that level', () => {
    const labels = object('v1', 'ConfigMap', 'profiles-namespace-labels-data', { data: { 'labels.yaml': 'pod-security.kubernetes.io/enforce: restricted' } });
    expect(places(tensorboardLevel, [labels, clusterObject('kubeflow.org/v1', 'Profile', 'ml'), board])).toEqual(['Tensorboard/ml/runs metadata.namespace']);
  });

  test('passes it below other levels, and other workloads in restricted', () => {
    expect(places(tensorboardLevel, [level('baseline'), board])).toEqual([]);
    expect(places(tensorboardLevel, [board])).toEqual([]);
    expect(places(tensorboardLevel, [level('restricted'), notebook()])).toEqual([]);
    const own = object('tensorboard.kubeflow.org/v1alpha1', 'Tensorboard', 'own', { spec: { template: { spec: { containers: [] } } } });
    expect(places(tensorboardLevel, [level('restricted'), own])).toEqual([]);
  });
});

describe('PVCViewer/PodSpec', () => {
  const viewer = (spec: object) => object('kubeflow.org/v1alpha1', 'PVCViewer', 'files', { spec: { pvc: 'data', ...spec } });
  const pod = (...volumes: object[]) => ({ podSpec: { containers: [{ name: 'main', image: 'ghcr.io/example/browser:1.0' }], volumes } });

  test('refuses a viewer that leaves its image to the webhook', () => {
    expect(places(volumeViewerPod, [viewer({}), viewer({ podSpec: {} }), viewer({ podSpec: null })])).toEqual(Array(3).fill('PVCViewer/ml/files spec.podSpec'));
  });

  test('refuses a pod without the claim, which the webhook refuses', () => {
    expect(places(volumeViewerPod, [viewer(pod({ name: 'v', persistentVolumeClaim: { claimName: 'other' } }))])).toEqual(['PVCViewer/ml/files spec.podSpec.volumes']);
    const [own, other] = ['data', 'other'].map(claimName => pod({ name: 'v', persistentVolumeClaim: { claimName } }));
    expect(places(volumeViewerPod, [viewer(own), viewer({ ...other, pvc: undefined })])).toEqual([]);
  });

  test('passes what VolumeViewer makes', () => {
    const { scope, profile } = team();
    notebookOf(profile, 'explore', { workspace: newClaim(Size.gibibytes(1)) });
    new VolumeViewer(profile, 'Files', { claim: existingClaim('explore-workspace') });
    expect([...volumeViewerPod.check(rendered(scope))]).toEqual([]);
  });
});
