import type { Edge } from './edges';
import type { Task } from './task';

/** Tasks in the given order, but each after those that it waits for; `edges` says by task what that is. */
export function ordered(edges: ReadonlyMap<Task, readonly Edge[]>): Task[] {
  const done = new Set<Task>();
  const entered = new Set<Task>();
  const left = [...edges.keys()].reverse();
  for (let task = left.at(-1); task !== undefined; task = left.at(-1)) {
    if (entered.has(task)) {
      done.add(task);
      left.pop();
      continue;
    }
    entered.add(task);
    left.push(...(edges.get(task) ?? []).map(({ from }) => from).filter(from => !entered.has(from)).reverse());
  }
  return [...done];
}
