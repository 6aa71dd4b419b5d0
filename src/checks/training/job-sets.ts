import { Field, listed, Located, ManifestSet, Rule, shown, Violation } from '../../core';

/** `JobSet/Jobs`: the Jobs of a set, and of the sets that a training runtime makes, are such as JobSet's webhook and Kubernetes take. */
export const jobSetJobs: Rule = {
  id: 'JobSet/Jobs',
  why: 'The webhook of JobSet refuses such a set; where a runtime has its form, training jobs are taken, and then fail.',
  check: wrongJobs,
};

/** Where kinds have a set, or the form of one. */
const SETS: Readonly<Record<string, readonly string[]>> = {
  'jobset.x-k8s.io/JobSet': ['spec'],
  'trainer.kubeflow.org/TrainingRuntime': ['spec', 'template', 'spec'],
  'trainer.kubeflow.org/ClusterTrainingRuntime': ['spec', 'template', 'spec'],
};

const LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const LONGEST = 63;

function* wrongJobs(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind(...Object.keys(SETS))) {
    const spec = at.at(...SETS[at.key]);
    const jobs = spec.at('replicatedJobs').items();
    const names = jobs.flatMap(job => job.at('name').text ?? []);
    for (const [index, job] of jobs.entries()) {
      yield* wrongName(at, job);
      yield* wrongOrder(at, job, names.slice(0, index));
      yield* wrongPods(at, job);
    }
    const targets = [spec.at('successPolicy'), ...spec.at('failurePolicy', 'rules').items()].flatMap(policy => policy.at('targetReplicatedJobs').items());
    for (const target of [...targets, spec.at('coordinator', 'replicatedJob')].filter(({ text }) => text !== undefined && !names.includes(text))) {
      yield { at, field: target.path, problem: `names an entry of replicatedJobs that is not there, got ${shown(target.text)}`, fix: `name one of ${listed(names)}` };
    }
    yield* wrongCoordinator(at, spec.at('coordinator'), jobs);
    yield* wrongNetwork(at, spec.at('network', 'subdomain'));
    yield* unfinishedRestart(at, spec.at('failurePolicy', 'restartStrategy'), set);
  }
}

/** Names of Jobs and pods begin with that of the set, which a runtime does not know yet. */
function* wrongName(at: Located, job: Field): Generator<Violation> {
  const name = job.at('name');
  const last = (job.at('replicas').number ?? 1) - 1;
  const template = job.at('template', 'spec');
  const completions = template.at('completionMode').value === 'NonIndexed' ? undefined : template.at('completions').number;
  const derived = `${at.kind === 'JobSet' ? `${at.name}-` : ''}${name.text}-${last}${completions === undefined ? '' : `-${completions - 1}-abcde`}`;
  if (name.text !== undefined && (derived.length > LONGEST || !LABEL.test(derived))) {
    yield {
      at,
      field: name.path,
      problem: `must make names of Jobs and pods of at most ${LONGEST} lower-case letters, digits and "-" that begin with a letter, got ${shown(derived)}`,
      fix: 'shorten or change the name of the job or of the set',
    };
  }
}

function* wrongOrder(at: Located, job: Field, earlier: readonly string[]): Generator<Violation> {
  for (const name of job.at('dependsOn').items().map(one => one.at('name')).filter(({ text }) => text !== undefined && !earlier.includes(text))) {
    yield {
      at,
      field: name.path,
      problem: `waits for an entry that does not stand before it, got ${shown(name.text)}`,
      fix: earlier.length === 0 ? 'put that entry before this one' : `name one of ${listed(earlier)}, or change the order`,
    };
  }
}

/** A Job's pods must end. */
function* wrongPods(at: Located, job: Field): Generator<Violation> {
  const policy = job.at('template', 'spec', 'template', 'spec', 'restartPolicy');
  if (policy.value === 'Always') {
    yield { at, field: policy.path, problem: 'must not be such that the pods of a Job never end, got "Always"', fix: 'write "OnFailure" or "Never", or leave it out' };
  }
}

function* wrongCoordinator(at: Located, coordinator: Field, jobs: readonly Field[]): Generator<Violation> {
  const job = jobs.find(one => one.at('name').value === coordinator.at('replicatedJob').value);
  const template = job?.at('template', 'spec');
  const counts = [['jobIndex', job?.at('replicas').number ?? 1], ['podIndex', template?.at('completions').number ?? template?.at('parallelism').number ?? 1]] as const;
  for (const [name, count] of job === undefined ? [] : counts) {
    const index = coordinator.at(name);
    if (index.number !== undefined && (index.number < 0 || index.number >= count)) {
      yield { at, field: index.path, problem: `must be from 0 to ${count - 1}, since there are no more, got ${index.number}`, fix: 'name one that there is' };
    }
  }
}

/** It is the name of a Service too. */
function* wrongNetwork(at: Located, subdomain: Field): Generator<Violation> {
  if (subdomain.text !== undefined && subdomain.text !== '' && (!LABEL.test(subdomain.text) || subdomain.text.length > LONGEST)) {
    yield {
      at, field: subdomain.path, problem: `must be the name of a Service, at most ${LONGEST} lower-case letters, digits and "-" that begin with a letter, got ${shown(subdomain.text)}`,
      fix: 'choose another name',
    };
  }
}

/** A controller of the output that has no such feature switched on refuses it. */
function* unfinishedRestart(at: Located, strategy: Field, set: ManifestSet): Generator<Violation> {
  const configs = strategy.value === 'InPlaceRestart' ? set.ofKind('ConfigMap').filter(({ name }) => name === 'jobset-manager-config') : [];
  if (configs.length > 0 && !configs.some(one => Object.values(one.at('data').strings()).some(text => /^ *InPlaceRestart: true$/m.test(text)))) {
    yield {
      at, field: strategy.path, problem: 'is a feature that the controller has switched off, got "InPlaceRestart"',
      fix: 'write "Recreate" or "BlockingRecreate", or pass inPlaceRestart: true to JobSets',
    };
  }
}
