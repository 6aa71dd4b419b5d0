/** Conditions: a comparison of a value of the run with a constant, or with another such value. */
import { ConfigError, shown } from '../core/errors';
import { Parameter, placeOf, PossibleParameter, Reference } from './references';
import { doubleText, faultOf } from './values';

/** How two values are compared. */
export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** A comparison. */
export interface Condition {
  readonly left: Parameter;
  readonly operator: Operator;
  readonly right: Parameter | string | number | boolean;
}

/** What can be compared with a parameter of type `T`. */
export type Comparable<T> =
  T extends 'STRING' ? string | Parameter<'STRING'> :
    T extends 'NUMBER_INTEGER' | 'NUMBER_DOUBLE' ? number | Parameter<'NUMBER_INTEGER'> | Parameter<'NUMBER_DOUBLE'> :
      T extends 'BOOLEAN' ? boolean | Parameter<'BOOLEAN'> : never;

/** Types that can be compared. */
export type ComparedType = 'STRING' | 'NUMBER_INTEGER' | 'NUMBER_DOUBLE' | 'BOOLEAN';

/** Types whose values have an order. */
export type OrderedType = Exclude<ComparedType, 'BOOLEAN'>;

/** Whether both are the same. */
export const eq = <T extends ComparedType>(left: Parameter<T>, right: Comparable<T>): Condition => comparison(left, '==', right);
/** Whether they differ. */
export const ne = <T extends ComparedType>(left: Parameter<T>, right: Comparable<T>): Condition => comparison(left, '!=', right);
/** Whether the first is less. */
export const lt = <T extends OrderedType>(left: Parameter<T>, right: Comparable<T>): Condition => comparison(left, '<', right);
/** Whether the first is less, or both are the same. */
export const le = <T extends OrderedType>(left: Parameter<T>, right: Comparable<T>): Condition => comparison(left, '<=', right);
/** Whether the first is greater. */
export const gt = <T extends OrderedType>(left: Parameter<T>, right: Comparable<T>): Condition => comparison(left, '>', right);
/** Whether the first is greater, or both are the same. */
export const ge = <T extends OrderedType>(left: Parameter<T>, right: Comparable<T>): Condition => comparison(left, '>=', right);

const NUMBERS = ['NUMBER_INTEGER', 'NUMBER_DOUBLE'];
const COMPARED: readonly string[] = [...NUMBERS, 'STRING', 'BOOLEAN'];

function comparison(left: unknown, operator: Operator, right: unknown): Condition {
  if (!(left instanceof Parameter) || !COMPARED.includes(left.type)) {
    throw new ConfigError('ConditionOperand', `the first operand of a condition must be a text, number or boolean of the run, got ${typeOf(left)}; ` +
      'pass an input of the pipeline, an output of a task or an item of a loop');
  }
  if (!isComparable(left, right)) {
    throw new ConfigError('ConditionOperand', `${placeOf(left)} is a ${left.type} and can only be compared with such a value, got ${typeOf(right)}; ` +
      'compare with a value of its type, or convert it in a component');
  }
  if (left.type === 'BOOLEAN' && operator !== '==' && operator !== '!=') {
    throw new ConfigError('ConditionOperand', `true and false have no order, got "${operator}"; use eq or ne`);
  }
  return { left, operator, right: right as Condition['right'] };
}

function isComparable(left: Parameter, right: unknown): boolean {
  if (right instanceof Parameter) {
    // What the server does not know the type of, it hands over as text: that is never true or false, but can be read as a number.
    const isFree = (one: Parameter, other: Parameter): boolean => isUntyped(one) && other.type !== 'BOOLEAN' && COMPARED.includes(other.type);
    return isFree(left, right) || isFree(right, left) || left.type === right.type || NUMBERS.includes(left.type) && NUMBERS.includes(right.type);
  }
  if (isUntyped(left)) {
    return ['string', 'boolean'].includes(typeof right) || Number.isFinite(right);
  }
  return faultOf(left.type === 'NUMBER_INTEGER' ? 'NUMBER_DOUBLE' : left.type, right) === undefined;
}

/** Fields that are numbers in all maps are known as such, and only not of which kind. */
function isUntyped({ type, typeKnown }: Parameter): boolean {
  return !typeKnown && type === 'STRING';
}

function typeOf(value: unknown): string {
  return value instanceof Parameter ? `a ${value.type}` : value instanceof PossibleParameter ? 'what may not be there' : value instanceof Reference ? 'a file' : shown(value);
}

/** The comparison as the server reads it; `channel` names the input of the group through which it gets a value. */
export function conditionText({ left, operator, right }: Condition, channel: (parameter: Parameter) => string): string {
  const operands = [left, right];
  const isNumeric = operands.some(one => one instanceof Parameter ? NUMBERS.includes(one.type) : typeof one === 'number');
  const isDouble = operands.some(one => one instanceof Parameter ? one.type === 'NUMBER_DOUBLE' : typeof one === 'number' && !Number.isSafeInteger(one));
  const read = (parameter: Parameter): string => {
    const value = `inputs.parameter_values['${channel(parameter)}']`;
    return isNumeric ? `${isDouble ? 'double' : 'int'}(${value})` : value;
  };
  const isText = typeof right === 'boolean' && left.type === 'STRING';
  return `${read(left)} ${operator} ${right instanceof Parameter ? read(right) : literal(isText ? String(right) : right, isDouble)}`;
}

function literal(value: string | number | boolean, isDouble: boolean): string {
  if (typeof value === 'string') {
    return `'${value.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
  }
  return typeof value === 'number' && isDouble ? doubleText(value) : String(value);
}

/** A branch of a condition: those before it do not hold, and its own does, if it has one. */
export function branchText(condition: Condition | undefined, unless: readonly Condition[], channel: (parameter: Parameter) => string): string {
  return [...unless.map(one => `!(${conditionText(one, channel)})`), ...condition === undefined ? [] : [conditionText(condition, channel)]].join(' && ');
}
