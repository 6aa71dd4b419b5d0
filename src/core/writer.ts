import * as fs from 'fs';
import * as path from 'path';
import { dump } from 'js-yaml';
import { ConfigError, listed, shown } from './errors';
import { Located, ManifestSet, PlainManifest } from './manifests';

/** First words of every file that a synthesis writes: what lacks them was put there by somebody else. */
const MARK = 'Synthesized by cdk8s-kubeflow';

/** An object as YAML: every string that a YAML 1.1 or 1.2 reader could take for something else is quoted. */
export function toYaml(manifest: PlainManifest): string {
  return dump(manifest, { lineWidth: -1, noRefs: true });
}

/**
 * Path of an object's file below the output folder: `<component>/<stage>/<kind>.<namespace>.<name>.yaml`.
 * It follows from the object's identity alone, so it never changes when others come or go.
 */
export function fileOf(one: Located, withGroup = false): string {
  const { apiVersion, kind, metadata } = one.manifest;
  const group = withGroup && apiVersion.includes('/') ? `.${apiVersion.slice(0, apiVersion.indexOf('/'))}` : '';
  const parts = [`${kind.toLowerCase()}${group}`, metadata.namespace, metadata.name].filter((part): part is string => part !== undefined);
  // Names of RBAC objects may hold characters that a file system does not take.
  const name = parts.map(part => part.replace(/[^A-Za-z0-9.-]/g, letter => `_${letter.charCodeAt(0).toString(16)}_`)).join('.');
  return `${one.folder}/${name}.yaml`;
}

/**
 * The file of each object, none twice. Kinds of two groups that would meet get their group into the name.
 *
 * @throws ConfigError `FileCollision`
 */
export function files(set: ManifestSet): Map<string, Located> {
  const found = new Map<string, Located[]>();
  for (const one of set.all) {
    const key = fileOf(one).toLowerCase(); // some file systems do not tell cases apart
    const same = found.get(key);
    same ? same.push(one) : found.set(key, [one]);
  }
  const result = new Map<string, Located>();
  for (const group of found.values()) {
    for (const one of group) {
      const file = fileOf(one, group.length > 1);
      const other = result.get(file);
      if (other !== undefined) {
        throw new ConfigError('FileCollision', `two objects have one file, got ${shown(file)} from ${other.path} and ${one.path}; ` +
          'give one of them another name or folder');
      }
      result.set(file, one);
    }
  }
  return result;
}

/**
 * Replaces the folder by the given files in one step: all are written beside it first, then the folders change places.
 * Files of an earlier synthesis that are not among them are gone afterwards.
 *
 * @throws ConfigError `OutputFolder` if the folder holds something that no synthesis wrote, `NothingToWrite` if there is no file
 */
export function writeFolder(folder: string, contents: ReadonlyMap<string, string>): void {
  if (contents.size === 0) {
    throw new ConfigError('NothingToWrite', `the app has no objects, got an empty tree for ${shown(folder)}; add constructs before synth()`);
  }
  const next = `${folder}.tmp-next`;
  const previous = `${folder}.tmp-previous`;
  if (!fs.existsSync(folder) && fs.existsSync(previous)) {
    fs.renameSync(previous, folder); // an earlier synthesis was ended between its two last steps
  }
  refuseForeign(folder);
  fs.rmSync(next, { recursive: true, force: true });
  fs.rmSync(previous, { recursive: true, force: true });
  const made = new Set<string>();
  for (const [file, text] of contents) {
    const target = path.join(next, file);
    const parent = path.dirname(target);
    if (!made.has(parent)) {
      fs.mkdirSync(parent, { recursive: true });
      made.add(parent);
    }
    fs.writeFileSync(target, file.endsWith('.md') ? `<!-- ${MARK} -->\n${text}` : `# ${MARK}\n${text}`);
  }
  exchange(folder, next, previous);
}

function exchange(folder: string, next: string, previous: string): void {
  const existed = fs.existsSync(folder);
  if (existed) {
    fs.renameSync(folder, previous);
  }
  try {
    fs.renameSync(next, folder);
  } catch (error) {
    if (existed) {
      fs.renameSync(previous, folder);
    }
    throw error;
  }
  fs.rmSync(previous, { recursive: true, force: true });
}

function refuseForeign(folder: string): void {
  if (!fs.existsSync(folder)) {
    return;
  }
  const foreign = fs.readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => !entry.isDirectory()).map(entry => path.join(entry.parentPath, entry.name)).filter(file => !isOurs(file));
  if (foreign.length > 0) {
    throw new ConfigError('OutputFolder', `the output folder holds files that no synthesis wrote, got ${shown(folder)} with ` +
      `${listed(foreign.slice(0, 5).map(file => path.relative(folder, file)))}; move them away or choose another outdir`);
  }
}

/** Whether a file begins with the mark. */
function isOurs(file: string): boolean {
  const start = Buffer.alloc(MARK.length + 8);
  const handle = fs.openSync(file, 'r');
  try {
    fs.readSync(handle, start);
  } finally {
    fs.closeSync(handle);
  }
  return start.includes(MARK);
}
