/** A compiled pipeline in a form in which equal pipelines are equal texts: what names only join together is gone, and so is what the compilers do differently without meaning. */
import type { CompiledPipeline, ComponentSpec, ContainerSpec, Executor, KubernetesExecutor, TaskSpec } from '../../../src/pipelines/ir/types';
import { normalSource, readPython } from '../../../src/pipelines/python/container';

type Plain = Record<string, unknown>;

/** The pipeline as a tree: each task holds its component, each component its executor. */
export function normal({ spec, platform }: CompiledPipeline): Plain {
  const { pipelineConfig } = platform?.platforms.kubernetes ?? {};
  const tree = componentTree(spec.root, spec, platform?.platforms.kubernetes?.deploymentSpec?.executors ?? {});
  return JSON.parse(JSON.stringify({ pipelineInfo: spec.pipelineInfo, schemaVersion: spec.schemaVersion, pipelineConfig, root: tree })) as Plain;
}

interface Tree extends Plain {
  readonly inputDefinitions: { parameters: Plain; artifacts: Plain };
}

/** A component; `needed` is what the task of a group needs of its inputs itself, beside what the tasks inside take. */
function componentTree(component: ComponentSpec, spec: CompiledPipeline['spec'], platform: Readonly<Record<string, KubernetesExecutor>>, needed = ''): Tree {
  const inputDefinitions = { parameters: { ...component.inputDefinitions?.parameters }, artifacts: { ...component.inputDefinitions?.artifacts } };
  const tree: Tree = {
    inputDefinitions,
    outputDefinitions: { parameters: { ...component.outputDefinitions?.parameters }, artifacts: { ...component.outputDefinitions?.artifacts } },
    taskConfigPassthroughs: component.taskConfigPassthroughs,
  };
  if (component.executorLabel !== undefined) {
    const executor = spec.deploymentSpec?.executors?.[component.executorLabel];
    const isOfServer = executor?.container?.image.startsWith('argostub/') === true;
    return {
      ...tree, ...isOfServer && { inputDefinitions: undescribed(inputDefinitions) },
      executor: executor === undefined ? undefined : executorForm(executor), platform: platform[component.executorLabel],
    };
  }
  const tasks = Object.fromEntries(Object.entries(component.dag?.tasks ?? {}).map(([name, task]) => {
    const inner = spec.components?.[task.componentRef.name] ?? {};
    return [name, taskTree(task, componentTree(inner, spec, platform, ownNeeds(task)))];
  }));
  const used = `${needed}${JSON.stringify([tasks, component.dag?.outputs])}`;
  for (const kind of ['parameters', 'artifacts'] as const) {
    for (const name of Object.keys(inputDefinitions[kind])) {
      if (name.startsWith('pipelinechannel--') && !used.includes(`"${name}"`) && !used.includes(`['${name}']`)) {
        Reflect.deleteProperty(inputDefinitions[kind], name);
      }
    }
  }
  return { ...tree, tasks, outputs: component.dag?.outputs };
}

/** The server has components of its own, which make and remove claims; what compilers say of their inputs nobody reads. */
function undescribed({ parameters, artifacts }: Tree['inputDefinitions']): Tree['inputDefinitions'] {
  return { parameters: Object.fromEntries(Object.entries(parameters).map(([name, parameter]) => [name, { ...parameter as Plain, description: undefined }])), artifacts };
}

function ownNeeds({ triggerPolicy, parameterIterator, artifactIterator }: TaskSpec): string {
  return JSON.stringify([triggerPolicy?.condition, parameterIterator, artifactIterator]);
}

/** A task with its component; inputs of a group that nothing in it uses are gone, and so are dependencies that only these made. */
function taskTree({ componentRef, inputs, dependentTasks = [], ...task }: TaskSpec, component: Tree): Plain {
  void componentRef;
  const keep = (kind: 'parameters' | 'artifacts'): Plain => Object.fromEntries(Object.entries(inputs?.[kind] ?? {})
    .filter(([name]) => !isGroup(component) || name in component.inputDefinitions[kind]));
  const kept = { parameters: keep('parameters'), artifacts: keep('artifacts') };
  const producers = (all: unknown): readonly string[] => [...JSON.stringify(all).matchAll(/"producerTask":"([^"]+)"/g)].map(([, name]) => name);
  const still = producers(kept);
  const gone = producers(inputs ?? {}).filter(name => !still.includes(name));
  return {
    ...task,
    ...task.parameterIterator?.items.raw !== undefined && {
      parameterIterator: { ...task.parameterIterator, items: { raw: JSON.parse(task.parameterIterator.items.raw) as unknown } },
    },
    inputs: kept, dependentTasks: dependentTasks.filter(name => !gone.includes(name)).sort(), component,
  };
}

const isGroup = (component: Tree): boolean => 'tasks' in component;

function executorForm(executor: Executor): unknown {
  return executor.container === undefined ? executor : { container: containerForm(executor.container) };
}

/** A program in Python by what it says and needs, however it is brought in; all others by their lines. */
function containerForm(container: ContainerSpec): unknown {
  const program = readPython(container);
  const { command = [], args = [], ...rest } = container;
  if (program === undefined) {
    return { ...rest, command: command.map(lineForm), args: args.map(lineForm) };
  }
  return {
    ...rest,
    python: {
      function: program.function, source: program.source === undefined ? undefined : normalSource(program.source), packages: program.packages, indexUrls: program.indexUrls,
    },
  };
}

/** A placeholder that is JSON in a text by what it says. */
function lineForm(line: string): unknown {
  return line.startsWith('{"IfPresent"') ? JSON.parse(line) : line;
}
