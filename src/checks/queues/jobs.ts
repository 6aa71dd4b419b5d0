import { waits, watchedBy } from './watched';
import { noSwitch, worded } from './words';
import { DEFAULT_QUEUE, Field, Located, ManifestSet, QUEUE_NAME_LABEL, Rule, shown } from '../../core';
import { isDnsSubdomain } from '../../core/names';
import { blamed, Fault, fault, said } from '../fault';
import { goBoolean, goInteger } from '../go';

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
  yield* worded(labels.at('kueue.x-k8s.io/max-exec-time-seconds'), text => (goInteger(text) ?? 0) > 0 ? undefined : 'must be a whole number above 0',
    'write seconds, as in "3600"');
}

function nameFault(text: string): string | undefined {
  return isDnsSubdomain(text) ? undefined : 'must be a name of small letters, digits, "-" and "."';
}

function* wrongJob(at: Located): Generator<Fault> {
  const annotation = (name: string): Field => at.at('metadata', 'annotations', `kueue.x-k8s.io/${name}`);
  const [parallelism = 1, completions] = ['parallelism', 'completions'].map(name => at.at('spec', name).number);
  const pods = Math.min(parallelism, completions ?? parallelism);
  const isFewer = (fewest = 0) => fewest > 0 && fewest < pods;
  yield* worded(annotation('job-min-parallelism'), text => isFewer(goInteger(text)) ? undefined : `must be a whole number above 0 and below the ${pods} pods of the job`,
    pods > 1 ? 'write the fewest pods that the job can begin with' : 'leave it out');
  const equal = annotation('job-completions-equal-parallelism');
  yield* noSwitch(equal);
  if (goBoolean(equal.text ?? '') === true) {
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
