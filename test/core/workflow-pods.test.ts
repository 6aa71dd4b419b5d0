/** Pods of workflows stand in templates, and take from the workflow what these do not say. */
import { imagesPinned, podSecurityLevel, podsVolumeMount, referencesPersistentVolumeClaim, referencesSecret, referencesServiceAccount } from '../../src/checks';
import { containersOf, podLabels, podsOf } from '../../src/core';
import { findingsOf, object, places, setOf } from '../checks/support';

const main = { image: 'ghcr.io/example/train:1.0' };
const spec = {
  entrypoint: 'train',
  serviceAccountName: 'robot',
  volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
  templates: [
    { name: 'train', metadata: { labels: { step: 'train' } }, container: main, sidecars: [{ name: 'db', image: 'ghcr.io/example/db:1.0' }], volumes: [{ name: 'own' }] },
    { name: 'clean', serviceAccountName: 'other', script: { ...main, source: 'x' }, initContainers: [{ name: 'first', image: 'ghcr.io/example/first:1.0' }] },
    { name: 'several', containerSet: { containers: [{ name: 'main', ...main }, { name: 'second', ...main }] } },
    { name: 'steps', steps: [[{ name: 'a', template: 'train' }]] },
    { name: 'wait', suspend: {} },
  ],
};

function pods(kind: string, content: object) {
  const set = setOf([object('argoproj.io/v1alpha1', kind, 'w', { spec: content })]);
  return podsOf(set.all[0]);
}

test.each([
  ['Workflow', 'spec', (inner: object) => inner],
  ['WorkflowTemplate', 'spec', (inner: object) => inner],
  ['ClusterWorkflowTemplate', 'spec', (inner: object) => inner],
  ['CronWorkflow', 'spec.workflowSpec', (inner: object) => ({ schedules: ['@daily'], workflowSpec: inner })],
])('of a %s there are those of the templates that run containers', (kind, path, around) => {
  expect(pods(kind, around(spec)).map(one => containersOf(one).map(({ field }) => field.path))).toEqual([
    [`${path}.templates[0].container`, `${path}.templates[0].sidecars[0]`],
    [`${path}.templates[1].script`, `${path}.templates[1].initContainers[0]`],
    [`${path}.templates[2].containerSet.containers[0]`, `${path}.templates[2].containerSet.containers[1]`],
  ]);
});

test('come at times, with the labels of their template', () => {
  const [first, second] = pods('Workflow', spec);
  expect([first.fact.ends, podLabels(first), podLabels(second)]).toEqual([true, { step: 'train' }, {}]);
});

test('have the account of the template or that of the workflow, and the volumes of both', () => {
  const [first, second] = pods('Workflow', spec);
  expect([first, second].map(one => one.spec.at('serviceAccountName')).map(({ path, value }) => [path, value])).toEqual([
    ['spec.serviceAccountName', 'robot'], ['spec.templates[1].serviceAccountName', 'other'],
  ]);
  expect(first.spec.at('volumes').items().map(({ path }) => path)).toEqual(['spec.templates[0].volumes[0]', 'spec.volumes[0]']);
  expect(second.spec.at('volumes').items().map(({ path }) => path)).toEqual(['spec.volumes[0]']);
  expect(first.spec.at().value).toBe(first.spec.value);
  expect(first.spec.at('securityContext', 'runAsUser')).toMatchObject({ value: undefined, path: 'spec.templates[0].securityContext.runAsUser' });
});

test('what all of them take from the workflow is said once', () => {
  const set = setOf([object('argoproj.io/v1alpha1', 'Workflow', 'w', { spec })]);
  expect(findingsOf([referencesServiceAccount, referencesPersistentVolumeClaim], set).map(({ field }) => field)).toEqual([
    'spec.serviceAccountName', 'spec.templates[1].serviceAccountName', 'spec.volumes[0].persistentVolumeClaim.claimName',
  ]);
});

test('are looked at by the rules for pods', () => {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ml', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } };
  const faulty = {
    entrypoint: 'a',
    volumeClaimTemplates: [{ metadata: { name: 'work' }, spec: {} }],
    templates: [{
      name: 'a',
      container: {
        ...main, securityContext: { privileged: true }, volumeMounts: [{ name: 'work', mountPath: '/w' }, { name: 'lost', mountPath: '/l' }],
        envFrom: [{ secretRef: { name: 's' } }],
      },
    }],
  };
  const all = [namespace, object('argoproj.io/v1alpha1', 'Workflow', 'w', { spec: faulty })];
  const container = 'Workflow/ml/w spec.templates[0].container';
  expect(places(podSecurityLevel, all)).toEqual([`${container}.securityContext.privileged`]);
  expect(places(podsVolumeMount, all)).toEqual([`${container}.volumeMounts[1].name`]);
  expect(places(referencesSecret, all)).toEqual([`${container}.envFrom[0].secretRef.name`]);
  expect(places(imagesPinned, all)).toEqual([`${container}.image`]);
});

test('what is a variable is not known before they run', () => {
  const variable = '{{inputs.parameters.a}}';
  const templates = [{
    name: 'a', serviceAccountName: variable, volumes: [{ name: 'a', persistentVolumeClaim: { claimName: `${variable}-data` } }],
    container: { image: variable, env: [{ name: 'A', valueFrom: { secretKeyRef: { name: variable, key: 'k' } } }], volumeMounts: [{ name: variable, mountPath: '/a' }] },
  }];
  const set = setOf([object('argoproj.io/v1alpha1', 'Workflow', 'w', { spec: { entrypoint: 'a', templates } })]);
  const rules = [imagesPinned, podsVolumeMount, referencesPersistentVolumeClaim, referencesSecret, referencesServiceAccount];
  expect(findingsOf(rules, set)).toEqual([]);
});
