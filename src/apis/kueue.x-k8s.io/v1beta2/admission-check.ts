/**
 * kueue.x-k8s.io/v1beta2: `AdmissionCheck`.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';
import { ActiveStatus } from '../status';

/** A check of workloads beside the quotas, made by a controller. */
export interface AdmissionCheckResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The controller, and its settings. */
  readonly spec?: AdmissionCheckSpec;
  /** What is reported of it. */
  readonly status?: ActiveStatus;
}

/** The controller of a check, and its settings. */
export interface AdmissionCheckSpec {
  /**
   * Name of the controller, such as `kueue.x-k8s.io/provisioning-request`. Immutable.
   * @minLength 1
   * @maxLength 253
   * @validation {"message":"field is immutable","rule":"self == oldSelf"}
   */
  readonly controllerName: string;
  /** Object with the settings of the controller. */
  readonly parameters?: AdmissionCheckParameters;
}

/** Object with the settings of a check. */
export interface AdmissionCheckParameters {
  /**
   * API group of its kind.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly apiGroup: string;
  /**
   * Its kind.
   * @minLength 1
   * @maxLength 63
   * @pattern ^[A-Za-z]([-A-Za-z0-9]*[A-Za-z0-9])?$
   */
  readonly kind: string;
  /**
   * Its name.
   * @minLength 1
   * @maxLength 63
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?$
   */
  readonly name: string;
}

/** `AdmissionCheck`, cluster-scoped. */
export class AdmissionCheck extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'AdmissionCheck' } as const;

  constructor(scope: Construct, id: string, props: Manifest<AdmissionCheckResource>) {
    super(scope, id, { ...AdmissionCheck.GVK, ...props });
  }
}
