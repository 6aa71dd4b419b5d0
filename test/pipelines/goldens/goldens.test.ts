/** Each compiled pipeline of the Python SDK, written with this package, comes out the same. */
import { Golden, GOLDENS, NAMES } from './golden';
import { normal } from './normal';
import { corrected } from './corrections';
import { PROGRAMS } from './programs';

/** Those that are not written here, with the reason. */
const NOT_WRITTEN: Readonly<Record<string, string>> = {
  'sdk-notebook-component-mixed': 'a notebook is no part of the representation: the Python SDK packs it, with a program of its own, before the function',
};

const suite = GOLDENS === undefined ? describe.skip : describe;

suite('compiled pipelines of the Python SDK (skipped where they do not lie beside the project)', () => {
  test.each(NAMES.filter(name => name in PROGRAMS))('%s comes out equal', name => {
    const golden = new Golden(name);
    expect(normal(PROGRAMS[name](golden).compile({ target: '2.17' }))).toEqual(normal(corrected(name, golden.compiled)));
  });

  test('each is written, or its reason is said', () => {
    expect([...Object.keys(PROGRAMS), ...Object.keys(NOT_WRITTEN)].sort()).toEqual(NAMES);
  });
});
