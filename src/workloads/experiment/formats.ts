/** Names of metrics that Katib finds in lines such as `loss=0.3`. */
export const LINES = /^[\w|-]+$/;

/** What JavaScript knows and Go's regular expressions do not: looking around, and groups that come again. */
const NOT_OF_GO = /\(\?<?[=!]|\\[1-9]|\\k</;

/** What Go knows and JavaScript does not: flags, classes by name, ends of the text. */
const OF_GO = /\(\?[a-zA-Z]*(-[a-zA-Z]+)?[:)]|\(\?P<|\[\[:|\\[AzQEC]|\\p/;

/** What is wrong with a pattern for metrics; undefined if nothing is, or nobody can tell here. */
export function metricsFault(pattern: string): string | undefined {
  if (pattern.includes(';')) {
    return 'must be without ";", at which Katib splits the list';
  }
  if (NOT_OF_GO.test(pattern)) {
    return 'must be a regular expression of Go, which neither looks around nor repeats a group';
  }
  if (!OF_GO.test(pattern) && !isRegExp(pattern)) {
    return 'must be a regular expression';
  }
  return /\(.*\).*\(.*\)/.test(pattern) ? undefined : 'must have two groups, the name and the value of a metric';
}

function isRegExp(pattern: string): boolean {
  try {
    return new RegExp(pattern) instanceof RegExp;
  } catch {
    return false;
  }
}
