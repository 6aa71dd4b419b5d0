import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Activator } from './activator';
import { check } from './check';
import { configMaps, KnativeFacts } from './config-maps';
import { Autoscaler, Controller, NetIstioController } from './controllers';
import { Frame } from './frame';
import { COMMON_LABELS, partLabels } from './labels';
import { KnativeNetwork, LOCAL_GATEWAY, LocalGateway } from './network';
import { KnativeServingProps } from './props';
import { ACTIVATOR_ROLE, KnativeAccess } from './rbac';
import { NetIstioWebhook, Webhook } from './webhooks';
import * as autoscaling from '../../apis/autoscaling.internal.knative.dev/crds';
import * as caching from '../../apis/caching.internal.knative.dev/crds';
import { Image } from '../../apis/caching.internal.knative.dev/v1alpha1';
import { CrdDefinition } from '../../apis/crd';
import { ConfigMap } from '../../apis/k8s/core/v1';
import * as networking from '../../apis/networking.internal.knative.dev/crds';
import { Certificate } from '../../apis/networking.internal.knative.dev/v1alpha1';
import * as serving from '../../apis/serving.knative.dev/crds';
import { Component, Definition, IngressWorkloadRef, KnativeRef } from '../../core';
import { Labels } from '../../kit';

/** Kinds with the labels by which other parts of Knative find those that they can work with. */
const CRDS: readonly (readonly [CrdDefinition, Labels?])[] = [
  [serving.serviceCrd, { 'duck.knative.dev/addressable': 'true', 'duck.knative.dev/podspecable': 'true' }],
  [serving.configurationCrd, { 'duck.knative.dev/podspecable': 'true' }],
  [serving.routeCrd, { 'duck.knative.dev/addressable': 'true' }],
  [serving.revisionCrd], [serving.domainMappingCrd], [autoscaling.metricCrd], [autoscaling.podAutoscalerCrd], [caching.imageCrd],
  ...[networking.certificateCrd, networking.clusterDomainClaimCrd, networking.ingressCrd, networking.serverlessServiceCrd]
    .map(crd => [crd, { 'app.kubernetes.io/component': 'networking' }] as const),
];

/**
 * Runs programs that answer requests, with as many pods as there are requests for, and none while there are none: Namespace, the definitions of
 * Knative's kinds, activator, autoscaler, controller and webhook, the controller and webhook by which Istio serves the routes, their
 * ConfigMaps and policies, and the gateway for requests from inside the cluster.
 *
 * @throws ConfigError `AutoscalingRange`, `AutoscalingTarget`, `ReplicasUnderAutoscaler`, `ScaleRange`, `ScaleLimit`, `InitialScale`, `ScaleRate`, `ScaleTarget`,
 * `StableWindow`, `ScaleDownDelay`, `ScaleToZeroGracePeriod`, `RevisionTimeout`, `RevisionTimeoutPart`, `ProgressDeadline`, `ContainerConcurrency`,
 * `RevisionRetention`, `ExternalScheme`, `DomainTemplate`, `TagRegistry`
 * @see https://knative.dev/docs/serving/ (version in the pins)
 */
export class KnativeServing extends Component<KnativeServingProps> {
  /** What model servers need to know of it. */
  public readonly ref: KnativeRef;
  /** Namespace of the pods. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, given: KnativeServingProps) {
    super(scope, id, given, 'components/knative-serving#KnativeServingProps');
    const { props } = this;
    check(this, props);
    const { gateway, clusterDomain = 'cluster.local', injection = 'enabled', podSecurity = 'restricted' } = props;
    const { namespace = 'knative-serving', localGateway = clusterLocalPods(gateway.workload.namespace) } = props;
    const ingressService = { port: 80, ...props.ingressService ?? { namespace: gateway.workload.namespace, name: 'istio-ingressgateway' } };
    this.namespace = namespace;
    this.ref = { ...knativeRef(namespace), localGatewayService: { namespace: localGateway.namespace, name: LOCAL_GATEWAY, port: 80 } };
    for (const [crd, labels] of CRDS) {
      new Definition(this, `${crd.kind}Crd`, crd, { labels: { ...COMMON_LABELS, 'knative.dev/crd-install': 'true', ...labels } });
    }
    new KnativeNetwork(this, 'Network', { namespace, clusterDomain, injection, podSecurity, gateways: [gateway.workload, localGateway] });
    new LocalGateway(this, 'LocalGateway', { namespace, pods: localGateway, openToProfiles: props.openToProfiles ?? false });
    new KnativeAccess(this, 'Access', namespace);
    const { localGateway: local, localGatewayService: service } = this.ref;
    const facts: KnativeFacts = { clusterDomain, queueImage: this.image('knative-serving/queue'), ingressService, local: { gateway: local, service } };
    const frame: Frame = { namespace, clusterDomain, injection, configMaps: this.addConfigMaps(facts) };
    new Activator(this, 'Activator', {
      ...frame, autoscaling: props.activator?.autoscaling ?? {}, maxTimeoutSeconds: props.defaults?.maxRevisionTimeoutSeconds ?? 600, clusterRole: ACTIVATOR_ROLE,
      gateways: [gateway.workload, localGateway],
    });
    new Autoscaler(this, 'Autoscaler', frame);
    new Controller(this, 'Controller', frame);
    new Webhook(this, 'Webhook', { ...frame, autoscaling: props.webhook?.autoscaling ?? {} });
    new NetIstioController(this, 'NetIstioController', { ...frame, ingressService });
    new NetIstioWebhook(this, 'NetIstioWebhook', frame);
    this.addResources(facts.queueImage);
  }

  private addConfigMaps(facts: KnativeFacts): ReadonlyMap<string, ApiObject> {
    const { namespace } = this;
    return new Map(configMaps(this.props, facts).map(({ name, labels, data }) => [name, new ConfigMap(this, `ConfigMap-${name}`, {
      metadata: { name, namespace, labels }, ...Object.keys(data).length > 0 && { data },
    })]));
  }

  /** What Knative's webhook checks. Neither gets a status in this configuration. */
  private addResources(queueImage: string): void {
    const { namespace } = this;
    new Image(this, 'QueueProxy', { metadata: { name: 'queue-proxy', namespace, labels: partLabels('queue-proxy') }, spec: { image: queueImage } });
    const name = 'routing-serving-certs';
    new Certificate(this, 'RoutingCertificate', {
      metadata: {
        name,
        namespace,
        labels: { 'networking.knative.dev/certificate-type': 'system-internal' },
        annotations: { 'networking.knative.dev/certificate.class': 'cert-manager.certificate.networking.knative.dev' },
      },
      spec: { secretName: name, dnsNames: ['kn-routing', 'data-plane.knative.dev'] },
    });
  }
}

/** Facts of a Knative for model servers, but where requests from inside enter; what refers to it can be made before it. */
export function knativeRef(namespace: string): Omit<KnativeRef, 'localGatewayService'> {
  return { namespace, localGateway: { namespace, name: LOCAL_GATEWAY } };
}

/** Pods of the gateway for requests from inside the cluster, as the component for Istio makes them. */
function clusterLocalPods(namespace: string): IngressWorkloadRef {
  const name = 'cluster-local-gateway';
  return { namespace, serviceAccount: `${name}-service-account`, selector: { app: name }, gatewaySelector: { istio: name } };
}
