import { Chart, Testing } from 'cdk8s';
import { requireProps, requireSecretRefs } from '../../src/core/required';
import { configError, expectConfigError } from '../support';

const at = () => new Chart(Testing.app(), 'test');

test('lets props pass that are there, be they false, 0 or empty', () => {
  expect(() => requireProps(at(), { a: { b: false, c: 0, d: '' } }, 'a', 'a.b', 'a.c', 'a.d')).not.toThrow();
  expect(() => requireSecretRefs(at(), { a: { name: 'x' }, b: undefined })).not.toThrow();
  expect(() => requireSecretRefs(at(), { a: { name: 'x', key: 'y' } }, true)).not.toThrow();
});

test.each([
  [undefined, 'a must be given, got undefined'],
  [null, 'a must be given'],
  [{ a: null }, 'a must be given, got null'],
  [{ a: {} }, 'a.b must be given'],
  [{ a: { b: [{}] } }, 'a.b[0].c must be given'],
  [{ a: 'text' }, 'a.b must be given'],
])('names the first level that %j lacks', (props, text) => expectConfigError(() => requireProps(at(), props, 'a.b.0.c'), 'MissingProp', 'test', text));

test('takes what every object inherits for nothing that was given', () =>
  expectConfigError(() => requireProps(at(), {}, 'constructor'), 'MissingProp', 'test', 'constructor must be given'));

test.each([['hunter2', 'a text'], [7, 'a number'], [null, 'null'], [{ name: '' }, 'an object of another form'], [{ value: 'hunter2' }, 'an object of another form']])(
  'never shows what stands in the place of a Secret', (value, kind) => {
    const error = configError(() => requireSecretRefs(at(), { client: value }));
    expect(error.message).toBe(`test: client must name a Secret, got ${kind}; keep the value outside of the output and pass { name: "<Secret>" } (LiteralSecret)`);
  });
