import { objectSchema } from './whole-object';
import { Field, isOwnVersions, kindOf, Kinds, Located, ManifestSet } from '../../core';
import { QUANTITY_PATTERN } from '../../core/schema/node';
import { Fault, Mistake, walk } from '../../core/schema/walk';
import { isEncrypted, isEncryptedValue } from '../credentials/encrypted';
import { gotAt } from '../shown';

/** One place where an object breaks its schema. */
export interface ObjectMistake extends Mistake {
  readonly at: Located;
  /** The path in words, also where it is empty. */
  readonly field: string;
}

/** All places where objects break their schemas, found in one walk along each; each rule takes those of some faults. */
export function mistakesOf(set: ManifestSet, ...faults: readonly Fault[]): readonly ObjectMistake[] {
  const all = set.once(mistakesOf, () => set.all.flatMap(at => mistakes(set, at)
    .map(mistake => ({ ...mistake, at, field: mistake.path || '(whole object)' }))));
  return all.filter(({ fault }) => faults.includes(fault));
}

function mistakes(set: ManifestSet, at: Located): readonly Mistake[] {
  if (isSkipped(at)) {
    return [];
  }
  const filled = new Set(Kinds.facts(at.key)?.filled?.map(path => path.join('.')));
  const isFilled = (path: string) => filled.has(path.replace(/\[\d+\]/g, '.*'));
  const found = walk(at.manifest, objectSchema(set, at)).filter(({ fault, path }) => fault !== 'required' || !isFilled(path));
  return isEncrypted(at) ? found.filter(({ path, value }) => path !== 'sops' && !isEncryptedValue(value)) : found;
}

/** Whether no schema is asked: the versions of our own definitions are made of types, and a list of objects has a finding of its own. */
export function isSkipped(at: Located): boolean {
  return isOwnVersions(at.at('spec', 'versions').value) || isList(at);
}

/** Whether it is a list of objects, as `kubectl get -o yaml` prints them. */
export function isList(at: Located): boolean {
  return at.kind.endsWith('List') && Array.isArray(at.at('items').value);
}

/** What is wrong, with the value unless it may be secret. */
export function problemOf({ path, problem, value, hidden }: Mistake): string {
  const said = problem.replace(`match ${QUANTITY_PATTERN}`, 'be a quantity such as "500m" or "2Gi"');
  return `${said}, ${hidden ? `got ${kindOf(value)}` : gotAt(new Field(value, path))}`;
}
