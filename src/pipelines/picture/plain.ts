/** Texts of a pipeline as a page may show them: in one line, not too long, without what may be a credential. */

/** Characters that are not seen, or that turn the order of others round, so that a text reads as another one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu;

/** A text in one line, with no more blanks than needed. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(UNSEEN, '\uFFFD').trim();
}

/** A text of at most so many letters. */
export function cut(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const letters = Array.from(text.slice(0, 2 * most));
  return letters.length <= most && letters.join('') === text ? text : `${letters.slice(0, most - 1).join('')}…`;
}

/** The first texts of a list, and how many more there are. */
export function firstOf(all: readonly string[], most: number): string {
  return all.length <= most ? all.join(', ') : `${all.slice(0, most).join(', ')} and ${all.length - most} more`;
}

/** `1 task`, `2 tasks`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Names of values that may let somebody in. */
const CREDENTIAL = /(password|passwd|passphrase|secret|token|apikey|accesskey|privatekey|credentials?)$/;

/** Whether a value of this name may let somebody in. */
export function isCredential(name: string): boolean {
  return CREDENTIAL.test(name.toLowerCase().replace(/[^a-z0-9]/g, ''));
}

/** A text without passwords in addresses, and without what follows the path of one. */
export function masked(text: string): string {
  return text.replace(/:\/\/[^\s/?#"']*@/g, '://***@').replace(/(:\/\/[^\s?#"']*)\?[^\s"']*/g, '$1?***');
}

/** Letters of a value that is shown whole. */
const MOST_OF_VALUE = 60;

/** A value as JSON; a long one, or one whose name is that of a credential, only by what it is. */
export function shownValue(value: unknown, name = '', most = MOST_OF_VALUE): string {
  if (isCredential(name) && value !== '' && typeof value !== 'number' && typeof value !== 'boolean') {
    return 'not shown';
  }
  const json = JSON.stringify(value, (key, each: unknown) => isCredential(key) && typeof each === 'string' && each !== '' ? '***' : each) ?? 'null';
  const text = oneLine(masked(json));
  return text.length <= most ? text
    : typeof value === 'string' ? `a text of ${counted(value.length, 'letter')}`
      : Array.isArray(value) ? `a list of ${value.length}`
        : `an object with ${counted(Object.keys(value as object).length, 'field')}`;
}

/** Seconds as people say them. */
export function timeText(seconds: number | string): string {
  const amount = Number(String(seconds).replace(/s$/, ''));
  return amount !== 0 && amount % 3600 === 0 ? `${amount / 3600} h` : amount !== 0 && amount % 60 === 0 ? `${amount / 60} min` : `${amount} s`;
}
