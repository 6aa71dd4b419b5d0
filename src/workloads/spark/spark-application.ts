import { Construct } from 'constructs';
import type { SparkApplicationProps } from './props';
import { applicationSpec } from './spec';
import { SparkApplication as SparkApplicationObject } from '../../apis/sparkoperator.k8s.io/v1beta2';
import { queueLabel } from '../job-queue';
import { Workload } from '../workload';

/**
 * One run of a Spark program: 1 SparkApplication, and a PersistentVolumeClaim for each new claim. A change of it runs the program again. In a
 * suspended profile it is suspended; in an archived one it is left out.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `SparkVersion`, `SparkConf`, `SparkFile`, `SparkMemory`, `SparkCores`, `SparkTime`, `SparkAllocation`, `SparkMetrics`,
 * `SparkIngress`, `SparkScheduler`, `JobQueue`, `SparkStore`, `SparkEventLog`, and those of pods and mounts
 */
export class SparkApplication extends Workload<SparkApplicationProps> {
  /** Name of the object; its driver's pod is called `<name>-driver`. */
  public readonly name: string;

  constructor(scope: Construct, id: string, given: SparkApplicationProps) {
    super(scope, id, given, 'workloads/spark#SparkApplicationProps');
    const { name, queue, annotations = {}, suspend = false } = this.props;
    this.name = this.checkedName('sparkoperator.k8s.io/SparkApplication', name);
    const labels = { ...this.props.labels, ...queueLabel(this, 'sparkoperator.k8s.io/sparkapplication', queue, this.props.labels) };
    const spec = applicationSpec(this.podAround(this.name), this.props);
    if (this.lifecycle !== 'archived') {
      new SparkApplicationObject(this, 'SparkApplication', {
        metadata: {
          name: this.name, namespace: this.namespace,
          ...Object.keys(labels).length > 0 && { labels }, ...Object.keys(annotations).length > 0 && { annotations },
        },
        spec: { ...spec, ...(suspend || this.lifecycle === 'suspended') && { suspend: true } },
      });
    }
  }

  /** Name of the driver's pod. */
  public get driverPod(): string {
    return this.props.driver?.podName ?? `${this.name}-driver`;
  }
}
