import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { crdNames, CrdManifestVersion, crdVersions } from './schema/crd';
import { CrdDefinition, isOwnDefinition } from '../apis/crd';
import { CustomResourceConversion, CustomResourceDefinition } from '../apis/k8s/apiextensions/v1';

/** What an installation adds to a definition. */
export interface DefinitionOptions {
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
  /**
   * How objects get from one version to another, in the API's form; {@link convertedBy} makes it for a service.
   * @default - the API's default: only `apiVersion` changes
   */
  readonly conversion?: CustomResourceConversion;
}

/** Service of a program that converts objects between the versions of their kind. */
export interface ConversionService {
  readonly name: string;
  readonly namespace: string;
  /** @default '/convert' */
  readonly path?: string;
  /** @default - the API's default: 443 */
  readonly port?: number;
  /** Versions of the request that the program understands, best first. @default ['v1'] */
  readonly reviewVersions?: readonly string[];
}

/**
 * Lets a service convert the objects of a definition. Who signed its certificate the cluster learns from elsewhere: with cert-manager
 * by an annotation of the definition, as `injectCa` of the kit's `WebhookCertificate` holds it.
 */
export function convertedBy({ name, namespace, path = '/convert', port, reviewVersions = ['v1'] }: ConversionService): CustomResourceConversion {
  const service = { name, namespace, path, ...port !== undefined && { port } };
  return { strategy: 'Webhook', webhook: { clientConfig: { service }, conversionReviewVersions: reviewVersions } };
}

const MARK = Symbol.for('cdk8s-kubeflow.definition');

/** The versions of each kind, one list for all that use it, by the definition they are made of. */
const known = new WeakMap<CrdDefinition, readonly CrdManifestVersion[]>();
/** The package's own definitions, by their versions. */
const definitions = new WeakMap<object, CrdDefinition>();

function versionsOf(definition: CrdDefinition): readonly CrdManifestVersion[] {
  let versions = known.get(definition);
  if (versions === undefined) {
    versions = crdVersions(definition);
    known.set(definition, versions);
    if (isOwnDefinition(definition)) {
      definitions.set(versions, definition);
    }
  }
  return versions;
}

/**
 * The CustomResourceDefinition of a kind of `src/apis`, made from the kind's types. As long as nobody patches it, its
 * versions are one list for the whole process, whose text was made when the package was built.
 */
export class Definition extends CustomResourceDefinition {
  /** Whether an object is such a definition; `instanceof` takes all API objects for one. */
  public static is(object: ApiObject): object is Definition {
    return MARK in object;
  }

  private patched = false;
  private readonly spec: object;

  constructor(scope: Construct, id: string, definition: CrdDefinition, options: DefinitionOptions = {}) {
    const { group, plural, scope: scoped } = definition;
    const { conversion } = options;
    const labels = definition.labels || options.labels ? { ...definition.labels, ...options.labels } : undefined;
    const annotations = definition.annotations || options.annotations ? { ...definition.annotations, ...options.annotations } : undefined;
    const spec = { ...conversion && { conversion }, group, names: crdNames(definition), scope: scoped, versions: versionsOf(definition) };
    super(scope, id, { metadata: { name: `${plural}.${group}`, ...labels && { labels }, ...annotations && { annotations } }, spec });
    this.spec = spec;
    Object.defineProperty(this, MARK, { value: true });
  }

  /** Changes the object in the API's own field names. */
  public override addJsonPatch(...operations: JsonPatch[]): void {
    this.patched = true;
    super.addJsonPatch(...operations);
  }

  /** The object as plain data, parts of which may be one object in several places: for who writes YAML without references. */
  public shared(): unknown {
    return this.patched ? this.toJson() : { ...CustomResourceDefinition.GVK, metadata: this.metadata.toJson(), spec: this.spec };
  }
}

/** Whether the versions of a definition are those of a kind of `src/apis`, as tests of the package know them, changed by nobody. */
export function isOwnVersions(versions: unknown): versions is object {
  return typeof versions === 'object' && versions !== null && definitions.has(versions);
}

/**
 * The YAML of such versions as the build of the package wrote it; undefined for others, and where there was no build.
 * It stands below `spec`, four spaces in.
 */
export function builtText(versions: unknown): string | undefined {
  const definition = typeof versions === 'object' && versions !== null ? definitions.get(versions) : undefined;
  const file = definition && join(__dirname, '..', 'apis', definition.group, `${definition.plural}.versions.yaml`);
  return file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
