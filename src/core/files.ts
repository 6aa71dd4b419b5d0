import { createHash } from 'node:crypto';
import { dump } from 'js-yaml';
import { builtText, isOwnVersions } from './definition';
import { ConfigError, shown } from './errors';
import { isRecord } from './field';
import { isBuiltIn } from './kinds';
import { Located, PlainManifest } from './located';
import { ManifestSet } from './manifests';

/** Most bytes of a file's name that every file system takes, with room for the marks of a file that is being written. */
const LONGEST = 200;

/** An object as YAML: every string that a YAML 1.1 or 1.2 reader could take for something else is quoted. */
export function toYaml(manifest: PlainManifest): string {
  const { spec, ...others } = manifest;
  const entries = isRecord(spec) ? Object.entries(spec) : [];
  const [name, versions] = entries.at(-1) ?? [];
  const text = name === 'versions' ? ownText(versions) : undefined;
  return text === undefined ? yaml(manifest) : `${yaml({ ...others, spec: Object.fromEntries(entries.slice(0, -1)) })}  versions:\n${text}`;
}

const texts = new WeakMap<object, string>();

/** The text of a definition's versions, if nobody changed them: most of the output, and the same at every synthesis. */
function ownText(versions: unknown): string | undefined {
  if (!isOwnVersions(versions)) {
    return undefined;
  }
  let text = texts.get(versions);
  if (text === undefined) {
    text = builtText(versions) ?? yaml({ spec: { versions } }).slice(VERSIONS.length);
    texts.set(versions, text);
  }
  return text;
}

/** What stands before the versions where they are rendered alone. */
const VERSIONS = 'spec:\n  versions:\n';

/** A value as YAML. */
export function yaml(value: unknown): string {
  return dump(value, { lineWidth: -1, noRefs: true });
}

/**
 * Path of an object's file below the output folder: `<component>/<stage>/<kind>[.<group>].<namespace>.<name>.yaml`, the
 * group where the kind is not Kubernetes' own. It follows from the object's identity alone, so it never changes when others
 * come or go, and two of them differ in more than case.
 */
export function fileOf(one: Located): string {
  const kind = isBuiltIn(one.apiVersion) ? one.kind : `${one.kind}.${one.group}`;
  const parts = [kind.toLowerCase(), one.namespace, one.name].filter((part): part is string => part !== undefined);
  // Names of RBAC objects may hold characters that a file system does not take, or capitals that some do not tell apart.
  const name = parts.map(part => part.replace(/[^a-z0-9.-]/g, letter => `_${letter.charCodeAt(0).toString(16)}_`)).join('.');
  return `${one.folder}/${name.length > LONGEST ? `${name.slice(0, LONGEST - 9)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}` : name}.yaml`;
}

/**
 * The file of each object, none twice.
 *
 * @throws ConfigError `FileCollision`
 */
export function files(set: ManifestSet): Map<string, Located> {
  const result = new Map<string, Located>();
  for (const one of set.all) {
    const file = fileOf(one);
    const other = result.get(file);
    if (other !== undefined) {
      throw new ConfigError('FileCollision', `two objects have one file, got ${shown(file)} from ${other.path} and ${one.path}; ` +
        'give one of them another name or folder');
    }
    result.set(file, one);
  }
  return result;
}
