/** Values outside of their place. */
import * as kfp from '../../../src/pipelines';
import { flip, greet, nothing, notify, show, total } from '../support';
import { inCompiled, type Mistake } from './mistake';

/** Another pipeline, and what was in it. */
function elsewhere(): { readonly input: kfp.Parameter<'STRING'>; readonly output: kfp.Parameter<'STRING'>; readonly task: kfp.Task } {
  let found: ReturnType<typeof elsewhere> | undefined;
  kfp.pipeline({
    name: 'elsewhere', inputs: { name: kfp.str() },
    build: (p, { name }) => {
      const task = p.task(greet, { name });
      found = { input: name, output: task.output, task };
    },
  });
  return found as ReturnType<typeof elsewhere>;
}

export const SCOPES: readonly Mistake[] = [
  ['an item outside', 'ReferenceScope', '"greet"', 'an item of the loop "for-loop-2"', 'return the value', inCompiled(p => {
    let leaked: kfp.Parameter<'STRING'> | undefined;
    p.forEach(['a'], item => {
      leaked = item;
      p.task(nothing);
    });
    p.task(greet, { name: leaked as kfp.Parameter<'STRING'> });
  })],
  ['a value of one loop in another', 'ReferenceScope', '"greet-2"', 'the output "Output" of the task "greet"', 'use its outputs', inCompiled((p, { names }) => {
    let leaked: kfp.Parameter<'STRING'> | undefined;
    p.forEach(names, name => { leaked = p.task(greet, { name }).output; });
    p.forEach(names, () => p.task(greet, { name: leaked as kfp.Parameter<'STRING'> }));
  })],
  ['an item of one loop in another over the same list', 'ReferenceScope', '"greet-2"', 'an item of the loop "for-loop-1"', 'use its outputs', inCompiled((p, { names, fast }) => {
    let leaked: kfp.Parameter<'STRING'> | undefined;
    p.forEach(names, name => {
      leaked = name;
      p.task(greet, { name });
    });
    p.forEach(names, name => p.if(kfp.eq(fast, true), () => {
      p.task(show, { text: name });
      p.task(greet, { name: leaked as kfp.Parameter<'STRING'> });
    }));
  })],
  ['a value of a branch outside', 'ReferenceScope', '"greet"', 'the output "Output" of the task "flip"', 'return the value', inCompiled((p, { fast }) => {
    let leaked: kfp.Parameter<'STRING'> | undefined;
    p.if(kfp.eq(fast, true), () => { leaked = p.task(flip).output; });
    p.task(greet, { name: leaked as kfp.Parameter<'STRING'> });
  })],
  ['a value of what an exit handler watches', 'ReferenceScope', '"greet"', 'the output "Output" of the task "flip"', 'return the value', inCompiled(p => {
    let leaked: kfp.Parameter<'STRING'> | undefined;
    p.onExit(notify, {}, () => { leaked = p.task(flip).output; });
    p.task(greet, { name: leaked as kfp.Parameter<'STRING'> });
  })],
  ['a value of another pipeline', 'ReferenceScope', '"greet"', 'the output "Output" of the task "greet"', 'return the value',
    inCompiled(p => p.task(greet, { name: elsewhere().output }))],
  ['an input of another pipeline, of a name that is here too', 'ReferenceScope', '"greet"', 'the input "name"', 'return the value',
    inCompiled((p, { name }) => p.forEach([1], () => {
    p.task(show, { text: name });
    p.task(greet, { name: elsewhere().input });
  }))],
  ['a condition over a leaked value', 'ReferenceScope', '"condition-2"', 'the output "Output" of the task "flip"', 'return the value', inCompiled((p, { names }) => {
    let leaked: kfp.Parameter<'STRING'> | undefined;
    p.forEach(names, () => { leaked = p.task(flip).output; });
    p.if(kfp.eq(leaked as kfp.Parameter<'STRING'>, 'x'), () => p.task(nothing));
  })],
  ['a claim of another loop', 'ReferenceScope', '"nothing"', 'the output "Output" of the task "flip"', 'return the value', inCompiled((p, { names }) => {
    let leaked: kfp.Parameter<'STRING'> | undefined;
    p.forEach(names, () => { leaked = p.task(flip).output; });
    p.task(nothing, {}, { mounts: { '/data': kfp.claim(leaked as kfp.Parameter<'STRING'>) } });
  })],
  ['an item as the result of its loop', 'ReferenceScope', 'only outputs of tasks can be given', 'an item of the loop "for-loop-2"', 'pass it through a component', inCompiled(p => {
    const { item } = p.forEach([1], each => {
      p.task(nothing);
      return { item: each };
    }).outputs;
    p.task(total, { numbers: item });
  })],
  ['the value of another task as the result of a branch', 'ReferenceScope', 'a branch of a condition can only give', 'the output "Output" of the task "flip"',
    'return an output of a task inside it',
    inCompiled((p, { fast }) => {
    const before = p.task(flip).output;
    const choice = p.if(kfp.eq(fast, true), () => {
      p.task(nothing);
      return { x: before };
    }).else(() => ({ x: p.task(flip).output }));
    p.task(greet, { name: choice.outputs.x });
  })],
  ['a value of each round that is not collected', 'ReferenceScope', 'must be collected', 'the output "Output" of the task "greet"', 'use outputs of the loop', () => kfp.pipeline({
    name: 'x', outputs: { said: kfp.str() },
    build: p => {
      let leaked: kfp.Parameter<'STRING'> | undefined;
      p.forEach(['a'], name => { leaked = p.task(greet, { name }).output; });
      return { said: leaked as kfp.Parameter<'STRING'> };
    },
  }).compile()],
  ['an output of another pipeline as that of this one', 'ReferenceScope', 'the pipeline x can only give what its own tasks give', 'the output "Output" of the task "greet"',
    'return an output',
    () => kfp.pipeline({
    name: 'x', outputs: { said: kfp.str() },
    build: p => {
      p.task(nothing);
      return { said: elsewhere().output };
    },
  }).compile()],
  ['an output of what an exit handler watches as that of the pipeline', 'ReferenceScope', 'none of what an exit handler watches', 'the output "Output" of the task "flip"',
    'that stands outside',
    () => kfp.pipeline({
    name: 'x', outputs: { said: kfp.str() },
    build: p => {
      let leaked: kfp.Parameter<'STRING'> | undefined;
      p.onExit(notify, {}, () => { leaked = p.task(flip).output; });
      return { said: leaked as kfp.Parameter<'STRING'> };
    },
  }).compile()],
  ['an input as an output', 'ReferenceScope', 'only outputs of tasks', 'the input "name"', 'pass it through a component', () => kfp.pipeline({
    name: 'x', inputs: { name: kfp.str() }, outputs: { said: kfp.str() },
    build: (p, { name }) => {
      p.task(nothing);
      return { said: name };
    },
  }).compile()],
  ['a task after one of another pipeline', 'TaskAfter', '"nothing" can come after', '"greet"', 'pass others', inCompiled(p => p.task(nothing, {}, { after: [elsewhere().task] }))],
  ['a task after the loop that it is in', 'TaskAfter', '"nothing-2" can come after', '"condition-2"', 'leave it out', inCompiled((p, { fast }) => {
    const choice = p.if(kfp.eq(fast, true), () => p.task(nothing));
    choice.elif(kfp.eq(fast, false), () => p.task(nothing, {}, { after: [choice] }));
  })],
  ['tasks that wait for each other', 'TaskCycle', 'tasks wait for each other', 'condition-branches-1 after for-loop-2 after condition-branches-1', 'leave one',
    inCompiled((p, { fast, names }) => {
    const choice = p.if(kfp.eq(fast, true), () => p.task(nothing));
    const loop = p.forEach(names, () => p.task(nothing, {}, { after: [choice] }));
    choice.else(() => p.task(nothing, {}, { after: [loop] }));
  })],
];
