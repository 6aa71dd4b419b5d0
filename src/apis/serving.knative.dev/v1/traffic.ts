/**
 * serving.knative.dev/v1: which revision gets which share of the requests.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import { KnativeAddress, KnativeStatus } from '../status';
import { Int64 } from '../../meta';

/** A share of the requests, which goes to one revision. All shares add up to 100. */
export interface TrafficTarget {
  /** Configuration whose newest revision is meant; only for a Route without a Service. */
  readonly configurationName?: string;
  /** Whether the newest ready revision is meant; exactly where no `revisionName` is given. */
  readonly latestRevision?: boolean;
  /** Share in percent, 0 when left out. */
  readonly percent?: Int64;
  /** The revision, which then stays. */
  readonly revisionName?: string;
  /** Name that makes an address of its own, `<tag>-<name>`, for this revision. */
  readonly tag?: string;
  /** The address of the tag; only in the status. */
  readonly url?: string;
}

/** Where the requests go. */
export interface RouteSpec {
  /** Shares of the requests; all go to the newest revision when left out. */
  readonly traffic?: readonly TrafficTarget[];
}

/** State of a route. */
export interface RouteStatus extends KnativeStatus {
  /** Where programs in the cluster reach it. */
  readonly address?: KnativeAddress;
  /** Shares as they are now, each with its revision. */
  readonly traffic?: readonly TrafficTarget[];
  /** Where it is reached. */
  readonly url?: string;
}
