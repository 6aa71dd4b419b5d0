import { RayAccess } from './access';
import type { RayMetadata } from './props';
import type { NamedMetadata } from '../../apis/meta';
import { queueLabel } from '../job-queue';
import { Workload } from '../workload';

/** A cluster of Ray, or what brings one. */
export abstract class RayWorkload<Props extends RayMetadata> extends Workload<Props> {
  /** Name of the object. */
  public abstract readonly name: string;

  /** Metadata of the object, with its queue. */
  protected rayMetadata(name: string, framework: string, queue: string | undefined): NamedMetadata {
    const { annotations = {} } = this.props;
    const labels = { ...this.props.labels, ...queueLabel(this, framework, queue, this.props.labels) };
    return {
      name, namespace: this.namespace,
      ...Object.keys(labels).length > 0 && { labels }, ...Object.keys(annotations).length > 0 && { annotations },
    };
  }

  /** Lets nobody but the team and the platform reach the pods; an isolated team does so for all of its pods. */
  protected guard(owner: string, kind: 'raycluster' | 'rayjob' | 'rayservice'): void {
    if (this.team?.isolated !== true) {
      new RayAccess(this, 'Access', this.namespace, owner, kind);
    }
  }
}
