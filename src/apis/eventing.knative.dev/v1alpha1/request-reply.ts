/**
 * eventing.knative.dev/v1alpha1: `RequestReply`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { LocalKReference } from './event-policy';
import { Integer, Manifest, NamedMetadata } from '../../meta';
import { DeliverySpec } from '../delivery';
import { ReceiverStatus } from '../status';

/**
 * Address that waits for an answer: it sends an event to a broker and replies with the event that somebody sends back for it.
 * @check {"required":["spec"]}
 */
export interface RequestReplyResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The broker, and how an answer is known. */
  readonly spec?: RequestReplySpec;
  /** The address. */
  readonly status?: RequestReplyStatus;
}

/**
 * The broker, and how an answer is known.
 * @check {"required":["brokerRef"]}
 */
export interface RequestReplySpec {
  /**
   * The broker, in the same namespace.
   * @check {"properties":{"kind":{"pattern":"^[Bb][Rr][Oo][Kk][Ee][Rr]$","x-form":"\"Broker\""}}}
   */
  readonly brokerRef?: LocalKReference;
  /**
   * Attribute that the request gets, `correlationid` when left out; none of the attributes that each event has.
   * @check {"not":{"enum":["id","specversion","type","course"]},"x-form":"an attribute that each event has"}
   */
  readonly correlationAttribute?: string;
  /** What happens to requests that nobody takes. */
  readonly delivery?: DeliverySpec;
  /**
   * Attribute of an answer that has the value of the request's, `replyid` when left out; none of the attributes that each event has.
   * @check {"not":{"enum":["id","specversion","type","course"]},"x-form":"an attribute that each event has"}
   */
  readonly replyAttribute?: string;
  /**
   * Time until the answer, more than 0; that of the setting `requestreply-default-timeout`, `PT30S`, when left out.
   * @check {"pattern":"^\\+?P(?=T?\\d)(?=.*[1-9])(\\d+([.,]\\d+)?[YMWD])*(T(\\d+([.,]\\d+)?[HMS])+)?$","x-form":"a duration such as \"PT30S\""}
   */
  readonly timeout?: string;
}

/** The address, and what serves it. */
export interface RequestReplyStatus extends ReceiverStatus {
  /** Pods and triggers that should be there. */
  readonly desiredReplicas?: Integer;
  /** Pods and triggers that are there. */
  readonly readyReplicas?: Integer;
}

/** `RequestReply`, namespaced. */
export class RequestReply extends ApiObject {
  public static readonly GVK = { apiVersion: 'eventing.knative.dev/v1alpha1', kind: 'RequestReply' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RequestReplyResource>) {
    super(scope, id, { ...RequestReply.GVK, ...props });
  }
}
