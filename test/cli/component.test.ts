/** What is told of components that are here. */
import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { call, COMPONENT, home, leave } from './support';
import { container, dataset, int, pipeline } from '../../src/pipelines';
import { writePipeline } from '../../src/pipelines/ir/write';

afterEach(leave);

describe('component declare', () => {
  test('prints a component.yaml as it is declared', async () => {
    home();
    fs.mkdirSync('parts');
    fs.writeFileSync('parts/mnist.yaml', COMPONENT);
    expect(await call('component', 'declare', path.resolve('parts/mnist.yaml'))).toEqual({
      code: 0, err: '', out: `import { componentFromFile, int, str } from 'cdk8s-kubeflow/pipelines';

/** Trains a model. */
export const trainMnistModel = componentFromFile({
  file: 'parts/mnist.yaml',
  inputs: {
    /** Where the data lies. */
    storage: str(),
    steps: int().default(10),
    note: str().optional(),
  },
  outputs: {
    logdir: str(),
  },
});
` });
  });

  test('prints a function in Python as it is declared', async () => {
    home();
    fs.writeFileSync('lines.py', `
from typing import Optional
from kfp.dsl import Dataset, Input, OutputPath

def helper(a):
    return a

def repeat_line(line: str, source: Input[Dataset], model_path: OutputPath('TFModel'), count: int = 10, note: Optional[str] = None) -> float:
    """Repeats a line."""
    return 1.0
`);
    expect(await call('component', 'declare', 'lines.py', '--function', 'repeat_line')).toEqual({
      code: 0, err: '', out: `import { dataset, float, int, ownArtifact, python, str } from 'cdk8s-kubeflow/pipelines';

/** Repeats a line. */
export const repeatLine = python({
  file: 'lines.py',
  function: 'repeat_line',
  inputs: {
    line: str(),
    source: dataset(),
    count: int().default(10),
    note: str().optional(),
  },
  outputs: {
    model_path: ownArtifact('TFModel'),
    Output: float(),
  },
});
` });
    const { code, err } = await call('component', 'declare', 'lines.py');
    expect(code).toBe(2);
    expect(err).toContain('lines.py has the functions helper, repeat_line; name one by --function');
    expect(await call('component', 'declare', 'lines.py', '--function', 'repeat')).toMatchObject({ code: 1, err: expect.stringContaining('repeat_line') as string });
  });

  test('takes the only function of a file', async () => {
    home();
    fs.writeFileSync('one.py', 'def list():\n    pass\n');
    expect((await call('component', 'declare', 'one.py')).out).toContain("export const list = python({\n  file: 'one.py',\n  function: 'list',\n});");
  });

  test('knows compiled pipelines, and what was made of one component', async () => {
    home();
    const ports = { inputs: { data: dataset() }, outputs: { rows: int() } };
    const count = container({ name: 'count', image: 'count:1', ...ports, command: ({ inputs, outputs }) => ['count', inputs.data.path, outputs.rows.path] });
    const of = (name: string) => writePipeline(pipeline({ name, ...ports, build: (p, { data }) => ({ rows: p.task(count, { data }).outputs.rows }) }).compile());
    fs.writeFileSync('count.yaml', of('count'));
    fs.writeFileSync('other.yaml', of('other'));
    expect((await call('component', 'declare', 'count.yaml')).out).toContain("export const count = componentFromFile({\n  file: 'count.yaml',\n  inputs: {\n    data: dataset(),");
    expect((await call('component', 'declare', 'other.yaml')).out).toContain("export const other = pipelineFromFile({\n  file: 'other.yaml',\n  inputs: {\n    data: dataset(),");
  });

  test.each([
    ['str', 'componentStr'], ['class', 'componentClass'], ['3 blind mice', 'component3BlindMice'], ["Bob's model", 'bobSModel'], ['Übung', 'bung'],
  ])('a component of the name %s gets one that a program can have: %s', async (name, identifier) => {
    home();
    fs.writeFileSync('a.yaml', `name: "${name}"\ndescription: ends */ here\ninputs: [{name: x, type: String, default: "it's"}]\nimplementation: {container: {image: a}}`);
    const { out } = await call('component', 'declare', 'a.yaml');
    expect(out).toContain(`/** ends *\\/ here. */\nexport const ${identifier} = `);
    expect(out).toContain("x: str().default('it\\'s'),");
  });

  test('a component without a name gets that of its file', async () => {
    home();
    fs.writeFileSync('load-data.yaml', 'implementation: {container: {image: a}}');
    expect((await call('component', 'declare', 'load-data.yaml')).out)
      .toContain("export const loadData = componentFromFile({\n  file: 'load-data.yaml',\n  name: 'load-data',\n});");
  });

  test('what it prints compiles, and loads', async () => {
    const folder = home();
    fs.writeFileSync('mnist.yaml', COMPONENT);
    const { out } = await call('component', 'declare', 'mnist.yaml');
    const root = path.join(__dirname, '..', '..');
    const program = out.replace("'cdk8s-kubeflow/pipelines'", JSON.stringify(path.join(root, 'src', 'pipelines', 'formats'))).replace(/^import \{ componentFromFile, (.*) \} from (.*);/,
      `import { componentFromFile } from $2;\nimport { $1 } from ${JSON.stringify(path.join(root, 'src', 'pipelines'))};`);
    fs.writeFileSync('program.ts', `${program}\nprocess.stdout.write(trainMnistModel.name);\n`);
    expect(execFileSync(process.execPath, [path.join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), 'program.ts'], { cwd: folder, encoding: 'utf8' })).toBe('train-mnist-model');
  });
});

describe('component check', () => {
  test('tells what differs and what is missing', async () => {
    home();
    fs.writeFileSync('same.yaml', 'abc');
    fs.writeFileSync('changed.yaml', 'abcd');
    const entry = { url: 'https://example.com/a.yaml', sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' };
    fs.writeFileSync('components.lock.json', JSON.stringify({ 'changed.yaml': entry, 'gone.yaml': entry, 'same.yaml': entry }));
    expect(await call('component', 'check')).toEqual({ code: 1, out: 'differs: changed.yaml\nmissing: gone.yaml\nsame: same.yaml\n', err: '' });
  });

  test('wants something to compare', async () => {
    home();
    expect(await call('component', 'check', 'none')).toMatchObject({ code: 1, err: expect.stringContaining('none/components.lock.json must name files, got none') as string });
  });
});

describe('pipeline lint', () => {
  const step = container({ name: 'step', image: 'step:1', inputs: { n: int().optional() }, command: ['step'], args: ['{"IfPresent": {"InputName": "n", "Then": ["a"]}}'] });
  const good = () => pipeline({ name: 'good', build: p => void p.task(step) }).compile();

  test('a good pipeline passes; what a server cannot do is asked for', async () => {
    home();
    fs.writeFileSync('good.yaml', writePipeline(good()));
    expect(await call('pipeline', 'lint', 'good.yaml')).toEqual({ code: 0, out: '', err: '' });
    const { code, out } = await call('pipeline', 'lint', 'good.yaml', '--target', '2.16');
    expect(code).toBe(0);
    expect(out).toMatch(/^good\.yaml: warning: deploymentSpec\.executors\.exec-step\.container\.args\[0\] .* \(Server\/IfPresent\)\n$/);
  });

  test('faults are told with file and place, those of other files too', async () => {
    home();
    const { spec } = good();
    fs.writeFileSync('good.yaml', writePipeline({ spec }));
    fs.writeFileSync('bad.yaml', writePipeline({ spec: { ...spec, deploymentSpec: { executors: {} } } }));
    fs.writeFileSync('none.yaml', 'a: b');
    const { code, out, err } = await call('pipeline', 'lint', 'none.yaml', 'bad.yaml', 'good.yaml');
    expect(code).toBe(1);
    expect(out).toMatch(/^bad\.yaml: error: components\.comp-step\.executorLabel .*\(Reference\/Executor\)\n$/);
    expect(err).toContain('none.yaml, document 1 must be a pipeline spec');
  });
});

describe('pipeline diff', () => {
  const COMPILED = `pipelineInfo: {name: p}
root: {dag: {tasks: {t: {componentRef: {name: comp-t}, cachingOptions: {enableCache: true}}}}}
components: {comp-t: {executorLabel: exec-t}}
deploymentSpec: {executors: {exec-t: {container: {image: busybox}}}}
schemaVersion: 2.1.0
sdkVersion: kfp-2.16.0
`;

  test('is silent about what means the same', async () => {
    home();
    fs.writeFileSync('a.yaml', COMPILED);
    fs.writeFileSync('b.yaml', COMPILED.replace('kfp-2.16.0', 'another').replace('pipelineInfo: {name: p}\n', '').concat('pipelineInfo: {name: p}\n'));
    expect(await call('pipeline', 'diff', 'a.yaml', 'b.yaml')).toEqual({ code: 0, out: '', err: '' });
  });

  test('names the place of what does not', async () => {
    home();
    fs.writeFileSync('a.yaml', COMPILED);
    fs.writeFileSync('b.yaml', COMPILED.replace('busybox', 'alpine'));
    const { code, out } = await call('pipeline', 'diff', 'a.yaml', 'b.yaml');
    expect(code).toBe(1);
    expect(out).toContain('deploymentSpec.executors.exec-t.container.image');
  });

  test('takes two files', async () => {
    expect(await call('pipeline', 'diff', 'a.yaml')).toMatchObject({ code: 2, err: expect.stringContaining('pipeline diff takes two files') as string });
  });
});
