import { Construct } from 'constructs';
import { DeviceListStrategy, pluginConfig } from './config';
import { CONTAINER, devicePluginFacts } from './facts';
import { DaemonSet, DaemonSetSpec } from '../../apis/k8s/apps/v1';
import { ConfigMap, Container, SecurityContext, Volume, VolumeMount } from '../../apis/k8s/core/v1';
import { Component, configChecksum } from '../../core';
import { NodePool, poolPlacement } from '../../core/catalogue';
import { UNPRIVILEGED } from '../../kit';

/** Properties of {@link PoolPlugin}. */
export interface PoolPluginProps {
  readonly namespace: string;
  /** Account of its pods. */
  readonly account: string;
  /** Labels of all objects of the component. */
  readonly labels: Readonly<Record<string, string>>;
  /** Name of the pool. */
  readonly name: string;
  readonly pool: NodePool;
  readonly deviceListStrategy: DeviceListStrategy;
  /** RuntimeClass of its pods. @default - the nodes' default runtime */
  readonly runtimeClassName?: string;
}

const KUBELET = '/var/lib/kubelet/device-plugins';

/** Folders of the node with the devices' descriptions, and with the driver, where the plugin looks for both. */
const CDI = { specs: '/var/run/cdi', driver: '/driver-root' };

/** The folder of the kubelet is root's. */
const ROOT: SecurityContext = { ...UNPRIVILEGED, runAsUser: 0 };

/** To see cuts of GPUs that are not its own the plugin must be an administrator of the node. */
const OF_MIG: SecurityContext = { runAsUser: 0, capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } };

/** The plugin on the nodes of one pool, with the configuration of that pool: ConfigMap, DaemonSet. */
export class PoolPlugin extends Construct {
  constructor(scope: Construct, id: string, props: PoolPluginProps) {
    super(scope, id);
    const { namespace, pool, deviceListStrategy } = props;
    const name = `nvidia-device-plugin-${props.name}`;
    const labels = { ...props.labels, 'app.kubernetes.io/instance': props.name };
    const config = new ConfigMap(this, 'Config', {
      metadata: { name, namespace, labels },
      data: { 'config.yaml': pluginConfig(pool, deviceListStrategy) },
    });
    const spec = daemonSetSpec(Component.of(this).image('nvidia-device-plugin'), config, labels, props);
    new DaemonSet(this, 'DaemonSet', { metadata: { name, namespace, labels }, spec: Component.of(this).nodeAgent(name, spec, devicePluginFacts(namespace, name)) });
  }
}

function daemonSetSpec(image: string, config: ConfigMap, labels: Readonly<Record<string, string>>, props: PoolPluginProps): DaemonSetSpec {
  const { pool, account, deviceListStrategy, runtimeClassName } = props;
  const { nodeSelector, tolerations } = poolPlacement(pool);
  const { volumes, volumeMounts } = folders(config.name, deviceListStrategy);
  return {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels: { ...labels, 'sidecar.istio.io/inject': 'false' }, annotations: configChecksum(config) },
      spec: {
        serviceAccountName: account,
        automountServiceAccountToken: false,
        priorityClassName: 'system-node-critical',
        ...runtimeClassName !== undefined && { runtimeClassName },
        nodeSelector,
        ...tolerations.length > 0 && { tolerations },
        securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
        containers: [container(image, pool, volumeMounts)],
        volumes,
      },
    },
  };
}

function container(image: string, { mig }: NodePool, volumeMounts: readonly VolumeMount[]): Container {
  return {
    name: CONTAINER,
    image,
    command: ['nvidia-device-plugin'],
    env: [
      { name: 'CONFIG_FILE', value: '/config/config.yaml' },
      { name: 'NVIDIA_VISIBLE_DEVICES', value: 'all' },
      { name: 'NVIDIA_DRIVER_CAPABILITIES', value: 'compute,utility' },
      ...mig === undefined ? [] : [{ name: 'NVIDIA_MIG_MONITOR_DEVICES', value: 'all' }],
    ],
    resources: { requests: { cpu: '10m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    securityContext: mig === undefined ? ROOT : OF_MIG,
    volumeMounts,
  };
}

function folders(config: string, deviceListStrategy: DeviceListStrategy): { readonly volumes: readonly Volume[]; readonly volumeMounts: readonly VolumeMount[] } {
  const isCdi = deviceListStrategy === 'cdi-cri';
  return {
    volumes: [
      { name: 'config', configMap: { name: config } },
      { name: 'kubelet-device-plugins-dir', hostPath: { path: KUBELET, type: 'Directory' } },
      ...isCdi ? [
        { name: 'cdi-root', hostPath: { path: CDI.specs, type: 'DirectoryOrCreate' as const } }, { name: 'driver-root', hostPath: { path: '/', type: 'Directory' as const } },
      ] : [],
    ],
    volumeMounts: [
      { name: 'config', mountPath: '/config', readOnly: true },
      { name: 'kubelet-device-plugins-dir', mountPath: KUBELET },
      ...isCdi ? [{ name: 'cdi-root', mountPath: CDI.specs }, { name: 'driver-root', mountPath: CDI.driver, readOnly: true }] : [],
    ],
  };
}
