import { CelFunc, celFunc, celMethod, CelScalar, CelValue, mapType } from '@bufbuild/cel';
import { nanoQuantity } from '../../core/quantity';
import { malformed } from './malformed';

const { BOOL, DYN, INT, STRING, DOUBLE } = CelScalar;
/** A quantity is a map with its billionths. */
const OBJECT = mapType(STRING, DYN);
const ONE = 1_000_000_000n;

const quantity = (nano: bigint) => new Map([['quantity', nano]]);
const nano = (value: CelValue<typeof OBJECT>) => value.get('quantity') as bigint;
const order = (a: bigint, b: bigint) => a > b ? 1n : a < b ? -1n : 0n;

function compared(name: string, holds: (order: bigint) => boolean): CelFunc {
  return celMethod(name, OBJECT, [OBJECT], BOOL, function (other) {
    return holds(order(nano(this), nano(other)));
  });
}

function changed(name: string, sign: bigint): CelFunc[] {
  return [
    celMethod(name, OBJECT, [OBJECT], OBJECT, function (other) {
      return quantity(nano(this) + sign * nano(other));
    }),
    celMethod(name, OBJECT, [INT], OBJECT, function (other) {
      return quantity(nano(this) + sign * other * ONE);
    }),
  ];
}

/** A whole number of 64 bits; undefined if it is none. */
function integer(nanos: bigint): bigint | undefined {
  const amount = nanos / ONE;
  return nanos % ONE === 0n && BigInt.asIntN(64, amount) === amount ? amount : undefined;
}

/** Functions over amounts of resources. */
export const QUANTITIES: readonly CelFunc[] = [
  celFunc('isQuantity', [STRING], BOOL, text => nanoQuantity(text) !== undefined),
  celFunc('quantity', [STRING], OBJECT, text => quantity(nanoQuantity(text) ?? malformed('quantity', text))),
  compared('isGreaterThan', result => result > 0n),
  compared('isLessThan', result => result < 0n),
  ...changed('add', 1n),
  ...changed('sub', -1n),
  celMethod('compareTo', OBJECT, [OBJECT], INT, function (other) {
    return order(nano(this), nano(other));
  }),
  celMethod('sign', OBJECT, [], INT, function () {
    return order(nano(this), 0n);
  }),
  celMethod('isInteger', OBJECT, [], BOOL, function () {
    return integer(nano(this)) !== undefined;
  }),
  celMethod('asInteger', OBJECT, [], INT, function () {
    return integer(nano(this)) ?? malformed('whole number of 64 bits', String(nano(this)));
  }),
  celMethod('asApproximateFloat', OBJECT, [], DOUBLE, function () {
    return Number(nano(this)) / Number(ONE);
  }),
];
