import { Construct } from 'constructs';
import { JOB_NAME } from './client/job';
import { checkedCronJobSchedule, checkedTimeZone } from './cron';
import { executionOf } from './execution';
import { setNeeds } from './needs';
import { PipelineWorkload } from './pipeline-workload';
import { PipelineSource, ScheduledRunProps } from './props';
import { checkedRunName } from './run-name';
import type { WithArguments } from './typed';
import { CronJob } from '../../apis/k8s/batch/v1';
import { setStage } from '../../core';
import { askingJob } from '../asking-job';

/**
 * Runs of a pipeline by a schedule of Kubernetes, which is all in Git: time zone, whether it is suspended, what happens to runs that overlap.
 * It starts plain runs, so that it is not in the list of recurring runs: see {@link RecurringRun} for that.
 *
 * 1 CronJob, unless the profile is archived, and once in the namespace the program that it runs.
 *
 * @throws ConfigError `WorkloadNamespace`, `NoPipelines`, `RunName`, `Schedule`, `PipelineNamespace`, `RunArguments`
 */
export class ScheduledRun<S extends PipelineSource = PipelineSource> extends PipelineWorkload<ScheduledRunProps> {
  /** Name of the CronJob; those of its runs are `<name>-<number>`. */
  public readonly name: string;

  constructor(scope: Construct, id: string, given: WithArguments<ScheduledRunProps, S>) {
    super(scope, id, given, 'workloads/pipeline#ScheduledRunProps');
    const { schedule, timeZone = 'Etc/UTC', concurrencyPolicy = 'Allow', suspend = false } = this.props;
    const { options, serviceAccount } = executionOf(this, this.props);
    this.name = checkedRunName(this, this.props.name);
    const times = checkedCronJobSchedule(schedule, this);
    const zone = checkedTimeZone(timeZone, 'Schedule', this);
    if (this.lifecycle === 'archived') {
      return;
    }
    const overlap = concurrencyPolicy === 'Allow' ? {} : { concurrency: concurrencyPolicy, series: this.name };
    const template = this.clientPod({ command: 'run', options: { name: JOB_NAME, ...overlap, ...options } });
    const cronJob = new CronJob(this, 'CronJob', {
      metadata: { name: this.name, namespace: this.namespace },
      spec: {
        schedule: times,
        timeZone: zone,
        suspend: suspend || this.lifecycle !== 'active',
        // Its Jobs only start runs. One that still waits for the server would start a second run beside the next.
        concurrencyPolicy: 'Forbid',
        jobTemplate: { spec: askingJob('client', template) },
      },
    });
    setStage(cronJob, 'last');
    setNeeds(cronJob, { serviceAccount });
  }
}
