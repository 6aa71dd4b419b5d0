/** Conditions: branches, what the one that ran gives, loops in them. */
import * as kfp from '../../../src/pipelines';
import type { Programs } from './golden';

export const CONDITIONS: Programs = {
  'sdk-if-elif-else-complex': golden => {
    const number = golden.python('int_0_to_9999', { outputs: { Output: kfp.int() } });
    const evenOrOdd = golden.python('is_even_or_odd', { inputs: { num: kfp.int() }, outputs: { Output: kfp.str() } });
    const print = golden.python('print_and_return', { inputs: { text: kfp.str() }, outputs: { Output: kfp.str() } });
    const printAll = golden.python('print_ints', { inputs: { ints: kfp.list(kfp.int()) } });
    return kfp.pipeline({
      name: 'lucky-number-pipeline',
      inputs: { add_drumroll: kfp.bool().default(true), repeat_if_lucky_number: kfp.bool().default(true), trials: kfp.list(kfp.int()).default([1, 2, 3]) },
      build: (p, { add_drumroll, repeat_if_lucky_number, trials }) => {
        const say = (text: string) => ({ said: p.task(print, { text }).output });
        const sayWhich = (num: kfp.Parameter<'NUMBER_INTEGER'>, size: string) => {
          const which = p.task(evenOrOdd, { num }).output;
          const { said } = p.if(kfp.eq(which, 'even'), () => say(`Got a ${size} even number!`)).else(() => say(`Got a ${size} odd number!`)).outputs;
          p.task(print, { text: said });
        };
        const { ints } = p.forEach(trials, trial => {
          p.if(kfp.eq(add_drumroll, true), () => {
            p.if(kfp.eq(trial, 3), () => { say('Adding drumroll on last trial!'); });
          });
          const drawn = p.task(number, {}, { cache: false }).output;
          p.if(kfp.lt(drawn, 5000), () => sayWhich(drawn, 'low'))
            .elif(kfp.gt(drawn, 5000), () => sayWhich(drawn, 'high'))
            .else(() => {
              say('Announcing: Got the lucky number 5000! A one in 10,000 chance.');
              p.if(kfp.eq(repeat_if_lucky_number, true), () => {
                p.forEach([1, 2], () => { say('Announcing again: Got the lucky number 5000! A one in 10,000 chance.'); });
              });
            });
          return { ints: drawn };
        }).outputs;
        p.task(printAll, { ints });
      },
    });
  },
  'sdk-if-else-with-oneof-artifacts': golden => {
    const flip = golden.python('flip_coin', { outputs: { Output: kfp.str() } });
    const toArtifact = golden.python('param_to_artifact', { inputs: { val: kfp.str() }, outputs: { a: kfp.artifact() } });
    const print = golden.python('print_artifact', { inputs: { a: kfp.artifact() } });
    const inner = kfp.pipeline({
      name: 'flip-coin-pipeline', outputs: { Output: kfp.artifact() },
      build: p => {
        const val = p.task(flip).output;
        const file = () => p.task(toArtifact, { val }).outputs;
        const { a } = p.if(kfp.eq(val, 'heads'), file).else(file).outputs;
        p.task(print, { a });
        return { Output: a };
      },
    });
    return kfp.pipeline({ name: 'outer-pipeline', build: p => { p.task(print, { a: p.task(inner).output }); } });
  },
  'sdk-if-else-with-oneof-parameters': golden => {
    const flip = golden.python('flip_coin', { outputs: { Output: kfp.str() } });
    const print = golden.python('print_and_return', { inputs: { text: kfp.str() }, outputs: { Output: kfp.str() } });
    return kfp.pipeline({
      name: 'flip-coin-pipeline', outputs: { Output: kfp.str() },
      build: p => {
        const say = (text: string) => ({ Output: p.task(print, { text }).output });
        const { outputs } = p.if(kfp.eq(p.task(flip).output, 'heads'), () => say('Got heads!')).else(() => say('Got tails!'));
        p.task(print, { text: outputs.Output });
        return outputs;
      },
    });
  },
};
