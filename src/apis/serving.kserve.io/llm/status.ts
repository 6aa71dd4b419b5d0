/**
 * serving.kserve.io: what the controller reports of an `LLMInferenceService`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { AddressedStatus, ServingAddress } from '../meta';

/** State of the pods and of the routes. */
export interface LLMInferenceServiceStatus extends AddressedStatus {
  /** Addresses of all kinds. */
  readonly addresses?: readonly ServingAddress[];
}
