import { IConstruct } from 'constructs';
import { SparkOperatorProps } from './props';
import { ConfigError, listed, shown } from '../../core';

/** Schedulers that the operator knows without being told. */
const KNOWN = ['volcano', 'yunikorn'];

/**
 * Refuses what the programs would misread, or would not start with.
 *
 * @throws ConfigError `SparkNamespaces`, `SparkScheduler`
 */
export function checkSpark({ namespaceSelector, batchSchedulers }: SparkOperatorProps, at: IConstruct): void {
  const { matchLabels = {}, matchExpressions = [] } = namespaceSelector ?? {};
  if (namespaceSelector !== undefined && Object.keys(matchLabels).length + matchExpressions.length === 0) {
    throw new ConfigError('SparkNamespaces', `namespaceSelector must have a condition, got ${shown(namespaceSelector)}; leave it out for all namespaces`, at);
  }
  const known = [...KNOWN, ...batchSchedulers?.kubeSchedulers ?? []];
  if (batchSchedulers?.default !== undefined && !known.includes(batchSchedulers.default)) {
    throw new ConfigError('SparkScheduler', `batchSchedulers.default must be a scheduler that the operator knows, got ${shown(batchSchedulers.default)}; ` +
      `use one of ${listed(known)}, or add it to batchSchedulers.kubeSchedulers`, at);
  }
}
