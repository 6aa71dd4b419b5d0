import { Construct } from 'constructs';
import { checkQueuedGroups, clusterSpec } from './cluster';
import type { RayClusterConfig, RayClusterProps } from './props';
import { RayWorkload } from './workload';
import { RayCluster as RayClusterObject } from '../../apis/ray.io/v1';

/**
 * A cluster of Ray that is there until it is removed: 1 RayCluster, 1 NetworkPolicy unless the profile is isolated, and a PersistentVolumeClaim for
 * each new claim. In a suspended profile it has no pods; in an archived one it is left out.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `RayGroup`, `RayReplicas`, `RayStartParams`, `RayEnv`, `RayRedis`, `RayHeadService`, `RayQueue`, `JobQueue`, and
 * those of pods and mounts
 */
export class RayCluster extends RayWorkload<RayClusterProps> {
  /** Name of the object. */
  public readonly name: string;

  constructor(scope: Construct, id: string, given: RayClusterProps) {
    super(scope, id, given, 'workloads/ray#RayClusterProps');
    const { name, queue, suspend = false, managedBy } = this.props;
    this.name = this.checkedName('ray.io/RayCluster', name);
    const at = this.podAround(this.name);
    const config: RayClusterConfig = this.props;
    checkQueuedGroups(at, config, queue);
    const metadata = this.rayMetadata(this.name, 'ray.io/raycluster', queue);
    const spec = clusterSpec(at, config, true);
    if (this.lifecycle !== 'archived') {
      new RayClusterObject(this, 'RayCluster', {
        metadata, spec: { ...spec, ...managedBy && { managedBy }, ...(suspend || this.lifecycle === 'suspended') && { suspend: true } },
      });
      this.guard(this.name, 'raycluster');
    }
  }

  /** Image of the head, which fits what runs in the cluster. */
  public get image(): string {
    return this.props.headGroupSpec?.image ?? this.props.image;
  }

  /** Name of the head's Service, which clients connect to at port 10001 and people at port 8265. */
  public get headService(): string {
    return this.props.headGroupSpec?.headService?.metadata?.name ?? `${this.name}-head-svc`;
  }
}
