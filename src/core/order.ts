import { ApiObject } from 'cdk8s';
import { ConfigError, listed } from './errors';
import { groupOf, kindKey, Kinds } from './kinds';
import { Stage } from '../apis/kind';

/**
 * Steps of applying one component, in order: each is a folder of the output that begins with its number.
 *
 * What a step holds may need what an earlier one holds; inside a step any order converges.
 */
export const STAGES = {
  /** Namespaces. */
  namespaces: 0,
  /** CustomResourceDefinitions. */
  crds: 10,
  /** What pods need to start: accounts, permissions, configuration, network policies, claims, certificates. */
  base: 20,
  /** Pods, the Services in front of them, and the webhooks that they serve. */
  workloads: 30,
  /** Custom resources that a controller or a webhook of the step before takes. */
  resources: 40,
  /** What may stay unready for long without harm: autoscalers and disruption budgets. */
  last: 50,
} as const satisfies Record<Stage, number>;

const STAGE = 'cdk8s-kubeflow:stage';

/** Puts an object into another step than the one of its kind. */
export function setStage(object: ApiObject, stage: Stage): void {
  object.node.addMetadata(STAGE, stage);
}

/** The step of an object: its own if one was set, else that of its kind. */
export function stageOf(object: ApiObject): Stage {
  const own = object.node.metadata.find(entry => entry.type === STAGE);
  return own !== undefined ? own.data as Stage : Kinds.stage(kindKey(groupOf(object.apiVersion), object.kind));
}

const UNAWAITED = 'cdk8s-kubeflow:unawaited';

/** Lets nothing that is applied later wait until an object is ready, which it may never be. */
export function setUnawaited(object: ApiObject): void {
  object.node.addMetadata(UNAWAITED, true);
}

/** Whether nothing waits until the object is ready. */
export function isUnawaited(object: ApiObject): boolean {
  return object.node.metadata.some(entry => entry.type === UNAWAITED);
}

/** Folder of a step: `00-namespaces` ... `50-last`, so that names sort in the order of applying. */
export function stageFolder(stage: Stage): string {
  return `${String(STAGES[stage]).padStart(2, '0')}-${stage}`;
}

/**
 * The wave of each name: 0 for those that come after nothing, else 10 more than the latest of those it comes after.
 *
 * @param after for each name, the names that must be applied before it
 * @throws ConfigError `OrderCycle`, `UnknownComponent`
 */
export function waves(after: Readonly<Record<string, readonly string[]>>): Record<string, number> {
  const found = new Map<string, number>();
  const visiting: string[] = [];
  const visit = (name: string): number => {
    const known = found.get(name);
    if (known !== undefined) {
      return known;
    }
    if (visiting.includes(name)) {
      throw new ConfigError('OrderCycle', `components come after each other in a circle, got ${[...visiting.slice(visiting.indexOf(name)), name].join(' after ')}; ` +
        'remove one "after" of the circle');
    }
    if (!Object.hasOwn(after, name)) {
      throw new ConfigError('UnknownComponent', `"${visiting[visiting.length - 1]}" comes after a component that is not there, got "${name}"; ` +
        `there are ${listed(Object.keys(after))}`);
    }
    visiting.push(name);
    const wave = Math.max(0, ...after[name].map(before => visit(before) + 10));
    visiting.pop();
    found.set(name, wave);
    return wave;
  };
  Object.keys(after).forEach(visit);
  return Object.fromEntries(found);
}
