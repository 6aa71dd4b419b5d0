import { resolvedSchema, Schema } from './store';

const TYPES: Readonly<Record<string, string>> = {
  string: 'a string', boolean: 'true or false', integer: 'a whole number', number: 'a number', array: 'a list', object: 'an object', null: 'null',
};

/** What a format alone wants. */
const FORMATS: Readonly<Record<string, string>> = { ipv4: 'an IPv4 address', ipv6: 'an IPv6 address' };

/** What a schema wants, in words: `a string`, `a Size or a string such as "16Gi"`, `a list`. */
export function formOf(compact: Schema): string {
  const schema = resolvedSchema(compact);
  const form = schema['x-form'];
  if (typeof form === 'string') {
    return form;
  }
  if (schema['x-kubernetes-int-or-string']) {
    return 'a whole number or a string';
  }
  if (schema['x-instance'] !== undefined) {
    return `${/^[AEIOU]/.test(schema['x-instance']) ? 'an' : 'a'} ${schema['x-instance']}`;
  }
  if (Array.isArray(schema.enum)) {
    return schema.enum.map(one => JSON.stringify(one)).join(' or ');
  }
  const branches = (schema.anyOf ?? schema.oneOf) as readonly Schema[] | undefined;
  if (schema.type === undefined && branches !== undefined) {
    return oneOf(branches);
  }
  if (schema.type === 'object') {
    const keys = schema.required ?? [];
    return keys.length > 0 ? `an object with ${keys.join(', ')}` : 'an object';
  }
  if (schema.required !== undefined) {
    return `with ${schema.required.join(' and ')}`;
  }
  return (schema.type === undefined ? FORMATS[String(schema.format)] : TYPES[schema.type]) ?? 'something else';
}

/** What a value must be that does not fit a choice, or fits several branches or one that it must not: `must have a or b`, `must not be an object`. */
export function demand(wanted: string, fault: 'none' | 'several' | 'not'): string {
  const not = fault === 'not' ? 'not ' : '';
  if (!wanted.startsWith('with ')) {
    return `must ${not}be ${fault === 'several' ? 'only one of: ' : ''}${wanted}`;
  }
  const there = wanted.slice('with '.length).replaceAll(' or with ', ' or ');
  return `must ${not}have ${fault === 'several' ? `only one of ${there.replace(/^one of /, '')}` : there}`;
}

/** What several schemas want, one of which must fit. */
export function oneOf(branches: readonly Schema[]): string {
  return [...new Set(branches.map(formOf))].join(' or ');
}

/** What several places want, one of which must fit; all single values among them as one list. */
export function oneOfAll(places: readonly { readonly schema: Schema }[]): string {
  const schemas = places.map(({ schema }) => resolvedSchema(schema));
  const values = new Set(schemas.flatMap(({ enum: some }) => Array.isArray(some) ? some.map(one => JSON.stringify(one)) : []));
  const rest = schemas.filter(one => !Array.isArray(one.enum));
  return [`${values.size > 1 ? 'one of ' : ''}${[...values].join(', ')}`, ...rest.length > 0 ? [oneOf(rest)] : []].join(' or ');
}

/** How many entries a list or map has, in words: `2 to 3 entries`. */
export function entries(least: number | undefined, most: number | undefined): string {
  const counted = (count: number) => `${count} ${count === 1 ? 'entry' : 'entries'}`;
  return most === undefined ? `at least ${counted(least ?? 0)}` : least === undefined ? `at most ${counted(most)}` : least === most ? `exactly ${counted(least)}` : `${least} to ${counted(most)}`;
}
