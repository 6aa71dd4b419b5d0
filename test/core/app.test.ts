import * as fs from 'node:fs';
import * as path from 'node:path';
import { ApiObject, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { ConfigError, ManifestApp, ManifestAppProps, rendered, Rule, Synthesis } from '../../src/core';
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
  addSecret('r');
  expect(app.synthYaml().match(/(?<=name: )\w$/gm)).toEqual(['a', 'r', 's']);
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

test('a mistake that shows only when an object is rendered is said without what cdk8s puts before it', () => {
  const { app, chart } = given();
  const late = Lazy.any({ produce: () => { throw new ConfigError('Late', 'a must be b, got c; pass b'); } });
  new ApiObject(chart, 'Own', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own:1' }, data: { late } });
  expectConfigError(() => app.synth(), 'Render', 'part/Own', 'part/Own: ConfigMap "own:1" cannot be rendered, got ConfigError: a must be b, got c; pass b (Late)');
});

describe('in a chart with a namespace', () => {
  const namespaces = (...objects: readonly (readonly [apiVersion: string, kind: string, namespace?: string])[]) => {
    const scope = new Chart(new App(), 'part', { namespace: 'x', labels: { l: '1' } });
    objects.forEach(([apiVersion, kind, namespace], index) => new ApiObject(scope, `${index}`, { apiVersion, kind, metadata: { name: `a${index}`, namespace }, data: {} }));
    return new Synthesis(scope, { rules: [], waivers: [], annotators: [], reports: [], preparations: [] }).manifests.all.map(one => one.manifest);
  };

  test('an object of no namespace gets none, and keeps all else', () => {
    expect(namespaces(['rbac.authorization.k8s.io/v1', 'ClusterRole'])).toEqual([
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'a0', labels: { l: '1' } }, data: {} },
    ]);
  });

  test('other objects get it, also those of kinds that nobody knows, and what their author wrote stays', () => {
    expect(namespaces(['v1', 'ConfigMap'], ['example.com/v1', 'Thing'], ['v1', 'ConfigMap', 'y'], ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'y'], ['v1', 'Namespace', 'x'])
      .map(one => (one.metadata as { namespace?: string }).namespace)).toEqual(['x', 'x', 'y', 'y', 'x']);
  });

  test('an object of no namespace keeps one that a patch writes', () => {
    const scope = new Chart(new App(), 'part', { namespace: 'x' });
    new ApiObject(scope, 'Role', { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' }).addJsonPatch(JsonPatch.replace('/metadata/namespace', 'y'));
    expect(rendered(scope).all.map(one => one.namespace)).toEqual(['y']);
  });
});

test('resolvers of cdk8s change values, and the folder is dist unless another one is named', () => {
  const { app } = given({ resolvers: [{ resolve: context => { if (context.value === '1') { context.replaceValue('one'); } } }] });
  expect(app.manifests().all[0].at('data').value).toEqual({ a: '2', b: 'one' });
  expect(new ManifestApp().outdir).toBe('dist');
});

test('adds annotations, of which the author\'s own win', () => {
  const { app, chart } = given();
  new ApiObject(chart, 'Own', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own', annotations: { wave: '9' } } });
  app.addAnnotator(one => ({ wave: one.stage === 'base' ? '1' : '0' }));
  expect(app.manifests().all.map(one => one.annotations)).toEqual([{ wave: '1' }, { wave: '9' }]);
  app.addAnnotator(() => ({ z: '1', a: '2' }));
  expect(app.manifests().all.map(one => JSON.stringify(one.manifest.metadata))).toEqual([
    '{"annotations":{"a":"2","wave":"1","z":"1"},"name":"a","namespace":"x"}', '{"annotations":{"a":"2","wave":"9","z":"1"},"name":"own"}',
  ]);
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

  const wrong = ['part/20-base/configmap.x.a.yaml', 'a.yml', 'a.md.yaml', '../a.md', '/a.md', './a.md', 'a//b.md', '.hidden.md', 'a', '', 7];
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

test('writes its own files where the cdk8s CLI names the same folder', () => {
  const { app, outdir } = given();
  process.env.CDK8S_OUTDIR = `${outdir}/`;
  try {
    app.synth();
  } finally {
    delete process.env.CDK8S_OUTDIR;
  }
  expect(Object.keys(tree(outdir))).toEqual(['part/20-base/configmap.x.a.yaml']);
});

test('is found from each construct', () => {
  const { app, chart } = given();
  expect(ManifestApp.at(chart)).toBe(app);
  expect(ManifestApp.at(new Chart(new App(), 'part'))).toBeUndefined();
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

  test('tells the seconds from the beginning of the synthesis to its end', () => {
    const { app } = given({ summary: true });
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const now = jest.spyOn(performance, 'now').mockReturnValueOnce(1000).mockReturnValue(3500);
    try {
      app.synth();
      expect(String(write.mock.calls[0][0])).toMatch(/\n2\.5 s\n$/);
    } finally {
      [write, now].forEach(spy => spy.mockRestore());
    }
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

  test('names all of twenty files', () => {
    const [text] = said({}, (_, chart) => {
      for (let i = 0; i < 19; i++) {
        new ApiObject(chart, `C${i}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `c${i}` } });
      }
    });
    expect([text.split('\n').filter(line => line.startsWith('  +')).length, text.includes('more')]).toEqual([20, false]);
  });

  test('names the waivers that were needed', () => {
    const rule: Rule = { id: 'Test/Rule', why: 'A test.', check: set => set.ofKind('ConfigMap').map(at => ({ at, field: 'kind', problem: 'is one', fix: 'remove it' })) };
    expect(said({ rules: [rule], waivers: [{ rule: 'Test/Rule', reason: 'a test' }] })[0]).toContain('Waivers in use:\n  Test/Rule *: 1 (a test)\n');
  });

  test('is left out where nobody wants it', () => expect([said({ summary: false }).length, said({ summary: undefined }).length]).toEqual([0, 2]));
});

test('a misspelt property, and a folder that is none, are said, which without types would leave the files in another folder', () => {
  expectConfigError(() => new ManifestApp({ outDir: 'out' } as never), 'UnknownProp', '', 'outDir is no property of an app', 'got a string', 'use "outdir"');
  expectConfigError(() => new ManifestApp({ folder: 'out' } as never), 'UnknownProp', '', 'there are outdir, resolvers, rules, summary, waivers');
  expectConfigError(() => new ManifestApp({ outdir: 3 } as never), 'WrongProp', '', 'got 3', 'pass e.g. "dist"');
});
