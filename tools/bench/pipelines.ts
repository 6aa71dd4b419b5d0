/**
 * What it costs to compile pipelines, by task, for pipelines of several forms and sizes; fails if the cost of a task grows with their number.
 *
 * usage: npx tsx tools/bench/pipelines.ts [most tasks]
 */
import { median, ratio, table } from './report';
import * as kfp from '../../src/pipelines';
import { lintPipeline } from '../../src/pipelines/lint';
import { writePipeline } from '../../src/pipelines/ir/write';

/** Of the time per task in a larger pipeline, against that in the smallest; a quadratic cost makes it sixteen, a busy machine less than three. */
const MOST_GROWTH = 3;
const MOST = Number(process.argv[2] ?? 4000);
const SIZES = [1 / 16, 1 / 8, 1 / 4, 1 / 2, 1].map(share => Math.round(MOST * share));

const step = kfp.container({ name: 'step', image: 'busybox', inputs: { value: kfp.str().default('') }, outputs: { Output: kfp.str() }, args: io => [io.inputs.value] });
const times = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** Pipelines of about as many tasks, by what they are made of. */
const FORMS: Readonly<Record<string, (p: kfp.PipelineBuilder, count: number, name: kfp.Parameter<'STRING'>) => void>> = {
  'tasks in a chain': (p, count) => void times(count).reduce<kfp.Parameter<'STRING'> | undefined>(value => p.task(step, { value }).output, undefined),
  'tasks in one loop, each with a value from outside': (p, count, name) => void p.forEach(['a', 'b'], item => times(count).forEach(() => p.task(step,
    { value: kfp.text`${item} ${name}` }))),
  'conditions beside each other, each with else': (p, count, name) => times(count / 2).forEach(index => {
    const { value } = p.if(kfp.eq(name, `${index}`), () => ({ value: p.task(step).output })).else(() => ({ value: p.task(step).output })).outputs;
    p.task(step, { value });
  }),
  'loops beside each other, whose values are collected': (p, count, name) => times(count / 2).forEach(() => {
    const { values } = p.forEach(['a'], () => ({ values: p.task(step, { value: name }).output })).outputs;
    p.forEach(values, value => p.task(step, { value }));
  }),
  'tasks with settings of their pods': (p, count, name) => times(count).forEach(() => p.task(step, {}, {
    cpu: '1', memory: '1Gi', env: { A: 'b', C: kfp.secretKey('s', 'k') }, mounts: { '/data': kfp.claim(name), '/tmp/x': kfp.emptyDir() }, retry: { count: 1 }, labels: { a: 'b' },
  })),
  'one task after all others': (p, count) => void p.task(step, {}, { after: times(count).map(() => p.task(step)) }),
  'nested pipelines of ten tasks, each another': (p, count) => times(count / 10).forEach(index => {
    p.task(kfp.pipeline({ name: `inner-${index}`, build: q => times(10).forEach(() => q.task(step)) }));
  }),
};

interface Cost {
  readonly build: number;
  readonly compile: number;
  readonly lint: number;
  readonly write: number;
}

/** Microseconds of the processor for each task. */
function cost(form: string, count: number): Cost {
  const time = <T>(act: () => T): readonly [T, number] => {
    const begin = process.cpuUsage();
    const result = act();
    const { user, system } = process.cpuUsage(begin);
    return [result, (user + system) / count];
  };
  const [pipeline, build] = time(() => kfp.pipeline({ name: 'bench', inputs: { name: kfp.str() }, build: (p, { name }) => FORMS[form](p, count, name) }));
  const [compiled, compile] = time(() => pipeline.compile());
  const [findings, lint] = time(() => lintPipeline(compiled).filter(({ rule }) => !rule.startsWith('Size/')));
  const [, write] = time(() => writePipeline(compiled));
  if (findings.length > 0) {
    throw new Error(`${form}: ${JSON.stringify(findings[0])}`);
  }
  return { build, compile, lint, write };
}

function middle(form: string, count: number): Cost {
  const all = times(5).map(() => cost(form, count));
  const of = (part: keyof Cost): number => median(all.map(one => one[part]));
  return { build: of('build'), compile: of('compile'), lint: of('lint'), write: of('write') };
}

let growth = 0;
for (const form of Object.keys(FORMS)) {
  cost(form, SIZES[0]);
  const all = SIZES.map(count => ({ count, ...middle(form, count) }));
  const made = ({ build, compile }: Cost): number => build + compile;
  table(`${form}: processor time per task, build + compile, lint, write`, all.map(one => [
    `${one.count} tasks`, `${one.build.toFixed(0)} + ${one.compile.toFixed(0)} us`, ratio('', made(one) / made(all[0]))[1], `${one.lint.toFixed(0)} us`, ratio('',
      one.lint / all[0].lint)[1],
    `${one.write.toFixed(0)} us`, ratio('', one.write / all[0].write)[1],
  ]));
  growth = Math.max(growth, ...all.map(one => made(one) / made(all[0])));
}
if (growth > MOST_GROWTH) {
  console.error(`the time per task grows to ${growth.toFixed(1)} times: somewhere the cost of compiling is not linear`);
  process.exitCode = 1;
}
