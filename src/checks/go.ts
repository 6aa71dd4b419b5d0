/** Texts as programs in Go read them. Source: Go, strconv and path. */
import { posix } from 'node:path';

/** A whole number in digits; undefined if it is none. */
export function goInteger(text: string): number | undefined {
  return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
}

/** A number as Go reads it; undefined if it is none. */
export function goNumber(text: string): number | undefined {
  if (/^[+-]?(inf|infinity|nan)$/i.test(text)) {
    return /nan/i.test(text) ? NaN : text.startsWith('-') ? -Infinity : Infinity;
  }
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : undefined;
}

/** A switch as Go reads it; undefined if it is none. */
export function goBoolean(text: string): boolean | undefined {
  return /^(1|t|T|TRUE|true|True)$/.test(text) ? true : /^(0|f|F|FALSE|false|False)$/.test(text) ? false : undefined;
}

/** A path without `.`, `..` and doubled slashes, as Go's path.Clean gives it. */
export function cleanPath(text: string): string {
  const path = posix.normalize(text);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
