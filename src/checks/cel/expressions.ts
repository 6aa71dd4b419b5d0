import { CelInput, celEnv, isCelError, parse, plan } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { KUBERNETES_FUNCTIONS, Malformed } from './functions';

const ENVIRONMENT = celEnv({ funcs: [...strings, ...KUBERNETES_FUNCTIONS] });

/** What an expression gives for a value; undefined if it cannot be evaluated. */
type Expression = (self: CelInput) => unknown;

const NOTHING: Expression = () => undefined;
const expressions = new Map<string, Expression>();

/**
 * An expression over `self`, compiled once for all places where it stands; one that is no expression gives nothing.
 * Text that a function cannot read gives false, as it is to the API server.
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
  try {
    const run = plan(ENVIRONMENT, parse(text));
    return self => {
      const result = run({ self });
      return isCelError(result) ? result.cause instanceof Malformed ? false : undefined : result;
    };
  } catch {
    return NOTHING;
  }
}

/** Whether a rule compares with what was there before, which a synthesis does not know. */
export function isTransition(rule: string): boolean {
  return /\boldSelf\b/.test(rule);
}
