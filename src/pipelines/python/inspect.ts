import { PythonModule } from './module';
import { kids } from './syntax';
import { ConfigError, kindOf } from '../../core';
import { ContainerSpec } from '../ir/types';

/** What a container runs, where that is a function in Python. */
export interface PythonProgram {
  /** What runs it: the SDK, the embedded executor, or the SDK in an image that has the function in it. */
  readonly executor: 'kfp' | 'embedded' | 'image';
  /** Name of the function. */
  readonly function: string;
  /**
   * The program: head, helpers and function.
   * @default - the image has it
   */
  readonly source?: string;
  /** What pip installs, the SDK left out. */
  readonly packages: readonly string[];
  /** Where pip looks. */
  readonly indexUrls: readonly string[];
  /** Hosts that pip trusts without TLS. */
  readonly trustedHosts: readonly string[];
  /**
   * Release of the SDK that is installed.
   * @default - none is
   */
  readonly kfpVersion?: string;
}

/** Reads what a container runs, as this package and all releases of the SDK write it; undefined if it is no function in Python. */
export function readPython(container: ContainerSpec): PythonProgram | undefined {
  const [texts, args] = [container?.command, container?.args].map(list => Array.isArray(list) ? list.filter(one => typeof one === 'string') : []);
  const name = args[args.indexOf('--function_to_execute') + 1];
  if (!args.includes('--function_to_execute') || name === undefined || !texts.some(text => text.includes('executor_main'))) {
    return undefined;
  }
  const installed = readPip(texts.filter(text => text.includes('pip install')).slice(0, 1).flatMap(pipWords));
  const runner = texts.findIndex(text => text.includes('ephemeral_component.py'));
  if (runner < 0) {
    return { executor: 'image', function: name, ...installed };
  }
  const isEmbedded = texts[runner].includes('component_executor.py');
  const source = texts.slice(runner + 1, isEmbedded ? -1 : undefined).join('');
  return { executor: isEmbedded ? 'embedded' : 'kfp', function: name, source, ...installed };
}

const HEAD = /^(import kfp|from kfp import dsl|from kfp\.dsl import \*|from typing import \*|import component_executor as dsl|from component_executor import .*)$/;

/** The text of a program as programs are compared: without its usual head, decorators of its functions, empty lines and blanks at the ends of lines. */
export function normalSource(source: string): string {
  if (typeof source !== 'string') {
    throw new ConfigError('PythonFunction', `a program is a text, got ${kindOf(source)}; pass the source that readPython gives`);
  }
  const module = new PythonModule(source.replace(/\r\n/g, '\n'));
  const decorators = kids(module.top).filter(node => node.name === 'DecoratedStatement').flatMap(kids).filter(node => node.name === 'Decorator');
  let [text, done] = ['', 0];
  for (const { from, to } of decorators) {
    text += module.text.slice(done, from);
    done = to;
  }
  return (text + module.text.slice(done)).split('\n').map(line => line.trimEnd()).filter(line => line !== '' && !HEAD.test(line)).join('\n');
}

/** The words of each call of `pip install` in a script. */
function pipWords(script: string): string[][] {
  return script.split('pip install').slice(1).map(rest => {
    const words = Array.from(rest.matchAll(/'([^']*)'|"((?:[^"\\]|\\.)*)"|(\n|[^\s'"]+)/g), ([, single, double, bare]) => single ?? double ?? bare);
    const end = words.findIndex(word => /^(\n|&&|\|\||;|\))$/.test(word));
    return words.slice(0, end < 0 ? undefined : end);
  });
}

function readPip(calls: readonly (readonly string[])[]): Pick<PythonProgram, 'packages' | 'indexUrls' | 'trustedHosts' | 'kfpVersion'> {
  const after = (option: string) => [...new Set(calls.flatMap(words => words.filter((_, index) => words[index - 1] === option)))];
  const isSdk = (words: readonly string[]) => words.includes('--no-deps') && words.some(word => word.startsWith('kfp=='));
  const kfpVersion = calls.filter(isSdk).flat().find(word => word.startsWith('kfp=='))?.slice('kfp=='.length);
  const isPackage = (word: string, index: number, all: readonly string[]) => !word.startsWith('-') && !/^--(index-url|extra-index-url|trusted-host)$/.test(all[index - 1] ?? '');
  return {
    packages: calls.filter(words => !isSdk(words)).flatMap(words => words.filter(isPackage)),
    indexUrls: [...after('--index-url'), ...after('--extra-index-url')],
    trustedHosts: after('--trusted-host'),
    ...kfpVersion === undefined ? {} : { kfpVersion },
  };
}
