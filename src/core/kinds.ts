import { KindFacts, PodsFact, Stage } from '../apis/kind';
import { KINDS, SCHEMAS } from '../apis/groups.generated';
import { MOVED } from '../apis/k8s/kinds';

/** Group of an `apiVersion`; empty for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Version of an `apiVersion`. */
export function versionOf(apiVersion: string): string {
  return apiVersion.slice(apiVersion.indexOf('/') + 1);
}

/** A kind by its name in tables: `<group>/<Kind>`, in the core group the kind alone. */
export function kindKey(group: string, kind: string): string {
  return group === '' ? kind : `${group}/${kind}`;
}

/** API groups whose kinds are, or once were, part of Kubernetes itself. */
const BUILT_IN = new Set([...Object.keys(KINDS).filter(key => KINDS[key].versions !== undefined), ...Object.keys(MOVED)].map(key => key.slice(0, Math.max(0, key.indexOf('/')))));

/** Whether a kind comes with Kubernetes, rather than from a CustomResourceDefinition. */
export function isBuiltIn(apiVersion: string): boolean {
  return BUILT_IN.has(groupOf(apiVersion));
}

const NO_PODS: readonly PodsFact[] = [];

/**
 * The one place where facts of kinds are looked up. Each stands beside the kind's type, in `src/apis/<group>/kinds.ts`;
 * kinds that nobody described have the facts of any custom resource.
 */
export class Kinds {
  /** All that is written of a kind; undefined if nothing is. */
  public static facts(key: string): KindFacts | undefined {
    return Object.hasOwn(KINDS, key) ? KINDS[key] : undefined;
  }

  /** All kinds with facts, by name. */
  public static all(): readonly (readonly [key: string, facts: KindFacts])[] {
    return Object.entries(KINDS);
  }

  /** Names of the kinds that a condition holds for. */
  public static where(condition: (facts: KindFacts) => boolean): readonly string[] {
    return Object.keys(KINDS).filter(key => condition(KINDS[key]));
  }

  /** Step in which a kind is applied. */
  public static stage(key: string): Stage {
    const facts = Kinds.facts(key);
    return facts?.stage ?? (facts?.versions === undefined ? 'resources' : 'base');
  }

  /** Where pods come from. */
  public static pods(key: string): readonly PodsFact[] {
    return Kinds.facts(key)?.pods ?? NO_PODS;
  }

  /** Whether the kind lives in namespaces; undefined if nobody says. */
  public static isNamespaced(key: string): boolean | undefined {
    const facts = Kinds.facts(key);
    return facts && facts.scope === 'Namespaced';
  }

  /** Name of the schema of a kind in a version: `<folder>#<type>`; undefined if its fields are not typed here. */
  public static schema(apiVersion: string, kind: string): string | undefined {
    const kinds = Object.hasOwn(SCHEMAS, apiVersion) ? SCHEMAS[apiVersion] : {};
    return Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
  }
}
