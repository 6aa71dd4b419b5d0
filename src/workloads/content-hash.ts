import { createHash } from 'node:crypto';
import { isRecord } from '../core';

/** Most characters of the name of a Job, which becomes a label of its pods. */
const LONGEST_JOB = 63;

/** 8 characters that change with the content, and not with the order in which it is written. */
export function contentHash(...content: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(content.map(sorted))).digest('hex').slice(0, 8);
}

/** A name that ends in a hash of what is in the object; a long one is cut before that. */
export function hashedName(name: string, hash: string, longest = LONGEST_JOB): string {
  return `${name.slice(0, longest - hash.length - 1).replace(/-+$/, '')}-${hash}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return isRecord(value) ? Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])])) : value;
}
