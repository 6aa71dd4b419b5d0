/** Data of Knative Eventing's ConfigMaps. All are there, since the programs wait for them; those without data leave all to Knative. */
import { KnativeEventingProps } from './props';
import { Channels, OtherChannel, Sugar } from './settings';
import { LabelSelector } from '../../apis/k8s/meta/v1';
import { ImageName, LogLevel, yaml } from '../../core';
import { knativeSettings } from '../../kit';

/** Names of the ConfigMaps. */
export const CONFIG = {
  brokers: 'config-br-defaults',
  brokerChannel: 'config-br-default-channel',
  channels: 'default-ch-webhook',
  features: 'config-features',
  integrations: 'eventing-integrations-images',
  kreferenceMapping: 'config-kreference-mapping',
  leaderElection: 'config-leader-election',
  logging: 'config-logging',
  observability: 'config-observability',
  ping: 'config-ping-defaults',
  sugar: 'config-sugar',
  transformations: 'eventing-transformations-images',
} as const;

/** Class of the brokers that run on channels. */
const CHANNEL_BASED = 'MTChannelBasedBroker';

const IN_MEMORY = { apiVersion: 'messaging.knative.dev/v1', kind: 'InMemoryChannel' };

/** Features as upstream has them. */
const FEATURES = {
  'authentication-oidc': 'disabled',
  'cross-namespace-event-links': 'disabled',
  'default-authorization-mode': 'allow-same-namespace',
  'delivery-retryafter': 'disabled',
  'delivery-timeout': 'enabled',
  'eventtype-auto-create': 'disabled',
  'kreference-group': 'disabled',
  'kreference-mapping': 'disabled',
  'new-apiserversource-filters': 'disabled',
  'transport-encryption': 'disabled',
};

/** Images of programs that the controller makes Deployments of, by the keys that it reads. */
const INTEGRATIONS = [
  'timer-source', 'aws-s3-source', 'aws-sqs-source', 'aws-ddb-streams-source', 'log-sink', 'aws-s3-sink', 'aws-sqs-sink', 'aws-sns-sink', 'aws-eventbridge-sink',
  'jsonata-transformer',
] as const;
const TRANSFORMATIONS = ['transform-jsonata'] as const;

/** Data of all ConfigMaps by their names; empty where all is left to Knative. */
export function configData(props: KnativeEventingProps, namespace: string, image: (name: ImageName) => string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  const { channels, features, logLevel, pingDataMaxSize, sugar } = props;
  const images = (names: readonly (typeof INTEGRATIONS[number] | typeof TRANSFORMATIONS[number])[]) =>
    Object.fromEntries(names.map(name => [name, image(`knative-eventing/${name}`)]));
  return {
    [CONFIG.brokers]: { 'default-br-config': yaml({ clusterDefault: brokerDefault(props, namespace) }) },
    [CONFIG.brokerChannel]: { 'channel-template-spec': yaml(templateOf(channels)) },
    [CONFIG.channels]: { 'default-ch-config': yaml(channelDefaults(channels)) },
    [CONFIG.features]: { ...FEATURES, ...knativeSettings(features) },
    [CONFIG.integrations]: images(INTEGRATIONS),
    [CONFIG.kreferenceMapping]: {},
    [CONFIG.leaderElection]: {},
    [CONFIG.logging]: logging(logLevel),
    [CONFIG.observability]: {},
    [CONFIG.ping]: pingDataMaxSize === undefined ? {} : { 'data-max-size': String(pingDataMaxSize) },
    [CONFIG.sugar]: selectors(sugar),
    [CONFIG.transformations]: images(TRANSFORMATIONS),
  };
}

function brokerDefault({ brokers }: KnativeEventingProps, namespace: string): object {
  const delivery = (brokers?.existing ?? brokers?.channelBased)?.delivery ?? { retry: 10, backoffPolicy: 'exponential', backoffDelay: 'PT0.2S' };
  const { class: brokerClass, config } = brokers?.existing ?? { class: CHANNEL_BASED, config: { name: CONFIG.brokerChannel } };
  return { brokerClass, apiVersion: 'v1', kind: 'ConfigMap', namespace, ...config, delivery };
}

function templateOf(channels?: Channels): OtherChannel | typeof IN_MEMORY {
  return channels?.existing ?? IN_MEMORY;
}

/** Where nothing is said, upstream names a namespace as well, which gets what all others get. */
function channelDefaults(channels?: Channels): object {
  const namespaceDefaults = channels === undefined ? { 'some-namespace': IN_MEMORY } : channels.namespaceDefaults ?? {};
  return { clusterDefault: templateOf(channels), ...Object.keys(namespaceDefaults).length > 0 && { namespaceDefaults } };
}

/** The level of the configuration holds for all programs; two have keys of their own besides. */
function logging(level: LogLevel = 'info'): Record<string, string> {
  const encoderConfig = {
    timeKey: 'ts', levelKey: 'level', nameKey: 'logger', callerKey: 'caller', messageKey: 'msg', stacktraceKey: 'stacktrace', lineEnding: '', levelEncoder: '',
    timeEncoder: 'iso8601', durationEncoder: '', callerEncoder: '',
  };
  const config = { level, development: false, outputPaths: ['stdout'], errorOutputPaths: ['stderr'], encoding: 'json', encoderConfig };
  return { 'zap-logger-config': JSON.stringify(config, null, 2), 'loglevel.controller': level, 'loglevel.webhook': level };
}

function selectors({ namespaces, triggers }: Sugar = {}): Record<string, string> {
  const text = (selector: LabelSelector | 'all') => selector === 'all' ? '{}' : yaml(selector);
  return { ...namespaces && { 'namespace-selector': text(namespaces) }, ...triggers && { 'trigger-selector': text(triggers) } };
}
