import { IConstruct } from 'constructs';
import { ConfigError, listed, shown } from './errors';
import { Kinds } from './kinds';
import type { PlainManifest } from './located';

/** Something that the cluster has though no object of the output makes it: a person, a controller or another tool does. */
export interface External {
  /**
   * Kind of the object, with its group where the kind alone could mean another one: `Secret`,
   * `networking.istio.io/Gateway`; or `Image` with its reference as name, or `User` with its id.
   */
  readonly kind: string;
  /** Its namespace; `*` stands for any. @default - none, as for cluster-scoped kinds */
  readonly namespace?: string;
  /** `metadata.name`, that of a `CustomResourceDefinition` being `<plural>.<group>`; `*` stands for any name. */
  readonly name: string;
  /** Who makes it, in a few words. */
  readonly madeBy: string;
}

/** A declaration with the construct that it stands at. */
export interface Declared extends External {
  /** Path of the construct. */
  readonly path: string;
  /** Whether a person wrote it, who should hear when nothing refers to it. */
  readonly byUser: boolean;
  /** Whether it is a Secret that people put there. */
  readonly isCredential: boolean;
  /** Keys of such a Secret that its reader asks for where no field of the output says so. @default - those that fields name */
  readonly keys?: readonly string[];
}

const EXTERNAL = 'cdk8s-kubeflow:external';

/** What is declared like an object and is none. */
const PSEUDO: readonly string[] = ['Image', 'User'];

/**
 * Declares objects that others make, so that references to them are not reported as broken. A declaration that nothing
 * refers to is a finding itself.
 *
 * @throws ConfigError `ExternalKind`, `External` (one of its texts is missing or empty)
 */
export function declareExternal(scope: IConstruct, ...externals: readonly External[]): void {
  for (const external of externals) {
    requireTexts(scope, external);
    record(scope, external, { byUser: true, isCredential: external.kind === 'Secret' });
  }
}

function requireTexts(scope: IConstruct, external: External): void {
  const { kind, name, madeBy, namespace = '*' } = (external ?? {}) as Partial<External>;
  for (const [field, value] of Object.entries({ kind, name, madeBy, namespace })) {
    if (typeof value !== 'string' || (value === '' && field !== 'kind')) { // of a kind more is said where it is looked up
      throw new ConfigError('External', `${field} of what others make must be a text of one letter or more, got ${shown(value)}; `
        + "declare it as in { kind: 'Secret', namespace: 'ml', name: 'registry', madeBy: 'the security team' }", scope);
    }
  }
}

/** The same for what constructs of the toolkit know; nobody hears if nothing refers to it. */
export function declareKnown(scope: IConstruct, ...externals: readonly External[]): void {
  externals.forEach(external => record(scope, external, { byUser: false, isCredential: false }));
}

/** A Secret whose keys no field of the output names: what reads it has them built in. */
export interface Credential {
  readonly name: string;
  readonly keys: readonly string[];
}

/**
 * Declares Secrets that whoever keeps the credentials puts there, beside Git; `secrets.md` lists them.
 *
 * @param namespace `*` stands for that of each reader
 */
export function declareSecrets(scope: IConstruct, namespace: string, ...secrets: readonly (string | Credential)[]): void {
  for (const secret of secrets) {
    const { name, keys } = typeof secret === 'string' ? { name: secret, keys: undefined } : secret;
    record(scope, { kind: 'Secret', namespace, name, madeBy: 'whoever keeps the credentials' }, { byUser: false, isCredential: true, keys });
  }
}

function record(scope: IConstruct, external: External, known: Pick<Declared, 'byUser' | 'isCredential' | 'keys'>): void {
  const kind = PSEUDO.includes(external.kind) ? external.kind : resolvedKind(external.kind, 'ExternalKind', scope);
  // The name may be worked out only when the objects are rendered.
  const { namespace, madeBy } = external;
  scope.node.addMetadata(EXTERNAL, { kind, namespace, madeBy, path: scope.node.path, ...known, get name() { return external.name; } } satisfies Declared);
}

/** What is declared at a construct. */
export function declaredAt(construct: IConstruct): Declared[] {
  return construct.node.metadata.filter(entry => entry.type === EXTERNAL).map(entry => entry.data as Declared);
}

const OBJECT = 'cdk8s-kubeflow:object';

/** Shows the rules objects that others make, which the rules look up and do not judge. */
export function declareObjects(scope: IConstruct, ...manifests: readonly PlainManifest[]): void {
  manifests.forEach(manifest => scope.node.addMetadata(OBJECT, manifest));
}

/** The objects that {@link declareObjects} showed at a construct. */
export function objectsDeclaredAt(construct: IConstruct): PlainManifest[] {
  return construct.node.metadata.filter(entry => entry.type === OBJECT).map(entry => entry.data as PlainManifest);
}

/** Declares images that the output may use beside the pinned ones, for example a team's own notebook image. */
export function allowImage(scope: IConstruct, ...references: readonly string[]): void {
  declareKnown(scope, ...references.map(name => ({ kind: 'Image', name, madeBy: 'the owner of the image' })));
}

/**
 * The name in tables, `<group>/<Kind>`, of a kind that may be given alone.
 *
 * @throws ConfigError `code` if several groups have the kind, or none that is known
 */
export function resolvedKind(kind: string, code: 'ExternalKind' | 'Question', at?: IConstruct): string {
  if (kind.includes('/') || Kinds.facts(kind) !== undefined) {
    return kind;
  }
  const candidates = Kinds.all().map(([key]) => key).filter(key => key.endsWith(`/${kind}`));
  if (candidates.length !== 1) {
    throw new ConfigError(code, candidates.length === 0
      ? `kind is not known, got ${shown(kind)}; write it with its group, e.g. "example.com/${kind || 'Widget'}"`
      : `kind stands for several, got ${shown(kind)}; write one of ${listed(candidates)}`, at);
  }
  return candidates[0];
}
