import { Field, listed, shown } from '../../core';
import { isDnsSubdomain, isLabelValue } from '../../core/names';
import { Fault, fault, given, misspelt, outside, repeated } from '../fault';

const LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const LONGEST = 63;
const MOST = 2 ** 31 - 1;
const SERVICE = `at most ${LONGEST} lower-case letters, digits and "-" that begin with a letter`;

/** Whether a text can name a Service. */
function isService(text: string): boolean {
  return text.length <= LONGEST && LABEL.test(text);
}

/** Whether a text is a domain and a path, with which Kubernetes names controllers. */
export function isDomainPath(text: string): boolean {
  const [domain, ...path] = text.split('/');
  return isDnsSubdomain(domain) && /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(path.join('/'));
}

/**
 * What the webhook of JobSet refuses of a set, and its definition by rules that are no schema; the form of the Jobs is left to `Pods/Spec`.
 *
 * Source: JobSet, pkg/webhooks/jobset_webhook.go.
 *
 * @param spec the spec of the set
 * @param name of the set, with which those of Jobs and pods begin; undefined where it is not known yet
 */
export function* jobSetFaults(spec: Field, name: string | undefined): Generator<Fault> {
  const jobs = spec.at('replicatedJobs').items();
  const names = jobs.flatMap(job => job.at('name').text ?? []);
  for (const [index, job] of jobs.entries()) {
    yield* wrongName(name, job);
    yield* wrongCount(job);
    yield* wrongOrder(job, names.slice(0, index));
    yield* misspelt(job.at('groupName'), isService, SERVICE);
    yield* spec.at('failurePolicy', 'restartStrategy').value === 'InPlaceRestart' ? wrongRestart(job.at('template', 'spec')) : [];
  }
  yield* wrongPolicies(spec, jobs, names);
  yield* wrongCoordinator(name, spec, jobs);
  yield* misspelt(spec.at('network', 'subdomain'), text => text === '' || isService(text), `the name of a Service, ${SERVICE}`);
  yield* misspelt(spec.at('managedBy'), text => isDomainPath(text) && text.length <= LONGEST,
    `a domain and a path such as "acme.io/foo", at most ${LONGEST} letters`);
  yield* wrongClaims(name, spec, jobs);
}

/** Names of Jobs and pods begin with that of the set. */
function* wrongName(set: string | undefined, job: Field): Generator<Fault> {
  const name = job.at('name');
  const last = (job.at('replicas').number ?? 1) - 1;
  const template = job.at('template', 'spec');
  const completions = template.at('completionMode').value === 'NonIndexed' ? undefined : template.at('completions').number;
  const derived = `${set === undefined ? '' : `${set}-`}${name.text}-${last}${completions === undefined ? '' : `-${completions - 1}-abcde`}`;
  if (name.text !== undefined && !isService(derived)) {
    yield { field: name.path, problem: `must make names of Jobs and pods of ${SERVICE}, got ${shown(derived)}`, fix: 'shorten or change the name of the job or of the set' };
  }
}

function* wrongCount(job: Field): Generator<Fault> {
  const replicas = job.at('replicas');
  yield* outside(replicas, 0);
  if ((replicas.number ?? 1) * (job.at('template', 'spec', 'parallelism').number ?? 1) > MOST) {
    yield fault(replicas, `must make at most ${MOST} pods together with parallelism`, 'lower one of the two');
  }
}

function* wrongOrder(job: Field, earlier: readonly string[]): Generator<Fault> {
  for (const name of job.at('dependsOn').items().map(one => one.at('name')).filter(({ text }) => text !== undefined && !earlier.includes(text))) {
    yield {
      field: name.path,
      problem: `waits for an entry that does not stand before it, got ${shown(name.text)}`,
      fix: earlier.length === 0 ? 'put that entry before this one' : `name one of ${listed(earlier)}, or change the order`,
    };
  }
}

/** Pods that are restarted where they are. */
function* wrongRestart(template: Field): Generator<Fault> {
  const [limit, replacement, completions] = ['backoffLimit', 'podReplacementPolicy', 'completions'].map(name => template.at(name));
  yield* limit.value === MOST ? [] : [fault(limit, `must be ${MOST} where pods are restarted in place`, 'write it')];
  yield* replacement.value === 'Failed' ? [] : [fault(replacement, 'must be "Failed" where pods are restarted in place', 'write it')];
  if (completions.number === undefined || completions.number !== template.at('parallelism').value) {
    yield fault(completions, 'must be given, and the same as parallelism, where pods are restarted in place', 'write both');
  }
}

function* wrongPolicies(spec: Field, jobs: readonly Field[], names: readonly string[]): Generator<Fault> {
  const rules = spec.at('failurePolicy', 'rules').items();
  const targets = [spec.at('successPolicy'), ...rules].flatMap(policy => policy.at('targetReplicatedJobs').items());
  for (const target of [...targets, spec.at('coordinator', 'replicatedJob')].filter(({ text }) => text !== undefined && !names.includes(text))) {
    yield { field: target.path, problem: `names an entry of replicatedJobs that is not there, got ${shown(target.text)}`, fix: `name one of ${listed(names)}` };
  }
  const ruleNames = rules.map(rule => rule.at('name')).filter(({ value }) => value !== '');
  yield* ruleNames.flatMap(one => misspelt(one, text => text.length <= 128 && /^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$/.test(text),
    'at most 128 letters, digits, "_", "," and ":", with a letter first'));
  yield* repeated(ruleNames, 'the name of a rule');
  const order = spec.at('startupPolicy', 'startupPolicyOrder');
  if (order.value === 'InOrder' && jobs.some(job => given(job.at('dependsOn')))) {
    yield fault(order, 'cannot stand beside dependsOn', 'leave one of the two out');
  }
}

function* wrongCoordinator(name: string | undefined, spec: Field, jobs: readonly Field[]): Generator<Fault> {
  const coordinator = spec.at('coordinator');
  const job = jobs.find(one => one.at('name').value === coordinator.at('replicatedJob').value);
  if (!given(coordinator) || job === undefined) {
    return;
  }
  const template = job.at('template', 'spec');
  const completions = template.at('completions');
  // A training job writes them where the set is not known yet.
  if (name !== undefined && completions.number === undefined || template.at('completionMode').value === 'NonIndexed') {
    yield {
      field: coordinator.at('replicatedJob').path, problem: `must be an entry with completions and pods with an index, got ${shown(job.at('name').value)}`,
      fix: 'write completions into its Job',
    };
  }
  const counts = [['jobIndex', job.at('replicas').number ?? 1], ['podIndex', completions.number ?? Infinity]] as const;
  for (const [field, count] of counts) {
    yield* outside(coordinator.at(field), 0, count - 1);
  }
  const subdomain = spec.at('network', 'subdomain').text || name;
  const place = `${name}-${job.at('name').text}-${coordinator.at('jobIndex').number ?? 0}-${coordinator.at('podIndex').number ?? 0}.${subdomain}`;
  if (name !== undefined && !isLabelValue(place)) {
    yield {
      field: coordinator.path, problem: `must make a label of at most ${LONGEST} letters, got ${shown(place)}`, fix: 'shorten the name of the set, of the job or of the subdomain',
    };
  }
}

function* wrongClaims(set: string | undefined, spec: Field, jobs: readonly Field[]): Generator<Fault> {
  const names = spec.at('volumeClaimPolicies').items().flatMap(policy => policy.at('templates').items()).map(template => template.at('metadata', 'name'))
    .filter(({ text }) => text !== undefined);
  yield* repeated(names, 'the name of a claim');
  const pods = jobs.map(job => job.at('template', 'spec', 'template', 'spec'));
  const containers = pods.flatMap(pod => ['initContainers', 'containers'].flatMap(list => pod.at(list).items()));
  const mounted = containers.flatMap(one => one.at('volumeMounts').items()).map(one => one.at('name').value);
  for (const name of names) {
    yield* misspelt(name, isDnsSubdomain, 'small letters, digits, "-" and "."');
    if (set !== undefined && `${name.text}-${set}`.length > LONGEST) {
      yield fault(name, `must make a name of a claim of at most ${LONGEST} letters, ${shown(`${name.text}-${set}`)}`, 'shorten it');
    }
    if (!mounted.includes(name.text)) {
      yield fault(name, 'must be mounted by a container', 'add it to volumeMounts, or leave the claim out');
    }
  }
  for (const volume of pods.flatMap(pod => pod.at('volumes').items()).map(one => one.at('name'))) {
    yield* names.some(({ value }) => value === volume.value) ? [fault(volume, 'is the name of a claim of the set too', 'give the volume another name')] : [];
  }
}
