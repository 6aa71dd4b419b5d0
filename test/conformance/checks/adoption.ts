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
  /** Fields that only the first set has, in objects of both: server-side apply keeps what another manager owns. */
  readonly kept: readonly Finding[];
}

/** Field manager of the first set, as if a person had applied it. */
export const FORMER = 'kubectl';

/** Applies `ours` with force over what lies on the server already. */
export async function adopt(api: Api, theirs: readonly Manifest[], ours: readonly Manifest[]): Promise<Adoption> {
  const uidOf = async (one: Manifest) => (await api.read(one)).body.metadata?.uid as string | undefined;
  const before = await concurrently(ours, uidOf);
  const { refused } = await accept(api, ours);
  const found = (await concurrently(ours, one => api.read(one))).map(one => one.body.metadata);
  const after = found.map(one => one?.uid as string | undefined);
  const made = new Set(ours.map(identityOf));
  return {
    refused,
    recreated: ours.flatMap((one, index) => before[index] !== undefined && before[index] !== after[index] ? [{ object: labelOf(one), problem: 'is another object now' }] : []),
    adopted: before.filter((uid, index) => uid !== undefined && uid === after[index]).length,
    left: theirs.filter(one => !made.has(identityOf(one))).map(labelOf).sort(),
    kept: ours.flatMap((one, index) => {
      const entries = (found[index]?.managedFields ?? []) as readonly any[];
      const owned = (manager: string) => entries.filter(entry => entry.manager === manager).flatMap(entry => leaves(entry.fieldsV1, ''));
      const mine = new Set(owned('conformance'));
      const only = owned(FORMER).filter(path => !mine.has(path));
      return only.length === 0 ? [] : [{ object: labelOf(one), problem: `keeps ${only.join(', ')}` }];
    }),
  };
}

/** Paths of the fields that a manager owns. */
function leaves(fields: object | undefined, path: string): string[] {
  const inner = Object.entries(fields ?? {}).filter(([key]) => key !== '.');
  return inner.length === 0 ? [path] : inner.flatMap(([key, one]) => leaves(one, `${path}${path === '' ? '' : '.'}${key.replace(/^[fkv]:/, '')}`));
}
