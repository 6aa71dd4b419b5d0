/** What the services of Katib take of a search. Facts: Katib v0.19.0, pkg/suggestion/v1beta1. */
import { between } from './support';
import { architectureFaults, gridFaults, hyperbandFaults, searchFaults } from '../../../src/checks/tuning/search';
import { Field } from '../../../src/core';

const list = (parameterType: string, ...values: unknown[]) => ({ name: 'x', parameterType, feasibleSpace: { list: values } });

test.each<[what: string, service: string, parameter: object, wanted: string[]]>([
  ['one value with a normal distribution', 'hyperopt', between('1', '1', { distribution: 'normal' }), []],
  ['one value of which the logarithm is normal', 'hyperopt', between('1', '1', { distribution: 'logNormal' }), []],
  ['one value where the distribution does not matter', 'skopt', between('1', '1', { distribution: 'normal' }), ['min']],
  ['one value where there may be one', 'optuna', between('1', '1'), []],
  ['no least value', 'hyperopt', between('x', '1', { distribution: 'logUniform' }), []],
  ['no largest value', 'hyperopt', between('1', 'x'), []],
  ['the logarithm of 0 in a normal distribution', 'hyperopt', between('0', '1', { distribution: 'logNormal' }), ['min']],
  ['0 in a normal distribution', 'hyperopt', between('0', '1', { distribution: 'normal' }), []],
  ['the logarithm of 0 where it is another one', 'optuna', between('0', '1', { distribution: 'logUniform' }), []],
  ['whole numbers from 0', 'skopt', between('0', '1', {}, 'int'), []],
  ['numbers that are no whole ones', 'skopt', between('0.5', '0.1', {}, 'int'), []],
  ['a distribution that Optuna has not', 'optuna', between('1', '2', { distribution: 'logNormal' }), ['distribution']],
  ['a step that is no number', 'hyperopt', between('1', '2', { step: 'x' }), []],
  ['no step between whole numbers', 'pbt', between('1', '2', {}, 'int'), []],
  ['no step for an architecture', 'enas', between('1', '2', {}, 'int'), ['step']],
  ['values that are no whole numbers', 'hyperband', list('discrete', '1', '0.5', 3), ['list[1]']],
  ['words', 'hyperband', list('categorical', 'a'), []],
  ['values that others do not read', 'hyperopt', list('discrete', '0.5'), []],
])('%s: %s', (_, service, parameter, wanted) => {
  expect([...searchFaults([new Field(parameter)], service)].map(({ field }) => field)).toEqual(wanted.map(one => `feasibleSpace.${one}`));
});

test('proposes what helps against the logarithm of 0', () => {
  const fixes = (service: string) => [...searchFaults([new Field(between('0', '1', { distribution: 'logUniform' }))], service)].map(({ fix }) => fix);
  expect([fixes('skopt'), fixes('hyperopt')]).toEqual([['choose another algorithm, or a parameter of another scale'], ['raise it, or choose another distribution']]);
});

test.each<[count: number, parameters: object[]]>([
  [5, [between('1', '5', {}, 'int')]], [3, [between('1', '5', { step: '2' }, 'int')]], [3, [between('1', '6', { step: '2' }, 'int')]],
  [10, [between('0.1', '1', { step: '0.1' })]], [4, [between('1', '4.5', { step: '1' })]], [2, [list('categorical', 'a', 'b')]],
  [6, [list('discrete', '1', '2'), between('1', '3', {}, 'int')]],
])('a grid has %d values', (count, parameters) => {
  const faults = (most?: number) => [...gridFaults(parameters.map(one => new Field(one)), new Field(most, 'most'))].map(({ field }) => field);
  expect([faults(), faults(count), faults(count + 1)]).toEqual([[], [], ['most']]);
});

test.each<[least: number, settings: Readonly<Record<string, string>>]>([
  [3, { r_l: '9' }], [9, { r_l: '10' }], [4, { r_l: '8', eta: '2' }], [16, { r_l: '16.5', eta: '2' }], [9, { r_l: '10', eta: '0' }], [9, { r_l: '10', eta: '-2' }],
  [1, { r_l: '0' }], [1, { r_l: '-5' }], [1, { r_l: 'x' }], [1, {}], [1, { r_l: '10', eta: '1' }], [1, { r_l: '10', eta: 'x' }],
])('hyperband needs %d trials at once for %j', (least, settings) => {
  const fields = new Map(Object.entries(settings).map(([name, value]) => [name, new Field(value, name)]));
  const faults = (parallelTrialCount?: number) => [...hyperbandFaults(new Field({ parallelTrialCount }), fields)].map(({ field }) => field);
  expect([faults(least), faults(least - 1)]).toEqual([[], least === 1 ? [] : ['parallelTrialCount']]);
  expect(faults()).toEqual(least > 3 ? ['parallelTrialCount'] : []);
});

test.each<[what: string, parameter: object, wanted: string[]]>([
  ['numbers with a step', between('1', '2', { step: '0.5' }), []], ['numbers without one', between('1', '2'), ['step']], ['whole numbers', between('1', '2', {}, 'int'), []],
  ['numbers in the wrong order', between('2', '1', { step: '0.5' }), ['min']], ['values', list('discrete', '1'), []], ['no values', list('categorical'), ['list']],
  ['no room at all', { name: 'x', parameterType: 'categorical' }, []],
])('an operation of darts may have %s', (_, parameter, wanted) => {
  const config = new Field({ operations: [{ operationType: 'convolution', parameters: [parameter] }] });
  expect([...architectureFaults(config, 'darts')].map(({ field }) => field)).toEqual(wanted.map(one => `operations[0].parameters[0].feasibleSpace.${one}`));
});
