import * as path from 'path';
import { checkedSources, line, offenders } from '../tools/docstrings';

/** What is found in one file: `<line> <name> <problem>`. */
function found(...text: string[]): string[] {
  return offenders(new Map([['src/core/a.ts', text.join('\n')]])).map(one => `${one.line} ${one.name} ${one.problem}`);
}

const DOC = '/** Something. */';

test('all of src/ is documented', () => {
  expect(offenders(checkedSources(path.join(__dirname, '..'))).map(line)).toEqual([]);
});

test('neither API types nor generated files are checked, all else is', () => {
  const names = [...checkedSources(path.join(__dirname, '..')).keys()];
  expect(names).toEqual(expect.arrayContaining(['src/core/component.ts', 'src/components/cert-manager/cert-manager.ts']));
  expect(names.filter(name => name.includes('generated') || name.startsWith('src/apis/') || name === 'src/pipelines/ir/task-types.ts')).toEqual([]);
});

test.each([
  'export function f(): void {}', 'export const f = 1;', 'export type F = string;', 'export interface F {}', 'export class F {}',
  'export enum F { A }',
])('an export needs a docstring: %s', text => {
  const name = /\b[fF]\b/.exec(text)![0];
  expect(found('', text)).toEqual([`2 ${name} has no docstring`]);
  expect(found('/* no docstring */', text)).toEqual([`2 ${name} has no docstring`]);
  expect(found('/** */', text)).toEqual([`2 ${name} has no docstring`]);
  expect(found(DOC, text)).toEqual([]);
  expect(found(text.replace('export ', ''))).toEqual([]);
});

test('each form of an overloaded function needs a docstring, its body, which nobody calls by itself, none', () => {
  const [one, two, body] = ['export function f(a: string): void;', 'export function f(a: number): void;', 'export function f(a: unknown): void {}'];
  expect(found(DOC, one, DOC, two, body)).toEqual([]);
  expect(found(DOC, one, two, body)).toEqual(['3 f has no docstring']);
});

test('a public member of a class needs a docstring, one that nobody else sees does not', () => {
  expect(found(
    DOC, 'export class A {', "  static readonly GVK = { kind: 'A' };", '  public x = 1;', '  get y() { return 1; }', '  z() {}',
    '  protected p() {}', '  private a = 1;', '  #b = 2;', '  override c() {}', `  ${DOC} d() {}`,
    '  constructor(readonly e: string, private f: string, g: string) {}', '}',
  )).toEqual(['4 A.x', '5 A.y', '6 A.z', '7 A.p', '12 A.e'].map(place => `${place} has no docstring`));
});

test('an optional property needs a default, also inside other types', () => {
  expect(found(
    DOC, 'export interface A {', '  b?: string;', `  ${DOC} c?: string;`, '  d: { e?: string };', '  /** @default 1 */', '  f?: number;',
    '}', DOC, 'export type G = { h?: string } | { i: readonly { j?: string }[] };', 'interface K { l?: string }',
  )).toEqual(['3 A.b', '4 A.c', '5 A.d.e', '10 G.h', '10 G.i.j'].map(place => `${place} is optional and has no @default`));
});

test.each([
  ['undefined', 'says nothing by "@default undefined"'],
  ['', 'says nothing by "@default "'],
  ['-', 'says nothing by "@default -"'],
  ['what the API says', 'neither code nor starts with "- "'],
  ["'*' - everything, always", 'neither code nor starts with "- "'],
])('a default must say something: %j', (value, problem) => {
  const lines = [DOC, 'export interface A {', `  /** Text. @default ${value} */`, '  b?: string;', '}'];
  expect(found(...lines)).toEqual([expect.stringContaining(problem)]);
});

test.each(['1', "'x'", '[]', '{}', 'true', 'new Images()', "['*']", 'Duration.hours(24)', 'DEFAULTS.links', "- the API's default, `x`"])(
  'this is a default: %s', value => {
    const long = ['  /**', '   * Text.', `   * @default ${value}`, '   * @see c', '   */', '  c?: string;'];
    expect(found(DOC, 'export interface A {', `  /** @default ${value} */`, '  b?: string;', ...long, '}')).toEqual([]);
  },
);

describe('a literal default and the code agree', () => {
  const typed = (name: string, value: string) => `${DOC}\nexport interface ${name} {\n  /** @default '${value}' */\n  b?: string;\n}\n`;

  /** Finds what is wrong when `@default 'x'` of `A.b` meets the code in another file. */
  const against = (code: string, file = 'src/components/k/use.ts', declared = typed('A', 'x')) =>
    offenders(new Map([['src/components/k/props.ts', declared], [file, code]])).map(line);
  const wrong = (value: string, at = 'src/components/k/use.ts:1') =>
    [`src/components/k/props.ts:4 A.b says "@default 'x'", and the code falls back to ${value} (${at})`];

  test.each([
    ['a.b ?? "x"', []],
    ["a.b ?? 'y'", wrong("'y'")],
    ["a?.b ?? 'y'", wrong("'y'")],
    ["(a.b as string) ?? 'y'", wrong("'y'")],
    ["a.b ?? c.d ?? 'x'", []],
    ["a.b ?? c.d ?? 'y'", wrong("c.d ?? 'y'")],
    ["a.c ?? 'y'", []],
    ['a.b', []],
    ["(({ b = 'y' }: A) => b)(a)", wrong("'y'")],
    ["(({ b: c = 'y' }: A) => c)(a)", wrong("'y'")],
    ["(({ b = 'x' }: A) => b)(a)", []],
  ])('%s', (code, expected) => expect(against(`const r = ${code};`)).toEqual(expected));

  test('by the value of a constant, wherever it stands', () => {
    expect(against("const X = 'x';\nconst r = a.b ?? X;")).toEqual([]);
    expect(against("const X = 'y';\nconst r = a.b ?? X;")).toEqual(wrong('X', 'src/components/k/use.ts:2'));
  });

  test('in the same folder and below it, not in others', () => {
    expect(against("const r = a.b ?? 'y';", 'src/components/k/deep/use.ts')).toEqual(wrong("'y'", 'src/components/k/deep/use.ts:1'));
    expect(against("const r = a.b ?? 'y';", 'src/components/other/use.ts')).toEqual([]);
  });

  test('for the type that the code names, also through types made of it', () => {
    expect(against("const f = (a: Other) => a.b ?? 'y';")).toEqual([]);
    expect(against("const f = (a: Partial<A>) => a.b ?? 'y';")).toEqual(wrong("'y'"));
    expect(against("type C = Common & (A | Other); const f = (a: C) => a.b ?? 'y';")).toEqual(wrong("'y'"));
    expect(against("interface C extends Omit<A, 'z'> {} const f = (a: C) => { const { b = 'y' } = a; return b; };")).toEqual(wrong("'y'"));
    expect(against("const f = (a: A) => a.b ?? 'x'; const g = (a: Other) => a.b ?? 'y';")).toEqual([]);
  });

  test('unless the code may mean another type with the same property', () => {
    const declared = `${typed('A', 'x')}${typed('B', 'y')}`;
    expect(against("const r = a.b ?? 'y';", undefined, declared)).toEqual([]);
    expect(against("const r = a.b ?? 'z';", undefined, declared)).toHaveLength(2);
  });
});
