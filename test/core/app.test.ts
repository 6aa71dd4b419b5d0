import * as fs from 'node:fs';
import * as path from 'node:path';
import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { ManifestApp, ManifestAppProps, Rule, Synthesis } from '../../src/core';
import { configError, expectConfigError } from '../support';
import { temporaryFolder, tree } from './support';

function given(props: ManifestAppProps = {}) {
  const outdir = path.join(temporaryFolder(), 'dist');
  const app = new ManifestApp({ outdir, summary: false, ...props });
  const chart = new Chart(app, 'part');
  new ApiObject(chart, 'Config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'x' }, data: { b: '1', a: '2' } });
  const addSecret = (name = 's') => new ApiObject(chart, name, { apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace: 'x' } });
  return { app, chart, outdir, addSecret };
}

const TEXT = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: x\ndata:\n  a: '2'\n  b: '1'\n";

test('writes each object with sorted keys, and leaves the environment as it was', () => {
  const { app, outdir } = given();
  const before = { ...process.env };
  app.synth();
  expect({ ...process.env }).toEqual(before);
  expect(tree(outdir)).toEqual({ 'part/20-base/configmap.x.a.yaml': `# Synthesized by cdk8s-kubeflow\n${TEXT}` });
});

test('gives the same bytes twice, and the same as a stream', () => {
  expect(given().app.synthYaml()).toBe(TEXT);
  const { app, addSecret } = given();
  addSecret();
  const [first, second] = [app.synthYaml(), app.synthYaml()];
  expect(first).toBe(second);
  expect(first).toBe(`${TEXT}---\napiVersion: v1\nkind: Secret\nmetadata:\n  name: s\n  namespace: x\n`);
});

test('fails when a patch does not fit, without what the object holds, and leaves the old output as it was', () => {
  const first = given();
  first.app.synth();
  const before = tree(first.outdir);
  const { app, chart } = given({ outdir: first.outdir });
  const secret = new ApiObject(chart, 'Bad', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'b' }, data: { password: 'aHVudGVyMg==' } });
  secret.addJsonPatch(JsonPatch.replace('/spec/none/deep', 1));
  expectConfigError(() => app.synth(), 'Render', 'part/Bad', 'Secret "b" cannot be rendered');
  expect(configError(() => app.synth()).message).not.toContain('aHVudGVyMg==');
  expect(tree(first.outdir)).toEqual(before);
});

test('adds annotations, of which the author\'s own win', () => {
  const { app, chart } = given();
  new ApiObject(chart, 'Own', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own', annotations: { wave: '9' } } });
  app.addAnnotator(one => ({ wave: one.stage === 'base' ? '1' : '0' }));
  expect(app.manifests().all.map(one => one.annotations)).toEqual([{ wave: '1' }, { wave: '9' }]);
});

test('runs preparations at each rendering, when all else is in the tree', () => {
  const { app, chart, addSecret } = given();
  app.addPreparation(() => {
    chart.node.tryRemoveChild('Late');
    const name = `late-${chart.apiObjects.length}`;
    new ApiObject(chart, 'Late', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } });
  });
  const names = () => app.manifests().all.map(one => one.name);
  expect(names()).toEqual(['a', 'late-1']);
  addSecret();
  expect(names()).toEqual(['a', 's', 'late-2']);
});

describe('a report', () => {
  test('is written beside the manifests, if there is anything to say', () => {
    const { app, outdir } = given();
    app.addReport({ file: 'report.md', render: set => `# ${set.all.length} object\n` });
    app.addReport({ file: 'data/report.json', render: set => JSON.stringify({ objects: set.all.length }) });
    app.addReport({ file: 'nothing.md', render: () => undefined });
    app.synth();
    expect(tree(outdir)).toEqual({
      'part/20-base/configmap.x.a.yaml': `# Synthesized by cdk8s-kubeflow\n${TEXT}`,
      'report.md': '<!-- Synthesized by cdk8s-kubeflow -->\n# 1 object\n',
      'data/report.json': '{\n  "//": "Synthesized by cdk8s-kubeflow",\n  "objects": 1\n}\n',
    });
    fs.rmSync(path.join(outdir, 'report.md'));
    app.synth();
    expect(Object.keys(tree(outdir))).toHaveLength(3);
  });

  const wrong = ['part/20-base/configmap.x.a.yaml', 'a.yml', '../a.md', '/a.md', './a.md', 'a//b.md', '.hidden.md', 'a', '', 7];
  test.each(wrong)('fails for the file %j, which is a manifest or lies elsewhere', file => {
    expectConfigError(() => given().app.addReport({ file: file as string, render: () => '' }), 'ReportFile', '', `got ${JSON.stringify(file)}`, 'write e.g. "access.md"');
  });

  test('fails for the file of another report, also on a file system that does not tell case apart', () => {
    const { app, outdir } = given();
    ['access.md', 'Access.md'].forEach(file => app.addReport({ file, render: () => 'x' }));
    expectConfigError(() => app.synth(), 'FileCollision', '', 'got "Access.md"');
    expect(fs.existsSync(outdir)).toBe(false);
  });
});

test('hands a copy to the cdk8s CLI, which empties its own output folder before it runs the app', () => {
  const { app, outdir, addSecret } = given();
  addSecret();
  process.env.CDK8S_OUTDIR = `${outdir}-cli`;
  try {
    app.synth();
  } finally {
    delete process.env.CDK8S_OUTDIR;
  }
  expect(tree(`${outdir}-cli`)).toEqual({ 'all.k8s.yaml': `# Synthesized by cdk8s-kubeflow\n${app.synthYaml()}` });
});

test('is found from each construct, also when it comes from another copy of the package', () => {
  const { app, chart } = given();
  expect(ManifestApp.at(chart)).toBe(app);
  expect(ManifestApp.at(new Chart(new App(), 'part'))).toBeUndefined();
  jest.isolateModules(() => {
    const other = jest.requireActual<typeof import('../../src/core')>('../../src/core');
    expect(other.ManifestApp).not.toBe(ManifestApp);
    expect(other.ManifestApp.at(chart)).toBe(app);
    expect(other.ConfigError.is(configError(() => app.addReport({ file: '', render: () => '' })))).toBe(true);
  });
});

test('constructs under an app of cdk8s\' own class are rendered and checked by the same steps', () => {
  const own = new App({ outdir: temporaryFolder() });
  const chart = new Chart(own, 'part');
  new ApiObject(chart, 'Config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'x' }, data: { b: '1', a: '2' } });
  const synthesis = new Synthesis(own, { rules: [], waivers: [], annotators: [], reports: [], preparations: [] });
  expect(synthesis.examination.findings).toEqual([]);
  expect(synthesis.stream()).toBe(TEXT);
});

describe('the summary', () => {
  const said = (props: ManifestAppProps, change?: (app: ManifestApp, chart: Chart) => void) => {
    const { app, chart, outdir } = given({ summary: true, ...props });
    change?.(app, chart);
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      app.synth();
      app.synth();
      return write.mock.calls.map(([text]) => String(text).replaceAll(props.outdir ?? outdir, 'dist').replace(/\d+\.\d s\n$/, '0.0 s\n'));
    } finally {
      write.mockRestore();
    }
  };

  test('names objects by component, what changed, and how long it took', () => {
    expect(said({}, app => new ApiObject(new Chart(app, 'others'), 'B', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b' } }))).toEqual([
      '2 objects in dist\n  others  1\n  part    1\nFiles: 2 added, 0 changed, 0 removed, 0 as they were\n' +
        '  + others/20-base/configmap.b.yaml\n  + part/20-base/configmap.x.a.yaml\n0.0 s\n',
      '2 objects in dist\n  others  1\n  part    1\nNo file changed.\n0.0 s\n',
    ]);
  });

  test('names files that changed and that are gone, and twenty of many', () => {
    const { outdir } = given();
    fs.mkdirSync(outdir, { recursive: true });
    fs.writeFileSync(path.join(outdir, 'old.yaml'), '# Synthesized by cdk8s-kubeflow\n');
    const [text] = said({ outdir }, (_, chart) => {
      for (let i = 0; i < 22; i++) {
        new ApiObject(chart, `C${i}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `c${i}` } });
      }
    });
    expect(text.split('\n').filter(line => line.startsWith('  +'))).toHaveLength(20);
    expect(text).toContain('Files: 23 added, 0 changed, 1 removed, 0 as they were');
    expect(text).toContain('  and 4 more\n');
  });

  test('names the waivers that were needed', () => {
    const rule: Rule = { id: 'Test/Rule', why: 'A test.', check: set => set.ofKind('ConfigMap').map(at => ({ at, field: 'kind', problem: 'is one', fix: 'remove it' })) };
    expect(said({ rules: [rule], waivers: [{ rule: 'Test/Rule', reason: 'a test' }] })[0]).toContain('Waivers in use:\n  Test/Rule *: 1 (a test)\n');
  });

  test('is left out where nobody wants it', () => expect(said({ summary: false })).toEqual([]));
});
