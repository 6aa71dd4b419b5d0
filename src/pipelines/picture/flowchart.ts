/** The graph of a pipeline as a flowchart of Mermaid. */
import { UniqueNames } from '../graph/names';
import type { Dag, Graph } from './graph';
import { label, title } from './label';
import { counted, cut } from './plain';
import { isExit, Kind, Task, titleOf } from './task';
import { manner } from './words';

/** What Mermaid draws; it refuses more letters and arrows than that. */
const MOST = { letters: 50_000, arrows: 500, boxes: 300 };

/** What is drawn as one box where the whole is too large, from little to all. */
const CLOSED: readonly (readonly Kind[])[] = [[], ['loop', 'pipeline'], ['loop', 'pipeline', 'condition', 'branches', 'exit-handler']];

/** A flowchart, and what it leaves out. */
export interface Flowchart {
  /** In Mermaid's language. @default - even its outermost tasks are too many */
  readonly text?: string;
  /** What is not drawn, as a sentence; empty if all is. */
  readonly note: string;
}

/** Draws a pipeline. */
export function flowchart(graph: Graph): Flowchart {
  for (const closed of CLOSED) {
    const text = new Drawing(graph, closed).text();
    if (text !== undefined) {
      return { text, note: closed.length === 0 ? '' : `The graph is too large for one picture: ${closed.length === 2 ? 'loops and nested pipelines' : 'all groups'} are drawn as one box each.` };
    }
  }
  return { note: 'The graph is too large for a picture.' };
}

class Drawing {
  private readonly ids = new Map<Task, string>();
  private readonly sizes = new Map<Task, number>();
  private readonly open = new Set<Dag>();

  constructor(private readonly graph: Graph, private readonly closed: readonly Kind[]) {
    const names = new UniqueNames();
    graph.tasks.forEach(task => this.ids.set(task, names.of(`t_${task.name.replace(/[^A-Za-z0-9]/g, '_').slice(0, 60)}`)));
    for (const task of [...graph.tasks].reverse()) {
      const size = graph.inside(task) === undefined ? 1 : this.sizes.get(task) ?? 0;
      const { owner } = task.dag;
      this.sizes.set(task, size);
      if (owner !== undefined) {
        this.sizes.set(owner, (this.sizes.get(owner) ?? 0) + size);
      }
    }
  }

  /** The flowchart; undefined if it is too large. */
  public text(): string | undefined {
    const { graph, closed, open } = this;
    open.add(graph.root);
    let boxes = 0;
    let arrows = graph.root.edges.length;
    for (const task of graph.tasks) {
      const inside = graph.inside(task);
      const isDrawn = open.has(task.dag);
      boxes += isDrawn ? 1 : 0;
      if (isDrawn && inside !== undefined && !closed.includes(task.dag.kindOf(task))) {
        open.add(inside);
        arrows += inside.edges.length;
      }
    }
    if (boxes > MOST.boxes || arrows > MOST.arrows) {
      return undefined;
    }
    const text = ['flowchart TB', ...this.content(graph.root, '  ')].join('\n');
    return text.length > MOST.letters ? undefined : text;
  }

  private content(dag: Dag, indent: string): string[] {
    return [
      // Mermaid lays groups out from the last to the first: so the first branch comes to stand on the left.
      ...(dag.branches === undefined ? dag.tasks : [...dag.tasks].reverse()).flatMap(task => this.box(task, indent)),
      ...dag.edges.map(({ from, to, outputs, status }) => `${indent}${this.id(from)} ${arrow(outputs, status)} ${this.id(to)}`),
    ];
  }

  private box(task: Task, indent: string): string[] {
    const inside = this.graph.inside(task);
    if (inside === undefined || !this.open.has(inside)) {
      return [`${indent}${this.id(task)}${this.node(task, inside)}`];
    }
    return [
      `${indent}subgraph ${this.id(task)}[${title(groupTitle(task))}]`,
      `${indent}  direction TB`,
      ...this.content(inside, `${indent}  `),
      `${indent}end`,
    ];
  }

  private node(task: Task, inside: Dag | undefined): string {
    if (task.component?.dag !== undefined) {
      const size = inside === undefined ? 'drawn above' : counted(this.sizes.get(task) ?? 0, 'task');
      return `[[${label(groupTitle(task), size)}]]`;
    }
    const kind = task.dag.kindOf(task);
    const text = label(titleOf(task), titleOf(task) === task.name ? '' : task.name, manner(task));
    return isExit(task) ? `([${text}])` : kind === 'importer' ? `[/${text}/]` : kind === 'claim' ? `[(${text})]` : `[${text}]`;
  }

  private id(task: Task): string {
    return this.ids.get(task) ?? '';
  }
}

function groupTitle(task: Task): string {
  const isNamed = titleOf(task) !== task.name;
  return task.dag.kindOf(task) === 'pipeline' ? manner(task).replace(/^pipeline/, `pipeline ${titleOf(task)}`) : isNamed ? `${titleOf(task)}: ${manner(task)}` : manner(task);
}

/** Letters of the names of outputs that are written at an arrow. */
const MOST_OF_NAMES = 30;

function arrow(outputs: readonly string[], status: boolean): string {
  const names = [...outputs, ...status ? ['status'] : []];
  const all = names.join(', ');
  const text = all.length <= MOST_OF_NAMES ? all : names.length === 1 ? cut(all, MOST_OF_NAMES) : `${names.length} values`;
  return `${outputs.length > 0 ? '-->' : '-.->'}${names.length === 0 ? '' : `|${label(text)}|`}`;
}
