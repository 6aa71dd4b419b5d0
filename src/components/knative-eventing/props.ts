import { BrokerDefaults, Channels, EventingFeatures, OtherBroker, Sugar } from './settings';
import { ComponentProps, LogLevel, PodSecurityLevel } from '../../core';
import { DnsName, NamespaceName } from '../../core/names';
import { ScaledProgram } from '../../kit';

/** Properties of {@link KnativeEventing} that say nothing of channels and brokers. */
export interface KnativeEventingCommonProps extends ComponentProps {
  /**
   * Namespace of all pods, made here.
   * @default 'knative-eventing'
   */
  readonly namespace?: NamespaceName;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: DnsName;
  /**
   * Level of the Pod Security Standards that the namespace enforces.
   * @default 'restricted'
   */
  readonly podSecurity?: PodSecurityLevel;
  /** Features that are switched on or off. @default {} */
  readonly features?: EventingFeatures;
  /**
   * Most bytes that a PingSource may send.
   * @default - Knative's own, no limit
   * @minimum 0
   * @asType integer
   */
  readonly pingDataMaxSize?: number;
  /** What all programs log. @default 'info' */
  readonly logLevel?: LogLevel;
  /** The program that checks Knative Eventing's kinds: 1 to 5 pods, at 100 percent of the requested CPU. @default {} */
  readonly webhook?: ScaledProgram;
}

/** Settings of brokers on channels of any implementation. */
export interface ChannelBasedBrokers extends BrokerDefaults {
  /** The program that takes events: 1 to 10 pods, at 70 percent of the requested CPU. @default {} */
  readonly ingress?: ScaledProgram;
  /** The program that hands them to who wants them: 1 to 10 pods, at 70 percent of the requested CPU. @default {} */
  readonly filter?: ScaledProgram;
}

/** Brokers by programs that run here. */
export interface OwnBrokers {
  readonly channelBased: ChannelBasedBrokers;
  /** @default - nobody else runs them */
  readonly existing?: undefined;
}

/** Brokers that the cluster has. */
export interface ExistingBrokers {
  readonly existing: OtherBroker;
  /** @default - they do not run here */
  readonly channelBased?: undefined;
}

/** No brokers: Knative's kinds for sources, sinks and flows only, and for channels if there are any. */
export interface WithoutBrokers {
  /** What a Channel is that names no implementation. @default - upstream's `InMemoryChannel`, which nothing in the cluster serves */
  readonly channels?: Channels;
  /** @default - upstream's class `MTChannelBasedBroker`, which nothing in the cluster serves */
  readonly brokers?: undefined;
  /** @default - no Broker comes by itself */
  readonly sugar?: undefined;
}

/** Brokers by programs that run here, which need channels. */
export interface WithChannelBasedBrokers {
  /** What a Channel is that names no implementation, and what the brokers keep their events in. */
  readonly channels: Channels;
  readonly brokers: OwnBrokers;
  /** Which namespaces and triggers get a Broker `default` by themselves. @default {} */
  readonly sugar?: Sugar;
}

/** Brokers of a class that somebody else installs. */
export interface WithExistingBrokers {
  /** What a Channel is that names no implementation. @default - upstream's `InMemoryChannel`, which nothing in the cluster serves */
  readonly channels?: Channels;
  readonly brokers: ExistingBrokers;
  /** Which namespaces and triggers get a Broker `default` by themselves. @default {} */
  readonly sugar?: Sugar;
}

/** Properties of {@link KnativeEventing}. */
export type KnativeEventingProps = KnativeEventingCommonProps & (WithoutBrokers | WithChannelBasedBrokers | WithExistingBrokers);
