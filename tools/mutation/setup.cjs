/**
 * Runs test files that are written for jest under mocha, in one process that loads each module once: a mutant is then a flag
 * that is set before its tests run, and costs milliseconds where jest would load everything anew.
 */
const { readFileSync } = require('node:fs');
const { isBuiltin, _extensions } = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');
const { expect } = require('expect');
const { ModuleMocker } = require('jest-mock');

const ROOT = process.cwd();
const OURS = ['src', 'test'].map(folder => path.join(ROOT, folder) + path.sep);
process.setSourceMapsEnabled(true);
const mocker = new ModuleMocker(globalThis);

// What the project's modules remember between calls must not pass from one test or mutant to the next: each begins with what
// was there when all files were loaded.
const memories = [];
exports.remembered = memory => {
  memories.push({ memory });
  return memory;
};
const MEMORY = /^(const \w+ = )new (?:Weak)?(Map|Set)\(\);$/gm;

exports.mochaHooks = {
  beforeEach() {
    for (const one of memories) {
      one.first ??= [...one.memory];
      one.memory.clear();
      one.first.forEach(entry => one.memory instanceof Map ? one.memory.set(...entry) : one.memory.add(entry));
    }
  },
  // A mutant that is reached while files are loaded and by tests too is tried by the tests alone, which needs no loading anew.
  afterAll() {
    const coverage = global.__stryker__?.mutantCoverage;
    for (const reached of Object.values(coverage?.perTest ?? {})) {
      Object.keys(reached).forEach(mutant => delete coverage.static[mutant]);
    }
  },
};

// A file's hooks and names are its own, as in jest: they are in a suite of the file. Calls of jest.mock come first.
_extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename, swcrc: false, jsc: { parser: { syntax: 'typescript' }, target: 'es2022', keepClassNames: true, transform: { hidden: { jest: true } } },
    module: { type: 'commonjs' }, sourceMaps: 'inline',
  });
  const whole = filename.endsWith('.test.ts') ? inSuite(code, filename) : code.replace(MEMORY, `$1${OWN}.remembered(new $2());`);
  // What runs when a module is loaded belongs to no test, also where a test loads it anew.
  const { __stryker__: stryker = {} } = global;
  const { currentTestId } = stryker;
  stryker.currentTestId = undefined;
  module._compile(whole, filename);
  stryker.currentTestId = currentTestId;
};

const OWN = `require(${JSON.stringify(__filename)})`;

function inSuite(code, filename) {
  const name = JSON.stringify(path.relative(ROOT, filename));
  return `const { jest, test, describe, beforeAll, afterAll } = ${OWN}.globals(require);`
    + `describe(${name}, () => { ${code}\n}); jest.loaded();`;
}

/** Takes the project's modules out of the registry, so that they are loaded anew; returns what puts them back. */
function apart() {
  const ours = () => Object.keys(require.cache).filter(file => OURS.some(folder => file.startsWith(folder)));
  const kept = ours().map(file => [file, require.cache[file]]);
  const drop = () => ours().forEach(file => delete require.cache[file]);
  drop();
  return () => {
    drop();
    kept.forEach(([file, module]) => { require.cache[file] = module; });
  };
}

/** What test files use of `jest`, for the file whose `require` is given. */
function jestFor(fileRequire) {
  const undo = [];
  const builtins = new Map();
  return {
    fn: implementation => mocker.fn(implementation),
    spyOn: (object, method) => mocker.spyOn(object, method),
    mocked: mock => mock,
    requireActual: name => builtins.get(name) ?? fileRequire(name),
    isolateModules(act) {
      const back = apart();
      try {
        act();
      } finally {
        back();
      }
    },
    mock(name, factory) {
      undo.push(apart());
      if (isBuiltin(name)) {
        const module = fileRequire(name);
        const actual = { ...module };
        builtins.set(name, actual);
        const replaced = Object.entries(factory()).filter(([key, value]) => value !== actual[key]);
        replaced.forEach(([key, value]) => { module[key] = value; });
        undo.push(() => replaced.forEach(([key]) => { module[key] = actual[key]; }));
      } else {
        const mock = factory();
        require.cache[fileRequire.resolve(name)].exports = mock;
      }
    },
    loaded: () => undo.reverse().forEach(back => back()),
  };
}

/** Tests or suites of a table; a number makes their names unique. */
const each = add => table => (name, act) => {
  const rows = table.every(Array.isArray) ? table : table.map(row => [row]);
  rows.forEach((row, index) => add(`${name} #${index}`, () => act(...row)));
};

/** The globals of jest, for the file whose `require` is given. */
exports.globals = fileRequire => {
  const { it, describe, before, after } = global;
  const test = (name, act) => it(name, () => act());
  const suite = (name, act) => describe(name, () => { act(); });
  return {
    jest: jestFor(fileRequire), beforeAll: before, afterAll: after,
    test: Object.assign(test, { each: each(test) }), describe: Object.assign(suite, { each: each(suite) }),
  };
};

global.expect = expect;
// Of modules that test files share, and which are loaded once: nothing has to be undone after one file.
global.afterAll = () => {};
