import { re2 } from '../../core/re2';

/** Names of metrics that Katib finds in lines such as `loss=0.3`. */
export const LINES = /^[\w|-]+$/;

/** What is wrong with a pattern for metrics; undefined if nothing is. */
export function metricsFault(pattern: string): string | undefined {
  if (pattern.includes(';')) {
    return 'must be without ";", at which Katib splits the list';
  }
  const read = re2(pattern);
  if (typeof read === 'string') {
    return read;
  }
  // Katib looks for two pairs of brackets beside each other, and takes the first two groups.
  return read.groupCount() >= 2 && /\(.*\).*\(.*\)/.test(pattern) ? undefined : 'must have two groups, the name and the value of a metric';
}
