import { CORE_SCHEMA, loadAll, mergeTag, YAMLException } from 'js-yaml';
import { isRecord } from '../../core';

/** As the programs read it: the first document counts, and of two keys the last one. */
const READING = { schema: CORE_SCHEMA.withTags(mergeTag), json: true };

/** What keeps a text from being YAML with fields, in words; undefined if nothing does. */
export function mappingFault(text: string): string | undefined {
  try {
    const [value] = loadAll(text, READING);
    return value === undefined || value === null || isRecord(value) ? undefined : 'must be YAML with fields';
  } catch (error) {
    // What a tag says is left to the programs.
    return error instanceof YAMLException && !/tag/i.test(error.reason) ? `must be YAML, which it is not (${error.reason})` : undefined;
  }
}

/** The fields of a text in YAML; undefined if nobody can read it. */
export function mappingOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const [value] = loadAll(text, READING);
    return isRecord(value) ? value : {};
  } catch {
    return undefined;
  }
}
