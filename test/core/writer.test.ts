import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ApiObject, Chart } from 'cdk8s';
import { load } from 'js-yaml';
import { collect, fileOf, files, ManifestApp, setFolder, setStage, toYaml, writeFolder } from '../../src/core';
import { expectConfigError } from '../support';

jest.mock('fs', () => {
  const actual = jest.requireActual<typeof fs>('fs');
  return { ...actual, renameSync: jest.fn(actual.renameSync) };
});

const folders: string[] = [];
function folder(): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-kubeflow-test-'));
  folders.push(made);
  return path.join(made, 'dist');
}
afterAll(() => folders.forEach(one => fs.rmSync(one, { recursive: true, force: true })));

/** Everything below a folder, by path. */
function tree(root: string): Record<string, string> {
  return Object.fromEntries((fs.readdirSync(root, { recursive: true }) as string[]).filter(name => fs.statSync(path.join(root, name)).isFile()).sort()
    .map(name => [name, fs.readFileSync(path.join(root, name), 'utf8')]));
}

function add(chart: Chart, kind: string, name: string, namespace?: string, apiVersion = 'v1'): ApiObject {
  return new ApiObject(chart, `${kind}-${namespace}-${name}-${apiVersion}`, { apiVersion, kind, metadata: { name, namespace } });
}

describe('files', () => {
  test('are named by kind, namespace and name, in one folder per chart and step', () => {
    const chart = new Chart(new ManifestApp(), 'istio');
    add(chart, 'Namespace', 'istio-system');
    add(chart, 'Deployment', 'istiod', 'istio-system', 'apps/v1');
    add(chart, 'Gateway', 'main', 'istio-system', 'networking.istio.io/v1');
    expect([...files(collect(chart)).keys()]).toEqual([
      'istio/00-namespaces/namespace.istio-system.yaml',
      'istio/30-workloads/deployment.istio-system.istiod.yaml',
      'istio/40-resources/gateway.istio-system.main.yaml',
    ]);
  });

  test('of one name in two namespaces are two', () => {
    const chart = new Chart(new ManifestApp(), 'teams');
    add(chart, 'ServiceAccount', 'default-editor', 'a');
    add(chart, 'ServiceAccount', 'default-editor', 'b');
    expect(files(collect(chart)).size).toBe(2);
  });

  test('keep names apart that differ only in characters a file system does not take', () => {
    const chart = new Chart(new ManifestApp(), 'rbac');
    add(chart, 'ClusterRole', 'system:x', undefined, 'rbac.authorization.k8s.io/v1');
    add(chart, 'ClusterRole', 'system_x', undefined, 'rbac.authorization.k8s.io/v1');
    expect([...files(collect(chart)).keys()]).toEqual(['rbac/20-base/clusterrole.system_3a_x.yaml', 'rbac/20-base/clusterrole.system_5f_x.yaml']);
  });

  test('of one kind in two groups carry the group', () => {
    const chart = new Chart(new ManifestApp(), 'web');
    add(chart, 'Gateway', 'main', 'a', 'networking.istio.io/v1');
    add(chart, 'Gateway', 'main', 'a', 'gateway.networking.k8s.io/v1');
    expect([...files(collect(chart)).keys()].map(name => path.basename(name))).toEqual([
      'gateway.networking.istio.io.a.main.yaml', 'gateway.gateway.networking.k8s.io.a.main.yaml',
    ]);
  });

  test('fails when two objects are the same one', () => {
    const chart = new Chart(new ManifestApp(), 'twice');
    add(chart, 'ConfigMap', 'a', 'x');
    new ApiObject(chart, 'again', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'x' } });
    expectConfigError(() => files(collect(chart)), 'FileCollision', '', 'twice/again', 'another name');
  });

  test('follow a step and a folder of their own', () => {
    const chart = new Chart(new ManifestApp(), 'teams');
    setFolder(chart, { folder: 'profiles/vision' });
    setStage(add(chart, 'ResourceQuota', 'quota', 'vision'), 'resources');
    expect(fileOf(collect(chart).all[0])).toBe('profiles/vision/40-resources/resourcequota.vision.quota.yaml');
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
});

describe('the output folder', () => {
  test('loses what an earlier synthesis wrote and this one does not', () => {
    const dist = folder();
    writeFolder(dist, new Map([['a/x.yaml', 'x'], ['b/y.yaml', 'y']]));
    writeFolder(dist, new Map([['a/x.yaml', 'x2']]));
    expect(tree(dist)).toEqual({ 'a/x.yaml': '# Synthesized by cdk8s-kubeflow\nx2' });
    expect(fs.readdirSync(path.dirname(dist))).toEqual(['dist']);
  });

  test('fails on files that no synthesis wrote, and leaves all as it was', () => {
    const dist = folder();
    writeFolder(dist, new Map([['a/x.yaml', 'x']]));
    fs.writeFileSync(path.join(dist, 'photo.png'), 'p');
    expectConfigError(() => writeFolder(dist, new Map([['b.yaml', 'b']])), 'OutputFolder', '', 'photo.png', 'another outdir');
    expect(tree(dist)).toEqual({ 'a/x.yaml': '# Synthesized by cdk8s-kubeflow\nx', 'photo.png': 'p' });
  });

  test.each(['notes.md', 'team/sealed.yaml', '.gitkeep'])('fails on %s, which somebody else put there', name => {
    const dist = folder();
    fs.mkdirSync(path.dirname(path.join(dist, name)), { recursive: true });
    fs.writeFileSync(path.join(dist, name), 'by hand');
    expectConfigError(() => writeFolder(dist, new Map([['b.yaml', 'b']])), 'OutputFolder', '', name);
    expect(tree(dist)).toEqual({ [name]: 'by hand' });
  });

  test('fails without objects, and leaves all as it was', () => {
    const dist = folder();
    writeFolder(dist, new Map([['a.yaml', 'a']]));
    expectConfigError(() => writeFolder(dist, new Map()), 'NothingToWrite', '', 'add constructs');
    expect(Object.keys(tree(dist))).toEqual(['a.yaml']);
  });

  test('comes back when the last step fails', () => {
    const dist = folder();
    writeFolder(dist, new Map([['a.yaml', 'a']]));
    const { renameSync } = jest.requireActual<typeof fs>('fs');
    jest.mocked(fs.renameSync).mockImplementationOnce(renameSync).mockImplementationOnce(() => { throw new Error('disk'); });
    expect(() => writeFolder(dist, new Map([['b.yaml', 'b']]))).toThrow('disk');
    expect(Object.keys(tree(dist))).toEqual(['a.yaml']);
  });

  test('comes back when an earlier synthesis was ended between its last steps', () => {
    const dist = folder();
    writeFolder(`${dist}.tmp-previous`, new Map([['a.yaml', 'a']]));
    expectConfigError(() => writeFolder(dist, new Map()), 'NothingToWrite', '');
    writeFolder(dist, new Map([['b.yaml', 'b']]));
    expect(fs.readdirSync(path.dirname(dist))).toEqual(['dist']);
  });
});
