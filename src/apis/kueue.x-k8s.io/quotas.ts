/**
 * kueue.x-k8s.io: quotas of queues and cohorts, as all versions have them.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Quantity } from '../meta';

/**
 * Resources that are counted together, in the same flavors.
 * @validation {"message":"flavors must have the same number of resources as the coveredResources","rule":"self.flavors.all(x, size(x.resources) == size(self.coveredResources))"}
 */
export interface QueueResourceGroup {
  /**
   * Resources such as `cpu`, each in one group alone.
   * @minItems 1
   * @maxItems 64
   * @listType atomic
   * @check {"x-kubernetes-list-type":"set","items":{"minLength":1,"maxLength":316}}
   */
  readonly coveredResources: readonly string[];
  /**
   * Flavors, in the order in which they are tried, each in one group alone.
   * @minItems 1
   * @maxItems 64
   * @listType map
   * @listMapKeys name
   */
  readonly flavors: readonly FlavorQuotas[];
}

/** Quotas of one flavor. */
export interface FlavorQuotas {
  /**
   * Name of the `ResourceFlavor`.
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly name: string;
  /**
   * Quotas, in the order of the covered resources.
   * @minItems 1
   * @maxItems 64
   * @listType map
   * @listMapKeys name
   */
  readonly resources: readonly QueueResourceQuota[];
}

/** Quota of one resource. */
export interface QueueResourceQuota {
  /** Resource. */
  readonly name: string;
  /**
   * How much there is of it, 0 or more.
   * @check {"anyOf":[{"type":"number","minimum":0},{"type":"string","pattern":"^[^-]"}],"x-form":"0 or more"}
   */
  readonly nominalQuota: Quantity;
  /**
   * How much may be borrowed of the others of the cohort; without limit when left out.
   * @check {"anyOf":[{"type":"number","minimum":0},{"type":"string","pattern":"^[^-]"}],"x-form":"0 or more"}
   */
  readonly borrowingLimit?: Quantity;
  /**
   * How much the others of the cohort may borrow; all when left out.
   * @check {"anyOf":[{"type":"number","minimum":0},{"type":"string","pattern":"^[^-]"}],"x-form":"0 or more"}
   */
  readonly lendingLimit?: Quantity;
}

/** Share of what several could borrow. */
export interface FairSharing {
  /**
   * Weight among the others, 0 or more; with 0 only what nobody else wants.
   * @check {"anyOf":[{"type":"number","minimum":0},{"type":"string","pattern":"^[^-]"}],"x-form":"0 or more"}
   * @default 1
   */
  readonly weight?: Quantity;
}
