/** Loops and conditions, and what comes out of them. */
import * as kfp from '../../../src/pipelines';
import type { Golden, Programs } from './golden';

/** Tasks that always run. */
const fresh = { cache: false };

const doubleNumber = (golden: Golden) => golden.python('double', { inputs: { num: kfp.int() }, outputs: { Output: kfp.int() } });
const addNumbers = (golden: Golden) => golden.python('add', { inputs: { nums: kfp.list(kfp.int()) }, outputs: { Output: kfp.int() } });

/** The sum of the numbers in two lists of files. */
function addTwoLists(golden: Golden) {
  const add = golden.python('add', { inputs: { in_datasets: kfp.dataset().list() }, outputs: { out_dataset: kfp.dataset() } });
  const addTwo = golden.python('add_two_ints', { inputs: { in_dataset1: kfp.dataset(), in_dataset2: kfp.dataset() }, outputs: { out_dataset: kfp.dataset() } });
  return kfp.pipeline({
    name: 'add-two-lists-of-datasets', inputs: { in_datasets1: kfp.dataset().list(), in_datasets2: kfp.dataset().list() }, outputs: { Output: kfp.dataset() },
    build: (p, { in_datasets1, in_datasets2 }) => {
      const in_dataset1 = p.task(add, { in_datasets: in_datasets1 }).outputs.out_dataset;
      const in_dataset2 = p.task(add, { in_datasets: in_datasets2 }).outputs.out_dataset;
      return { Output: p.task(addTwo, { in_dataset1, in_dataset2 }).outputs.out_dataset };
    },
  });
}

/** A model for each id and each letter, by a loop in a loop. */
function collectingPipeline(golden: Golden, readModels: kfp.Component<{ readonly models: kfp.ArtifactPort<'system.Model', true, true> }>) {
  const splitIds = golden.python('split_ids', { inputs: { model_ids: kfp.str() }, outputs: { Output: kfp.list() } });
  const splitChars = golden.python('split_chars', { inputs: { model_ids: kfp.str() }, outputs: { Output: kfp.list() } });
  const createFile = golden.python('create_file', { inputs: { content: kfp.str() }, outputs: { file: kfp.artifact() } });
  const readFile = golden.python('read_single_file', { inputs: { file: kfp.artifact() }, outputs: { Output: kfp.str() } });
  const createDataset = golden.python('create_dataset', { inputs: { content: kfp.str() }, outputs: { data: kfp.dataset() } });
  const readDatasets = golden.python('read_datasets', { inputs: { data: kfp.dataset().list() }, outputs: { Output: kfp.str() } });
  const train = golden.python('read_single_dataset_generate_model', { inputs: { data: kfp.dataset(), id: kfp.str() }, outputs: { results: kfp.model() } });
  const datasetOf = kfp.pipeline({
    name: 'single-node-dag', inputs: { char: kfp.str() }, outputs: { Output: kfp.dataset() },
    build: (p, { char }) => ({ Output: p.task(createDataset, { content: char }, fresh).outputs.data }),
  });
  return kfp.pipeline({
    name: 'collecting-artifacts', inputs: { model_ids: kfp.str().default(''), model_chars: kfp.str().default('') }, outputs: { Output: kfp.model().list() },
    build: (p, { model_ids, model_chars }) => {
      const ids = p.task(splitIds, { model_ids }, fresh).output;
      const chars = p.task(splitChars, { model_ids: model_chars }, fresh).output;
      return p.forEach(ids, id => {
        p.task(readFile, { file: p.task(createFile, { content: id }, fresh).outputs.file }, fresh);
        const { data, models } = p.forEach(chars, char => {
          const dataset = p.task(datasetOf, { char }, fresh).output;
          return { data: dataset, models: p.task(train, { data: dataset, id }, fresh).outputs.results };
        }).outputs;
        p.task(readModels, { models }, fresh);
        p.task(readDatasets, { data }, fresh);
        return { Output: models };
      }).outputs;
    },
  });
}

export const COLLECTED: Programs = {
  'sdk-artifacts-complex': golden => {
    const double = golden.python('double', { inputs: { num: kfp.int() }, outputs: { out_dataset: kfp.dataset() } });
    return kfp.pipeline({
      name: 'math-pipeline', inputs: { threshold: kfp.int().default(2) }, outputs: { datasets: kfp.dataset().list(), sum: kfp.dataset() },
      build: (p, { threshold }) => {
        const { outer, inner } = p.forEach([1, 2, 3], x => {
          const doubled = p.task(double, { num: x }).outputs.out_dataset;
          const large = p.forEach([1, 2, 3], y => p.if(kfp.ge(y, threshold), () => p.task(double, { num: y }).outputs).outputs);
          return { outer: doubled, inner: large.outputs.out_dataset };
        }).outputs;
        return { datasets: outer, sum: p.task(addTwoLists(golden), { in_datasets1: outer, in_datasets2: inner }).output };
      },
    });
  },

  'sdk-collected-artifacts': golden => {
    const readModels = golden.python('read_models', { inputs: { models: kfp.model().list() }, outputs: { Output: kfp.str() } });
    const collecting = collectingPipeline(golden, readModels);
    return kfp.pipeline({
      name: 'collected-artifact-pipeline',
      build: p => {
        const models = p.task(collecting, { model_ids: 's1,s2,s3', model_chars: 'x,y,z' }, fresh).output;
        p.task(readModels, { models }, fresh);
      },
    });
  },

  'sdk-conditional-producer-and-consumers': golden => {
    const [double, add] = [doubleNumber(golden), addNumbers(golden)];
    return kfp.pipeline({
      name: 'math-pipeline', inputs: { threshold: kfp.int().default(2) }, outputs: { Output: kfp.int() },
      build: (p, { threshold }) => {
        const large = p.forEach([1, 2, 3], num => p.if(kfp.ge(num, threshold), () => p.task(double, { num }).outputs).outputs);
        return p.if(kfp.eq(threshold, 2), () => p.task(add, { nums: large.outputs.Output }).outputs).outputs;
      },
    });
  },

  'sdk-critical-flip-coin': golden => {
    const flip = golden.python('flip_coin', { outputs: { Output: kfp.str() } });
    const random = golden.python('random_num', { inputs: { low: kfp.int(), high: kfp.int() }, outputs: { Output: kfp.int() } });
    const print = golden.python('print_msg', { inputs: { msg: kfp.str() } });
    return kfp.pipeline({
      name: 'conditional-execution-pipeline', description: golden.description,
      build: p => {
        const side = p.task(flip, {}, fresh).output;
        const tell = (name: 'heads' | 'tails', low: number, high: number, limit: number): void => {
          p.if(kfp.eq(side, name), () => {
            const number = p.task(random, { low, high }, fresh).output;
            p.if(kfp.gt(number, limit), () => {
              p.task(print, { msg: kfp.text`${name} and ${number} > ${limit}!` }, fresh);
            });
            p.if(kfp.le(number, limit), () => {
              p.task(print, { msg: kfp.text`${name} and ${number} <= ${limit}!` }, fresh);
            });
          });
        };
        tell('heads', 0, 9, 5);
        tell('tails', 10, 19, 15);
      },
    });
  },

  'sdk-critical-parallel-for-after-dependency': golden => {
    const print = golden.python('print_op', { inputs: { message: kfp.str() }, outputs: { Output: kfp.str() } });
    return kfp.pipeline({
      name: 'loop-with-after-dependency-set',
      build: p => {
        const loop = p.forEach([1, 2, 3], () => {
          p.task(print, { message: 'foo' });
        });
        p.task(print, { message: 'bar' }, { after: [loop] });
        p.task(print, { message: 'baz' }, { after: [loop] });
      },
    });
  },

  'sdk-critical-parameters-simple': golden => {
    const [double, add] = [doubleNumber(golden), addNumbers(golden)];
    // The words of the script are those of the compiled pipeline; what they name in between is ours.
    const [script = ''] = golden.container('exec-add-container').args ?? [];
    const [mkdir, echo, jq, end] = script.split(/\{\{[^}]*\}\}/);
    const addByShell = kfp.container({
      name: 'add-container', image: 'jetbrainsinfra/jq', inputs: { nums: kfp.list(kfp.int()) }, outputs: { sum: kfp.int() },
      command: ['sh', '-c'], args: ({ inputs: { nums }, outputs: { sum } }) => [kfp.concat(mkdir, sum.path, echo, nums, jq, sum.path, end)],
    });
    return kfp.pipeline({
      name: 'math-pipeline', outputs: { Output: kfp.list(kfp.int()) },
      build: p => {
        const { Output: nums } = p.forEach([1, 2, 3], num => p.task(double, { num }).outputs).outputs;
        p.task(add, { nums });
        p.task(addByShell, { nums });
        return { Output: nums };
      },
    });
  },
};
