import { isList } from './mistakes';
import { SCHEMAS } from '../../apis/groups.generated';
import { MOVED } from '../../apis/k8s/kinds';
import { groupOf, isBuiltIn, kindKey, Kinds, listed, Located, ManifestSet, Rule, shown, Violation } from '../../core';
import { gotAt, meantBy } from '../shown';

/** `Schema/UnknownKind`: each object is of one kind, which exists in the version that it names. */
export const schemaUnknownKind: Rule = {
  id: 'Schema/UnknownKind',
  why: 'The API server does not know a misspelt kind or a version that Kubernetes has dropped, and the whole sync stops.',
  check: unknownKinds,
};

function* unknownKinds(set: ManifestSet): Generator<Violation> {
  for (const at of set.all) {
    const nameless = ['apiVersion', 'kind'].map(name => at.at(name)).filter(field => !field.text);
    if (nameless.length > 0) {
      yield* nameless.map(field => ({
        at, field: field.path, problem: `must be a string, ${gotAt(field)}`, fix: `write it as in "${field.path}: ${field.path === 'kind' ? 'ConfigMap' : 'v1'}"`,
      }));
    } else if (isList(at)) {
      yield violation(at, 'a list of objects is no object', 'write each of its items as its own document');
    } else {
      yield* isBuiltIn(at.apiVersion) ? unknownOfKubernetes(at) : unknownVersion(set, at);
    }
  }
}

function* unknownOfKubernetes(at: Located): Generator<Violation> {
  const versions = Kinds.facts(at.key)?.versions;
  if (versions?.includes(at.version)) {
    return;
  }
  const instead = Object.hasOwn(MOVED, at.key) ? MOVED[at.key] : undefined;
  if (versions !== undefined) {
    yield violation(at, 'Kubernetes does not serve this version of the kind', `write ${shown(apiVersion(at.key, versions[0]))}`);
  } else if (instead === undefined) {
    yield violation(at, 'Kubernetes has no such kind', nearestKind(at));
  } else {
    yield violation(at, 'Kubernetes has dropped the kind', instead === '' ? 'leave it out: no other has taken its place' : `write ${written(instead)}`);
  }
}

/** A kind that has a type here, in a version that it never had; where its definition is in the output, that says more. */
function* unknownVersion(set: ManifestSet, at: Located): Generator<Violation> {
  const versions = set.customKind(at.key) === undefined ? TYPED.get(at.key) : undefined;
  if (versions !== undefined && !versions.includes(at.apiVersion)) {
    yield violation(at, 'the kind has no such version', `write one of ${listed(versions)}`);
  }
}

/** The `apiVersion`s of each kind that has a type here. */
const TYPED = new Map<string, string[]>();
for (const [version, kinds] of Object.entries(SCHEMAS)) {
  for (const kind of Object.keys(kinds)) {
    const key = kindKey(groupOf(version), kind);
    TYPED.set(key, [...TYPED.get(key) ?? [], version]);
  }
}

function nearestKind({ kind, key }: Located): string {
  const kinds = Kinds.where(facts => facts.versions !== undefined);
  const same = kinds.find(one => nameOf(one) === kind);
  const near = meantBy(key, kinds.filter(one => one.slice(0, one.lastIndexOf('/')) === key.slice(0, key.lastIndexOf('/'))));
  const meant = same ?? near;
  return meant === undefined ? 'correct apiVersion or kind' : `write ${written(meant)}, or correct apiVersion or kind`;
}

/** `apps/v1 Deployment` for a kind of Kubernetes. */
function written(key: string): string {
  return shown(`${apiVersion(key, Kinds.facts(key)?.versions?.[0] ?? 'v1')} ${nameOf(key)}`);
}

function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

function apiVersion(key: string, version: string): string {
  const group = key.slice(0, Math.max(0, key.lastIndexOf('/')));
  return group === '' ? version : `${group}/${version}`;
}

function violation(at: Located, problem: string, fix: string): Violation {
  return { at, field: 'kind', problem: `${problem}, got ${shown(`${at.apiVersion} ${at.kind}`)}`, fix };
}
