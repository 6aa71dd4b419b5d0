import { Construct } from 'constructs';
import { checkLines, collectorSpec } from './collectors';
import { checkFit, Counts, USUAL_PARALLEL } from './fit';
import { nasSpec } from './nas';
import { metricsOf, objectiveSpec } from './objective';
import { SearchSpace } from './parameters';
import { ExperimentProps } from './props';
import { checkedSpace, parameterSpecs } from './space';
import { trialTemplate } from './trial';
import type { ExperimentOf } from './typed';
import { AlgorithmSpec, Experiment as ExperimentObject, ExperimentSpec, ResumePolicy } from '../../apis/kubeflow.org/v1beta1';
import { ConfigError, listed, shown } from '../../core';
import { Workload } from '../workload';

/**
 * A search for the best values of parameters, or for the best architecture of a network: Katib runs a job with many choices of them, each in a trial.
 *
 * 1 Experiment in a profile that is active, and a PersistentVolumeClaim for each new claim of its jobs.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `ExperimentParameter`, `ExperimentObjective`, `ExperimentCount`, `ExperimentAlgorithm`,
 * `ExperimentCollector`, `ExperimentNas`, `ExperimentTrial`, and those of the job
 */
export class Experiment<
  Space extends SearchSpace = Record<never, never>, Values extends string = never, Metric extends string = string,
> extends Workload<ExperimentProps> {
  /** Name of the object. */
  public readonly name: string;

  constructor(scope: Construct, id: string, given: ExperimentOf<Space, Values, Metric>) {
    // The types know more than one who reads the properties needs.
    super(scope, id, given as unknown as ExperimentProps, 'workloads/experiment#ExperimentProps');
    const { props } = this;
    this.name = this.checkedName('kubeflow.org/Experiment', props.name);
    const spec = this.spec();
    if (this.lifecycle === 'active') {
      const { labels, annotations } = props;
      new ExperimentObject(this, 'Experiment', { metadata: { name: this.name, namespace: this.namespace, ...labels && { labels }, ...annotations && { annotations } }, spec });
    }
  }

  private spec(): ExperimentSpec {
    const { props } = this;
    const { objective, trial, metricsCollector, mesh = false, retain = false } = props;
    const { maxTrialCount, maxFailedTrialCount } = props;
    const counts = this.counts();
    const search = this.search(counts);
    const resumePolicy = this.resumePolicy();
    const at = this.podAround(this.name);
    const goal = objectiveSpec(this, objective);
    checkLines(this, metricsOf(objective), metricsCollector);
    this.checkEarlyStopping();
    return {
      objective: goal,
      ...search,
      ...props.earlyStopping && { earlyStopping: algorithmSpec(props.earlyStopping) },
      ...metricsCollector && { metricsCollectorSpec: collectorSpec(at, metricsCollector) },
      ...(props.parallelTrialCount !== undefined || counts.parallel !== USUAL_PARALLEL) && { parallelTrialCount: counts.parallel },
      ...maxTrialCount !== undefined && { maxTrialCount },
      ...maxFailedTrialCount !== undefined && { maxFailedTrialCount },
      ...resumePolicy && { resumePolicy },
      trialTemplate: trialTemplate(at, { trial, values: this.values(), mesh, retain, collector: metricsCollector }),
    };
  }

  private search(counts: Counts): Pick<ExperimentSpec, 'algorithm' | 'parameters' | 'nasConfig'> {
    const { algorithm, parameters, nasConfig } = this.props;
    const written = { algorithm: algorithmSpec(algorithm) };
    if (algorithm.searches === 'architecture') {
      return nasConfig === undefined || parameters !== undefined ? this.failSearch('nasConfig alone')
        : { ...written, nasConfig: nasSpec(this, nasConfig, algorithm.algorithmName) };
    }
    if (parameters === undefined || nasConfig !== undefined) {
      return this.failSearch('parameters alone');
    }
    checkedSpace(this, 'parameters', parameters);
    if (Object.keys(parameters).length === 0) {
      throw new ConfigError('ExperimentParameter', 'parameters must hold one at least, got none; pass e.g. { lr: double(0.01, 0.1) }', this);
    }
    checkFit(this, algorithm, parameters, counts);
    return { ...written, parameters: parameterSpecs(parameters, 'uniform') };
  }

  private failSearch(wanted: string): never {
    const { algorithm: { algorithmName }, parameters, nasConfig } = this.props;
    const got = listed(Object.entries({ parameters, nasConfig }).filter(([, given]) => given !== undefined).map(([name]) => name));
    throw new ConfigError('ExperimentAlgorithm', `${algorithmName} searches ${wanted}, got ${got}; pass them, or take another algorithm`, this);
  }

  /** Names of the values that each trial gets, with what they mean. */
  private values(): ReadonlyMap<string, string | undefined> {
    const { algorithm, parameters = {} } = this.props;
    const parts = Object.entries(parameters).map(([name, { description }]): [string, string | undefined] => [name, description]);
    return new Map(algorithm.searches === 'architecture' ? algorithm.values.map(name => [name, undefined]) : parts);
  }

  private counts(): Counts {
    const { maxTrialCount: most, maxFailedTrialCount, parallelTrialCount = Math.min(USUAL_PARALLEL, most ?? USUAL_PARALLEL) } = this.props;
    for (const [name, count] of Object.entries({ parallelTrialCount, maxFailedTrialCount })) {
      if (count !== undefined && most !== undefined && count > most) {
        throw new ConfigError('ExperimentCount', `${name} must not be more than maxTrialCount, ${most}, got ${count}; lower it, or raise maxTrialCount`, this);
      }
    }
    return { parallel: parallelTrialCount, most };
  }

  private checkEarlyStopping(): void {
    const { earlyStopping, metricsCollector: { kind } = { kind: 'StdOut' } } = this.props;
    if (earlyStopping !== undefined && kind !== 'StdOut' && kind !== 'File') {
      throw new ConfigError('ExperimentCollector', `earlyStopping needs a collector that reads lines, StdOut or File, got ${shown(kind)}; ` +
        'leave earlyStopping out, or take another collector', this);
    }
  }

  /** The claim that `pbt` works with is there only for this policy. */
  private resumePolicy(): ResumePolicy | undefined {
    const { algorithm, resumePolicy } = this.props;
    if (algorithm.algorithmName !== 'pbt') {
      return resumePolicy;
    }
    if (resumePolicy !== undefined && resumePolicy !== 'FromVolume') {
      throw new ConfigError('ExperimentAlgorithm', `pbt takes the resumePolicy FromVolume, which makes the claim with its checkpoints, got ${shown(resumePolicy)}; ` +
        'leave resumePolicy out', this);
    }
    return 'FromVolume';
  }
}

function algorithmSpec({ algorithmName, algorithmSettings }: { readonly algorithmName: string; readonly algorithmSettings: Readonly<Record<string, string>> }): AlgorithmSpec {
  const settings = Object.entries(algorithmSettings).map(([name, value]) => ({ name, value }));
  return { algorithmName, ...settings.length > 0 && { algorithmSettings: settings } };
}
