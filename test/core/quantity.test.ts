import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { amountText, bytesOf, coresOf, goDuration, secondsOf } from '../../src/core/amounts';
import { canonicalQuantity, cpuQuantity, memoryQuantity, nanoQuantity, quantityText, thousandths } from '../../src/core/quantity';

// What k8s.io/apimachinery v0.35.2 writes for what it read.
test.each([
  ['1000m', '1'], ['0.5', '500m'], ['.5', '500m'], ['1500m', '1500m'], ['100m', '100m'], ['0.1', '100m'], ['2.0', '2'], ['1.25', '1250m'], ['1000', '1k'], ['1500', '1500'],
  ['1000000', '1M'], ['1000k', '1M'], ['0', '0'], ['0Gi', '0'], ['0.0', '0'], ['-0', '0'], ['-0.5', '-500m'],
  ['2048Mi', '2Gi'], ['1Ki', '1Ki'], ['1024', '1024'], ['1024Ki', '1Mi'], ['1.5Gi', '1536Mi'], ['1.2Gi', '1288490188800m'], ['0.5Ki', '512'], ['0.3Mi', '314572800m'],
  ['1Ei', '1Ei'], ['16Gi', '16Gi'], ['1229Mi', '1229Mi'], ['8Ei', '9223372036854775807'],
  ['1e3', '1e3'], ['1E3', '1E3'], ['1e4', '10e3'], ['1e-1', '100e-3'], ['2.75e1', '27500e-3'], ['1e0', '1e0'], ['100E', '100E'], ['1e21', '1e21'],
  ['0.0000000001', '1n'], ['1n', '1n'], ['0.001n', '1n'], ['1.0000000001', '1000000001n'], ['123456789n', '123456789n'],
  ['1000n', '1u'], ['1000u', '1m'], ['2000M', '2G'], ['1000G', '1T'], ['1000T', '1P'], ['1000P', '1E'], ['1024Gi', '1Ti'], ['1024Ti', '1Pi'], ['1024Pi', '1Ei'],
  ['1.5000000000', '1500m'], ['1.5n', '2n'], ['-1.5n', '-2n'], ['-9Ei', '-9223372036854775807'], ['0.9765625Ki', '1k'], ['1.0Ki', '1Ki'], ['-1.0Ki', '-1Ki'], ['-2048Mi', '-2Gi'],
  ['12.5', '12500m'], ['.25', '250m'], ['1e22', '10e21'], ['1000e21', '1e24'], ['10e-1', '1'],
  // Go keeps what its short path takes for canonical.
  ['007Ki', '007Ki'], ['+12345678901Ki', '+12345678901Ki'], ['+123456789013Ki', '123456789013Ki'], ['+12345678Mi', '+12345678Mi'], ['+123456789Mi', '123456789Mi'],
  ['+123456789012345678', '+123456789012345678'], ['+1234567890123456789', '1234567890123456789'], ['+1n', '+1n'], ['+1.001n', '2n'],
  ['1.250', '1.250'], ['1.', '1.'], ['+5', '+5'], ['007', '007'], ['0.250', '250m'],
])('Kubernetes writes %s as %s', (written, canonical) => {
  expect(canonicalQuantity(written)).toBe(canonical);
  expect(canonicalQuantity(canonical)).toBe(canonical);
});

test.each([[2, '2'], [0.5, '500m'], [1000, '1k']])('a number %d is written as %s', (value, canonical) => expect(canonicalQuantity(value)).toBe(canonical));

test('an amount beyond all suffixes keeps the largest one', () => expect(canonicalQuantity('10000E')).toBe('10000E'));

test.each(['', 'much', '1 Gi', '1gi', '1KI', '--1', '1e', '1m5', ' 1', '0x1', 'Infinity', 'x1', '1x', '1ki', '+', '.', '1e1.5',
  NaN, Infinity, null, undefined, true, {}, [], ['1']])('%j is no quantity', value => {
  expect([canonicalQuantity(value), thousandths(value)]).toEqual([undefined, undefined]);
});

test.each([['1', 1000], ['500m', 500], ['1Gi', 1024 ** 3 * 1000], ['0.1m', 0.1], [2, 2000], ['-1', -1000]])('%s is %d thousandths', (value, amount) => {
  expect(thousandths(value)).toBe(amount);
});

test.each([['1', 10n ** 9n], ['500m', 500_000_000n], ['1Ki', 1024n * 10n ** 9n], ['1.5n', 2n], ['much', undefined]])('%s is %s billionths', (text, amount) => {
  expect(nanoQuantity(text)).toBe(amount);
});

test('amounts are told as people read them', () => {
  expect([1024 ** 4, 1024 ** 3, 1024 ** 2, 1024, 1023].map(bytes => quantityText(bytes * 1000, true))).toEqual(['1Ti', '1Gi', '1Mi', '1Ki', '1023']);
  expect([1200, 3000].map(amount => quantityText(amount, false))).toEqual(['1200m', '3']);
  expect([1.5 * 1024 ** 3, 2048, 7, 2 * 1024 ** 4, 3 * 1024 ** 2].map(bytes => quantityText(bytes * 1000, true))).toEqual(['1.5Gi', '2Ki', '7', '2Ti', '3Mi']);
});

test.each([[2, '2'], [0.5, '500m'], [1.1, '1100m'], [0.0015, '2m'], [0.1 + 0.2, '300m']])('%d cores are written as %s', (cores, quantity) => {
  expect(cpuQuantity(cores)).toBe(quantity);
});

test.each([
  [2 * 1024 ** 3, '2Gi'], [1.2 * 1024 ** 3, '1229Mi'], [512 * 1024, '512Ki'], [1, '1Mi'], [1024 ** 2, '1Mi'], [5e8, '477Mi'], [1536 * 1024, '2Mi'], [0, '0'],
])('%d bytes are written as %s', (bytes, quantity) => {
  expect(memoryQuantity(bytes)).toBe(quantity);
});

test('amounts of cdk8s and their texts are the same', () => {
  expect([Cpu.millis(500), '500m', '0.5'].map(coresOf)).toEqual([0.5, 0.5, 0.5]);
  expect([Size.gibibytes(16), '16Gi', Size.mebibytes(16384)].map(bytesOf)).toEqual(Array(3).fill(16 * 1024 ** 3));
  expect(bytesOf('1k')).toBe(1000);
  expect(bytesOf(Size.mebibytes(0.3))).toBe(0.3 * 1024 ** 2);
  expect([Duration.minutes(90), '90m', '1h30m', '5400s', '1.25h15m'].map(secondsOf)).toEqual(Array(5).fill(5400));
  expect([coresOf('much'), bytesOf('much')]).toEqual([NaN, NaN]);
});

test('amounts are shown as their author wrote them', () => {
  expect([Cpu.millis(500), '2', Size.gibibytes(16), '16Gi', Duration.minutes(90)].map(amountText)).toEqual(['500m', '2', '16Gi', '16Gi', '1 hour 30 minutes']);
});

test.each([['24h', '24h'], ['90m', '5400s'], [Duration.days(1), '24h'], ['1h30m', '5400s'], ['0s', '0h']])('Go reads %s as %s', (time, text) => {
  expect(goDuration(time)).toBe(text);
});
