import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ConfigError } from './errors';
import { Stage, stageOf } from './order';

/** An API object as plain data. */
export interface PlainManifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
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
  readonly manifest: PlainManifest;
}

/** Adds annotations to finished objects, for example the sync wave; returns those to add. */
export type Annotator = (one: Located) => Readonly<Record<string, string>>;

const FOLDER = 'cdk8s-kubeflow:folder';

/** Puts a chart's objects into another folder than the one of its id, for example `clusters/a/istio`. */
export function setFolder(chart: Chart, folder: string): void {
  chart.node.addMetadata(FOLDER, folder);
}

/** The folder of a chart: its id, unless {@link setFolder} named another one. */
export function folderOf(chart: Chart): string {
  const own = chart.node.metadata.find(entry => entry.type === FOLDER);
  return own === undefined ? chart.node.id : own.data as string;
}

/** The finished objects of a synthesis, with the look-ups that rules need. Order is that of the construct tree. */
export class ManifestSet {
  public readonly all: readonly Located[];
  private readonly byKind = new Map<string, Located[]>();
  private readonly byIdentity = new Map<string, Located>();

  constructor(all: readonly Located[]) {
    this.all = all;
    for (const one of all) {
      const { kind, metadata } = one.manifest;
      const same = this.byKind.get(kind);
      same ? same.push(one) : this.byKind.set(kind, [one]);
      const identity = `${kind}/${metadata.namespace ?? ''}/${metadata.name}`;
      if (!this.byIdentity.has(identity)) {
        this.byIdentity.set(identity, one);
      }
    }
  }

  /** All objects of the kinds. */
  public ofKind(...kinds: readonly string[]): readonly Located[] {
    return kinds.length === 1 ? this.byKind.get(kinds[0]) ?? [] : kinds.flatMap(kind => this.byKind.get(kind) ?? []);
  }

  /** The object of that kind, namespace (undefined for cluster-scoped kinds) and name, if there is one. */
  public find(kind: string, namespace: string | undefined, name: string): Located | undefined {
    return this.byIdentity.get(`${kind}/${namespace ?? ''}/${name}`);
  }
}

/** Renders all API objects below a construct, with the annotations that the annotators add. */
export function collect(root: IConstruct, annotators: readonly Annotator[] = []): ManifestSet {
  const all: Located[] = [];
  for (const object of root.node.findAll()) {
    if (!ApiObject.isApiObject(object)) {
      continue;
    }
    const one: Located = { path: object.node.path, component: folderOf(object.chart), stage: stageOf(object), manifest: render(object) };
    const added = Object.assign({}, ...annotators.map(annotate => annotate(one))) as Record<string, string>;
    all.push(Object.keys(added).length === 0 ? one : { ...one, manifest: annotated(one.manifest, added) });
  }
  return new ManifestSet(all);
}

function render(object: ApiObject): PlainManifest {
  try {
    return object.toJson() as PlainManifest;
  } catch (cause) {
    throw new ConfigError('Render', `${object.kind} "${object.name}" cannot be rendered, got ${cause instanceof Error ? cause.message : String(cause)}; ` +
      'correct the patch or the value that it names', object, { cause });
  }
}

function annotated(manifest: PlainManifest, added: Readonly<Record<string, string>>): PlainManifest {
  const merged = { ...added, ...manifest.metadata.annotations }; // what the author wrote wins
  const annotations = Object.fromEntries(Object.entries(merged).sort(([a], [b]) => a < b ? -1 : 1));
  const metadata = Object.fromEntries(Object.entries({ ...manifest.metadata, annotations }).sort(([a], [b]) => a < b ? -1 : 1));
  return { ...manifest, metadata: metadata as PlainManifest['metadata'] };
}
