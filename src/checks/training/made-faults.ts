import { jobSetFaults } from './job-set-form';
import { madeJobSet } from './made-job-set';
import { Field, fieldsAt, listed, Located, ManifestSet } from '../../core';
import { Fault, fault } from '../fault';
import { jobFaults } from '../pods/form';

/** Volumes that Trainer adds to the pods of MPI. */
const OF_MPI = ['mpi-ssh-auth', 'mpi-hostfile'];

/**
 * What JobSet's webhook or Kubernetes refuse of what Trainer makes for a training job, beside what they refuse of the runtime anyway.
 */
export function* madeFaults(job: Located, runtime: Located, set: ManifestSet): Generator<Fault> {
  const made = madeJobSet(job, runtime);
  const before = set.once(`faults of the runtime ${runtime.key} ${runtime.label}`, () => new Set(all(madeJobSet(nobody(job), runtime), undefined).map(id)));
  // What is wrong at one field is often wrong at many of what is made of it.
  const places = new Set<string>();
  for (const one of all(made, job.name).filter(found => !before.has(id(found)))) {
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

/** A training job that asks for nothing. */
function nobody(job: Located): Located {
  return job.with({ ...job.manifest, spec: {} });
}

/** The field of the training job that most likely says what is wrong. */
function placeOf(path: string, job: Located): string {
  const [, resource] = /\.resources\.(.+)$/.exec(path) ?? [];
  if (resource !== undefined && job.at('spec', 'trainer', 'resourcesPerNode').exists) {
    return `spec.trainer.resourcesPerNode.${resource}`;
  }
  const places: readonly [RegExp, string][] = [
    [/\.(parallelism|completions)$/, 'spec.trainer.numNodes'], [/\.image$/, 'spec.trainer.image'], [/\.env\[/, 'spec.trainer.env'],
    [/(\]\.name|coordinator|metadata\.name)$/, 'metadata.name'],
  ];
  const found = places.find(([pattern]) => pattern.test(path))?.[1];
  const isThere = found !== undefined && (found === 'metadata.name' || job.at(...found.split('.')).exists);
  return isThere ? found : job.at('spec', 'runtimePatches').exists ? 'spec.runtimePatches' : 'spec.runtimeRef.name';
}

/** Mounts that patches add, of volumes that nobody adds. */
function* missingVolumes(job: Located, made: Field): Generator<Fault> {
  const claims = fieldsAt(made.at('volumeClaimPolicies'), ['*', 'templates', '*']).map(one => one.at('metadata', 'name').text);
  for (const patch of fieldsAt(job.at('spec', 'runtimePatches'), ['*', 'trainingRuntimeSpec', 'template', 'spec', 'replicatedJobs', '*'])) {
    const pod = made.at('replicatedJobs').items().find(one => one.at('name').value === patch.at('name').value)?.at('template', 'spec', 'template', 'spec');
    const volumes = [...pod?.at('volumes').items().map(one => one.at('name').text) ?? [], ...claims, ...OF_MPI].flatMap(name => name ?? []);
    const mounts = ['initContainers', 'containers'].flatMap(list => fieldsAt(patch.at('template', 'spec', 'template', 'spec', list), ['*', 'volumeMounts', '*']))
      .map(one => one.at('name'));
    yield* pod === undefined ? [] : mounts.filter(({ text }) => text !== undefined && !volumes.includes(text))
      .map(name => fault(name, 'must be a volume of the pod', `add the volume to the patch, or name one of ${listed(volumes.filter(one => !OF_MPI.includes(one)))}`));
  }
}
