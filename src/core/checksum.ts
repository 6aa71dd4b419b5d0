import { createHash } from 'crypto';
import { ApiObject, Lazy } from 'cdk8s';
import { Field, isRecord } from './field';

/** Annotation of a pod template that changes with the configuration, so that a change of it restarts the pods. */
export const CHECKSUM_ANNOTATION = 'checksum/config';

/**
 * Pod annotations that change when the content of any of the ConfigMaps changes, by a patch too: their names stay the
 * same, and pods that read them only at start are replaced all the same.
 */
export function configChecksum(...configMaps: readonly ApiObject[]): Record<string, string> {
  return { [CHECKSUM_ANNOTATION]: Lazy.any({ produce: () => checksum(configMaps.map(contentOf)) }) as string };
}

/** The same for ConfigMaps that are usually empty: no annotations at all as long as they are. */
export function optionalChecksum(...configMaps: readonly ApiObject[]): Record<string, string> {
  const produce = () => {
    const contents = configMaps.map(contentOf);
    return contents.every(isEmpty) ? undefined : { [CHECKSUM_ANNOTATION]: checksum(contents) };
  };
  return Lazy.any({ produce }) as Record<string, string>;
}

/** Entries of `data` and of `binaryData`, in the order of their names; null for what is not there. */
type Content = readonly (readonly [name: string, value: unknown][] | null)[];

function contentOf(object: ApiObject): Content {
  const manifest = new Field(object.toJson());
  return ['data', 'binaryData'].map(name => {
    const { value } = manifest.at(name);
    return isRecord(value) ? Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1) : null;
  });
}

function isEmpty(content: Content): boolean {
  return content.every(entries => entries === null || entries.length === 0);
}

function checksum(contents: readonly Content[]): string {
  return createHash('sha256').update(JSON.stringify(contents)).digest('hex').slice(0, 16);
}
