import * as path from 'path';
import { Api } from '../support/api';
import { concurrently, Filed, Finding, identityOf, labelOf, Manifest } from '../support/manifests';
import { accept } from './acceptance';
import { groupOf } from '../../../src/core';

/** Objects of the renderings of which we make most of the objects: those of the components that we have. */
export function sameComponents(upstream: readonly Filed[], ours: readonly Manifest[]): { readonly files: string[]; readonly manifests: Manifest[] } {
  const made = new Set(ours.map(identityOf));
  const byFile = new Map<string, Manifest[]>();
  upstream.forEach(({ file, manifest }) => byFile.set(file, [...byFile.get(file) ?? [], manifest]));
  const files = [...byFile].filter(([, list]) => list.filter(one => made.has(identityOf(one))).length * 2 > list.length);
  return { files: files.map(([file]) => path.basename(file)), manifests: files.flatMap(([, list]) => list) };
}

/** Kinds of the API server itself that lie in no namespace. */
const CLUSTER_KINDS = /^(ClusterRole|ClusterRoleBinding|CustomResourceDefinition|Namespace|PriorityClass|(Mutating|Validating)WebhookConfiguration)$/;

/** A set in which objects of cluster-scoped kinds say no namespace, as the server stores them: some of upstream's do. */
export function scoped(manifests: readonly Manifest[]): Manifest[] {
  const definitions = manifests.filter(one => one.kind === 'CustomResourceDefinition' && one.spec.scope === 'Cluster');
  const cluster = new Set(definitions.map(({ spec: { group, names } }) => `${group} ${names.kind}`));
  return manifests.map(one => {
    const { namespace, ...metadata } = one.metadata;
    return namespace === undefined || !CLUSTER_KINDS.test(one.kind) && !cluster.has(`${groupOf(one.apiVersion)} ${one.kind}`) ? one : { ...one, metadata };
  });
}

/** Objects of the first set that the second lacks, and of which a page says nothing by name; those whose names end in a hash it names at once. */
export function unnamed(theirs: readonly Manifest[], ours: readonly Manifest[], page: string): Finding[] {
  const made = new Set(ours.map(identityOf));
  const named = new Set([...page.matchAll(/`([^`]+)`/g)].map(([, name]) => name.replace(/^.*\//, '')));
  const hashed = /-[bcdfghkmt2456789]{10}$/;
  return theirs.filter(one => !made.has(identityOf(one)) && !hashed.test(one.metadata.name) && !named.has(one.metadata.name))
    .map(one => ({ object: labelOf(one), problem: 'stays, and the page does not name it' }));
}

/** Refusals of immutable fields that a block of commands does not prevent by deleting the object. */
export function undeleted(refused: readonly Finding[], block: string): Finding[] {
  return refused.filter(({ object }) => {
    const [kind, place] = object.split(' ');
    const [name, namespace] = place.split('/').reverse();
    const line = `kubectl ${namespace === undefined ? '' : `-n ${namespace} `}delete ${kind.toLowerCase()} ${name}`;
    return !block.split('\n').includes(line);
  });
}

/** What happened when a set was applied over another one. */
export interface Adoption {
  /** Refusals, of immutable fields above all. */
  readonly refused: readonly Finding[];
  /** Objects that are others now than before. */
  readonly recreated: readonly Finding[];
  /** How many objects of the first set were taken over. */
  readonly adopted: number;
  /** Objects that only the first set has: they stay until somebody deletes them. */
  readonly left: readonly string[];
  /** Paths of the fields of the second set, by the identity of their object. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
  /** Fields that only the first set has, in objects of both: server-side apply keeps what another manager owns. */
  readonly kept: readonly Finding[];
}

/** Field manager of the first set, as if a person had applied it. */
export const FORMER = 'kubectl';

/** Field manager of the second set, which is the suite's own as the GitOps tool is another one than a person. */
const MANAGER = 'conformance';

/** Applies `ours` with force over what lies on the server already. */
export async function adopt(api: Api, theirs: readonly Manifest[], ours: readonly Manifest[]): Promise<Adoption> {
  const uidOf = async (one: Manifest) => (await api.read(one)).body.metadata?.uid as string | undefined;
  const before = await concurrently(ours, uidOf);
  const { refused } = await accept(api, ours);
  const found = await metadataOf(api, ours);
  const after = found.map(one => one?.uid as string | undefined);
  const fields = new Map(ours.map((one, index) => [identityOf(one), new Set(owned(found[index], MANAGER))]));
  const [made, given] = [ours, theirs].map(set => new Set(set.map(identityOf)));
  return {
    refused,
    recreated: ours.flatMap((one, index) => before[index] !== undefined && before[index] !== after[index] ? [{ object: labelOf(one), problem: 'is another object now' }] : []),
    adopted: ours.filter((one, index) => given.has(identityOf(one)) && before[index] !== undefined && before[index] === after[index]).length,
    left: theirs.filter(one => !made.has(identityOf(one))).map(labelOf).sort(),
    fields,
    kept: await keptFindings(api, ours, fields),
  };
}

/** Fields in objects of `ours` that the manager of before owns, and that are not ours. */
export async function keptFindings(api: Api, ours: readonly Manifest[], fields: ReadonlyMap<string, ReadonlySet<string>>): Promise<Finding[]> {
  const found = await metadataOf(api, ours);
  return ours.flatMap((one, index) => {
    const only = owned(found[index], FORMER).filter(path => fields.get(identityOf(one))?.has(path) !== true);
    return only.length === 0 ? [] : [{ object: labelOf(one), problem: `keeps ${only.join(', ')}` }];
  });
}

async function metadataOf(api: Api, manifests: readonly Manifest[]): Promise<any[]> {
  return (await concurrently(manifests, one => api.read(one))).map(one => one.body.metadata);
}

function owned(metadata: any, manager: string): string[] {
  const entries = (metadata?.managedFields ?? []) as readonly any[];
  return entries.filter(entry => entry.manager === manager).flatMap(entry => leaves(entry.fieldsV1, ''));
}

/** Paths of the fields that a manager owns. */
function leaves(fields: object | undefined, path: string): string[] {
  const inner = Object.entries(fields ?? {}).filter(([key]) => key !== '.');
  return inner.length === 0 ? [path] : inner.flatMap(([key, one]) => leaves(one, `${path}${path === '' ? '' : '.'}${key.replace(/^[fkv]:/, '')}`));
}
