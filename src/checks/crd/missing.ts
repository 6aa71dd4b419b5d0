import { isBuiltIn, listed, ManifestSet, Rule, shown, Violation } from '../../core';
import { groupOf, Lookup, versionOf } from '../lookup';

/** `Crd/Missing`: the cluster knows the kind of every custom resource. */
export const crdMissing: Rule = {
  id: 'Crd/Missing',
  why: 'Without a CustomResourceDefinition that serves its version, a custom resource cannot be applied, and the whole sync stops.',
  check: missing,
};

function* missing(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  for (const at of set.all) {
    const { apiVersion, kind } = at.manifest;
    const group = groupOf(apiVersion);
    if (isBuiltIn(apiVersion) || lookup.isExternal('CustomResourceDefinition', undefined, `${kind}.${group}`)) {
      continue;
    }
    const custom = lookup.customKind(group, kind);
    if (custom === undefined) {
      yield {
        at,
        field: 'apiVersion',
        problem: `no CustomResourceDefinition defines the kind, got ${shown(`${apiVersion} ${kind}`)}`,
        fix: `add the component that brings it, or declareExternal() a CustomResourceDefinition "${kind}.${group}"`,
      };
    } else if (!custom.served.has(versionOf(apiVersion))) {
      yield {
        at,
        field: 'apiVersion',
        problem: `the CustomResourceDefinition does not serve this version, got ${shown(apiVersion)}`,
        fix: `use ${listed(custom.served)}`,
      };
    }
  }
}
