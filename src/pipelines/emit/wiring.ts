/**
 * How values and files get from the node that gives them to the nodes that take them: through an input of each group on the way in, and through an
 * output of each group on the way out, both named after where they come from.
 */
import { ConfigError } from '../../core/errors';
import { channelName } from '../graph/names';
import { Group, Node } from '../graph/nodes';
import type { InputArtifact, InputParameter } from '../ir/types';
import { placeOf, PossibleParameter, Reference } from '../references';
import { Channels } from './channels';

/** A value or file that comes into a group, or to a task, under a name. */
export interface Inflow {
  readonly reference: Reference;
  readonly from: InputParameter & InputArtifact;
}

/** A value or file that a group gives: an output of a node inside, or of the one of several that ran. */
export interface Outflow {
  readonly reference: Reference;
  /** It is given once for each round of a loop above. */
  readonly asList: boolean;
  readonly from: readonly { readonly node: string; readonly key: string }[];
  /** Only one of them gives it. */
  readonly oneOf: boolean;
}

/** What a node takes, and what it comes after. */
export interface Wires {
  readonly inputs: Map<string, Inflow>;
  readonly after: Set<string>;
}

/** All wires of one pipeline; made as the nodes ask for them. */
export class Wiring {
  /** Names of what goes through the wires. */
  public readonly channels = new Channels();
  private readonly nodes = new Map<Node, Wires>();
  private readonly groups = new Map<Group, Map<string, Outflow>>();

  /** Wires of a node. */
  public of(node: Node): Wires {
    let wires = this.nodes.get(node);
    if (wires === undefined) {
      this.nodes.set(node, wires = { inputs: new Map(), after: new Set() });
    }
    return wires;
  }

  /** What a group gives, by name. */
  public outputs(group: Group): Map<string, Outflow> {
    let outputs = this.groups.get(group);
    if (outputs === undefined) {
      this.groups.set(group, outputs = new Map());
    }
    return outputs;
  }

  /**
   * Where `node`, which stands in `node.parent`, gets a value or file from. Declares it on all groups on the way.
   *
   * @throws ConfigError `ReferenceScope` if it is not to be had there
   */
  public source(reference: Reference, node: Node): InputParameter & InputArtifact {
    const group = node.parent as Group;
    const { source } = reference;
    if (source.of === 'field') {
      return { ...this.source(source.item, node), parameterExpressionSelector: `parseJson(string_value)["${source.key}"]` };
    }
    if (group === homeOf(reference)) {
      return this.direct(reference, node);
    }
    if (group.parent === undefined) {
      throw outOfScope(reference, node);
    }
    return componentInput(reference, this.channel(reference, group, node));
  }

  /** The input of a group through which it gets a value or file from outside. */
  public channel(reference: Reference, group: Group, for_: Node = group): string {
    const name = this.channels.of(reference);
    const { inputs } = this.of(group);
    const known = inputs.get(name);
    if (known === undefined || homeOf(known.reference) !== homeOf(reference)) {
      inputs.set(name, { reference, from: this.sourceFor(reference, group, for_) });
    }
    return name;
  }

  private sourceFor(reference: Reference, group: Group, for_: Node): InputParameter & InputArtifact {
    try {
      return this.source(reference, group);
    } catch (error) {
      throw ConfigError.is(error) && error.code === 'ReferenceScope' ? outOfScope(reference, for_) : error;
    }
  }

  /** Where a node gets it from that stands in the same group as what gives it. */
  private direct(reference: Reference, node: Node): InputParameter & InputArtifact {
    const { source } = reference;
    switch (source.of) {
      case 'input': return componentInput(reference, source.name);
      case 'item': return componentInput(reference, this.channels.of(reference));
      case 'task': return this.output(reference, node, source.task, source.key);
      case 'collected': return this.output(reference, node, source.loop, this.collect(reference));
      case 'oneOf': return this.output(reference, node, source.branches, this.oneOf(reference));
      default: throw outOfScope(reference, node);
    }
  }

  private output(reference: Reference, node: Node, producer: Node, key: string): InputParameter & InputArtifact {
    this.of(node).after.add(producer.name);
    return reference instanceof PossibleParameter
      ? { taskOutputParameter: { producerTask: producer.name, outputParameterKey: key } }
      : { taskOutputArtifact: { producerTask: producer.name, outputArtifactKey: key } };
  }

  /** Name under which a loop gives what its rounds gave. */
  private collect(reference: Reference): string {
    const source = reference.source as Extract<Reference['source'], { readonly of: 'collected' }>;
    return this.surface(source.inner, source.loop, true);
  }

  /** Name under which branches give what the one that ran gave. */
  private oneOf(reference: Reference): string {
    const { branches, inner, index } = reference.source as Extract<Reference['source'], { readonly of: 'oneOf' }>;
    const name = channelName(`${branches.name}-oneof-${index}`);
    const outputs = this.outputs(branches);
    if (!outputs.has(name)) {
      const from = inner.map((one, place) => ({ node: branches.children[place].name, key: this.surface(one, branches.children[place] as Group, false) }));
      outputs.set(name, { reference, asList: false, from, oneOf: true });
    }
    return name;
  }

  /**
   * Carries an output out of all groups up to `top`, and returns the name that it has there.
   *
   * @throws ConfigError `ReferenceScope` if nothing in `top` gives it
   */
  public surface(reference: Reference, top: Group, asList: boolean): string {
    const { group, node, key, name } = this.origin(reference);
    if (!isWithin(group, top)) {
      throw new ConfigError('ReferenceScope', `${describe(top)} can only give what its own tasks give, got ${placeOf(reference)}; return an output of a task inside it`);
    }
    let from = { node, key };
    for (let at = group; ; at = at.parent as Group) {
      if (at.kind.is === 'loop' && !(at === top && asList)) {
        throw new ConfigError('ReferenceScope', `a value of each round of a loop must be collected, got ${placeOf(reference)} from inside the loop ${JSON.stringify(at.name)}; ` +
          'return it from the loop\'s function, and use outputs of the loop');
      }
      const outputs = this.outputs(at);
      // A branch may give a value for the loop around it, and once more for the condition.
      const own = (outputs.get(name)?.asList ?? asList) === asList ? name : `${name}-2`;
      outputs.set(own, { reference, asList, from: [from], oneOf: false });
      from = { node: at.name, key: own };
      if (at === top) {
        return own;
      }
    }
  }

  /** The node that gives a value or file, the group in which it stands, and how groups above call it. */
  public origin(reference: Reference): { readonly group: Group; readonly node: string; readonly key: string; readonly name: string } {
    const { source } = reference;
    switch (source.of) {
      case 'task': return { group: source.task.parent as Group, node: source.task.name, key: source.key, name: this.channels.of(reference) };
      case 'collected': {
        const key = this.collect(reference);
        return { group: source.loop.parent as Group, node: source.loop.name, key, name: key };
      }
      case 'oneOf': {
        const key = this.oneOf(reference);
        return { group: source.branches.parent as Group, node: source.branches.name, key, name: key };
      }
      default: throw new ConfigError('ReferenceScope', `only outputs of tasks can be given to the outside, got ${placeOf(reference)}; pass it through a component`);
    }
  }

  /** Has `node` come after `other`, by the nodes of their lowest common group. */
  public comeAfter(node: Node, other: Node): void {
    // What comes after the first branch of a condition comes after all of them.
    let [one, two]: Node[] = [node, other.parent?.kind.is === 'branches' ? other.parent : other];
    while (one.parent !== two.parent) {
      const [above, beside] = [levelsAbove(one), levelsAbove(two)];
      one = above >= beside ? one.parent ?? one : one;
      two = beside >= above ? two.parent ?? two : two;
    }
    if (one === two || one.parent === undefined) {
      throw new ConfigError('TaskAfter', `${JSON.stringify(node.name)} can come after tasks and groups of its own pipeline that it is not inside of, ` +
        `got ${JSON.stringify(other.name)}; ` +
        'pass others, or leave it out');
    }
    this.of(one).after.add(two.name);
  }
}

function levelsAbove(node: Node): number {
  let levels = 0;
  for (let at = node.parent; at !== undefined; at = at.parent) {
    levels++;
  }
  return levels;
}

/** The group in which a reference can be used without a channel. */
function homeOf(reference: Reference): Group {
  const { source } = reference;
  switch (source.of) {
    case 'input': return source.group;
    case 'task': return source.task.parent as Group;
    case 'item': return source.loop;
    case 'field': return homeOf(source.item);
    case 'collected': return source.loop.parent as Group;
    case 'oneOf': return source.branches.parent as Group;
  }
}

function componentInput(reference: Reference, name: string): InputParameter & InputArtifact {
  return reference instanceof PossibleParameter ? { componentInputParameter: name } : { componentInputArtifact: name };
}

function isWithin(group: Group, top: Group): boolean {
  for (let at: Group | undefined = group; at !== undefined; at = at.parent) {
    if (at === top) {
      return true;
    }
  }
  return false;
}

function describe(group: Group): string {
  return group.kind.is === 'loop' ? 'a loop' : group.kind.is === 'pipeline' ? 'a pipeline' : 'a branch of a condition';
}

function outOfScope(reference: Reference, node: Node): ConfigError {
  return new ConfigError('ReferenceScope', `${JSON.stringify(node.name)} uses a value from inside a loop, condition, exit handler or other pipeline that it is no part of, ` +
    `got ${placeOf(reference)}; ` +
    'return the value from the function of the loop or condition, and use its outputs');
}
