import { Fault, fault, given, outside } from '../../fault';
import { successFaults } from './indexes';
import { podFaults, PodReading } from './pod';
import { Field, listed } from '../../../core';

/** How a spec of a Job is read. */
export interface JobReading extends PodReading {
  /**
   * What `completionMode` is where it is left out.
   * @default "NonIndexed"
   */
  readonly mode?: 'NonIndexed' | 'Indexed';
  /**
   * Whether the restart policy of the pods may be left out, since somebody writes it.
   * @default false
   */
  readonly restartPolicy?: boolean;
  /**
   * Whether somebody writes how many pods there are.
   * @default false
   */
  readonly isCounted?: boolean;
}

const COUNTS = ['parallelism', 'completions', 'activeDeadlineSeconds', 'backoffLimit', 'ttlSecondsAfterFinished', 'backoffLimitPerIndex', 'maxFailedIndexes'];

/**
 * What the API server of Kubernetes refuses of a Job, its pods among it, beside what its schema says.
 *
 * Source: Kubernetes, pkg/apis/batch/validation/validation.go.
 *
 * @param spec the Job's spec
 */
export function* jobFaults(spec: Field, reading: JobReading = {}): Generator<Fault> {
  yield* podFaults(spec.at('template', 'spec'), reading);
  yield* COUNTS.flatMap(name => outside(spec.at(name), 0));
  const mode = spec.at('completionMode').value ?? reading.mode ?? 'NonIndexed';
  yield* mode === 'Indexed' ? wrongIndexes(spec, reading) : ['backoffLimitPerIndex', 'maxFailedIndexes', 'successPolicy'].map(name => spec.at(name)).filter(given)
    .map(({ path }) => ({ field: path, problem: 'has a meaning for pods with an index alone', fix: 'set completionMode to "Indexed", or leave it out' }));
  yield* wrongRestart(spec, reading);
  for (const rule of spec.at('podFailurePolicy', 'rules').items()) {
    yield* wrongFailureRule(spec, rule);
  }
  const replacement = spec.at('podReplacementPolicy');
  if (given(spec.at('podFailurePolicy')) && given(replacement) && replacement.value !== 'Failed') {
    yield fault(replacement, 'must be "Failed" beside podFailurePolicy', 'write it, or leave it out');
  }
  const manager = spec.at('managedBy');
  if (manager.text !== undefined && (!/^[^/]+\/.+$/.test(manager.text) || manager.text.length > 63)) {
    yield fault(manager, 'must be a domain and a path, such as "acme.io/foo", of at most 63 letters', 'correct it');
  }
  if (given(spec.at('selector')) && spec.at('manualSelector').value !== true) {
    yield { field: spec.at('selector').path, problem: 'must be left to Kubernetes', fix: 'leave it out' };
  }
  yield* spec.at('manualSelector').value === true ? unmatched(spec) : [];
}

/** Labels of a Job's own selector that its pods do not have. */
function unmatched(spec: Field): Fault[] {
  return spec.at('selector', 'matchLabels').entries().map(([key, value]) => ({ value, label: spec.at('template', 'metadata', 'labels', key) }))
    .filter(({ value, label }) => label.value !== value.value)
    .map(({ value }) => fault(value, 'must be a label of the pods', 'write it into template.metadata.labels, or leave selector and manualSelector out'));
}

function* wrongIndexes(spec: Field, { isCounted = false }: JobReading): Generator<Fault> {
  const [completions, parallelism, most] = ['completions', 'parallelism', 'maxFailedIndexes'].map(name => spec.at(name));
  if (!given(completions) && given(parallelism) && !isCounted) {
    yield fault(completions, 'must be given for pods with an index', 'write how many pods must end well, most often as many as parallelism');
  }
  if (given(most) && !given(spec.at('backoffLimitPerIndex'))) {
    yield fault(spec.at('backoffLimitPerIndex'), 'must be given beside maxFailedIndexes', 'write it');
  }
  yield* (most.number ?? 0) > (completions.number ?? Infinity) ? outside(most, 0, completions.number) : [];
  yield* (parallelism.number ?? 0) > 100_000 ? outside(parallelism, 0, 100_000) : [];
  const policy = spec.at('successPolicy');
  if (given(policy) && policy.at('rules').items().length === 0) {
    yield fault(policy.at('rules'), 'must have a rule', 'write one');
  }
  for (const rule of policy.at('rules').items()) {
    yield* successFaults(rule, completions.number);
  }
}

/** A Job's pods must end. */
function* wrongRestart(spec: Field, { restartPolicy = false }: JobReading): Generator<Fault> {
  const policy = spec.at('template', 'spec', 'restartPolicy');
  if (policy.value === 'Always' || !given(policy) && !restartPolicy) {
    yield fault(policy, 'must be such that the pods of a Job end', 'write "OnFailure" or "Never"');
  } else if (given(spec.at('podFailurePolicy')) && policy.value !== 'Never') {
    yield fault(policy, 'must be "Never" beside podFailurePolicy', 'write "Never"');
  }
}

function* wrongFailureRule(spec: Field, rule: Field): Generator<Fault> {
  const codes = rule.at('onExitCodes');
  const hasConditions = rule.at('onPodConditions').items().length > 0;
  if (given(codes) === hasConditions) {
    yield { field: rule.path, problem: `must say onExitCodes or onPodConditions, got ${hasConditions ? 'both' : 'neither'}`, fix: 'write one of them' };
  }
  if (rule.at('action').value === 'FailIndex' && !given(spec.at('backoffLimitPerIndex'))) {
    yield fault(rule.at('action'), 'needs backoffLimitPerIndex', 'set it, or choose another action');
  }
  if (given(codes)) {
    yield* wrongCodes(spec, codes);
  }
}

function* wrongCodes(spec: Field, codes: Field): Generator<Fault> {
  const numbers = codes.at('values').items();
  if (numbers.length === 0) {
    yield fault(codes.at('values'), 'must hold a number', 'write one');
  }
  for (const [index, value] of numbers.entries()) {
    if (value.value === 0 && codes.at('operator').value === 'In') {
      yield fault(value, 'must not be 0, with which a container ends well', 'leave it out');
    }
    if (index > 0 && (value.number ?? Infinity) <= (numbers[index - 1].number ?? -Infinity)) {
      yield fault(value, 'must be more than the number before it', 'put the numbers in order, each once');
    }
  }
  const containers = ['containers', 'initContainers'].flatMap(list => spec.at('template', 'spec', list).items()).flatMap(one => one.at('name').text ?? []);
  const name = codes.at('containerName');
  if (name.text !== undefined && !containers.includes(name.text)) {
    yield fault(name, 'must be a container of the pods', `name one of ${listed(containers)}`);
  }
}
