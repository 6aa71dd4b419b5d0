import { ConfigError, listed, shown } from '../../core';
import type { PythonName, PythonSource } from '../../pipelines/python/function';
import { moduleOfText, PythonModule } from '../../pipelines/python/module';
import { parsePythonHelper } from '../../pipelines/python/read';
import { parameters } from '../../pipelines/python/statements';
import { kids } from '../../pipelines/python/syntax';

/**
 * A program that calls a function of a file: the imports that it needs, the functions of the file that it calls, and itself. What it is called with
 * comes by `name=value`, each value as JSON or else as a text.
 *
 * @throws ConfigError `PythonFunction`, `PythonText`, `PythonSyntax`, `PythonOutsideName`
 */
export function functionProgram(text: string, file: string, name: string, beside: ReadonlySet<string>): string {
  const all = new Map<string, PythonSource>();
  const imports = new Set<string>();
  const take = (one: string): void => {
    if (all.has(one)) {
      return;
    }
    const source = parsePythonHelper(text, one, file);
    all.set(one, source);
    source.outside.forEach(used => supply(source, used, take, imports, beside));
  };
  take(name);
  const [main, ...helpers] = [...all.values()];
  return `${[[...imports].join('\n'), ...[...helpers.reverse(), main].map(one => one.source), call(name)].filter(part => part !== '').join('\n\n\n')}\n`;
}

/** Brings in what a function takes from its file. */
function supply(source: PythonSource, used: PythonName, take: (name: string) => void, imports: Set<string>, beside: ReadonlySet<string>): void {
  const { name, origin, statement, line } = used;
  if (statement !== undefined) {
    const [, relative] = /^from\s+(\.+\w*)/.exec(statement) ?? [];
    if (relative !== undefined && !beside.has(`${relative.replace(/^\.+/, '')}.py`)) {
      throw new ConfigError('PythonOutsideName', `${source.name} imports from beside its file, which is not in its pod, got ${shown(statement)}; name that file in beside`);
    }
    imports.add(relative === undefined ? statement : statement.replace(relative, relative.replace(/^\.+/, '')));
  } else if (origin === 'here') {
    take(name);
  } else {
    throw new ConfigError('PythonOutsideName', `${source.name} uses what is outside of it and not in its file, got ${shown(used.path)} in line ${line}; make or import it in the function`);
  }
}

function call(name: string): string {
  return [
    "if __name__ == '__main__':",
    '    import json',
    '    import sys',
    '',
    '    def _read(text):',
    '        try:',
    '            return json.loads(text)',
    '        except ValueError:',
    '            return text',
    '',
    `    ${name}(**{name: _read(text) for name, text in (one.split('=', 1) for one in sys.argv[1:])})`,
  ].join('\n');
}

/**
 * Refuses arguments that a function has no parameters for, and a call without what has no default.
 *
 * @throws ConfigError `PythonArguments`
 */
export function checkArguments(text: string, file: string, name: string, given: readonly string[]): void {
  const module: PythonModule = moduleOfText(text, file);
  const list = kids(module.definition(name).node).find(kid => kid.name === 'ParamList');
  const all = list === undefined ? [] : parameters(list);
  const takes = all.filter(({ stars }) => stars === '').map(one => ({ name: module.of(one.name), isNeeded: one.value === undefined }));
  const names = takes.map(one => one.name);
  const unknown = all.some(({ stars }) => stars === '**') ? undefined : given.find(one => !names.includes(one));
  const missing = takes.find(one => one.isNeeded && !given.includes(one.name));
  if (unknown !== undefined || missing !== undefined) {
    throw new ConfigError('PythonArguments', unknown !== undefined
      ? `arguments must be parameters of ${name}, which has ${listed(names)}, got ${shown(unknown)}; rename or remove it`
      : `arguments must say ${missing?.name ?? ''}, for which ${name} has no default, got ${listed(given)}; add it`);
  }
}
