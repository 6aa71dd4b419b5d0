import { ApiObject } from 'cdk8s';
import { stageFolder, stageOf, STAGES, waves } from '../../src/core';
import { chart, expectConfigError } from '../support';

test.each([
  ['v1', 'Namespace', 'namespaces'], ['apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'crds'], ['v1', 'ConfigMap', 'base'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'base'], ['cert-manager.io/v1', 'Certificate', 'base'], ['apps/v1', 'Deployment', 'workloads'],
  ['admissionregistration.k8s.io/v1', 'MutatingWebhookConfiguration', 'workloads'], ['v1', 'PersistentVolumeClaim', 'workloads'],
  ['security.istio.io/v1', 'AuthorizationPolicy', 'resources'], ['cert-manager.io/v1', 'ClusterIssuer', 'resources'],
  ['sparkoperator.k8s.io/v1beta2', 'SparkApplication', 'resources'], ['autoscaling/v2', 'HorizontalPodAutoscaler', 'last'],
])('%s %s belongs to the step %s', (apiVersion, kind, stage) => {
  expect(stageOf(new ApiObject(chart(), 'one', { apiVersion, kind, metadata: { name: 'a' } }))).toBe(stage);
});

test('folders of steps sort in the order of applying', () => {
  const folders = (Object.keys(STAGES) as (keyof typeof STAGES)[]).map(stageFolder);
  expect([...folders].sort()).toEqual(folders);
});

test('a wave is one more than the latest of those before', () => {
  expect(waves({ a: [], b: ['a'], c: ['a', 'b'], d: [] })).toEqual({ a: 0, b: 10, c: 20, d: 0 });
});

test('long chains cost no more than their links', () => {
  const after = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`c${i}`, Array.from({ length: Math.min(i, 10) }, (__, j) => `c${i - 1 - j}`)]));
  expect(waves(after).c1999).toBe(19990);
});

test('fails for a circle, and prints it', () => {
  expectConfigError(() => waves({ a: ['c'], b: ['a'], c: ['b'], d: [] }), 'OrderCycle', '', 'a after c after b after a', 'remove one');
});

test('fails for a component that is not there', () => {
  expectConfigError(() => waves({ a: ['x'] }), 'UnknownComponent', '', 'got "x"', 'there are a');
});
