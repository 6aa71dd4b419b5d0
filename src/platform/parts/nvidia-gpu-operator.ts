import { NvidiaGpuOperator, NvidiaGpuOperatorProps } from '../../components/nvidia-gpu-operator';
import { ConfigError } from '../../core';
import { Part, Without } from '../part';

/** Options of NVIDIA's GPU operator as the platform takes them. */
export type NvidiaGpuOperatorOptions = Without<NvidiaGpuOperatorProps, 'namespace' | 'nodePools' | 'images' | 'workloads'>;

/** NVIDIA's GPU operator. */
export interface NvidiaGpuOperatorSetting {
  /**
   * NVIDIA's GPU operator for the node pools that have GPUs of it, as a Helm chart that Argo CD renders: options, or false to leave it out. It brings
   * the device plugin.
   * @default false
   */
  readonly nvidiaGpuOperator?: NvidiaGpuOperatorOptions | false;
}

/** The wiring of NVIDIA's GPU operator. */
export const nvidiaGpuOperator: Part<NvidiaGpuOperatorSetting, NvidiaGpuOperator | undefined, 'gpuOperator'> = {
  key: 'nvidiaGpuOperator',
  name: 'nvidia-gpu-operator',
  after: ['kubeflow'],
  onlyOnRequest: true,
  namespaces: { gpuOperator: 'gpu-operator' },

  make(chart, options, { has, common, settings: { namespaces, nodePools } }) {
    if (has('nvidiaDevicePlugin')) {
      throw new ConfigError('TwoDevicePlugins', 'nvidiaGpuOperator brings a device plugin of its own, got nvidiaDevicePlugin beside it; leave one of them out', chart);
    }
    return new NvidiaGpuOperator(chart, 'NvidiaGpuOperator', { ...common(options), nodePools, namespace: namespaces.gpuOperator });
  },

  charts: ({ chart }) => [chart],
};
