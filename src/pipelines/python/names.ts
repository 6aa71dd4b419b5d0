import { PythonName, PythonSource } from './function';
import { DSL_NAMES, EMBEDDED_NAMES, TYPING_NAMES } from './known-names';
import { place } from './syntax';
import { ConfigError, kindOf } from '../../core';

/** What functions find when they run. */
export interface PythonSurroundings {
  /** What runs them: the SDK, or the embedded executor, which has less. */
  readonly executor: 'kfp' | 'embedded';
  /** Names that the image gives them beside that. */
  readonly available: readonly string[];
}

/**
 * Refuses functions that use what will not be there: names from outside of them, relative imports, and what only the SDK has.
 *
 * @throws ConfigError `PythonOutsideName`
 */
export function checkOutsideNames(functions: readonly PythonSource[], surroundings: PythonSurroundings): void {
  const { executor, available } = surroundings;
  if (!Array.isArray(available) || available.some(name => typeof name !== 'string')) {
    throw new ConfigError('PythonOutsideName', `available is a list of names, got ${kindOf(available)}; write e.g. ['numpy', 'helper']`);
  }
  const there = new Set([...available, ...functions.map(one => one.name)]);
  for (const one of functions) {
    const missing = one.outside.filter(name => !there.has(name.name) && !isGiven(name, executor));
    const relative = one.imports.find(name => name.startsWith('.'));
    if (missing.length > 0) {
      throw new ConfigError('PythonOutsideName', `${one.name} (${place(one.file, one.line)}) uses what is outside of it and not in its pod, got ` +
        `${missing.map(name => `${name.path} (line ${name.line})`).join(', ')}; ${remedy(missing[0], executor)}`);
    }
    if (relative !== undefined && !there.has(relative)) {
      throw new ConfigError('PythonOutsideName', `${one.name} (${place(one.file, one.line)}) imports from beside its file, which is not in its pod, got ` +
        `"from ${relative} import ..."; import from a package, or pass the function that it needs as a helper`);
    }
    if (executor === 'embedded' && one.imports.includes('kfp') && !there.has('kfp')) {
      throw new ConfigError('PythonOutsideName', `${one.name} (${place(one.file, one.line)}) imports the SDK, which the embedded executor does not install, got "import kfp"; ` +
        "use executor: 'kfp', or name kfp in available if the image has it");
    }
  }
}

/** Whether a function needs the SDK in its pod: it imports it, or uses what the embedded executor lacks. */
export function needsSdk(functions: readonly PythonSource[]): boolean {
  return functions.some(one => one.imports.includes('kfp') || one.outside.some(name => isGiven(name, 'kfp') && !isGiven(name, 'embedded')));
}

/** Whether the head of the program makes a name, and in the file it stands for the same. */
function isGiven({ name, path, origin }: PythonName, executor: 'kfp' | 'embedded'): boolean {
  const files = executor === 'kfp' ? DSL_NAMES : EMBEDDED_NAMES;
  const standsFor = name === 'kfp' ? 'kfp' : name === 'dsl' ? 'kfp.dsl' : files.has(name) ? `kfp.dsl.${name}` : TYPING_NAMES.has(name) ? `typing.${name}` : undefined;
  if (standsFor === undefined || origin !== undefined && origin !== standsFor) {
    return false;
  }
  const [, attribute] = /^(?:kfp\.)?dsl\.(\w+)/.exec(path) ?? [];
  return executor === 'kfp' || (attribute === undefined ? name !== 'kfp' : files.has(attribute));
}

function remedy({ origin, statement, path }: PythonName, executor: 'kfp' | 'embedded'): string {
  if (executor === 'embedded' && /^kfp\b|^dsl\b|^PIPELINE_|^run_notebook/.test(path)) {
    return "the embedded executor does not have it: use executor: 'kfp'";
  }
  const inside = statement !== undefined ? `put "${statement}" into the function` : origin === 'here' ? 'put it into the function, or pass it as a helper if it is a function' :
    'make or import it in the function';
  return `${inside}, or name it in available if the image has it`;
}
