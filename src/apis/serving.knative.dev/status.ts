/**
 * serving.knative.dev: what the kinds of all Knative groups report in the same form.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import { Int64 } from '../meta';

/** State of an object, as its controller last saw it. */
export interface KnativeStatus {
  /** What the controller notes beside the conditions. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Aspects of the state; `Ready` sums up the others. */
  readonly conditions?: readonly KnativeCondition[];
  /** `metadata.generation` of the object that the rest is about. */
  readonly observedGeneration?: Int64;
}

/** One aspect of an object's state. */
export interface KnativeCondition {
  /** Name of the aspect, such as `Ready`. */
  readonly type: string;
  /** `True`, `False` or `Unknown`. */
  readonly status: string;
  /** Cause in one PascalCase word, for programs. */
  readonly reason?: string;
  /** Cause in a sentence, for people. */
  readonly message?: string;
  /** When `status` last changed. */
  readonly lastTransitionTime?: string;
  /** `Error` when left out, `Warning` or `Info` where the aspect does not count for `Ready`. */
  readonly severity?: string;
}

/** Where programs in the cluster reach something. */
export interface KnativeAddress {
  /** Certificates of authorities, as PEM, by which the server is trusted. */
  readonly CACerts?: string;
  /** Audience that tokens for the address need. */
  readonly audience?: string;
  /** Name of the address where there are several. */
  readonly name?: string;
  /** The URL. */
  readonly url?: string;
}
