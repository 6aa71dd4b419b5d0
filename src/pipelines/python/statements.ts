import { kids, Node, PythonText } from './syntax';

/** A parameter as it is written. */
export interface Parameter {
  /** Where its name stands. */
  readonly name: Node;
  /** `*` or `**` before it. */
  readonly stars: string;
  /** What stands behind `:`, with it. @default - nothing does */
  readonly annotation?: Node;
  /** What stands behind `=`. @default - nothing does */
  readonly value?: Node;
}

/** The parameters of a list. */
export function parameters(list: Node): Parameter[] {
  const all: { name: Node; stars: string; annotation?: Node; value?: Node }[] = [];
  let previous = '';
  for (const kid of kids(list)) {
    const last = all[all.length - 1];
    if (previous === 'AssignOp') {
      last.value = kid;
    } else if (kid.name === 'VariableName') {
      all.push({ name: kid, stars: previous.startsWith('*') ? previous : '' });
    } else if (kid.name === 'TypeDef') {
      last.annotation = kid;
    }
    previous = kid.name;
  }
  return all;
}

/** A name that an import makes. */
export interface Imported {
  /** The name; `*` if it is all that a module has. */
  readonly name: string;
  /** What it stands for, such as `os.path` or `typing.List`. */
  readonly origin: string;
  /** The module that is loaded. */
  readonly module: string;
  /** A statement that makes this name alone. */
  readonly statement: string;
}

/** The names that an import makes. */
export function imported(text: PythonText, node: Node): Imported[] {
  const words = text.of(node).replace(/#.*|\\\r?\n|[()]/g, ' ').trim();
  const parts = /^from\b\s*([\w.\s]+?)\s*\bimport\b\s*([^]*)$/.exec(words);
  const from = parts?.[1].replace(/\s/g, '');
  const list = (parts?.[2] ?? words.replace(/^import\b/, '')).split(',').map(one => one.trim()).filter(one => one !== '');
  return list.map(one => {
    const [path, alias] = one.split(/\s+as\s+/).map(part => part.replace(/\s/g, ''));
    const statement = `${from === undefined ? '' : `from ${from} `}import ${path}${alias === undefined ? '' : ` as ${alias}`}`;
    const [first] = path.split('.');
    return from !== undefined ? { name: alias ?? path, origin: `${from}.${path}`, module: from, statement } :
      { name: alias ?? first, origin: alias === undefined ? first : path, module: path, statement };
  });
}
