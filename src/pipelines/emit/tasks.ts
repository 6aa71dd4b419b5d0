/** Tasks and groups as they stand in a DAG. */
import { ConfigError } from '../../core/errors';
import { branchText } from '../conditions';
import { Group, Node, TaskNode } from '../graph/nodes';
import type { InputArtifact, InputParameter, RetryPolicy, TaskInputs, TaskSpec } from '../ir/types';
import { ParameterPort } from '../ports';
import { ArtifactList, Parameter, Reference } from '../references';
import { wholeSeconds } from '../seconds';
import type { Retry } from '../task-options';
import { constantIn, rawList } from './constants';
import { sides } from './definitions';
import type { Wiring } from './wiring';

/** Connects a task, and says where each of its inputs comes from. */
export function connectTask(task: TaskNode, wiring: Wiring): Record<string, InputParameter & InputArtifact> {
  const inputs: Record<string, InputParameter & InputArtifact> = {};
  for (const [name, argument] of Object.entries(task.args)) {
    inputs[name] = argument instanceof Reference ? wiring.source(argument, task) : { runtimeValue: { constant: constantIn(argument, task, wiring, inputs) } };
  }
  task.after.forEach(other => wiring.comeAfter(task, other));
  if (task.exitOf !== undefined) {
    wiring.of(task).after.add(task.exitOf.name);
  }
  for (const [name, port] of Object.entries(task.component.inputs)) {
    if (port instanceof ParameterPort && port.type === 'TASK_FINAL_STATUS') {
      inputs[name] = { taskFinalStatus: { producerTask: watchedBy(task, wiring) } };
    }
  }
  return inputs;
}

/**
 * The server tells the last task of an exit handler the end of the first of all that it comes after.
 *
 * @throws ConfigError `ExitHandlerTask`
 */
export function checkExitTask(task: TaskNode, wiring: Wiring): void {
  const others = [...wiring.of(task).after].filter(name => name !== task.exitOf?.name);
  if (task.exitOf !== undefined && others.length > 0) {
    throw new ConfigError('ExitHandlerTask', `the last task of an exit handler comes after what it watches and nothing else, got ${task.name} after ${others.join(', ')}; ` +
      'pass inputs of the pipeline and constants alone, and put what it waits for into the exit handler');
  }
}

/** The one node whose end a task is told. */
function watchedBy(task: TaskNode, wiring: Wiring): string {
  const before = [...wiring.of(task).after];
  if (task.exitOf !== undefined) {
    return task.exitOf.name;
  }
  if (task.settings.ignoreUpstreamFailure !== true || before.length !== 1) {
    throw new ConfigError('FinalStatus', `the task ${task.name} wants to know how another one ended, got ${before.length} tasks before it; ` +
      'run it by onExit(...), or with ignoreUpstreamFailure after exactly one task');
  }
  return before[0];
}

/** A task as it stands in a DAG. */
export function taskSpec(task: TaskNode, component: string, inputs: Record<string, InputParameter & InputArtifact>, wiring: Wiring): TaskSpec {
  const { settings } = task;
  const completed = task.exitOf !== undefined || settings.ignoreUpstreamFailure === true;
  if (settings.ignoreUpstreamFailure === true) {
    checkIgnoring(task, inputs, wiring);
  }
  return {
    taskInfo: { name: settings.displayName ?? task.name },
    componentRef: { name: component },
    ...inputsOf(inputs),
    ...dependentTasks(task, wiring),
    cachingOptions: settings.cache === false ? {} : { enableCache: true },
    ...settings.retry !== undefined && { retryPolicy: retryPolicy(task.name, settings.retry) },
    ...completed && { triggerPolicy: { strategy: 'ALL_UPSTREAM_TASKS_COMPLETED' as const } },
  };
}

function checkIgnoring(task: TaskNode, inputs: Record<string, InputParameter & InputArtifact>, wiring: Wiring): void {
  if (wiring.of(task).after.size === 0) {
    throw new ConfigError('IgnoreUpstreamFailure', `the task ${task.name} ignores failures of those before it, got none before it; pass after, or take an output of another task`);
  }
  const needed = Object.entries(inputs).filter(([name, from]) => from.taskOutputParameter !== undefined || from.taskOutputArtifact !== undefined
    ? !(task.component.inputs[name]?.isOptional ?? false) : false).map(([name]) => name);
  if (needed.length > 0) {
    throw new ConfigError('IgnoreUpstreamFailure', `the task ${task.name} also runs if what it takes is not there, got ${needed.join(', ')} without a default; ` +
      'make these inputs of its component optional');
  }
}

/** A group as it stands in a DAG. */
export function groupSpec(group: Group, component: string, wiring: Wiring): TaskSpec {
  const { kind } = group;
  const inputs: Record<string, InputParameter & InputArtifact> = {};
  for (const [name, { from }] of wiring.of(group).inputs) {
    inputs[name] = from;
  }
  return {
    taskInfo: { name: group.displayName ?? group.name },
    componentRef: { name: component },
    ...inputsOf(inputs),
    ...dependentTasks(group, wiring),
    ...kind.is === 'condition' && { triggerPolicy: { condition: branchText(kind.condition, kind.unless, parameter => wiring.channels.of(parameter)) } },
    ...kind.is === 'loop' && iteratorOf(group, wiring),
  };
}

/** Connects what a group itself takes: the operands of its conditions, the list of its loop. */
export function connectGroup(group: Group, wiring: Wiring): void {
  const { kind } = group;
  if (kind.is === 'condition') {
    for (const { left, right } of [...kind.unless, ...kind.condition === undefined ? [] : [kind.condition]]) {
      [left, right].filter(one => one instanceof Parameter).forEach(one => wiring.channel(one, group));
    }
  } else if (kind.is === 'loop') {
    if (kind.items.of === 'reference') {
      wiring.channel(kind.items.list, group);
    }
  }
}

function iteratorOf(group: Group, wiring: Wiring): Pick<TaskSpec, 'parameterIterator' | 'artifactIterator' | 'iteratorPolicy'> {
  const { kind } = group;
  if (kind.is !== 'loop') {
    return {};
  }
  const { items, parallelism } = kind;
  const itemInput = wiring.channels.item(group);
  const policy = parallelism === undefined ? {} : { iteratorPolicy: { parallelismLimit: parallelism } };
  if (items.of === 'literals') {
    return { parameterIterator: { items: { raw: rawList(items.values, items.type === 'NUMBER_DOUBLE') }, itemInput }, ...policy };
  }
  const name = wiring.channels.of(items.list);
  return items.list instanceof ArtifactList
    ? { artifactIterator: { items: { inputArtifact: name }, itemInput }, ...policy }
    : { parameterIterator: { items: { inputParameter: name }, itemInput }, ...policy };
}

function inputsOf(all: Record<string, InputParameter & InputArtifact>): Pick<TaskSpec, 'inputs'> {
  const isFile = (from: InputParameter & InputArtifact): boolean => from.componentInputArtifact !== undefined || from.taskOutputArtifact !== undefined;
  const entries = Object.entries(all);
  const inputs = sides<TaskInputs>(Object.fromEntries(entries.filter(([, from]) => !isFile(from))), Object.fromEntries(entries.filter(([, from]) => isFile(from))));
  return inputs === undefined ? {} : { inputs };
}

function dependentTasks(node: Node, wiring: Wiring): Pick<TaskSpec, 'dependentTasks'> {
  const all = [...wiring.of(node).after].sort();
  return all.length === 0 ? {} : { dependentTasks: all };
}

function retryPolicy(task: string, { count, backoff = '0s', factor = 2, maxBackoff = '1h' }: Retry): RetryPolicy {
  const place = `of the retry of the task ${task}`;
  return {
    maxRetryCount: count, backoffDuration: `${wholeSeconds(`backoff ${place}`, backoff, 0)}s`, backoffFactor: factor,
    backoffMaxDuration: `${wholeSeconds(`maxBackoff ${place}`, maxBackoff)}s`,
  };
}
