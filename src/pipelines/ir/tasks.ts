/** The tasks of a compiled pipeline, through all of its DAGs. */
import { step } from '../../core/field';
import type { ComponentSpec, DagSpec, PipelineSpec, ResourceSpec } from './types';

/** A task as it is found in a compiled pipeline. */
export interface FoundTask {
  /** The names that lead to it, the pipeline's own DAG first: `root/condition-1/train`. */
  readonly path: string;
  /** Its name in its DAG. */
  readonly name: string;
  /** What people see; its name if nothing else is said. */
  readonly displayName: string;
  /** Component that it runs. */
  readonly component: string;
  /** Whether it is a DAG of further tasks: a condition, a loop, an exit handler or a pipeline of its own. */
  readonly isDag: boolean;
  /** Label of its executor. @default - it is a DAG, or its component is missing */
  readonly executor?: string;
  /** Image of its container. @default - it has no container */
  readonly image?: string;
  /** Requests and limits of its container. @default - it has none */
  readonly resources?: ResourceSpec;
  /** Whether the result of an equal task may be taken in place of running it. */
  readonly caching: boolean;
  /** Its place in the first document: `components.comp-condition-1.dag.tasks.train`. */
  readonly place: string;
}

/**
 * All tasks, each before those inside it. A component that several tasks share is entered once, where it is reached first: the tasks inside it are the same ones.
 */
export function tasksOf(spec: PipelineSpec): FoundTask[] {
  const found: FoundTask[] = [];
  const entered = new Set<string>();
  const enter = (dag: DagSpec | undefined, path: string, place: string): void => {
    for (const [name, task] of Object.entries(dag?.tasks ?? {})) {
      const component = task.componentRef.name;
      const below = `${path}/${name}`;
      const content = own(spec.components, component);
      found.push({
        path: below, name, displayName: task.taskInfo?.name ?? name, component, isDag: content?.dag !== undefined, ...executorOf(spec, content),
        caching: task.cachingOptions?.enableCache === true, place: step(`${place}.dag.tasks`, name),
      });
      if (content?.dag !== undefined && !entered.has(component)) {
        entered.add(component);
        enter(content.dag, below, step('components', component));
      }
    }
  };
  enter(spec.root.dag, 'root', 'root');
  return found;
}

function executorOf(spec: PipelineSpec, component: ComponentSpec | undefined): Partial<FoundTask> {
  const executor = component?.executorLabel;
  const container = executor === undefined ? undefined : own(spec.deploymentSpec?.executors, executor)?.container;
  return {
    ...executor !== undefined && { executor },
    ...container !== undefined && { image: container.image },
    ...container?.resources !== undefined && { resources: container.resources },
  };
}

/** An entry of a map by its name, whatever the name is. */
export function own<T>(map: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return map !== undefined && Object.hasOwn(map, name) ? map[name] : undefined;
}
