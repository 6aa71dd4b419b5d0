import { yaml } from '../../core';
import { NodePool } from '../../core/catalogue';

/** How containers get the devices that they were given: by a variable that NVIDIA's runtime reads, or by CDI from the node's own runtime. */
export type DeviceListStrategy = 'envvar' | 'cdi-cri';

/** What the plugin reads on the nodes of a pool; its release has `config.yaml` in the form `v1`. */
export function pluginConfig(pool: NodePool, deviceListStrategy: DeviceListStrategy): string {
  return yaml({
    version: 'v1',
    flags: { migStrategy: pool.mig === undefined ? 'none' : 'mixed', plugin: { deviceListStrategy } },
    ...sharing(pool),
  });
}

/** Turns on whole GPUs, under the name that the catalogue of accelerators knows them by; nothing for other pools. */
function sharing({ timeSlicing, accelerator }: NodePool): object {
  if (timeSlicing === undefined) {
    return {};
  }
  const { replicas, failRequestsGreaterThanOne = true } = timeSlicing;
  return { sharing: { timeSlicing: { renameByDefault: true, failRequestsGreaterThanOne, resources: [{ name: accelerator.resourceName, replicas }] } } };
}
