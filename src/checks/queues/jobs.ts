import { waits, watchedBy } from './watched';
import { DEFAULT_QUEUE, Field, Located, ManifestSet, QUEUE_NAME_LABEL, Rule, shown } from '../../core';
import { isDnsSubdomain } from '../../core/names';
import { blamed, Fault, fault, said, textWrong } from '../fault';

/** `LocalQueue/Jobs`: labels and annotations by which jobs wait are such as Kueue reads. Source: Kueue 0.17, pkg/controller/jobframework/validation.go and jobs. */
export const queuedJobs: Rule = {
  id: 'LocalQueue/Jobs',
  why: 'The webhook of Kueue refuses a job with labels or annotations that it cannot read, and the whole sync stops.',
  * check(set) {
    for (const at of watchedBy(set)) {
      yield* blamed(at, wrongLabels(at, set));
      yield* at.key === 'batch/Job' ? blamed(at, wrongJob(at)) : [];
      yield* at.key === 'sparkoperator.k8s.io/SparkApplication' && waits(set, at) ? blamed(at, wrongSpark(at.at('spec'))) : [];
    }
  },
};

function* wrongLabels(at: Located, set: ManifestSet): Generator<Fault> {
  const labels = at.at('metadata', 'labels');
  const hasDefault = set.has('kueue.x-k8s.io/LocalQueue', at.namespace, DEFAULT_QUEUE);
  yield* worded(labels.at(QUEUE_NAME_LABEL), text => text === '' && hasDefault ? undefined : nameFault(text), 'write the name of a LocalQueue');
  yield* worded(labels.at('kueue.x-k8s.io/prebuilt-workload-name'), nameFault, 'write the name of a Workload');
  yield* worded(labels.at('kueue.x-k8s.io/max-exec-time-seconds'), text => wholeNumber(text) > 0 ? undefined : 'must be a whole number above 0', 'write seconds, as in "3600"');
}

function nameFault(text: string): string | undefined {
  return isDnsSubdomain(text) ? undefined : 'must be a name of small letters, digits, "-" and "."';
}

/** The number that Go reads; NaN if it reads none. */
export function wholeNumber(text: string): number {
  return /^[+-]?\d+$/.test(text) ? Number(text) : NaN;
}

/** What Go reads as yes and as no. */
const [YES, NO] = [['1', 't', 'T', 'TRUE', 'true', 'True'], ['0', 'f', 'F', 'FALSE', 'false', 'False']];

/** What is wrong with the text of a switch. */
export function switchFault(text: string): string | undefined {
  return [...YES, ...NO].includes(text) ? undefined : 'must be "true" or "false"';
}

/** What is wrong with a label or annotation of Kueue, whose words are no secret. */
export function worded(field: Field, faultOf: (text: string) => string | undefined, fix: string): Fault[] {
  return textWrong(field, faultOf, fix, `got ${shown(field.value)}`);
}

function* wrongJob(at: Located): Generator<Fault> {
  const annotation = (name: string): Field => at.at('metadata', 'annotations', `kueue.x-k8s.io/${name}`);
  const [parallelism = 1, completions] = ['parallelism', 'completions'].map(name => at.at('spec', name).number);
  const pods = Math.min(parallelism, completions ?? parallelism);
  yield* worded(annotation('job-min-parallelism'), text => wholeNumber(text) > 0 && wholeNumber(text) < pods ? undefined : `must be a whole number above 0 and below the ${pods} pods of the job`,
    pods > 1 ? 'write the fewest pods that the job can begin with' : 'leave it out');
  const equal = annotation('job-completions-equal-parallelism');
  yield* worded(equal, switchFault, 'write one of them');
  if (YES.includes(equal.text ?? '')) {
    const mode = at.at('spec', 'completionMode');
    yield* mode.value === 'Indexed' ? [] : [fault(mode, `must be "Indexed" with ${shown(equal.path)}`, 'write it, or leave the annotation out')];
    yield* parallelism === (completions ?? 1) ? []
      : [said(at.at('spec', 'completions'), `must be parallelism, ${parallelism}, got ${shown(completions)}`, 'write the same number, or leave the annotation out')];
  }
}

/** A queue gives a place to all pods at once, and only to what runs in the cluster. */
function* wrongSpark(spec: Field): Generator<Fault> {
  const [mode, enabled] = [spec.at('mode'), spec.at('dynamicAllocation', 'enabled')];
  yield* mode.value === 'client' ? [fault(mode, 'must be "cluster" in a queue', 'write it')] : [];
  yield* enabled.value === true ? [fault(enabled, 'must not be on in a queue, which gives a place to all pods at once', 'leave it out, and write executor.instances')] : [];
}
