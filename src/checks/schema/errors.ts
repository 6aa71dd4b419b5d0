import { shown } from '../../core';
import { Field, step } from '../fields';

/** What a JSON schema validator says about one place of an object. */
export interface SchemaError {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** JSON pointer into the schema. */
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** What the validator says. @default - the keyword alone */
  readonly message?: string;
}

/** One mistake as findings show it. */
export interface Mistake {
  readonly field: string;
  readonly problem: string;
}

const CHOICES = new Set(['anyOf', 'oneOf']);

/**
 * Words for the errors of a validator: a choice in which no branch fits is one mistake, with what the branches want.
 * A choice in a definition that others refer to has lost the way to it, so its branches are known by their place in the object.
 */
export function mistakes(object: unknown, errors: readonly SchemaError[], secret: boolean): Mistake[] {
  const choices = errors.filter(error => CHOICES.has(error.keyword));
  const branchOf = (error: SchemaError, choice: SchemaError) => error !== choice && (error.instancePath === choice.instancePath && !CHOICES.has(error.keyword) ||
    error.schemaPath.startsWith(`${choice.schemaPath}/`) && error.instancePath.startsWith(choice.instancePath));
  const branch = (error: SchemaError) => choices.some(choice => branchOf(error, choice));
  const wants = (error: SchemaError) => CHOICES.has(error.keyword)
    ? errors.filter(one => one.instancePath === error.instancePath && one.message && !CHOICES.has(one.keyword)).map(one => one.message) : [];
  const found = new Map<string, Mistake>();
  for (const error of errors.filter(one => !branch(one))) {
    if (error.keyword === 'format' && isFoldedBase64(object, error)) {
      continue;
    }
    const branches = [...new Set(wants(error))];
    const mistake = worded(object, branches.length > 0 ? { ...error, message: branches.join(' or ') } : error, secret);
    found.set(`${mistake.field} ${mistake.problem}`, mistake);
  }
  return [...found.values()];
}

/** Base64 in several lines, which the API server takes too. */
function isFoldedBase64(object: unknown, error: SchemaError): boolean {
  const { value } = located(object, error.instancePath);
  return error.params.format === 'byte' && typeof value === 'string' &&
    /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(value.replace(/[\r\n]/g, ''));
}

/** What a JSON pointer leads to, with its path. */
function located(object: unknown, pointer: string): Field {
  const keys = pointer.split('/').slice(1).map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return keys.reduce((field, key) => Array.isArray(field.value) ? field.items()[Number(key)] ?? new Field(undefined) : field.at(key), new Field(object));
}

function worded(object: unknown, error: SchemaError, secret: boolean): Mistake {
  const { value, path: field } = located(object, error.instancePath);
  if (error.keyword === 'required') {
    return { field: step(field, String(error.params.missingProperty)), problem: 'must be given, got undefined' };
  }
  const allowed = error.keyword === 'enum' ? `: ${shown(error.params.allowedValues)}` : '';
  const hidden = secret || /\.env\[\d+\]\.value$/.test(field);
  return {
    field: field || '(whole object)',
    problem: `${error.message ?? error.keyword}${allowed}${hidden ? '' : `, got ${shown(value)}`}`,
  };
}
