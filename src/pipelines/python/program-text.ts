import { PythonFunction, PythonSource } from './function';
import { place } from './syntax';
import { ConfigError, shown } from '../../core';

/** Bytes that Linux takes as one argument of a program, without the zero that ends it. */
const MOST_BYTES = 128 * 1024 - 1;

/**
 * Refuses texts that would be others in the pod: the launcher puts values in the place of what begins as placeholders do.
 *
 * @throws ConfigError `PythonPlaceholder`
 */
export function checkProgram(functions: readonly PythonSource[]): void {
  for (const one of functions) {
    const text = [one.source, ...one.header].find(part => part.includes('{{$'));
    if (text !== undefined) {
      const index = text.split('\n').findIndex(line => line.includes('{{$'));
      throw new ConfigError('PythonPlaceholder', `${one.name} (${place(one.file, one.line + (text === one.source ? index : 0))}) has what the launcher takes for a placeholder, got ` +
        `${shown(text.split('\n')[index].trim())}; take the value as a parameter, or part the text: '{' + '{$'`);
    }
  }
}

/**
 * A text as arguments of a program that together are it, and that the kubelet leaves as they are: it puts the values of variables in the place of `$(NAME)`,
 * and one `$` in the place of two, so texts are parted there. Escapes would be right in pods only, and not where the SDK runs a pipeline locally.
 *
 * @throws ConfigError `PythonSize`
 */
export function pieces(text: string, fn: PythonFunction): readonly string[] {
  const all = text.split(/(?<=\$)(?=\$|\([A-Za-z_][\w.-]*\))/);
  const size = Math.max(...all.map(piece => Buffer.byteLength(piece)));
  if (size > MOST_BYTES) {
    throw new ConfigError('PythonSize', `the program of ${fn.name} (${place(fn.file, fn.line)}) is more than an argument of a program can hold, got ${size} bytes of at most ${MOST_BYTES}; ` +
      'put what it needs into its image or a package');
  }
  return all;
}
