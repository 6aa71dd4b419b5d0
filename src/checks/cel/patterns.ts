import { Failure } from './values';
import { re2Fault } from '../../core/re2';

const patterns = new Map<string, RegExp>();

/** A regular expression, made once for each text. @throws Failure if it is none for Go, or only Go can read it */
export function matcher(pattern: string): RegExp {
  let known = patterns.get(pattern);
  if (known === undefined) {
    patterns.set(pattern, known = made(pattern));
  }
  return known;
}

function made(pattern: string): RegExp {
  try {
    if (re2Fault(pattern) === undefined) {
      return new RegExp(pattern.replace(/^\(\?i\)/, ''), pattern.startsWith('(?i)') ? 'iu' : 'u');
    }
  } catch {
    // Go reads what JavaScript does not.
  }
  throw new Failure('unknown pattern');
}
