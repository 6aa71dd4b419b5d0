import type { TaskSpec } from '../ir/types';

/** One of several groups of which the first whose condition holds is run. */
export interface Branch {
  readonly word: 'if' | 'else if' | 'else';
  /** What has to hold beside that none before it is run; empty for `else`. */
  readonly condition: string;
}

/**
 * Tasks as branches by their names, in the order in which they are tried: compilers write each with the conditions of those before it, negated.
 *
 * @returns undefined if the tasks are no branches
 */
export function branchesOf(tasks: Readonly<Record<string, TaskSpec>>): ReadonlyMap<string, Branch> | undefined {
  const conditions = Object.entries(tasks).flatMap(([name, { triggerPolicy }]) => triggerPolicy?.condition === undefined ? [] : [{ name, condition: triggerPolicy.condition }]);
  if (conditions.length < 2 || conditions.length < Object.keys(tasks).length) {
    return undefined;
  }
  const branches = new Map<string, Branch>();
  let unless = '';
  for (const { name, condition } of conditions.sort((a, b) => a.condition.length - b.condition.length)) {
    const own = unless === '' ? condition : condition === unless ? '' : condition.startsWith(`${unless} && `) ? condition.slice(unless.length + 4) : undefined;
    if (own === undefined) {
      return undefined;
    }
    branches.set(name, { word: unless === '' ? 'if' : own === '' ? 'else' : 'else if', condition: own });
    unless = `${unless === '' ? '' : `${unless} && `}!(${own})`;
  }
  return branches;
}
