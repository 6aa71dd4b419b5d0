import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { allowImage, declareExternal, ManifestApp, ManifestAppProps, Rule, RELEASES, setFolder } from '../../src/core';
import { configError, expectConfigError } from '../support';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-kubeflow-app-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

const NO_SECRETS: Rule = {
  id: 'Test/NoSecrets',
  why: 'This test forbids them.',
  check: set => set.ofKind('Secret').map(at => ({ at, field: 'kind', problem: 'is a Secret', fix: 'remove it' })),
};

let count = 0;
function given(props: ManifestAppProps = {}) {
  const outdir = path.join(root, String(count++));
  const app = new ManifestApp({ outdir, ...props });
  const chart = new Chart(app, 'part');
  new ApiObject(chart, 'Config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'x' }, data: { b: '1', a: '2' } });
  const addSecret = (name = 's') => new ApiObject(chart, name, { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'x' } });
  return { app, chart, outdir, addSecret };
}

const read = (outdir: string) => (fs.readdirSync(outdir, { recursive: true, withFileTypes: true }))
  .filter(entry => entry.isFile()).map(entry => fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8')).sort();

test('writes each object with sorted keys, whatever the environment says', () => {
  const { app, outdir } = given();
  process.env.CDK8S_DISABLE_SORT = 'true';
  try {
    app.synth();
    expect(process.env.CDK8S_DISABLE_SORT).toBe('true');
  } finally {
    delete process.env.CDK8S_DISABLE_SORT;
  }
  expect(read(outdir)).toEqual(["# Synthesized by cdk8s-kubeflow\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: x\ndata:\n  a: '2'\n  b: '1'\n"]);
});

test('fails with all findings at once, and leaves the old output byte for byte', () => {
  const first = given();
  first.app.synth();
  const before = read(first.outdir);
  const { app, addSecret } = given({ outdir: first.outdir, rules: [NO_SECRETS] });
  addSecret('one');
  addSecret('two');
  expectConfigError(() => app.synth(), 'Findings', '', '2 findings', 'Test/NoSecrets  part/one', 'Secret/x/one kind: is a Secret; remove it', 'part/two');
  expect(read(first.outdir)).toEqual(before);
});

test('fails when a patch does not fit, and leaves the old output as it was', () => {
  const first = given();
  first.app.synth();
  const before = read(first.outdir);
  const { app, chart } = given({ outdir: first.outdir });
  new ApiObject(chart, 'Bad', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'b' } }).addJsonPatch(JsonPatch.replace('/spec/none/deep', 1));
  expectConfigError(() => app.synth(), 'Render', 'part/Bad', 'Secret "b"');
  expect(read(first.outdir)).toEqual(before);
});

test('fails when a construct is not valid', () => {
  const { app, chart } = given();
  chart.node.addValidation({ validate: () => ['lacks a thing'] });
  expectConfigError(() => app.synth(), 'Validation', '', 'part: lacks a thing');
});

test('accepts a finding that is waived', () => {
  const { app, addSecret, outdir } = given({ rules: [NO_SECRETS], waivers: [{ rule: 'Test/NoSecrets', object: 'Secret/x/s*', reason: 'a test' }] });
  addSecret('s1');
  addSecret('s2');
  app.synth();
  expect(read(outdir)).toHaveLength(3);
});

test('fails for a waiver that matches nothing, and for one that names no rule', () => {
  const { app } = given({ rules: [NO_SECRETS], waivers: [{ rule: 'Test/NoSecrets', reason: 'a test' }, { rule: 'Test/No', reason: 'a test' }] });
  const error = configError(() => app.synth());
  expect(error.message).toContain('matches no finding, got "*"; remove the waiver');
  expect(error.message).toContain('names no rule, got "Test/No"; use one of Test/NoSecrets');
});

test('adds annotations, of which the author\'s own win', () => {
  const { app, chart } = given();
  chart.node.findChild('Config');
  new ApiObject(chart, 'Own', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own', annotations: { wave: '9' } } });
  app.addAnnotator(one => ({ wave: one.stage === 'base' ? '1' : '0' }));
  expect(app.manifests().all.map(one => one.manifest.metadata.annotations)).toEqual([{ wave: '1' }, { wave: '9' }]);
});

test('runs preparations at each rendering, when all else is in the tree', () => {
  const { app, chart, addSecret } = given();
  app.addPreparation(() => {
    chart.node.tryRemoveChild('Late');
    const name = `late-${chart.apiObjects.length}`;
    new ApiObject(chart, 'Late', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
  });
  const names = () => app.manifests().all.map(one => one.manifest.metadata.name);
  expect(names()).toEqual(['a', 'late-1']);
  addSecret();
  expect(names()).toEqual(['a', 's', 'late-2']);
});

test('writes reports beside the manifests', () => {
  const { app, outdir } = given();
  app.addReport({ file: 'report.md', render: set => `# ${set.all.length} object\n` });
  app.addReport({ file: 'nothing.md', render: () => undefined });
  app.synth();
  expect(fs.readFileSync(path.join(outdir, 'report.md'), 'utf8')).toBe('<!-- Synthesized by cdk8s-kubeflow -->\n# 1 object\n');
  expect(fs.existsSync(path.join(outdir, 'nothing.md'))).toBe(false);
});

test('knows what others make', () => {
  const { app, chart } = given();
  declareExternal(chart, { kind: 'Secret', namespace: 'x', name: 'given', madeBy: 'a person' }, { kind: 'Secret', namespace: 'y', name: '*', madeBy: 'a controller' });
  allowImage(chart, 'registry.example.com/a:1');
  const set = app.manifests();
  expect([set.has('Secret', 'x', 'given'), set.has('Secret', 'x', 'other'), set.has('Secret', 'y', 'any'), set.has('ConfigMap', 'x', 'a'),
    set.has('Image', undefined, 'registry.example.com/a:1')]).toEqual([true, false, true, true, true]);
});

test('gives the same bytes twice', () => {
  const text = () => given().app.synthYaml();
  expect(text()).toBe(text());
  expect(RELEASES.istio).toMatch(/^\d/);
});

test('fails when two charts have one folder', () => {
  const { app } = given();
  new ApiObject(new Chart(new Construct(app, 'other'), 'part'), 'Config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b' } });
  expectConfigError(() => app.synth(), 'FolderCollision', 'other/part', 'got "part" of part too');
});

test.each(['../up', '/etc', 'a//b', './a', 'a/..', ''])('fails for the folder %j', folder => {
  expectConfigError(() => setFolder(given().chart, { folder }), 'Folder', 'part', 'inside the output folder');
});

test('does not print the object when a patch of it fails', () => {
  const { app, chart } = given();
  const secret = new ApiObject(chart, 'Secret', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, data: { password: 'aHVudGVyMg==' } });
  secret.addJsonPatch(JsonPatch.test('/data/password', 'x'));
  expect(configError(() => app.synth()).message).not.toContain('aHVudGVyMg==');
});

test('hands a copy to the cdk8s CLI, which empties its own output folder before it runs the app', () => {
  const { app, outdir } = given();
  process.env.CDK8S_OUTDIR = `${outdir}-cli`;
  try {
    app.synth();
  } finally {
    delete process.env.CDK8S_OUTDIR;
  }
  expect(read(`${outdir}-cli`)).toEqual(read(outdir));
});
