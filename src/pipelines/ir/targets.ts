/** Which release of the server reads which field: it reads strictly, so that one field it does not know makes a whole pipeline unreadable to it. */
import { ConfigError, shown } from '../../core/errors';
import { Field, fieldsAt } from '../../core/field';
import { shapeOf } from './check';
import type { CompiledPipeline } from './types';

/** Releases of Kubeflow Pipelines that pipelines are compiled for, the oldest first. */
export const TARGETS = ['2.14', '2.15', '2.16', '2.17'] as const;

/** Release of Kubeflow Pipelines that a pipeline is compiled for. */
export type Target = typeof TARGETS[number];

/** A field that a release does not read. */
export interface UnknownToTarget {
  /** Place of the field: `components.comp-train.taskConfigPassthroughs`. */
  readonly path: string;
  /** From which release on it is read, as the end of a sentence: `2.15`, `a release after 2.17`, or `2.14 to 2.16` if it was dropped. */
  readonly since: string;
}

/** From which release on a field is read, or up to which; `next` is what comes after all of them. */
type Known = { readonly since: Target | 'next' } | { readonly until: Target };

/** A field, by the names that lead to it; `*` stands for all entries. */
interface Gate {
  readonly path: readonly string[];
  readonly known: Known;
  /** Value that the release does not know, where the field itself is older. @default - all of them */
  readonly value?: string;
}

const COMPONENTS = [['root'], ['components', '*']];
const EXECUTORS = ['platforms', 'kubernetes', 'deploymentSpec', 'executors', '*'];
const CONFIG = ['platforms', 'kubernetes', 'pipelineConfig'];
const VALUES = [['inputDefinitions', 'parameters', '*'], ['outputDefinitions', 'parameters', '*']];

/**
 * Fields that not all releases read. `cacheKey` is read by all, but acted upon only by what comes next.
 *
 * Source: api/v2alpha1/pipeline_spec.proto and kubernetes_platform/proto/kubernetes_executor_config.proto of the tags 2.14.0 to 2.17.0 and of commit 7b70c7b9.
 */
const GATES: readonly Gate[] = [
  ...COMPONENTS.flatMap((component): Gate[] => [
    { path: [...component, 'taskConfigPassthroughs'], known: { since: '2.15' } },
    ...VALUES.map((port): Gate => ({ path: [...component, ...port, 'parameterType'], value: 'TASK_CONFIG', known: { since: '2.15' } })),
    { path: [...component, 'inputDefinitions', 'parameters', '*', 'literals'], known: { since: '2.16' } },
    { path: [...component, 'dag', 'tasks', '*', 'cachingOptions', 'cacheKey'], known: { since: 'next' } },
  ]),
  { path: ['deploymentSpec', 'executors', '*', 'importer', 'downloadToWorkspace'], known: { since: '2.15' } },
  { path: [...EXECUTORS, 'secretAsEnv', '*', 'optional'], known: { since: '2.15' } },
  { path: [...EXECUTORS, 'configMapAsEnv', '*', 'optional'], known: { since: '2.15' } },
  { path: [...EXECUTORS, 'pvcMount', '*', 'subPath'], known: { since: '2.16' } },
  { path: [...EXECUTORS, 'securityContext'], known: { since: '2.16' } },
  { path: [...EXECUTORS, 'initContainers'], known: { since: 'next' } },
  { path: [...CONFIG, 'resourceTtl'], known: { until: '2.16' } },
  ...['resourceTtlOnCompletion', 'resourceTtlOnSuccess', 'resourceTtlOnFailure', 'activeDeadlineSeconds']
    .map((name): Gate => ({ path: [...CONFIG, name], known: { since: '2.17' } })),
];

/** Image that stands for a claim being made, and its input that only 2.17 acts upon. */
const CREATE_PVC = { image: 'argostub/createpvc', input: 'data_source' };

/**
 * The fields of a pipeline that a release does not read, or reads and does not act upon; none if it runs there.
 *
 * @throws ConfigError `PipelineTarget` if there is no such release, `PipelineText` if it is no compiled pipeline
 */
export function unknownTo(compiled: CompiledPipeline, target: Target): readonly UnknownToTarget[] {
  const index = TARGETS.indexOf(target);
  if (index < 0) {
    throw new ConfigError('PipelineTarget', `target must be a release of Kubeflow Pipelines, got ${shown(target)}; pass one of ${TARGETS.map(shown).join(', ')}`);
  }
  const isKnown = (known: Known) => 'until' in known ? index <= TARGETS.indexOf(known.until) : known.since !== 'next' && index >= TARGETS.indexOf(known.since);
  const { spec, platform } = shapeOf(compiled);
  const documents = [new Field(spec), new Field(platform)];
  const gated = GATES.filter(({ known }) => !isKnown(known)).flatMap(({ path, known, value }) => documents
    .flatMap(document => fieldsAt(document, path))
    .filter(field => value === undefined ? field.exists : field.value === value)
    .map(field => ({ path: field.path, since: wordsOf(known) })));
  return [...gated, ...isKnown({ since: '2.17' }) ? [] : clones(compiled)];
}

/** Claims that are to be copies of something. */
function clones(compiled: CompiledPipeline): UnknownToTarget[] {
  const spec = new Field(compiled.spec);
  const isCreatePvc = (label: unknown) => typeof label === 'string' && spec.at('deploymentSpec', 'executors', label, 'container', 'image').value === CREATE_PVC.image;
  const components = new Set(spec.at('components').entries().filter(([, one]) => isCreatePvc(one.at('executorLabel').value)).map(([name]) => name));
  return COMPONENTS.flatMap(component => fieldsAt(spec, [...component, 'dag', 'tasks', '*']))
    .filter(task => components.has(task.at('componentRef', 'name').text ?? ''))
    .map(task => task.at('inputs', 'parameters', CREATE_PVC.input)).filter(({ exists }) => exists)
    .map(({ path }) => ({ path, since: '2.17' }));
}

function wordsOf(known: Known): string {
  return 'until' in known ? `${TARGETS[0]} to ${known.until}` : known.since === 'next' ? `a release after ${TARGETS.at(-1)}` : known.since;
}
