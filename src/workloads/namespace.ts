import { Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { ConfigError, shown } from '../core';
import { isDnsLabel } from '../core/names';

const NAMESPACE = Symbol.for('cdk8s-kubeflow.workloads.namespace');

/** Makes a construct the home of the workloads below it: they take this namespace unless told otherwise. */
export function tagNamespace(construct: Construct, namespace: string): void {
  Object.defineProperty(construct, NAMESPACE, { value: namespace });
}

/** Namespace of the nearest construct above, itself included, that {@link tagNamespace} has marked. */
export function findNamespace(scope: IConstruct): string | undefined {
  for (let at: IConstruct | undefined = scope; at !== undefined; at = at.node.scope) {
    const namespace = (at as { readonly [NAMESPACE]?: string })[NAMESPACE];
    if (namespace !== undefined) {
      return namespace;
    }
  }
  return undefined;
}

/**
 * Namespace of a workload: as told, else that of the profile above it, else that of its chart.
 *
 * @param scope the workload
 * @param told its property `namespace`
 * @throws ConfigError `WorkloadNamespace` if there is none, if it is no DNS label, or if it contradicts the profile above
 */
export function namespaceOf(scope: Construct, told?: string): string {
  const around = findNamespace(scope);
  if (told !== undefined && around !== undefined && told !== around) {
    throw new ConfigError('WorkloadNamespace', `namespace must be that of the profile around it, "${around}", got ${shown(told)}; ` +
      'leave namespace out, or make the object in another scope', scope);
  }
  const namespace = told ?? around ?? Chart.of(scope).namespace;
  if (namespace === undefined) {
    throw new ConfigError('WorkloadNamespace', 'namespace must be given where no profile is around, got undefined; ' +
      'pass namespace, or make the object in the scope of a Profile', scope);
  }
  if (!isDnsLabel(namespace)) {
    throw new ConfigError('WorkloadNamespace', `namespace must be a DNS label, got ${shown(namespace)}; pass e.g. "vision"`, scope);
  }
  return namespace;
}
