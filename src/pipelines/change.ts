/** Changes of a compiled pipeline: each gives another one, which differs at its place alone. */
import { ConfigError, got, listed, nearest, shown } from '../core/errors';
import { Images } from '../core/images';
import { checkedProps } from '../core/props';
import { differingPaths } from './ir/compare';
import { type ImagesChange, imagesOf, withImages } from './ir/images';
import { changedAt } from './ir/places';
import { changedResources, placed, type ResourceChange } from './ir/resources';
import { type FoundTask, own, tasksOf } from './ir/tasks';
import { typeOf } from './ir/twins';
import type { CompiledPipeline, ContainerSpec, InputParameterDefinition, KubernetesExecutor, PipelineInfo, TaskSpec } from './ir/types';
import { asConstant, faultOf, isMap, type Json } from './values';

/**
 * The pipeline with other images.
 *
 * @throws ConfigError `PipelineImage`, `RegistryMirror`, `UnknownProp`, `WrongProp`
 */
export function changeImages(compiled: CompiledPipeline, change: ImagesChange | ((image: string) => string)): CompiledPipeline {
  const newName = typeof change === 'function' ? change : changeOf(change, imagesOf(compiled).map(({ image }) => image));
  return withImages(compiled, image => {
    const result: unknown = newName(image);
    if (typeof result !== 'string' || !/^\S+$/.test(result)) {
      throw new ConfigError('PipelineImage', `what takes the place of the image ${shown(image)} must be a reference, got ${shown(result)}; ` +
        'return the image itself to leave it as it is');
    }
    return result;
  });
}

function changeOf(change: ImagesChange, present: readonly string[]): (image: string) => string {
  const { mirror, overrides = {} } = checkedProps(undefined, 'pipelines/ir#ImagesChange', change);
  const unknown = Object.keys(overrides).find(image => !present.includes(image));
  if (unknown !== undefined) {
    throw new ConfigError('PipelineImage', `overrides must name images of the pipeline, got ${shown(unknown)}; ${instead(unknown, present)}`);
  }
  const images = new Images({ mirror });
  return image => own(overrides, image) ?? images.mirrored(image);
}

/**
 * The pipeline with other requests and limits of one task.
 *
 * @param which path of the task, `root/condition-1/train`, or the label of an executor
 * @throws ConfigError `PipelineTask` if there is no such container, or other tasks share it; `PipelineResources`, `UnknownProp`, `WrongProp`
 */
export function changeResources({ spec, platform }: CompiledPipeline, which: string, change: ResourceChange): CompiledPipeline {
  const label = executorOf(spec, which);
  const changed = changedAt(spec, ['deploymentSpec', 'executors', label, 'container'], value => {
    const { resources: before, ...container } = value as ContainerSpec;
    const resources = changedResources(before, change);
    return { ...container, ...Object.keys(resources).length > 0 && { resources } };
  });
  const { gpu } = change;
  if (gpu === undefined || gpu === 'none' || gpu.tolerations === undefined && gpu.nodeSelector === undefined) {
    return { spec: changed, ...platform !== undefined && { platform } };
  }
  const { kubernetes = {} } = platform?.platforms ?? {};
  const executors: Readonly<Record<string, KubernetesExecutor>> = { ...kubernetes.deploymentSpec?.executors };
  const led = { ...executors, [label]: placed(own(executors, label) ?? {}, gpu) };
  const deploymentSpec = { ...kubernetes.deploymentSpec, executors: led };
  return { spec: changed, platform: { ...platform, platforms: { ...platform?.platforms, kubernetes: { ...kubernetes, deploymentSpec } } } };
}

function executorOf(spec: CompiledPipeline['spec'], which: string): string {
  const executors = spec.deploymentSpec?.executors ?? {};
  const tasks = tasksOf(spec);
  const task = tasks.find(({ path }) => path === which);
  const label = task === undefined ? which : task.executor;
  if (label === undefined || own(executors, label)?.container === undefined) {
    const known = [...tasks.filter(({ image }) => image !== undefined).map(({ path }) => path), ...Object.keys(executors)];
    const what = task !== undefined ? `${shown(which)}, which runs no container` : shown(which);
    throw new ConfigError('PipelineTask', `resources must be those of a task with a container or of an executor, got ${what}; ${instead(which, known)}`);
  }
  const shared = task === undefined ? undefined : sharedOn(task, tasks);
  if (shared !== undefined) {
    throw new ConfigError('PipelineTask', `${shown(which)} must be the only task that runs its container, got one that tasks share by ${shared}; ` +
      `name the executor ${shown(label)} to change all of them`);
  }
  return label;
}

/** The component on the way to a task that several tasks run; undefined if none is. */
function sharedOn({ path, executor }: FoundTask, tasks: readonly FoundTask[]): string | undefined {
  const way = tasks.filter(one => path === one.path || path.startsWith(`${one.path}/`)).map(({ component }) => component);
  const users = tasks.filter(one => one.executor === executor);
  return way.find(component => tasks.filter(one => one.component === component).length > 1) ?? users.find(({ component }) => !way.includes(component))?.component;
}

/**
 * The pipeline with other defaults of its parameters, which need not be passed from then on.
 *
 * @throws ConfigError `PipelineParameter` if there is no such parameter, or it takes no such value
 */
export function changeDefaults({ spec, ...others }: CompiledPipeline, defaults: Readonly<Record<string, Json>>): CompiledPipeline {
  if (!isMap(defaults)) {
    throw new ConfigError('PipelineParameter', `defaults must be a map from parameters to values, got ${shown(defaults)}; pass e.g. { rounds: 3 }`);
  }
  const given = Object.entries(defaults as Readonly<Record<string, unknown>>).filter(([, value]) => value !== undefined);
  const parameters = spec.root.inputDefinitions?.parameters ?? {};
  const changed = given.map(([name, value]): [string, InputParameterDefinition] => {
    const definition = own(parameters, name);
    if (definition === undefined) {
      throw new ConfigError('PipelineParameter', `defaults must be those of parameters of the pipeline, got ${shown(name)}; ${instead(name, Object.keys(parameters))}`);
    }
    const fault = faultIn(definition, value);
    if (fault !== undefined) {
      throw new ConfigError('PipelineParameter', `the default of ${name} ${fault}, ${got(value, name)}; pass a value of its type`);
    }
    return [name, { ...definition, isOptional: true, defaultValue: asConstant(value) }];
  });
  return { spec: changedAt(spec, ['root', 'inputDefinitions', 'parameters'], all => ({ ...all as object, ...Object.fromEntries(changed) })), ...others };
}

function faultIn(definition: InputParameterDefinition, value: unknown): string | undefined {
  const { literals = [] } = definition;
  const isAllowed = literals.length === 0 || literals.some(one => differingPaths(one, value).length === 0);
  return faultOf(typeOf(definition), value) ?? (isAllowed ? undefined : `must be one of ${literals.map(shown).join(', ')}`);
}

/**
 * The pipeline with caching switched on or off: of one task and all inside it, or of all tasks.
 *
 * @param task path of the task; `root` for all
 * @throws ConfigError `PipelineTask`, `PipelineCaching`
 */
export function changeCaching({ spec, ...others }: CompiledPipeline, enabled: boolean, task: string): CompiledPipeline {
  if (typeof enabled !== 'boolean') {
    throw new ConfigError('PipelineCaching', `caching must be switched on or off, got ${shown(enabled)}; pass true or false`);
  }
  const tasks = tasksOf(spec);
  const meant = tasks.filter(({ path }) => task === 'root' || path === task || path.startsWith(`${task}/`));
  if (meant.length === 0) {
    throw new ConfigError('PipelineTask', `caching must be that of a task, got ${shown(task)}; ${instead(task, ['root', ...tasks.map(({ path }) => path)])}`);
  }
  const places = new Set(meant.map(({ place }) => place));
  // A group has no caching of its own; a nested pipeline, which is a DAG as well, has.
  const groups = new Set(meant.filter(({ isDag }) => isDag).map(({ place }) => place));
  const changed = COMPONENTS.reduce((all, component) => changedAt(all, [...component, 'dag', 'tasks', '*'], (one, place) => {
    const { cachingOptions } = one as TaskSpec;
    return places.has(place) && !(groups.has(place) && cachingOptions === undefined) ? { ...one as TaskSpec, cachingOptions: cachingWith(cachingOptions, enabled) } : one;
  }), spec);
  return { spec: changed, ...others };
}

const COMPONENTS = [['root'], ['components', '*']];

function cachingWith(before: TaskSpec['cachingOptions'], enabled: boolean): TaskSpec['cachingOptions'] {
  const others = Object.fromEntries(Object.entries(before ?? {}).filter(([name]) => name !== 'enableCache'));
  return enabled ? { ...others, enableCache: true } : others;
}

/**
 * The pipeline with another name, display name or description; an empty text takes one of the latter two away.
 *
 * @throws ConfigError `WrongProp`
 */
export function changeInfo({ spec, ...others }: CompiledPipeline, change: Partial<PipelineInfo>): CompiledPipeline {
  const { displayName, description, ...name } = checkedProps(undefined, 'pipelines/ir#PipelineInfo', { ...spec.pipelineInfo, ...change });
  return { spec: { ...spec, pipelineInfo: { ...name, ...displayName && { displayName }, ...description && { description } } }, ...others };
}

/** Most names that a message lists. */
const MOST_NAMES = 20;

/** What to write in place of a name that is not there. */
function instead(name: unknown, known: readonly string[]): string {
  const meant = typeof name === 'string' ? nearest(name, known) : undefined;
  const more = known.length > MOST_NAMES ? ` and ${known.length - MOST_NAMES} more` : '';
  return meant !== undefined ? `use ${JSON.stringify(meant)}` : `there are ${listed(known.slice(0, MOST_NAMES))}${more}`;
}
