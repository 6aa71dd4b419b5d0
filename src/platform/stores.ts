import { CommonSettings, PlatformDatabases } from './part';
import type { DatabasesSetting } from './parts/mysql';
import type { PipelinesSetting } from './parts/pipelines';
import type { ObjectStoreSetting } from './parts/seaweedfs';
import { managedKatibDatabase, managedMetadataDatabase, managedPipelinesDatabases } from '../components/mysql';
import { seaweedfsStore } from '../components/seaweedfs';
import { ObjectStoreRef } from '../core';

/** The object store that the settings choose; undefined if they leave it out. */
export function storeOf({ objectStore = {}, pipelines }: ObjectStoreSetting & PipelinesSetting, namespace: string): ObjectStoreRef | undefined {
  if (objectStore === false) {
    return undefined;
  }
  if (objectStore.existing !== undefined) {
    return objectStore.existing;
  }
  const store = seaweedfsStore(namespace, objectStore);
  return pipelines === false ? { ...store, profiles: { kind: 'secret' } } : store; // a program of pipelines makes the keys of profiles
}

/** The databases that the settings choose. */
export function databasesOf({ databases: { pipelines, metadata, katib, catalog } = {} }: DatabasesSetting): PlatformDatabases {
  return {
    pipelines: pipelines?.existing ?? {
      ...managedPipelinesDatabases(pipelines?.credentials), ...metadata && { metadata: managedMetadataDatabase(metadata.credentials) },
    },
    katib: katib?.existing ?? managedKatibDatabase(katib),
    ...catalog && { catalog: catalog.existing },
  };
}

/** Those of them that are not there already, by the part that needs them. */
export function managedDatabasesOf({ databases: { pipelines, katib } = {} }: DatabasesSetting): CommonSettings['managedDatabases'] {
  return [...pipelines?.existing === undefined ? ['pipelines'] as const : [], ...katib?.existing === undefined ? ['katib'] as const : []];
}
