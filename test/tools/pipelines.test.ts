import { spawnSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { zipSync } from 'fflate';
import { loadPipeline } from '../../src/pipelines/load';

const ROOT = path.join(__dirname, '..', '..');

/** A pipeline of one task, whose executor has a label. */
function pipeline(label: string): string {
  return JSON.stringify({
    pipelineInfo: { name: 'one' },
    root: { dag: { tasks: { a: { taskInfo: { name: 'a' }, componentRef: { name: 'comp-a' }, cachingOptions: { enableCache: true } } } } },
    components: { 'comp-a': { executorLabel: label } },
    deploymentSpec: { executors: { 'exec-a': { container: { image: 'python:3.11', command: ['true'] } } } },
    schemaVersion: '2.1.0',
  });
}

const PATIENCE = 60_000;

let home: string;
beforeEach(() => {
  home = fs.mkdtempSync(path.join(os.tmpdir(), 'pipelines-'));
});
afterEach(() => fs.rmSync(home, { recursive: true }));

/** Files below a folder in the temporary one. */
function written(folder: string): string[] {
  return fs.readdirSync(path.join(home, folder), { recursive: true, encoding: 'utf8' }).filter(name => fs.statSync(path.join(home, folder, name)).isFile()).sort();
}

function given(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(home, 'in', name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
}

function run(...args: string[]): { readonly status: number | null; readonly lines: any[]; readonly error: string } {
  const tsx = path.join(ROOT, 'node_modules', 'tsx', 'dist', 'loader.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tsx, path.join(ROOT, 'tools', 'pipelines.ts'), ...args], { cwd: home, encoding: 'utf8' });
  return { status, lines: stdout.split('\n').filter(line => line.startsWith('{')).map(line => JSON.parse(line) as unknown), error: stderr };
}

test('says of each pipeline of a folder that it is fine, and writes it', () => {
  const good = pipeline('exec-a');
  given({ 'a.yaml': good, 'a.zip': zipSync({ 'pipeline.yaml': Buffer.from(good) }), 'deep/b.json': good, 'deep/c.yml': good, 'README.md': 'none' });
  const { status, lines, error } = run('in', 'out');
  expect(error).toBe('');
  expect(status).toBe(0);
  const names = [['a.yaml', 'a.yaml'], ['a.zip', 'a.zip.yaml'], ['deep/b.json', 'deep/b.json.yaml'], ['deep/c.yml', 'deep/c.yml.yaml']];
  expect(lines).toEqual(names.map(([file, output]) => ({ file, loaded: true, findings: [], equal: true, output: `out/${output}` })));
  expect(written('out')).toEqual(names.map(([, output]) => output));
  expect(loadPipeline(path.join(home, 'out', 'a.zip.yaml')).name).toBe('one');
}, PATIENCE);

test('says of each that is not what is wrong, and goes on', () => {
  given({ 'a.yaml': 'a: 1\n', 'b.yaml': pipeline('exec-b'), 'c.yaml': pipeline('exec-a'), 'd.zip': 'nothing' });
  const { status, lines } = run('in');
  expect(status).toBe(1);
  expect(lines.map(({ file, loaded, equal }) => [file, loaded, equal])).toEqual([
    ['a.yaml', false, false], ['b.yaml', true, true], ['c.yaml', true, true], ['d.zip', false, false],
  ]);
  expect(lines[0].error).toMatch(/^in\/a\.yaml, document 1 must be a pipeline spec .*\(PipelineText\)/);
  expect(lines[3].error).toContain('(PipelineFile)');
  expect(lines[1].findings).toContainEqual(expect.objectContaining({ severity: 'error', path: 'components.comp-a.executorLabel' }));
  expect(written('.cache/pipelines')).toEqual(['b.yaml', 'c.yaml']);
}, PATIENCE);

test('exits with 1 for a finding alone, and does not read what it wrote into the folder before', () => {
  given({ 'b.yaml': pipeline('exec-b'), 'out/old.yaml': 'a: 1\n' });
  expect(run('in', 'in/out')).toMatchObject({ status: 1, lines: [{ file: 'b.yaml', loaded: true, equal: true, output: 'in/out/b.yaml' }] });
  expect(written('in/out')).toEqual(['b.yaml', 'old.yaml']);
}, PATIENCE);

test('exits with 2 and says how it is called for wrong arguments', () => {
  given({ 'a.yaml': pipeline('exec-a'), 'empty/README.md': '' });
  for (const args of [['in', 'in'], ['--what', 'in'], ['in/empty']]) {
    const { status, lines, error } = run(...args);
    expect([args, status, lines]).toEqual([args, 2, []]);
    expect(error).toContain('usage: npm run pipelines -- FOLDER [OUT]');
  }
}, PATIENCE);
