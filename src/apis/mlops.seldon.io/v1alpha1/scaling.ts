/**
 * mlops.seldon.io/v1alpha1: how often models and servers run.
 *
 * Source: SeldonIO/seldon-core v2.10.2, operator/apis/mlops/v1alpha1; others install it.
 */
import { Int32 } from '../../meta';

/** How often something runs; the operator takes only what fits together: `minReplicas` ≤ `replicas` ≤ `maxReplicas`. */
export interface SeldonScaling {
  /**
   * How often it runs; that of `minReplicas` where only that is given. For a Model, 0 counts only together with `minReplicas: 0`.
   * @default 1
   * @check {"minimum":0}
   */
  readonly replicas?: Int32;
  /**
   * The least that automatic scaling leaves.
   * @default 0
   * @check {"minimum":0}
   */
  readonly minReplicas?: Int32;
  /**
   * The most that automatic scaling makes; 0 is no bound.
   * @default 0
   * @check {"minimum":0}
   */
  readonly maxReplicas?: Int32;
}

/** What happens to the topics of Kafka. */
export interface SeldonDataflow {
  /**
   * Whether the topics for inputs and outputs go with the object.
   * @default false
   */
  readonly cleanTopicsOnDelete?: boolean;
}
