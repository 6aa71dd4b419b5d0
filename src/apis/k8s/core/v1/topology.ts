/**
 * core/v1: places in which volumes may be made, as StorageClass uses them.
 *
 * Source: Kubernetes API, release in pins/.
 */

/**
 * Places that are allowed; all conditions must hold.
 * @mapType atomic
 */
export interface TopologySelectorTerm {
  /**
   * Conditions on labels of nodes.
   * @listType atomic
   */
  readonly matchLabelExpressions?: readonly TopologySelectorLabelRequirement[];
}

/** Condition on one label of nodes. */
export interface TopologySelectorLabelRequirement {
  /** Label that is looked at. */
  readonly key: string;
  /**
   * Values that are allowed.
   * @listType atomic
   */
  readonly values: readonly string[];
}
