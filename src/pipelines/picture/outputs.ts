/** Outputs of tasks under the names that their authors gave them. */
import { own } from '../ir/tasks';
import type { ComponentSpec, DagOutputs, TaskSpec } from '../ir/types';
import type { Task } from './task';

/** An output in words. */
export interface Output {
  /** Its name: `model`. */
  readonly name: string;
  /** With its task: `train.model`; `all train.model` if a loop gathers it. */
  readonly text: string;
}

/** How compilers begin the names of what goes into and out of groups. */
const CHANNEL = 'pipelinechannel--';

/** Whether a compiler made this name of an input or output. */
export function isChannel(name: string): boolean {
  return name.startsWith(CHANNEL);
}

/** A name without what compilers put before it. */
export function plainName(name: string): string {
  return isChannel(name) ? name.slice(CHANNEL.length) : name;
}

/** An output of a task; that of a group is the one of the task inside that gives it, unless it is that of one of several. */
export function outputOf(task: Task, key: string): Output {
  const entered = new Set<ComponentSpec>();
  let { name, component, spec }: { name: string; component?: ComponentSpec; spec: TaskSpec } = task;
  let output = key;
  let isGathered = false;
  let isOneOf = false;
  while (component?.dag !== undefined && isChannel(output) && !entered.has(component)) {
    entered.add(component);
    const [first, ...others] = giversOf(component.dag.outputs, output);
    const inner = first === undefined ? undefined : own(component.dag.tasks, first.task);
    if (first === undefined || inner === undefined) {
      break;
    }
    isGathered ||= spec.parameterIterator !== undefined || spec.artifactIterator !== undefined;
    isOneOf ||= others.length > 0;
    name = isOneOf ? name : first.task;
    output = first.key;
    spec = inner;
    component = task.dag.parts.component(inner.componentRef.name);
  }
  return { name: plainName(output), text: `${isGathered ? 'all ' : ''}${name}.${plainName(output)}` };
}

/** Where the output of a DAG comes from. */
function giversOf(outputs: DagOutputs | undefined, name: string): { readonly task: string; readonly key: string }[] {
  const parameter = own(outputs?.parameters, name);
  const parameters = parameter?.valueFromOneof?.parameterSelectors ?? (parameter?.valueFromParameter === undefined ? [] : [parameter.valueFromParameter]);
  const artifacts = own(outputs?.artifacts, name)?.artifactSelectors ?? [];
  return [
    ...parameters.map(({ producerSubtask, outputParameterKey }) => ({ task: producerSubtask, key: outputParameterKey })),
    ...artifacts.map(({ producerSubtask, outputArtifactKey }) => ({ task: producerSubtask, key: outputArtifactKey })),
  ];
}

/** The outputs of a DAG in words, by name. */
export function givenBy(outputs: DagOutputs | undefined, name: string, taskOf: (name: string) => Task | undefined): string {
  return giversOf(outputs, name).map(({ task, key }) => {
    const giver = taskOf(task);
    return giver === undefined ? `${task}.${plainName(key)}` : outputOf(giver, key).text;
  }).join(' or ');
}
