import { re2, re2Fault } from '../../src/core/re2';

test.each(['', '^/api/(v1|v2)/.*$', '[]a]', '[[:alpha:]]', 'a{2,3}?', '(?i:a)b', '(?P<name>x)', '\\Qa+b\\E', '\\p{Greek}', '\\x{1F600}', 'a{,3}', '\\z',
  '{?a}?',
])('Go reads %j', pattern => {
  expect(re2Fault(pattern)).toBeUndefined();
});

test.each([
  ['[', 'missing closing ]'], ['(a', 'missing closing )'], ['a)', 'unexpected )'], ['*a', 'missing argument to repetition operator'],
  ['a**', 'invalid nested repetition operator'],
  ['(?=a)', 'unsupported Perl syntax'], ['\\1', 'invalid escape sequence'], ['\\Z', 'invalid escape sequence'],
  ['a\\', 'trailing backslash'], ['[z-a]', 'invalid character class range'],
  ['a{1001}', 'invalid repeat count'], ['(?P<a>x)(?P<a>y)', 'duplicate capture group name'],
])('Go refuses %j', (pattern, problem) => {
  expect(re2Fault(pattern)).toMatch(/^must be a regular expression that Go reads \(RE2\): /);
  expect(re2Fault(pattern)).toContain(problem);
});

test('a fault quotes the part of the pattern that is wrong', () => {
  expect(re2Fault('a(?!b)c')).toBe('must be a regular expression that Go reads (RE2): invalid or unsupported Perl syntax "(?!"');
});

test('what is read can be held against a text', () => {
  const read = re2('^(?i)https://(.+?)/');
  expect(typeof read === 'string' ? read : [read.test('HTTPS://a/b'), read.test('http://a/b'), read.groupCount()]).toEqual([true, false, 1]);
});
