import { Construct } from 'constructs';
import { chartValues } from './values';
import { Namespace } from '../../apis/k8s/core/v1';
import { Component, ComponentProps, ConfigError, HelmChart, Images, listed, RELEASES } from '../../core';
import { checkedNodePools, hasNvidiaGpus, NodePools } from '../../core/catalogue';
import { NamespaceName } from '../../core/names';

/** Properties of {@link NvidiaGpuOperator}; of `pods` the operator takes all that its chart knows, and all other programs the pull secrets. */
export interface NvidiaGpuOperatorProps extends ComponentProps {
  /** Pools of the cluster; those without NVIDIA's GPUs are left alone. */
  readonly nodePools: NodePools;
  /** Namespace of the operator and its programs; made here. @default 'gpu-operator' */
  readonly namespace?: NamespaceName;
  /** Whether it installs the driver on the nodes; false where their images have one. @default true */
  readonly driver?: boolean;
  /** Whether it installs NVIDIA's container toolkit on the nodes; false where their images have it. @default true */
  readonly toolkit?: boolean;
}

/**
 * NVIDIA's GPU operator, which makes nodes with GPUs ready: driver, container toolkit, device plugin, cuts by MIG, metrics. 1 Namespace, and a Helm
 * chart that whoever applies the output renders.
 *
 * @throws ConfigError `NoGpuPool`, `NodePoolConfigLabel`, and those of node pools
 * @see https://docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/ (version in the pins)
 */
export class NvidiaGpuOperator extends Component<NvidiaGpuOperatorProps> {
  /** Namespace of the operator. */
  public readonly namespace: string;
  /** The chart, with values that follow from the node pools. */
  public readonly chart: HelmChart;

  constructor(scope: Construct, id: string, given: NvidiaGpuOperatorProps) {
    super(scope, id, given, 'components/nvidia-gpu-operator#NvidiaGpuOperatorProps');
    const { nodePools, namespace = 'gpu-operator', driver = true, toolkit = true, images = new Images(), pods = {} } = this.props;
    const pools = Object.entries(checkedNodePools(nodePools, this)).filter(([, pool]) => hasNvidiaGpus(pool));
    if (pools.length === 0) {
      throw new ConfigError('NoGpuPool', `nodePools must have one with NVIDIA's GPUs, got ${listed(Object.keys(nodePools))}; ` +
        'say which it is: nodePools: { a100: { labels: {...}, accelerator: nvidia(8) } }', this);
    }
    this.namespace = namespace;
    // Its programs load drivers into the nodes' kernels: no level of the Pod Security Standards but `privileged` lets them through.
    new Namespace(this, 'Namespace', {
      metadata: { name: namespace, labels: { 'app.kubernetes.io/name': 'gpu-operator', 'pod-security.kubernetes.io/enforce': 'privileged' } },
    });
    this.chart = {
      name: 'gpu-operator',
      repository: 'https://helm.ngc.nvidia.com/nvidia',
      version: RELEASES['nvidia-gpu-operator'],
      namespace,
      values: chartValues({ pools, driver, toolkit, images, pods }, this),
    };
  }
}
