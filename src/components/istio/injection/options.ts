import { ResourceRequirements, SeccompProfile } from '../../../apis/k8s/core/v1';
import { LabelSelector } from '../../../apis/k8s/meta/v1';
import { LogLevel } from '../../../core';
import { ProxyLogLevel } from '../gateway';

/** What the injector is told: facts about the mesh, and what it does by itself. */
export interface InjectorOptions {
  /** Image of the proxy and of the containers that redirect traffic: `<registry>/<repository>:<tag>`, or `@<digest>`. */
  readonly proxyImage: string;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: string;
  /** Namespace of istiod. @default 'istio-system' */
  readonly istioNamespace?: string;
  /** Trust domain of the mesh, for proxies of a mesh configuration that names none. @default - the cluster domain */
  readonly trustDomain?: string;
  /** Whether the nodes have Istio's CNI plugin; without it each pod gets a container with `NET_ADMIN`. @default true */
  readonly cni?: boolean;
  /** Who calls the plugin: the one before it in its chain, or Multus, for the pods that name it. @default 'default' */
  readonly cniProvider?: 'default' | 'multus';
  /** Revision of istiod that the proxies belong to; empty for the only one. @default '' */
  readonly revision?: string;
  /** Name of the cluster in a mesh of several. @default '' */
  readonly clusterName?: string;
  /** Network of the cluster in a mesh of several. @default '' */
  readonly network?: string;
  /** Name of the mesh. @default - the mesh's trust domain */
  readonly meshId?: string;
  /** Requests and limits of each proxy. @default - 10m CPU and 40Mi requested, 2000m and 1024Mi at most */
  readonly proxyResources?: ResourceRequirements;
  /** Confinement of system calls, `false` for the node's own. @default { type: 'RuntimeDefault' } */
  readonly seccompProfile?: SeccompProfile | false;
  /** Whether proxies run privileged. @default false */
  readonly privileged?: boolean;
  /** Names of Secrets, in each namespace of the mesh, by which the proxy is pulled. @default [] */
  readonly imagePullSecrets?: readonly string[];
  /** When nodes pull the proxy's image anew. @default - the cluster's own choice */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /** What Envoy logs. @default 'warning' */
  readonly proxyLogLevel?: ProxyLogLevel;
  /** What the agent beside Envoy logs. @default 'info' */
  readonly logLevel?: LogLevel;
  /** Whether the kubelet asks the proxy instead of the application, which may refuse requests without mutual TLS. @default true */
  readonly rewriteProbes?: boolean;
  /** Addresses whose connections go through the proxy, as a list of CIDRs with commas, or `*`. @default '*' */
  readonly includeOutboundRanges?: string;
  /** Addresses whose connections do not, as a list of CIDRs with commas. @default '' */
  readonly excludeOutboundRanges?: string;
  /** Whether pods in the injector's namespaces get a proxy unless they refuse it. @default true */
  readonly byDefault?: boolean;
  /** Pods that get a proxy whatever the default is. @default [] */
  readonly alwaysInject?: readonly LabelSelector[];
  /** Pods that never get one. @default [] */
  readonly neverInject?: readonly LabelSelector[];
  /** Templates beside ours, as Go template text by the name that `inject.istio.io/templates` uses; ours can be replaced. @default {} */
  readonly templates?: Readonly<Record<string, string>>;
  /** Names that stand for lists of templates. @default { 'grpc-simple': ['grpc-agent'] } */
  readonly aliases?: Readonly<Record<string, readonly string[]>>;
}
