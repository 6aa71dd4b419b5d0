/**
 * What each function of a file becomes, as JSON by executor and function: its container, and what the reader found out about it.
 *
 * usage: npx tsx test/pipelines-python/containers.ts FILE
 */
import { readFileSync } from 'fs';
import { pythonContainer } from '../../src/pipelines/python/container';
import { readPythonFunction } from '../../src/pipelines/python/read';

const [file] = process.argv.slice(2);
const names = Array.from(readFileSync(file, 'utf8').matchAll(/^def (\w+)/gm), ([, name]) => name);
const all = (executor: 'kfp' | 'embedded') => Object.fromEntries(names.map(name => {
  const fn = readPythonFunction({ file, function: name });
  const isPossible = executor === 'embedded' || fn.parameters.every(one => one.passed !== 'path' || !one.optional);
  return [name, { fn, ...isPossible && { container: pythonContainer({ fn, executor, installKfp: false, baseImage: 'python:3.11' }) } }];
}));
console.log(JSON.stringify({ kfp: all('kfp'), embedded: all('embedded') }));
