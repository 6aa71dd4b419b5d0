/**
 * What does not compile. Each `@ts-expect-error` fails the type check of the tests as soon as the line below it compiles;
 * what the line does at run time, for callers without types, is checked here.
 */
import * as kfp from '../../../src/pipelines';
import { add, codeOf, flip, greet, load, made, merge, nothing, notify, split, thrown, total, train } from '../support';

describe('the compiler refuses of conditions', () => {
  test('operands of two types', () => {
    // @ts-expect-error an int and a text
    expect(codeOf((p, { count }) => p.if(kfp.eq(count, '1'), () => p.task(nothing)))).toBe('ConditionOperand');
    // @ts-expect-error a text and a boolean of the run
    expect(codeOf((p, { name, fast }) => p.if(kfp.eq(name, fast), () => p.task(nothing)))).toBe('ConditionOperand');
    // @ts-expect-error a boolean and a text
    expect(codeOf((p, { fast }) => p.if(kfp.ne(fast, 'true'), () => p.task(nothing)))).toBe('ConditionOperand');
  });

  test('an order of what has none', () => {
    // @ts-expect-error true is not greater than false
    expect(codeOf((p, { fast }) => p.if(kfp.gt(fast, false), () => p.task(nothing)))).toBe('ConditionOperand');
    // @ts-expect-error lists are not compared
    expect(codeOf((p, { any }) => p.if(kfp.eq(any, []), () => p.task(nothing)))).toBe('ConditionOperand');
    // @ts-expect-error files are not compared
    expect(codeOf(p => p.if(kfp.eq(p.task(load).outputs.data, 'x'), () => p.task(nothing)))).toBe('ConditionOperand');
  });

  test('the constant on the left', () => {
    // @ts-expect-error gt(count, 5)
    expect(codeOf((p, { count }) => p.if(kfp.lt(5, count), () => p.task(nothing)))).toBe('ConditionOperand');
  });

  test('a value alone', () => {
    // @ts-expect-error eq(fast, true)
    expect(codeOf((p, { fast }) => p.if(fast, () => p.task(nothing)))).toBe('ConditionKind');
    // @ts-expect-error the comparison of TypeScript is none of the run
    expect(codeOf((p, { count }) => p.if(count === undefined, () => p.task(nothing)))).toBe('ConditionKind');
  });

  test('what it perhaps did not give, for a task', () => {
    // @ts-expect-error without else nothing may be there
    expect(codeOf((p, { fast }) => p.task(greet, { name: p.if(kfp.eq(fast, true), () => ({ said: p.task(greet, { name: 'a' }).output })).outputs.said }))).toBe('WrongArgument');
    // @ts-expect-error neither a file
    expect(codeOf((p, { fast }) => p.task(train, { data: p.if(kfp.eq(fast, true), () => ({ data: p.task(load).outputs.data })).outputs.data }))).toBe('WrongArgument');
  });

  test('branches that give something else', () => {
    const first = (p: kfp.PipelineBuilder, fast: kfp.Parameter<'BOOLEAN'>) => p.if(kfp.eq(fast, true), () => ({ said: p.task(flip).output }));
    // @ts-expect-error a boolean after a text
    expect(codeOf((p, { fast }) => first(p, fast).else(() => ({ said: p.task(flip).outputs.heads })))).toBe('BranchResults');
    // @ts-expect-error nothing after a text
    expect(codeOf((p, { fast }) => first(p, fast).else(() => void p.task(flip)))).toBe('BranchResults');
    // @ts-expect-error another name
    expect(codeOf((p, { fast }) => first(p, fast).elif(kfp.eq(fast, false), () => ({ heard: p.task(flip).output })).else(() => ({ said: p.task(flip).output }))))
      .toBe('BranchResults');
  });

  test('a branch after else', () => {
    // @ts-expect-error else is the last
    expect(thrown(() => codeOf((p, { fast }) => p.if(kfp.eq(fast, true), () => p.task(nothing)).else(() => p.task(nothing)).elif))).toBe('none');
  });

  test('values instead of outputs', () => {
    // @ts-expect-error a condition gives outputs of its tasks
    expect(codeOf((p, { fast }) => p.if(kfp.eq(fast, true), () => ({ said: p.task(nothing) && 'a' })))).toBe('GroupResults');
  });
});

describe('the compiler refuses of loops', () => {
  test('what is no list', () => {
    // @ts-expect-error a text of the run
    expect(codeOf((p, { name }) => p.forEach(name, () => p.task(nothing)))).toBe('LoopItems');
    // @ts-expect-error a text
    expect(codeOf(p => p.forEach('abc', () => p.task(nothing)))).toBe('LoopItems');
    // @ts-expect-error one file
    expect(codeOf(p => p.forEach(p.task(load).outputs.data, () => p.task(nothing)))).toBe('LoopItems');
    // @ts-expect-error a map
    expect(codeOf((p, { config }) => p.forEach(config, () => p.task(nothing)))).toBe('LoopItems');
  });

  test('a list of several types', () => {
    // @ts-expect-error texts and numbers
    expect(codeOf(p => p.forEach(['a', 1], () => p.task(nothing)))).toBe('LoopItems');
    // @ts-expect-error null is none of them
    expect(codeOf(p => p.forEach([null], () => p.task(nothing)))).toBe('LoopItems');
  });

  test('values of the run in a list that is written down, which the server would not put in', () => {
    // @ts-expect-error a component can give the list
    expect(codeOf((p, { name }) => p.forEach([name], () => p.task(nothing)))).toBe('LoopItems');
  });

  test('items of another type', () => {
    // @ts-expect-error a text for an int
    expect(codeOf(p => p.forEach(['a'], item => p.task(add, { value_1: item, value_2: 1 })))).toBe('WrongArgument');
    // @ts-expect-error an int for a text
    expect(codeOf(p => p.forEach([1, 2], item => p.task(greet, { name: item })))).toBe('WrongArgument');
    // @ts-expect-error doubles, since one of them is
    expect(codeOf(p => p.forEach([1, 2.5], item => p.task(add, { value_1: item, value_2: 1 })))).toBe('WrongArgument');
    // @ts-expect-error an item of a list of ints of the run
    expect(codeOf(p => p.forEach(p.task(split).outputs.numbers, item => p.task(greet, { name: item })))).toBe('WrongArgument');
  });

  test('an item outside of its loop', () => {
    // @ts-expect-error the name is not known there
    expect(() => made(p => p.task(greet, { name: item }))).toThrow(ReferenceError);
  });

  test('fields that the items have not', () => {
    // @ts-expect-error there is no field b
    expect(codeOf(p => p.forEach([{ a: 'x' }], item => p.task(greet, { name: item.field('b') })))).toBe('ItemField');
    // @ts-expect-error not all maps have b
    expect(codeOf(p => p.forEach([{ a: 'x' }, { a: 'y', b: 'z' }], item => p.task(greet, { name: item.field('b') })))).toBe('ItemField');
    // @ts-expect-error the field is a text
    expect(codeOf(p => p.forEach([{ a: 'x' }], item => p.task(add, { value_1: item.field('a'), value_2: 1 })))).toBe('WrongArgument');
    // @ts-expect-error texts have no fields
    expect(codeOf(p => p.forEach(['x'], item => p.task(greet, { name: item.field('a') })))).toBe('ItemField');
    // @ts-expect-error nor has an input that is a text
    expect(codeOf((p, { name }) => p.task(greet, { name: name.field('a') }))).toBe('ItemField');
  });

  test('collected lists where one value is taken, and of other items', () => {
    // @ts-expect-error a list of texts for a text
    expect(codeOf(p => p.task(greet, { name: p.forEach(['a'], item => ({ said: p.task(greet, { name: item }).output })).outputs.said }))).toBe('WrongArgument');
    // @ts-expect-error a list of texts for a list of ints
    expect(codeOf(p => p.task(total, { numbers: p.forEach(['a'], item => ({ said: p.task(greet, { name: item }).output })).outputs.said }))).toBe('WrongArgument');
    // @ts-expect-error models for datasets
    expect(codeOf(p => p.task(merge, { files: p.forEach([1], () => ({ all: p.task(train, { data: p.task(load).outputs.data }).outputs.fitted })).outputs.all })))
      .toBe('WrongArgument');
  });

  test('options that it has not', () => {
    // @ts-expect-error parallelism
    expect(codeOf(p => p.forEach([1], () => p.task(nothing), { parallel: 2 }))).toBe('UnknownProp');
    // @ts-expect-error a number
    expect(codeOf(p => p.forEach([1], () => p.task(nothing), { parallelism: '2' }))).toBe('WrongProp');
  });

  test('a function that makes its tasks later', () => {
    // @ts-expect-error without async
    expect(codeOf(p => p.forEach([1], async () => { p.task(nothing); }))).toBe('GroupBody');
  });
});

describe('the compiler refuses of exit handlers', () => {
  test('arguments that the last task does not take', () => {
    // @ts-expect-error channel is a text
    expect(codeOf(p => p.onExit(notify, { channel: 1 }, () => p.task(nothing)))).toBe('WrongArgument');
    // @ts-expect-error the server fills in the status
    expect(codeOf((p, { config }) => p.onExit(notify, { status: config }, () => p.task(nothing)))).toBe('UnknownArgument');
  });
});
