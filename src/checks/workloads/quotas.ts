import { Field, Located, ManifestSet } from '../../core';

/** A limit of a namespace. */
export interface Quota {
  readonly at: Located;
  readonly namespace: string;
  /** `ResourceQuota <name>` as messages name it. */
  readonly name: string;
  /** Where the limits stand, by key. */
  readonly hard: Field;
  /** Whether it counts some pods only. */
  readonly isScoped: boolean;
}

/** Kind of profiles. */
export const PROFILE = 'kubeflow.org/Profile';

/** All quotas: those in the output, and those that the profile controller makes of a `Profile`. */
export function allQuotas(set: ManifestSet): readonly Quota[] {
  return set.once(allQuotas, () => [
    ...set.ofKind('ResourceQuota').map(at => quota(at, at.namespace ?? '', at.name, at.at('spec'))),
    ...set.ofKind(PROFILE).map(at => quota(at, at.name, 'kf-resource-quota', at.at('spec', 'resourceQuotaSpec'))),
  ]);
}

function quota(at: Located, namespace: string, name: string, spec: Field): Quota {
  return { at, namespace, name: `ResourceQuota ${name}`, hard: spec.at('hard'), isScoped: spec.at('scopes').exists || spec.at('scopeSelector').exists };
}

/** The quotas that count all pods of their namespace, by namespace. */
export function quotasOf(set: ManifestSet): ReadonlyMap<string, readonly Quota[]> {
  return set.once(quotasOf, () => {
    const found = new Map<string, Quota[]>();
    for (const one of allQuotas(set).filter(({ isScoped }) => !isScoped)) {
      const same = found.get(one.namespace);
      same ? same.push(one) : found.set(one.namespace, [one]);
    }
    return found;
  });
}
