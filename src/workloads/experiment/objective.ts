import { Construct } from 'constructs';
import type { ExperimentObjective } from './props';
import { MetricStrategy, ObjectiveSpec } from '../../apis/kubeflow.org/v1beta1';
import { ConfigError, listed, shown } from '../../core';

/** All metrics of an objective, that which is optimized first. */
export function metricsOf({ objectiveMetricName, additionalMetricNames = [] }: ExperimentObjective): readonly string[] {
  return [objectiveMetricName, ...additionalMetricNames];
}

/**
 * An objective in the API's form.
 *
 * @throws ConfigError `ExperimentObjective`
 */
export function objectiveSpec(scope: Construct, objective: ExperimentObjective): ObjectiveSpec {
  const { type, goal, objectiveMetricName, additionalMetricNames = [], metricStrategies = {} } = objective;
  const metrics = metricsOf(objective);
  const fail = (what: string, value: unknown, fix: string): never => {
    throw new ConfigError('ExperimentObjective', `objective ${what}, got ${shown(value)}; ${fix}`, scope);
  };
  const twice = metrics.find((one, index) => metrics.indexOf(one) < index);
  if (twice !== undefined) {
    fail('must name each metric once', twice, 'leave it out of additionalMetricNames');
  }
  const odd = metrics.find(one => one === '' || one.includes(';'));
  if (odd !== undefined) {
    fail('must have metrics with names without ";", at which Katib splits the list', odd, 'rename the metric');
  }
  const unknown = Object.keys(metricStrategies).find(one => !metrics.includes(one));
  if (unknown !== undefined) {
    fail(`must have metricStrategies of its own metrics, ${listed(metrics)}`, unknown, 'correct the name, or add it to additionalMetricNames');
  }
  const strategies = strategiesOf(metrics, objective);
  return {
    type, ...goal !== undefined && { goal }, objectiveMetricName,
    ...additionalMetricNames.length > 0 && { additionalMetricNames }, ...strategies.length > 0 && { metricStrategies: strategies },
  };
}

/** Those that were told, then the others as Katib would add them to the list; none if none was told. */
function strategiesOf(metrics: readonly string[], { type, metricStrategies = {} }: ExperimentObjective): MetricStrategy[] {
  const told = Object.entries(metricStrategies).map(([name, value]) => ({ name, value }));
  const usual = type === 'minimize' ? 'min' : 'max';
  return told.length === 0 ? [] : [...told, ...metrics.filter(name => metricStrategies[name] === undefined).map(name => ({ name, value: usual } as const))];
}
