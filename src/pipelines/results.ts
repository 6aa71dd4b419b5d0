/** What the functions of loops and conditions return, and what comes of it outside. */
import { ConfigError, kindOf, listed } from '../core/errors';
import type { Group } from './graph/nodes';
import { Artifact, ArtifactList, Parameter, placeOf, PossibleArtifact, PossibleParameter, Reference, type Source } from './references';
import { Dependency } from './task';
import { isMap } from './values';

/** Values and files of the run, by name. */
export type NamedResults = readonly (readonly [string, Reference])[];

/**
 * What the function of a group returned, by name.
 *
 * @throws ConfigError `GroupResults`
 */
export function resultsOf(given: unknown, what: string): NamedResults {
  if (given === undefined || given instanceof Dependency) {
    return [];
  }
  const wrong = isMap(given) ? Object.entries(given).find(([, one]) => !(one instanceof Reference)) : ['', given] as const;
  if (wrong !== undefined) {
    const place = isMap(given) ? ` for ${JSON.stringify(wrong[0])}` : '';
    throw new ConfigError('GroupResults', `${what} returns outputs of its tasks by name, or nothing, got ${kindOf(wrong[1])}${place}; return { name: task.outputs.x }`);
  }
  return Object.entries(given as Readonly<Record<string, Reference>>);
}

/** What all rounds of a loop gave. The server puts what loops inside a loop gave into one flat list. */
export function collected(loop: Group, inner: Reference): Reference {
  const source: Source = { of: 'collected', loop, inner };
  const items = (one: PossibleParameter) => one.source.of === 'collected' ? one.itemType : one.typeKnown ? one.type : undefined;
  return inner instanceof PossibleParameter ? new Parameter(source, 'LIST', items(inner)) : listFrom(source, inner as Artifact | ArtifactList);
}

/** What a condition gave, if it held. */
export function possible(inner: Reference): Reference {
  return inner instanceof PossibleParameter ? new PossibleParameter(inner.source, inner.type, inner.itemType, inner.typeKnown)
    : inner instanceof ArtifactList ? inner : possibleFile(inner.source, inner as PossibleArtifact);
}

/**
 * What the branch that ran gave.
 *
 * @throws ConfigError `BranchResults`
 */
export function oneOf(branches: Group, inner: readonly Reference[], index: number): Reference {
  const [first] = inner;
  const other = inner.find(one => typeOf(one) !== typeOf(first));
  if (other !== undefined) {
    throw new ConfigError('BranchResults', `all branches of a condition must give the same types, ` +
      `got a ${typeOf(first)}, ${placeOf(first)}, and a ${typeOf(other)}, ${placeOf(other)}; ` +
      'convert one of them in a component');
  }
  const source: Source = { of: 'oneOf', branches, inner, index };
  const isCertain = inner.every(one => 'certain' in one);
  if (first instanceof PossibleParameter) {
    return new (isCertain ? Parameter : PossibleParameter)(source, first.type, first.itemType, first.typeKnown);
  }
  if (first instanceof ArtifactList) {
    return listFrom(source, first);
  }
  const file = first as Artifact;
  return isCertain ? new Artifact(source, file.schema, file.schemaTitle, file.schemaVersion) : possibleFile(source, file);
}

/**
 * @throws ConfigError `BranchResults` if not all branches give the same names
 */
export function checkSameNames([first, ...others]: readonly NamedResults[]): void {
  const names = ([...all]: NamedResults): string => listed(all.map(([name]) => name));
  const other = others.find(one => names(one) !== names(first));
  if (other !== undefined) {
    throw new ConfigError('BranchResults', `all branches of a condition must give the same, got ${names(first)} from the first and ${names(other)} from another; ` +
      'return the same names from each');
  }
}

function typeOf(reference: Reference): string {
  return reference instanceof PossibleParameter ? reference.type : `${reference instanceof ArtifactList ? 'list of ' : ''}${(reference as Artifact).schema}`;
}

function listFrom(source: Source, { schema, schemaTitle, schemaVersion }: Artifact | ArtifactList): ArtifactList {
  return new ArtifactList(source, schema, schemaTitle, schemaVersion);
}

function possibleFile(source: Source, { schema, schemaTitle, schemaVersion }: PossibleArtifact): PossibleArtifact {
  return new PossibleArtifact(source, schema, schemaTitle, schemaVersion);
}
