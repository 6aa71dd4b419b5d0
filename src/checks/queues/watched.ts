import { DEFAULT_QUEUE, Located, ManifestSet, QUEUE_NAME_LABEL } from '../../core';

/** Kinds whose labels, and whose pods' requests of a topology, Kueue's webhooks read. Source: Kueue 0.17, pkg/controller/jobs. */
const KINDS = [
  'batch/Job', 'jobset.x-k8s.io/JobSet', 'trainer.kubeflow.org/TrainJob', 'kubeflow.org/MPIJob', 'kubeflow.org/PyTorchJob', 'kubeflow.org/TFJob', 'kubeflow.org/XGBoostJob',
  'kubeflow.org/JAXJob', 'kubeflow.org/PaddleJob', 'ray.io/RayJob', 'ray.io/RayCluster', 'ray.io/RayService', 'sparkoperator.k8s.io/SparkApplication',
  'leaderworkerset.x-k8s.io/LeaderWorkerSet', 'Pod',
];

/** The objects of the output that a webhook of Kueue looks at. */
export function watchedBy(set: ManifestSet): Located[] {
  return set.ofKind(...KINDS).filter(at => isWatched(set, at));
}

/** Whether Kueue looks at a kind; one of the output tells by its webhooks, of another one nobody knows. */
export function isWatched(set: ManifestSet, { kind, version }: Located): boolean {
  const webhooks = set.once(webhooksOf, webhooksOf);
  const isOther = kind === 'MPIJob' && version === 'v1'; // the training operator's, which Kueue does not know
  return !isOther && (!webhooks.has('vclusterqueue.kb.io') || webhooks.has(`v${kind.toLowerCase()}.kb.io`));
}

/** Whether an object waits in a queue: one that names none waits in the default one, unless it serves. */
export function waits(set: ManifestSet, at: Located): boolean {
  const isByDefault = !SERVING.includes(at.kind) && set.has('kueue.x-k8s.io/LocalQueue', at.namespace, DEFAULT_QUEUE);
  return isWatched(set, at) && (isByDefault || Boolean(at.labels[QUEUE_NAME_LABEL]));
}

const SERVING = ['RayService', 'LeaderWorkerSet', 'Pod'];

function webhooksOf(set: ManifestSet): ReadonlySet<string | undefined> {
  return new Set(set.ofKind('admissionregistration.k8s.io/ValidatingWebhookConfiguration').flatMap(one => one.at('webhooks').items()).map(one => one.at('name').text));
}
