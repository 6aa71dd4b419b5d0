import type { MetricsCollector } from './collectors';
import { conditionsSaid, conditionsTold, KnownTrialKind, primaryPodLabelsOf, TrialConditions } from './conditions';
import { outsideMesh } from './mesh';
import { placeholder, referencesIn, TRIAL_FACTS, TrialFact, usedIn } from './placeholders';
import { checkCommand, quotedCommand } from './shell';
import { TrialParameter, TrialTemplate } from '../../apis/kubeflow.org/v1beta1';
import { checkedProps, ConfigError, isRecord, listed, shown } from '../../core';
import { NamespaceName, ObjectName } from '../../core/names';
import type { JobTemplate } from '../job-template';
import { PodAround } from '../pod/pod';

/** The trial itself: each is a text that becomes the fact. */
export interface TrialReference {
  /** Name of the trial, which its job has too. */
  readonly name: string;
  readonly namespace: string;
  /** Kind of the job. */
  readonly kind: string;
  /** `<group>/<version>` of the job. */
  readonly apiVersion: string;
  /** Value of a label that the job has in its `labels`. */
  label(key: string): string;
  /** Value of an annotation that the job has in its `annotations`. */
  annotation(key: string): string;
}

/** Makes the job of a trial of the values that its parameters have there; each of them must be used. */
export type TrialMaker<Name extends string = string> = (values: { readonly [name in Name]: string }, trial: TrialReference) => JobTemplate;

/** A text with the job, in a ConfigMap with the label `katib.kubeflow.org/component: trial-templates`. */
export interface TrialInConfigMap extends Partial<TrialConditions> {
  /** Name of the ConfigMap. */
  readonly configMapName: ObjectName;
  /** Its namespace; a platform of this package takes those of the experiment's own, and its own `trial-templates`. @default - that of the experiment */
  readonly configMapNamespace?: NamespaceName;
  /**
   * Key in it.
   * @minLength 1
   */
  readonly templatePath: string;
  /** What the names in the text stand for, by the name: a parameter, or a fact of the trial such as `${trialSpec.Name}`. */
  readonly trialParameters: Readonly<Record<string, string>>;
  /** Kind of the job, for what Katib knows of it; other kinds have both conditions here. @default 'Job' */
  readonly kind?: KnownTrialKind;
  /**
   * Container that trains.
   * @minLength 1
   */
  readonly primaryContainerName: string;
  /** Labels of the pod that it is in. @default - Katib's own for the kind */
  readonly primaryPodLabels?: Readonly<Record<string, string>>;
}

/** The same, where the compiler knows the parameters. */
export interface ConfigMapTrial<Name extends string = string> extends Omit<TrialInConfigMap, 'trialParameters'> {
  readonly trialParameters: Readonly<Record<string, Name | TrialFact>>;
}

/** What runs in each trial. */
export type Trial<Name extends string = string> = TrialMaker<Name> | ConfigMapTrial<Name>;

/**
 * The same where nobody compiles.
 * @schema {"x-kubernetes-preserve-unknown-fields":true}
 * @form a function such as p => job({ image, args: ["--lr", p.lr] }), or a ConfigMap with its trialParameters
 */
export type TrialSource = Trial;

/** What a trial is made of. */
export interface TrialMaking {
  readonly trial: Trial;
  /** Names of the values that each trial gets, with what they mean. */
  readonly values: ReadonlyMap<string, string | undefined>;
  readonly mesh: boolean;
  /** @default - what the container prints is read */
  readonly collector?: MetricsCollector;
  readonly retain: boolean;
}

/**
 * The template of trials in the API's form.
 *
 * @throws ConfigError `ExperimentTrial`, and those of the job
 */
export function trialTemplate(at: PodAround, making: TrialMaking): TrialTemplate {
  const { trial, retain } = making;
  if (typeof trial !== 'function' && (!isRecord(trial) || isJobTemplate(trial))) {
    fail(at, `trial must be a function that makes a job, or a ConfigMap, got ${isJobTemplate(trial) ? 'a job' : shown(trial)}`,
      'pass e.g. p => job({ image, args: ["--lr", p.lr] })');
  }
  const template = typeof trial === 'function' ? made(at, making, trial)
    : referred(at, making, checkedProps<TrialInConfigMap>(at.scope, 'workloads/experiment#TrialInConfigMap', trial));
  return { ...template, ...retain && { retain } };
}

function made(at: PodAround, { values, mesh, collector }: TrialMaking, trial: TrialMaker): TrialTemplate {
  const names = [...values.keys()];
  const job: unknown = trial(Object.fromEntries(names.map(name => [name, placeholder(name)])), TRIAL_FACTS);
  if (!isJobTemplate(job)) {
    return fail(at, `trial must make a job as data, got ${shown(job)}`, 'return e.g. job({ image, args: ["--lr", p.lr] })');
  }
  const { apiVersion, kind, metadata, trial: facts, spec } = job;
  const { primaryContainerName, primaryPodLabels } = facts;
  const whole = facts.isPlain === true ? quotedCommand(spec(at), primaryContainerName, collector) : spec(at);
  const trialSpec = { apiVersion, kind, ...metadata && { metadata }, spec: mesh ? whole : outsideMesh(kind, whole, primaryPodLabels) };
  checkCommand(at, whole, primaryContainerName, collector);
  const used = usedIn(trialSpec);
  const unused = names.find(name => !used.has(name));
  if (unused !== undefined) {
    fail(at, `trial must use all values, since Katib makes no trial otherwise, got nothing that uses ${shown(unused)}`, 'put it into args or env, or leave it out of the search');
  }
  const references = referencesIn(used, names);
  const unknown = [...used].find(name => !names.includes(name) && !references.has(name));
  if (unknown !== undefined) {
    fail(at, `trial must use values of ${listed(names)}, got ${shown(placeholder(unknown))}`, 'use what the function is given');
  }
  checkMetadata(at, references, metadata);
  const conditions = conditionsSaid(kind, facts);
  if (conditions === undefined) {
    fail(at, `trial must say successCondition and failureCondition for a kind that Katib does not know, got ${shown(kind)}`, 'pass e.g. status.conditions.#(type=="Ready")#');
  }
  return {
    primaryContainerName,
    ...primaryPodLabels && { primaryPodLabels },
    ...conditions,
    trialParameters: [
      ...[...values].map(([name, description]): TrialParameter => ({ name, ...description !== undefined && { description }, reference: name })),
      ...[...references].map(([name, reference]) => ({ name, reference })),
    ],
    trialSpec,
  };
}

function isJobTemplate(job: unknown): job is JobTemplate {
  return isRecord(job) && typeof job.kind === 'string' && isRecord(job.trial) && typeof job.spec === 'function';
}

/** Katib makes no trial where a label or an annotation is not there. */
function checkMetadata(at: PodAround, references: ReadonlyMap<string, string>, metadata: JobTemplate['metadata']): void {
  for (const reference of references.values()) {
    const [, place, key] = /^\$\{trialSpec\.(Labels|Annotations)\[(.+)\]\}$/.exec(reference) ?? [];
    const there = place === 'Labels' ? metadata?.labels : metadata?.annotations;
    if (key !== undefined && there?.[key] === undefined) {
      fail(at, `trial must have the ${place === 'Labels' ? 'label' : 'annotation'} that it asks for, got ${shown(key)}, and ${listed(Object.keys(there ?? {}))}`,
        `pass it in ${place.toLowerCase()} of the job`);
    }
  }
}

function referred({ scope, namespace }: PodAround, { values }: TrialMaking, trial: TrialInConfigMap): TrialTemplate {
  const { configMapName, configMapNamespace = namespace, templatePath, trialParameters, kind = 'Job', primaryContainerName, primaryPodLabels } = trial;
  const at = { scope };
  const references = Object.values(trialParameters);
  const twice = references.find((one, index) => references.indexOf(one) < index);
  if (twice !== undefined) {
    fail(at, `trialParameters must have different references, got ${shown(twice)} twice`, 'use one name at all places of the text');
  }
  const unused = [...values.keys()].find(name => !references.includes(name));
  if (unused !== undefined) {
    fail(at, `trialParameters must refer to all values, since Katib makes no trial otherwise, got ${listed(references)} without ${shown(unused)}`,
      'add it, or leave it out of the search');
  }
  const unknown = references.find(one => !values.has(one) && !/^\$\{trialSpec\.(Name|Namespace|Kind|APIVersion|(Labels|Annotations)\[.+\])\}$/.test(one));
  if (unknown !== undefined) {
    fail(at, `trialParameters must refer to values of ${listed([...values.keys()])} or facts of the trial, got ${shown(unknown)}`, 'correct the name');
  }
  const odd = Object.keys(trialParameters).find(name => !/^[^{}]+$/.test(name));
  if (odd !== undefined) {
    fail(at, `trialParameters must have names without braces, got ${shown(odd)}`, 'rename it, in the text too');
  }
  const podLabels = primaryPodLabels ?? primaryPodLabelsOf(kind);
  return {
    primaryContainerName,
    ...podLabels && { primaryPodLabels: podLabels },
    ...conditionsTold(kind, trial),
    trialParameters: Object.entries(trialParameters).map(([name, reference]) => {
      const description = values.get(reference);
      return { name, ...description !== undefined && { description }, reference };
    }),
    configMap: { configMapName, configMapNamespace, templatePath },
  };
}

function fail({ scope }: Pick<PodAround, 'scope'>, what: string, fix: string): never {
  throw new ConfigError('ExperimentTrial', `${what}; ${fix}`, scope);
}
