import { Construct } from 'constructs';
import { check, clusterLocalSettings } from './check';
import { cniData, CniOptions, cniPaths, CniPlatform, usesMultus } from './cni';
import { ControlPlane } from './control-plane';
import { CLUSTER_LOCAL_GATEWAY, GatewayFacts, GatewayOptions, gatewayWorkload, HTTP_PORT, HTTPS_PORT, ingressGateway } from './gateway';
import { ClusterLocalPolicies, MeshBaseline, MeshGateway } from './gateways';
import { injectorConfig, InjectorOptions, injectorValues } from './injection';
import { ISTIOD } from './istiod';
import { INSTALLATION_LABELS, partLabels, REVISION, revisionLabels } from './labels';
import { meshData } from './mesh';
import { networkPolicies } from './network-policies';
import { NodeAgent } from './node-agent';
import { IstioProps } from './props';
import { Ztunnel } from './ztunnel';
import * as extensions from '../../apis/extensions.istio.io/crds';
import { Namespace } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import * as networking from '../../apis/networking.istio.io/crds';
import { Sidecar } from '../../apis/networking.istio.io/v1';
import * as security from '../../apis/security.istio.io/crds';
import * as telemetry from '../../apis/telemetry.istio.io/crds';
import { Component, declareKnown, Definition, IngressWorkloadRef, ServiceRef } from '../../core';

/** All kinds of Istio's own APIs. */
const CRDS = [extensions, networking, security, telemetry].flatMap(group => Object.values(group));

/**
 * Service mesh: identity, encryption and policies for all traffic between pods, and the gateways where it enters.
 *
 * Makes the Namespace with its network policies, the CustomResourceDefinitions of Istio's APIs, the control plane, the node
 * agent unless it is left out, the proxies of the nodes in an ambient mesh, the ingress gateway, the cluster-local gateway unless it is left out, the policies that refuse
 * what nobody allows, and a Sidecar that limits what proxies know.
 *
 * @throws ConfigError `AutoscalingRange`, `AutoscalingTarget`, `ReplicasUnderAutoscaler`, `DuplicateExtensionProvider`, `NoTokenIssuer`, `UnknownGatewayPort`
 * @see https://istio.io/latest/docs/ (version in the pins)
 */
export class Istio extends Component<IstioProps> {
  /** Namespace of the control plane and the gateways, whose policies hold for the whole mesh. */
  public readonly namespace: string;
  /** First part of SPIFFE principals. */
  public readonly trustDomain: string;
  /** DNS domain of the cluster. */
  public readonly clusterDomain: string;
  /** Pods where requests from outside enter. */
  public readonly ingress: IngressWorkloadRef;
  /** Service in front of {@link ingress}, with its port for plain HTTP. */
  public readonly ingressService: ServiceRef;
  /** Pods where requests from inside reach model servers, if there are any. */
  public readonly clusterLocal?: IngressWorkloadRef;
  /** Service in front of {@link clusterLocal}, with its port for plain HTTP. */
  public readonly clusterLocalService?: ServiceRef;

  constructor(scope: Construct, id: string, given: IstioProps = {}) {
    super(scope, id, given, 'components/istio#IstioProps');
    const { props } = this;
    const ingress = ingressGateway(props.ingressGateway?.ports ?? []);
    check(this, props, { istiod: ISTIOD, ingress: ingress.name, clusterLocal: CLUSTER_LOCAL_GATEWAY.name });
    const clusterLocal = clusterLocalSettings(props);
    this.namespace = props.namespace ?? 'istio-system';
    this.clusterDomain = props.clusterDomain ?? 'cluster.local';
    this.trustDomain = props.trustDomain ?? this.clusterDomain;
    this.ingress = gatewayWorkload(ingress, this.namespace);
    this.ingressService = { namespace: this.namespace, name: ingress.name, port: 80 };
    if (clusterLocal !== undefined) {
      this.clusterLocal = gatewayWorkload(CLUSTER_LOCAL_GATEWAY, this.namespace);
      this.clusterLocalService = { namespace: this.namespace, name: CLUSTER_LOCAL_GATEWAY.name, port: 80 };
    }
    this.addNamespace(ingress, clusterLocal !== undefined);
    for (const crd of CRDS) {
      new Definition(this, `${crd.kind}Crd`, crd, { labels: INSTALLATION_LABELS });
    }
    const options = this.gatewayOptions();
    this.addControlPlane(options);
    const { cni = true, ingressGateway: settings = {} } = props;
    if (cni !== false) {
      this.addNodeAgent(cni === true ? {} : cni, props.platform, options);
    }
    if (props.ambient) {
      const { discoveryAddress, logLevel } = options;
      new Ztunnel(this, 'Ztunnel', { namespace: this.namespace, image: this.image('istio/ztunnel'), discoveryAddress, clusterDomain: this.clusterDomain, logLevel });
    }
    new MeshGateway(this, 'IngressGateway', {
      facts: ingress, options, service: settings.service ?? { type: 'ClusterIP' }, autoscaling: settings.autoscaling ?? {},
    });
    new MeshBaseline(this, 'Baseline', this.namespace, ingress);
    if (clusterLocal !== undefined) {
      new MeshGateway(this, 'ClusterLocalGateway', { facts: CLUSTER_LOCAL_GATEWAY, options, service: { type: 'ClusterIP' }, autoscaling: clusterLocal.autoscaling ?? {} });
      new ClusterLocalPolicies(this, 'ClusterLocalPolicies', this.namespace, CLUSTER_LOCAL_GATEWAY, clusterLocal.tokens);
    }
    const known = [...props.meshNamespaces ?? ['kubeflow', 'kubeflow-system', 'knative-serving', 'knative-eventing'], this.namespace];
    new Sidecar(this, 'Sidecar', {
      metadata: { name: 'default', namespace: this.namespace },
      spec: { egress: [{ hosts: ['./*', ...[...new Set(known)].map(name => `${name}/*`)] }] },
    });
  }

  private gatewayOptions(): GatewayOptions {
    const { namespace, clusterDomain, trustDomain, props } = this;
    return {
      image: this.image('istio/proxyv2'),
      labels: revisionLabels('istio-ingressgateway', 'IngressGateways'),
      namespace,
      clusterDomain,
      trustDomain,
      discoveryAddress: `${ISTIOD}.${namespace}.svc:15012`,
      logLevel: props.logLevel ?? 'info',
      proxyLogLevel: props.proxyLogLevel ?? 'warning',
    };
  }

  private addNamespace(ingress: GatewayFacts, clusterLocal: boolean): void {
    const { namespace, props } = this;
    const labels = { ...!props.ambient && { 'istio-injection': 'disabled' }, 'pod-security.kubernetes.io/enforce': props.podSecurity ?? 'restricted' };
    new Namespace(this, 'Namespace', { metadata: { name: namespace, labels } });
    declareKnown(this, { kind: 'ConfigMap', namespace, name: 'istio-ca-root-cert', madeBy: 'the control plane of Istio' });
    if (props.ambient) {
      return; // upstream's overlay has no policies: the proxies of all nodes call in at a port of theirs
    }
    const reachable = (props.ingressGateway?.service?.type ?? 'ClusterIP') !== 'ClusterIP';
    const policies = networkPolicies({
      namespace,
      istiod: ISTIOD,
      gateways: [ingress.name, ...clusterLocal ? [CLUSTER_LOCAL_GATEWAY.name] : []],
      gatewayPorts: [HTTP_PORT, HTTPS_PORT],
      gatewayCallers: props.gatewayCallers ?? ['knative-serving'],
      ingress: {
        app: ingress.name,
        ports: ingress.ports.map(port => port.targetPort),
        callers: props.ingressGateway?.callers ?? (reachable ? 'anyone' : []),
      },
    });
    for (const { name, spec } of policies) {
      new NetworkPolicy(this, `NetworkPolicy-${name}`, { metadata: { name, namespace }, spec });
    }
  }

  private addControlPlane({ discoveryAddress, logLevel }: GatewayOptions): void {
    const { namespace, clusterDomain, trustDomain, props } = this;
    const injector: InjectorOptions = {
      ...props.injector,
      proxyImage: this.image('istio/proxyv2'),
      proxyResources: props.proxyResources,
      proxyLogLevel: props.proxyLogLevel,
      logLevel: props.logLevel,
      istioNamespace: namespace,
      clusterDomain,
      trustDomain,
      cni: props.cni !== false,
      cniProvider: usesMultus(props.platform) ? 'multus' : 'default',
    };
    new ControlPlane(this, 'Istiod', {
      namespace,
      mesh: meshData({
        namespace, trustDomain, discoveryAddress, accessLog: props.accessLog ?? 'text', extensionProviders: props.extensionProviders ?? [],
      }),
      injector: { config: injectorConfig(injector), values: injectorValues(injector) },
      istiod: {
        image: this.image('istio/pilot'), labels: revisionLabels('istiod', 'Pilot'), namespace, clusterDomain, revision: REVISION, logLevel,
        inferencePools: props.inferencePools ?? false, ambient: props.ambient ?? false,
      },
      autoscaling: props.istiod?.autoscaling ?? {},
    });
  }

  private addNodeAgent(options: CniOptions, platform: CniPlatform | undefined, { logLevel }: GatewayOptions): void {
    const { namespace = 'kube-system', excludeNamespaces = [...new Set(['kube-system', namespace])] } = options;
    const { ambient = false } = this.props;
    const { binDir = cniPaths(platform).binDir, confDir = cniPaths(platform).confDir } = options;
    const multus = usesMultus(platform);
    new NodeAgent(this, 'Cni', {
      namespace, multus, ambient, data: cniData(excludeNamespaces, ambient, multus), image: this.image('istio/install-cni'), labels: partLabels('istio-cni'),
      paths: { binDir, confDir }, logLevel,
    });
  }
}
