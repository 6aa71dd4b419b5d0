/** Brings a compiled pipeline into another as a component: its own components and executors get names that are free there. */
import type { CompiledPipeline, ComponentSpec, DagSpec, Executor, KubernetesExecutor } from '../ir/types';
import { UniqueNames } from '../graph/names';

/** What a compiled pipeline is put together from. */
export interface Assembly {
  readonly components: Record<string, ComponentSpec>;
  readonly executors: Record<string, Executor>;
  readonly platform: Record<string, KubernetesExecutor>;
  readonly componentNames: UniqueNames;
  readonly executorLabels: UniqueNames;
}

/** The pipeline as a component; what it consists of is added to the assembly. Settings of a whole run are those of the outer one alone. */
export function nested({ spec, platform }: CompiledPipeline, assembly: Assembly): ComponentSpec {
  const components = renamed(Object.keys(spec.components ?? {}), assembly.componentNames);
  const executors = renamed(Object.keys(spec.deploymentSpec?.executors ?? {}), assembly.executorLabels);
  for (const [label, executor] of Object.entries(spec.deploymentSpec?.executors ?? {})) {
    assembly.executors[executors.get(label) ?? label] = executor;
  }
  for (const [label, executor] of Object.entries(platform?.platforms.kubernetes?.deploymentSpec?.executors ?? {})) {
    assembly.platform[executors.get(label) ?? label] = executor;
  }
  for (const [name, component] of Object.entries(spec.components ?? {})) {
    assembly.components[components.get(name) ?? name] = rewritten(component, components, executors);
  }
  return rewritten(spec.root, components, executors);
}

function renamed(names: readonly string[], unique: UniqueNames): ReadonlyMap<string, string> {
  return new Map(names.map(name => [name, unique.of(name)]));
}

function rewritten(component: ComponentSpec, components: ReadonlyMap<string, string>, executors: ReadonlyMap<string, string>): ComponentSpec {
  const { dag, executorLabel } = component;
  return {
    ...component,
    ...executorLabel !== undefined && { executorLabel: executors.get(executorLabel) ?? executorLabel },
    ...dag !== undefined && { dag: rewrittenDag(dag, components) },
  };
}

function rewrittenDag(dag: DagSpec, components: ReadonlyMap<string, string>): DagSpec {
  return {
    ...dag,
    ...dag.tasks !== undefined && {
      tasks: Object.fromEntries(Object.entries(dag.tasks).map(([name, task]) => {
        const ref = task.componentRef.name;
        return [name, { ...task, componentRef: { name: components.get(ref) ?? ref } }];
      })),
    },
  };
}
