import { NvidiaDevicePlugin, NvidiaDevicePluginProps } from '../../components/nvidia-device-plugin';
import { Part, Without } from '../part';

/** Options of NVIDIA's device plugin as the platform takes them. */
export type NvidiaDevicePluginOptions = Without<NvidiaDevicePluginProps, 'namespace' | 'nodePools' | 'images'>;

/** NVIDIA's device plugin. */
export interface NvidiaDevicePluginSetting {
  /**
   * NVIDIA's device plugin on the node pools that have GPUs of it, for clusters that bring none: options, or false to leave it out.
   * @default false
   */
  readonly nvidiaDevicePlugin?: NvidiaDevicePluginOptions | false;
}

/** The wiring of NVIDIA's device plugin. */
export const nvidiaDevicePlugin: Part<NvidiaDevicePluginSetting, NvidiaDevicePlugin | undefined, 'nvidiaDevicePlugin'> = {
  key: 'nvidiaDevicePlugin',
  name: 'nvidia-device-plugin',
  after: ['kubeflow'],
  onlyOnRequest: true,
  namespaces: { nvidiaDevicePlugin: 'nvidia-device-plugin' },

  make(chart, options, { common, settings: { namespaces, nodePools } }) {
    return new NvidiaDevicePlugin(chart, 'NvidiaDevicePlugin', { ...common(options), nodePools, namespace: namespaces.nvidiaDevicePlugin });
  },
};
