/**
 * Outputs that a program leaves in files of its own: SDK 1 knew them as `fileOutputs`, SDK 2 declares them and lets the run fail. Here a small
 * shell program around the container's own copies each file to where the server looks for the output.
 */
import { ConfigError, shown } from '../../core/errors';
import type { Line } from '../container';
import type { Placeholder } from '../references';

/** A file or folder that is an output. */
export interface FileOutput {
  /** Name of the output, for messages. */
  readonly name: string;
  /** Where the program leaves it. */
  readonly path: unknown;
  /** Where the server looks for it. */
  readonly to: Placeholder;
}

/**
 * An entry point that runs `command`, with all that follows as its arguments, and after it copies each file. It ends as the command does, or with 1 if a
 * file is not there. The image needs `sh`, `cp` and `mkdir`.
 *
 * @param place what has the command, for messages
 * @throws ConfigError `FileOutputs` if there is no command, since nobody knows what the image runs, or a path is none
 */
export function keepingFiles(command: readonly Line[], files: readonly FileOutput[], place: string): readonly Line[] {
  if (files.length === 0 || !Array.isArray(command)) {
    return command; // what is no list, a container refuses
  }
  if (command.length === 0) {
    throw new ConfigError('FileOutputs', `${place} must have a command where files are outputs, got none; write what the image runs, its ENTRYPOINT, as command`);
  }
  const wrong = files.find(({ path }) => typeof path !== 'string' || path === '' || path.includes('\0'));
  if (wrong !== undefined) {
    throw new ConfigError('FileOutputs', `the file of the output ${wrong.name} in ${place} must be a path, got ${shown(wrong.path)}; write where the program leaves it, such as "/output.txt"`);
  }
  return ['sh', '-c', program(files.length), 'sh', ...files.flatMap(({ path, to }) => [path as string, to]), ...command];
}

/** Its arguments are the files, each with its target, then the command. In a shell of its own, so that this one keeps them. */
function program(count: number): string {
  const copies = Array.from({ length: count }, (_, index) => copy(2 * index + 1, 2 * index + 2));
  return [`(shift ${2 * count}; exec "$@") || exit`, ...copies, ''].join('\n');
}

function copy(from: number, to: number): string {
  return `mkdir -p -- "\${${to}%/*}" && cp -RL -- "\${${from}}" "\${${to}}" || exit 1`;
}
