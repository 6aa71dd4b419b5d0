import { IngressTLS } from '../../apis/k8s/networking/v1';
import { LabelSelector } from '../../apis/k8s/meta/v1';
import { ComponentProps, IssuerRef } from '../../core';
import { DnsName, NamespaceName } from '../../core/names';

/** Features of the operator that may be switched. */
export type SparkFeatureGate = 'PartialRestart' | 'LoadSparkDefaults';

/** Ingresses for the web pages of applications. They go around the gateway: nobody has to sign in. */
export interface SparkUiIngress {
  /** URL of an application's pages, with `{{$appName}}` and `{{$appNamespace}}` in it, such as `spark.example.com/{{$appNamespace}}/{{$appName}}`. */
  readonly urlFormat: string;
  /** @default - the cluster's default class */
  readonly className?: string;
  /** Certificates, for applications that name none. @default [] */
  readonly tls?: readonly IngressTLS[];
  /** Annotations, for applications that set none. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The web pages of applications that run. */
export interface SparkUi {
  /** @default - the pages are reached inside the cluster only */
  readonly ingress?: SparkUiIngress;
}

/** Schedulers that start all pods of an application together. */
export interface SparkBatchSchedulers {
  /** Scheduler of applications that name none: `volcano`, `yunikorn` or one of `kubeSchedulers`. @default - that of Kubernetes */
  readonly default?: string;
  /** Schedulers with the plug-in Coscheduling, by name. @default [] */
  readonly kubeSchedulers?: readonly string[];
}

/** Properties of {@link SparkOperator} that do not depend on where applications run. */
export interface SparkOperatorCommonProps extends ComponentProps {
  /**
   * Namespace of both programs; must exist.
   * @default 'kubeflow'
   */
  readonly namespace?: NamespaceName;
  /**
   * Applications that are worked on at the same time.
   * @minimum 1
   * @asType integer
   * @default 10
   */
  readonly threads?: number;
  /**
   * A Service for the web pages of each application that runs, optionally with an Ingress; false for none.
   * @default {}
   */
  readonly ui?: SparkUi | false;
  /**
   * Lets applications choose a batch scheduler, which somebody else installs.
   * @default - the field `batchScheduler` of applications has no effect
   */
  readonly batchSchedulers?: SparkBatchSchedulers;
  /**
   * Whether an application that would exceed a ResourceQuota of its namespace is refused as a whole, rather than pod by pod.
   * @default false
   */
  readonly enforceQuotas?: boolean;
  /**
   * Features that are switched on or off.
   * @default {}
   */
  readonly featureGates?: Readonly<Partial<Record<SparkFeatureGate, boolean>>>;
  /**
   * Issuer of the certificate that the webhook serves with, for ten years, since it is read only at start.
   * @default - the webhook signs its certificate itself, and makes a new one when it starts less than half a year before the end
   */
  readonly webhookIssuer?: IssuerRef;
  /**
   * DNS domain of the cluster, for the certificate of `webhookIssuer`.
   * @default 'cluster.local'
   */
  readonly clusterDomain?: DnsName;
  /**
   * Whether a NetworkPolicy opens the webhook's port to the API server, and no other port; false for a namespace that has no policies.
   * @default true
   */
  readonly networkPolicies?: boolean;
}

/** Applications run in all namespaces. */
export interface SparkEverywhere {
  /** @default - all namespaces */
  readonly namespaces?: undefined;
  /** @default - all namespaces */
  readonly namespaceSelector?: undefined;
}

/** Applications run in some namespaces. */
export interface SparkInNamespaces {
  /**
   * Their names.
   * @minItems 1
   */
  readonly namespaces: readonly NamespaceName[];
  /** @default - only those of `namespaces` */
  readonly namespaceSelector?: undefined;
}

/** Applications run in namespaces with certain labels. */
export interface SparkInSelected {
  /** Labels of the namespaces; at least one condition. */
  readonly namespaceSelector: LabelSelector;
  /** @default - only those of `namespaceSelector` */
  readonly namespaces?: undefined;
}

/** Properties of {@link SparkOperator}. */
export type SparkOperatorProps = SparkOperatorCommonProps & (SparkEverywhere | SparkInNamespaces | SparkInSelected);
