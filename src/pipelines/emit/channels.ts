/** Names under which values and files of a pipeline come into groups, and go out of them: those of Kubeflow Pipelines' own compiler, and each once. */
import { channelName, UniqueNames } from '../graph/names';
import { Group } from '../graph/nodes';
import { Reference } from '../references';

/** Names of the values and files of one pipeline. */
export class Channels {
  private readonly unique = new UniqueNames();
  private readonly names = new Map<string, string>();
  private readonly items = new Map<Group, string>();

  /** Input by which a value or file comes into a group or a text. */
  public of(reference: Reference): string {
    return channelName(this.full(reference));
  }

  /** Input of a loop's component that gets the item. */
  public item(loop: Group): string {
    return channelName(this.fullItem(loop));
  }

  /** Name of a value or file in the whole pipeline. */
  private full(reference: Reference): string {
    return reference.source.of === 'item' ? this.fullItem(reference.source.loop) : this.named(this.identity(reference), () => this.usual(reference));
  }

  private usual({ source }: Reference): string {
    switch (source.of) {
      case 'input': return source.name;
      case 'task': return `${source.task.name}-${source.key}`;
      case 'item': return this.fullItem(source.loop);
      case 'field': return `${this.full(source.item)}-subvar-${source.key}`;
      case 'collected': return `${source.loop.name}-${this.inner(source.inner)}`;
      case 'oneOf': return `${source.branches.name}-${channelName(`${source.branches.name}-oneof-${source.index}`)}`;
    }
  }

  private inner(reference: Reference): string {
    return reference.source.of === 'collected' ? this.inner(reference.source.inner) : this.of(reference);
  }

  private fullItem(loop: Group): string {
    let name = this.items.get(loop);
    if (name === undefined) {
      const list = this.listOf(loop);
      // Loops over one list call their items alike, except where one stands in the other.
      const around = loopsAround(loop).filter(each => this.listOf(each) === list).length;
      this.items.set(loop, name = this.named(`item ${around} of ${list}`, () => this.usualItem(loop)));
    }
    return name;
  }

  private usualItem({ name, kind }: Group): string {
    return kind.is !== 'loop' ? name : kind.items.of === 'literals' ? `loop-item-param-${kind.items.id}` : `${this.full(kind.items.list)}-loop-item`;
  }

  private listOf({ name, kind }: Group): string {
    return kind.is !== 'loop' || kind.items.of === 'literals' ? name : this.identity(kind.items.list);
  }

  private named(identity: string, usual: () => string): string {
    let name = this.names.get(identity);
    if (name === undefined) {
      this.names.set(identity, name = this.unique.of(usual()));
    }
    return name;
  }

  private identity({ source }: Reference): string {
    switch (source.of) {
      case 'input': return `input ${source.name}`;
      case 'task': return `output ${source.task.name} ${source.key}`;
      case 'item': return `item ${this.fullItem(source.loop)}`;
      case 'field': return `field ${source.key} of ${this.identity(source.item)}`;
      case 'collected': return `collected ${source.loop.name} ${this.identity(source.inner)}`;
      case 'oneOf': return `one ${source.branches.name} ${source.index}`;
    }
  }
}

function loopsAround(loop: Group): readonly Group[] {
  const all: Group[] = [];
  for (let at = loop.parent; at !== undefined; at = at.parent) {
    if (at.kind.is === 'loop') {
      all.push(at);
    }
  }
  return all;
}
