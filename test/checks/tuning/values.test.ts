import { above, ANY_WHOLE, orNone, real, realNumber, whole, wholeNumber, word } from '../../../src/checks/tuning/values';

test.each<[text: string, number: number | undefined]>([
  ['7', 7], ['-7', -7], ['+12', 12], [' 1_000 ', 1000], ['12_34_56', 123456], ['1__0', undefined], ['_1', undefined], ['1_', undefined], ['1_x', undefined], ['x1', undefined],
  ['1.0', undefined], ['1e3', undefined], ['', undefined],
])('reads %j as Python reads whole numbers', (text, number) => {
  expect(wholeNumber(text)).toBe(number);
});

test.each<[text: string, number: number | undefined]>([
  ['1', 1], ['12.25', 12.25], ['5.', 5], ['.25', 0.25], ['-1.5', -1.5], ['+1.5', 1.5], [' 1.5 ', 1.5], ['1e3', 1000], ['1E-2', 0.01], ['2e+1', 20], ['1e12', 1e12],
  ['1_000.5', 1000.5], ['1_', undefined], ['_1', undefined], ['1__0', undefined], ['.', undefined], ['e3', undefined], ['1e', undefined], ['1x3', undefined], ['.x', undefined],
  ['x1', undefined], ['1x', undefined], ['', undefined], ['inf', Infinity], ['+Inf', Infinity], ['-infinity', -Infinity], ['nan', NaN], ['-NaN', NaN], ['xinf', undefined],
  ['info', undefined],
])('reads %j as Python reads numbers', (text, number) => {
  expect(realNumber(text)).toBe(number);
});

test.each([
  [whole(2), '2', '1'], [ANY_WHOLE, '-3', '0.5'], [real(0), '0', '-0.1'], [real(0), '0.5', 'x'], [above(0), '0.1', '0'], [above(0, 1), '1', '1.1'],
  [above(0, 1), '0.1', 'x'], [word('a', 'b'), 'b', 'c'], [orNone(whole(1)), 'None', '0'], [orNone(whole(1)), '1', 'none'],
])('%j is %s, not %s', (value, right, wrong) => {
  expect([value.fits(right), value.fits(wrong)]).toEqual([true, false]);
});

test('says the largest number where there is one', () => {
  expect([above(0).words, above(0, 1).words]).toEqual(['a number above 0', 'a number above 0, at most 1']);
});
