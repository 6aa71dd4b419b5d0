/**
 * serving.kserve.io: what the kinds share, mostly of their status.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { Int64 } from '../meta';

/** Status that most kinds have. */
export interface ServingStatus {
  /** Notes of the controller. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Aspects of the state; `Ready` sums them up. */
  readonly conditions?: readonly ServingCondition[];
  /** Generation of the spec that the status is about. */
  readonly observedGeneration?: Int64;
}

/** Status of what is called by an address. */
export interface AddressedStatus extends ServingStatus {
  /** Address inside the cluster. */
  readonly address?: ServingAddress;
  /** Address for clients, with the scheme. */
  readonly url?: string;
}

/** One aspect of a state. */
export interface ServingCondition {
  /** When `status` last changed. */
  readonly lastTransitionTime?: string;
  /** Cause in a sentence, for people. */
  readonly message?: string;
  /** Cause in one word, for programs. */
  readonly reason?: string;
  /** How bad it is where `status` is not `True`; an error when left out. */
  readonly severity?: string;
  /** `True`, `False` or `Unknown`. */
  readonly status: string;
  /** Name of the aspect. */
  readonly type: string;
}

/** Where something is called. */
export interface ServingAddress {
  /** PEM certificates of those who signed the server's. */
  readonly CACerts?: string;
  /** Audience that a token of the caller must name. */
  readonly audience?: string;
  /** Name of the address among several. */
  readonly name?: string;
  /** The address, with the scheme. */
  readonly url?: string;
}

/** Place in a store that a Secret describes. */
export interface StoreRef {
  /** Entry of the Secret `storage-config` that holds address and credentials. */
  readonly key?: string;
  /** Values that override those of the entry, such as `bucket`, `type` or `region`. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Place of a model in a store that a Secret describes. */
export interface StorageSpec extends StoreRef {
  /** Path of the model in the store. */
  readonly path?: string;
}
