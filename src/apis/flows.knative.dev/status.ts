/**
 * flows.knative.dev: state of what flows are made of.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions; release in pins/.
 */

/** An object that was made. */
export interface FlowObject {
  readonly apiVersion?: string;
  readonly fieldPath?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly resourceVersion?: string;
  readonly uid?: string;
}

/** One aspect of a state. */
export interface FlowCondition {
  /** Cause in a sentence, for people. */
  readonly message?: string;
  /** Cause in one PascalCase word, for programs. */
  readonly reason?: string;
  /** `Error` when left out, `Warning` or `Info`. */
  readonly severity?: string;
  /** `True`, `False` or `Unknown`. */
  readonly status?: string;
  /** Name of the aspect. */
  readonly type?: string;
}
