import type { CustomPredictor } from './props';
import { checkedProps } from '../../core';
import { ContainerOptions } from '../pod/container';

/** What {@link bento} takes beside the image: all of a container but what a Bento says itself. */
export interface BentoOptions extends Omit<ContainerOptions, 'ports' | 'readinessProbe' | 'livenessProbe'> {
  /**
   * Port of its server, where the Bento is configured for another.
   * @minimum 1
   * @maximum 65535
   * @asType integer
   * @default 3000
   */
  readonly port?: number;
}

/**
 * A Bento as predictor: the image that `bentoml containerize` makes, its port, and the paths by which it says how it is. Its own paths, one for each
 * API, stand below the address of the service.
 *
 * @param image reference of the image, `registry.example.com/team/summary:1.2`
 */
export function bento(image: string, options: BentoOptions = {}): CustomPredictor {
  const { port = 3000, ...container } = checkedProps<BentoOptions>(undefined, 'workloads/serving#BentoOptions', options);
  return {
    image,
    ...container,
    ports: [{ containerPort: port, protocol: 'TCP' }],
    livenessProbe: { httpGet: { path: '/livez', port } },
    readinessProbe: { httpGet: { path: '/readyz', port } },
  };
}
