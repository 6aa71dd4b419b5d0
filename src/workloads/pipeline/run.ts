import { Construct } from 'constructs';
import { executionOf } from './execution';
import { setNeeds } from './needs';
import { PipelineWorkload } from './pipeline-workload';
import { PipelineSource, RunProps } from './props';
import { checkedRunName } from './run-name';
import type { WithArguments } from './typed';
import { contentHash } from '../content-hash';

/**
 * One run of a pipeline, once for what it is made of: the same in Git is the same run, a change is another one. It starts when the version
 * is there; whether it succeeds is seen in the pages of pipelines.
 *
 * 1 Job in a profile that is active, and once in the namespace the program that it runs.
 *
 * @throws ConfigError `WorkloadNamespace`, `NoPipelines`, `RunName`, `PipelineNamespace`, `RunArguments`
 */
export class Run<S extends PipelineSource = PipelineSource> extends PipelineWorkload<RunProps> {
  /** Name of the run in the pages of pipelines. */
  public readonly name: string;

  constructor(scope: Construct, id: string, given: WithArguments<RunProps, S>) {
    super(scope, id, given, 'workloads/pipeline#RunProps');
    const { options, serviceAccount } = executionOf(this, this.props);
    const name = checkedRunName(this, this.props.name);
    this.name = `${name}-${contentHash(options)}`;
    if (this.lifecycle === 'active') {
      const job = this.addJob('Run', `run-${name}`, { command: 'run', options: { name: this.name, ...options } });
      setNeeds(job, { serviceAccount });
    }
  }
}
