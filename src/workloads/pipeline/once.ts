import { Construct, IConstruct } from 'constructs';
import { ConfigError, shown } from '../../core';

const taken = new WeakMap<IConstruct, Map<string, string>>();

/**
 * Takes a name of the API server's in a namespace, where objects of the cluster have others: two that make the same would undo each other's work.
 *
 * @throws ConfigError `PipelineTwice`
 */
export function takeOnce(scope: Construct & { readonly namespace: string }, kind: 'pipeline' | 'recurring run', name: string): void {
  const names = taken.get(scope.node.root) ?? new Map<string, string>();
  taken.set(scope.node.root, names);
  const key = `${kind} ${scope.namespace}/${name}`;
  const other = names.get(key);
  if (other !== undefined) {
    throw new ConfigError('PipelineTwice', `name must be that of one ${kind} of the namespace, got ${shown(name)}, which ${shown(other)} has too; ` +
      (kind === 'pipeline' ? 'make a PipelineVersion for a further version, or pass another name' : 'pass another name'), scope);
  }
  names.set(key, scope.node.path);
}
