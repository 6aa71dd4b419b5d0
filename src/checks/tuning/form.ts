import { katibConfig } from './katib-config';
import { Field, listed, ManifestSet, Rule, shown, Violation } from '../../core';
import { metricsFault } from '../../workloads/experiment/formats';
import { Fault, fault, given } from '../fault';
import { containerFaults } from '../pods/form';

/** `Experiment/Form`: numbers of trials, metrics and their collector fit together. */
export const experimentForm: Rule = {
  id: 'Experiment/Form',
  why: 'The webhook of Katib refuses such an experiment, and the whole sync stops.',
  check: wrongForms,
};

/** Collectors that Katib adds to the pods itself, by the settings that name their images. */
const ADDED = ['StdOut', 'File', 'TensorFlowEvent', 'PrometheusMetric'];
/** Trials at one time where the experiment does not say. */
const PARALLEL = 3;

function* wrongForms(set: ManifestSet): Generator<Violation> {
  const collectors = katibConfig(set)?.collectors;
  for (const at of set.ofKind('kubeflow.org/Experiment')) {
    const spec = at.at('spec');
    for (const one of [...wrongCounts(spec), ...wrongMetrics(spec.at('objective')), ...wrongCollector(spec.at('metricsCollectorSpec'), collectors)]) {
      yield { at, ...one };
    }
  }
}

function* wrongCounts(spec: Field): Generator<Fault> {
  const [most, parallel, failed] = ['maxTrialCount', 'parallelTrialCount', 'maxFailedTrialCount'].map(name => spec.at(name));
  if (most.number === undefined) {
    return;
  }
  if ((parallel.number ?? PARALLEL) > most.number) {
    yield {
      field: parallel.path, problem: `must be at most maxTrialCount, ${most.number}, got ${parallel.number ?? `none, which means ${PARALLEL}`}`,
      fix: 'write a lower one, or raise maxTrialCount',
    };
  }
  if ((failed.number ?? 0) > most.number) {
    yield fault(failed, `must be at most maxTrialCount, ${most.number}`, 'lower it, or raise maxTrialCount');
  }
}

function wrongMetrics(objective: Field): Fault[] {
  const metric = objective.at('objectiveMetricName').text;
  return objective.at('additionalMetricNames').items().filter(({ text }) => text !== undefined && text === metric)
    .map(name => fault(name, 'must be another than objectiveMetricName', 'leave it out'));
}

function* wrongCollector(spec: Field, known: ReadonlySet<string> | undefined): Generator<Fault> {
  const kind = spec.at('collector', 'kind');
  if (known !== undefined && kind.text !== undefined && ADDED.includes(kind.text) && !known.has(kind.text)) {
    yield fault(kind, 'is a collector that the settings of Katib name no image for', `write one of ${listed([...known])}, or "Push" or "Custom"`);
  }
  const source = spec.at('source');
  yield* kind.value === 'PrometheusMetric' ? wrongAddress(source.at('httpGet', 'port')) : [];
  if (kind.value === 'File' && source.at('fileSystemPath', 'format').value === 'JSON' && given(source.at('filter'))) {
    yield { field: source.at('filter').path, problem: 'must not be given for metrics in JSON', fix: 'leave it out' };
  }
  yield* source.at('filter', 'metricsFormat').items().flatMap(wrongFormat);
  yield* kind.value === 'Custom' && given(spec.at('collector', 'customCollector')) ? containerFaults(spec.at('collector', 'customCollector'), 'main', true) : [];
}

/** Katib wants a number here, though Kubernetes takes names too. */
function wrongAddress(port: Field): Fault[] {
  const number = port.number ?? (port.text === undefined ? 8080 : /^[-+]?\d+$/.test(port.text) ? Number(port.text) : NaN);
  return number >= 0 ? [] : [fault(port, 'must be a number above 0', 'write the port at which the container shows its metrics')];
}

function wrongFormat(format: Field): Fault[] {
  const problem = metricsFault(format.text ?? '');
  return problem === undefined ? [] : [fault(format, problem, `write one such as ${shown('([\\w|-]+)\\s*=\\s*([+-]?\\d+)')}`)];
}
