import { Construct } from 'constructs';
import { checkedRecurringSchedule } from './cron';
import { executionOf } from './execution';
import { setNeeds } from './needs';
import { takeOnce } from './once';
import { PipelineWorkload } from './pipeline-workload';
import { PipelineSource, RecurringRunProps } from './props';
import { checkedRunName } from './run-name';
import type { WithArguments } from './typed';
import { ConfigError, shown } from '../../core';
import { contentHash } from '../content-hash';

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})$/;

/**
 * A recurring run of Kubeflow Pipelines, which people see in the list of recurring runs, with all that it has started. It is no object of the
 * cluster that Git could hold: a Job makes it, replaces it when it changes, or removes it. Its schedule has seconds and no time zone of its own:
 * see {@link ScheduledRun} for one that is all in Git.
 *
 * 1 Job in a profile that is active, and once in the namespace the program that it runs. When the construct goes, the recurring run stays: set
 * `removed` before.
 *
 * @throws ConfigError `WorkloadNamespace`, `NoPipelines`, `RunName`, `Schedule`, `RecurringRunTime`, `RecurringRunVersion`, `PipelineTwice`, `PipelineNamespace`,
 * `RunArguments`
 */
export class RecurringRun<S extends PipelineSource = PipelineSource> extends PipelineWorkload<RecurringRunProps> {
  /** Name in the list of recurring runs. */
  public readonly name: string;

  constructor(scope: Construct, id: string, given: WithArguments<RecurringRunProps, S>) {
    super(scope, id, given, 'workloads/pipeline#RecurringRunProps');
    const { removed = false, enabled = true } = this.props;
    const { options, serviceAccount, version } = executionOf(this, this.props);
    this.name = checkedRunName(this, this.props.name);
    if (version === undefined) {
      throw new ConfigError('RecurringRunVersion', 'pipeline must name a version, since the server counts no running ones of a recurring run that takes the newest, ' +
        `got ${shown(options.pipeline)} alone; pass { pipeline, version }, or a Pipeline`, this);
    }
    const trigger = this.trigger();
    takeOnce(this, 'recurring run', this.name);
    if (this.lifecycle !== 'active') {
      return;
    }
    const named = { name: this.name, pipeline: options.pipeline };
    const wanted = { ...options, ...trigger };
    const job = this.addJob('RecurringRun', `recurring-${this.name}`, {
      command: 'recurring',
      options: removed ? { ...named, absent: true } : { ...named, ...wanted, mark: contentHash(wanted), disabled: !enabled },
    });
    removed || setNeeds(job, { serviceAccount });
  }

  private trigger() {
    const { schedule, maxConcurrency = 1, catchup = false, startTime, endTime } = this.props;
    for (const [name, moment] of Object.entries({ startTime, endTime })) {
      if (moment !== undefined && (!MOMENT.test(moment) || Number.isNaN(Date.parse(moment)))) {
        throw new ConfigError('RecurringRunTime', `${name} must be a moment in RFC 3339, got ${shown(moment)}; pass e.g. "2026-01-31T12:00:00Z"`, this);
      }
    }
    if (startTime !== undefined && endTime !== undefined && Date.parse(startTime) >= Date.parse(endTime)) {
      throw new ConfigError('RecurringRunTime', `endTime must be after startTime, got ${shown(endTime)} after ${shown(startTime)}; correct one of both`, this);
    }
    return {
      'cron': checkedRecurringSchedule(schedule, this),
      'start': startTime,
      'end': endTime,
      'max-concurrency': String(maxConcurrency),
      catchup,
    };
  }
}
