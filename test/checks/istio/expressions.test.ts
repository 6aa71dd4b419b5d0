import { istioTelemetry } from '../../../src/checks';
import { object, places } from '../support';

/** Whether a condition of the access log is found wrong. */
function isRefused(expression: string): boolean {
  return places(istioTelemetry, [object('telemetry.istio.io/v1', 'Telemetry', 'logs', { spec: { accessLogging: [{ filter: { expression } }] } })]).length > 0;
}

describe('conditions of access logs', () => {
  test('are taken in all forms that istiod reads', () => {
    const taken = [
      'response.code >= 400 && !has(request.headers.a)', 'a ? b : c', 'a ? b : c ? d : e', '1 < 2 < 3', 'a in [1, 2]', '!!a', '--a', '- -a', 'a - -1', '-1', '-1u', '1.5e3',
      '.5', '1u',
      '0x1F', '0x1U', '9223372036854775807', '-9223372036854775808', '18446744073709551615u', '1e308', '[]', '[1,]', '[,]', '{}', '{1: 2,}', '{,}', 'a{}',
      'a.b{c: 1, d: 2,}', 'a{,}',
      'a{`b-c`: 1}', '.a', '. a', '.f(x)', '.a{}', 'a.b.f(x)[1].c', 'f()', 'f(a).b(c)', '"a".size()', '1.size()', '(a).b()', 'a()[0]', 'a.`b-c`', 'a.`b c`', 'a.as',
      'a.break()', 'null[0]',
      'true.a', 'x.map(y, 1)', 'x.map(y, y > 1, 2)', 'x.all(y, y)', 'x.filter((y), 1)', 'x.all(1)', 'x.existsOne(1, true)', 'x.all(((y)), y)', 'x.map(1, 2, 3, 4)',
      'all(1, x)', 'a.has(b)', 'has(a.b.c)', 'has((a.b))', 'has(a[0].b)',
      'has(a, b)', 'has(a.`b-c`)', "'a'", '"\\""', '"\\x41\\101\\u00e9\\U0001F600\\a\\?\\`"', "b'\\xff'", 'B"a"', 'r"\\q"', 'R"a"', 'bR"a"', '"""a\n"b" c"""', "'''a''b'''",
      '""', "''''''", '"é"',
      'a // why', '// why\n a', '\ta\r\n', 'a[ "b" ]', '_a', 'inside',
    ];
    expect(taken.filter(isRefused)).toEqual([]);
  });

  test.each<[what: string, ...texts: string[]]>([
    ['operators without operands', 'a &&', '&& a', 'a && || b', 'a b', 'a ? b', 'a ? : b', 'a ? b :', '1 ? 2', 'a ? b : c : d', '!', '-', 'a!', '+1', 'a in'],
    ['signs of one kind before others', '!-a', '-!a', '!--a'],
    ['brackets without their like', '(a', 'a)', '(', '()', 'a[', 'a[]', 'a[1', '[1', '[1,,2]', '[1 2]', '{', '{a}', '{a:}', '{a:b', '{a:b,,}', '{a:b c:d}', '[,,]', '{,',
      'a{', 'a{b', 'a{b}', 'a{b:}'],
    ['arguments without their like', 'f(', 'f(a', 'f(a,', 'f(a,)', 'f(,)', 'f(a b)', 'a.b(', 'a.b(c,)', '.f(', 'f(a,,b)'],
    ['calls and messages of what has no name', 'f(a)(b)', 'a[0]()', '(a)()', '[a]()', '"a"()', 'a.b()()', 'f(a){b: 1}', '"a"{b: 1}', '(a){b: 1}', 'a[1]{b: 1}', '1{}',
      'true()', 'null{}', 'a.b(){}',
      'a.`b`()', 'a.`b`{}'],
    ['fields without a name', 'a.', 'a.1', 'a."b"', 'a.b"c"', '.', '..a', 'a..b', '. 1', 'a.true', 'a.in', 'a.null', 'a{1: 2}', 'a{"b": 2}', 'a{in: 2}', 'a.``', '`a`',
      '.`a`', '. "a"', "a.b''"],
    ['words that are kept', 'in', 'as', 'break', 'loop', 'namespace', 'package.a', 'while()', '.for', 'const', 'continue', 'else', 'function', 'if', 'import', 'let',
      'return', 'var', 'void'],
    ['numbers of more than 64 bits', '9223372036854775808', '-9223372036854775809', '123456789012345678901', '18446744073709551616u', '0xFFFFFFFFFFFFFFFF', '1e309',
      '1.0e999'],
    ['numbers of another form', '1.', '1.5u', '0x', '0X1F', '1e', '1a', '01x', '0b1', '1_000'],
    ['texts without an end, or with what stands for nothing', '"a', "'a", '"a\nb"', '"""a', '"\\z"', '"\\400"', '"\\8"', '"\\x4"', '"\\u12"', '"\\ud800"', '"\\U00110000"',
      "b'\\u00e9'", '"\\"', 'r"a\nb"',
      '"\\U0000d800"', '"\\18"', "r'a\\''", '"""a""""'],
    ['letters before texts that mean nothing', 'rb"a"', 'u"a"', 'bb"a"', '"a" "b"', "a'b'"],
    ['signs that the language does not have', '@', '#', 'a = b', 'a === b', 'a & b', 'a | b', 'a; b', '$a', 'é', 'a\\', 'a ^ b', '~a', 'a\u00a0b'],
    ['macros of what is no field, or no variable', 'has(a)', 'has(1)', 'has(a[0])', "has(request.headers['x'])", 'has(a.b())', 'has((a))', 'x.all(1, y)', 'x.all(y.z, y)',
      'x.exists(f(), y)', 'x.filter("y", y)',
      'x.map(y.z, 1)', 'x.map(y.z, true, 1)', 'x.exists_one(x.y, true)', 'x.all(__result__, true)'],
    ['nothing', ' ', '// why'],
  ])('are refused for %s', (_, ...texts) => {
    expect(texts.filter(text => !isRefused(text))).toEqual([]);
  });

  test('are refused where they stand too deep in each other to be read', () => {
    const nested = (depth: number) => `${'('.repeat(depth)}a${')'.repeat(depth)}`;
    expect([nested(100), nested(100_000)].map(isRefused)).toEqual([false, true]);
  });
});
