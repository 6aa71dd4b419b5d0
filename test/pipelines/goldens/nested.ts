/** Pipelines as components of others: three levels, whose result a task takes. */
import * as kfp from '../../../src/pipelines';
import type { Golden, Programs } from './golden';

/** Tasks that always run. */
const fresh = { cache: false };

/** Flips a coin; each side is told by a component of its own. */
function coinPipeline(golden: Golden) {
  const flip = golden.python('flip_coin', { outputs: { Output: kfp.str() } });
  const tellHeads = golden.python('core_comp', { inputs: { input: kfp.str() }, outputs: { Output: kfp.str() } });
  const tellTails = golden.python('core_output_comp', { inputs: { input: kfp.str() }, outputs: { output_key: kfp.str() } });
  return kfp.pipeline({
    name: 'core', outputs: { Output: kfp.str() },
    build: p => p.if(kfp.eq(p.task(flip, {}, fresh).output, 'heads'), () => ({ Output: p.task(tellHeads, { input: 'Got heads!' }, fresh).output }))
      .else(() => ({ Output: p.task(tellTails, { input: 'Got tails!' }, fresh).outputs.output_key })).outputs,
  });
}

export const NESTED: Programs = {
  'sdk-critical-artifact-cache': golden => {
    const makeData = golden.python('core_comp', { outputs: { dataset: kfp.dataset() } });
    const read = golden.python('crust_comp', { inputs: { input: kfp.dataset() } });
    const core = kfp.pipeline({ name: 'core', outputs: { Output: kfp.dataset() }, build: p => ({ Output: p.task(makeData).outputs.dataset }) });
    const mantle = kfp.pipeline({ name: 'mantle', outputs: core.outputs, build: p => p.task(core).outputs });
    return kfp.pipeline({
      name: 'artifact-cache-pipeline',
      build: p => {
        p.task(read, { input: p.task(mantle).output });
      },
    });
  },

  'sdk-critical-parameter-cache': golden => {
    const say = golden.python('core_comp', { outputs: { Output: kfp.str() } });
    const print = golden.python('crust_comp', { inputs: { input: kfp.str() } });
    const core = kfp.pipeline({ name: 'core', outputs: say.outputs, build: p => p.task(say).outputs });
    const mantle = kfp.pipeline({ name: 'mantle', outputs: core.outputs, build: p => p.task(core).outputs });
    return kfp.pipeline({
      name: 'parameter-cache-pipeline',
      build: p => {
        p.task(print, { input: p.task(mantle).output });
      },
    });
  },

  'sdk-critical-mixed-parameters': golden => {
    const one = golden.python('core_comp', { outputs: { Output: kfp.int() } });
    const add = golden.python('crust_comp', { inputs: { x: kfp.int(), y: kfp.int() } });
    const core = kfp.pipeline({ name: 'core', outputs: one.outputs, build: p => p.task(one, {}, fresh).outputs });
    const mantle = kfp.pipeline({ name: 'mantle', outputs: core.outputs, build: p => p.task(core, {}, fresh).outputs });
    return kfp.pipeline({
      name: 'mixed-parameters-pipeline',
      build: p => {
        p.task(add, { x: 2, y: p.task(mantle, {}, fresh).output }, fresh);
      },
    });
  },

  'sdk-critical-multiple-parameters-namedtuple': golden => {
    const two = golden.python('core_comp', { outputs: { val1: kfp.str(), val2: kfp.str() } });
    const print = golden.python('crust_comp', { inputs: { val1: kfp.str(), val2: kfp.str() } });
    const core = kfp.pipeline({ name: 'core', outputs: two.outputs, build: p => p.task(two, {}, fresh).outputs });
    const mantle = kfp.pipeline({ name: 'mantle', outputs: core.outputs, build: p => p.task(core, {}, fresh).outputs });
    return kfp.pipeline({
      name: 'multiple-parameters-namedtuple-pipeline',
      build: p => {
        p.task(print, p.task(mantle, {}, fresh).outputs, fresh);
      },
    });
  },

  'sdk-critical-parameter-oneof': golden => {
    const core = coinPipeline(golden);
    const mantle = kfp.pipeline({ name: 'mantle', outputs: core.outputs, build: p => p.task(core, {}, fresh).outputs });
    const print = golden.python('crust_comp', { inputs: { input: kfp.str() } });
    return kfp.pipeline({
      name: 'parameter-oneof-pipeline',
      build: p => {
        p.task(print, { input: p.task(mantle, {}, fresh).output }, fresh);
      },
    });
  },
};
