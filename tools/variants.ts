/**
 * Writes a platform for each overlay of upstream, from the apps in examples/options: what each of its options gives.
 *
 * usage: npm run variants -- [NAME...]
 *
 * Each is written to `.cache/variants/<name>`, with the name of upstream's rendering. An overlay that is refused says why.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..');
/** Folder of the apps. */
export const APPS = path.join(ROOT, 'examples', 'options');
const TARGET = path.join(ROOT, '.cache', 'variants');

/** Overlays that nobody should use, each with what is wrong with it and what to do instead. */
export const REFUSED: Readonly<Record<string, string>> = {
  'pipelines-postgresql': 'Kubeflow Pipelines and ML Metadata run on MySQL only: PostgreSQL is for their developers, and the overlay sets variables that no program reads',
  'pipelines-gcp': 'its pages and its API server still ask for a store and a Secret that the overlay leaves out; use MySQL elsewhere and a bucket of Google: pipelines-on-google',
};

/** The names that there are: an app each, and what is refused. */
export function names(): readonly string[] {
  const apps = fs.readdirSync(APPS).filter(file => file.endsWith('.ts')).map(file => file.slice(0, -'.ts'.length));
  return [...apps, ...Object.keys(REFUSED)].sort();
}

/** Runs an app as `cdk8s synth` does, in a folder of its own, and keeps what it has written. */
async function write(name: string): Promise<void> {
  const work = fs.mkdtempSync(path.join(TARGET, '.'));
  const home = process.cwd();
  try {
    process.chdir(work);
    await import(path.join(APPS, `${name}.ts`));
    fs.rmSync(path.join(TARGET, name), { recursive: true, force: true });
    fs.renameSync(path.join(work, 'dist'), path.join(TARGET, name));
  } finally {
    process.chdir(home);
    fs.rmSync(work, { recursive: true });
  }
}

async function main(): Promise<void> {
  const all = names();
  const wanted = process.argv.length > 2 ? process.argv.slice(2) : all;
  const unknown = wanted.find(name => !all.includes(name));
  if (unknown !== undefined) {
    console.error(`there is no variant ${JSON.stringify(unknown)}; there are ${all.join(', ')}`);
    process.exit(2);
  }
  fs.mkdirSync(TARGET, { recursive: true });
  for (const name of wanted) {
    const reason = REFUSED[name];
    console.error(reason === undefined ? `\n${name}:` : `\n${name} is refused: ${reason}`);
    if (reason === undefined) {
      await write(name);
    }
  }
}

if (require.main === module) {
  void main();
}
