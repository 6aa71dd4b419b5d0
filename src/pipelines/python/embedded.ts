import { readFileSync } from 'fs';
import { join } from 'path';
import { EMBEDDED_NAMES } from './known-names';
import { PythonModule } from './module';
import { Scope } from './scopes';
import { kids, Node } from './syntax';
import { walk } from './walk';

/** The names of the embedded executor that a program mentions. */
export function embeddedNames(program: string): readonly string[] {
  return [...EMBEDDED_NAMES, 'kfp'].filter(name => new RegExp(`\\b${name}\\b`).test(program)).sort();
}

const programs = new Map<string, string>();

/** The embedded executor, with what of it a program needs that uses these names: definitions without comments, and nothing that nobody uses. */
export function embeddedExecutor(names: readonly string[]): string {
  const key = names.join();
  const found = programs.get(key) ?? needed(names).map(piece => piece.text).join('\n');
  programs.set(key, found);
  return found;
}

/** A statement at the top of the executor. */
interface Piece {
  readonly text: string;
  readonly makes: readonly string[];
  readonly uses: readonly string[];
}

function needed(names: readonly string[]): readonly Piece[] {
  const all = pieces();
  const kept = new Set(all.filter(piece => piece.makes.length === 0));
  const open = [...names, ...[...kept].flatMap(piece => piece.uses)];
  for (const name of open) {
    all.filter(piece => piece.makes.includes(name) && !kept.has(piece)).forEach(piece => {
      kept.add(piece);
      open.push(...piece.uses);
    });
  }
  return all.filter(piece => kept.has(piece));
}

let read: readonly Piece[] | undefined;

function pieces(): readonly Piece[] {
  if (read === undefined) {
    const module = new PythonModule(readFileSync(join(__dirname, 'shim.py'), 'utf8'));
    read = kids(module.top).slice(1).map(node => {
      const scope = new Scope('class');
      walk(module, node, scope);
      const makes = node.name === 'IfStatement' ? [] : scope.names();
      return { text: plain(module, node), makes, uses: scope.outside().map(use => use.name) };
    });
  }
  return read;
}

/** The text of a statement without comments, docstrings and empty lines, indented by one blank for each step. */
function plain(module: PythonModule, node: Node): string {
  let [text, done] = ['', node.from];
  node.cursor().iterate(one => {
    const isDoc = one.name === 'ExpressionStatement' && one.node.firstChild?.name === 'String' && one.node.prevSibling?.name === ':';
    if (one.name === 'Comment' || isDoc) {
      text += module.text.slice(done, one.from) + (isDoc && one.node.nextSibling === null ? 'pass' : '');
      done = one.to;
    }
  });
  return (text + module.text.slice(done, node.to)).split('\n').map(line => line.trimEnd()).filter(line => line !== '')
    .map(line => line.replace(/^(?: {4})+/, margin => margin.slice(0, margin.length / 4))).join('\n');
}
