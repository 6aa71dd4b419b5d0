import { Construct } from 'constructs';
import { PodDefault } from './pod-default';
import { ConfigError, shown } from '../../core';
import { isLabelValue } from '../../core/names';

/** A PodDefault by its construct, or by its name where it selects pods with the label `<name>: "true"`. */
export type PodDefaultRef = PodDefault | string;

/**
 * Labels by which a pod in the namespace selects all of these.
 *
 * @param own labels that the pod has besides
 * @throws ConfigError `PodDefaultNamespace`, `PodDefaultSelector`
 */
export function selectionLabels(scope: Construct, namespace: string, all: readonly PodDefaultRef[], own: Readonly<Record<string, string>> = {}): Record<string, string> {
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
  const unselected = all.find((one): one is PodDefault => typeof one !== 'string' && !one.selects({ ...own, ...labels }));
  if (unselected !== undefined) {
    throw new ConfigError('PodDefaultSelector', `podDefaults must hold PodDefaults whose selector the pod fits, got ${shown(unselected.name)}, ` +
      `which wants ${shown(unselected.selector)}; set the labels that its matchExpressions want by labels`, scope);
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
  return one.matchLabels;
}
