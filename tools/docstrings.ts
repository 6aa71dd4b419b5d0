/**
 * Checks the documentation in the code of src/, except the API types and what is generated.
 *
 * usage: npx tsx tools/docstrings.ts
 *
 * - Every export and every public member of a class has a docstring.
 * - Every optional property says by `@default` what happens without it: a literal, or `- ` and the behaviour.
 * - A literal is the one that the code of the same folder falls back to, where it has `?? <literal>` or `{ name = <literal> }`.
 *
 * Exits with 1 if anything is found.
 */
import * as fs from 'fs';
import * as path from 'path';
import * as ts from 'typescript';
import { constantsOf, Fallback, fallbacksOf, normalized, parentsOf } from './docstrings/fallbacks';

/** What is wrong at one place. */
export interface Offender {
  readonly file: string;
  readonly line: number;
  /** `Declaration` or `Declaration.member`. */
  readonly name: string;
  readonly problem: string;
}

/** Texts by path below the repository, with slashes. */
export type Sources = ReadonlyMap<string, string>;

/** An optional property with a literal as its default. */
interface Documented extends Omit<Offender, 'problem'> {
  /** Interface or type that declares it. */
  readonly owner: string;
  readonly property: string;
  readonly value: string;
}

/** What all sources say together. */
interface Facts {
  readonly documented: readonly Documented[];
  readonly fallbacks: readonly Fallback[];
  /** Types that a type is made of, by name. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
  /** Code of constants, by name. */
  readonly constants: ReadonlyMap<string, string>;
}

/** Collects what is found in one file. */
class File {
  public readonly offenders: Offender[] = [];
  public readonly documented: Documented[] = [];

  constructor(private readonly source: ts.SourceFile) {}

  /** Checks one statement of the file. */
  public statement(node: ts.Statement): void {
    if (!exported(node)) {
      return;
    }
    if (ts.isVariableStatement(node)) {
      node.declarationList.declarations.forEach(one => this.requireText(node, one.name.getText(this.source)));
    } else if (ts.isClassDeclaration(node)) {
      const name = this.declared(node);
      node.members.forEach(member => this.classMember(member, name));
    } else if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) {
      const name = this.declared(node);
      node.forEachChild(child => this.properties(child, name, name));
    } else if (ts.isFunctionDeclaration(node) && !this.isOverloaded(node) || ts.isEnumDeclaration(node)) {
      this.declared(node);
    }
  }

  /** Whether it is the body of a function whose forms stand before it, which nobody calls by itself. */
  private isOverloaded(node: ts.FunctionDeclaration): boolean {
    const { name } = node;
    return node.body !== undefined && this.source.statements.some(one => ts.isFunctionDeclaration(one) && one.body === undefined && one.name?.text === name?.text);
  }

  private declared(node: ts.DeclarationStatement): string {
    const name = node.name?.getText(this.source) ?? 'default';
    this.requireText(node, name);
    return name;
  }

  private classMember(member: ts.ClassElement, owner: string): void {
    const has = (node: ts.Declaration, flags: ts.ModifierFlags) => (ts.getCombinedModifierFlags(node) & flags) !== 0;
    if (ts.isConstructorDeclaration(member)) {
      member.parameters.filter(one => ts.isParameterPropertyDeclaration(one, member) && !has(one, ts.ModifierFlags.Private))
        .forEach(one => this.requireText(one, `${owner}.${one.name.getText(this.source)}`));
    } else if (member.name !== undefined && !ts.isPrivateIdentifier(member.name) && !isGvk(member) &&
      !has(member, ts.ModifierFlags.Private | ts.ModifierFlags.Override)) {
      this.requireText(member, `${owner}.${member.name.getText(this.source)}`);
    }
  }

  /** Checks the optional properties of a type, also those of object types inside it. */
  private properties(node: ts.Node, owner: string, at: string): void {
    let inner = at;
    if (ts.isPropertySignature(node)) {
      const property = node.name.getText(this.source);
      inner = `${at}.${property}`;
      if (node.questionToken !== undefined) {
        this.optional(node, owner, property, inner);
      }
    }
    node.forEachChild(child => this.properties(child, owner, inner));
  }

  private optional(node: ts.Node, owner: string, property: string, name: string): void {
    const value = defaultOf(this.docstring(node));
    const [kind, problem] = judge(value);
    if (problem !== undefined) {
      this.add(node, name, problem);
    } else if (kind === 'literal') {
      this.documented.push({ ...this.place(node), name, owner, property, value: value! });
    }
  }

  private requireText(node: ts.Node, name: string): void {
    if (this.docstring(node) === '') {
      this.add(node, name, 'has no docstring');
    }
  }

  /** Text of the docstring right before a node, without stars. */
  private docstring(node: ts.Node): string {
    const ranges = ts.getLeadingCommentRanges(this.source.text, node.getFullStart()) ?? [];
    const comment = ranges.map(({ pos, end }) => this.source.text.slice(pos, end)).reverse().find(text => text.startsWith('/**'));
    return comment === undefined ? '' : comment.slice(3, -2).replace(/^[ \t]*\*[ \t]?/gm, '').trim();
  }

  private add(node: ts.Node, name: string, problem: string): void {
    this.offenders.push({ ...this.place(node), name, problem });
  }

  private place(node: ts.Node): { file: string; line: number } {
    return { file: this.source.fileName, line: this.source.getLineAndCharacterOfPosition(node.getStart(this.source)).line + 1 };
  }
}

function exported(node: ts.Statement): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some(one => one.kind === ts.SyntaxKind.ExportKeyword);
}

/** Identity of an API kind, whose name says all. */
function isGvk(member: ts.ClassElement): boolean {
  return member.name !== undefined && ts.isIdentifier(member.name) && member.name.text === 'GVK';
}

/** Text of `@default`, up to the next tag; undefined if there is none. */
function defaultOf(docstring: string): string | undefined {
  return /(?:^|\s)@default(?:\s+([\s\S]*?))?(?=\s@[a-z]+\b|$)/.exec(docstring)?.map(part => part ?? '')[1].replace(/\s+/g, ' ').trim();
}

/** Whether a default is a literal or a sentence, or what is wrong with it. */
function judge(value: string | undefined): readonly ['literal' | 'sentence', string?] {
  if (value === undefined) {
    return ['sentence', 'is optional and has no @default'];
  }
  if (value.startsWith('- ')) {
    return ['sentence'];
  }
  if (value === '' || value === 'undefined' || value === '-') {
    return ['literal', `says nothing by "@default ${value}"; write a literal, or "- " and what happens then`];
  }
  return ['literal', normalized(value) === undefined ? `has a @default that is neither code nor starts with "- ": ${value}` : undefined];
}

/** Folder whose code is searched for a default: the component's, or that of the file. */
function scopeOf(file: string): string {
  return /^src\/(components|workloads)\/[^/]+(?=\/)/.exec(file)?.[0] ?? path.posix.dirname(file);
}

/** Literals that the code contradicts, as far as it shows which property it means. */
function disagreements({ documented, fallbacks, parents, constants }: Facts): Offender[] {
  const inherits = (type: string, owner: string): boolean =>
    type === owner || (parents.get(type) ?? []).some(parent => inherits(parent, owner));
  const agree = (found: string, documentedValue: string) => [found, constants.get(found)].includes(normalized(documentedValue)!);
  return documented.flatMap(({ owner, property, value, ...place }) => {
    const here = (one: { readonly property: string; readonly file: string }) =>
      one.property === property && scopeOf(one.file) === scopeOf(place.file);
    const all = fallbacks.filter(here);
    const own = all.filter(one => one.type !== undefined && inherits(one.type, owner));
    // Where the code does not show the type, it may mean a property of the same name that another type declares.
    const others = documented.filter(one => here(one) && one.owner !== owner);
    const relevant = own.length > 0 ? own
      : all.filter(one => one.type === undefined && !others.some(other => one.values.some(found => agree(found, other.value))));
    if (relevant.length === 0 || relevant.some(one => one.values.some(found => agree(found, value)))) {
      return [];
    }
    const found = relevant.map(one => `${one.values.join(' ?? ')} (${one.file}:${one.line})`).join(', ');
    return [{ ...place, problem: `says "@default ${value}", and the code falls back to ${found}` }];
  });
}

/** All that is wrong in the sources, by file and line. */
export function offenders(sources: Sources): Offender[] {
  const parsed = [...sources].map(([name, text]) => ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true));
  const files = parsed.map(source => {
    const file = new File(source);
    source.statements.forEach(statement => file.statement(statement));
    return file;
  });
  const wrong = disagreements({
    documented: files.flatMap(file => file.documented),
    fallbacks: parsed.flatMap(fallbacksOf),
    parents: new Map(parsed.flatMap(parentsOf)),
    constants: new Map(parsed.flatMap(constantsOf)),
  });
  return [...files.flatMap(file => file.offenders), ...wrong].sort((a, b) => a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line);
}

/** Types of compiled pipelines are those of Kubeflow Pipelines, as API types are. */
const IR_TYPES = /^src\/pipelines\/ir\/([a-z]+-)?types\.ts$/;

/** The sources of a repository that are checked. */
export function checkedSources(root: string): Map<string, string> {
  const names = fs.readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' });
  const files = names.map(name => `src/${name.split(path.sep).join('/')}`).sort();
  return new Map(files.filter(name => name.endsWith('.ts') && !name.includes('.generated.') && !name.startsWith('src/apis/') && !IR_TYPES.test(name))
    .map(name => [name, fs.readFileSync(path.join(root, name), 'utf8')]));
}

/** An offender as a line of text that editors can follow. */
export function line({ file, line: number, name, problem }: Offender): string {
  return `${file}:${number} ${name} ${problem}`;
}

if (require.main === module) {
  const found = offenders(checkedSources(path.join(__dirname, '..')));
  found.forEach(one => console.log(line(one)));
  console.log(`${found.length} found`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
