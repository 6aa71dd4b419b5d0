import { parsed } from './parser';
import { Failure, Malformed, Value } from './values';

/** What an expression gives for a value; undefined if it cannot be evaluated. */
type Expression = (self: Value) => Value | undefined;

const NOTHING: Expression = () => undefined;
const expressions = new Map<string, Expression>();

/**
 * An expression over `self`, compiled once for all places where it stands; one that is no expression, or calls what nobody
 * knows, gives nothing. Text that a function cannot read gives false, as it is to the API server.
 */
export function expression(text: string): Expression {
  let known = expressions.get(text);
  if (known === undefined) {
    expressions.set(text, known = compiled(text));
  }
  return known;
}

/** Whether an expression can be read. */
export function isExpression(text: string): boolean {
  return expression(text) !== NOTHING;
}

function compiled(text: string): Expression {
  let run;
  try {
    run = parsed(text);
  } catch {
    return NOTHING;
  }
  return self => {
    try {
      return run(new Map([['self', self]]));
    } catch (error) {
      if (error instanceof Failure || error instanceof RangeError) {
        return error instanceof Malformed ? false : undefined;
      }
      throw error;
    }
  };
}

/** Whether a rule compares with what was there before, which a synthesis does not know. */
export function isTransition(rule: string): boolean {
  return /\boldSelf\b/.test(rule);
}
