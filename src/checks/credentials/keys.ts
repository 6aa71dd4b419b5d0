import { CORE_SCHEMA, loadAll, mergeTag } from 'js-yaml';
import { isRecord } from '../../core';
import { indented } from '../../pipelines/ir/indentation';

const KEY = /^secret[_-]?key$/i;

/** Fields beside it that say which Secret has the key, or what its value becomes: a variable of a pipeline's step, an entry of an ExternalSecret, a value of a chart. */
const BESIDE = /^(envVar|remoteRef|sourceRef|(existing)?secret(Name|NameParameter|Ref)?)$/i;

/** Whether a setting of this name may be the name of a key in a Secret, rather than a key for access. */
export function mayNameKey(name: string): boolean {
  return KEY.test(name);
}

/**
 * What a text in YAML or JSON calls a key of a Secret, as compiled pipelines do: `{"secretKey": "password", "envVar": "PW"}`. A key for access stands beside no Secret.
 * Nothing is known of a text that neither is.
 */
export function namedKeys(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  collect(documentsOf(text), found, new Set());
  return found;
}

function documentsOf(text: string): readonly unknown[] {
  for (const form of [text, indented(text)]) {
    try {
      return loadAll(form, { schema: CORE_SCHEMA.withTags(mergeTag), json: true });
    } catch {
      // Python's SDK writes some lines less deep than YAML wants them.
    }
  }
  return [];
}

/** An alias may stand in many places; what it stands for is looked at once. */
function collect(value: unknown, found: Set<string>, seen: Set<unknown>): void {
  if (seen.has(value)) {
    return;
  }
  seen.add(value);
  if (typeof value === 'string' && /^\s*[[{]/.test(value) && /secret[_-]?key/i.test(value)) {
    collect(documentsOf(value), found, seen);
  }
  if (typeof value !== 'object' || value === null) {
    return;
  }
  if (isRecord(value) && Object.keys(value).some(name => BESIDE.test(name))) {
    Object.entries(value).forEach(([name, key]) => KEY.test(name) && typeof key === 'string' && found.add(key));
  }
  Object.values(value).forEach(below => collect(below, found, seen));
}
