/** Values that parameters hold. */
import { kindOf } from '../core/errors';
import { ParameterType } from './ir/types';

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Value of TypeScript for each type of parameter that holds one of the caller's. */
export interface Values {
  readonly STRING: string;
  readonly NUMBER_INTEGER: number;
  readonly NUMBER_DOUBLE: number;
  readonly BOOLEAN: boolean;
  readonly LIST: readonly Json[];
  readonly STRUCT: { readonly [key: string]: Json };
}

/** Types of parameters that hold a value of the caller's. */
export type ValueType = keyof Values;

/** Why a value cannot be a parameter of this type, as the end of a sentence; undefined if it can. */
export function faultOf(type: ParameterType, value: unknown): string | undefined {
  switch (type) {
    case 'STRING': return typeof value === 'string' ? undefined : `must be a text, not ${kindOf(value)}`;
    case 'NUMBER_INTEGER': return Number.isSafeInteger(value) ? undefined : 'must be a whole number';
    case 'NUMBER_DOUBLE': return Number.isFinite(value) ? undefined : 'must be a finite number';
    case 'BOOLEAN': return typeof value === 'boolean' ? undefined : `must be true or false, not ${kindOf(value)}`;
    case 'LIST': return Array.isArray(value) ? jsonFault(value) : `must be a list, not ${kindOf(value)}`;
    case 'STRUCT': return isMap(value) ? jsonFault(value) : `must be a map, not ${kindOf(value)}`;
    case 'TASK_FINAL_STATUS':
    case 'TASK_CONFIG': return 'is filled in by the server';
  }
}

/** Type of the parameter that would hold a value; undefined if none can. */
export function typeOfValue(value: unknown): ValueType | undefined {
  switch (typeof value) {
    case 'string': return 'STRING';
    case 'boolean': return 'BOOLEAN';
    case 'number': return Number.isSafeInteger(value) ? 'NUMBER_INTEGER' : Number.isFinite(value) ? 'NUMBER_DOUBLE' : undefined;
    default: return Array.isArray(value) ? 'LIST' : isMap(value) ? 'STRUCT' : undefined;
  }
}

/** Type of the parameter that would hold each of these values; undefined if there is none. */
export function typeOfAll(values: readonly unknown[]): ValueType | undefined {
  const types = new Set(values.map(typeOfValue));
  const [first] = types;
  return types.size === 1 ? first : [...types].every(type => type?.startsWith('NUMBER')) ? 'NUMBER_DOUBLE' : undefined;
}

/** The value as it stands in a document: what JSON makes of it. */
export function asConstant(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** A number as text that has no other reading than a double: with a point or an exponent. */
export function doubleText(value: number): string {
  return /[.e]/.test(String(value)) ? String(value) : `${value}.0`;
}

/** Whether a value is a plain map. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Why JSON cannot say a value, as the end of a sentence; undefined if it can. What `isOther` takes may stand anywhere in it. */
export function jsonFault(value: unknown, isOther: (value: unknown) => boolean = () => false, above: readonly unknown[] = []): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value) || isOther(value)) {
    return undefined;
  }
  if (above.includes(value)) {
    return 'must not contain itself';
  }
  const below = Array.isArray(value) ? value : isMap(value) ? Object.values(value).filter(one => one !== undefined) : undefined;
  if (below === undefined) {
    return `must hold what JSON can say, not ${typeof value === 'number' ? String(value) : kindOf(value)}`;
  }
  return below.map(one => jsonFault(one, isOther, [...above, value])).find(fault => fault !== undefined);
}
