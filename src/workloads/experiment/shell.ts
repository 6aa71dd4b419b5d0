import { MetricsCollector } from './collectors';
import { ConfigError, isRecord, shown } from '../../core';
import { PodAround } from '../pod/pod';

/** Collectors for which Katib joins command and arguments, with blanks, to a line that a shell runs. */
const JOINED: readonly MetricsCollector['kind'][] = ['StdOut', 'File', 'TensorFlowEvent'];

/** What stands for a value: of a parameter, or of an environment variable. */
const VALUE = /^\$\{[^}]*\}|^\$\([A-Za-z_][\w.-]*\)/;

/** What a shell does not take as a part of a word. */
const SPECIAL = /[\s;&|<>()`]/;

/**
 * Fails for a command that a shell would read otherwise than it was meant.
 *
 * @param job spec of the job of a trial
 * @throws ConfigError `ExperimentTrial`
 */
export function checkCommand({ scope }: Pick<PodAround, 'scope'>, job: unknown, primary: string, { kind }: Pick<MetricsCollector, 'kind'> = { kind: 'StdOut' }): void {
  for (const { command = [], args = [] } of JOINED.includes(kind) ? containersCalled(primary, job) : []) {
    const words = [...command, ...args];
    const [shell, option] = words;
    if (/^(.*\/)?(ba)?sh$/.test(shell ?? '') && option === '-c') {
      if (shell.includes('/')) {
        throw new ConfigError('ExperimentTrial', `command must call the shell sh or bash, which Katib then makes its own, got ${shown(shell)}; leave the folder out`, scope);
      }
      continue;
    }
    const split = words.find(word => !isWord(word));
    if (split !== undefined) {
      throw new ConfigError('ExperimentTrial', 'command and args must be words of a shell, to which Katib gives them as one line so as to collect metrics, ' +
        `got ${shown(split)}; quote it once more, or pass command: ["sh", "-c"] and the whole line as args`, scope);
    }
  }
}

interface Command {
  readonly command?: readonly string[];
  readonly args?: readonly string[];
}

/** All containers of that name in pods, and the part of a training job that says what its container runs. */
function containersCalled(name: string, value: unknown): Command[] {
  if (Array.isArray(value)) {
    return value.flatMap(one => containersCalled(name, one));
  }
  return !isRecord(value) ? [] : Object.entries(value).flatMap(([key, below]) => {
    if (key === 'containers' && Array.isArray(below)) {
      return below.filter(one => isRecord(one) && one.name === name) as Command[];
    }
    return key === 'trainer' && isRecord(below) ? [below as Command] : containersCalled(name, below);
  });
}

/**
 * The spec of a job whose container that trains has its words quoted, where Katib gives them to a shell.
 *
 * @param job spec of the job of a trial
 */
export function quotedCommand<T>(job: T, primary: string, { kind }: Pick<MetricsCollector, 'kind'> = { kind: 'StdOut' }): T {
  return JOINED.includes(kind) ? withQuotes(job, primary) as T : job;
}

function withQuotes(value: unknown, primary: string): unknown {
  if (Array.isArray(value)) {
    return value.map(one => withQuotes(one, primary));
  }
  return !isRecord(value) ? value : Object.fromEntries(Object.entries(value).map(([key, below]) => [key, key !== 'containers' || !Array.isArray(below)
    ? withQuotes(below, primary) : below.map((one: unknown) => isRecord(one) && one.name === primary ? { ...one, ...quotedWords(one) } : one)]));
}

function quotedWords({ command, args }: Command): Command {
  return { ...command && { command: command.map(quoted) }, ...args && { args: args.map(quoted) } };
}

/** A text as one word of a shell, which takes all of it as it is. */
function quoted(text: string): string {
  return /^[\w./:=,@%+-]+$/.test(text) ? text : `'${text.replaceAll('\'', '\'\\\'\'')}'`;
}

/** Whether a shell takes a text as one word. */
function isWord(text: string): boolean {
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const value = VALUE.exec(text.slice(at));
    if (value !== null) {
      at += value[0].length - 1;
    } else if (text[at] === '\\' && quote !== '\'') {
      at++;
    } else if (quote !== '') {
      quote = text[at] === quote ? '' : quote;
    } else if (text[at] === '"' || text[at] === '\'') {
      quote = text[at];
    } else if (SPECIAL.test(text[at])) {
      return false;
    }
  }
  return quote === '' && text !== '' && !text.startsWith('#');
}
