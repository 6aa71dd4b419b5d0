import { Construct } from 'constructs';
import { declareKnown, Kinds } from '../../core';

/** Declares the CustomResourceDefinitions of API groups that somebody else installs, so that their kinds are not reported. */
export function existingKinds(at: Construct, madeBy: string, groups: readonly string[]): void {
  for (const [key, { plural }] of Kinds.all()) {
    const [group, kind] = key.split('/');
    if (kind !== undefined && groups.includes(group)) {
      declareKnown(at, { kind: 'CustomResourceDefinition', name: `${plural}.${group}`, madeBy });
    }
  }
}
