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

/** All containers of that name in pods. */
function containersCalled(name: string, value: unknown): Command[] {
  if (Array.isArray(value)) {
    return value.flatMap(one => containersCalled(name, one));
  }
  return !isRecord(value) ? [] : Object.entries(value).flatMap(([key, below]) =>
    key === 'containers' && Array.isArray(below) ? below.filter(one => isRecord(one) && one.name === name) as Command[] : containersCalled(name, below));
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
