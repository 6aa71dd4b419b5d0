import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { EventingAccess } from './access';
import { brokerPods, ChannelBasedBroker } from './channel-based-brokers';
import { check } from './check';
import { configData } from './config-maps';
import { Controller } from './controller';
import { DISPATCHER_PODS, InMemoryChannel } from './in-memory-channels';
import { LABELS } from './labels';
import { EventingNetwork } from './network';
import { KnativeEventingProps } from './props';
import { JOB_SINK, JobSink, PingSource, REQUEST_REPLY, RequestReply } from './receivers';
import { Webhook, WEBHOOK } from './webhook';
import { CrdDefinition } from '../../apis/crd';
import * as eventing from '../../apis/eventing.knative.dev/crds';
import * as flows from '../../apis/flows.knative.dev/crds';
import { ConfigMap } from '../../apis/k8s/core/v1';
import * as messaging from '../../apis/messaging.knative.dev/crds';
import * as sinks from '../../apis/sinks.knative.dev/crds';
import * as sources from '../../apis/sources.knative.dev/crds';
import { Component, Definition } from '../../core';
import { KnativeFrame, Labels } from '../../kit';

/** Kinds of one version. */
const CRDS: readonly CrdDefinition[] = [
  eventing.brokerCrd, eventing.triggerCrd, eventing.eventPolicyCrd, eventing.eventTransformCrd, eventing.requestReplyCrd, messaging.channelCrd, messaging.subscriptionCrd,
  flows.parallelCrd, flows.sequenceCrd, sources.apiServerSourceCrd, sources.containerSourceCrd, sources.integrationSourceCrd, sources.sinkBindingCrd, sinks.integrationSinkCrd,
  sinks.jobSinkCrd,
];

/** Kinds whose objects the webhook brings from one version to another. */
const CONVERTED: readonly CrdDefinition[] = [eventing.eventTypeCrd, sources.pingSourceCrd];

/**
 * Brings events from those who send them to those who want them: Namespace, the definitions of Knative Eventing's kinds, its controller and webhook, the
 * programs behind PingSource, JobSink and RequestReply, their ConfigMaps, rights and policies; channels and brokers where they are asked for.
 *
 * @throws ConfigError `AutoscalingRange`, `AutoscalingTarget`, `ReplicasUnderAutoscaler`
 * @see https://knative.dev/docs/eventing/ (version in the pins)
 */
export class KnativeEventing extends Component<KnativeEventingProps> {
  /** Namespace of the pods. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, given: KnativeEventingProps = {}) {
    super(scope, id, given, 'components/knative-eventing#KnativeEventingProps');
    const { props } = this;
    check(this, props);
    const { namespace = 'knative-eventing', clusterDomain = 'cluster.local', podSecurity = 'restricted', webhook, channels, brokers } = props;
    this.namespace = namespace;
    this.addDefinitions();
    new EventingNetwork(this, 'Network', { namespace, podSecurity, receivers: this.receivers() });
    new EventingAccess(this, 'Access', namespace);
    const frame: KnativeFrame = { namespace, clusterDomain, configMaps: this.addConfigMaps() };
    new Controller(this, 'Controller', frame);
    new Webhook(this, 'Webhook', { ...frame, autoscaling: webhook?.autoscaling ?? {} });
    new JobSink(this, 'JobSink', frame);
    new PingSource(this, 'PingSource', frame);
    new RequestReply(this, 'RequestReply', frame);
    const inMemory = channels?.inMemory === true;
    if (inMemory) {
      new InMemoryChannel(this, 'InMemoryChannel', { ...frame, withBrokers: brokers?.channelBased !== undefined });
    }
    if (brokers?.channelBased !== undefined) {
      const { ingress, filter } = brokers.channelBased;
      new ChannelBasedBroker(this, 'ChannelBasedBroker', {
        ...frame, inMemory, autoscaling: { ingress: ingress?.autoscaling ?? {}, filter: filter?.autoscaling ?? {} },
      });
    }
  }

  /** Pods that take events. */
  private receivers(): Readonly<Record<string, Labels>> {
    const { channels, brokers } = this.props;
    return {
      'job-sink': JOB_SINK,
      'request-reply': REQUEST_REPLY,
      ...channels?.inMemory && { 'imc-dispatcher': DISPATCHER_PODS },
      ...brokers?.channelBased && { 'broker-ingress': brokerPods('ingress') },
    };
  }

  private addDefinitions(): void {
    const labels = { ...LABELS, 'knative.dev/crd-install': 'true' };
    const service = { name: WEBHOOK, namespace: this.namespace };
    for (const crd of CRDS) {
      new Definition(this, `${crd.kind}Crd`, crd, { labels });
    }
    for (const crd of CONVERTED) {
      // The webhook writes path and authority into it.
      const webhook = { clientConfig: { service }, conversionReviewVersions: ['v1', 'v1beta1'] };
      new Definition(this, `${crd.kind}Crd`, crd, { labels, conversion: { strategy: 'Webhook', webhook } });
    }
  }

  private addConfigMaps(): ReadonlyMap<string, ApiObject> {
    const { namespace } = this;
    return new Map(Object.entries(configData(this.props, namespace, name => this.image(name))).map(([name, data]) => [name, new ConfigMap(this, `ConfigMap-${name}`, {
      metadata: { name, namespace, labels: LABELS }, ...Object.keys(data).length > 0 && { data },
    })]));
  }
}
