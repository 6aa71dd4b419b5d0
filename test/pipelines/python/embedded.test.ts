import * as fs from 'fs';
import * as path from 'path';
import { embeddedExecutor, embeddedNames } from '../../../src/pipelines/python/embedded';
import { EMBEDDED_NAMES } from '../../../src/pipelines/python/known-names';
import { PythonModule } from '../../../src/pipelines/python/module';
import { Scope } from '../../../src/pipelines/python/scopes';
import { errorIn } from '../../../src/pipelines/python/syntax';
import { walk } from '../../../src/pipelines/python/walk';

const SHIM = fs.readFileSync(path.join(__dirname, '..', '..', '..', 'src', 'pipelines', 'python', 'shim.py'), 'utf8');
const everything = [...EMBEDDED_NAMES, 'kfp'].sort();

/** Names that a program makes, and those that it only uses. */
function names(text: string): { readonly made: readonly string[]; readonly outside: readonly string[] } {
  const module = new PythonModule(text);
  expect(errorIn(module.top)).toBeUndefined();
  const scope = new Scope();
  walk(module, module.top, scope);
  return { made: scope.names(), outside: scope.outside().map(use => use.name) };
}

const whole = names(SHIM);

test('has every name that it is said to have', () => {
  expect(whole.made).toEqual(expect.arrayContaining(everything));
});

test('leaves out what nobody uses', () => {
  const { made } = names(embeddedExecutor([]));
  expect(made).toEqual(expect.arrayContaining(['Wrong', 'Artifact', 'run']));
  for (const name of ['Model', 'Metrics', 'Curves', 'ClassificationMetrics', 'Input', 'InputPath', 'TaskConfig', 'dataclasses', 'get_uri', 'kfp']) {
    expect(made).not.toContain(name);
  }
});

test.each(everything)('has all that %s needs', name => {
  const { made, outside } = names(embeddedExecutor([name]));
  expect(made).toContain(name);
  expect(outside.filter(one => whole.made.includes(one))).toEqual([]);
});

test('says what the whole program says, without comments', () => {
  const text = embeddedExecutor(everything);
  expect(names(text).made).toEqual(whole.made);
  expect(text).not.toMatch(/^\s*#|"""|^\s*$/m);
  expect(text).toContain('class Wrong(Exception):\n pass\nclass Artifact:');
});

test('is small, and a text that nobody changes on the way', () => {
  expect(embeddedExecutor([]).length).toBeLessThan(8500);
  expect(embeddedExecutor(everything).length).toBeLessThan(14_000);
  expect(embeddedExecutor(everything)).not.toMatch(/\$|\{\{|python3/);
});

test('a program mentions names as words', () => {
  expect(embeddedNames('def f(a: Input[dsl.Model], InputPaths, myDataset): "HTML"')).toEqual(['HTML', 'Input', 'Model']);
  expect(embeddedNames('dsl.x')).toEqual([]);
});
