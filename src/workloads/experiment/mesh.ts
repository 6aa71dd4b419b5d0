import { isRecord } from '../../core';
import { INJECT } from '../pod/pod';

/** Label by which the pods of a part of a TrainJob are known. */
const REPLICATED_JOB = 'jobset.sigs.k8s.io/replicatedjob-name';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The spec of a job whose pods get no proxy of the mesh, where they say nothing of it themselves.
 *
 * @param podLabels labels of the pod that trains
 */
export function outsideMesh(kind: string, spec: Fields, podLabels: Readonly<Record<string, string>> = {}): Fields {
  switch (kind) {
    case 'Workflow': return { ...spec, podMetadata: outside(spec.podMetadata) };
    case 'TrainJob': return patched(spec, podLabels[REPLICATED_JOB] ?? 'node');
    default: return walked(spec) as Fields;
  }
}

/** All templates of pods in an object, wherever they stand. */
function walked(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(walked);
  }
  if (!isRecord(value)) {
    return value;
  }
  const isPodTemplate = isRecord(value.spec) && Array.isArray(value.spec.containers);
  return isPodTemplate ? { ...value, metadata: outside(value.metadata) } : Object.fromEntries(Object.entries(value).map(([key, below]) => [key, walked(below)]));
}

/** The form of a TrainJob's pods is that of its runtime, which it changes. */
function patched(spec: Fields, job: string): Fields {
  const patches: readonly unknown[] = Array.isArray(spec.runtimePatches) ? spec.runtimePatches : [];
  if (JSON.stringify(patches).includes(INJECT)) {
    return spec;
  }
  const template = { spec: { template: { metadata: outside(undefined) } } };
  const own = { manager: 'cdk8s-kubeflow/experiment', trainingRuntimeSpec: { template: { spec: { replicatedJobs: [{ name: job, template }] } } } };
  return { ...spec, runtimePatches: [...patches, own] };
}

function outside(given: unknown): Fields {
  const metadata: Fields = isRecord(given) ? given : {};
  const says = ['labels', 'annotations'].some(place => isRecord(metadata[place]) && metadata[place][INJECT] !== undefined);
  return says ? metadata : { ...metadata, labels: { [INJECT]: 'false', ...isRecord(metadata.labels) ? metadata.labels : {} } };
}
