import { OutputFolder } from './folders';
import { ApplicationOrder } from './order';
import { Stage, stageFolder, waves } from '../core';

/** A folder that Flux applies as one. */
export interface FluxStep {
  /** Name of the Kustomization without its first part. */
  readonly id: string;
  /** Path below the output folder. */
  readonly folder: string;
  /** Ids of the steps that it waits for. */
  readonly after: readonly string[];
}

/**
 * The steps of all folders. Inside a folder each waits for the one before it, the first one for the last of each component
 * that its own comes after.
 *
 * @throws ConfigError `OrderCycle`, `UnknownComponent`
 */
export function fluxSteps(folders: readonly OutputFolder[], order: ApplicationOrder): FluxStep[] {
  waves(order.after); // an order that has no end fails here
  const ends = new Map(folders.map(({ component, parts }) => [component, parts.map(({ folder, stages }) => idOf(folder, stages[stages.length - 1]))]));
  const before = predecessors(order, new Set(ends.keys()));
  return folders.flatMap(({ component, parts }) => {
    const first = [...before(component)].sort().flatMap(one => ends.get(one) ?? []);
    return parts.flatMap(({ folder, stages }) => stages.map((stage, index) => ({
      id: idOf(folder, stage),
      folder: `${folder}/${stageFolder(stage)}`,
      after: index === 0 ? first : [idOf(folder, stages[index - 1])],
    })));
  });
}

function idOf(folder: string, stage: Stage): string {
  return `${folder.replace(/\//g, '-')}-${stage}`;
}

/** For a component those that it comes after; in place of one that is not there, those that this one comes after. Others come after all. */
function predecessors(order: ApplicationOrder, there: ReadonlySet<string>): (component: string) => ReadonlySet<string> {
  const all = new Set(Object.keys(order.after));
  const found = new Map<string, ReadonlySet<string>>();
  const before = (component: string): ReadonlySet<string> => {
    const known = found.get(component);
    if (known !== undefined) {
      return known;
    }
    const result = new Set(order.after[component].flatMap(one => there.has(one) ? [one] : [...before(one)]));
    found.set(component, result);
    return result;
  };
  return component => Object.hasOwn(order.after, component) ? before(component) : all;
}
