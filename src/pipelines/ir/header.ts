/** The comment at the head of a written pipeline: what it is, what it takes and gives. */
import { shown } from '../../core/errors';
import { inputsOf, outputsOf, type FoundInput, type FoundOutput } from './interface';
import type { PipelineSpec } from './types';

/** Where a line of YAML may end, in either version of it. */
const BREAKS = /\r\n|[\r\n\u0085\u2028\u2029]/;

/** Letters that no YAML may hold. */
const UNPRINTABLE = /[^\t\x20-\x7E\xA0-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Lines of a comment, each with its `#`. */
export function headerOf({ pipelineInfo, root }: PipelineSpec): string {
  const { name, displayName, description } = pipelineInfo;
  const lines = [
    `Pipeline ${name}${displayName === undefined ? '' : ` (${displayName})`}`,
    ...description === undefined ? [] : description.split(BREAKS),
    ...section('Inputs', inputsOf(root)),
    ...section('Outputs', outputsOf(root)),
  ];
  return lines.map(line => `${`# ${line.split(BREAKS).join(' ')}`.trimEnd()}\n`).join('').replace(UNPRINTABLE, letter => letter === '\n' ? letter : '?');
}

function section(title: string, ports: readonly (FoundOutput & Partial<FoundInput>)[]): string[] {
  return ports.length === 0 ? [] : ['', `${title}:`, ...ports.map(port => `  ${port.name}: ${described(port)}`)];
}

/** `NUMBER_INTEGER = 3`, `list of system.Model, optional: what it is for`. */
function described({ type, isList, isOptional = false, defaultValue, description }: FoundOutput & Partial<FoundInput>): string {
  const otherwise = defaultValue !== undefined ? ` = ${shown(defaultValue)}` : isOptional ? ', optional' : '';
  return `${isList ? 'list of ' : ''}${type}${otherwise}${description === undefined ? '' : `: ${description.split(BREAKS).join(' ')}`}`;
}
