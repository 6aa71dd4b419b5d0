/** Loops, conditions and exit handlers. */
import * as kfp from '../../../src/pipelines';
import { add, flip, greet, load, nothing, notify } from '../support';
import { inCompiled, inPipeline, type Mistake } from './mistake';

export const GROUPS: readonly Mistake[] = [
  ['an empty list', 'LoopItems', 'at least one item', '[]', 'pass [...]', inPipeline(p => p.forEach([], () => p.task(nothing)))],
  ['no list', 'LoopItems', 'a loop goes through a list', 'undefined', 'pass [...]', inPipeline(p => p.forEach(undefined as never, () => p.task(nothing)))],
  ['items of several types', 'LoopItems', 'must all be of one type', 'STRING, NUMBER_INTEGER', 'make two loops',
    inPipeline(p => p.forEach(['a', 1] as never, () => p.task(nothing)))],
  ['NaN as an item', 'LoopItems', 'must hold what JSON can say, not NaN', 'NaN in it', 'write values down', inPipeline(p => p.forEach([1, NaN], () => p.task(nothing)))],
  ['a value of the run as an item', 'LoopItems', 'must hold what JSON can say', 'a Parameter in it', 'let a component give the list',
    inPipeline((p, { name }) => p.forEach([name] as never, () => p.task(nothing)))],
  ['a text of the run', 'LoopItems', 'a loop goes through a list', 'a STRING', 'write one down', inPipeline((p, { name }) => p.forEach(name as never, () => p.task(nothing)))],
  ['a negative number of rounds at a time', 'WrongProp', 'parallelism', '-1', 'pass another value', inPipeline(p => p.forEach([1], () => p.task(nothing), { parallelism: -1 }))],
  ['half a round at a time', 'WrongProp', 'parallelism', '0.5', 'pass another value', inPipeline(p => p.forEach([1], () => p.task(nothing), { parallelism: 0.5 }))],
  ['no function', 'GroupBody', 'needs a function', 'an object', 'pass () => { ... }', inPipeline(p => p.forEach([1], p.task(nothing) as never))],
  ['a function without tasks', 'GroupBody', 'must make a task', 'none in "for-loop-2"', 'leave the group out', inPipeline(p => p.forEach([1], () => undefined))],
  ['a function that makes them later', 'GroupBody', 'at once', 'one that returns a promise', 'without async',
    inPipeline(p => p.forEach([1], (async () => { p.task(nothing); }) as never))],
  ['results that are none', 'GroupResults', 'the function of a loop', 'a string for "x"', 'return { name: task.outputs.x }',
    inPipeline(p => p.forEach([1], () => ({ x: p.task(nothing).name as never })))],
  ['a list of results', 'GroupResults', 'the function of a condition', 'a list', 'return { name',
    inPipeline((p, { fast }) => p.if(kfp.eq(fast, true), () => [p.task(flip).output] as never))],
  ['a field of what is no map', 'ItemField', 'only maps', 'the input "config"', 'loop over a list of maps',
    inPipeline((p, { config }) => p.task(greet, { name: config.field('a') }))],
  ['a field that there is not', 'ItemField', 'all maps of the loop', '"nane"', 'use "name"',
    inPipeline(p => p.forEach([{ name: 'a' }], item => p.task(greet, { name: item.field('nane' as never) })))],
  ['a field of a bad name', 'ItemField', 'the name of a field', '"a b"', 'rename the field',
    inPipeline((p, { any }) => p.forEach(any, item => p.task(greet, { name: item.field('a b') })))],
  ['an item that comes as text', 'WrongArgument', 'value_1 of the task add must be a NUMBER_INTEGER', 'an item of the loop "for-loop-1"', 'convert it',
    inPipeline((p, { any }) => p.forEach(any, item => p.task(add, { value_1: item, value_2: 1 })))],
  ['a condition that is none', 'ConditionKind', 'a condition compares', 'true', 'write eq(value, true)', inPipeline(p => p.if(true as never, () => p.task(nothing)))],
  ['null for a condition', 'ConditionKind', 'a condition compares', 'null', 'write eq', inPipeline(p => p.if(null as never, () => p.task(nothing)))],
  ['an object for a condition', 'ConditionKind', 'a condition compares', '{"left":1}', 'write eq', inPipeline(p => p.if({ left: 1 } as never, () => p.task(nothing)))],
  ['a condition that looks like one', 'ConditionKind', 'a condition compares', '{"left":1,"operator":"==","right":1}', 'write eq',
    inPipeline(p => p.if({ left: 1, operator: '==', right: 1 } as never, () => p.task(nothing)))],
  ['two types', 'ConditionOperand', 'the input "count" is a NUMBER_INTEGER', '"1"', 'convert it',
    inPipeline((p, { count }) => p.if(kfp.eq(count, '1' as never), () => p.task(nothing)))],
  ['NaN', 'ConditionOperand', 'the input "share"', 'NaN', 'compare with a value of its type', inPipeline((p, { share }) => p.if(kfp.gt(share, NaN), () => p.task(nothing)))],
  ['an order of booleans', 'ConditionOperand', 'true and false have no order', '"<"', 'use eq or ne',
    inPipeline((p, { fast }) => p.if(kfp.lt(fast as never, true as never), () => p.task(nothing)))],
  ['a constant first', 'ConditionOperand', 'the first operand', '5', 'pass an input',
    inPipeline((p, { count }) => p.if(kfp.lt(5 as never, count as never), () => p.task(nothing)))],
  ['a field that is a number', 'ConditionOperand', 'the field "a" of an item', '"x"', 'convert it', inPipeline(p => p.forEach([{ a: 1 }], item => p.if(kfp.eq(item.field('a'),
    'x'), () => p.task(nothing))))],
  ['a text that may be anything with a boolean', 'ConditionOperand', 'the field "a" of an item', 'a BOOLEAN', 'convert it',
    inPipeline((p, { any, fast }) => p.forEach(any, item => p.if(kfp.eq(item.field('a'), fast), () => p.task(nothing))))],
  ['a list', 'ConditionOperand', 'the first operand', 'a LIST', 'pass an input', inPipeline((p, { any }) => p.if(kfp.eq(any as never, 'x' as never), () => p.task(nothing)))],
  ['what may not be there', 'ConditionOperand', 'the first operand', 'what may not be there', 'pass an input',
    inPipeline((p, { fast }) => p.if(kfp.eq(p.if(kfp.eq(fast, true), () => ({ x: p.task(flip).output })).outputs.x as never, 'x'), () => p.task(nothing)))],
  ['what may not be there, for a task', 'WrongArgument', 'name of the task greet must be there in any case', 'the output "Output" of the task "flip"', 'pass another one',
    inPipeline((p, { fast }) => p.task(greet, { name: p.if(kfp.eq(fast, true), () => ({ x: p.task(flip).output })).outputs.x as never }))],
  ['branches with other names', 'BranchResults', 'must give the same', 'x from the first and y from another', 'return the same names',
    inPipeline((p, { fast }) => p.if(kfp.eq(fast, true), () => ({ x: p.task(flip).output })).else((() => ({ y: p.task(flip).output })) as never))],
  ['branches with other types', 'BranchResults', 'must give the same types', 'a STRING, the output "Output"', 'convert one of them',
    inPipeline((p, { fast }) => p.if(kfp.eq(fast, true), () => ({ x: p.task(flip).output })).else((() => ({ x: p.task(flip).outputs.heads })) as never))],
  ['elif after else', 'ConditionBranch', 'a condition with else has all its branches', 'another one', 'put elif before else', inPipeline((p, { fast }) => {
    const choice = p.if(kfp.eq(fast, true), () => p.task(nothing));
    choice.else(() => p.task(nothing));
    choice.elif(kfp.eq(fast, false), () => p.task(nothing));
  })],
  ['else twice', 'ConditionBranch', 'a condition with else', 'another one', 'put one of both away', inPipeline((p, { fast }) => {
    const choice = p.if(kfp.eq(fast, true), () => p.task(nothing));
    choice.else(() => p.task(nothing));
    choice.else(() => p.task(nothing));
  })],
  ['an exit handler in a loop', 'ExitHandlerPlace', 'an exit handler must stand', 'one inside a loop', 'move it out',
    inPipeline(p => p.forEach([1], () => p.onExit(notify, {}, () => p.task(nothing))))],
  ['an exit handler in another', 'ExitHandlerPlace', 'an exit handler must stand', 'one inside', 'move it out',
    inPipeline(p => p.onExit(notify, {}, () => p.onExit(notify, {}, () => p.task(nothing))))],
  ['a last task with an output of another', 'ExitHandlerTask', 'the last task of an exit handler', 'notify after flip', 'pass inputs of the pipeline',
    inCompiled(p => p.onExit(notify, { channel: p.task(flip).output }, () => p.task(nothing)))],
  ['a last task after another', 'ExitHandlerTask', 'the last task of an exit handler', 'notify after load', 'put what it waits for',
    inCompiled(p => p.onExit(notify, {}, () => p.task(nothing), { after: [p.task(load)] }))],
];
