/** Who knows a system by its name finds it in docs/samples.md or docs/workloads, and from there a typed example of it, which the type check compiles. */
import * as fs from 'fs';
import * as path from 'path';
import { anchor } from './doc-block';
import { allBlocks, blocksOf, PAGES } from '../tools/doc-blocks';

const ROOT = path.join(__dirname, '..');
const text = (page: string) => fs.readFileSync(path.join(ROOT, page), 'utf8');

/** Pages with tables by which people look for something. */
const INDEXES = ['docs/samples.md', 'docs/workloads/README.md'];

/** Names that people look for, and what an example of each has in its code. */
const EXAMPLES: Readonly<Record<string, RegExp>> = {
  'Katib': /new Experiment\(/,
  'KFServing': /new InferenceService\(/,
  'KServe': /new InferenceService\(/,
  'TensorRT': /new InferenceService\([^]*modelFormat: 'tensorrt'/,
  'TFServing': /new InferenceService\([^]*modelFormat: 'tensorflow'/,
  'Seldon': /new InferenceService\([^]*runtime: 'kserve-mlserver'/,
  'BentoML': /new InferenceService\([^]*predictor: bento\(/,
  'TensorBoard': /new Tensorboard\(/,
  'Spark': /new SparkApplication\(/,
  'Fairing': /new PythonJob\(/,
  'TensorFlow': /new TFJob\(/,
  'PyTorch': /new TrainJob\([^]*runtime: 'torch-distributed'/,
  'XGBoost': /new TrainJob\([^]*runtime: 'xgboost-distributed'/,
  'MPI': /new MPIJob\(/,
  'GPU nodes': /new Notebook\([^]*nodePool: /,
  'custom notebook image': /image: notebookImage\(/,
  'pull secret': /imagePullSecrets: \['/,
};

/** A text, and where it leads. */
interface Row {
  readonly words: string;
  /** `<page>#<anchor>` each. */
  readonly targets: readonly string[];
}

/** Rows of the tables of a page that lead to sections of the documentation. */
function rowsOf(page: string, content: string): Row[] {
  return content.split('\n').filter(line => line.startsWith('| ')).map(line => ({
    words: line.split('|')[1],
    targets: [...line.matchAll(/\]\(([^)#:]*)#([\w-]+)\)/g)].map(([, file, section]) => `${file === '' ? page : path.posix.join(path.posix.dirname(page), file)}#${section}`),
  }));
}

/** The code in a section of a page, up to the next heading. */
function examplesIn(target: string): string[] {
  const [page, section] = target.split('#');
  const part = text(page).split(/^(?=#+ )/m).find(one => anchor(/^#+ (.+)/.exec(one)?.[1] ?? '') === section);
  const compiled = new Set(allBlocks().map(({ code }) => code));
  return part === undefined ? [] : blocksOf(page, part).map(({ code }) => code).filter(code => compiled.has(code));
}

/** Whether one of the rows with the name leads to such code. */
function leads(name: string, code: RegExp, rows: readonly Row[]): boolean {
  const word = new RegExp(`(?<!\\w)${name}(?!\\w)`);
  return rows.filter(({ words }) => word.test(words)).some(({ targets }) => targets.some(target => examplesIn(target).some(one => code.test(one))));
}

test.each(Object.entries(EXAMPLES))('%s is found, with an example', (name, code) => {
  expect(leads(name, code, INDEXES.flatMap(page => rowsOf(page, text(page))))).toBe(true);
});

test('people get to these pages from README.md', () => {
  expect(PAGES).toEqual(expect.arrayContaining(INDEXES));
  expect(text('README.md')).toContain('](docs/samples.md)');
  expect(text('README.md')).toContain('](docs/workloads/README.md)');
  expect(text('docs/workloads/README.md')).toContain('](../samples.md)');
});

test('a name without an example is none that is found', () => {
  const rows = rowsOf('docs/samples.md', text('docs/samples.md'));
  expect(leads('Fairings', /new PythonJob\(/, rows)).toBe(false); // no row with the name
  expect(leads('Fairing', /new Nothing\(/, rows)).toBe(false); // no such code where the row leads
  expect(leads('Fairing', /new PythonJob\(/, rowsOf('docs/samples.md', text('docs/samples.md').replaceAll('#fairing', '#gone')))).toBe(false);
  expect(examplesIn('docs/samples.md#gone')).toEqual([]);
});
