/** What a docstring says. */
export interface Docstring {
  /** First paragraph, on one line. @default - it has none */
  readonly description?: string;
  /** By parameter. */
  readonly parameters: ReadonlyMap<string, string>;
  /** By output. */
  readonly outputs: ReadonlyMap<string, string>;
}

/** Reads a docstring: its first paragraph, sections such as `Args:` and `Returns:` with `name: text`, and `:param name: text`. */
export function docstring(text: string): Docstring {
  const lines = cleaned(text);
  const section = /^(args|arguments|parameters|params|returns?|raises|yields|examples?|notes?):?$/i;
  const first = lines.findIndex(line => line !== '');
  const end = lines.findIndex((line, index) => index > first && (line === '' || section.test(line) || line.startsWith(':')));
  const description = first < 0 || section.test(lines[first]) ? '' : lines.slice(first, end < 0 ? undefined : end).map(line => line.trim()).join(' ');
  const parameters = new Map([...entries(lines, /^(args|arguments|parameters|params):$/i), ...fields(lines)]);
  return { ...description === '' ? {} : { description }, parameters, outputs: entries(lines, /^returns?:$/i) };
}

/** The lines without the indentation that they share, in which the first has no part. */
function cleaned(text: string): string[] {
  const [first, ...rest] = text.split('\n').map(line => line.trimEnd());
  const margin = Math.min(...rest.filter(line => line !== '').map(indentation), Infinity);
  return [first.trim(), ...rest.map(line => line.slice(Math.min(margin, line.length)))];
}

function indentation(line: string): number {
  return line.length - line.trimStart().length;
}

/** `name: text` and `name (type): text` below a heading; deeper lines go on with the text, as lines of it. */
function entries(lines: readonly string[], heading: RegExp): Map<string, string> {
  const found = new Map<string, string>();
  const start = lines.findIndex(line => heading.test(line)) + 1;
  let name: string | undefined;
  for (const line of start === 0 ? [] : lines.slice(start)) {
    if (line !== '' && indentation(line) === 0) {
      break;
    }
    const begin = /^\s+\*{0,2}(\w+)\s*(?:\([^)]*\))?\s*:\s*(.*)$/.exec(line);
    const depth = indentation(lines[start] ?? '');
    if (begin !== null && indentation(line) === depth) {
      name = begin[1];
      found.set(name, begin[2]);
    } else if (name !== undefined && line !== '' && indentation(line) > depth) {
      found.set(name, `${found.get(name) ?? ''}\n${line.trim()}`.trim());
    }
  }
  return found;
}

/** `:param name: text` and `:param type name: text`. */
function fields(lines: readonly string[]): Map<string, string> {
  const text = lines.map(line => line.trim()).join('\n');
  return new Map(Array.from(text.matchAll(/^:param (?:[^:\n]*\s)?(\w+):[ \t]*([^]*?)(?=\n:|\n\n|$(?![^]))/gm), match => [match[1], match[2].trim()]));
}
