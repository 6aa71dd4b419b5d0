import { isRecord } from '../../core/field';
import { ParameterType } from '../ir/types';

/** What a value of a type is, in words; of other types nothing is known. */
const FORMS: Readonly<Partial<Record<ParameterType, string>>> = {
  STRING: 'a string', NUMBER_INTEGER: 'a whole number', NUMBER_DOUBLE: 'a number', BOOLEAN: 'true or false', LIST: 'a list', STRUCT: 'an object',
};

/** What a value should be, in words, if it is not of the type; undefined if it is, or the type is none that is written down. */
export function expectedForm(type: unknown, value: unknown): string | undefined {
  return typeof type === 'string' && Object.hasOwn(FORMS, type) && !isOf(type, value) ? FORMS[type as ParameterType] : undefined;
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'STRING': return typeof value === 'string';
    case 'NUMBER_INTEGER': return Number.isInteger(value);
    case 'NUMBER_DOUBLE': return typeof value === 'number';
    case 'BOOLEAN': return typeof value === 'boolean';
    case 'LIST': return Array.isArray(value);
    default: return isRecord(value);
  }
}
