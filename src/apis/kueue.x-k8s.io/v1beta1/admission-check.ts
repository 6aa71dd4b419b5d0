/**
 * kueue.x-k8s.io/v1beta1: `AdmissionCheck`.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Int64, Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';
import { AdmissionCheckSpec } from '../v1beta2/admission-check';
import { ActiveV1beta1Status } from '../status';

/** A check of workloads beside the quotas, made by a controller. */
export interface AdmissionCheckV1beta1Resource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The controller, and its settings. */
  readonly spec?: AdmissionCheckV1beta1Spec;
  /** What is reported of it. */
  readonly status?: ActiveV1beta1Status;
}

/** The controller of a check, and its settings. */
export interface AdmissionCheckV1beta1Spec extends AdmissionCheckSpec {
  /**
   * Minutes before a workload is tried again.
   * @default 15
   * @deprecated nobody looks at it
   */
  readonly retryDelayMinutes?: Int64;
}

/** `AdmissionCheck`, cluster-scoped. */
export class AdmissionCheck extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'AdmissionCheck' } as const;

  constructor(scope: Construct, id: string, props: Manifest<AdmissionCheckV1beta1Resource>) {
    super(scope, id, { ...AdmissionCheck.GVK, ...props });
  }
}
