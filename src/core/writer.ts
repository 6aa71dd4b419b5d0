import * as fs from 'node:fs';
import * as path from 'node:path';
import { ConfigError, listed, shown } from './errors';
import { locked } from './lock';

/** First words of every file that a synthesis writes: what lacks them was put there by somebody else. */
const MARK = 'Synthesized by cdk8s-kubeflow';

/** Beginning of the names of files that a synthesis has not finished. */
const UNFINISHED = '.cdk8s-kubeflow-';
const LOCK = `${UNFINISHED}lock`;

/** What a synthesis changed, each by the paths below the output folder. */
export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Number of files that were as they should be. */
  readonly unchanged: number;
}

/**
 * Makes a folder hold the given files and no others of an earlier synthesis. Each file is written beside its place and then
 * renamed, only where its text differs; what is no longer wanted is removed last. A synthesis that is ended in the middle
 * leaves whole files, and the next one completes it. The folder may be a link or a mount; files of others in it stay.
 *
 * @throws ConfigError `OutputFolder` if it cannot be written, if another synthesis is at work in it, or if it holds manifests that no synthesis
 * wrote; `NothingToWrite` if there is no file
 */
export function writeFolder(folder: string, contents: ReadonlyMap<string, string>): Changes {
  if (contents.size === 0) {
    throw new ConfigError('NothingToWrite', `the app has no objects, got an empty tree for ${shown(folder)}; add constructs before synth()`);
  }
  return explained(folder, () => {
    fs.mkdirSync(folder, { recursive: true });
    return locked(folder, LOCK, () => {
      const present = filesBelow(folder);
      refuseForeign(folder, present, contents);
      const changes = update(folder, contents, new Set(present));
      const removed = present.filter(file => !contents.has(file) && !isUnfinished(file) && isOurs(path.join(folder, file)));
      [...removed, ...present.filter(isUnfinished)].forEach(file => fs.rmSync(path.join(folder, file), { force: true }));
      removeEmptyFolders(folder);
      return { ...changes, removed };
    });
  });
}

/** A file as it stands in the folder, with the mark by which the next synthesis knows it. */
export function marked(file: string, text: string): string {
  if (file.endsWith('.json')) { // takes no comments
    return `${JSON.stringify({ '//': MARK, ...JSON.parse(text) as object }, undefined, 2)}\n`;
  }
  return file.endsWith('.md') ? `<!-- ${MARK} -->\n${text}` : `# ${MARK}\n${text}`;
}

function update(folder: string, contents: ReadonlyMap<string, string>, present: ReadonlySet<string>): Omit<Changes, 'removed'> {
  const added: string[] = [];
  const changed: string[] = [];
  const made = new Set<string>();
  for (const [file, text] of contents) {
    const target = path.join(folder, file);
    const content = marked(file, text);
    if (present.has(file) && fs.readFileSync(target, 'utf8') === content) {
      continue;
    }
    const parent = path.dirname(target);
    if (!made.has(parent)) {
      fs.mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    const unfinished = path.join(parent, `${UNFINISHED}${process.pid}`);
    fs.writeFileSync(unfinished, content);
    fs.renameSync(unfinished, target);
    (present.has(file) ? changed : added).push(file);
  }
  return { added, changed, unchanged: contents.size - added.length - changed.length };
}

/** All files below a folder, by path with slashes. */
function filesBelow(folder: string): string[] {
  return fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => !entry.isDirectory())
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/')).sort();
}

function isUnfinished(file: string): boolean {
  return path.posix.basename(file).startsWith(UNFINISHED) && path.posix.basename(file) !== LOCK;
}

/** Manifests of others would be applied with ours, and other files in our places lost; all else, such as what a desktop leaves behind, does no harm. */
function refuseForeign(folder: string, present: readonly string[], contents: ReadonlyMap<string, string>): void {
  const foreign = present.filter(file => (/\.(ya?ml|json)$/i.test(file) || contents.has(file)) && !isOurs(path.join(folder, file)));
  if (foreign.length > 0) {
    throw new ConfigError('OutputFolder', `the output folder holds files that no synthesis wrote, got ${shown(folder)} with ` +
      `${listed(foreign.slice(0, 5))}; move them away or choose another outdir`);
  }
}

/** Whether a file begins with the mark; links, and whatever else is no plain file, were put there by somebody else. */
function isOurs(file: string): boolean {
  if (!fs.lstatSync(file).isFile()) {
    return false;
  }
  const start = Buffer.alloc(MARK.length + 16);
  const handle = fs.openSync(file, 'r');
  try {
    fs.readSync(handle, start);
  } finally {
    fs.closeSync(handle);
  }
  return start.includes(MARK);
}

function removeEmptyFolders(folder: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true }).filter(one => one.isDirectory())) {
    const below = path.join(folder, entry.name);
    removeEmptyFolders(below);
    if (fs.readdirSync(below).length === 0) {
      fs.rmdirSync(below);
    }
  }
}

/** Says in a user's words what the file system refuses. */
function explained<T>(folder: string, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    const code = codeOf(cause);
    if (code === undefined || ConfigError.is(cause)) {
      throw cause;
    }
    const place = (cause as { readonly path?: string }).path ?? folder;
    throw new ConfigError('OutputFolder', `the output folder cannot be written, got ${code} at ${shown(place)}; ` +
      'make it a folder that you may write, or choose another outdir: what could not be written is completed by the next synthesis', undefined, { cause });
  }
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' && /^E[A-Z]+$/.test(code) ? code : undefined;
}
