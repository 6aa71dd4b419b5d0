import { Construct } from 'constructs';
import { TrainJobProps } from './train-job-props';
import { checkPodNames, TRAIN_JOB_FRAMEWORK, trainJobSpec } from './train-job-spec';
import { TrainJob as TrainJobObject } from '../../apis/trainer.kubeflow.org/v1alpha1';
import { queueLabel } from '../job-queue';
import { Workload } from '../workload';

/**
 * A training that runs once, in the way that a runtime lays down: 1 TrainJob, and a PersistentVolumeClaim for each new claim. In a
 * suspended profile it is suspended; in an archived one only the claims are left.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `TrainJobName`, `TrainJobRuntime`, `TrainJobInitializer`, `TrainJobMount`, `JobQueue`, `ComputeAmount`,
 * `EnvName`, `MountPath`, `MountName`, `MountSize`, `ClaimName`, `ClaimNamespace`, `ClaimTwice`, `ClaimSize`, `PodAffinity`, `NodeLabels`, `UnknownNodePool`,
 * `NodePoolDevice`
 */
export class TrainJob extends Workload<TrainJobProps> {
  /** Name of the object and of its JobSet. */
  public readonly name: string;

  constructor(scope: Construct, id: string, given: TrainJobProps) {
    super(scope, id, given, 'workloads/training#TrainJobProps');
    const { props, namespace } = this;
    this.name = this.checkedName('trainer.kubeflow.org/TrainJob', props.name);
    const at = this.podAround(this.name);
    checkPodNames(at, this.name, props);
    const labels = { ...props.labels, ...queueLabel(this, TRAIN_JOB_FRAMEWORK, props.queue, props.labels) };
    const spec = trainJobSpec(at, props);
    if (this.lifecycle !== 'archived') {
      new TrainJobObject(this, 'TrainJob', {
        metadata: {
          name: this.name,
          namespace,
          ...Object.keys(labels).length > 0 && { labels },
          ...props.annotations && { annotations: props.annotations },
        },
        spec: { ...spec, ...this.lifecycle === 'suspended' && { suspend: true } },
      });
    }
  }
}
