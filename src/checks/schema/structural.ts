import { Field, isRecord } from '../../core';
import { Schema } from '../../core/schema/store';

/**
 * The schema that stands in somebody's CustomResourceDefinition, with all that can be compared here: what is malformed in
 * it, and patterns that only Go understands, are left out.
 */
export function structural(field: Field): Schema {
  return Object.fromEntries(field.entries().flatMap(([name, below]) => Object.hasOwn(KEYWORDS, name) ? [[name, KEYWORDS[name](below)]] : []));
}

type Keyword = (field: Field) => unknown;

const flag: Keyword = ({ value }) => value === true;
const size: Keyword = ({ number }) => number;
const text: Keyword = field => field.text;
const list: Keyword = ({ value }) => Array.isArray(value) ? value : undefined;
const names: Keyword = field => field.items().flatMap(item => item.text ?? []);
const below: Keyword = field => isRecord(field.value) ? structural(field) : undefined;
const branches: Keyword = field => field.items().length > 0 ? field.items().map(structural) : undefined;

const rules: Keyword = field => field.items().map(item => item.strings());

function properties(field: Field): Readonly<Record<string, Schema>> {
  return Object.fromEntries(field.entries().map(([name, each]) => [name, structural(each)]));
}

const TYPES = new Set(['string', 'boolean', 'integer', 'number', 'array', 'object']);

const KEYWORDS: Readonly<Record<string, Keyword>> = {
  'type': field => TYPES.has(field.text ?? '') ? field.text : undefined,
  'format': text,
  'pattern': field => isPortable(field.text ?? '') ? field.text : undefined,
  'enum': list,
  'default': ({ value }) => value,
  'nullable': flag,
  'minimum': size,
  'maximum': size,
  'exclusiveMinimum': flag,
  'exclusiveMaximum': flag,
  'minLength': size,
  'maxLength': size,
  'minItems': size,
  'maxItems': size,
  'minProperties': size,
  'maxProperties': size,
  'required': names,
  'properties': field => isRecord(field.value) ? properties(field) : undefined,
  'items': below,
  'additionalProperties': field => field.value === true ? {} : below(field),
  'anyOf': branches,
  'oneOf': branches,
  'allOf': branches,
  'not': below,
  'x-kubernetes-preserve-unknown-fields': flag,
  'x-kubernetes-embedded-resource': flag,
  'x-kubernetes-int-or-string': flag,
  'x-kubernetes-list-type': text,
  'x-kubernetes-list-map-keys': names,
  'x-kubernetes-validations': rules,
};

/** Whether a pattern means here what it means to the API server. */
function isPortable(pattern: string): boolean {
  if (/\\[AzQEpPC]|\[\[:/.test(pattern)) {
    return false;
  }
  try {
    RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}
