import type { ApiObject } from 'cdk8s';
import { Field, isRecord } from './field';
import { groupOf, kindKey, versionOf } from './kinds';
import { Stage } from '../apis/kind';

/** An API object as plain data; only {@link Located} reads it, since files of users may hold anything. */
export type PlainManifest = Readonly<Record<string, unknown>>;

/** Where an object comes from and where it goes. */
export interface Place {
  /** Path of the construct that made it. */
  readonly path: string;
  /** Folder of the component that it belongs to. */
  readonly component: string;
  readonly stage: Stage;
  /** Folder of its file: the component's, with a folder for the step unless the component is flat. */
  readonly folder: string;
  /** The construct itself. @default - the object was not made by one */
  readonly object?: ApiObject;
}

const EMPTY: Readonly<Record<string, string>> = {};

/**
 * A finished object with its place. All reading of its content goes through {@link Located.at} and the properties here,
 * which answer for any content: what is not there, or has another form, is empty.
 */
export class Located implements Place {
  /** Path of the construct that made it. */
  public readonly path: string;
  /** Folder of the component that it belongs to. */
  public readonly component: string;
  /** Step in which it is applied. */
  public readonly stage: Stage;
  /** Folder of its file. */
  public readonly folder: string;
  /** The construct itself; undefined if it was not made by one. */
  public readonly object?: ApiObject;
  /** `<group>/<version>`, in the core group the version alone; empty if it is no string. */
  public readonly apiVersion: string;
  /** Kind of the API; empty if it is no string. */
  public readonly kind: string;
  /** API group; empty for the core group. */
  public readonly group: string;
  /** `<group>/<Kind>`, in the core group the kind alone. */
  public readonly key: string;
  /** `metadata.name`; empty if it is no string. */
  public readonly name: string;
  /** `metadata.namespace`; undefined if it is no string or empty. */
  public readonly namespace: string | undefined;

  constructor(
    place: Place,
    /** The object as plain data, which may hold anything. */
    public readonly manifest: PlainManifest,
  ) {
    this.path = place.path;
    this.component = place.component;
    this.stage = place.stage;
    this.folder = place.folder;
    this.object = place.object;
    this.apiVersion = text(manifest.apiVersion);
    this.kind = text(manifest.kind);
    this.group = groupOf(this.apiVersion);
    this.key = kindKey(this.group, this.kind);
    const metadata = isRecord(manifest.metadata) ? manifest.metadata : EMPTY;
    this.name = text(metadata.name);
    this.namespace = text(metadata.namespace) || undefined;
  }

  /** Version of the API. */
  public get version(): string {
    return versionOf(this.apiVersion);
  }

  /** The field that the names lead to. */
  public at(...names: readonly string[]): Field {
    return new Field(this.manifest).at(...names);
  }

  /** Labels that are strings. */
  public get labels(): Readonly<Record<string, string>> {
    return this.at('metadata', 'labels').strings();
  }

  /** Annotations that are strings. */
  public get annotations(): Readonly<Record<string, string>> {
    return this.at('metadata', 'annotations').strings();
  }

  /** `Kind/namespace/name`, or `Kind/name` of a cluster-scoped object. */
  public get label(): string {
    return [this.kind, this.namespace, this.name].filter(part => part !== undefined).join('/');
  }

  /** The same object with other content. */
  public with(manifest: PlainManifest): Located {
    return new Located(this, manifest);
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
