import { Chart, Testing } from 'cdk8s';
import { CrdDefinition } from '../../src/apis/crd';
import * as metacontrollerCrds from '../../src/apis/metacontroller.k8s.io/crds';
import * as metacontrollerV1 from '../../src/apis/metacontroller.k8s.io/v1alpha1';
import * as pipelinesCrds from '../../src/apis/pipelines.kubeflow.org/crds';
import * as pipelinesV2 from '../../src/apis/pipelines.kubeflow.org/v2beta1';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { faults, kindClasses, mistakes, schemaAt } from './support';

const META = 'metacontroller.k8s.io/v1alpha1';
const PIPELINES = 'pipelines.kubeflow.org/v2beta1';
const definitions: readonly CrdDefinition[] = [metacontrollerCrds, pipelinesCrds].flatMap(module => Object.values(module));

test.each(kindClasses(metacontrollerV1, pipelinesV2).map(each => [each.GVK.kind, each] as const))('%s carries its identity', (_, Kind) => {
  const object = new Kind(new Chart(Testing.app(), 'test'), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  expect(object.toJson()).toEqual({ ...Kind.GVK, metadata: { name: 'a' }, spec: { some: 'field' } });
});

test.each([
  ['CompositeController', 'compositecontrollers', 'Cluster', ['cc', 'cctl'], { status: {} }],
  ['DecoratorController', 'decoratorcontrollers', 'Cluster', ['dec', 'decorators'], { status: {} }],
  ['ControllerRevision', 'controllerrevisions', 'Namespaced', undefined, { status: {} }],
  ['Pipeline', 'pipelines', 'Namespaced', undefined, undefined],
  ['PipelineVersion', 'pipelineversions', 'Namespaced', undefined, { status: {} }],
])('%s is defined as upstream defines it', (kind, plural, scope, shortNames, subresources) => {
  const crd = definitions.find(each => each.kind === kind)!;
  expect(crd.scope).toBe(scope);
  expect(crdNames(crd)).toEqual({ kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List`, ...shortNames && { shortNames } });
  expect(crdVersions(crd)).toMatchObject([{ served: true, storage: true }]);
  expect(crdVersions(crd)[0].subresources).toEqual(subresources);
});

test('controllers in no namespace have none, also in a chart that gives one to all', () => {
  const chart = new Chart(Testing.app(), 'test', { namespace: 'kubeflow' });
  new metacontrollerV1.DecoratorController(chart, 'Controller', { metadata: { name: 'a' }, spec: { resources: [] } });
  expect(Testing.synth(chart)[0].metadata).toEqual({ name: 'a' });
});

const hook = { webhook: { url: 'http://hooks.kubeflow/sync', timeout: '10s' } };
const decorator: metacontrollerV1.DecoratorControllerSpec = {
  resources: [{
    apiVersion: 'v1', resource: 'namespaces', labelSelector: { matchLabels: { a: 'b' } }, annotationSelector: { matchExpressions: [{ key: 'a', operator: 'Exists' }] },
  }],
  attachments: [{ apiVersion: 'v1', resource: 'secrets' }, { apiVersion: 'apps/v1', resource: 'deployments', updateStrategy: { method: 'InPlace' } }],
  hooks: { sync: hook, finalize: hook, customize: { ...hook, version: 'v2' } },
  resyncPeriodSeconds: 3600,
};
const composite: metacontrollerV1.CompositeControllerSpec = {
  parentResource: { apiVersion: 'example.com/v1', resource: 'things', revisionHistory: { fieldPaths: ['spec.template'] } },
  childResources: [{ apiVersion: 'v1', resource: 'pods', updateStrategy: { method: 'RollingRecreate', statusChecks: { conditions: [{ type: 'Ready', status: 'True' }] } } }],
  hooks: { sync: { webhook: { service: { name: 'hooks', namespace: 'things', port: 8080 }, path: '/sync', etag: { enabled: true } } } },
  generateSelector: true,
};

test.each([
  [META, 'DecoratorController', decorator],
  [META, 'CompositeController', composite],
  [PIPELINES, 'Pipeline', { displayName: 'Train' } satisfies pipelinesV2.PipelineSpec],
  [PIPELINES, 'PipelineVersion', { pipelineName: 'train', pipelineSpec: { any: ['thing'] }, platformSpec: { any: 1 } } satisfies pipelinesV2.PipelineVersionSpec],
])('%s %s accepts a right object', (apiVersion, kind, spec) => expect(faults(apiVersion, kind, spec)).toEqual([]));

test.each<[string, string, string, object, string[]]>([
  ['no parents', META, 'DecoratorController', { attachments: [] }, ['spec.resources required']],
  ['an attachment without a version', META, 'DecoratorController', { ...decorator, attachments: [{ resource: 'secrets' }] }, ['spec.attachments[0].apiVersion required']],
  ['an unknown way to change', META, 'DecoratorController', { ...decorator, attachments: [{ apiVersion: 'v1', resource: 'secrets', updateStrategy: { method: 'Never' } }] },
    ['spec.attachments[0].updateStrategy.method value']],
  ['an unknown hook', META, 'DecoratorController', { ...decorator, hooks: { preUpdateChild: hook } }, ['spec.hooks.preUpdateChild unknown']],
  ['no parent', META, 'CompositeController', {}, ['spec.parentResource required']],
  ['a version of nothing', PIPELINES, 'PipelineVersion', { pipelineName: 'train' }, ['spec.pipelineSpec required']],
  ['a mistyped field', PIPELINES, 'Pipeline', { name: 'Train' }, ['spec.name unknown']],
])('finds %s', (_, apiVersion, kind, spec, expected) => expect(faults(apiVersion, kind, spec)).toEqual(expected));

test('a revision has the state of its parent', () => {
  const of = (content: object) => mistakes('apis/metacontroller.k8s.io#ControllerRevisionResource', { metadata: {}, ...content });
  expect(of({})).toEqual(['parentPatch required']);
  expect(of({ parentPatch: { spec: 1 }, children: [{ apiGroup: '', kind: 'Pod', names: ['a'] }] })).toEqual([]);
});

test('a hook that names no version speaks the first', () => {
  expect(schemaAt(metacontrollerCrds.decoratorControllerCrd, 'v1alpha1', 'spec', 'hooks', 'sync', 'version')).toMatchObject({ default: 'v1', enum: ['v1', 'v2'] });
});
