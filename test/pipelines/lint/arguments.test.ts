import { wholePipeline } from './document';
import { checkArguments, lintPipeline, PipelineFinding, serverLimits } from '../../../src/pipelines/lint';

const TYPES = {
  text: { parameterType: 'STRING' }, whole: { parameterType: 'NUMBER_INTEGER' }, number: { parameterType: 'NUMBER_DOUBLE' },
  flag: { parameterType: 'BOOLEAN' }, list: { parameterType: 'LIST' }, map: { parameterType: 'STRUCT' },
} as const;
const RIGHT = { text: 'a', whole: 1, number: 0.5, flag: false, list: [], map: {} };
const places = (findings: readonly PipelineFinding[]) => findings.map(({ rule, severity, path }) => `${severity} ${rule} ${path}`);
const check = (args: object) => places(checkArguments({ parameters: TYPES }, args as Record<string, unknown>));

test('arguments of the right types are fine', () => {
  expect(check(RIGHT)).toEqual([]);
  expect(check({ ...RIGHT, whole: 1.0, number: 2 })).toEqual([]);
});

test.each([
  ['text', 1], ['text', null], ['whole', '1'], ['whole', 1.5], ['whole', null], ['whole', NaN], ['number', '1.5'], ['number', true], ['flag', 'true'],
    ['flag', 0], ['list', '[]'], ['list', {}], ['map', []], ['map', '{}'],
])('another type for %s is found: %j', (name, value) => {
  expect(check({ ...RIGHT, [name]: value })).toEqual([`error Argument/Type arguments.${name}`]);
});

test('a missing one is found, one with a default or that is optional may be missing, and undefined is missing', () => {
  expect(check({ ...RIGHT, list: undefined })).toEqual(['error Argument/Missing arguments.list']);
  expect(checkArguments({ parameters: { a: { parameterType: 'STRING', defaultValue: 'x' }, b: { parameterType: 'LIST', isOptional: true } } })).toEqual([]);
});

test('null is no way to leave out an optional one', () => {
  const [finding] = checkArguments({ parameters: { a: { parameterType: 'STRING', isOptional: true } } }, { a: null });
  expect(finding).toMatchObject({ rule: 'Argument/Type', path: 'arguments.a', problem: expect.stringContaining('got null'), fix: 'pass a value, or leave it out' });
});

test('an unknown one is found, with the name that was meant', () => {
  const [finding] = checkArguments({ parameters: { rounds: { parameterType: 'NUMBER_INTEGER', defaultValue: 1 } } }, { round: 3 });
  expect(finding).toMatchObject({ rule: 'Argument/Unknown', path: 'arguments.round', fix: 'write "rounds"' });
  expect(places(checkArguments({}, { toString: 'a' }))).toEqual(['error Argument/Unknown arguments.toString']);
});

test('a value that is not among the literals is found', () => {
  const inputs = { parameters: { mode: { parameterType: 'STRING', literals: ['fast', 'exact'] }, sizes: { parameterType: 'LIST', literals: [[1, 2], []] } } } as const;
  expect(checkArguments(inputs, { mode: 'fast', sizes: [1, 2] })).toEqual([]);
  expect(places(checkArguments(inputs, { mode: 'slow', sizes: [1] }))).toEqual(['error Argument/Literal arguments.mode', 'error Argument/Literal arguments.sizes']);
});

test('a file that the pipeline needs is found, since no run passes it', () => {
  expect(places(checkArguments({ artifacts: { model: {}, more: { isOptional: true } } }))).toEqual(['error Argument/Artifact arguments.model']);
});

test('the inputs of a compiled pipeline are those of its root', () => {
  expect(checkArguments(wholePipeline(), { address: 'a' })).toEqual([]);
  expect(places(checkArguments(wholePipeline(), { address: 'a', mode: 'slow', round: 1 }))).toEqual(['error Argument/Unknown arguments.round',
    'error Argument/Literal arguments.mode']);
});

describe('fails', () => {
  const raw = { lint: lintPipeline, limits: serverLimits, check: checkArguments } as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
  test.each([
    ['lint', [], 'LintedPipeline', 'got undefined'], ['lint', [null], 'LintedPipeline', 'got null'], ['lint', ['a'], 'LintedPipeline', 'got a string'], ['lint',
      [{ root: {} }], 'LintedPipeline', 'got one without'],
    ['limits', [[]], 'LintedPipeline', 'got a list'], ['check', [1, {}], 'LintedPipeline', 'got a number'],
    ['lint', [wholePipeline(), { maxConstant: -1 }], 'LintOption', 'got -1'], ['lint', [wholePipeline(), { maxConstant: '1' }], 'LintOption', 'got "1"'],
      ['lint', [wholePipeline(), { maxConstants: 1 }], 'LintOption', 'got "maxConstants"'],
    ['lint', [wholePipeline(), null], 'LintOption', 'got "null"'], ['limits', [wholePipeline(), { target: '1.8' }], 'LintOption', 'got "1.8"'], ['limits',
      [wholePipeline(), { target: 2.16 }], 'LintOption', 'got 2.16'],
    ['check', [wholePipeline(), null], 'RunArguments', 'got null'], ['check', [wholePipeline(), ['a']], 'RunArguments', 'got a list'],
  ])('for wrong use of %s: %j', (name, args, code, fragment) => {
    expect(() => raw[name](...args)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(fragment) }));
  });

  test('not for undefined options', () => {
    expect(lintPipeline(wholePipeline(), { maxConstant: undefined })).toEqual([]);
    expect(serverLimits(wholePipeline(), { target: undefined })).toEqual([]);
  });
});

test('maxConstant sets from which size on a constant is told', () => {
  expect(lintPipeline(wholePipeline(), { maxConstant: 30 }).map(({ rule, problem }) => `${rule} ${problem}`)).toEqual([
    'Size/Constant should be at most 30 bytes, got 60']);
});
