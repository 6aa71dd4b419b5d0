/** Names that the functions at the top of files take from outside, as JSON by file and function: npx tsx test/pipelines-python/outside.ts FILE... */
import { readFileSync } from 'fs';
import { Scope } from '../../src/pipelines/python/scopes';
import { errorIn, kids, PythonText } from '../../src/pipelines/python/syntax';
import { walkFunction } from '../../src/pipelines/python/walk';

function outside(file: string): unknown {
  const text = new PythonText(readFileSync(file, 'utf8'), file);
  const definitions = kids(text.top).map(node => node.name === 'DecoratedStatement' ? kids(node).at(-1) : node).filter(node => node?.name === 'FunctionDefinition');
  return Object.fromEntries(definitions.flatMap(node => {
    if (node === undefined || node.firstChild?.name === 'async') {
      return [];
    }
    const scope = new Scope();
    walkFunction(text, node, scope);
    const names = errorIn(node) === undefined ? [...new Set(scope.outside().map(use => use.name))].sort() : ['cannot be read'];
    return [[`${text.of(kids(node)[1])}:${text.line(node.from)}`, names]];
  }));
}

console.log(JSON.stringify(Object.fromEntries(process.argv.slice(2).map(file => [file, outside(file)]))));
