import { PythonName, PythonSource } from './function';
import { BUILTIN_NAMES } from './known-names';
import { Definition, PythonModule } from './module';
import { Scope } from './scopes';
import { imported, parameters } from './statements';
import { errorIn, kids, Node } from './syntax';
import { walk, walkFunction } from './walk';
import { ConfigError, shown } from '../../core';

/** What a program needs before a function. */
export interface Header {
  readonly lines: readonly string[];
  /** Names that these lines make. */
  readonly names: ReadonlySet<string>;
  /** The class of a named tuple, whose text is one of the lines. @default - there is none */
  readonly class?: Node;
}

/** A change of a text. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What the signature of a function needs before it: names that are not those of the program's head, and the class of a named tuple. */
export function headerOf(module: PythonModule, definition: Node, tuple: Node | undefined): Header {
  const list = kids(definition).find(kid => kid.name === 'ParamList');
  const annotations = [...list === undefined ? [] : parameters(list).flatMap(one => one.annotation ?? []), ...kids(definition).filter(kid => kid.name === 'TypeDef')];
  const lines = new Map([...annotations, ...tuple === undefined ? [] : [tuple]].flatMap(node => roots(module, node)).flatMap(name => {
    const line = supply(module, name);
    return line === undefined ? [] : [[name, line] as const];
  }));
  const name = tuple && kids(tuple).find(kid => kid.name === 'VariableName');
  return {
    lines: [...lines.values(), ...tuple === undefined ? [] : [module.of(tuple).trimEnd()]],
    names: new Set([...lines.keys(), ...name === undefined ? [] : [module.of(name)]]),
    ...tuple === undefined ? {} : { class: tuple },
  };
}

/** First words of the names in a piece of a text. */
function roots(module: PythonModule, node: Node): string[] {
  const scope = new Scope('class');
  walk(module, node, scope);
  return scope.outside().map(use => use.name);
}

/** The line that makes a name; undefined if the program has it anyway. */
function supply(module: PythonModule, name: string): string | undefined {
  const { origin, statement } = module.origin(name) ?? { origin: name === 'typing' ? 'typing' : 'here', statement: 'import typing' };
  const given = /^(?:kfp|kfp\.dsl|(?:kfp\.dsl|typing)\.\w+)$/.test(origin) ? origin.split('.').at(-1) : undefined;
  return origin === 'here' || given === name ? undefined : given !== undefined ? `${name} = ${given}` : statement;
}

/** A function as it goes into a program; without a header it is none of a component, and its annotations and defaults count as its text. */
export function sourceOf(module: PythonModule, { node, decorators }: Definition, edits: readonly Edit[], header: Header | undefined): PythonSource {
  const name = module.of(kids(node)[1]);
  const scope = new Scope();
  if (header === undefined) {
    walk(module, node, scope);
  } else {
    walkFunction(module, node, scope);
    [...header.class === undefined ? [] : [header.class]].forEach(one => walk(module, one, new Scope('function', scope)));
  }
  const own = new Set([name, ...header?.names ?? []]);
  return {
    name,
    ...module.file === undefined ? {} : { file: module.file },
    line: module.line(node.from),
    source: edited(module, node, edits),
    header: header?.lines ?? [],
    decorators: decorators.map(one => module.of(one).trim()),
    imports: importsOf(module, node),
    outside: unique(scope.outside().filter(use => !own.has(use.name) && !isBuiltin(module, use.name)).map(use => outsideName(module, use.from, use.name))),
  };
}

/** Refuses the text of a function that is no Python, or is other text on other machines. */
export function checkText(module: PythonModule, node: Node): void {
  const error = errorIn(node);
  if (error !== undefined) {
    throw new ConfigError('PythonSyntax', `${module.place(error)} cannot be read as Python, got ${shown(module.lineText(error))}; mend it, or write it in a plainer way`);
  }
  const text = module.text.slice(0, node.to);
  const wrong = /[\r\0]/.exec(text.slice(node.from));
  if (wrong !== null) {
    const at = node.from + wrong.index;
    throw new ConfigError('PythonText', `${module.place(at)} has ${wrong[0] === '\r' ? 'a line break of Windows' : 'a letter that no program takes'}, got ${shown(wrong[0])}; ` +
      'save the file with line breaks of one letter, "\\n"');
  }
  for (const match of text.slice(node.from).matchAll(/\n *\t/g)) {
    const at = node.from + match.index + match[0].length - 1;
    if (!/String/.test(module.top.resolveInner(at, 1).name)) {
      throw new ConfigError('PythonText', `${module.place(at)} is indented by a tab, got ${shown(module.lineText(at))}; use blanks`);
    }
  }
}

function edited(module: PythonModule, node: Node, edits: readonly Edit[]): string {
  let [text, done] = ['', node.from];
  for (const edit of [...edits].sort((a, b) => a.from - b.from)) {
    text += module.text.slice(done, edit.from) + edit.text;
    done = edit.to;
  }
  // Comments behind the last statement belong to the function if they are indented.
  const comments = /^(?:[ \t]*\n|[ \t]+#.*(?:\n|$))*/.exec(module.text.slice(node.to))?.[0] ?? '';
  return (text + module.text.slice(done, node.to) + comments).trimEnd();
}

function importsOf(module: PythonModule, node: Node): string[] {
  const found = new Set<string>();
  node.cursor().iterate(one => {
    if (one.name === 'ImportStatement') {
      imported(module, one.node).forEach(({ module: path }) => found.add(path.startsWith('.') ? path : path.split('.')[0]));
    }
  });
  return [...found].sort();
}

function outsideName(module: PythonModule, from: number, name: string): PythonName {
  let node = module.top.resolveInner(from, 1);
  while (node.parent?.name === 'MemberExpression' && node.nextSibling?.name === '.' && node.parent.from === from) {
    node = node.parent;
  }
  const { origin, statement } = module.origin(name) ?? {};
  const path = module.of(node).replace(/\s/g, '');
  return { name, path: path.startsWith(name) ? path : name, line: module.line(from), ...origin === undefined ? {} : { origin }, ...statement === undefined ? {} : { statement } };
}

/** Whether Python itself has a name, and the file nothing else by it. */
function isBuiltin(module: PythonModule, name: string): boolean {
  return BUILTIN_NAMES.has(name) && (module.origin(name)?.origin ?? 'builtins').startsWith('builtins');
}

/** The first use of each path. */
function unique(names: readonly PythonName[]): PythonName[] {
  const seen = new Set<string>();
  return names.filter(({ path }) => !seen.has(path) && seen.add(path));
}
