/**
 * kueue.x-k8s.io/v1beta2: `ProvisioningRequestConfig`.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';

/** Settings of the check that asks an autoscaler for nodes before a workload starts. */
export interface ProvisioningRequestConfigResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** What is asked for, and how often. */
  readonly spec?: ProvisioningRequestConfigSpec;
}

/** What an autoscaler is asked for, and how often. */
export interface ProvisioningRequestConfigSpec {
  /**
   * Class of the request, which the autoscaler knows.
   * @minLength 1
   * @maxLength 253
   * @pattern ^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   */
  readonly provisioningClassName: string;
  /**
   * Settings of the class.
   * @maxProperties 100
   * @values {"maxLength":255}
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * Resources for which nodes are asked; all when left out.
   * @maxItems 100
   * @listType set
   */
  readonly managedResources?: readonly string[];
  /**
   * How often the request is repeated, and after which time.
   * @default {"backoffLimitCount":3,"backoffBaseSeconds":60,"backoffMaxSeconds":1800}
   */
  readonly retryStrategy?: ProvisioningRequestRetry;
  /** What the pods get of the answer. */
  readonly podSetUpdates?: ProvisioningRequestUpdates;
  /** Which pods are asked for together: those with equal templates, or with equal demands; none when left out. */
  readonly podSetMergePolicy?: 'IdenticalPodTemplates' | 'IdenticalWorkloadSchedulingRequirements';
}

/** How often a request is repeated. */
export interface ProvisioningRequestRetry {
  /**
   * How often.
   * @default 3
   */
  readonly backoffLimitCount?: Int32;
  /**
   * Seconds before the first time; twice as many each time after.
   * @default 60
   */
  readonly backoffBaseSeconds?: Int32;
  /**
   * Most seconds before a time.
   * @default 1800
   */
  readonly backoffMaxSeconds?: Int32;
}

/** What pods get of an answer. */
export interface ProvisioningRequestUpdates {
  /**
   * Labels of the nodes.
   * @maxItems 8
   * @listType map
   * @listMapKeys key
   */
  readonly nodeSelector?: readonly ProvisioningRequestSelector[];
}

/** A label of nodes, whose value the answer has. */
export interface ProvisioningRequestSelector {
  /**
   * The label.
   * @minLength 1
   * @maxLength 317
   * @schema {"pattern":"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$"}
   */
  readonly key: string;
  /**
   * Name of the detail with the value.
   * @minLength 1
   * @maxLength 32768
   */
  readonly valueFromProvisioningClassDetail: string;
}

/** `ProvisioningRequestConfig`, cluster-scoped. */
export class ProvisioningRequestConfig extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta2', kind: 'ProvisioningRequestConfig' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ProvisioningRequestConfigResource>) {
    super(scope, id, { ...ProvisioningRequestConfig.GVK, ...props });
  }
}
