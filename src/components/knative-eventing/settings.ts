/** What Knative Eventing reads from its ConfigMaps; settings have the names of its keys. */
import { LabelSelector } from '../../apis/k8s/meta/v1';
import { AnyObject } from '../../apis/meta';
import { NamespaceName, ObjectName, WebUrl } from '../../core/names';

/** State of a feature. */
export type EventingFlag = 'enabled' | 'disabled';

/** Features that say nothing of who may send events. */
export interface EventingCommonFeatures {
  /**
   * Whether a trigger may belong to a broker of another namespace, and a subscription to a channel of one, for who has the right to `knsubscribe` it.
   * @default 'disabled'
   */
  readonly 'cross-namespace-event-links'?: EventingFlag;
  /** Whether `delivery.retryAfterMax` may be set. @default 'disabled' */
  readonly 'delivery-retryafter'?: EventingFlag;
  /** Whether `delivery.timeout` may be set. @default 'enabled' */
  readonly 'delivery-timeout'?: EventingFlag;
  /** Whether an EventType is made of each type of events that a broker gets. @default 'disabled' */
  readonly 'eventtype-auto-create'?: EventingFlag;
  /** Whether references may name a group in place of a version. @default 'disabled' */
  readonly 'kreference-group'?: EventingFlag;
  /** Whether an ApiServerSource may have filters. @default 'disabled' */
  readonly 'new-apiserversource-filters'?: EventingFlag;
  /**
   * Time after which a RequestReply gives up that says none, in ISO 8601.
   * @default - Knative's own, 'PT30S'
   */
  readonly 'requestreply-default-timeout'?: IsoTime;
}

/**
 * A time in ISO 8601: `PT0.2S`, `PT1M`, `P1D`.
 * @pattern ^P(?=T?\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$
 */
export type IsoTime = string;

/** Who sends events shows a token of the cluster, and receivers check it. */
export interface EventingAuthentication {
  readonly 'authentication-oidc': 'enabled';
  /**
   * Who may send events to what no EventPolicy is about.
   * @default 'allow-same-namespace'
   */
  readonly 'default-authorization-mode'?: 'allow-all' | 'deny-all' | 'allow-same-namespace';
  /** Where the issuer of the cluster's tokens tells its keys. @default - Knative's own, the API server */
  readonly 'oidc-discovery-base-url'?: WebUrl;
}

/** Nobody who sends events has to say who it is, so that EventPolicies have no effect. */
export interface NoEventingAuthentication {
  /** @default 'disabled' */
  readonly 'authentication-oidc'?: 'disabled';
  /** @default - everybody may send */
  readonly 'default-authorization-mode'?: undefined;
  /** @default - no token is looked at */
  readonly 'oidc-discovery-base-url'?: undefined;
}

/** Features by name. */
export type EventingFeatures = EventingCommonFeatures & (EventingAuthentication | NoEventingAuthentication);

/** Channels of an implementation that somebody else installs. */
export interface OtherChannel {
  readonly kind: 'KafkaChannel' | 'NatsJetStreamChannel';
  /**
   * Version of that kind, such as `messaging.knative.dev/v1beta1`.
   * @pattern ^messaging\.knative\.dev/v[0-9][a-z0-9]*$
   */
  readonly apiVersion: string;
  /** Its settings, which depend on the kind. @default - the implementation's own */
  readonly spec?: AnyObject;
}

/** Channels in the memory of programs that run here: events that are under way are lost with their pod. */
export interface InMemoryChannels {
  readonly inMemory: true;
  /** @default - nobody else runs them */
  readonly existing?: undefined;
}

/** Channels of an implementation that the cluster has. */
export interface ExistingChannels {
  readonly existing: OtherChannel;
  /** @default - they do not run here */
  readonly inMemory?: undefined;
}

/** What a Channel is that names no implementation. */
export type Channels = (InMemoryChannels | ExistingChannels) & {
  /** The same for single namespaces. @default {} */
  readonly namespaceDefaults?: Readonly<Record<NamespaceName, OtherChannel>>;
};

/**
 * A number of attempts.
 * @minimum 0
 * @asType integer
 */
export type Attempts = number;

/** Events are sent again at growing intervals. */
export interface Backoff {
  /** How often an event is sent again. */
  readonly retry: Attempts;
  /** Time before an event is sent again: times the number of attempts if `linear`, times 2 to the power of it if `exponential`. */
  readonly backoffDelay: IsoTime;
  /** How that time grows. */
  readonly backoffPolicy: 'exponential' | 'linear';
}

/** Events are sent again at once. */
export interface NoBackoff {
  /** How often an event is sent again. @default - it is not */
  readonly retry?: Attempts;
  /** @default - at once */
  readonly backoffDelay?: undefined;
  /** @default - at once */
  readonly backoffPolicy?: undefined;
}

/** How often an event is sent again, and where it goes at last. */
export type BrokerDelivery = (Backoff | NoBackoff) & {
  /** Time for one attempt, more than 0. @default - no limit */
  readonly timeout?: IsoTime;
  /** Where events go that were sent in vain. @default - they are lost */
  readonly deadLetterSink?: { readonly uri: WebUrl };
};

/** What brokers have in common that name no class. */
export interface BrokerDefaults {
  /**
   * What happens to events that nobody takes, unless the broker or a trigger says otherwise.
   * @default { retry: 10, backoffPolicy: 'exponential', backoffDelay: 'PT0.2S' }
   */
  readonly delivery?: BrokerDelivery;
}

/** Where a class of brokers finds its settings. */
export interface BrokerConfigRef {
  /** @default 'v1' */
  readonly apiVersion?: string;
  /** @default 'ConfigMap' */
  readonly kind?: string;
  readonly name: ObjectName;
  /** @default - the namespace of Knative Eventing */
  readonly namespace?: NamespaceName;
}

/** Brokers of a class that somebody else installs. */
export interface OtherBroker extends BrokerDefaults {
  readonly class: 'Kafka' | 'KafkaNamespaced' | 'RabbitMQBroker';
  readonly config: BrokerConfigRef;
}

/** Which namespaces and triggers get a Broker `default` by themselves. */
export interface Sugar {
  /** Namespaces by their labels. @default - none */
  readonly namespaces?: LabelSelector | 'all';
  /** Triggers by their labels: their namespaces get one. @default - none */
  readonly triggers?: LabelSelector | 'all';
}
