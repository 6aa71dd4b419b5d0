import { CORE_SCHEMA, load } from 'js-yaml';
import { katibConfig } from './katib-config';
import { placeholderFaults, referenceFaults, replaced } from './placeholders';
import { containersOf, Field, isRecord, listed, Located, ManifestSet, podsOf, Rule, shown, step, Violation } from '../../core';
import { Fault, fault, given } from '../fault';
import { podsSpec } from '../pods/spec';
import { schemaCustom } from '../schema/custom';
import { schemaKubernetes } from '../schema/kubernetes';
import { schemaUnknownField } from '../schema/unknown-field';
import { jobSetJobs } from '../training/job-sets';
import { trainJobRuntime } from '../training/train-jobs';

/** `Experiment/Trial`: what an experiment runs can be made, and Katib finds the container whose metrics it collects. */
export const experimentTrial: Rule = {
  id: 'Experiment/Trial',
  why: 'The webhook of Katib refuses such a template; where it takes it, each trial fails, since its object or its pods are refused.',
  check: wrongTrials,
};

/** Rules about one object of a trial; those about its pods look into experiments by themselves. */
const RULES: readonly Rule[] = [schemaKubernetes, schemaCustom, schemaUnknownField, podsSpec, jobSetJobs, trainJobRuntime];

/** The object of a trial, with where it stands. */
interface Trial {
  readonly experiment: Located;
  readonly object: Located;
  /** Path of the object; that of the reference where it is in a ConfigMap. */
  readonly field: string;
  readonly isInline: boolean;
}

function* wrongTrials(set: ManifestSet): Generator<Violation> {
  const trials: Trial[] = [];
  for (const at of set.ofKind('kubeflow.org/Experiment')) {
    const template = at.at('spec', 'trialTemplate');
    const { source, faults } = sourceOf(template, set);
    yield* faults.map(one => ({ at, ...one }));
    if (source !== undefined) {
      yield* [...placeholderFaults(template, JSON.stringify(source.manifest)), ...referenceFaults(at.at('spec'), new Field(source.manifest))].map(one => ({ at, ...one }));
      const object = at.with(made(at, source.manifest));
      const trial = { experiment: at, object, ...source };
      trials.push(trial);
      yield* [...wrongObject(trial, source.manifest, set), ...unfoundContainer(trial, template), ...sharedName(trial, at.at('spec'))].map(one => ({ at, ...one }));
    }
  }
  yield* refused(trials, set);
}

/** The object that an experiment gives, or the ConfigMap that it names. */
function sourceOf(template: Field, set: ManifestSet): { source?: { manifest: Readonly<Record<string, unknown>>; field: string; isInline: boolean }; faults: Fault[] } {
  const inline = template.at('trialSpec');
  if (given(inline)) {
    return { faults: [], ...isRecord(inline.value) && { source: { manifest: inline.value, field: inline.path, isInline: true } } };
  }
  const reference = template.at('configMap');
  const [namespace, name, key] = ['configMapNamespace', 'configMapName', 'templatePath'].map(one => reference.at(one).text);
  const config = name === undefined ? undefined : set.find('ConfigMap', namespace, name);
  if (config === undefined || key === undefined) {
    return { faults: [] };
  }
  const text = config.at('data', key).text;
  if (text === undefined) {
    const keys = config.at('data').entries().map(([one]) => one);
    return { faults: [fault(reference.at('templatePath'), `must be a key of the ConfigMap ${shown(name)}`, `write one of ${listed(keys)}`)] };
  }
  const manifest = loaded(text);
  return isRecord(manifest) ? { faults: [], source: { manifest, field: reference.path, isInline: false } }
    : { faults: [fault(reference.at('templatePath'), 'must lead to an object in YAML', 'correct the ConfigMap')] };
}

function loaded(text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch {
    return undefined;
  }
}

/** An object as Katib makes it: it tries Jobs with words in the place of all parameters, and others with real values. */
function made(at: Located, manifest: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const spec = at.at('spec');
  const spaces = new Map(spec.at('parameters').items().map(one => [one.at('name').text, one.at('feasibleSpace')]));
  const isJob = manifest.kind === 'Job' && manifest.apiVersion === 'batch/v1';
  const values = new Map(spec.at('trialTemplate', 'trialParameters').items().map(one => {
    const space = spaces.get(one.at('reference').text);
    return [one.at('name').text ?? '', isJob ? 'test-value' : space?.at('min').text ?? space?.at('list').items()[0]?.text ?? 'test-value'];
  }));
  const object = replaced(manifest, values) as Readonly<Record<string, unknown>>;
  const metadata = isRecord(object.metadata) ? object.metadata : {};
  return { ...object, metadata: { ...metadata, name: `${at.name}-abcdefgh`, ...at.namespace !== undefined && { namespace: at.namespace } } };
}

function* wrongObject({ object, field, isInline }: Trial, manifest: Readonly<Record<string, unknown>>, set: ManifestSet): Generator<Fault> {
  const written = new Field(manifest, isInline ? field : `${field}.templatePath`);
  for (const name of ['name', 'namespace'].map(one => written.at('metadata', one)).filter(one => one.text)) {
    yield fault(name, 'must be left to Katib', 'leave it out');
  }
  yield* isInline ? [] : ['apiVersion', 'kind'].map(one => written.at(one)).filter(one => !one.text).map(one => fault(one, 'must be given', 'write it into the ConfigMap'));
  const resources = katibConfig(set)?.trialResources;
  const kind = `${object.kind}.${object.version}.${object.group}`;
  if (resources !== undefined && resources.size > 0 && object.kind !== '' && !resources.has(kind)) {
    yield {
      field: written.at('kind').path, problem: `is a kind that Katib does not run as trials, got ${shown(kind)}`,
      fix: `write one of ${listed([...resources])}, or add it to trialResources in the settings of Katib`,
    };
  }
}

/** The webhook of Katib looks into each pod of a trial for the container. */
function* unfoundContainer({ object, field, isInline }: Trial, template: Field): Generator<Fault> {
  const primary = template.at('primaryContainerName');
  for (const pods of object.kind === 'TrainJob' ? [] : podsOf(object)) {
    const names = containersOf(pods).filter(one => /(^|\.)containers\[/.test(one.field.path)).map(one => one.name);
    if (primary.text !== undefined && names.length > 0 && !names.includes(primary.text)) {
      const place = isInline ? joined(field, pods.spec.at('containers').path) : `${field}.templatePath`;
      yield fault(primary, `must be a container of all pods, and is none of ${place}`, `name one of ${listed(names)}, or call a container so`);
    }
  }
}

/** Katib puts a collector of one's own into the pods as it stands. */
function* sharedName({ object }: Trial, spec: Field): Generator<Fault> {
  const name = spec.at('metricsCollectorSpec', 'collector', 'customCollector', 'name');
  const isCustom = spec.at('metricsCollectorSpec', 'collector', 'kind').value === 'Custom' && name.text !== undefined;
  const primary = spec.at('trialTemplate', 'primaryContainerName').text;
  for (const pods of isCustom ? podsOf(object) : []) {
    const names = new Set<string | undefined>(containersOf(pods).map(one => one.name));
    if (names.has(primary) && names.has(name.text)) {
      yield fault(name, 'must not be the name of a container of the trial', 'choose another one');
      return;
    }
  }
}

/** What rules find in the objects of all trials, said of the experiments. */
function* refused(trials: readonly Trial[], set: ManifestSet): Generator<Violation> {
  const of = new Map(trials.map(trial => [trial.object, trial]));
  const all = new ManifestSet(trials.map(({ object }) => object), set.externals, [...set.all, ...set.known]);
  for (const rule of trials.length === 0 ? [] : RULES) {
    for (const { at, field, problem, fix } of rule.check(all)) {
      const trial = of.get(at);
      if (trial !== undefined && !field.startsWith('metadata.name')) {
        yield trial.isInline ? { at: trial.experiment, field: joined(trial.field, field), problem, fix }
          : { at: trial.experiment, field: `${trial.field}.templatePath`, problem: `leads to an object whose ${field} ${problem}`, fix };
      }
    }
  }
}

/** A path below another. */
function joined(path: string, below: string): string {
  return below === '(whole object)' ? path : below.startsWith('[') ? `${path}${below}` : step(path, 'x').replace(/x$/, below);
}
