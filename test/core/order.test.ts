import { ApiObject } from 'cdk8s';
import { isUnawaited, setStage, setUnawaited, stageFolder, stageOf, STAGES, waves } from '../../src/core';
import { chart, expectConfigError } from '../support';

test('an object belongs to the step of its kind, unless another one was set', () => {
  const object = (apiVersion: string, kind: string) => new ApiObject(chart(), 'one', { apiVersion, kind, metadata: { name: 'a' } });
  expect([object('apps/v1', 'Deployment'), object('v1', 'Service'), object('serving.knative.dev/v1', 'Service')].map(stageOf)).toEqual(['workloads', 'workloads', 'resources']);
  const job = object('batch/v1', 'Job');
  job.node.addMetadata('other', 'base');
  setStage(job, 'last');
  expect(stageOf(job)).toBe('last');
});

test('nothing waits for an object of which that was said, and for every other one', () => {
  const [one, other] = ['one', 'other'].map(id => new ApiObject(chart(), id, { apiVersion: 'v1', kind: 'ConfigMap' }));
  [one, other].forEach(object => object.node.addMetadata('other', true));
  setUnawaited(one);
  expect([one, other].map(isUnawaited)).toEqual([true, false]);
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

test('two circles apart from each other, and one of a component with itself, fail', () => {
  expectConfigError(() => waves({ a: ['a'] }), 'OrderCycle', '', 'a after a');
  expectConfigError(() => waves({ a: ['b'], b: ['c'], c: ['b'] }), 'OrderCycle', '', 'got b after c after b;');
});

test('what every object inherits is no component', () => {
  expectConfigError(() => waves({ a: ['constructor'] }), 'UnknownComponent', '', 'got "constructor"');
});

test('fails for a component that is not there', () => {
  expectConfigError(() => waves({ a: [], b: ['a'], c: ['b', 'x'] }), 'UnknownComponent', '', '"c" comes after a component that is not there, got "x"', 'there are a');
});
