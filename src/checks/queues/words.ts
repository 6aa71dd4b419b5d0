import { Field, shown } from '../../core';
import { Fault, textWrong } from '../fault';
import { goBoolean } from '../go';

/** What is wrong with a label or annotation of Kueue, whose words are no secret. */
export function worded(field: Field, faultOf: (text: string) => string | undefined, fix: string): Fault[] {
  return textWrong(field, faultOf, fix, `got ${shown(field.value)}`);
}

/** A label or annotation that is no switch. */
export function noSwitch(field: Field): Fault[] {
  return worded(field, text => goBoolean(text) === undefined ? 'must be "true" or "false"' : undefined, 'write one of them');
}
