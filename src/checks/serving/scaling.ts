import { MODE, modeOf, PARTS, SCALER, SERVICE } from './services';
import { Field, Located, ManifestSet, Rule, shown } from '../../core';
import { thousandths } from '../../core/quantity';
import { HPA } from '../knative/settings';
import { blamed, Fault, given, isSet, numberWrong, said } from '../fault';

/** `InferenceService/Scaling`: what is measured is something that the autoscaler of the service knows. */
export const inferenceServiceScaling: Rule = {
  id: 'InferenceService/Scaling',
  why: 'The webhook of KServe refuses a measure that the autoscaler of the service does not have.',
  * check(set) {
    for (const at of set.ofKind(SERVICE)) {
      const scaler = scalerOf(at, set);
      const look = scaler === undefined ? () => [] : WRONG[scaler];
      yield* PARTS.flatMap(part => blamed(at, look(at.at('spec', part))));
    }
  },
};

type Scaler = 'knative' | 'hpa' | 'keda';

const WRONG: Readonly<Record<Scaler, (part: Field) => Iterable<Fault>>> = { knative: wrongKnative, hpa: wrongPods, keda: wrongKeda };

/** What changes the number of pods, as the webhook sees it; undefined if it looks at nothing. */
function scalerOf(at: Located, set: ManifestSet): Scaler | undefined {
  const mode = modeOf(at, set);
  if (mode === 'Standard' && (at.annotations[MODE] === undefined || ['Standard', 'RawDeployment'].includes(at.annotations[MODE]))) {
    const named = at.annotations[SCALER];
    return named === 'hpa' || named === 'keda' ? named : undefined;
  }
  return mode === undefined ? undefined : at.annotations['autoscaling.knative.dev/class'] === HPA ? 'hpa' : 'knative';
}

function* wrongKnative(part: Field): Generator<Fault> {
  const [strategy, metric, target] = ['deploymentStrategy', 'scaleMetric', 'scaleTarget'].map(name => part.at(name));
  if (given(strategy)) {
    yield said(strategy, 'may not be there with Knative, which replaces pods in its own way', `leave it out, or annotate the InferenceService with ${MODE}: Standard`);
  }
  if (isSet(metric) && metric.value !== 'concurrency' && metric.value !== 'rps') {
    yield said(metric, `is nothing that Knative measures, got ${shown(metric.value)}`,
      `write concurrency or rps, or annotate the InferenceService with ${MODE}: Standard and ${SCALER}: hpa`);
  }
  if (metric.value === 'rps' && (target.number ?? 1) < 1) {
    yield said(target, `must be 1 or more with rps, got ${target.number}`, 'write such a number');
  }
}

function* wrongPods(part: Field): Generator<Fault> {
  const [metric, target] = ['scaleMetric', 'scaleTarget'].map(name => part.at(name));
  if (isSet(metric) && metric.value !== 'cpu' && metric.value !== 'memory') {
    yield said(metric, `is nothing that a HorizontalPodAutoscaler of KServe measures, got ${shown(metric.value)}`, 'write cpu or memory');
  }
  yield* noPercentage(target);
  for (const type of part.at('autoScaling', 'metrics').items().map(one => one.at('type'))) {
    if (type.text !== undefined && type.text !== 'Resource') {
      yield said(type, `must be Resource without KEDA, got ${shown(type.text)}`, `write Resource, or annotate the InferenceService with ${SCALER}: keda`);
    }
  }
}

function noPercentage(field: Field): Fault[] {
  return numberWrong(field, number => number >= 1 && number <= 100 ? undefined : 'must be a percentage from 1 to 100', 'write such a number');
}

function* wrongKeda(part: Field): Generator<Fault> {
  const metric = part.at('scaleMetric');
  if (given(metric)) {
    yield said(metric, `may not be there with KEDA, got ${shown(metric.value)}`, 'write autoScaling.metrics instead');
  }
  for (const one of part.at('autoScaling', 'metrics').items()) {
    yield* one.at('type').value === 'Resource' ? wrongResource(one.at('resource')) : wrongQuery(one.at(one.at('type').value === 'External' ? 'external' : 'podmetric'));
  }
}

function* wrongResource(resource: Field): Generator<Fault> {
  const target = resource.at('target');
  const types = resource.at('name').value === 'cpu' ? ['Utilization'] : ['AverageValue', 'Utilization'];
  if (given(target) && !types.includes(target.at('type').text ?? '')) {
    yield said(target.at('type'), `must be ${types.join(' or ')} for ${shown(resource.at('name').value)}, got ${shown(target.at('type').value)}`, 'write one of them');
  }
  const average = target.at('averageValue');
  if (target.at('type').value === 'AverageValue' && (thousandths(average.value) ?? Infinity) < 2 ** 20 * 1000) {
    yield said(average, `must be at least 1Mi, got ${shown(average.value)}`, 'write such an amount');
  }
  yield* wrongTarget(target);
}

function* wrongQuery(source: Field): Generator<Fault> {
  if (!given(source)) {
    return; // a fault of the form
  }
  for (const field of [source.at('metric', 'query'), source.at('target', 'value')].filter(one => !isSet(one))) {
    yield said(field, `must be there, got ${shown(field.value)}`, 'write it');
  }
  yield* wrongTarget(source.at('target'));
}

const VALUES: Readonly<Record<string, string>> = { Utilization: 'averageUtilization', AverageValue: 'averageValue', Value: 'value' };

function* wrongTarget(target: Field): Generator<Fault> {
  const type = target.at('type').text ?? '';
  if (Object.hasOwn(VALUES, type) && !given(target.at(VALUES[type]))) {
    yield said(target.at(VALUES[type]), `must be there with the type ${type}, got undefined`, 'write it');
  }
  if (type === 'Utilization') {
    yield* noPercentage(target.at(VALUES[type]));
  }
}
