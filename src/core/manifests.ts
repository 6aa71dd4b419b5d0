import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ConfigError, shown } from './errors';
import { Stage, stageFolder, stageOf } from './order';

/** An API object as plain data. */
export interface PlainManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    /** @default - none: the object is cluster-scoped */
    readonly namespace?: string;
    /** @default {} */
    readonly labels?: Readonly<Record<string, string>>;
    /** @default {} */
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

/** A finished object with the place where it comes from and the place where it goes. */
export interface Located {
  /** Path of the construct that made it. */
  readonly path: string;
  /** Folder of the component it belongs to. */
  readonly component: string;
  readonly stage: Stage;
  /** Folder of its file: the component's, with a folder for the step unless the component is flat. */
  readonly folder: string;
  readonly manifest: PlainManifest;
}

/** Adds annotations to finished objects, for example the sync wave; returns those to add. */
export type Annotator = (one: Located) => Readonly<Record<string, string>>;

/** Something that the cluster has though no object of the output makes it: a person, a controller or another tool does. */
export interface External {
  /** Kind of the object; a `CustomResourceDefinition` is named `<Kind>.<group>`, an `Image` by its reference. */
  readonly kind: string;
  /** Its namespace. @default - none, as for cluster-scoped kinds */
  readonly namespace?: string;
  /** `metadata.name`; `*` stands for any name. */
  readonly name: string;
  /** Who makes it, in a few words. */
  readonly madeBy: string;
}

const FOLDER = 'cdk8s-kubeflow:folder';
const EXTERNAL = 'cdk8s-kubeflow:external';

/** Declares objects that others make, so that references to them are not reported as broken. */
export function declareExternal(scope: IConstruct, ...externals: readonly External[]): void {
  externals.forEach(external => scope.node.addMetadata(EXTERNAL, external));
}

/** Declares images that the output may use beside those of pins.jsonc, for example a team's own notebook image. */
export function allowImage(scope: IConstruct, ...references: readonly string[]): void {
  declareExternal(scope, ...references.map(name => ({ kind: 'Image', name, madeBy: 'the owner of the image' })));
}

/** Where a chart's objects go. */
export interface ChartFolder {
  /** Path below the output folder, for example `profiles/vision`. */
  readonly folder: string;
  /** Whether its files lie in the folder itself rather than in one folder per step. @default false */
  readonly flat?: boolean;
}

/** Puts a chart's objects into another folder than the one of its id. */
export function setFolder(chart: Chart, folder: ChartFolder): void {
  if (!/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/.test(folder.folder)) {
    throw new ConfigError('Folder', `folder must be a path inside the output folder, got ${shown(folder.folder)}; write it without "..", "./" and slashes at its ends, e.g. "profiles/vision"`, chart);
  }
  chart.node.addMetadata(FOLDER, folder);
}

/** The folder of a chart: its id, unless {@link setFolder} named another one. */
export function folderOf(chart: Chart): ChartFolder {
  const own = chart.node.metadata.find(entry => entry.type === FOLDER);
  return own === undefined ? { folder: chart.node.id } : own.data as ChartFolder;
}

/** The finished objects of a synthesis, with the look-ups that rules need. Order is that of the construct tree. */
export class ManifestSet {
  /** All objects. */
  public readonly all: readonly Located[];
  /** What others make, as declared by the constructs. */
  public readonly externals: readonly External[];
  private readonly declared: ReadonlySet<string>;
  private readonly byKind = new Map<string, Located[]>();
  private readonly byIdentity = new Map<string, Located>();

  constructor(all: readonly Located[], externals: readonly External[] = []) {
    this.all = all;
    this.externals = externals;
    this.declared = new Set(externals.map(one => identity(one.kind, one.namespace, one.name)));
    for (const one of all) {
      const { kind, metadata } = one.manifest;
      const same = this.byKind.get(kind);
      same ? same.push(one) : this.byKind.set(kind, [one]);
      const key = identity(kind, metadata.namespace, metadata.name);
      if (!this.byIdentity.has(key)) {
        this.byIdentity.set(key, one);
      }
    }
  }

  /** All objects of the kinds. */
  public ofKind(...kinds: readonly string[]): readonly Located[] {
    return kinds.length === 1 ? this.byKind.get(kinds[0]) ?? [] : kinds.flatMap(kind => this.byKind.get(kind) ?? []);
  }

  /** The object of that kind, namespace (undefined for cluster-scoped kinds) and name, if there is one. */
  public find(kind: string, namespace: string | undefined, name: string): Located | undefined {
    return this.byIdentity.get(identity(kind, namespace, name));
  }

  /** Whether the object is in the output or declared as made by others. */
  public has(kind: string, namespace: string | undefined, name: string): boolean {
    return this.find(kind, namespace, name) !== undefined ||
      [[namespace, name], [namespace, '*'], ['*', name]].some(([where, what]) => this.declared.has(identity(kind, where, what!)));
  }
}

function identity(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}

/** Renders all API objects below a construct, with the annotations that the annotators add. */
export function collect(root: IConstruct, annotators: readonly Annotator[] = []): ManifestSet {
  const all: Located[] = [];
  const externals: External[] = [];
  const charts = new Set<Chart>();
  for (const object of root.node.findAll()) {
    for (const entry of object.node.metadata) {
      if (entry.type === EXTERNAL) {
        externals.push(entry.data as External);
      }
    }
    if (!ApiObject.isApiObject(object)) {
      continue;
    }
    charts.add(object.chart);
    const one = locate(object);
    const added = Object.assign({}, ...annotators.map(annotate => annotate(one))) as Record<string, string>;
    all.push(Object.keys(added).length === 0 ? one : { ...one, manifest: annotated(one.manifest, added) });
  }
  checkFolders(charts);
  return new ManifestSet(all, externals);
}

/** Charts by folder: two of them in one would be applied, and removed, as one. */
function checkFolders(charts: ReadonlySet<Chart>): void {
  const taken = new Map<string, Chart>();
  for (const chart of charts) {
    const { folder } = folderOf(chart);
    const other = taken.get(folder);
    if (other !== undefined) {
      throw new ConfigError('FolderCollision', `two charts have one folder, got ${shown(folder)} of ${other.node.path} too; give the chart another id, or setFolder() it elsewhere`, chart);
    }
    taken.set(folder, chart);
  }
}

function locate(object: ApiObject): Located {
  const { folder, flat } = folderOf(object.chart);
  const stage = stageOf(object);
  return {
    path: object.node.path,
    component: folder,
    stage,
    folder: flat ? folder : `${folder}/${stageFolder(stage)}`,
    manifest: render(object),
  };
}

function render(object: ApiObject): PlainManifest {
  try {
    return object.toJson() as PlainManifest;
  } catch (cause) {
    // cdk8s adds the whole object, secrets included, below the first line
    const [what] = (cause instanceof Error ? cause.message : String(cause)).replace(/^Failed serializing construct[^:]*: /, '').split('\n');
    throw new ConfigError('Render', `${object.kind} "${object.name}" cannot be rendered, got ${what}; correct the patch or the value that it names`, object);
  }
}

function annotated(manifest: PlainManifest, added: Readonly<Record<string, string>>): PlainManifest {
  const merged = { ...added, ...manifest.metadata.annotations }; // what the author wrote wins
  const annotations = Object.fromEntries(Object.entries(merged).sort(([a], [b]) => a < b ? -1 : 1));
  const metadata = Object.fromEntries(Object.entries({ ...manifest.metadata, annotations }).sort(([a], [b]) => a < b ? -1 : 1));
  return { ...manifest, metadata: metadata as PlainManifest['metadata'] };
}
