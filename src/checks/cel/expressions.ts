import { CelError, CelInput, celEnv, isCelError, parse, plan } from '@bufbuild/cel';
import { strings } from '@bufbuild/cel/ext';
import { KUBERNETES_FUNCTIONS } from './functions';

const ENVIRONMENT = celEnv({ funcs: [...strings, ...KUBERNETES_FUNCTIONS] });

/** What an expression gives for a value; undefined if it cannot be evaluated. */
type Expression = (self: CelInput) => unknown;

const NOTHING: Expression = () => undefined;
const expressions = new Map<string, Expression>();

/**
 * An expression over `self`, compiled once for all places where it stands; one that is no expression gives nothing.
 * One that fails gives false, as it is to the API server: for text that a function cannot read, a field that is not there, or a division by 0.
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
      return isCelError(result) ? isForeign(result) ? undefined : false : result;
    };
  } catch {
    return NOTHING;
  }
}

/** Whether an error is about what is not known here rather than about the value: functions, or the types that they take. */
function isForeign({ message, cause }: CelError): boolean {
  return /^unbound function|^unresolved attribute|no matching overload/.test(message) || Array.isArray(cause) && cause.some(isForeign);
}

/** Whether a rule compares with what was there before, which a synthesis does not know. */
export function isTransition(rule: string): boolean {
  return /\boldSelf\b/.test(rule);
}
