/** Conditions with their branches. */
import { ConfigError, shown } from '../core/errors';
import { checkedProps } from '../core/props';
import type { PipelineBuilder } from './builder';
import type { Condition } from './conditions';
import { Graph, Group, Node } from './graph/nodes';
import type { Possible, Results } from './loops';
import { Parameter, Reference } from './references';
import { checkSameNames, NamedResults, oneOf, possible, resultsOf } from './results';
import { Dependency } from './task';

/** Options of a condition or an exit handler. */
export interface GroupOptions {
  /** What people see in the graph. @default - a name with a number */
  readonly displayName?: string;
}

/** What a further branch returns: what the first one did, or anything that is nothing. */
type SameResults<R> = [keyof R] extends [never] ? void : R;

/** All branches of a condition. */
export class Branches<R extends Results> extends Dependency {
  constructor(
    node: Node,
    /** What the branch that ran gave. */
    public readonly outputs: R,
  ) {
    super(node);
  }
}

/** A condition that further branches can be added to. */
export class If<R extends Results> extends Dependency {
  private readonly first: Group;
  private branches: Group | undefined;
  private readonly before: Condition[] = [];
  private readonly results: NamedResults[] = [];
  private isComplete = false;

  /** @internal */
  constructor(
    private readonly builder: PipelineBuilder, private readonly graph: Graph, private readonly parent: Group, condition: Condition, then: () => unknown, options: GroupOptions,
  ) {
    const first = builder.open(`condition-${graph.number()}`, { is: 'condition', condition: checkedCondition(condition), unless: [] }, displayNameOf(options));
    super(first);
    this.first = first;
    this.fill(first, condition, then);
  }

  /** What it gave, if the condition held: pipelines and loops may give it on, tasks cannot take it. */
  public get outputs(): Possible<R> {
    return Object.fromEntries(this.results[0].map(([name, one]) => [name, possible(one)])) as Possible<R>;
  }

  /**
   * Runs what the function makes if no condition before holds, and this one does.
   *
   * @throws ConfigError `ConditionBranch` after `else`, `ConditionKind`, `GroupResults`, `GroupBody`
   */
  public elif(condition: Condition, then: () => SameResults<R>, options: GroupOptions = {}): this {
    this.branch(checkedCondition(condition), then, options);
    return this;
  }

  /**
   * Runs what the function makes if no condition before holds. All branches give the same names; of each, the one that ran gives the value.
   *
   * @throws ConfigError `BranchResults`, `ConditionBranch` if there is one already, `GroupResults`, `GroupBody`
   */
  public else(then: () => SameResults<R>, options: GroupOptions = {}): Branches<R> {
    const branches = this.branch(undefined, then, options);
    this.isComplete = true;
    checkSameNames(this.results);
    const maps = this.results.map(all => new Map(all));
    const outputs = this.results[0].map(([name], index) => [name, oneOf(branches, maps.map(all => all.get(name) as Reference), index + 1)]);
    return new Branches(branches, Object.fromEntries(outputs) as R);
  }

  private branch(condition: Condition | undefined, then: () => unknown, options: GroupOptions): Group {
    if (this.isComplete) {
      throw new ConfigError('ConditionBranch', `a condition with else has all its branches, got another one after it; ` +
        `put ${condition === undefined ? 'one of both away' : 'elif before else'}`);
    }
    const displayName = displayNameOf(options);
    const branches = this.branches ??= this.wrap();
    const group = this.builder.open(`condition-${this.graph.number()}`, { is: 'condition', condition, unless: [...this.before] }, displayName, branches);
    this.fill(group, condition, then);
    return branches;
  }

  private fill(group: Group, condition: Condition | undefined, then: () => unknown): void {
    this.results.push(resultsOf(this.builder.within(group, then), 'the function of a condition'));
    this.before.push(...condition === undefined ? [] : [condition]);
  }

  /** Puts the first branch into a group of its own with those that follow; the group takes over its number. */
  private wrap(): Group {
    const { first, parent, graph } = this;
    const branches = new Group(graph.names.of(first.name.replace('condition-', 'condition-branches-')), parent, { is: 'branches' });
    parent.children[parent.children.lastIndexOf(first)] = branches;
    first.name = graph.names.of(`condition-${graph.number()}`);
    first.parent = branches;
    branches.children.push(first);
    return branches;
  }
}

function displayNameOf(options: GroupOptions): string | undefined {
  return checkedProps<GroupOptions>(undefined, 'pipelines#GroupOptions', options).displayName;
}

function checkedCondition(given: unknown): Condition {
  if (typeof given !== 'object' || given === null || !('operator' in given) || !('left' in given) || !(given.left instanceof Parameter)) {
    throw new ConfigError('ConditionKind', `a condition compares values of the run, got ${given instanceof Reference ? 'a value' : shown(given)}; ` +
      'write eq(value, true), gt(value, 5) ...');
  }
  return given as Condition;
}
