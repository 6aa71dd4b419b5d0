import { Construct } from 'constructs';
import { check, clusterLocalSettings } from './check';
import { cniData, CniOptions, cniPaths, CniPlatform, cniSpec, CNI } from './cni';
import { addControlPlane, addControlPlaneAccess } from './control-plane';
import {
  CLUSTER_LOCAL_GATEWAY, gatewayAccount, gatewayDeployment, GatewayFacts, GatewayOptions, gatewayLabels, HTTP_PORT, ingressGateway,
} from './gateway';
import { addBaseline, addClusterLocalPolicies, addGateway } from './gateways';
import { injectorConfig, InjectorOptions, injectorValues } from './injection';
import { ISTIOD, istiodSpec } from './istiod';
import { INSTALLATION_LABELS, partLabels, REVISION, revisionLabels } from './labels';
import { meshData } from './mesh';
import { networkPolicies } from './network-policies';
import { addNodeAgent } from './node-agent';
import { ClusterLocalGatewaySettings, IngressGatewaySettings, IstioProps } from './props';
import { customResourceDefinition } from '../../apis/crd';
import * as extensions from '../../apis/extensions.istio.io/crds';
import { CustomResourceDefinition } from '../../apis/k8s/apiextensions/v1';
import { Namespace } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import * as networking from '../../apis/networking.istio.io/crds';
import { Sidecar } from '../../apis/networking.istio.io/v1';
import * as security from '../../apis/security.istio.io/crds';
import * as telemetry from '../../apis/telemetry.istio.io/crds';
import { Component, declareExternal, IngressWorkloadRef, ServiceRef } from '../../core';

/** All kinds of Istio's own APIs. */
const CRDS = [extensions, networking, security, telemetry].flatMap(group => Object.values(group));

/**
 * Service mesh: identity, encryption and policies for all traffic between pods, and the gateways where it enters.
 *
 * Makes 1 Namespace, 15 CustomResourceDefinitions, 4 NetworkPolicies; the control plane (Deployment, Service,
 * autoscaler, 2 ConfigMaps, 2 webhook configurations, 2 ServiceAccounts and their roles); the node agent (DaemonSet,
 * ConfigMap, ServiceAccount and its roles); 2 gateways (each a Deployment, Service, autoscaler, Gateway, ServiceAccount
 * and its role); 3 AuthorizationPolicies that refuse what nobody allows; 1 Sidecar that limits what proxies know.
 *
 * @throws ConfigError `AutoscalingRange`, `AutoscalingTarget`, `ReplicasUnderAutoscaler`, `DuplicateExtensionProvider`, `NoTokenIssuer`, `UnknownGatewayPort`
 * @see https://istio.io/latest/docs/ (version in pins.jsonc)
 */
export class Istio extends Component {
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

  private readonly gatewayOptions: GatewayOptions;

  constructor(scope: Construct, id: string, props: IstioProps = {}) {
    super(scope, id, props);
    const ingress = ingressGateway(props.ingressGateway?.ports ?? []);
    check(this, props, { istiod: ISTIOD, ingress: ingress.name, clusterLocal: CLUSTER_LOCAL_GATEWAY.name });
    const clusterLocal = clusterLocalSettings(props);
    this.namespace = props.namespace ?? 'istio-system';
    this.clusterDomain = props.clusterDomain ?? 'cluster.local';
    this.trustDomain = props.trustDomain ?? this.clusterDomain;
    this.ingress = this.workloadRef(ingress);
    this.ingressService = { namespace: this.namespace, name: ingress.name, port: 80 };
    if (clusterLocal !== undefined) {
      this.clusterLocal = this.workloadRef(CLUSTER_LOCAL_GATEWAY);
      this.clusterLocalService = { namespace: this.namespace, name: CLUSTER_LOCAL_GATEWAY.name, port: 80 };
    }
    this.gatewayOptions = {
      image: this.image('istio/proxyv2'),
      labels: revisionLabels('istio-ingressgateway', 'IngressGateways'),
      namespace: this.namespace,
      clusterDomain: this.clusterDomain,
      trustDomain: this.trustDomain,
      discoveryAddress: `${ISTIOD}.${this.namespace}.svc:15012`,
      logLevel: props.logLevel ?? 'info',
      proxyLogLevel: props.proxyLogLevel ?? 'warning',
    };

    this.addNamespace(props, ingress, clusterLocal !== undefined);
    for (const crd of CRDS) {
      new CustomResourceDefinition(this, `${crd.kind}Crd`, customResourceDefinition(crd, { labels: INSTALLATION_LABELS }));
    }
    this.addIstiod(props);
    const cni = props.cni ?? true;
    if (cni !== false) {
      this.addCni(cni === true ? {} : cni, props.platform);
    }
    this.addGateway('IngressGateway', ingress, props.ingressGateway ?? {});
    addBaseline(this, this.namespace, ingress);
    if (clusterLocal !== undefined) {
      this.addClusterLocalGateway(clusterLocal);
    }
    const known = [...props.meshNamespaces ?? ['kubeflow', 'kubeflow-system', 'knative-serving', 'knative-eventing'], this.namespace];
    new Sidecar(this, 'Sidecar', {
      metadata: { name: 'default', namespace: this.namespace },
      spec: { egress: [{ hosts: ['./*', ...[...new Set(known)].map(name => `${name}/*`)] }] },
    });
  }

  private workloadRef(gateway: GatewayFacts): IngressWorkloadRef {
    const { app, istio } = gatewayLabels(gateway);
    return { namespace: this.namespace, serviceAccount: gatewayAccount(gateway), selector: { app }, gatewaySelector: { istio } };
  }

  private addNamespace(props: IstioProps, ingress: GatewayFacts, clusterLocal: boolean): void {
    const { namespace } = this;
    const labels = { 'istio-injection': 'disabled', 'pod-security.kubernetes.io/enforce': props.podSecurity ?? 'restricted' };
    new Namespace(this, 'Namespace', { metadata: { name: namespace, labels } });
    declareExternal(this, { kind: 'ConfigMap', namespace, name: 'istio-ca-root-cert', madeBy: 'the control plane of Istio' });
    const reachable = (props.ingressGateway?.service?.type ?? 'ClusterIP') !== 'ClusterIP';
    const policies = networkPolicies({
      namespace,
      istiod: ISTIOD,
      gateways: [ingress.name, ...clusterLocal ? [CLUSTER_LOCAL_GATEWAY.name] : []],
      gatewayPort: HTTP_PORT,
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

  private addIstiod(props: IstioProps): void {
    const { namespace, clusterDomain, trustDomain } = this;
    const { discoveryAddress, logLevel } = this.gatewayOptions;
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
    };
    const scope = new Construct(this, 'Istiod');
    addControlPlaneAccess(scope, namespace);
    addControlPlane(scope, {
      namespace,
      mesh: meshData({
        namespace, trustDomain, discoveryAddress, accessLog: props.accessLog ?? 'text', extensionProviders: props.extensionProviders ?? [],
      }),
      injector: { config: injectorConfig(injector), values: injectorValues(injector) },
      deployment: this.workload(ISTIOD, istiodSpec({
        image: this.image('istio/pilot'), labels: revisionLabels('istiod', 'Pilot'), namespace, clusterDomain, revision: REVISION, logLevel,
      })),
      autoscaling: props.istiod?.autoscaling ?? {},
    });
  }

  private addCni(options: CniOptions, platform?: CniPlatform): void {
    const namespace = options.namespace ?? 'kube-system';
    const usual = cniPaths(platform);
    const data = cniData(options.excludeNamespaces ?? [...new Set(['kube-system', namespace])]);
    const daemonSet = this.workload(CNI.daemonSet, cniSpec({
      image: this.image('istio/install-cni'),
      labels: partLabels('istio-cni'),
      paths: { binDir: options.binDir ?? usual.binDir, confDir: options.confDir ?? usual.confDir },
      logLevel: this.gatewayOptions.logLevel,
    }));
    addNodeAgent(new Construct(this, 'Cni'), { namespace, data, daemonSet });
  }

  private addGateway(id: string, facts: GatewayFacts, settings: IngressGatewaySettings): Construct {
    const scope = new Construct(this, id);
    addGateway(scope, {
      facts,
      namespace: this.namespace,
      deployment: this.workload(facts.name, gatewayDeployment(facts, this.gatewayOptions)),
      service: settings.service ?? { type: 'ClusterIP' },
      autoscaling: settings.autoscaling ?? {},
    });
    return scope;
  }

  private addClusterLocalGateway(settings: ClusterLocalGatewaySettings): void {
    const scope = this.addGateway('ClusterLocalGateway', CLUSTER_LOCAL_GATEWAY, { autoscaling: settings.autoscaling });
    addClusterLocalPolicies(scope, this.namespace, CLUSTER_LOCAL_GATEWAY, settings.tokens);
  }
}
