import { Construct, IConstruct } from 'constructs';

/**
 * State of a team:
 * `active`: people work;
 * `suspended`: everything stays, nothing starts, contributors can look;
 * `archived`: only the namespace, the profile and the data stay, for the owner.
 */
export type Lifecycle = 'active' | 'suspended' | 'archived';

/** Annotation of a `Profile` that is not active; read by the access report and the checks, by nothing in the cluster. */
export const LIFECYCLE_ANNOTATION = 'cdk8s-kubeflow/lifecycle';

const LIFECYCLE = Symbol.for('cdk8s-kubeflow.workloads.lifecycle');

/** Tells the workloads below a construct in which state their team is. */
export function tagLifecycle(construct: Construct, lifecycle: Lifecycle): void {
  Object.defineProperty(construct, LIFECYCLE, { value: lifecycle });
}

/** State of the team around a construct; `active` where there is no profile above it. */
export function lifecycleOf(scope: IConstruct): Lifecycle {
  for (let at: IConstruct | undefined = scope; at !== undefined; at = at.node.scope) {
    const found = (at as { readonly [LIFECYCLE]?: Lifecycle })[LIFECYCLE];
    if (found !== undefined) {
      return found;
    }
  }
  return 'active';
}
