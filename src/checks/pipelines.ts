/** Rules over pipelines of teams: what the API server of pipelines, which looks at none of this, would find out at a run. */
import { enforcedLevel } from './pod-security/level';
import { dangling, missingKey } from './references/common';
import { keysOf } from './references/data';
import { madeSecrets } from './references/made-secrets';
import { Field, Located, ManifestSet, Rule, shown, Violation } from '../core';
import { needsOf } from '../workloads/pipeline/needs';

/** `Pipeline/Schedule`: recurring runs are made by the API server of pipelines. */
export const pipelineSchedule: Rule = {
  id: 'Pipeline/Schedule',
  why: 'The API server of pipelines knows only the schedules that it made itself: one that is applied starts nothing, or what is in no list of runs.',
  check: appliedSchedules,
};

/** `Pipeline/References`: what pipelines and their runs name is there. */
export const pipelineReferences: Rule = {
  id: 'Pipeline/References',
  why: 'A step waits without end for a Secret, a ConfigMap or a claim that does not exist, and no step is made for an account that does not exist.',
  check: danglingNames,
};

/** `Pipeline/Level`: steps can start in a namespace of the level `restricted`. */
export const pipelineLevel: Rule = {
  id: 'Pipeline/Level',
  why: 'The API server of pipelines lets images decide who steps run as, so that Kubernetes refuses all steps in a namespace of the level "restricted".',
  check: refusedSteps,
};

const VERSION = 'pipelines.kubeflow.org/PipelineVersion';

function* appliedSchedules(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('kubeflow.org/ScheduledWorkflow')) {
    const field = at.at('spec', 'workflow', 'spec');
    yield {
      at,
      field: field.exists ? field.path : 'spec',
      problem: `${field.exists ? 'runs what no list of runs shows' : 'starts nothing'}, since the API server of pipelines did not make it, got ${shown(at.name)}`,
      fix: 'use RecurringRun, which has the server make it, or ScheduledRun, a CronJob that starts runs',
    };
  }
}

/** A compiled pipeline in an object. */
interface Document {
  readonly at: Located;
  readonly namespace: string;
  /** Its first document. */
  readonly spec: Field;
  /** Its second document; without a value where there is none. */
  readonly platform: Field;
}

/** All compiled pipelines of a set: versions that are objects, and files that are uploaded. */
function documents(set: ManifestSet): readonly Document[] {
  return set.once(documents, () => {
    const versions = set.ofKind(VERSION).map(at => ({ at, spec: at.at('spec', 'pipelineSpec'), platform: at.at('spec', 'platformSpec') }));
    const files = set.ofKind('ConfigMap').flatMap(at => {
      const compiled = at.object && needsOf(at.object)?.compiled;
      const { path } = at.at('data', 'pipeline.yaml');
      return compiled === undefined ? [] : [{ at, spec: new Field(compiled.spec, path), platform: new Field(compiled.platform, path) }];
    });
    return [...versions, ...files].flatMap(one => one.at.namespace === undefined ? [] : [{ ...one, namespace: one.at.namespace }]);
  });
}

function settings({ platform }: Document): Field[] {
  return platform.at('platforms', 'kubernetes', 'deploymentSpec', 'executors').entries().map(([, field]) => field);
}

function* danglingNames(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind(VERSION)) {
    const name = at.at('spec', 'pipelineName');
    if (at.namespace && name.text && !set.has('pipelines.kubeflow.org/Pipeline', at.namespace, name.text)) {
      yield dangling(at, name, 'Pipeline', at.namespace, name.text);
    }
  }
  for (const document of documents(set)) {
    for (const executor of settings(document)) {
      yield* danglingData(set, document, executor);
      for (const mount of executor.at('pvcMount').items()) {
        yield* absent(set, document, 'PersistentVolumeClaim', constant(mount, 'constant', 'pvcNameParameter'));
      }
    }
  }
  yield* danglingAccounts(set);
}

/** How the settings of an executor spell what it reads: lists of entries, the field with the name, and that of keys in `keyToEnv`. */
const DATA = {
  Secret: { lists: ['secretAsEnv', 'secretAsVolume', 'imagePullSecret'], name: 'secretName', parameter: 'secretNameParameter', key: 'secretKey' },
  ConfigMap: { lists: ['configMapAsEnv', 'configMapAsVolume'], name: 'configMapName', parameter: 'configMapNameParameter', key: 'configMapKey' },
} as const;

function* danglingData(set: ManifestSet, document: Document, executor: Field): Generator<Violation> {
  for (const kind of ['Secret', 'ConfigMap'] as const) {
    const { lists, name, parameter, key } = DATA[kind];
    for (const entry of lists.flatMap(list => executor.at(list).items()).filter(one => one.at('optional').value !== true)) {
      const named = constant(entry, name, parameter);
      yield* absent(set, document, kind, named);
      yield* unknownKeys(set, document, kind, named?.text, entry.at('keyToEnv').items().map(one => one.at(key)));
    }
  }
}

/** The field with a name that is written down; undefined where it is an input or an output of the run. */
function constant(entry: Field, name: string, parameter: string): Field | undefined {
  const field = [entry.at(parameter, 'runtimeValue', 'constant'), entry.at(name)].find(one => one.text);
  return field?.text?.includes('{{') === true ? undefined : field;
}

function* absent(set: ManifestSet, { at, namespace }: Document, kind: string, field: Field | undefined): Generator<Violation> {
  const name = field?.text;
  if (field !== undefined && name !== undefined && !set.has(kind, namespace, name) && !(kind === 'Secret' && madeSecrets(set).has(`${namespace}/${name}`))) {
    yield dangling(at, field, kind, namespace, name);
  }
}

function* unknownKeys(set: ManifestSet, { at, namespace }: Document, kind: 'Secret' | 'ConfigMap', name: string | undefined, keys: readonly Field[]): Generator<Violation> {
  if (name === undefined) {
    return;
  }
  const object = set.find(kind, namespace, name);
  const made = kind === 'Secret' ? madeSecrets(set).get(`${namespace}/${name}`) : undefined;
  const there = object === undefined ? made : keysOf(object, 'data', kind === 'Secret' ? 'stringData' : 'binaryData');
  for (const key of there === undefined ? [] : keys) {
    if (key.text && !there?.includes(key.text)) {
      yield missingKey(at, key, kind, name, key.text, there ?? []);
    }
  }
}

function* danglingAccounts(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('batch/Job', 'batch/CronJob')) {
    const name = at.object && needsOf(at.object)?.serviceAccount;
    const { namespace } = at;
    if (name !== undefined && namespace !== undefined && !set.has('ServiceAccount', namespace, name) && !(name === 'default-editor' && set.isProfile(namespace))) {
      const template = at.key === 'batch/Job' ? at.at('spec', 'template') : at.at('spec', 'jobTemplate', 'spec', 'template');
      yield dangling(at, template.at('spec', 'containers').items()[0]?.at('args') ?? template, 'ServiceAccount', namespace, name);
    }
  }
}

function* refusedSteps(set: ManifestSet): Generator<Violation> {
  // Where the platform is another repository's, nobody knows what it says.
  const platform = set.ofKind('ConfigMap').find(({ name }) => name === 'pipeline-install-config');
  if (platform === undefined || platform.at('data', 'defaultSecurityContextRunAsNonRoot').text === 'true') {
    return;
  }
  for (const document of documents(set)) {
    const { level, by } = enforcedLevel(set, document.namespace);
    for (const [label, executor] of level === 'restricted' ? document.spec.at('deploymentSpec', 'executors').entries() : []) {
      const own = document.platform.at('platforms', 'kubernetes', 'deploymentSpec', 'executors', label, 'securityContext', 'runAsNonRoot');
      if (runsImage(executor) && own.value !== true) {
        yield {
          at: document.at,
          field: executor.path,
          problem: `may run as root, which the level "restricted" of ${by} forbids, got ${shown(label)}`,
          fix: 'set securityContext: { runAsNonRoot: true } of the task, or defaultSecurityContext of the platform\'s pipelines; the image then needs a user that is a number',
        };
      }
    }
  }
}

/** Whether the step runs an image, rather than being done by the server itself. */
function runsImage(executor: Field): boolean {
  const image = executor.at('container', 'image').text;
  return image !== undefined && !image.startsWith('argostub/');
}
