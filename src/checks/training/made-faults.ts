import { jobSetFaults } from './job-set-form';
import { JOBS_OF_PATCHES, madeJobSet } from './made-job-set';
import { Field, fieldsAt, listed, Located, ManifestSet } from '../../core';
import { Fault, fault } from '../fault';
import { jobFaults } from '../pods/form';

/** A training job that asks for nothing. */
const NOBODY = new Field({});
/** What JobSet makes other names of with that of the set. */
const OF_NAME = /^spec\.(replicatedJobs\[\d+\]\.name|coordinator|volumeClaimPolicies\[.+\.name)$/;

/** Volumes that Trainer adds to the pods of MPI. */
const OF_MPI = ['mpi-ssh-auth', 'mpi-hostfile'];

/**
 * What JobSet's webhook or Kubernetes refuse of what Trainer makes for a training job, beside what they refuse of the runtime anyway.
 */
export function* madeFaults(job: Located, runtime: Located, set: ManifestSet): Generator<Fault> {
  const made = madeJobSet(job, runtime);
  const before = set.once(`faults of the runtime ${runtime.key} ${runtime.label}`, () => new Set(all(madeJobSet(NOBODY, runtime), undefined).map(id)));
  // What is wrong at one field is often wrong at many of what is made of it.
  const places = new Set<string>();
  for (const one of all(made, job.name || undefined).filter(found => !before.has(id(found)))) {
    const field = placeOf(one.field, job);
    yield* places.has(`${field} ${one.fix}`) ? [] : [{ field, problem: `makes a JobSet whose ${one.field} ${one.problem}`, fix: one.fix }];
    places.add(`${field} ${one.fix}`);
  }
  yield* missingVolumes(job, made);
}

function all(spec: Field, name: string | undefined): Fault[] {
  const jobs = spec.at('replicatedJobs').items().map(one => one.at('template', 'spec'));
  return [...jobSetFaults(spec, name), ...jobs.flatMap(one => [...jobFaults(one, { mode: 'Indexed', restartPolicy: true })])];
}

function id({ field, problem }: Fault): string {
  return `${field} ${problem}`;
}

/** The field of the training job that most likely says what is wrong. */
function placeOf(path: string, job: Located): string {
  const [, resource] = /\.resources\.(.+)$/.exec(path) ?? [];
  if (resource !== undefined && job.at('spec', 'trainer', 'resourcesPerNode').exists) {
    return `spec.trainer.resourcesPerNode.${resource}`;
  }
  const places: readonly [RegExp, string][] = [
    [/\.(parallelism|completions|maxFailedIndexes|succeededCount|podIndex)$/, 'spec.trainer.numNodes'], [/\.image$/, 'spec.trainer.image'],
    [/\.env\[/, 'spec.trainer.env'], [/\.env\[/, 'spec.initializer.dataset.env'], [/\.env\[/, 'spec.initializer.model.env'], [OF_NAME, 'metadata.name'],
    [/^/, 'spec.runtimePatches'],
  ];
  return places.find(([pattern, place]) => pattern.test(path) && job.at(...place.split('.')).exists)?.[1] ?? 'spec.runtimeRef.name';
}

/** Mounts that patches add, of volumes that nobody adds. */
function* missingVolumes(job: Located, made: Field): Generator<Fault> {
  const claims = fieldsAt(made.at('volumeClaimPolicies'), ['*', 'templates', '*']).map(one => one.at('metadata', 'name'));
  for (const patch of fieldsAt(job.at('spec', 'runtimePatches'), JOBS_OF_PATCHES)) {
    const changed = made.at('replicatedJobs').items().filter(one => one.at('name').value === patch.at('name').value).map(one => one.at('template', 'spec', 'template', 'spec'));
    const mounts = ['initContainers', 'containers'].flatMap(list => fieldsAt(patch.at('template', 'spec', 'template', 'spec', list), ['*', 'volumeMounts', '*']))
      .map(one => one.at('name'));
    for (const pod of changed) {
      const volumes = [...pod.at('volumes').items().map(one => one.at('name')), ...claims].flatMap(({ text }) => text ?? []);
      yield* mounts.filter(({ text }) => text !== undefined && ![...volumes, ...OF_MPI].includes(text))
        .map(name => fault(name, 'must be a volume of the pod', `add the volume to the patch, or name one of ${listed(volumes)}`));
    }
  }
}
