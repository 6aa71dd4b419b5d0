import { createHash } from 'crypto';

/** Annotation of a pod template that changes with the configuration, so that a change of it restarts the pods. */
export const CHECKSUM_ANNOTATION = 'checksum/config';

/**
 * Pod annotations that change when any of the data changes: the names of ConfigMaps stay the same, and pods that read
 * them only at start are replaced all the same.
 *
 * @param data `data` of the ConfigMaps that the pods read
 */
export function configChecksum(...data: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const sorted = data.map(one => Object.entries(one).sort(([a], [b]) => a < b ? -1 : 1));
  return { [CHECKSUM_ANNOTATION]: createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16) };
}
