/** Tasks, parameters and outputs. */
import * as kfp from '../../../src/pipelines';
import type { Programs } from './golden';

export const BASIC: Programs = {
  'sdk-critical-add-numbers': golden => {
    const add = golden.python('add_numbers', { inputs: { a: kfp.int(), b: kfp.int() }, outputs: { Output: kfp.int() } });
    return kfp.pipeline({
      name: 'add-numbers', inputs: { a: kfp.int(), b: kfp.int() }, outputs: { Output: kfp.int() },
      build: (p, { a, b }) => ({ Output: p.task(add, { a, b }).output }),
    });
  },
  'sdk-critical-component-with-optional-inputs': golden => {
    const component = golden.python('component_op', { inputs: { input1: kfp.str().default('default value'), input2: kfp.str().optional(), input3: kfp.str().optional() } });
    return kfp.pipeline({
      name: 'v2-component-optional-input',
      build: p => {
        p.task(component, { input1: 'Hello', input2: 'World' });
      },
    });
  },
  'sdk-component-with-metadata-fields': golden => {
    const join = golden.python('dataset_joiner', {
      inputs: { dataset_a: kfp.dataset(), dataset_b: kfp.dataset() }, outputs: { out_dataset: kfp.dataset(), Output: kfp.str() },
    });
    return kfp.pipeline({ name: join.name, inputs: join.inputs, outputs: join.outputs, build: (p, inputs) => p.task(join, inputs).outputs });
  },
  'sdk-essential-pipeline-with-nested-conditions': golden => {
    const flip = golden.python('flip_coin_op', { outputs: { Output: kfp.str() } });
    const print = golden.python('print_op', { inputs: { msg: kfp.str() } });
    return kfp.pipeline({
      name: 'nested-conditions-pipeline',
      build: p => {
        const [flip1, flip2] = [p.task(flip), p.task(flip)];
        p.task(print, { msg: flip1.output });
        p.task(print, { msg: flip2.output });
        p.if(kfp.ne(flip1.output, 'no-such-result'), () => {
          const flip3 = p.task(flip);
          p.task(print, { msg: flip3.output });
          p.if(kfp.eq(flip2.output, flip3.output), () => {
            p.task(print, { msg: p.task(flip).output });
          });
        });
      },
    });
  },
};
