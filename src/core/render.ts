import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Definition } from './definition';
import { ConfigError } from './errors';
import { Declared, declaredAt, objectsDeclaredAt } from './externals';
import { isRecord } from './field';
import { checkFolders, folderOf } from './folders';
import { Kinds } from './kinds';
import { Located, PlainManifest } from './located';
import { ManifestSet } from './manifests';
import { stageFolder, stageOf } from './order';

/** Adds annotations to finished objects, for example the sync wave; returns those to add. */
export type Annotator = (one: Located) => Readonly<Record<string, string>>;

/**
 * Renders all API objects below a construct, with the annotations that the annotators add.
 *
 * @throws ConfigError `Render`, `Folder`, `FolderCollision`
 */
export function rendered(root: IConstruct, annotators: readonly Annotator[] = []): ManifestSet {
  const all: Located[] = [];
  const externals: Declared[] = [];
  const known: Located[] = [];
  const charts = new Set<Chart>();
  for (const construct of root.node.findAll()) {
    externals.push(...declaredAt(construct));
    known.push(...objectsDeclaredAt(construct).map(manifest => ofOthers(construct.node.path, manifest)));
    if (ApiObject.isApiObject(construct)) {
      charts.add(construct.chart);
      all.push(annotated(locate(construct), annotators));
    }
  }
  checkFolders(charts);
  return new ManifestSet(all, externals, known);
}

function ofOthers(path: string, manifest: PlainManifest): Located {
  return new Located({ path, component: '', stage: 'base', folder: '' }, manifest);
}

function locate(object: ApiObject): Located {
  const { folder, flat } = folderOf(object.chart);
  const stage = stageOf(object);
  const one = new Located({ path: object.node.path, component: folder, stage, folder: flat ? folder : `${folder}/${stageFolder(stage)}`, object }, plain(object));
  return isStray(one, object) ? one.with(without(one.manifest, 'namespace')) : one;
}

function plain(object: ApiObject): PlainManifest {
  try {
    return (Definition.is(object) ? object.shared() : object.toJson()) as PlainManifest;
  } catch (cause) {
    // cdk8s adds the whole object, secrets included, below the first line
    const [what] = (cause instanceof Error ? cause.message : String(cause)).replace(/^Failed serializing construct at path '.*?' with name '.*?': /, '').split('\n');
    throw new ConfigError('Render', `${object.kind} "${object.name}" cannot be rendered, got ${what}; correct the patch or the value that it names`, object);
  }
}

/** Whether an object of no namespace got that of its chart, which cdk8s gives to all objects in it. */
function isStray({ key, namespace }: Located, object: ApiObject): boolean {
  const own = (object as unknown as { readonly props?: { readonly metadata?: { readonly namespace?: unknown } } }).props?.metadata?.namespace;
  return namespace !== undefined && own === undefined && namespace === object.chart.namespace && Kinds.isNamespaced(key) === false;
}

function without(manifest: PlainManifest, name: string): PlainManifest {
  const metadata = isRecord(manifest.metadata) ? manifest.metadata : {};
  return { ...manifest, metadata: Object.fromEntries(Object.entries(metadata).filter(([key]) => key !== name)) };
}

/** The object with what annotators add; what the author wrote wins. */
function annotated(one: Located, annotators: readonly Annotator[]): Located {
  const added: Record<string, string> = Object.assign({}, ...annotators.map(annotate => annotate(one)));
  if (Object.keys(added).length === 0) {
    return one;
  }
  const metadata = isRecord(one.manifest.metadata) ? one.manifest.metadata : {};
  const own = isRecord(metadata.annotations) ? metadata.annotations : {};
  return one.with({ ...one.manifest, metadata: inOrder({ ...metadata, annotations: inOrder({ ...added, ...own }) }) });
}

function inOrder<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => a < b ? -1 : 1));
}
