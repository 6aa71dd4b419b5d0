import { Construct } from 'constructs';
import { PodDefault } from './pod-default';
import { ConfigError, shown } from '../../core';

/** A PodDefault by its construct, or by its name where it selects pods with the label `<name>: "true"`. */
export type PodDefaultRef = PodDefault | string;

/**
 * Labels by which a pod in the namespace selects all of these.
 *
 * @throws ConfigError `PodDefaultNamespace`, `PodDefaultSelector`
 */
export function selectionLabels(scope: Construct, namespace: string, all: readonly PodDefaultRef[]): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const one of all) {
    const wanted = typeof one === 'string' ? byName(scope, one) : byConstruct(scope, namespace, one);
    for (const [key, value] of Object.entries(wanted)) {
      if (labels[key] !== undefined && labels[key] !== value) {
        throw new ConfigError('PodDefaultSelector', `podDefaults must want one value of each label, got ${shown(labels[key])} and ${shown(value)} for "${key}"; ` +
          'give them different labels in their selector', scope);
      }
      labels[key] = value;
    }
  }
  return labels;
}

function byName(scope: Construct, name: string): Readonly<Record<string, string>> {
  if (name === '' || !isLabelValue(name)) {
    throw new ConfigError('PodDefaultSelector', `podDefaults must hold PodDefaults or names that are label keys too, got ${shown(name)}; ` +
      'pass the PodDefault itself, or the name of one that selects by a label of its name', scope);
  }
  return { [name]: 'true' };
}

function byConstruct(scope: Construct, namespace: string, one: PodDefault): Readonly<Record<string, string>> {
  if (one.namespace !== namespace) {
    throw new ConfigError('PodDefaultNamespace', `podDefaults must be in the namespace of the workload, "${namespace}", got ${shown(`${one.namespace}/${one.name}`)}; ` +
      'make one there: a PodDefault changes only pods of its own namespace', scope);
  }
  if (Object.keys(one.matchLabels).length === 0) {
    throw new ConfigError('PodDefaultSelector', `podDefaults must hold PodDefaults that select by matchLabels, got ${shown(one.name)}, which does not; ` +
      'set the labels that it wants by labels, or leave it out if it takes all pods', scope);
  }
  return one.matchLabels;
}
