import { Construct } from 'constructs';
import type { KnownJob } from './runtimes';
import { TrainingRuntimeProps } from './training-runtime-props';
import { knownJobs, trainingRuntimeSpec } from './training-runtime-spec';
import { TrainingRuntime as TrainingRuntimeObject } from '../../apis/trainer.kubeflow.org/v1alpha1';
import { Workload } from '../workload';

/** By which clients find a runtime. */
const FRAMEWORK = 'trainer.kubeflow.org/framework';

/**
 * How training jobs of a team run: 1 TrainingRuntime, and a PersistentVolumeClaim for each new claim. In an archived profile only
 * the claims are left.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `TrainingRuntimeNodes`, `TrainingRuntimeSshd`, `ComputeAmount`, `EnvName`,
 * `MountPath`, `MountName`, `MountSize`, `ClaimName`, `ClaimNamespace`, `ClaimTwice`, `ClaimSize`, `PodAffinity`, `NodeLabels`, `UnknownNodePool`, `NodePoolDevice`
 */
export class TrainingRuntime extends Workload<TrainingRuntimeProps> {
  /** Name of the object, by which training jobs refer to it. */
  public readonly name: string;
  /** Jobs that its training jobs consist of, with their containers. */
  public readonly jobs: readonly KnownJob[];

  constructor(scope: Construct, id: string, given: TrainingRuntimeProps) {
    super(scope, id, given, 'workloads/training#TrainingRuntimeProps');
    const { props, namespace } = this;
    this.name = this.checkedName('trainer.kubeflow.org/TrainingRuntime', props.name);
    const spec = trainingRuntimeSpec(this.podAround(this.name), props, image => this.pinnedImage(image, props.images));
    this.jobs = knownJobs(spec);
    if (this.lifecycle !== 'archived') {
      new TrainingRuntimeObject(this, 'TrainingRuntime', {
        metadata: { name: this.name, namespace, labels: { [FRAMEWORK]: props.like?.framework ?? props.framework!, ...props.labels } },
        spec,
      });
    }
  }
}
