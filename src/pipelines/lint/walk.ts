import { Field } from '../../core/field';

/**
 * Everything at and below a field, in order. Each list or map comes once, however often it stands there or within itself,
 * and no nesting is too deep.
 */
export function* everything(field: Field): Generator<Field> {
  const seen = new Set<unknown>();
  const left = [field];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (isComposed(next.value)) {
      if (seen.has(next.value)) {
        continue;
      }
      seen.add(next.value);
    }
    yield next;
    const below = [...next.items(), ...next.entries().map(([, each]) => each)];
    for (const each of below.reverse()) {
      left.push(each);
    }
  }
}

/** All strings at and below a field, in order. */
export function* strings(field: Field): Generator<Field> {
  for (const each of everything(field)) {
    if (each.text !== undefined) {
      yield each;
    }
  }
}

/** A text that is the same for the same content, whatever its order of names: `<path>=<value>` in each line. */
export function contentOf(field: Field): string {
  return [...everything(field)].filter(({ value }) => !isComposed(value) || Object.keys(value).length === 0)
    .map(({ path, value }) => `${path.slice(field.path.length)}=${typeof value === 'string' ? JSON.stringify(value) : plain(value)}`).sort().join('\n');
}

function plain(value: unknown): string {
  return Array.isArray(value) ? '[]' : isComposed(value) ? '{}' : String(value);
}

/** Bytes of a value as JSON; counting stops when there are more than `most`. */
export function jsonBytes(value: unknown, most: number): number {
  let bytes = 0;
  const left = [value];
  while (left.length > 0 && bytes <= most) {
    const next = left.pop();
    if (Array.isArray(next)) {
      bytes += 1 + Math.max(1, next.length);
      next.forEach(each => left.push(each));
    } else if (isComposed(next)) {
      const entries = Object.entries(next).filter(([, each]) => each !== undefined);
      bytes += 1 + Math.max(1, entries.length);
      entries.forEach(([name, each]) => {
        bytes += textBytes(name) + 1;
        left.push(each);
      });
    } else {
      bytes += typeof next === 'string' ? textBytes(next) : String(next).length;
    }
  }
  return bytes;
}

function textBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify(text));
}

function isComposed(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
