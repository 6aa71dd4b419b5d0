import { ApiObject, Chart } from 'cdk8s';
import { Declared, Field, fieldsAt, Located, ManifestSet, PlainManifest, podsOf, rendered, texts } from '../../src/core';
import { fits } from '../../src/core/selectors';
import { chart } from '../support';
import { located } from './support';

const set = (...manifests: readonly PlainManifest[]) => new ManifestSet(manifests.map(one => located(one)));

describe('a field', () => {
  const root = new Field({ spec: { list: [{ a: 1 }, { a: 'x' }], map: { 'odd key': true, 'plain-1': null } } });

  test('has the path that leads to it', () => {
    expect(root.at('spec', 'list').items().map(one => one.at('a').path)).toEqual(['spec.list[0].a', 'spec.list[1].a']);
    expect(root.at('spec', 'map').entries().map(([name, { path, value }]) => [name, path, value])).toEqual([
      ['odd key', 'spec.map["odd key"]', true], ['plain-1', 'spec.map.plain-1', null],
    ]);
  });

  test('has no value where nothing stands, or something else than expected', () => {
    const nothing = root.at('spec', 'none', 'below');
    expect([nothing.value, nothing.path, nothing.exists, nothing.items(), nothing.entries(), nothing.strings()]).toEqual([undefined, 'spec.none.below', false, [], [], {}]);
    expect(root.at('spec', 'list', '0', 'a').value).toBeUndefined();
    expect([root.at('constructor'), root.at('spec', 'toString')].map(one => one.value)).toEqual([undefined, undefined]);
    expect([null, 'text', 7, [], undefined].map(value => new Field(value).at('a', 'b').items())).toEqual([[], [], [], [], []]);
  });

  test('tells its value by type', () => {
    expect([new Field('x').text, new Field(1).text, new Field(1).number, new Field('1').number, new Field(null).exists]).toEqual(['x', undefined, 1, undefined, true]);
    expect(new Field({ a: 'x', b: 1, c: null }).strings()).toEqual({ a: 'x' });
  });

  test('leads to all entries of a list or map', () => {
    const value = new Field({ others: [{ pods: [4] }], groups: [{ pods: { a: 1, b: 2 } }, { pods: [3] }, 'text'] });
    expect(fieldsAt(value, ['groups', '*', 'pods', '*']).map(({ path, value: one }) => `${path}=${String(one)}`)).toEqual([
      'groups[0].pods.a=1', 'groups[0].pods.b=2', 'groups[1].pods[0]=3',
    ]);
  });

  test('knows all strings below it', () => {
    expect([...texts(new Field({ a: ['x', { b: 'y' }, 1, null], c: 'z' }))].map(({ path, value }) => [path, value])).toEqual([['a[0]', 'x'], ['a[1].b', 'y'], ['c', 'z']]);
  });
});

describe('an object', () => {
  test('tells its identity', () => {
    const one = located({ apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'a', namespace: 'x', labels: { l: '1', n: 1 }, annotations: { a: '2' } } });
    expect([one.group, one.version, one.key, one.label, one.labels, one.annotations])
      .toEqual(['serving.knative.dev', 'v1', 'serving.knative.dev/Service', 'Service/x/a', { l: '1' }, { a: '2' }]);
    expect(located({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', namespace: '' } }).label).toBe('Namespace/a');
  });

  test.each<PlainManifest>([
    {}, { apiVersion: 1, kind: null, metadata: 'text' }, { metadata: [] }, { kind: ['Pod'], metadata: { name: 7, namespace: {}, labels: 'x', annotations: [1] } },
  ])('bears any content, such as %j', manifest => {
    const one = located(manifest);
    expect([one.apiVersion, one.kind, one.key, one.name, one.namespace, one.labels, one.annotations]).toEqual(['', '', '', '', undefined, {}, {}]);
    expect(one.at('spec', 'x').exists).toBe(false);
    expect(podsOf(one)).toEqual([]);
  });
});

describe('a set', () => {
  const objects = set(
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a', namespace: 'x' } },
    { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'a', namespace: 'x' } },
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', namespace: 'y' } }, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'y' } },
    { apiVersion: 'kubeflow.org/v1', kind: 'Profile', metadata: { name: 'vision' } },
  );

  test('finds objects by group and kind', () => {
    expect(objects.ofKind('Service').map(one => one.apiVersion)).toEqual(['v1']);
    expect(objects.ofKind('Service', 'serving.knative.dev/Service')).toHaveLength(2);
    expect(objects.find('serving.knative.dev/Service', 'x', 'a')?.group).toBe('serving.knative.dev');
    expect([objects.find('Service', 'y', 'a'), objects.find('Namespace', 'y', 'y'), objects.find('Secret', 'x', 'a')]).toEqual([undefined, undefined, undefined]);
    expect([objects.has('Namespace', undefined, 'y'), objects.has('Namespace', 'y', 'y')]).toEqual([true, false]);
  });

  test('takes what has no namespace for one of any, and looks for what such an object names in all', () => {
    const service = (name: string, namespace?: string) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name, namespace } });
    const some = set(service('a', 'x'), service('b', 'x'), service('b', 'y'), service('c'));
    expect(['a', 'b', 'c', 'd'].map(name => [some.find('Service', undefined, name)?.namespace, some.has('Service', undefined, name)]))
      .toEqual([['x', true], [undefined, true], [undefined, true], [undefined, false]]);
    expect(['a', 'b', 'c'].map(name => some.has('Service', 'z', name))).toEqual([false, false, true]);
  });

  test('keeps the first of two with one identity, and has both among all', () => {
    const twice = set({ kind: 'A', metadata: { name: 'a' }, data: 1 }, { kind: 'A', metadata: { name: 'a' }, data: 2 });
    expect(twice.all).toHaveLength(2);
    expect(twice.find('A', undefined, 'a')?.at('data').value).toBe(1);
  });

  test('looks up objects of others that are known, after its own, and judges them as little as its own', () => {
    const one = (name: string, namespace: string | undefined, data: string, kind = 'ConfigMap') =>
      located({ apiVersion: 'v1', kind, metadata: { name, namespace }, data: { data } });
    const some = new ManifestSet([one('a', 'x', 'own'), one('plain', undefined, 'own')], [], [
      one('a', 'x', 'other'), one('a', 'y', 'other'), one('b', 'y', 'other'), one('b', 'y', 'other', 'Secret'),
    ]);
    expect(some.all).toHaveLength(2);
    expect(some.allOfKind('ConfigMap').map(found => [found.label, found.at('data', 'data').value])).toEqual([
      ['ConfigMap/x/a', 'own'], ['ConfigMap/plain', 'own'], ['ConfigMap/x/a', 'other'], ['ConfigMap/y/a', 'other'], ['ConfigMap/y/b', 'other'],
    ]);
    expect([some.ofKind('Secret'), some.allOfKind('Secret').length]).toEqual([[], 1]);
    expect([some.find('ConfigMap', 'x', 'a'), some.find('ConfigMap', 'y', 'a')].map(found => found?.at('data', 'data').value)).toEqual(['own', 'other']);
    expect(['a', 'b', 'c'].map(name => some.settings(name)?.label)).toEqual(['ConfigMap/x/a', 'ConfigMap/y/b', undefined]);
  });

  test('takes an object without a namespace for one that is declared in any, and only where its kind has namespaces', () => {
    const declared = (kind: string, namespace: string | undefined, name: string): Declared =>
      ({ kind, namespace, name, madeBy: 'a test', path: 'test', byUser: true, isCredential: false });
    const some = new ManifestSet([], [declared('Secret', 'x', 'one'), declared('ConfigMap', 'y', '*'), declared('Namespace', 'x', 'ns')]);
    const isExternal = ([kind, namespace, name]: readonly [string, string | undefined, string]) => some.isExternal(kind, namespace, name);
    expect(([['Secret', undefined, 'one'], ['ConfigMap', undefined, 'two']] as const).map(isExternal)).toEqual([true, true]);
    const others = [['Secret', undefined, 'two'], ['ServiceAccount', undefined, 'one'], ['Namespace', undefined, 'ns'], ['Secret', 'y', 'one']] as const;
    expect(others.map(isExternal)).toEqual([false, false, false, false]);
  });

  test.each([true, false])('takes of several declarations of an object that of a person, then that of who makes it for people, first or last: %s', isFirst => {
    const secret = (byUser: boolean, isCredential: boolean, madeBy: string): Declared =>
      ({ kind: 'Secret', namespace: 'x', name: 'a', madeBy, path: 'test', byUser, isCredential });
    const maker = (...all: readonly Declared[]) => new ManifestSet([], isFirst ? all : [...all].reverse()).declarations('Secret', 'x', 'a').map(one => one.madeBy);
    const [person, program, people] = [secret(true, true, 'a person'), secret(false, false, 'a program'), secret(false, true, 'people')];
    expect([maker(person, program, people), maker(program, people)]).toEqual([['a person'], ['a program']]);
    expect(maker(secret(false, true, 'first'), secret(false, true, 'last'))).toEqual([isFirst ? 'last' : 'first']);
  });

  test('has objects by namespace, worked out once', () => {
    const found = objects.byNamespace('Service', 'ConfigMap', 'Namespace');
    expect([...found].map(([namespace, all]) => [namespace, all.map(one => one.name)])).toEqual([['x', ['a']], ['y', ['c']], ['', ['y']]]);
    expect([...objects.byNamespace('Namespace', 'kubeflow.org/Profile')].map(([, all]) => all.length)).toEqual([2]);
    expect(objects.byNamespace('Service', 'ConfigMap', 'Namespace')).toBe(found);
    const compute = jest.fn(() => undefined);
    expect([objects.once(compute, compute), objects.once(compute, compute)]).toEqual([undefined, undefined]);
    expect(compute).toHaveBeenCalledTimes(1);
  });

  test('has the namespaces of the output, of profiles, and those of every cluster', () => {
    expect(['y', 'vision', 'kube-system', 'x'].map(name => objects.hasNamespace(name))).toEqual([true, true, true, false]);
    expect([objects.isProfile('vision'), objects.isProfile('y')]).toEqual([true, false]);
  });

  test('knows what a definition of the output says of its kind', () => {
    const definition = (spec: object) => ({ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: 'things.example.com' }, spec });
    const names = { kind: 'Thing', plural: 'things' };
    const things = set(definition({ group: 'example.com', names, scope: 'Cluster', versions: [
      { name: 'v1', served: true, schema: { openAPIV3Schema: { type: 'object' } } }, { name: 'v0', served: false }, { name: 'v2', served: true, schema: 'x' },
    ] }));
    const kind = things.customKind('example.com/Thing');
    expect([kind?.plural, kind?.namespaced, [...kind?.served ?? []]]).toEqual(['things', false, ['v1', 'v2']]);
    expect(['v1', 'v2', 'v3'].map(version => kind?.schema(version))).toEqual([{ type: 'object' }, undefined, undefined]);
    const kinds = [['example.com/v1', 'example.com/Thing'], ['v1', 'ConfigMap'], ['other.io/v1', 'other.io/Thing']] as const;
    expect(kinds.map(([apiVersion, key]) => things.isNamespaced(apiVersion, key))).toEqual([false, true, undefined]);
    // Nobody changes where kinds of Kubernetes live.
    expect(set(definition({ group: 'apps', names: { kind: 'Deployment' }, scope: 'Cluster' })).isNamespaced('apps/v1', 'apps/Deployment')).toBe(true);
    expect(set(definition({ versions: 'x' }), definition([])).customKind('example.com/Thing')).toBeUndefined();
  });
});

test.each([
  [{}, true], [{ matchLabels: { a: '1' } }, true], [{ matchLabels: { a: '2' } }, false], [{ matchLabels: { c: '1' } }, false],
  [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['1', '2'] }] }, true], [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['2'] }] }, false],
  [{ matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['1'] }] }, false], [{ matchExpressions: [{ key: 'c', operator: 'NotIn', values: ['1'] }] }, true],
  [{ matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['2'] }] }, true], [{ matchExpressions: [{ key: 'a', operator: 'NotIn' }] }, true],
  [{ matchExpressions: [{ key: 'c', operator: 'In', values: ['1'] }] }, false], [{ matchExpressions: [{ key: 'toString', operator: 'Exists' }] }, false],
  [{ matchExpressions: [{ key: 'toString', operator: 'DoesNotExist' }] }, true],
  [{ matchExpressions: [{ key: 'b', operator: 'Exists' }] }, true], [{ matchExpressions: [{ key: 'c', operator: 'Exists' }] }, false],
  [{ matchExpressions: [{ key: 'c', operator: 'DoesNotExist' }] }, true], [{ matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }, false],
  [{ matchLabels: { a: '1' }, matchExpressions: [{ key: 'c', operator: 'Exists' }] }, false],
])('the selector %j fits: %s', (selector, expected) => expect(fits(selector, { a: '1', b: '' })).toBe(expected));

test('objects come in the order of the tree, each with its place', () => {
  const scope: Chart = chart('part');
  ['b', 'a'].forEach(name => new ApiObject(scope, name, { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name } }));
  expect(rendered(scope).all.map(({ path, component, stage, folder, object }) => ({ path, component, stage, folder, object: object?.name }))).toEqual(['b', 'a'].map(name => ({
    path: `part/${name}`, component: 'part', stage: 'workloads', folder: 'part/30-workloads', object: name,
  })));
  expect(rendered(scope).all[0]).toBeInstanceOf(Located);
});
