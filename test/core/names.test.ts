import { Chart } from 'cdk8s';
import { Secret } from 'cdk8s-plus-28';
import { ConfigError, got, kindOf, listed, meshOf, nearest, principal, secretNameOf, secretRef, serviceHost, shown, injectionLabels, userLine } from '../../src/core';
import { GOOGLE_ACCOUNT, isDnsLabel, isDnsSubdomain, isLabelKey, isLabelValue, nameFault } from '../../src/core/names';
import { chart, configError, expectConfigError, gateway } from '../support';

describe('names', () => {
  const x = (count: number) => 'x'.repeat(count);
  test.each<[(text: string) => boolean, string[], string[]]>([
    [isDnsLabel, ['a', 'a-b', '1a', x(63)], ['', '-a', 'a-', 'A', 'a.b', 'a_b', 'ä', x(64), 'a\n']],
    [isDnsSubdomain, ['a', 'a.b-c.d', x(253), '1.2'], ['', '.', 'a.', '.a', 'a..b', 'A', 'a_b', '-a.b', x(254)]],
    [isLabelValue, ['', 'a', 'A.b_c-d', '1', x(63)], ['-a', 'a-', '.a', 'a b', 'a/b', x(64)]],
    [isLabelKey, ['a', 'example.com/a', 'A.b_c', `${x(253)}/${x(63)}`], ['', '/a', 'a/', 'a/b/c', 'Example.com/a', '-a', `a/${x(64)}`, `${x(254)}/a`]],
    [text => GOOGLE_ACCOUNT.test(text), ['a@b.iam.gserviceaccount.com', 'my-account1@my-project.example.com.iam.gserviceaccount.com'],
      ['a@.gserviceaccount.com', 'a@iam.gserviceaccount.com', 'a@b.iam.gserviceaccount.com.example.com', ...['-a@b', 'A@b', ' a@b', 'a@b_c'].map(one => `${one}.iam.gserviceaccount.com`)]],
  ])('%p', (is, right, wrong) => {
    expect(right.filter(text => !is(text))).toEqual([]);
    expect(wrong.filter(text => is(text))).toEqual([]);
  });

  test('that a controller cannot use are told with their reason', () => {
    const rule = { longest: 5, service: true, because: 'its Service is web-<name>' };
    expect(nameFault('abc-1', rule)).toBeUndefined();
    expect(nameFault('abcdef', rule)).toBe('must have at most 5 characters, since its Service is web-<name>, got 6 in "abcdef"');
    expect(nameFault('1ab', rule)).toBe('must be lower-case letters, digits and "-", starting with a letter, got "1ab"');
    expect(nameFault('1ab', { ...rule, service: false })).toBeUndefined();
    expect(['', 'a.b', 'A', 'a-'].map(name => nameFault(name, rule) === undefined)).toEqual([false, false, false, false]);
  });
});

describe('a reference to a Secret', () => {
  test('is a name, with a key or without', () => {
    expect([secretRef('oidc'), secretRef('oidc', 'client-secret'), secretRef('a.b', '.dot_File-1')]).toStrictEqual([
      { name: 'oidc' }, { name: 'oidc', key: 'client-secret' }, { name: 'a.b', key: '.dot_File-1' },
    ]);
  });

  test('may be a Secret of cdk8s-plus, made here or elsewhere', () => {
    const scope: Chart = chart();
    const [own, imported] = [new Secret(scope, 'own', { metadata: { name: 'own' } }), Secret.fromSecretName(scope, 'theirs', 'theirs')];
    expect([own, imported].map(one => [secretRef(one), secretRef(one, 'key'), secretNameOf(one)])).toEqual(['own', 'theirs'].map(name => [{ name }, { name, key: 'key' }, name]));
  });

  test.each<[unknown, unknown]>([
    ['hunter2!', undefined], ['', undefined], [7, undefined], [null, undefined], [undefined, undefined], [{}, undefined], ['a', 'b c'], ['a', ''], ['a', 7], ['a', null],
  ])(
    'fails for %j and %j, without showing them', (secret, key) => {
      const error = configError(() => secretRef(secret as string, key as string));
      expect(error.code).toBe('SecretName');
      expect(error.message).not.toContain('hunter2');
      expect(error.message).toContain('write e.g. secretRef("oidc", "client-secret"): names, never the value itself');
    });
});

test('facts of the mesh have defaults that follow each other', () => {
  expect(meshOf({ gateway })).toMatchObject({ clusterDomain: 'cluster.local', trustDomain: 'cluster.local', hosts: ['*'], identity: { userId: 'kubeflow-userid' } });
  expect(meshOf({ gateway, clusterDomain: 'k8s.example.com', trustDomain: undefined })).toMatchObject({ clusterDomain: 'k8s.example.com', trustDomain: 'k8s.example.com' });
  expect(principal('td', 'ns', 'sa')).toBe('td/ns/ns/sa/sa');
  expect(serviceHost({ name: 'a', namespace: 'b' }, 'c.d')).toBe('a.b.svc.c.d');
  expect([injectionLabels('enabled'), injectionLabels('none'), injectionLabels({ revision: 'canary' })])
    .toStrictEqual([{ 'istio-injection': 'enabled' }, {}, { 'istio.io/rev': 'canary' }]);
});

describe('a value in a message', () => {
  class Thing {}

  test.each<[unknown, string]>([
    ['text', '"text"'], [undefined, 'undefined'], [null, 'null'], [NaN, 'NaN'], [Infinity, 'Infinity'], [7n, '7'], [[1, 'a'], '[1,"a"]'], [{ a: 1 }, '{"a":1}'],
    [() => 1, 'a function'], [new Thing(), 'a Thing'], [new Error('x'), 'an Error'], [new TypeError('x'), 'a TypeError'], [Object.create(Object.create(null)), '{}'], ['x'.repeat(118), `"${'x'.repeat(118)}"`], [new Map(), 'a Map'], [Object.create(null), '{}'],
    ['https://ana:hunter2@example.com/a?b@c', '"https://***@example.com/a?b@c"'], [{ url: 'http://token@git.example.com' }, '{"url":"http://***@git.example.com"}'],
    ['https://ana:hunt@er2@example.com', '"https://***@example.com"'],
  ])('%p is shown as %s', (value, text) => expect(shown(value)).toBe(text));

  test('is cut, and bears objects that contain themselves', () => {
    expect(shown('x'.repeat(500))).toHaveLength(120);
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(shown(circle)).toBe('an object that contains itself');
  });

  test.each(['env', 'spec.containers[0].env[0].value', 'data', 'data.password', 'stringData["a b"]', 'spec.template.spec.containers[1].args[0]', 'metadata.annotations.note',
    'binaryData.x', '["data"].x', 'command[2]'])('is not shown at %s, where it may be secret', path => {
    expect(got('hunter2', path)).toBe('got a string');
    expect(got({ a: 'hunter2' }, path)).toBe('got an object');
  });

  test.each(['', 'spec.environment', 'metadata.name', 'database.name', 'arguments[0]', 'data2'])('is shown at %j', path => expect(got('x', path)).toBe('got "x"'));

  test('is told by its kind', () => {
    expect(['x', null, undefined, [], {}, 1, true].map(kindOf)).toEqual(['a string', 'null', 'undefined', 'a list', 'an object', 'a number', 'a boolean']);
    expect([listed(['b', 'a']), listed([])]).toEqual(['a, b', 'none']);
  });
});

test.each([
  ['colour', ['color', 'size'], 'color'], ['Name', ['name', 'namespace'], 'name'], ['namespacez', ['name', 'namespace'], 'namespace'],
  ['workload', ['workloads', 'work'], 'workloads'], ['clusterDomian', ['clusterDomain', 'trustDomain'], 'clusterDomain'],
  ['user-id', ['userId', 'user'], 'userId'], ['image', ['images', 'imagePullSecrets'], 'images'], ['tolerationss', ['tolerations', 'affinity'], 'tolerations'],
  ['quota', ['quote', 'quotas'], 'quotas'], ['quotas', ['quotes', 'quota'], 'quota'], ['imagePull', ['args', 'imagePullSecrets'], 'imagePullSecrets'],
  ['gatewayName', ['size', 'gateway'], 'gateway'], ['Pull', ['imagePull'], undefined], ['cpuOfAll', ['cpu'], undefined], ['cpu', ['cpuOfAll'], undefined],
  ['NodePool', ['nodePools', 'nodePool'], 'nodePool'], ['xyz', ['name', 'size'], undefined], ['a', [], undefined], ['culling', ['images', 'pods'], undefined],
])('the name that was probably meant by %s among %j is %s', (name, known, meant) => expect(nearest(name, known)).toBe(meant));

test('an error of another kind is none of ours', () => {
  expect([new ConfigError('A', 'b'), new Error('x'), null, undefined, 'x', { code: 'A' }].map(ConfigError.is)).toEqual([true, false, false, false, false, false]);
  expect(userLine('')).toBeUndefined();
  expectConfigError(() => { throw new ConfigError('A', 'b must be c', chart()); }, 'A', 'test', 'test: b must be c (A)');
});
