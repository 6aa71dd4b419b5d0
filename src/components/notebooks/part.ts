import { Construct } from 'constructs';
import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { Container, SecurityContext } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { GatewayRef, IdentityHeaders, ImageName } from '../../core';
import { networkPolicySpec, PlatformPolicy } from '../../core/network-policies';

/** What all parts share: the resolved settings of the component, and its two ways to make pods. */
export interface PartProps {
  readonly namespace: string;
  readonly gateway: GatewayRef;
  readonly identity: IdentityHeaders;
  readonly clusterDomain: string;
  readonly trustDomain: string;
  readonly secureCookies: boolean;
  /** Further namespaces whose pods may call what the gateway may call. */
  readonly trustedNamespaces: readonly string[];
  /** Reference of a pinned image. */
  image(name: ImageName): string;
  /** Spec of a Deployment with the common pod settings in it. */
  workload(name: string, spec: DeploymentSpec): DeploymentSpec;
}

/** Labels of objects, or of pods and the selectors that find them. */
export type Labels = Readonly<Record<string, string>>;

/** Labels by which the pods of a part have always been selected; immutable in a cluster. */
export function partLabels(name: string): Labels {
  return { 'app': name, 'kustomize.component': name };
}

/** Says who may call the pods of a part; the namespace lets in nobody else. */
export function addPolicy(scope: Construct, part: PartProps, policy: PlatformPolicy): void {
  new NetworkPolicy(scope, 'NetworkPolicy', {
    metadata: { name: policy.name, namespace: part.namespace },
    spec: networkPolicySpec(policy, [part.gateway.workload.namespace, ...part.trustedNamespaces]),
  });
}

/** A gateway as routes outside its namespace name it: `<namespace>/<name>`. */
export function gatewayPath(gateway: GatewayRef): string {
  return `${gateway.namespace}/${gateway.name}`;
}

/** A gateway as a route in the namespace names it: without the namespace if both share it. */
export function gatewayName(gateway: GatewayRef, namespace: string): string {
  return gateway.namespace === namespace ? gateway.name : gatewayPath(gateway);
}

/** Rights that a container cannot have under the Pod Security Standard `restricted`. */
export const UNPRIVILEGED: SecurityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };

/** The same, without root. */
export const UNPRIVILEGED_USER: SecurityContext = { ...UNPRIVILEGED, runAsNonRoot: true, runAsUser: 1000 };

/** Liveness and readiness of a controller, at the port where all of them answer. */
export function controllerProbes(initialDelaySeconds: number, periodSeconds: number): Pick<Container, 'livenessProbe' | 'readinessProbe'> {
  return {
    livenessProbe: { httpGet: { path: '/healthz', port: 8081 }, initialDelaySeconds, periodSeconds },
    readinessProbe: { httpGet: { path: '/readyz', port: 8081 }, initialDelaySeconds: 5, periodSeconds: 10 },
  };
}

/** Resources of a small controller beside its metrics proxy. */
export const MANAGER_RESOURCES = { requests: { cpu: '10m', memory: '64Mi' }, limits: { cpu: '500m', memory: '128Mi' } };

/** The proxy that lets only authorised clients read a controller's metrics. */
export function metricsProxy(image: string): Container {
  return {
    name: 'kube-rbac-proxy',
    image,
    args: ['--secure-listen-address=0.0.0.0:8443', '--upstream=http://127.0.0.1:8080/', '--logtostderr=true', '--v=0'],
    ports: [{ name: 'https', containerPort: 8443, protocol: 'TCP' }],
    resources: { requests: { cpu: '5m', memory: '64Mi' }, limits: { cpu: '500m', memory: '128Mi' } },
    securityContext: UNPRIVILEGED,
  };
}
