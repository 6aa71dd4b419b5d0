import * as fs from 'node:fs';
import * as path from 'node:path';
import { ConfigError } from '../../src/core';
import { program, temporaryFolder } from './support';

/** A program as users write it. */
const PROGRAM = `import { ApiObject, Chart } from 'cdk8s';
import { ManifestApp } from 'SRC/core';

const app = new ManifestApp({ rules: [{
  id: 'Test/No', why: 'A test.', check: set => set.all.map(at => ({ at, field: 'kind', problem: 'is there', fix: 'remove it' })),
}] });
const chart = new Chart(app, 'part');
new ApiObject(chart, 'Own', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
void (async () => { await null; app.synth(); })();
`;

const FINDINGS = `1 finding, nothing was written; docs/rules.md of cdk8s-kubeflow explains each rule (Findings) at main.ts:9

Test/No  part/Own
    ConfigMap/a kind: is there; remove it
`;

test('a program that ends by a mistake in its input says the mistake alone, once, and has failed', async () => {
  const folder = temporaryFolder();
  expect(await program(folder, 'main.ts', PROGRAM)).toEqual({ code: 1, signal: null, stdout: '', stderr: FINDINGS });
  expect(fs.existsSync(path.join(folder, 'dist'))).toBe(false);
});

test('a mistake that comes before any app is said alone too', async () => {
  const text = 'import { secretRef } from \'SRC/core\';\nsecretRef(\'Bad Name\');\n';
  const { code, stderr } = await program(temporaryFolder(), 'main.ts', text);
  expect([code, stderr.trimEnd().split('\n')]).toEqual([1, [expect.stringMatching(/^secretRef takes .*\(\w+\) at main\.ts:2$/)]]);
});

describe('an error that nobody catches', () => {
  /** What the package does about it: the text that it writes, and the code with which it ends the program. */
  function ends(error: Error, ...listeners: (() => void)[]): unknown[] {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const exit = jest.spyOn(process, 'exit').mockReturnValue(undefined as never);
    const count = jest.spyOn(process, 'listenerCount').mockReturnValue(listeners.length);
    try {
      (process as NodeJS.EventEmitter).emit('uncaughtExceptionMonitor', error, 'uncaughtException');
      return [...write.mock.calls.map(([text]) => text), ...exit.mock.calls.map(([code]) => code)];
    } finally {
      [write, exit, count].forEach(spy => spy.mockRestore());
    }
  }

  const mistake = new ConfigError('Code', 'x must be y, got z; pass y');

  test('is told in one line where it is a mistake in the input', () => expect(ends(mistake)).toEqual([`${mistake.message}\n`, 1]));
  test('is left to a program that handles its own', () => expect(ends(mistake, () => undefined)).toEqual([]));
  test('is left to Node where it is a fault of the program', () => expect(ends(new TypeError('a fault'))).toEqual([]));
});
