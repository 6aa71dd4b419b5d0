import * as fs from 'fs';
import * as path from 'path';
import { expression, isExpression, isTransition } from '../../src/checks/cel/expressions';
import { escaped } from '../../src/checks/cel/values';

const APIS = path.join(__dirname, '..', '..', 'src', 'apis');

/** Expressions of all rules that stand in the schemas of kinds. */
function rulesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const own = (value as Record<string, unknown>)['x-kubernetes-validations'];
  const rules = Array.isArray(own) ? own.flatMap((one: { readonly rule: string; readonly messageExpression?: string }) => [one.rule, one.messageExpression ?? 'true']) : [];
  return [...rules, ...Object.values(value).flatMap(rulesOf)];
}

const rules = [...new Set(fs.readdirSync(APIS).map(group => path.join(APIS, group, 'schema.generated.json')).filter(file => fs.existsSync(file))
  .flatMap(file => rulesOf(JSON.parse(fs.readFileSync(file, 'utf8')))).filter(rule => typeof rule === 'string'))];

/** Functions that the rules of our kinds call. */
const FUNCTIONS = new Set([
  'has', 'all', 'exists', 'exists_one', 'filter', 'size', 'contains', 'startsWith', 'endsWith', 'matches', 'substring', 'split', 'duration', 'int', 'url', 'getScheme', 'isURL',
]);

test('all rules of all schemas can be read, and call only what is tested here', () => {
  expect(rules.length).toBeGreaterThan(100);
  expect(rules.filter(rule => !isExpression(rule))).toEqual([]);
  const called = rules.flatMap(rule => [...rule.replace(/r?"""[^]*?"""|"[^"]*"|'[^']*'/g, '""').matchAll(/\b(\w+)\(/g)].map(([, name]) => name)).filter(name => name !== 'in');
  expect([...new Set(called)].filter(name => !FUNCTIONS.has(name))).toEqual([]);
});

test('what is no expression, asks for a field that is not there, or for a function that nobody knows gives nothing', () => {
  expect(isExpression('self.(')).toBe(false);
  expect(expression('self.(')(1n)).toBeUndefined();
  expect(expression('self.a == 1')(new Map())).toBeUndefined();
  expect(expression('nonsense(self)')(1n)).toBeUndefined();
});

test('text that a function cannot read breaks the rule, unless another part decides', () => {
  expect(expression("duration(self) >= duration('1ms')")('5')).toBe(false);
  expect(expression("url(self).getScheme() == 'https'")('a.example.com')).toBe(false);
  expect(expression("true || duration(self) > duration('1s')")('5')).toBe(true);
});

test('rules about a change are known', () => {
  expect(['self == oldSelf', '!has(oldSelf.a) || self.a == 1', 'self.oldSelfish'].map(isTransition)).toEqual([true, true, false]);
});

test('fields have the names that Kubernetes gives them in expressions', () => {
  expect(['namespace', 'in', 'a-b', 'a.b', 'a/b', 'a__b', 'plain', '9', 'ä', 'namespaces'].map(escaped)).toEqual([
    '__namespace__', '__in__', 'a__dash__b', 'a__dot__b', 'a__slash__b', 'a__underscores__b', 'plain', undefined, undefined, 'namespaces',
  ]);
});

test.each([
  ["duration('1h30m') == duration('90m')"],
  ["duration('1.5s') > duration('1s') && duration('-1s') < duration('0')"],
  ["isURL('https://example.com/a') && isURL('/a') && !isURL('example.com')"],
  ["url('https://u:p@example.com:80/p/a?x=1&x=2').getScheme() == 'https'"],
  ["url('https://example.com:80/p').getHost() == 'example.com:80' && url('https://[::1]:80/').getHostname() == '::1'"],
  ["url('https://example.com:80/p').getPort() == '80' && url('https://example.com/').getPort() == ''"],
  ["url('https://example.com/p/a').getEscapedPath() == '/p/a' && url('/p').getHost() == ''"],
  ["url('/p?x=1&x=2').getQuery() == {'x': ['1', '2']}"],
  ["isQuantity('1.5Gi') && !isQuantity('1 core') && quantity('1') == quantity('1000m')"],
  ["quantity('1Ki').isGreaterThan(quantity('1k')) && quantity('-1').isLessThan(quantity('0')) && quantity('1e3').compareTo(quantity('1k')) == 0"],
  ["quantity('1').add(quantity('500m')) == quantity('1500m') && quantity('2').sub(1) == quantity('1')"],
  ["quantity('2Ki').asInteger() == 2048 && quantity('-2').sign() == -1 && !quantity('500m').isInteger() && quantity('500m').asApproximateFloat() == 0.5"],
  ["[1, 2].isSorted() && !['b', 'a'].isSorted() && [1, 2].sum() == 3 && [1.5, 2.0].sum() == 3.5"],
  ["[3, 1].min() == 1 && [3, 1].max() == 3 && ['a', 'b', 'a'].indexOf('b') == 1 && ['a', 'b', 'a'].lastIndexOf('a') == 2 && [1].indexOf(2) == -1"],
  ["sets.contains([1, 2], [2]) && !sets.contains([1], [2]) && sets.intersects([1, 2], [2, 3]) && sets.equivalent([1, 1, 2], [2, 1])"],
  ["'abc 123'.find('[0-9]+') == '123' && 'abc'.find('[0-9]') == '' && '1 2 3'.findAll('[0-9]', 2) == ['1', '2'] && '1 2'.findAll('[0-9]').size() == 2"],
  ["isIP('10.0.0.1') && ip('::1').family() == 6 && isCIDR('10.0.0.0/8') && !isCIDR('10.0.0.0/33') && !isIP('10.0.0')"],
  ["'a,b'.split(',') == ['a', 'b'] && 'unix:///a'.substring(7, 8) == '/' && 'ABC'.lowerAscii() == 'abc'"],
  ["'x'.matches('^[a-z]$') && size('😀') == 1 && int('7') == 7 && 'a' in {'a': 1}"],
  ['[{"a": 1}, {"a": 1}].filter(i, size([{"a": 1}].filter(j, j == i)) > 1).size() == 0'],
])('%s', text => {
  expect(expression(text)(null)).toBe(true);
});

test('functions that need a form refuse another one', () => {
  for (const text of ["quantity('1 core').sign() == 0", "ip('x').family() == 4", '[].min() == 1', "quantity('500m').asInteger() == 0"]) {
    expect([text, expression(text)(null)]).toEqual([text, false]);
  }
});
