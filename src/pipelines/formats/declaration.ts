/** Components in TypeScript, as they are declared in a program. */
import { basename } from 'node:path';
import type { FoundPort, FoundPorts } from './found';
import { nameCode, portCode, valueCode } from './port-code';

/** What is declared. */
export interface Declaration extends FoundPorts {
  /** The function that loads it. */
  readonly by: 'componentFromFile' | 'pipelineFromFile' | 'python';
  /** Its file. */
  readonly file: string;
  /**
   * The function in the file.
   * @default - it is none
   */
  readonly function?: string;
  /**
   * Its name.
   * @default - the file's name
   */
  readonly name?: string;
  /**
   * What it does.
   * @default - nobody says
   */
  readonly description?: string;
}

/** A declaration in TypeScript, with its imports. */
export function declarationOf({ by, file, function: fn, name, description, inputs, outputs }: Declaration): string {
  const said = name ?? basename(file).replace(/\.[^/]*$/, '');
  const used = [...inputs, ...outputs].map(port => /^\w+/.exec(portCode(port))?.[0] ?? '');
  const imports = [...new Set([by, ...used])].sort((a, b) => a.toLowerCase() < b.toLowerCase() ? -1 : 1);
  return [
    `import { ${imports.join(', ')} } from 'cdk8s-kubeflow/pipelines';`,
    '',
    ...comment(description, ''),
    `export const ${identifier(said, imports)} = ${by}({`,
    `  file: ${valueCode(file)},`,
    ...fn === undefined ? [] : [`  function: ${valueCode(fn)},`],
    ...name === undefined ? [`  name: ${valueCode(said)},`] : [],
    ...side('inputs', inputs),
    ...side('outputs', outputs),
    '});',
    '',
  ].join('\n');
}

function side(name: string, ports: readonly FoundPort[]): string[] {
  const lines = ports.flatMap(one => [...comment(one.port.description, '    '), `    ${nameCode(one.key)}: ${portCode(one)},`]);
  return lines.length === 0 ? [] : [`  ${name}: {`, ...lines, '  },'];
}

/** The first paragraph of a text. */
function comment(text: string | undefined, indent: string): string[] {
  const line = (text ?? '').trim().split(/\n\s*\n/)[0].replace(/\s+/g, ' ').replaceAll('*/', '*\\/');
  return line === '' ? [] : [`${indent}/** ${line}${/[.!?]$/.test(line) ? '' : '.'} */`];
}

const RESERVED = new Set(
  ('arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof ' +
    'interface let new null package private protected public return static super switch this throw true try typeof var void while with yield').split(' '),
);

/** `trainMnistModel` for `Train MNIST model`. */
function identifier(name: string, taken: readonly string[]): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter(word => word !== '').map(word => word.toLowerCase());
  const joined = words.map((word, index) => index === 0 ? word : word[0].toUpperCase() + word.slice(1)).join('');
  return /^[a-z]/.test(joined) && !RESERVED.has(joined) && !taken.includes(joined) ? joined : `component${joined.charAt(0).toUpperCase()}${joined.slice(1)}`;
}
