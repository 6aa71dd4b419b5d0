import { Construct } from 'constructs';
import { addSource, hashOf, pythonRun } from './container';
import type { PythonJobOptions, PythonJobProps, PythonSourceProps } from './props';
import { CONTAINER, jobSpec } from './spec';
import type { PythonContainer } from './container';
import { Job } from '../../apis/k8s/batch/v1';
import { checkedProps } from '../../core';
import { queueLabel } from '../job-queue';
import type { JobTemplate } from '../job-template';
import { podMetadata } from '../pod/pod';
import { Workload } from '../workload';

/**
 * A program in Python that runs once, without an image that somebody builds: 1 Job, 1 ConfigMap with its source, and a PersistentVolumeClaim for each new
 * claim. A change of the program or of how it runs makes another job, of another name. In a suspended profile it waits; in an archived one it is left out.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `PythonJobName`, `PythonFile`, `PythonSyntax`, `PythonText`, `PythonFunction`, `PythonOutsideName`, `PythonArguments`,
 * `PythonNotebook`, `PythonBeside`, `PythonSourceSize`, `PythonPackage`, `JobQueue`, and those of pods and mounts
 */
export class PythonJob extends Workload<PythonJobProps> {
  /** Name of the job: the name that was told, and a hash of all that it runs. */
  public readonly name: string;
  /** Name of the ConfigMap with the source. */
  public readonly configMap: string;

  constructor(scope: Construct, id: string, given: PythonJobProps) {
    super(scope, id, given, 'workloads/python-job#PythonJobProps');
    const { name, queue, suspend = false, annotations = {} } = this.props;
    const owner = this.checkedName('batch/Job', name);
    const run = pythonRun(this, owner, this.props);
    const spec = jobSpec(this.podAround(owner), this.props, run);
    // The API server takes no change of a job's pods, and a second job of one name would be none.
    this.name = `${owner}-${hashOf(spec)}`;
    this.configMap = run.configMap;
    const labels = { ...this.props.labels, ...queueLabel(this, 'batch/job', queue, this.props.labels) };
    if (this.lifecycle !== 'archived') {
      addSource(this, this.namespace, run);
      const metadata = podMetadata({ podLabels: labels, podAnnotations: annotations });
      new Job(this, 'Job', {
        metadata: { name: this.name, namespace: this.namespace, ...metadata }, spec: { ...spec, ...(suspend || this.lifecycle === 'suspended') && { suspend: true } },
      });
    }
  }
}

/**
 * A job that runs a program in Python as data, for those that make many of one form, such as an experiment of Katib: `arguments: { lr: '${trialParameters.lr}' }`.
 * The ConfigMap with the source is made where the jobs will be.
 *
 * @param name first part of the name of the ConfigMap
 * @throws ConfigError those of {@link PythonJob}
 */
export function pythonJob(name: string, given: PythonJobOptions): JobTemplate {
  const props = checkedProps<PythonJobOptions>(undefined, 'workloads/python-job#PythonJobOptions', given);
  const run = pythonRun(undefined, name, props);
  const metadata = podMetadata({ podLabels: props.labels, podAnnotations: props.annotations });
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    ...metadata && { metadata },
    trial: { primaryContainerName: CONTAINER, isPlain: true },
    spec: at => {
      addSource(at.scope, at.namespace, run);
      return { ...jobSpec(at, props, run) };
    },
  };
}

/**
 * A program in Python for a container of another workload, such as the trainer of a training job or a predictor: 1 ConfigMap with its source. Put
 * {@link PythonSource.container} into the options of that container.
 *
 * @throws ConfigError those of {@link PythonJob}
 */
export class PythonSource extends Workload<PythonSourceProps> {
  /** Fields of the container that runs it: `{ ...source.container, gpu: nvidia(1) }`. */
  public readonly container: PythonContainer;
  /** Name of the ConfigMap with the source. */
  public readonly configMap: string;

  constructor(scope: Construct, id: string, given: PythonSourceProps) {
    super(scope, id, given, 'workloads/python-job#PythonSourceProps');
    const run = pythonRun(this, this.checkedName('ConfigMap', this.props.name), this.props);
    this.container = run.container;
    this.configMap = run.configMap;
    if (this.lifecycle !== 'archived') {
      addSource(this, this.namespace, run);
    }
  }
}
