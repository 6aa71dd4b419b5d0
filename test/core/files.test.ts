import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { load } from 'js-yaml';
import { fileOf, files, ManifestApp, rendered, setFolder, setStage, toYaml, writeFolder } from '../../src/core';
import { chart, expectConfigError } from '../support';
import { located, temporaryFolder, tree } from './support';

function add(scope: Chart, kind: string, name: string, namespace?: string, apiVersion = 'v1'): ApiObject {
  return new ApiObject(scope, `${kind}-${namespace}-${name}-${apiVersion}`, { apiVersion, kind, metadata: { name, namespace } });
}

const RBAC = 'rbac.authorization.k8s.io/v1';
const namesIn = (scope: Chart) => [...files(rendered(scope)).keys()];

describe('a file', () => {
  test('is named by kind, namespace and name, in one folder per chart and step', () => {
    const scope = chart('istio');
    add(scope, 'Namespace', 'istio-system');
    add(scope, 'Deployment', 'istiod', 'istio-system', 'apps/v1');
    add(scope, 'ServiceAccount', 'default', 'a');
    add(scope, 'ServiceAccount', 'default', 'b');
    expect(namesIn(scope)).toEqual([
      'istio/00-namespaces/namespace.istio-system.yaml',
      'istio/30-workloads/deployment.istio-system.istiod.yaml',
      'istio/20-base/serviceaccount.a.default.yaml',
      'istio/20-base/serviceaccount.b.default.yaml',
    ]);
  });

  test('of a custom kind carries the group, so that no other kind of that name ever renames it', () => {
    const scope = chart('web');
    add(scope, 'Gateway', 'main', 'a', 'networking.istio.io/v1');
    const alone = namesIn(scope);
    add(scope, 'Gateway', 'main', 'a', 'gateway.networking.k8s.io/v1');
    add(scope, 'Service', 'main', 'a', 'serving.knative.dev/v1');
    add(scope, 'Service', 'main', 'a');
    expect(alone).toEqual(['web/40-resources/gateway.networking.istio.io.a.main.yaml']);
    expect(namesIn(scope)).toEqual([
      ...alone, 'web/40-resources/gateway.gateway.networking.k8s.io.a.main.yaml', 'web/40-resources/service.serving.knative.dev.a.main.yaml',
      'web/30-workloads/service.a.main.yaml',
    ]);
  });

  test('keeps its name in a newer version of the API', () => {
    const [older, newer] = ['v1beta1', 'v1'].map(version => fileOf(located({ apiVersion: `security.istio.io/${version}`, kind: 'AuthorizationPolicy', metadata: { name: 'a' } })));
    expect(newer).toBe(older);
  });

  test('has another name where objects differ in case, or in what a file system does not take', () => {
    const scope = chart('rbac');
    ['system:x', 'system_x', 'Admin', 'admin'].forEach(name => add(scope, 'ClusterRole', name, undefined, RBAC));
    expect(namesIn(scope)).toEqual([
      'rbac/20-base/clusterrole.system_3a_x.yaml', 'rbac/20-base/clusterrole.system_5f_x.yaml', 'rbac/20-base/clusterrole._41_dmin.yaml', 'rbac/20-base/clusterrole.admin.yaml',
    ]);
  });

  test('follows a step and a folder of their own', () => {
    const scope = chart('teams');
    setFolder(scope, { folder: 'profiles/vision' });
    setStage(add(scope, 'ResourceQuota', 'quota', 'vision'), 'resources');
    expect(namesIn(scope)).toEqual(['profiles/vision/40-resources/resourcequota.vision.quota.yaml']);
    expect(rendered(scope).externals).toEqual([]);
  });

  test('lies in the folder itself where the chart is flat', () => {
    const scope = chart('argocd');
    setFolder(scope, { folder: 'argocd', flat: true });
    add(scope, 'ConfigMap', 'a', 'x');
    expect(namesIn(scope)).toEqual(['argocd/configmap.x.a.yaml']);
  });

  test('of an object with the longest name that Kubernetes takes can be written, and no two are one', () => {
    const scope = chart('long');
    ['a', 'b'].forEach(end => add(scope, 'ClusterRole', `${'X'.repeat(250)}${end}`, undefined, RBAC));
    const found = namesIn(scope);
    const dist = temporaryFolder();
    writeFolder(dist, new Map(found.map(file => [file, 'x\n'])));
    expect(new Set(Object.keys(tree(dist)))).toEqual(new Set(found));
    expect(found.map(file => path.posix.basename(file).length <= 210)).toEqual([true, true]);
  });

  test('keeps a name that is not too long for any file system', () => {
    const length = (name: string) => fileOf(located({ apiVersion: 'v1', kind: 'A', metadata: { name } }, 'part')).slice('part/20-base/'.length, -'.yaml'.length);
    expect(length('x'.repeat(198))).toBe(`a.${'x'.repeat(198)}`);
    expect(length('x'.repeat(199))).toHaveLength(200);
  });

  test('fails when two objects are the same one', () => {
    const scope = chart('twice');
    add(scope, 'ConfigMap', 'a', 'x');
    new ApiObject(scope, 'again', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'x' } });
    expectConfigError(() => files(rendered(scope)), 'FileCollision', '', 'twice/again', 'another name');
  });
});

test('a clone on a file system that does not tell case apart has every file', () => {
  const scope = chart('rbac');
  ['Admin', 'admin', 'ADMIN', 'aDmin'].forEach(name => add(scope, 'ClusterRole', name, undefined, RBAC));
  const home = temporaryFolder();
  const settings = ['core.ignorecase=true', 'user.name=a', 'user.email=a@example.com'].flatMap(one => ['-c', one]);
  const git = (...args: string[]) => execFileSync('git', [...settings, ...args], { cwd: home, encoding: 'utf8' });
  const write = (text: string) => writeFolder(path.join(home, 'dist'), new Map(namesIn(scope).map(file => [file, text])));
  write('old\n');
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'first');
  write('new\n');
  expect(git('status', '--porcelain').split('\n').filter(Boolean)).toHaveLength(4);
  git('commit', '--quiet', '-a', '-m', 'second');
  git('clone', '--quiet', '.', 'clone');
  expect(tree(path.join(home, 'clone', 'dist'))).toEqual(tree(path.join(home, 'dist')));
  expect(new Set(namesIn(scope).map(file => file.toLowerCase())).size).toBe(4);
});

describe('a folder', () => {
  const app = () => new ManifestApp({ outdir: temporaryFolder(), summary: false });

  test.each(['..', '.', '.hidden'])('fails for a chart with the id %j, which would write elsewhere', id => {
    const root = app();
    add(new Chart(root, id), 'ConfigMap', 'a', 'x');
    expectConfigError(() => root.synth(), 'Folder', id, 'the id of a chart, which is its folder, must be a path inside the output folder', `got ${JSON.stringify(id)}`);
    expect(fs.readdirSync(root.outdir)).toEqual([]);
  });

  test.each(['../up', '/etc', 'a//b', './a', 'a/..', '', 'a/', 'a b', 'C:\\x'])('fails for %j', folder => {
    expectConfigError(() => setFolder(chart(), { folder }), 'Folder', 'test', 'inside the output folder');
  });

  test.each([['part', 'part'], ['Part', 'part'], ['part', 'Part']])('fails for two charts in %s and %s, which would be applied and removed as one', (first, second) => {
    const root = app();
    add(new Chart(root, first), 'ConfigMap', 'a', 'x');
    add(new Chart(new Construct(root, 'other'), second), 'ConfigMap', 'b', 'x');
    expectConfigError(() => root.synth(), 'FolderCollision', `other/${second}`, `got "${second}" of ${first} too`);
  });

  test('is no matter of a chart without objects', () => {
    const root = app();
    new Chart(root, '..');
    add(new Chart(root, 'part'), 'ConfigMap', 'a', 'x');
    expect(() => root.synth()).not.toThrow();
  });
});

describe('YAML', () => {
  // A YAML 1.1 reader takes each of these for a number, a boolean, a date or null when it stands without quotes.
  test.each(['yes', 'no', 'on', 'off', 'y', 'n', 'true', 'null', '~', '', '012', '0o14', '0x1f', '1e3', '1_000', '12:30', '1:2:3.4', '.5', '2026-01-01',
    '=', '<<', '.inf', '-', '@a', '`a', '%a', '*a', '&a', '!a', '|', '>', '# a', 'a: b', 'a #b', '[a', '{a', '"a', "'a", ' a', 'a ', 'a\nb', 'a\tb',
    '\u0000', '\ufeff',
  ])('keeps the string %j', text => {
    const yaml = toYaml({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { key: text } });
    expect(load(yaml)).toMatchObject({ data: { key: text } });
    if (/^[\w.:~=<-]*$/.test(text)) {
      expect(yaml).toMatch(/key: ('|").*('|")\n/);
    }
  });

  test('never folds long lines', () => {
    const text = 'word '.repeat(100).trim();
    expect(toYaml({ apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, text })).toContain(`text: ${text}\n`);
  });

  test('writes shared values twice rather than by reference', () => {
    const shared = { a: 1 };
    expect(toYaml({ apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, x: shared, y: shared })).not.toMatch(/[&*]/);
  });

  test('bears an object without a spec, and one whose spec is something else', () => {
    expect([undefined, null, 'text', ['versions'], { versions: 'x' }].map(spec => load(toYaml({ kind: 'A', ...spec !== undefined && { spec } })))).toEqual([
      { kind: 'A' }, { kind: 'A', spec: null }, { kind: 'A', spec: 'text' }, { kind: 'A', spec: ['versions'] }, { kind: 'A', spec: { versions: 'x' } },
    ]);
  });
});
