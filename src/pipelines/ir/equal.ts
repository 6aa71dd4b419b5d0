/** Whether two compiled pipelines say the same. */
import { compiled as compiledNode, type Node } from '../../core/schema/node';
import { formed, shapeOf } from './check';
import { differingPaths } from './compare';
import { isOpen } from './form';
import { changedAt } from './places';
import { withoutTwins } from './twins';
import type { CompiledPipeline } from './types';

/** Words that say what holds without them. */
const DEFAULTS: ReadonlySet<unknown> = new Set(['PRIMITIVE_TYPE_UNSPECIFIED', 'TRIGGER_STRATEGY_UNSPECIFIED', 'ALL_UPSTREAM_TASKS_SUCCEEDED']);

const DOCUMENTS = { spec: 'pipelines/ir#PipelineSpec', platform: 'pipelines/ir#PlatformSpec' } as const;

/**
 * Whether two compiled pipelines say the same: what compiled them, the order of fields and of dependent tasks, the form of numbers, fields with their default
 * value, and deprecated fields beside those that took their place, make no difference.
 *
 * @throws ConfigError `PipelineText` if one of them is no compiled pipeline
 */
export function sameMeaning(a: CompiledPipeline, b: CompiledPipeline): boolean {
  return differences(a, b).length === 0;
}

/**
 * Paths at which two compiled pipelines do not say the same, first of the first document, then of the second, whose paths begin with `platforms`.
 * Where an amount of CPU or memory differs, the path is that of the newer field.
 *
 * @throws ConfigError `PipelineText` if one of them is no compiled pipeline
 */
export function differences(a: CompiledPipeline, b: CompiledPipeline): readonly string[] {
  const [one, other] = [meaningOf(a), meaningOf(b)];
  return [...differingPaths(one.spec, other.spec), ...differingPaths(one.platform, other.platform)];
}

/** Both documents in a form that is the same for all that say the same. */
function meaningOf(given: CompiledPipeline): { readonly spec: unknown; readonly platform: unknown } {
  const { spec, platform = { platforms: {} } } = shapeOf(given);
  const inForm = (value: unknown, type: string) => formed({ value, place: 'the compiled pipeline', path: '' }, type);
  const { spec: first, platform: second } = withoutTwins({ spec: inForm(spec, DOCUMENTS.spec), platform: inForm(platform, DOCUMENTS.platform) } as CompiledPipeline);
  let ordered: unknown = changedAt(first, ['sdkVersion'], () => undefined);
  for (const component of [['root'], ['components', '*']]) {
    ordered = changedAt(ordered, [...component, 'dag', 'tasks', '*', 'dependentTasks'], tasks => Array.isArray(tasks) ? [...tasks as string[]].sort() : tasks);
  }
  return { spec: told(ordered, compiledNode({ $ref: DOCUMENTS.spec })), platform: told(second, compiledNode({ $ref: DOCUMENTS.platform })) };
}

/** A value without the fields that only say what holds without them. */
function told(value: unknown, node: Node | undefined): unknown {
  if (node === undefined || isOpen(node) || typeof value !== 'object' || value === null) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map(one => told(one, node.items));
  }
  return Object.fromEntries(Object.entries(value).flatMap(([name, one]): [string, unknown][] => {
    const field = node.properties?.get(name);
    const said = told(one, field ?? node.additional);
    return field !== undefined && isDefault(said, field) ? [] : [[name, said]];
  }));
}

/** Whether a field with this value may as well be absent. Values of the pipeline's own are none, and neither is what a field marks by being there. */
function isDefault(value: unknown, node: Node): boolean {
  const { schema } = node;
  if (isOpen(node) || schema['x-present'] === true) {
    return value === undefined;
  }
  return value === undefined || value === '' || value === 0 || value === false || value === '0' && schema['x-int64'] === true || DEFAULTS.has(value) && schema.enum !== undefined ||
    typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
