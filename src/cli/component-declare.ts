import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { Command, UsageError } from './command';
import { listed } from '../core/errors';
import { type Declaration, declarationOf } from '../pipelines/formats/declaration';
import { lockedText } from '../pipelines/formats/component-file';
import { readDefinition } from '../pipelines/formats/definition';
import { pythonDeclaration } from '../pipelines/formats/python-declaration';

/** Prints what a program declares of a component. */
export const componentDeclare: Command = {
  name: 'component declare',
  takes: 'FILE [--function NAME]',
  summary: 'prints a component in TypeScript, ready to paste',
  help: `FILE is a component.yaml, a compiled component or pipeline, or a .py file with a function.
  --function NAME  which function, if the .py file has several`,
  options: { function: { type: 'string' } },
  run([file, ...others], { function: name }, { out }) {
    if (file === undefined || others.length > 0) {
      throw new UsageError('component declare takes one file');
    }
    const declared = file.endsWith('.py') ? pythonDeclaration(file, typeof name === 'string' ? name : onlyFunction(file)) : fromFile(file, name);
    out(declarationOf({ ...declared, file: relative('.', file).split(sep).join('/') }));
    return 0;
  },
};

function fromFile(file: string, name: unknown): Declaration {
  if (name !== undefined) {
    throw new UsageError('only a .py file has functions');
  }
  const { text, name: place } = lockedText(file);
  const { kind, name: said, description, inputs, outputs } = readDefinition(text, place);
  return { by: `${kind}FromFile`, file, name: said, description, inputs, outputs };
}

function onlyFunction(file: string): string {
  const names = [...textOf(file).matchAll(/^def[ \t]+(\w+)/gm)].map(([, name]) => name);
  if (names.length !== 1) {
    throw new UsageError(`${file} has ${names.length === 0 ? 'no function' : `the functions ${listed(names)}`}; name one by --function`);
  }
  return names[0];
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
}
