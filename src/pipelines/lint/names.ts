import { got, kindOf, nearest, shown } from '../../core/errors';
import { Field } from '../../core/field';
import { Fault } from './finding';

/** Most names that one is compared with, and that a message lists. */
const MANY = 50;
const FEW = 8;
/** Names above this length are no slips of the pen. */
const LONG = 128;

/** The fault that a place names something that is not there. */
export function dangling(at: Field, what: string, known: Iterable<string>): Fault {
  return { at, problem: `names ${what} that does not exist, ${gotAt(at)}`, fix: instead(at.text, known) };
}

/** What to write instead of a name: the one that was probably meant, or what there is. */
export function instead(name: string | undefined, known: Iterable<string>): string {
  const names = [...known];
  const meant = name === undefined || name.length > LONG ? undefined : nearest(name, names.filter(each => isAlike(name, each)).slice(0, MANY));
  return meant !== undefined ? `write ${shown(meant)}`
    : names.length === 0 ? 'there is none: add it, or remove the reference'
      : `write one of ${names.slice(0, FEW).map(shown).join(', ')}${names.length > FEW ? ' and others' : ''}`;
}

/** Whether one of two names may be the other one, misspelled: a first look, which costs nothing. */
function isAlike(name: string, other: string): boolean {
  return Math.abs(name.length - other.length) <= name.length / 3 + 2 && other.length <= LONG || other.startsWith(name) || name.startsWith(other);
}

/** `got <value>`; lists and objects, which may be large, and values that may be secret are told by what they are. */
export function gotAt({ value, path }: Field): string {
  return typeof value === 'object' && value !== null ? `got ${kindOf(value)}` : got(value, path);
}

/** A way from name to name that ends where it begins. */
export function circle(names: readonly string[]): string {
  const way = [...names, names[0]];
  return way.length <= FEW ? way.join(' -> ') : `${way.slice(0, FEW - 1).join(' -> ')} -> ... -> ${names[0]}`;
}
