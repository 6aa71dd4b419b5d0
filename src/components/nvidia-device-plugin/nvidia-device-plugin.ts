import { Construct } from 'constructs';
import { PoolPlugin } from './pool-plugin';
import { Namespace, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { RuntimeClass } from '../../apis/k8s/node/v1';
import { Component, ComponentProps, ConfigError, listed } from '../../core';
import { checkedNodePools, hasNvidiaGpus, NodePools } from '../../core/catalogue';
import { NamespaceName, ObjectName } from '../../core/names';

const NAME = 'nvidia-device-plugin';
const LABELS = { 'app.kubernetes.io/name': NAME };

/** Properties of {@link NvidiaDevicePlugin} however containers get their devices. */
export interface NvidiaDevicePluginCommonProps extends ComponentProps {
  /** Pools of the cluster; those without NVIDIA's GPUs are left alone. */
  readonly nodePools: NodePools;
  /** Namespace of the plugin; made here. @default 'nvidia-device-plugin' */
  readonly namespace?: NamespaceName;
}

/** Containers get their devices by a variable that NVIDIA's runtime reads, which is the default runtime of the nodes. */
export interface DevicesByVariable {
  /** How containers get the devices that they were given. @default 'envvar' */
  readonly deviceListStrategy?: 'envvar';
  /** @default - the nodes' default runtime: pods of people, which have no other, would get no devices */
  readonly runtimeClassName?: undefined;
}

/** Containers get their devices by CDI from whatever runtime they have. */
export interface DevicesByCdi {
  /** The plugin sees the whole file system of the node, to describe its driver; the node has `/usr/bin/nvidia-ctk`, and a runtime with CDI switched on. */
  readonly deviceListStrategy: 'cdi-cri';
  /**
   * RuntimeClass with NVIDIA's runtime, for nodes where that is not the default one: it is made, and the plugin itself runs in it. Its name is that of
   * the runtime in the nodes' configuration, such as `nvidia`.
   * @default - none: NVIDIA's runtime is the nodes' default
   */
  readonly runtimeClassName?: ObjectName;
}

/** Properties of {@link NvidiaDevicePlugin}. */
export type NvidiaDevicePluginProps = NvidiaDevicePluginCommonProps & (DevicesByVariable | DevicesByCdi);

/**
 * NVIDIA's device plugin, which tells the kubelet of a node how many GPUs there are, and gives them to pods: 1 Namespace, 1 ServiceAccount, 1
 * NetworkPolicy; for each node pool with NVIDIA's GPUs 1 DaemonSet and 1 ConfigMap; 1 RuntimeClass if one is named. Drivers and NVIDIA's container
 * toolkit must be on the nodes, and GPUs must be cut there already.
 *
 * @throws ConfigError `NoGpuPool`, and those of node pools
 * @see https://github.com/NVIDIA/k8s-device-plugin (version in the pins)
 */
export class NvidiaDevicePlugin extends Component<NvidiaDevicePluginProps> {
  /** Namespace of the plugin. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, given: NvidiaDevicePluginProps) {
    super(scope, id, given, 'components/nvidia-device-plugin#NvidiaDevicePluginProps');
    const { nodePools, namespace = 'nvidia-device-plugin', runtimeClassName, deviceListStrategy = 'envvar' } = this.props;
    const pools = Object.entries(checkedNodePools(nodePools, this)).filter(([, pool]) => hasNvidiaGpus(pool));
    if (pools.length === 0) {
      throw new ConfigError('NoGpuPool', `nodePools must have one with NVIDIA's GPUs, got ${listed(Object.keys(nodePools))}; ` +
        'say which it is: nodePools: { a100: { labels: {...}, accelerator: nvidia(8) } }', this);
    }
    this.namespace = namespace;
    this.addFrame();
    pools.forEach(([name, pool]) => new PoolPlugin(this, `Pool-${name}`, {
      name, pool, namespace, account: NAME, labels: LABELS, deviceListStrategy, ...runtimeClassName !== undefined && { runtimeClassName },
    }));
  }

  /** Plugins mount folders of the node, which no level of the Pod Security Standards but `privileged` lets through. They need no network. */
  private addFrame(): void {
    const { namespace } = this;
    const { runtimeClassName } = this.props;
    new Namespace(this, 'Namespace', { metadata: { name: namespace, labels: { ...LABELS, 'pod-security.kubernetes.io/enforce': 'privileged' } } });
    new ServiceAccount(this, 'ServiceAccount', { metadata: { name: NAME, namespace, labels: LABELS }, automountServiceAccountToken: false });
    new NetworkPolicy(this, 'NoNetwork', { metadata: { name: NAME, namespace, labels: LABELS }, spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] } });
    if (runtimeClassName !== undefined) {
      new RuntimeClass(this, 'RuntimeClass', { metadata: { name: runtimeClassName, labels: LABELS }, handler: runtimeClassName });
    }
  }
}
