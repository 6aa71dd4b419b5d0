/**
 * admissionregistration.k8s.io/v1: MutatingWebhookConfiguration and ValidatingWebhookConfiguration.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../../object';
import { LabelSelector } from '../../meta/v1';
import { Bytes, Int32, Manifest, NamedMetadata } from '../../../meta';

/** Services that may change objects before they are stored. */
export interface MutatingWebhookConfigurationResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /**
   * Services, called in the order of their names.
   * @listType map
   * @listMapKeys name
   */
  readonly webhooks?: readonly MutatingWebhook[];
}

/** `MutatingWebhookConfiguration`, cluster-scoped. */
export class MutatingWebhookConfiguration extends ClusterObject {
  public static readonly GVK = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingWebhookConfiguration' } as const;

  constructor(scope: Construct, id: string, props: Manifest<MutatingWebhookConfigurationResource>) {
    super(scope, id, { ...MutatingWebhookConfiguration.GVK, ...props });
  }
}

/** Service that may change objects. */
export interface MutatingWebhook extends ValidatingWebhook {
  /** Whether the service is called again after changes by others, `Never` when left out. */
  readonly reinvocationPolicy?: ReinvocationPolicy;
}

/** Services that may refuse objects before they are stored. */
export interface ValidatingWebhookConfigurationResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /**
   * Services, called side by side.
   * @listType map
   * @listMapKeys name
   */
  readonly webhooks?: readonly ValidatingWebhook[];
}

/** `ValidatingWebhookConfiguration`, cluster-scoped. */
export class ValidatingWebhookConfiguration extends ClusterObject {
  public static readonly GVK = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'ValidatingWebhookConfiguration' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ValidatingWebhookConfigurationResource>) {
    super(scope, id, { ...ValidatingWebhookConfiguration.GVK, ...props });
  }
}

/** Service that may refuse objects. */
export interface ValidatingWebhook {
  /**
   * Versions of the request that the service understands, best first.
   * @listType atomic
   */
  readonly admissionReviewVersions: readonly string[];
  /** How the service is reached. */
  readonly clientConfig: WebhookClientConfig;
  /** What happens when the service does not answer. */
  readonly failurePolicy?: FailurePolicy;
  /**
   * CEL conditions that a request must fulfil, at most 64.
   * @listType map
   * @listMapKeys name
   */
  readonly matchConditions?: readonly MatchCondition[];
  /** Whether requests for other versions of a resource match too. */
  readonly matchPolicy?: MatchPolicy;
  /** Unique name with at least two dots. */
  readonly name: string;
  /** Labels of the namespaces; all when left out. */
  readonly namespaceSelector?: LabelSelector;
  /** Labels of the objects; all when left out. */
  readonly objectSelector?: LabelSelector;
  /**
   * Requests that are sent to the service.
   * @listType atomic
   */
  readonly rules?: readonly RuleWithOperations[];
  /** What a call changes beside the object. */
  readonly sideEffects: SideEffects;
  /** Seconds until a call fails, 1 to 30, 10 when left out. */
  readonly timeoutSeconds?: Int32;
}

/** How a webhook is reached; by `url` or by `service`. */
export interface WebhookClientConfig {
  /** PEM certificates, in base64, that the server's certificate is checked with. */
  readonly caBundle?: Bytes;
  /** Service in the cluster. */
  readonly service?: ServiceReference;
  /** Address `https://host:port/path` outside the cluster. */
  readonly url?: string;
}

/** Service that answers a webhook's calls. */
export interface ServiceReference {
  /** Name of the service. */
  readonly name: string;
  /** Namespace of the service. */
  readonly namespace: string;
  /** Path of the calls. */
  readonly path?: string;
  /** Port of the service, 443 when left out. */
  readonly port?: Int32;
}

/** Requests that match. */
export interface RuleWithOperations {
  /**
   * Groups of the resources; `*` for all.
   * @listType atomic
   */
  readonly apiGroups?: readonly string[];
  /**
   * Versions of the resources; `*` for all.
   * @listType atomic
   */
  readonly apiVersions?: readonly string[];
  /**
   * Operations that match.
   * @listType atomic
   */
  readonly operations?: readonly AdmissionOperation[];
  /**
   * Plural names, also with a part such as `pods/status`; `*` for all without parts.
   * @listType atomic
   */
  readonly resources?: readonly string[];
  /** Whether resources with or without a namespace match. */
  readonly scope?: RuleScope;
}

/** CEL condition on a request. */
export interface MatchCondition {
  /** Expression with a truth value over `object`, `oldObject`, `request` and `authorizer`. */
  readonly expression: string;
  /** Name of the condition, unique in its list. */
  readonly name: string;
}

/** Whether a request is let through or refused when it cannot be judged, `Fail` when left out. */
export type FailurePolicy = 'Ignore' | 'Fail';

/** Whether a rule also means other versions of its resources, `Equivalent` when left out. */
export type MatchPolicy = 'Exact' | 'Equivalent';

/** Whether a change is made again after changes by others. */
export type ReinvocationPolicy = 'Never' | 'IfNeeded';

/** What a call changes beside the object. */
export type SideEffects = 'None' | 'NoneOnDryRun';

/** Operation of a request; `*` for all. */
export type AdmissionOperation = 'CREATE' | 'UPDATE' | 'DELETE' | 'CONNECT' | '*';

/** Resources without a namespace, with one, or both; `*` when left out. */
export type RuleScope = 'Cluster' | 'Namespaced' | '*';
