/**
 * ray.io: what a service of Ray Serve consists of, as all versions have it.
 *
 * Source: KubeRay, its CustomResourceDefinitions; release in pins/.
 */
import { RayServiceTemplate } from './service';
import { Int32 } from '../meta';

/** How programs of Ray Serve run. */
export interface RayServeBase {
  /** Applications of Ray Serve, as YAML in its own form. */
  readonly serveConfigV2?: string;
  /** Form of the Service that leads to the applications. */
  readonly serveService?: RayServiceTemplate;
  /**
   * Seconds after which applications that are not well get a new cluster.
   * @deprecated the operator looks at it no more
   */
  readonly serviceUnhealthySecondThreshold?: Int32;
  /**
   * Seconds after which a cluster that cannot be asked is replaced.
   * @deprecated the operator looks at it no more
   */
  readonly deploymentUnhealthySecondThreshold?: Int32;
}
