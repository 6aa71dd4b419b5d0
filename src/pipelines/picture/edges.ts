/** What the tasks of a DAG take from one another. */
import { outputOf } from './outputs';
import type { Task } from './task';

/** That one task waits for another. */
export interface Edge {
  readonly from: Task;
  readonly to: Task;
  /** Names of the outputs that it takes; none if it only comes later. */
  readonly outputs: readonly string[];
  /** Whether it is told how the other one ended. */
  readonly status: boolean;
}

/** What a task waits for: first what gives it something, then what only has to be done. */
export function edgesOf(task: Task, siblings: ReadonlyMap<string, Task>): Edge[] {
  const { inputs, dependentTasks = [] } = task.spec;
  const outputs = new Map<string, Set<string>>();
  const take = (producer: string, key?: string): void => {
    const names = outputs.get(producer) ?? new Set();
    outputs.set(producer, names);
    const from = siblings.get(producer);
    if (from !== undefined && key !== undefined) {
      names.add(outputOf(from, key).name);
    }
  };
  const parameters = Object.values(inputs?.parameters ?? {});
  [...parameters, ...producersIn(task.pod)].forEach(({ taskOutputParameter: output }) => output !== undefined && take(output.producerTask, output.outputParameterKey));
  Object.values(inputs?.artifacts ?? {}).forEach(({ taskOutputArtifact: output }) => output !== undefined && take(output.producerTask, output.outputArtifactKey));
  dependentTasks.forEach(name => take(name));
  const told = new Set(parameters.flatMap(({ taskFinalStatus: status }) => status?.producerTask ?? []));
  told.forEach(name => take(name));
  return [...outputs].flatMap(([name, names]) => {
    const from = siblings.get(name);
    return from === undefined || from === task ? [] : [{ from, to: task, outputs: [...names], status: told.has(name) }];
  });
}

interface OutputReference {
  readonly taskOutputParameter?: { readonly producerTask: string; readonly outputParameterKey: string };
}

/** All places in the settings of a pod that take an output of a task. */
function producersIn(value: unknown): OutputReference[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return 'taskOutputParameter' in value ? [value as OutputReference] : 'constant' in value && 'runtimeValue' in value ? [] : Object.values(value).flatMap(producersIn);
}
