/** The package's program, run here. */
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { run } from '../../src/cli/run';

/** What a call of the program gave. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Calls the program. */
export async function call(...args: string[]): Promise<Called> {
  let [out, err] = ['', ''];
  const code = await run(args, { out: text => (out += text), err: text => (err += text) });
  return { code, out, err };
}

/** A folder of its own, as the one that the program is called in until the test ends. */
export function home(): string {
  const before = process.cwd();
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'cli-'));
  process.chdir(folder);
  undo.push(() => {
    process.chdir(before);
    fs.rmSync(folder, { recursive: true });
  });
  return folder;
}

const undo: (() => void)[] = [];

/** Leaves the folders of a test: files that use them call it after each test, since modules are shared between files. */
export function leave(): void {
  undo.splice(0).reverse().forEach(one => one());
}

/** A component.yaml. */
export const COMPONENT = `name: Train MNIST model
description: |
  Trains a model.

  And more.
inputs:
- {name: Storage, type: string, description: Where the data lies}
- {name: Steps, type: Integer, default: '10'}
- {name: Note, type: String, default: '${'long '.repeat(20)}'}
outputs:
- {name: logdir, type: string}
implementation:
  container:
    image: registry.example.com/mnist:1
    command: [python, /mnist.py]
    args: [--storage, {inputValue: Storage}]
    fileOutputs: {logdir: /logdir.txt}
`;
