import { field, limit, value } from './environment';
import { chartLabels, OUTSIDE_DATA_PLANE } from './labels';
import { DaemonSetSpec } from '../../apis/k8s/apps/v1';
import { Container, Volume, VolumeMount } from '../../apis/k8s/core/v1';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { LogLevel, RELEASES, yaml } from '../../core';
import { READ, rule } from '../../kit';

/** Distributions of Kubernetes that keep their network plugins in places of their own. */
export type CniPlatform = 'gke' | 'k3s' | 'k3d' | 'microk8s' | 'openshift';

/** Where the nodes keep their network plugins. */
export interface CniPaths {
  /** Folder with the programs. */
  readonly binDir: string;
  /** Folder with the configuration. */
  readonly confDir: string;
}

/** Settings of the node agent. */
export interface CniOptions extends Partial<CniPaths> {
  /**
   * Namespace of the agent; it must exist, and admit pods that mount folders of the node.
   * @default 'kube-system'
   */
  readonly namespace?: string;
  /**
   * Folder of the nodes with the programs of network plugins.
   * @default - that of `platform`, else '/opt/cni/bin'
   */
  readonly binDir?: string;
  /**
   * Folder of the nodes with the configuration of network plugins.
   * @default - that of `platform`, else '/etc/cni/net.d'
   */
  readonly confDir?: string;
  /**
   * Namespaces whose pods the agent leaves alone.
   * @default - `kube-system` and the agent's own namespace
   */
  readonly excludeNamespaces?: readonly string[];
}

const USUAL: CniPaths = { binDir: '/opt/cni/bin', confDir: '/etc/cni/net.d' };
const K3S_CONF_DIR = '/var/lib/rancher/k3s/agent/etc/cni/net.d';

/** Where the nodes of each distribution keep their network plugins. */
const PATHS: Readonly<Record<CniPlatform, CniPaths>> = {
  gke: { ...USUAL, binDir: '/home/kubernetes/bin' },
  k3s: { binDir: '/var/lib/rancher/k3s/data/cni', confDir: K3S_CONF_DIR },
  k3d: { binDir: '/bin', confDir: K3S_CONF_DIR },
  microk8s: { binDir: '/var/snap/microk8s/current/opt/cni/bin', confDir: '/var/snap/microk8s/current/args/cni-network' },
  openshift: { binDir: '/var/lib/cni/bin', confDir: '/etc/cni/multus/net.d' },
};

/** The folders of a distribution, or the usual ones. */
export function cniPaths(platform?: CniPlatform): CniPaths {
  return platform === undefined ? USUAL : PATHS[platform];
}

/** Whether Multus calls the plugins, each for the pods that name it, instead of one that calls the next. */
export function usesMultus(platform?: CniPlatform): boolean {
  return platform === 'openshift';
}

/** What Multus calls the plugin by, in the pods' annotations too. */
export const MULTUS_NETWORK = { namespace: 'default', name: 'istio-cni' } as const;

/** Names of the agent's objects. */
export const CNI = {
  serviceAccount: 'istio-cni',
  role: 'istio-cni',
  daemonSet: 'istio-cni-node',
  configMap: 'istio-cni-config',
  repairRole: 'istio-cni-repair-role',
  repairBinding: 'istio-cni-repair-rolebinding',
} as const;

/** What the agent reads to set up a pod. */
export const CNI_RULES: readonly PolicyRule[] = [rule('', READ, 'pods', 'nodes', 'namespaces')];

/** What it takes in an ambient mesh, where it marks the pods that it has set up; those verbs are upstream's. */
export const CNI_AMBIENT_RULES: readonly PolicyRule[] = [rule('', [...READ, 'patch', 'update'], 'pods', 'pods/status', 'nodes', 'namespaces')];

/** What the agent needs to mend pods that started before it. */
export const CNI_REPAIR_RULES: readonly PolicyRule[] = [
  rule('', READ, 'pods'),
  rule('', ['create', 'patch'], 'events'),
];

/**
 * Data of the ConfigMap whose entries are the agent's environment.
 * @param ambientEnabled whether the proxies are on the nodes
 * @param multus whether the plugin has a file of its own, which Multus reads, instead of being added to that of another
 */
export function cniData(excludeNamespaces: readonly string[], ambientEnabled: boolean, multus: boolean): Record<string, string> {
  const ambient = { 'istio.io/dataplane-mode': 'ambient' };
  const notRefused = { matchExpressions: [{ key: 'istio.io/dataplane-mode', operator: 'NotIn', values: ['none'] }] };
  return {
    CURRENT_AGENT_VERSION: RELEASES.istio,
    ...multus && { CNI_CONF_NAME: `${MULTUS_NETWORK.name}.conf` },
    CHAINED_CNI_PLUGIN: String(!multus),
    EXCLUDE_NAMESPACES: excludeNamespaces.join(','),
    ISTIO_OWNED_CNI_CONFIG: 'false',
    NATIVE_NFTABLES: 'false',
    AMBIENT_ENABLED: String(ambientEnabled),
    AMBIENT_ENABLEMENT_SELECTOR: yaml([
      { podSelector: { matchLabels: ambient } },
      { namespaceSelector: { matchLabels: ambient }, podSelector: notRefused },
    ]),
    AMBIENT_DNS_CAPTURE: 'true',
    AMBIENT_IPV6: 'true',
    AMBIENT_RECONCILE_POD_RULES_ON_STARTUP: 'true',
    ENABLE_AMBIENT_DETECTION_RETRY: 'false',
    REPAIR_ENABLED: 'true',
    REPAIR_REPAIR_PODS: 'true',
    REPAIR_DELETE_PODS: 'false',
    REPAIR_LABEL_PODS: 'false',
    REPAIR_BROKEN_POD_LABEL_KEY: 'cni.istio.io/uninitialized',
    REPAIR_BROKEN_POD_LABEL_VALUE: 'true',
    REPAIR_INIT_CONTAINER_NAME: 'istio-validation',
  };
}

/** Facts of the agent. */
export interface CniSpecOptions {
  readonly image: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly paths: CniPaths;
  /** Whether Multus calls the plugin. */
  readonly multus: boolean;
  readonly logLevel: LogLevel;
  /** Whether the proxies are on the nodes. */
  readonly ambient: boolean;
}

/** Where programs run without which the pods of a node have no network: on each node that runs Linux, whatever its taints, before all others. */
export const ON_EVERY_NODE = {
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  priorityClassName: 'system-node-critical',
  tolerations: [
    { operator: 'Exists', effect: 'NoSchedule' },
    { operator: 'Exists', key: 'CriticalAddonsOnly' },
    { operator: 'Exists', effect: 'NoExecute' },
  ],
} as const;

/** DaemonSet of the agent that redirects the traffic of pods on its node, so that pods need no right to do so. */
export function cniSpec(options: CniSpecOptions): DaemonSetSpec {
  const selector = { 'k8s-app': CNI.daemonSet };
  const annotations = {
    'container.apparmor.security.beta.kubernetes.io/install-cni': 'unconfined',
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': '15014',
    'prometheus.io/path': '/metrics',
    'sidecar.istio.io/inject': 'false',
  };
  return {
    selector: { matchLabels: selector },
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
    template: {
      metadata: { annotations, labels: { ...options.labels, ...selector, ...chartLabels('cni'), ...OUTSIDE_DATA_PLANE } },
      spec: {
        serviceAccountName: CNI.serviceAccount,
        ...ON_EVERY_NODE,
        containers: [agent(options)],
        volumes: volumes(options),
      },
    },
  };
}

/** Folder of the node where its agent and its proxy meet. */
export const ZTUNNEL_SOCKETS: Volume = { name: 'cni-ztunnel-sock-dir', hostPath: { path: '/var/run/ztunnel', type: 'DirectoryOrCreate' } };

function agent(options: CniSpecOptions): Container {
  return {
    name: 'install-cni',
    image: options.image,
    command: ['install-cni'],
    args: [`--log_output_level=${options.logLevel}`],
    envFrom: [{ configMapRef: { name: CNI.configMap } }],
    env: [
      value('REPAIR_RUN_AS_DAEMON', 'true'),
      value('REPAIR_SIDECAR_ANNOTATION', 'sidecar.istio.io/status'),
      value('ALLOW_SWITCH_TO_HOST_NS', 'true'),
      field('REPAIR_NODE_NAME', 'spec.nodeName'),
      field('NODE_NAME', 'spec.nodeName'),
      field('POD_NAME', 'metadata.name'),
      field('POD_NAMESPACE', 'metadata.namespace'),
      limit('GOMEMLIMIT', 'memory'),
      limit('GOMAXPROCS', 'cpu'),
    ],
    ports: [{ name: 'metrics', containerPort: 15014, protocol: 'TCP' }],
    readinessProbe: { httpGet: { path: '/readyz', port: 8000 } },
    resources: { requests: { cpu: '100m', memory: '100Mi' } },
    securityContext: {
      privileged: false,
      runAsUser: 0,
      runAsGroup: 0,
      runAsNonRoot: false,
      capabilities: { drop: ['ALL'], add: ['NET_ADMIN', 'NET_RAW', 'SYS_PTRACE', 'SYS_ADMIN', 'DAC_OVERRIDE'] },
      // Nodes with SELinux let no other type write into folders of the node.
      ...options.multus && { seLinuxOptions: { type: 'spc_t' } },
    },
    volumeMounts: [...MOUNTS, ...options.ambient ? AMBIENT_MOUNTS : []],
  };
}

const MOUNTS: readonly VolumeMount[] = [
  { name: 'cni-bin-dir', mountPath: '/host/opt/cni/bin' },
  { name: 'cni-net-dir', mountPath: '/host/etc/cni/net.d' },
  { name: 'cni-host-procfs', mountPath: '/host/proc', readOnly: true },
  { name: 'cni-socket-dir', mountPath: '/var/run/istio-cni' },
];

/** How the agent hands the network of a pod to the proxy of its node. */
const AMBIENT_MOUNTS: readonly VolumeMount[] = [
  { name: 'cni-ztunnel-sock-dir', mountPath: '/var/run/ztunnel' },
  { name: 'cni-netns-dir', mountPath: '/host/var/run/netns', mountPropagation: 'HostToContainer' },
];

function volumes({ paths, ambient }: CniSpecOptions): readonly Volume[] {
  return [
    ...ambient ? [ZTUNNEL_SOCKETS] : [],
    { name: 'cni-bin-dir', hostPath: { path: paths.binDir } },
    { name: 'cni-net-dir', hostPath: { path: paths.confDir } },
    { name: 'cni-host-procfs', hostPath: { path: '/proc', type: 'Directory' } },
    { name: 'cni-socket-dir', hostPath: { path: '/var/run/istio-cni' } },
    { name: 'cni-netns-dir', hostPath: { path: '/var/run/netns', type: 'DirectoryOrCreate' } },
  ];
}
