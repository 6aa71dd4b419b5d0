/** YAML of files that people and other programs wrote. */
import { boolCoreTag, loadAll, mapTag, mergeTag, nullCoreTag, Schema, seqTag, strTag, YAMLException } from 'js-yaml';
import { ConfigError, kindOf, shown } from '../../core/errors';
import { isRecord } from '../../core/field';
import { indented } from '../ir/indentation';

/** Numbers stay texts: a default or an argument is what its author wrote, `1.10` no `1.1`. */
const AS_WRITTEN = new Schema([strTag, seqTag, mapTag, nullCoreTag, boolCoreTag, mergeTag]);

/**
 * The first document of a text, with numbers as texts.
 *
 * @param place what the text is, for messages
 * @throws ConfigError `ComponentText`
 */
export function firstDocument(text: unknown, place: string): Readonly<Record<string, unknown>> {
  if (typeof text !== 'string') {
    throw new ConfigError('ComponentText', `${place} must be a text, got ${kindOf(text)}; pass the content of a component.yaml`);
  }
  const [first] = documents(text.replace(/^\uFEFF/, ''), place);
  if (!isRecord(first)) {
    throw new ConfigError('ComponentText', `${place} must be an object, got ${first === undefined ? 'nothing' : kindOf(first)}; pass the content of a component.yaml`);
  }
  return first;
}

function documents(text: string, place: string): readonly unknown[] {
  try {
    try {
      return loadAll(text, { schema: AS_WRITTEN });
    } catch (error) {
      if (error instanceof YAMLException && error.reason === 'deficient indentation') {
        return loadAll(indented(text), { schema: AS_WRITTEN });
      }
      throw error;
    }
  } catch (cause) {
    const { reason, mark } = cause as Partial<YAMLException>;
    const line = mark === undefined ? '' : ` in line ${mark.line + 1}`;
    throw new ConfigError('ComponentText', `${place} must be YAML, got ${shown(reason ?? (cause as Error).message)}${line}; correct it, or fetch it anew`, undefined, { cause });
  }
}
