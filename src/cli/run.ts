/** The package's program: finds a command, runs it, and says what went wrong. */
import { parseArgs } from 'node:util';
import { ConfigError } from '../core/errors';
import { check } from './check';
import { Command, Options, Output, UsageError } from './command';
import { componentCheck } from './component-check';
import { componentDeclare } from './component-declare';
import { componentFetch } from './component-fetch';
import { footprint } from './footprint';
import { pipelineDiff } from './pipeline-diff';
import { pipelineLint } from './pipeline-lint';

const PROGRAM = 'cdk8s-kubeflow';

const COMMANDS: readonly Command[] = [check, componentFetch, componentCheck, componentDeclare, footprint, pipelineDiff, pipelineLint];

const COMMON = { help: { type: 'boolean', short: 'h' }, debug: { type: 'boolean' } } as const;

/**
 * Runs the program.
 *
 * @param args what stands behind its name
 * @returns the exit code: 0 if all is well, 1 if it found something or the input has a mistake, 2 if it was called wrongly
 */
export async function run(args: readonly string[], output: Output): Promise<number> {
  const words = args.filter(one => !one.startsWith('-')).slice(0, 2);
  const command = COMMANDS.find(({ name }) => name === words.slice(0, wordsOf(name)).join(' '));
  try {
    if (command === undefined) {
      return overview(args, words, output);
    }
    const { values, positionals } = parsed(command, args);
    if (values.help === true) {
      output.out(usage(command));
      return 0;
    }
    return await command.run(positionals.slice(wordsOf(command.name)), values, output);
  } catch (error) {
    return told(error, command, args.includes('--debug'), output);
  }
}

/** How many words a command's name has. */
function wordsOf(name: string): number {
  return name.split(' ').length;
}

/** All commands, or those that begin with the same word. */
function overview(args: readonly string[], words: readonly string[], { out, err }: Output): number {
  const known = COMMANDS.filter(({ name }) => name.startsWith(`${words[0]} `));
  const isAsked = args.length === 0 || args.some(one => one === '--help' || one === '-h' || one === 'help');
  if (isAsked) {
    out(list(known.length > 0 ? known : COMMANDS));
    return 0;
  }
  err(`${known.length > 0 && words.length === 1 ? '' : `there is no command ${JSON.stringify(words.join(' ') || args[0])}\n\n`}${list(known.length > 0 ? known : COMMANDS)}`);
  return 2;
}

function list(commands: readonly Command[]): string {
  const lines = commands.map(({ name, takes, summary }) => `  ${`${name} ${takes}`.padEnd(42)} ${summary}`);
  return `usage: ${PROGRAM} COMMAND [--help] [--debug]\n\n${lines.join('\n')}\n`;
}

function usage({ name, takes, summary, help }: Command): string {
  return `usage: ${PROGRAM} ${name} ${takes}\n\n${summary}\n${help === '' ? '' : `\n${help}\n`}`;
}

function parsed({ options = {} }: Command, args: readonly string[]): { readonly values: Options; readonly positionals: readonly string[] } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { ...options, ...COMMON }, allowPositionals: true });
    return { values: values as Options, positionals };
  } catch (error) {
    throw new UsageError((error as Error).message.split('. To specify')[0]);
  }
}

function told(error: unknown, command: Command | undefined, debug: boolean, { err }: Output): number {
  if (error instanceof UsageError && command !== undefined) {
    err(`${error.message}\n\n${usage(command)}`);
    return 2;
  }
  if (!ConfigError.is(error) && !isOfSystem(error)) {
    throw error;
  }
  err(`${debug ? error.stack : error.message}\n`);
  return 1;
}

/** Whether the system refused something: a folder that cannot be written, a disk that is full. */
function isOfSystem(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}
