/**
 * The line of a user's own code that made a construct: the first one in a stack that lies neither in this package nor in
 * another. Stacks are taken where a user calls us, and read only when a message needs one.
 */
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { IConstruct } from 'constructs';

/** Holds a stack, which the engine makes into text when it is first read. */
interface Trace {
  readonly stack?: string;
}

const TRACE = Symbol.for('cdk8s-kubeflow.trace');

/** Folder of this package's own code. */
const OWN = `${__dirname.slice(0, -'core'.length)}`;
/** The program in that folder which is written as a user would. */
const PROGRAM = `${OWN}main.`;

/** Notes where a construct is made, unless one above it was noted: what a user's construct makes itself is found by that one. */
export function trace(construct: IConstruct): void {
  if (tracedAbove(construct) === undefined) {
    const holder: Trace = {};
    Error.captureStackTrace(holder, trace);
    Object.defineProperty(construct, TRACE, { value: holder });
  }
}

/** As {@link trace}, also below a construct that was noted: for what users make inside others, such as a notebook in a profile. */
export function traceAlways(construct: IConstruct): void {
  const holder: Trace = {};
  Error.captureStackTrace(holder, traceAlways);
  Object.defineProperty(construct, TRACE, { value: holder });
}

function tracedAbove(construct: IConstruct): Trace | undefined {
  for (let at: IConstruct | undefined = construct; at !== undefined; at = at.node.scope) {
    const found = (at as { readonly [TRACE]?: Trace })[TRACE];
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** `main.ts:12` of the user's code that made a construct or the nearest one above it; undefined if it is not known. */
export function whereMade(construct: IConstruct): string | undefined {
  const stack = tracedAbove(construct)?.stack;
  return stack === undefined ? undefined : userLine(stack);
}

/** `main.ts:12` of the user's code that is at work. */
export function whereNow(): string | undefined {
  const holder: Trace = {};
  Error.captureStackTrace(holder, whereNow);
  return userLine(holder.stack ?? '');
}

/** The first line of a stack that is a user's. */
export function userLine(stack: string): string | undefined {
  for (const line of stack.split('\n')) {
    const [, place, number] = /^\s+at (?:.*\()?(.+?):(\d+)(?::\d+)?\)?$/.exec(line) ?? [];
    const file = place?.startsWith('file:') ? fileURLToPath(place) : place;
    if (file !== undefined && isUsers(file)) {
      const near = relative(process.cwd(), file);
      return `${near.startsWith('..') ? file : near}:${number}`.split(sep).join('/');
    }
  }
  return undefined;
}

function isUsers(file: string): boolean {
  return /^(\/|[A-Za-z]:[\\/])/.test(file) && !/[\\/]node_modules[\\/]/.test(file) && (!file.startsWith(OWN) || file.startsWith(PROGRAM));
}
