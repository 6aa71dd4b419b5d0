import { nvidia } from '../../../src/core/catalogue';
import * as kfp from '../../../src/pipelines';
import { expectConfigError } from '../../support';
import { Golden, GOLDENS, NAMES } from '../goldens/golden';
import { chartOf } from './flowchart';

const say = kfp.container({ name: 'say', image: 'busybox:1.37', inputs: { text: kfp.str().optional() }, outputs: { words: kfp.str() }, command: ['echo'] });
const count = kfp.container({ name: 'count', image: 'busybox:1.37', inputs: { all: kfp.list() }, command: ['wc'] });
const tell = kfp.container({ name: 'tell', image: 'busybox:1.37', inputs: { status: kfp.finalStatus() }, command: ['cat'] });

const page = (build: (p: kfp.PipelineBuilder) => void): string => kfp.pipelinePage(kfp.pipeline({ name: 'p', build }).compile({ target: '2.17' }));

/** Rows of a table of a page. */
const rows = (text: string, heading: string): readonly string[] =>
  (text.split(`\n## ${heading}\n`)[1] ?? '').split('\n## ')[0].split('\n').filter(line => line.startsWith('|')).slice(2);

const suite = GOLDENS === undefined ? describe.skip : describe;

suite('compiled pipelines of the Python SDK (skipped where they do not lie beside the project)', () => {
  test.each(NAMES)('%s has a page with a flowchart of all its tasks', name => {
    const { compiled } = new Golden(name);
    const { texts } = chartOf(kfp.pipelinePage(compiled));
    const dags = [compiled.spec.root, ...Object.values(compiled.spec.components ?? {})].flatMap(({ dag }) => dag === undefined ? [] : [dag]);
    expect(texts.size).toBe(dags.flatMap(({ tasks }) => Object.keys(tasks ?? {})).length);
  });
});

test('tasks are joined by what they take, and by what only comes first', () => {
  const { arrows } = chartOf(page(p => {
    const first = p.task(say);
    p.task(say, { text: first.outputs.words });
    p.task(say, {}, { after: [first] });
  }));
  expect(arrows).toEqual(['t_say -> t_say_2 words', 't_say -> t_say_3']);
});

test('groups say what they are, and hold their tasks', () => {
  const { texts, groups } = chartOf(page(p => {
    const start = p.task(say);
    const loop = p.forEach(['a', 'b'], item => ({ words: p.task(say, { text: item }).outputs.words }), { parallelism: 2 });
    p.task(count, { all: loop.outputs.words });
    p.if(kfp.eq(start.outputs.words, 'it\'s | "so"'), () => { p.task(say); }).else(() => { p.task(say); });
    p.onExit(tell, {}, () => { p.task(say); });
  }));
  const words = [...texts.values()].join('\n');
  expect(groups.get('t_say_2')).toEqual(['t_for_loop_2']);
  expect(groups.get('t_say_3')).toEqual(['t_condition_branches_3', 't_condition_4']);
  expect(groups.get('t_tell')).toEqual([]);
  expect(words).toContain('say.words');
  expect(words).not.toContain('inputs.parameter_values');
  expect(words).not.toMatch(/["|]/);
});

test('tables say what tasks run and ask for', () => {
  const text = page(p => {
    p.task(say, {}, { cpu: '500m', memory: { request: '1Gi', limit: '2Gi' }, gpu: nvidia(2), cache: false, retry: { count: 3 }, timeout: '1h' });
  });
  const [row] = rows(text, 'Tasks');
  for (const fact of ['`say`', '500m', '1Gi', '2Gi', 'nvidia.com/gpu', '2', 'no', '3']) {
    expect(row).toContain(fact);
  }
  expect(rows(text, 'Images')).toEqual(['| `busybox:1.37` | `say` |']);
});

test('what pods need is listed, and no value of a variable', () => {
  const text = page(p => {
    p.task(say, {}, { env: { PLAIN: 'hunter2', TOKEN: kfp.secretKey('keys', 'token') }, mounts: { '/data': kfp.claim('data'), '/etc/more': kfp.configMapFiles('more') } });
  });
  for (const name of ['keys', 'data', 'more', 'TOKEN']) {
    expect(text).toContain(name);
  }
  expect(text).not.toContain('hunter2');
});

test('texts of the author are escaped for tables and the flowchart', () => {
  const odd = 'a | b\n<script> `c` [d] "e" {{$}} #quot; end';
  const text = kfp.pipelinePage(kfp.pipeline({
    name: 'odd', description: odd, inputs: { x: kfp.str().default(odd).describe(odd) }, build: (p, { x }) => { p.task(say, { text: x }, { displayName: odd }); },
  }).compile());
  const [row] = rows(text, 'Parameters');
  expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
  expect(text.replace(/`[^`\n]*`/g, '')).not.toContain('<script>');
  expect(() => chartOf(text)).not.toThrow();
});

test('a change of one task changes its own lines alone', () => {
  const made = (words: string) => page(p => {
    Array.from({ length: 20 }, (_, index) => p.task(say, {}, index === 7 ? { displayName: words } : {}));
  }).split('\n');
  const [before, after] = [made('one'), made('two')];
  expect(before).toHaveLength(after.length);
  expect(before.filter((line, index) => line !== after[index]).length).toBeLessThanOrEqual(2);
});

test('what Mermaid could not draw is drawn with closed loops, and the page says so', () => {
  const text = page(p => {
    p.forEach(['a'], () => { Array.from({ length: 400 }, () => p.task(say)); });
    p.task(say);
  });
  expect([...chartOf(text).texts.keys()]).toEqual(['t_for_loop_2', 't_say_401']);
  expect(text).toContain('loops and nested pipelines are drawn as one box each');
  expect(rows(text, 'Tasks').length).toBeGreaterThan(0);
});

test('what is no pipeline is refused', () => {
  expectConfigError(() => kfp.pipelinePage({} as never), 'PipelineText', '', 'spec');
  expectConfigError(() => kfp.pipelinePage(kfp.pipeline({ name: 'p', build: p => { p.task(say); } }).compile(), { titel: 'x' } as never), 'UnknownProp', '', 'title');
});
