/** Tasks that wait for each other. */
import { ConfigError } from '../../core/errors';
import { Group, Node } from '../graph/nodes';
import type { Wiring } from './wiring';

/**
 * @throws ConfigError `TaskCycle` that names the tasks of a cycle
 */
export function checkCycles(group: Group, wiring: Wiring): void {
  const done = new Set<string>();
  const nodes = new Map<string, Node>(group.children.map(child => [child.name, child]));
  for (const start of nodes.values()) {
    visit(start, nodes, wiring, done);
  }
  group.children.filter(child => child instanceof Group).forEach(child => checkCycles(child, wiring));
}

/** Without recursion: a chain may have as many tasks as a pipeline. */
function visit(start: Node, nodes: ReadonlyMap<string, Node>, wiring: Wiring, done: Set<string>): void {
  const path: { readonly node: Node; readonly rest: string[] }[] = [];
  const open = new Set<string>();
  const enter = (node: Node): void => {
    path.push({ node, rest: [...wiring.of(node).after] });
    open.add(node.name);
  };
  if (!done.has(start.name)) {
    enter(start);
  }
  while (path.length > 0) {
    const { node, rest } = path[path.length - 1];
    const next = rest.pop();
    if (next === undefined) {
      path.pop();
      open.delete(node.name);
      done.add(node.name);
    } else if (open.has(next)) {
      const cycle = [...path.map(one => one.node.name).slice(path.findIndex(one => one.node.name === next)), next];
      throw new ConfigError('TaskCycle', `tasks wait for each other, got ${cycle.join(' after ')}; leave one of these dependencies out`);
    } else if (!done.has(next)) {
      enter(nodes.get(next) as Node);
    }
  }
}
