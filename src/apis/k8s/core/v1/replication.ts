/**
 * core/v1: ReplicationController, the forerunner of ReplicaSet, and PodTemplate.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PodTemplateSpec } from './pod';
import { Int32, Manifest, NamedMetadata } from '../../../meta';

/** Keeps a number of equal pods running. */
export interface ReplicationControllerResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Pods and their number. */
  readonly spec: ReplicationControllerSpec;
}

/** `ReplicationController`, namespaced. */
export class ReplicationController extends ApiObject {
  public static readonly GVK = { apiVersion: 'v1', kind: 'ReplicationController' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ReplicationControllerResource>) {
    super(scope, id, { ...ReplicationController.GVK, ...props });
  }
}

/** Pods of a replication controller and their number. */
export interface ReplicationControllerSpec {
  /** Seconds that a new pod must be ready to count as available, 0 when left out. */
  readonly minReadySeconds?: Int32;
  /** Number of pods, 1 when left out. */
  readonly replicas?: Int32;
  /**
   * Labels of the pods, those of the template when left out.
   * @mapType atomic
   */
  readonly selector?: Readonly<Record<string, string>>;
  /** Form of the pods; their restart policy is `Always`. */
  readonly template: PodTemplateSpec;
}

/** Form of pods, kept for somebody who makes pods of it. */
export interface PodTemplateResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Form of the pods. */
  readonly template: PodTemplateSpec;
}

/** `PodTemplate`, namespaced. */
export class PodTemplate extends ApiObject {
  public static readonly GVK = { apiVersion: 'v1', kind: 'PodTemplate' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PodTemplateResource>) {
    super(scope, id, { ...PodTemplate.GVK, ...props });
  }
}
