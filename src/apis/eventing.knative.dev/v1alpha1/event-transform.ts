/**
 * eventing.knative.dev/v1alpha1: `EventTransform`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Int32, Int64, Manifest, NamedMetadata } from '../../meta';
import { KnativeAddress } from '../../serving.knative.dev/status';
import { Destination, GroupKReference } from '../reference';
import { AppliedEventPolicy, EventingStatus, SenderIdentity } from '../status';

/**
 * Changes events by an expression, with pods of its own, and sends them on or answers with them.
 * @check {"required":["spec"]}
 */
export interface EventTransformResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The expression, and where its result goes. */
  readonly spec?: EventTransformSpec;
  /** Address of the program. */
  readonly status?: EventTransformStatus;
}

/**
 * How events are changed, and where they go.
 * @check {"required":["jsonata"],"not":{"required":["reply"],"not":{"required":["sink"]}},"x-form":"with reply unless it has a sink"}
 */
export interface EventTransformSpec {
  /** How events are changed. */
  readonly jsonata?: JsonataTransformation;
  /** What becomes of the answers of `sink`, which are passed on when left out. */
  readonly reply?: EventTransformReply;
  /** Where events go; they are the answer to the sender when left out. */
  readonly sink?: EventTransformSink;
}

/** An expression that makes an event of an event. */
export interface JsonataTransformation {
  /** Expression of JSONata on the event in its JSON form. A wrong one is told in the status only. */
  readonly expression?: string;
}

/**
 * What becomes of the answers.
 * @check {"not":{"required":["discard","jsonata"],"properties":{"discard":{"enum":[true]}}},"x-form":"with jsonata where discard is true"}
 */
export interface EventTransformReply {
  /** Whether they are dropped. */
  readonly discard?: boolean;
  /** How they are changed. */
  readonly jsonata?: JsonataTransformation;
}

/**
 * Where events go.
 * @check {"$ref":"apis/eventing.knative.dev#DestinationRule"}
 */
export interface EventTransformSink extends Omit<Destination, 'CACerts' | 'ref'> {
  /**
   * Not supported: authorities are trusted by ConfigMaps with the label `networking.knative.dev/trust-bundle`.
   * @check {"pattern":"^$","x-form":"left out"}
   */
  readonly CACerts?: string;
  /** Object with an address. */
  readonly ref?: GroupKReference;
}

/** Address of the program, and where events go. */
export interface EventTransformStatus extends EventingStatus {
  /** Where events are sent to. */
  readonly address?: EventTransformAddress;
  /** All its addresses, where it has several. */
  readonly addresses?: readonly EventTransformAddress[];
  /** Who it is when it sends events. */
  readonly auth?: EventTransformIdentity;
  /** The program. */
  readonly jsonata?: JsonataStatus;
  /** Policies that say who may send. */
  readonly policies?: readonly AppliedEventPolicy[];
  /** Audience of tokens for the sink. */
  readonly sinkAudience?: string;
  /** Certificates of the sink's authorities, as PEM. */
  readonly sinkCACerts?: string;
  /** URL of the sink. */
  readonly sinkUri?: string;
}

/** An address of the program. */
export interface EventTransformAddress extends KnativeAddress {
  /** The URL. */
  readonly url: string;
}

/** Who the program is when it sends events. */
export interface EventTransformIdentity extends SenderIdentity {
  /** ServiceAccount that is made for it. */
  readonly serviceAccountName: string;
}

/** The program that evaluates expressions. */
export interface JsonataStatus {
  /** State of its Deployment. */
  readonly deployment?: TransformDeploymentStatus;
}

/** State of the Deployment. */
export interface TransformDeploymentStatus {
  readonly availableReplicas?: Int32;
  readonly collisionCount?: Int32;
  readonly conditions?: readonly TransformDeploymentCondition[];
  readonly observedGeneration?: Int64;
  readonly readyReplicas?: Int32;
  readonly replicas?: Int32;
  readonly unavailableReplicas?: Int32;
  readonly updatedReplicas?: Int32;
}

/** One aspect of the Deployment's state. */
export interface TransformDeploymentCondition {
  readonly lastTransitionTime?: string;
  readonly lastUpdateTime?: string;
  readonly message?: string;
  readonly reason?: string;
  readonly status?: string;
  readonly type?: string;
}

/** `EventTransform`, namespaced. */
export class EventTransform extends ApiObject {
  public static readonly GVK = { apiVersion: 'eventing.knative.dev/v1alpha1', kind: 'EventTransform' } as const;

  constructor(scope: Construct, id: string, props: Manifest<EventTransformResource>) {
    super(scope, id, { ...EventTransform.GVK, ...props });
  }
}
