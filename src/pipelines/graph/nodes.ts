/** The tree that a pipeline's function builds: groups, which become DAGs, with tasks and further groups in them. */
import { ConfigError } from '../../core/errors';
import type { Component } from '../component';
import type { Condition } from '../conditions';
import type { Port } from '../ports';
import type { Reference, Text } from '../references';
import type { TaskSettings } from '../task-options';
import type { Json, ValueType } from '../values';
import { UniqueNames } from './names';

/** What a task gets for one of its inputs. */
export type Argument = Json | Reference | Text | readonly Argument[] | { readonly [key: string]: Argument };

/** A task or a group: what stands in a DAG under a name. */
export interface Node {
  /** Name in the pipeline; no two nodes of one pipeline have the same. */
  readonly name: string;
  /** The group it stands in; undefined of the pipeline itself. */
  readonly parent: Group | undefined;
}

/** A task. */
export interface TaskNode extends Node {
  readonly is: 'task';
  readonly parent: Group;
  readonly component: Component;
  readonly args: Readonly<Record<string, Argument>>;
  readonly settings: TaskSettings;
  /** What it comes after without taking anything from it. */
  readonly after: readonly Node[];
  /** The group whose end it waits for. @default - it is not the last task of an exit handler */
  readonly exitOf?: Group;
}

/** What a loop goes through. */
export type LoopItems =
  | { readonly of: 'literals'; readonly values: readonly Json[]; readonly type: ValueType; readonly id: number }
  | { readonly of: 'reference'; readonly list: Reference };

/** What kind of group it is. */
export type GroupKind =
  | { readonly is: 'pipeline' }
  | { readonly is: 'condition'; readonly condition: Condition | undefined; readonly unless: readonly Condition[] }
  | { readonly is: 'branches' }
  | { readonly is: 'loop'; readonly items: LoopItems; readonly parallelism: number | undefined }
  | { readonly is: 'exit' };

/** A group: the pipeline itself, a condition or several, a loop, or what an exit handler watches. */
export class Group implements Node {
  /** Tells it from a task. */
  public readonly is = 'group';
  /** What stands in it, in order. */
  public readonly children: (TaskNode | Group)[] = [];

  constructor(
    /** Name in the pipeline. */
    public name: string,
    /** The group it stands in. */
    public parent: Group | undefined,
    /** What kind of group it is. */
    public readonly kind: GroupKind,
    /** What people see; the name if undefined. */
    public readonly displayName: string | undefined = undefined,
  ) {}
}

/** All of one pipeline. */
export class Graph {
  /** The pipeline itself. */
  public readonly root = new Group('', undefined, { is: 'pipeline' });
  /** Names of all its nodes. */
  public readonly names = new UniqueNames();
  private groups = 0;
  private isClosed = false;

  constructor(
    /** Name of the pipeline. */
    public readonly name: string,
    /** What it takes. */
    public readonly inputs: Readonly<Record<string, Port>>,
  ) {}

  /** The next number of a group. */
  public number(): number {
    return ++this.groups;
  }

  /** Takes nothing more. */
  public close(): void {
    this.isClosed = true;
  }

  /**
   * @throws ConfigError `PipelineClosed` for what comes after the function of the pipeline has returned
   */
  public checkOpen(): void {
    if (this.isClosed) {
      throw new ConfigError('PipelineClosed', `tasks of the pipeline ${this.name} are made while its function runs, got one after it returned; make it inside, and without async`);
    }
  }
}
