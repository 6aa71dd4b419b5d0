import { boolYaml11Tag, CORE_SCHEMA, intCoreTag, loadAll, mergeTag, NOT_RESOLVED, YAMLException } from 'js-yaml';
import { indented } from '../pipelines/ir/indentation';

/** Whole numbers as Go takes them: `0755` is octal, underscores between digits count for nothing. */
const INTEGER = /^([-+]?)(?:0x([\da-f]+)|0b([01]+)|0o?([0-7]+)|(0|[1-9]\d*))$/i;

const intOfGo = {
  ...intCoreTag,
  resolve(source: string) {
    const [, sign, hexadecimal, binary, octal, decimal] = INTEGER.exec(source.replaceAll('_', '')) ?? [];
    const [digits, base] = hexadecimal !== undefined ? [hexadecimal, 16] : binary !== undefined ? [binary, 2] : octal !== undefined ? [octal, 8] : [decimal, 10];
    return digits === undefined ? NOT_RESOLVED : (sign === '-' ? -1 : 1) * parseInt(digits, base);
  },
};

/** What kubectl and Argo CD take a word for: `yes` and `off` are no texts, and a merged map is there. Times of day are texts, unlike in YAML 1.1. */
const OF_KUBERNETES = CORE_SCHEMA.withTags(intOfGo, boolYaml11Tag, mergeTag);

/** The documents of a text, or what keeps it from being YAML, as the programs that apply it read it. */
export function documentsOf(text: string): unknown[] | YAMLException {
  const read = attempt(text);
  return read instanceof YAMLException && read.reason === 'deficient indentation' ? attempt(indented(text)) : read;
}

function attempt(text: string): unknown[] | YAMLException {
  try {
    return loadAll(text, { schema: OF_KUBERNETES });
  } catch (cause) {
    if (cause instanceof YAMLException) {
      return cause;
    }
    throw cause;
  }
}
