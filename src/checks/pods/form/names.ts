import { isDnsLabel } from '../../../core/names';

/** Whether a text can name a port: at most 15 small letters, digits and single `-`, with a letter among them. */
export function isPortName(text: string): boolean {
  return text.length <= 15 && isDnsLabel(text) && /[a-z]/.test(text) && !text.includes('--');
}

/** Whether a text can name a variable: anything that can be printed but `=`. */
export function isVariableName(text: string): boolean {
  return /^[ -<>-~]+$/.test(text);
}

/** Whether a text can name an entry of a ConfigMap or Secret. */
export function isDataKey(text: string): boolean {
  return /^[-._a-zA-Z0-9]{1,253}$/.test(text) && text !== '.' && !text.startsWith('..');
}

/** Whether a path leads to a place below where it starts. */
export function isBelow(text: string): boolean {
  return !text.startsWith('/') && !text.split('/').includes('..');
}

/** Form of {@link isPortName} in words. */
export const PORT_NAME = 'at most 15 small letters, digits and "-", with a letter';

/** Form of a DNS label in words. */
export const LABEL = 'at most 63 small letters, digits and "-", with a letter or digit at both ends';

/** Form of a DNS subdomain in words. */
export const SUBDOMAIN = 'small letters, digits, "-" and ".", with a letter or digit at both ends';
