import { isIP } from 'node:net';
import { Schema } from './store';

/** Pattern of quantities, in our types and in every definition that controller-gen made. */
export const QUANTITY_PATTERN = '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$';

/** Says what is wrong with a scalar; undefined if nothing is. */
type Check = (value: string | number | boolean) => string | undefined;

const patterns = new Map<string, RegExp>();

function regExp(text: string): RegExp {
  let pattern = patterns.get(text);
  if (pattern === undefined) {
    patterns.set(text, pattern = new RegExp(text));
  }
  return pattern;
}

/** Base64, also in several lines. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const MOMENT = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

const FORMATS: Readonly<Record<string, Check>> = {
  'byte': value => typeof value === 'string' && !BASE64.test(value.replace(/[\r\n]/g, '')) ? 'must be base64' : undefined,
  'date-time': value => typeof value === 'string' && !(MOMENT.test(value) && !Number.isNaN(Date.parse(value))) ? 'must be a moment such as "2026-01-31T12:00:00Z"' : undefined,
  'ipv4': value => typeof value === 'string' && isIP(value) !== 4 ? 'must be an IPv4 address' : undefined,
  'ipv6': value => typeof value === 'string' && isIP(value) !== 6 ? 'must be an IPv6 address' : undefined,
  'int32': value => typeof value === 'number' && !hasBits(value, 32) ? 'must be a whole number of 32 bits' : undefined,
  'int64': value => typeof value === 'number' && !hasBits(value, 64) ? 'must be a whole number of 64 bits' : undefined,
};

/** Whether a whole number with a sign fits into so many bits. */
function hasBits(value: number, bits: number): boolean {
  const end = 2 ** (bits - 1);
  return value >= -end && value < end;
}

/** The checks that a schema wants for strings, numbers and booleans. */
export function scalarChecks(schema: Schema): Check[] {
  const checks: Check[] = [];
  const { format, enum: values, pattern } = schema;
  if (typeof format === 'string' && Object.hasOwn(FORMATS, format)) {
    checks.push(FORMATS[format]);
  }
  if (Array.isArray(values)) {
    const allowed = new Set<unknown>(values);
    checks.push(value => allowed.has(value) ? undefined : `must be ${values.length === 1 ? '' : 'one of '}${values.map(one => JSON.stringify(one)).join(', ')}`);
  }
  if (typeof pattern === 'string') {
    const test = regExp(pattern);
    const form = typeof schema['x-form'] === 'string' ? `must be ${schema['x-form']}` : pattern === QUANTITY_PATTERN ? 'must be a quantity such as "500m" or "2Gi"' : `must match ${pattern}`;
    checks.push(value => typeof value === 'string' && !test.test(value) ? form : undefined);
  }
  checks.push(...limits(schema));
  return checks;
}

function limits(schema: Schema): Check[] {
  const { minimum, maximum, minLength, maxLength, multipleOf } = schema as Readonly<Record<string, number | undefined>>;
  const above = schema.exclusiveMinimum === true;
  const below = schema.exclusiveMaximum === true;
  const checks: Check[] = [];
  if (minimum !== undefined) {
    checks.push(value => typeof value === 'number' && (above ? value <= minimum : value < minimum) ? `must be ${above ? 'more than ' : ''}${minimum}${above ? '' : ' or more'}` : undefined);
  }
  if (maximum !== undefined) {
    checks.push(value => typeof value === 'number' && (below ? value >= maximum : value > maximum) ? `must be ${below ? 'less than ' : ''}${maximum}${below ? '' : ' or less'}` : undefined);
  }
  if (multipleOf !== undefined) {
    checks.push(value => typeof value === 'number' && value % multipleOf !== 0 ? `must be a multiple of ${multipleOf}` : undefined);
  }
  if (minLength !== undefined) {
    checks.push(value => typeof value === 'string' && [...value].length < minLength ? minLength === 1 ? 'must not be empty' : `must have at least ${minLength} characters` : undefined);
  }
  if (maxLength !== undefined) {
    checks.push(value => typeof value === 'string' && [...value].length > maxLength ? `must have at most ${maxLength} characters` : undefined);
  }
  return checks;
}
