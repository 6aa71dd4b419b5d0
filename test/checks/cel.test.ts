import * as fs from 'fs';
import * as path from 'path';
import { expression, isExpression, isTransition } from '../../src/checks/cel/expressions';
import { knownAs } from '../../src/checks/cel/values';

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

test('what is no expression, or asks for a function or variable that nobody knows, or one for another type, gives nothing', () => {
  expect(isExpression('self.(')).toBe(false);
  const unknown = ['self.(', 'nonsense(self)', 'self.nonsense()', 'other == 1', "self + 'a' == ''", 'nonsense(self) || self == 2', 'self == 2 || nonsense(self)'];
  expect(unknown.map(text => expression(text)(1n))).toEqual(unknown.map(() => undefined));
  expect(expression('nonsense(self) || self == 1')(1n)).toBe(true);
});

test('a field that is not there, an entry out of range, and a division by zero break the rule, unless another part decides', () => {
  const value = new Map([['list', [1n]]]);
  const broken = [
    'self.a == 1', 'self.a != 1', 'self.list[1] == 1', '1 / 0 == 1', 'self.list.all(one, one / 0 == 1)', "'a'.substring(2) == ''", "int(string(self.list[0]) + 'x') == 1",
  ];
  expect(broken.map(text => [text, expression(text)(value)])).toEqual(broken.map(text => [text, false]));
  expect(["self.a == 1 || self.list[0] == 2", '!has(self.a) || self.a == 1'].map(text => expression(text)(value))).toEqual([false, true]);
});

test('text that a function cannot read breaks the rule, unless another part decides', () => {
  expect(expression("url(self).getScheme() == 'https' || self == ''")('a.example.com')).toBe(false);
  expect(expression("self == '' || !(duration(self) > duration('1s'))")('5')).toBe(false);
  expect(expression("duration(self) >= duration('1ms')")('5')).toBe(false);
  expect(expression("url(self).getScheme() == 'https'")('a.example.com')).toBe(false);
  expect(expression("true || duration(self) > duration('1s')")('5')).toBe(true);
});

test('rules about a change are known', () => {
  expect(['self == oldSelf', '!has(oldSelf.a) || self.a == 1', 'self.oldSelfish'].map(isTransition)).toEqual([true, true, false]);
});

test('fields have the names that Kubernetes gives them in expressions', () => {
  expect(['namespace', 'in', 'a-b', 'a.b', 'a/b', 'a__b', 'plain', '9', 'ä', 'namespaces', 'a$'].map(knownAs)).toEqual([
    ['__namespace__', 'namespace'], ['__in__'], ['a__dash__b'], ['a__dot__b'], ['a__slash__b'], ['a__underscores__b'], ['plain'], [], [], ['namespaces'], [],
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
  ["url('https://a/?x=a+b&&y&x=%41&z=%zz&a;b#f').getQuery() == {'x': ['a b', 'A'], 'y': ['']}"],
  ["url('https://u@x@y:1/').getHost() == 'y:1' && url('https://[::1]/').getHostname() == '::1' && url('https://[::1]/').getPort() == ''"],
  ["url('https://a:/').getHostname() == 'a' && url('https://a:/').getPort() == ''"],
  ["url('HTTPS://A.B/C').getScheme() == 'https' && url('HTTPS://A.B/C').getHost() == 'A.B' && url('https://%C3%A9/').getHost() == 'é'"],
  ["url('mailto:x').getScheme() == 'mailto' && url('mailto:x').getEscapedPath() == '' && url('http:/a').getEscapedPath() == '/a' && url('/p').getScheme() == ''"],
  ["url('//h/p').getHost() == 'h' && url('//h/p').getEscapedPath() == '/p' && url('///h/p').getHost() == '' && url('https://a').getEscapedPath() == ''"],
  ["url('https://a/b/../c').getEscapedPath() == '/b/../c' && url('https://a/b#f').getEscapedPath() == '/b' && url('https://a/%2F[x]').getEscapedPath() == '/%2F[x]'"],
  ["url('https://a/é \"').getEscapedPath() == '/%C3%A9%20%22' && url('https://a/(b) %41').getEscapedPath() == '/%28b%29%20A' && url('*').getEscapedPath() == '*'"],
  ["url('https://a') == url('HTTPS://a') && url('https://a') != url('https://a/') && url('https://u@a') != url('https://a')"],
  ["quantity('1E') == quantity('1e18') && quantity('1E3') == quantity('1k') && quantity('0.5n') == quantity('1n') && quantity('1.1Ki') == quantity('1126400m')"],
  ["!quantity('1').isGreaterThan(quantity('1')) && !quantity('1').isLessThan(quantity('1')) && !quantity('1').isGreaterThan(quantity('2'))"],
  ["quantity('1').compareTo(quantity('2')) == -1 && quantity('100Ei').compareTo(quantity('99Ei')) == 0 && quantity('0').sign() == 0 && quantity('1n').sign() == 1"],
  ["quantity('1').isInteger() && !quantity('1e30').isInteger() && quantity('1').sub(quantity('2')) == quantity('-1') && quantity('1').add(2) == quantity('3')"],
  ["[1u, 2u].sum() == 3u && [duration('1s'), duration('-500ms')].sum() == duration('0.5s') && [].sum() == 0 && [1.5].sum() == 1.5"],
  ["[duration('1s'), duration('2s')].max() == duration('2s') && [duration('2s'), duration('1s')].min() == duration('1s') && !['2', '10'].isSorted() && [2, 10].isSorted()"],
  ["!([duration('2s'), duration('1s')].isSorted()) && [timestamp('2020-01-01T00:00:00Z'), timestamp('2020-01-01T00:00:00.000001Z')].isSorted() && [1u, 1u].isSorted()"],
  ["[1, 3].min() == 1 && [1, 3].max() == 3 && [3, 1].min() == 1 && [3, 1].max() == 3 && [2u, 1u].min() == 1u"],
  ["[{'a': 1, 'b': 2}].indexOf({'b': 2, 'a': 1}) == 0 && [[1], [2]].indexOf([2]) == 1 && [duration('1s')].indexOf(duration('1000ms')) == 0 && [1, 2].indexOf(2.0) == 1"],
  ["['1'].indexOf(1) == -1 && [{'a': 1}].indexOf({'a': 2}) == -1 && [['a', 'b']].indexOf(['a,b']) == -1 && [1u].indexOf(1) == 0 && [[1]].indexOf([2]) == -1"],
  ["sets.contains([1], []) && !sets.contains([], [1]) && !sets.contains([1, 2], [2, 3]) && sets.contains([1, 2], [1, 1])"],
  ["!sets.intersects([1], [2]) && !sets.intersects([], []) && sets.intersects([1, 2], [3, 2]) && sets.intersects([1, 2], [2, 3])"],
  ["!sets.equivalent([1], [1, 2]) && !sets.equivalent([1, 2], [1]) && sets.equivalent([], []) && sets.equivalent([[1, 2]], [[1, 2]])"],
  ["'aaa'.findAll('a*') == ['aaa'] && 'baac'.findAll('a*') == ['', 'aa', ''] && 'abc'.findAll('') == ['', '', '', ''] && 'a1b2'.findAll('[0-9]', 0) == []"],
  ["'a1b2'.findAll('[0-9]', -1) == ['1', '2'] && 'a1b2'.findAll('[0-9]', 5) == ['1', '2'] && 'a1b2'.findAll('[0-9]', 1) == ['1']"],
  ["'a,b,c'.split(',', 2) == ['a', 'b,c'] && 'a,b'.split(',', 0) == [] && 'a,b'.split(',', 1) == ['a,b'] && 'a,b'.split(',', -1) == ['a', 'b']"],
  ["'abc'.split('', 2) == ['a', 'bc'] && ''.split(',') == ['']"],
  ["ip('::1') == ip('0:0:0:0:0:0:0:1') && ip('::1') != ip('::2') && ip('2001:DB8::1') == ip('2001:db8::1') && ip('10.0.0.1').family() == 4"],
  ["!isIP('::ffff:1.2.3.4') && !isIP('0:0:0:0:0:ffff:c0a8:1') && !isIP('::1%eth0') && !isIP('10.0.0.01') && isIP('::') && isIP('2001:DB8::1')"],
  ["isCIDR('10.0.0.1/32') && isCIDR('::/128') && !isCIDR('::/129') && !isCIDR('10.0.0.0/08') && !isCIDR('10.0.0.0') && !isCIDR('10.0.0.0/8/8')"],
  ["!isCIDR('a/8') && !isCIDR('::ffff:1.2.3.4/96')"],
  ["!isCIDR('10.0.0.0/8 ') && !isCIDR('/8') && isCIDR('10.0.0.0/0') && !isCIDR('10.0.0.0/1111')"],
  ["duration('1.5s').getMilliseconds() == 1500 && duration('-1.5s').getSeconds() == -1 && duration('90m').getHours() == 1 && duration('1h') > duration('59m59s')"],
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
  for (const text of [
    "quantity('1 core').sign() == 0", "ip('x').family() == 4", '[].min() == 1', '[].max() == 1', "quantity('500m').asInteger() == 0", "quantity('1e30').asInteger() == 1",
    "ip('::ffff:1.2.3.4').family() == 6", '[9223372036854775807, 1].sum() == 0', '[18446744073709551615u, 1u].sum() == 0u', "url('https://a#f').getHost() == 'a'",
    "url('https://a/#%zz').getHost() == 'a'", "duration('1d') > duration('0')",
  ]) {
    expect([text, expression(text)(null)]).toEqual([text, false]);
  }
});

test('URLs are such as Go takes in requests', () => {
  const isUrl = (text: string) => expression('isURL(self)')(text);
  const good = [
    'https://a', '/', '/a b', '//a/b', 'http://', 'http:///p', 'a:b', 'mailto:x', 'http:', 'HTTP://A', 'a+b.c-1://d', '*', 'https://a:99999', 'https://a:', 'http://[::1]:80',
    'http://[fe80::1%25en0]', 'http://a<b', 'http://1.2.3.4.5', 'http://a?b=%zz', 'http://u:p%40@a', 'http://%C3%A9', 'http://é/é', '/a?%zz', '/a#%41',
  ];
  expect(good.filter(text => isUrl(text) !== true)).toEqual([]);
  const bad = [
    '', 'a', 'a/b', ':a', '1http://a', '?a', '#a', 'http://a b', 'http://a#f', 'http://a/%zz', 'http://a%41', 'http://a%zz', '/%zz', 'http://a\\b', 'http://a{b}', 'http://a^b',
    'http://[::1', 'http://[::1]a', 'https://a:x', 'https://a:1:x', 'http://u p@a', 'http://u%zz@a', 'http://a\n', '/\u0000', 'http://a`b', 'http://a|b',
  ];
  expect(bad.filter(text => isUrl(text) !== false)).toEqual([]);
});
