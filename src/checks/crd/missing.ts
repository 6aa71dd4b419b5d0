import { isBuiltIn, Kinds, listed, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { isOfPlatform, orExistingPlatform } from '../platforms';

/** `Crd/Missing`: the cluster knows the kind of every custom resource. */
export const crdMissing: Rule = {
  id: 'Crd/Missing',
  why: 'Without a CustomResourceDefinition that serves its version, a custom resource cannot be applied, and the whole sync stops.',
  check: unservedResources,
};

function* unservedResources(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    if (isBuiltIn(at.apiVersion) || isExternalKind(set, at)) {
      continue;
    }
    const custom = set.customKind(at.key);
    if (custom === undefined) {
      yield {
        at,
        field: 'apiVersion',
        problem: `no CustomResourceDefinition defines the kind, got ${shown(`${at.apiVersion} ${at.kind}`)}`,
        fix: `add the component that brings it, or declareExternal() a CustomResourceDefinition "${definitionName(at)}"${isOfPlatform(at.group) ? orExistingPlatform(set) : ''}`,
      };
    } else if (!custom.served.has(at.version)) {
      yield {
        at,
        field: 'apiVersion',
        problem: `the CustomResourceDefinition does not serve this version, got ${shown(at.apiVersion)}`,
        fix: `use ${listed(custom.served)}`,
      };
    }
  }
}

/** Whether somebody else brings the definition of an object's kind, as declared. */
function isExternalKind(set: ManifestSet, at: Located): boolean {
  return set.isExternal('apiextensions.k8s.io/CustomResourceDefinition', undefined, definitionName(at));
}

/** Name of the definition of an object's kind: `<plural>.<group>`, with the usual plural where nobody says it. */
function definitionName({ key, kind, group }: Located): string {
  return `${Kinds.facts(key)?.plural ?? usualPlural(kind.toLowerCase())}.${group}`;
}

function usualPlural(word: string): string {
  return /([sxz]|[cs]h)$/.test(word) ? `${word}es` : /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
