import { re2Fault } from '../../src/core/re2';

test.each([
  '', 'a', 'a|b', '(a|b)*c', '^/api/(v1|v2)/.*$', '[a-z]+', '[^]a]', '[]a]', '[[:alpha:]]', '\\d+\\.\\w*?', 'a{2}', 'a{2,}', 'a{2,3}?', 'a{', '{', 'a{,3}', '(?i)abc',
    '(?i:a)b', '(?P<name>x)',
  '(?<name>x)', '(?:a)', '\\Qa+b\\E', '\\x41', '\\x{1F600}', '\\pL', '\\p{Greek}', '[\\d\\-x]', '[a\\]]', '.*\\.svc', '\\/', '(a*)*', '\\012', 'é', '[a-]',
])('RE2 reads %j', pattern => expect(re2Fault(pattern)).toBeUndefined());

test.each([
  ['[', 'must close all its "["'], ['(a', 'must close all its "("'], ['a)', 'must not close a ")" that is not open'], ['*a', 'must name what is repeated before "*"'],
  ['a|+', 'must name what is repeated before "+"'], ['a**', 'must not repeat a repetition'], ['a{2}{3}', 'must not repeat a repetition'], ['(?=a)', 'must not use "(?=a"'],
  ['(?!a)', 'must not use "(?!a"'], ['\\1', 'must not use "\\\\1"'], ['\\y', 'must not use "\\\\y"'], ['a\\', 'must not end with a single backslash'], ['[z-a]',
    'must not have the range "z-a"'],
  ['[\\y]', 'between brackets'], ['[[:letter:]]', 'no class of signs'], ['a{1001}', 'at most 1000 times'], ['a{3,2}', 'at most 1000 times'],
])('RE2 refuses %j', (pattern, fault) => expect(re2Fault(pattern)).toContain(fault));
