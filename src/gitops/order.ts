import { IConstruct } from 'constructs';
import type { ComponentChart } from './charts';
import { ConfigError, shown } from '../core';

/** What GitOps objects need to know of the components. */
export interface ApplicationOrder {
  /** Components that each component comes after; other folders come after all of them. Empty where another output has the platform. */
  readonly after: Readonly<Record<string, readonly string[]>>;
  /** Components that serve an admission webhook for custom resources of their own. */
  readonly selfGuarded: readonly string[];
  /** Helm charts beside the folders. @default [] */
  readonly charts?: readonly ComponentChart[];
  /** Namespaces of the platform, in which teams apply nothing. */
  readonly platformNamespaces: readonly string[];
  /** Kinds of the whole cluster that belong to a profile, beside its namespace and itself. @default [] */
  readonly teamKinds?: readonly GroupKind[];
}

/** A kind of objects. */
export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/**
 * Refuses to take the names of the platform's own objects where another output has them.
 *
 * @param name first part of names, as the user gave it
 * @throws ConfigError `GitOpsName`
 */
export function checkName(name: string | undefined, order: ApplicationOrder, at: IConstruct): void {
  if (name === undefined && Object.keys(order.after).length === 0) {
    throw new ConfigError('GitOpsName', 'name must be given where the platform is not in the same output, since its own objects are called "kubeflow", got undefined; ' +
      'write that of the teams, e.g. "vision"', at);
  }
}

/**
 * Refuses two folders whose objects would have one name.
 *
 * @param named name of an object and the folder that it applies
 * @throws ConfigError `GitOpsCollision`
 */
export function checkNames(named: Iterable<{ readonly name: string; readonly folder: string }>, at: IConstruct): void {
  const taken = new Map<string, string>();
  for (const { name, folder } of named) {
    const other = taken.get(name);
    if (other !== undefined) {
      throw new ConfigError('GitOpsCollision', `two folders need one name, got ${shown(name)} for ${other} and ${folder}; ` +
        'give one of their charts another id, or setFolder() it elsewhere', at);
    }
    taken.set(name, folder);
  }
}
