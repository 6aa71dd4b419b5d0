import { Imported, imported } from './statements';
import { kids, Node, PythonText } from './syntax';
import { ConfigError, listed, nearest, shown } from '../../core';

/** A name that a file makes outside of all functions. */
export interface Origin {
  /** What it stands for, such as `numpy`, or `here`. */
  readonly origin: string;
  /** The import that makes it. @default - no import does */
  readonly statement?: string;
  /** The class or assignment that makes it. @default - neither does */
  readonly node?: Node;
}

/** A definition of a function with its decorators. */
export interface Definition {
  readonly node: Node;
  readonly decorators: readonly Node[];
}

/** A file in Python: its functions, and the names that it makes beside them. */
export class PythonModule extends PythonText {
  private readonly functions = new Map<string, Definition[]>();
  private readonly names = new Map<string, Origin>();

  constructor(text: string, file?: string) {
    super(text, file);
    this.enter(this.top);
  }

  /** What the file has by a name; undefined if it does not make it. */
  public origin(name: string): Origin | undefined {
    return this.names.get(name);
  }

  /** The one function of that name at the top of the file. */
  public definition(name: string): Definition {
    const [found, second] = this.functions.get(name) ?? [];
    const where = this.file ?? 'the text';
    if (second !== undefined) {
      throw new ConfigError('PythonFunction', `${where} defines ${name} more than once, got lines ${[found, second].map(one => this.line(one.node.from)).join(' and ')}; ` +
        'give each a name of its own');
    }
    return found ?? this.missing(name, where);
  }

  private missing(name: string, where: string): never {
    const { node = this.inside(name), statement } = this.names.get(name) ?? {};
    const known = [...this.functions.keys()];
    const near = nearest(name, known);
    const [what, remedy] = statement !== undefined ? [`${where} only imports that function`, `read it from the file that "${statement}" means`] :
      node !== undefined ? [`${this.place(node.from)} has that name and is none`, `write it as "def ${name}(...):" at the top`] :
        [`${where} has no function of that name`, `${near === undefined ? '' : `did you mean ${near}? `}it has ${listed(known)}`];
    throw new ConfigError('PythonFunction', `a component is a function at the top of a file: ${what}, got ${shown(name)}; ${remedy}`);
  }

  /** A function of that name in something else. */
  private inside(name: string): Node | undefined {
    let found: Node | undefined;
    this.top.cursor().iterate(one => {
      if (one.name === 'FunctionDefinition' && found === undefined) {
        found = kids(one.node).some(kid => kid.name === 'VariableName' && this.of(kid) === name) ? one.node : undefined;
      }
      return found === undefined;
    });
    return found;
  }

  private enter(block: Node): void {
    for (const node of kids(block)) {
      const all = node.name === 'DecoratedStatement' ? kids(node) : [node];
      const last = all[all.length - 1];
      const name = kids(last).find(kid => kid.name === 'VariableName');
      if (last.name === 'FunctionDefinition' && name !== undefined) {
        if (block === this.top) {
          const found = { node: last, decorators: all.slice(0, -1) };
          this.functions.set(this.of(name), [...this.functions.get(this.of(name)) ?? [], found]);
        }
        this.names.set(this.of(name), { origin: 'here' });
      } else if (last.name === 'ClassDefinition' && name !== undefined) {
        this.names.set(this.of(name), { origin: 'here', node: last });
      } else if (last.name === 'ImportStatement') {
        imported(this, last).forEach(one => this.enterImport(one));
      } else if (last.name === 'AssignStatement') {
        kids(last).filter((kid, index, of) => kid.name === 'VariableName' && index < of.findIndex(one => one.name === 'AssignOp'))
          .forEach(kid => this.names.set(this.of(kid), { origin: 'here', node: last }));
      } else if (/^(If|Try|With|For|While)Statement$/.test(last.name)) {
        kids(last).filter(kid => kid.name === 'Body').forEach(kid => this.enter(kid));
      }
    }
  }

  private enterImport({ name, origin, statement }: Imported): void {
    if (name !== '*') {
      // Names of earlier SDKs for the same things.
      this.names.set(name, { origin: origin.replace(/^kfp\.(v2\.dsl|components)\b/, 'kfp.dsl'), statement });
    }
  }
}

/** The last files and texts that were read; a program reads many functions of few. */
const files = new Map<string, { readonly bytes: Buffer; readonly module: PythonModule }>();
const texts = new Map<string, PythonModule>();
const MOST = 200;

/** The module of a text, which is parsed once. */
export function moduleOfText(text: string, file?: string): PythonModule {
  const key = `${file ?? ''}\n${text}`;
  const found = texts.get(key);
  return found ?? kept(texts, key, new PythonModule(text, file));
}

/** The module of a file, which is parsed once; its bytes are compared, since files may change while a program runs. */
export function moduleOfFile(bytes: Buffer, file: string): PythonModule {
  const found = files.get(file);
  return found?.bytes.equals(bytes) === true ? found.module :
    kept(files, file, { bytes, module: new PythonModule(new TextDecoder('utf-8', { fatal: true }).decode(bytes), file) }).module;
}

function kept<T>(map: Map<string, T>, key: string, value: T): T {
  if (map.size >= MOST) {
    map.delete(String(map.keys().next().value));
  }
  map.set(key, value);
  return value;
}
