/** Loads compiled pipelines, checks them and writes them again: `npm run pipelines -- FOLDER [OUT]`. */
import * as fs from 'fs';
import * as path from 'path';
import { parseArgs } from 'util';
import { ConfigError } from '../src/core';
import { ENDINGS } from '../src/pipelines/ir/archives';
import { differences } from '../src/pipelines/ir/equal';
import { lintPipeline, type PipelineFinding } from '../src/pipelines/lint';
import { loadPipeline } from '../src/pipelines/load';

const USAGE = `usage: npm run pipelines -- FOLDER [OUT]

Loads every compiled pipeline below FOLDER (${ENDINGS.join(' ')}), looks for faults, writes it
as YAML below OUT (.cache/pipelines if left out), and loads what it wrote. Prints a line of JSON for each file:
  file      path below FOLDER
  loaded    whether it could be read
  error     why not, where it could not
  findings  faults, each with rule, severity, path, problem and fix
  equal     whether what was written says the same
  output    the file that was written
Exits 1 if a file could not be read, does not come out equal, or has a finding of severity error; 2 on wrong usage, and where
OUT cannot be written.
`;

/** What is said of a file. */
interface Line {
  readonly file: string;
  readonly loaded: boolean;
  readonly error?: string;
  readonly findings: readonly PipelineFinding[];
  readonly equal: boolean;
  readonly output?: string;
}

function main(args: readonly string[]): number {
  const given = folders(args);
  if (typeof given === 'number') {
    return given;
  }
  const [folder, out] = given;
  const files = pipelinesBelow(folder, out);
  if (files.length === 0) {
    process.stderr.write(`no pipelines below ${folder}\n${USAGE}`);
    return 2;
  }
  const lines = [...outputs(files)].map(([file, output]) => lineOf(folder, file, path.join(out, output)));
  const isFine = ({ loaded, equal, findings }: Line) => loaded && equal && findings.every(({ severity }) => severity !== 'error');
  return lines.every(isFine) ? 0 : 1;
}

/** The folders that the arguments name, or the exit code where they name none. */
function folders(args: readonly string[]): readonly [folder: string, out: string] | number {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: { help: { type: 'boolean', short: 'h' } }, allowPositionals: true });
    const [folder, out = path.join('.cache', 'pipelines')] = positionals;
    if (values.help) {
      process.stdout.write(USAGE);
      return 0;
    }
    if (folder !== undefined && positionals.length <= 2 && isFolder(folder) && path.resolve(folder) !== path.resolve(out) && (isFolder(out) || !fs.existsSync(out))) {
      return [folder, out];
    }
  } catch {
    // an unknown option
  }
  process.stderr.write(USAGE);
  return 2;
}

function isFolder(name: string): boolean {
  return fs.statSync(name, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Files that may hold pipelines, by path below a folder; not those of an earlier run, where it wrote into the folder. */
function pipelinesBelow(folder: string, out: string): string[] {
  const written = path.relative(folder, out) + path.sep;
  return fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => ENDINGS.some(ending => file.toLowerCase().endsWith(ending)) && !file.startsWith(written))
    .filter(file => fs.statSync(path.join(folder, file), { throwIfNoEntry: false })?.isFile() === true).sort();
}

/** Each file with the one that is written for it, none twice: `train.yaml` stays, `train.zip` becomes `train.zip.yaml`. */
function outputs(files: readonly string[]): Map<string, string> {
  const taken = new Set(files.filter(file => file.endsWith('.yaml')));
  return new Map(files.map(file => {
    let output = file;
    if (!taken.has(file)) {
      do {
        output += '.yaml';
      } while (taken.has(output));
      taken.add(output);
    }
    return [file, output];
  }));
}

function lineOf(folder: string, file: string, output: string): Line {
  const line = examined(folder, file, output);
  process.stdout.write(`${JSON.stringify(line)}\n`);
  return line;
}

function examined(folder: string, file: string, output: string): Line {
  const unread = { file, loaded: false, findings: [], equal: false };
  return explained(unread, () => {
    const pipeline = loadPipeline(path.join(folder, file));
    const read = { ...unread, loaded: true, findings: lintPipeline(pipeline) };
    return explained(read, () => {
      writeWhole(output, pipeline.toYaml());
      return { ...read, equal: differences(pipeline, loadPipeline(output)).length === 0, output };
    });
  });
}

/** What a step gives, or what it was before with the mistake that it found. */
function explained(before: Line, step: () => Line): Line {
  try {
    return step();
  } catch (error) {
    if (!ConfigError.is(error)) {
      throw error;
    }
    return { ...before, error: error.message };
  }
}

/** Writes beside the place and then renames, so that nobody ever sees half of it. */
function writeWhole(file: string, text: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    fs.writeFileSync(unfinished, text);
    fs.renameSync(unfinished, file);
  } finally {
    fs.rmSync(unfinished, { force: true });
  }
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 2;
}
