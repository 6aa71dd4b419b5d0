import { Existing, PlatformDatabases } from './part';
import { managedKatibDatabase, managedPipelinesDatabases } from '../components/mysql';
import { seaweedfsStore, SeaweedfsStoreOptions } from '../components/seaweedfs';
import { DatabaseRef, ObjectStoreRef, PipelinesDatabases, SecretKeyRef } from '../core';
import type { ObjectName } from '../core/names';

/** What the settings of the object store say to others. */
interface StoreChoice {
  readonly objectStore?: SeaweedfsStoreOptions & { readonly existing?: undefined } | Existing<ObjectStoreRef> | false;
}

/** What the settings of the databases say to others. */
interface DatabasesChoice {
  readonly databases?: {
    readonly pipelines?: { readonly credentials?: ObjectName; readonly existing?: undefined } | Existing<PipelinesDatabases>;
    readonly katib?: { readonly password?: SecretKeyRef; readonly existing?: undefined } | Existing<DatabaseRef>;
    readonly catalog?: { readonly existing?: undefined } | Existing<DatabaseRef<'postgres'>>;
  };
}

/** The object store that the settings choose; undefined if they leave it out. */
export function storeOf({ objectStore = {} }: StoreChoice, namespace: string): ObjectStoreRef | undefined {
  if (objectStore === false) {
    return undefined;
  }
  return objectStore.existing ?? seaweedfsStore(namespace, objectStore as SeaweedfsStoreOptions);
}

/** The databases that the settings choose. */
export function databasesOf({ databases: { pipelines, katib, catalog } = {} }: DatabasesChoice): PlatformDatabases {
  return {
    pipelines: pipelines?.existing ?? managedPipelinesDatabases(pipelines?.credentials),
    katib: katib?.existing ?? managedKatibDatabase(katib?.password),
    ...catalog?.existing && { catalog: catalog.existing },
  };
}
