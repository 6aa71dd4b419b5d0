import { credentialsInScript } from './commands';
import { mayNameKey, namedKeys } from './keys';
import { isCredential } from './names';

/** What a text is: it decides what in it is a value. */
export type TextForm =
  /** A configuration: what stands behind a name. */
  'settings' |
  /** A program: only what stands there in quotes, or is exported. */
  'program' |
  /** A script of a shell. */
  'script';

/** The form of a file by its name. */
export function formOf(file: string): TextForm {
  return /\.(sh|bash)$/i.test(file) ? 'script' : /\.(py|js|mjs|ts|lua|go|rego|sql|java|r|ipynb)$/i.test(file) ? 'program' : 'settings';
}

/**
 * A name with a value behind it: at the start of a line, as in YAML, TOML, INI and `.env`, or inside braces, as in JSON.
 * Each character starts at most one attempt, and nothing is matched twice.
 */
const PAIR = new RegExp([
  /(?:^|[{,[])[ \t]*(?:-[ \t]+|export[ \t]+)?/,
  /(["']?)([A-Za-z_][\w.-]{0,100})\1[ \t]*/,
  /(?:=|:(?=[ \t\n"'{[])|(?<="):)[ \t]*/,
  /("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|(?:\$\{[^}\n]{0,100}\}|[^\s"'#,}\]{[])(?:\$\{[^}\n]{0,100}\}|[^\n,}])*)?/,
].map(part => part.source).join(''), 'gm');

/** Names of settings in a text that have a credential as their value. */
export function credentialPairs(text: string, form: TextForm): string[] {
  // Most files have no such word, and to take one apart costs much more than to look for it.
  if (!/pass|pw|secret|key|token/i.test(text)) {
    return [];
  }
  if (form === 'script' || /^#!.*sh\b/.test(text)) {
    return credentialsInScript(text);
  }
  const found = new Set<string>();
  let keys: ReadonlySet<string> | undefined;
  for (const [match, quote, name, raw = ''] of text.matchAll(PAIR)) {
    const isQuoted = /^["']/.test(raw);
    const value = isQuoted ? raw.slice(1, -1) : raw.trim();
    const isName = form === 'program' && !isQuoted && !/^\s*export\s/.test(match);
    const isNumber = quote === '"' && !isQuoted && /^-?\d+(\.\d+)?$/.test(value); // in JSON a string is what a credential is
    if (!isName && !isNumber && !isComputed(value, isQuoted) && isCredential(name, value) && !(mayNameKey(name) && (keys ??= namedKeys(text)).has(value))) {
      found.add(name);
    }
  }
  return [...found];
}

/** Whether an unquoted value is computed, as in a template or a script. */
function isComputed(value: string, isQuoted: boolean): boolean {
  return !isQuoted && /^[A-Za-z_]\w*(\.\w+)*[([]/.test(value) || /^\{\{/.test(value);
}
