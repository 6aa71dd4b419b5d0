import { Images, ImageName, isImageName } from './images';
import { ManifestSet } from './manifests';
import { IMAGE_FACTS, PINS } from './pins.generated';

/** One image of the output. What is not known without a registry is left out. */
export interface ImageRow {
  /** Name in the pins, by which `images.overrides` replaces it. @default - it is not pinned: a user's own */
  readonly name?: ImageName;
  /** File of the pins that holds it. @default - it is not pinned */
  readonly component?: string;
  /** Reference at its own registry. */
  readonly source: string;
  /** Reference in the output: behind the mirror, if there is one. */
  readonly target: string;
  /** Digest of the manifest, `sha256:...`. @default - not pinned */
  readonly digest?: string;
  /** Platforms that the image is known to run on, such as `linux/amd64`. @default - not known */
  readonly platforms?: readonly string[];
  /** SPDX identifier of the project's licence. @default - not known */
  readonly licence?: string;
  /** Objects that name it, as `<kind>/<namespace>/<name>`, in the order of the output. */
  readonly usedBy: readonly string[];
}

/** What a reference can stand between in arguments, scripts and JSON. */
const BETWEEN = /[\s"'`=,;()[\]{}<>\\]+/;

/**
 * All images that the objects name, wherever in them: in containers, ConfigMaps, arguments, variables, runtimes and scripts; in the order of their
 * sources. What a mirror has to hold.
 */
export function imageTable(set: ManifestSet, images: Images): ImageRow[] {
  const pinned = new Map(Object.keys(PINS).filter(isImageName).map(name => [images.get(name), name]));
  const users = new Map<string, Set<string>>(set.externals.filter(one => one.kind === 'Image').map(one => [one.name, new Set<string>()]));
  const halves = new Map<string, string[]>(); // references by what stands before their last colon
  [...users.keys()].forEach(reference => halves.set(half(reference), [...halves.get(half(reference)) ?? [], reference]));
  for (const one of set.all) {
    if (one.kind !== 'CustomResourceDefinition') {
      const words = new Set<string>();
      addWords(one.manifest, words);
      for (const word of words) {
        // A reference may also be two fields, which a program joins with a colon.
        const joined = halves.get(word)?.filter(reference => words.has(reference.slice(word.length + 1))) ?? [];
        [word, ...joined].forEach(reference => users.get(reference)?.add(one.label));
      }
    }
  }
  return [...users].filter(([, all]) => all.size > 0).map(([target, all]) => rowOf(target, pinned.get(target), [...all]))
    .sort((a, b) => a.source < b.source ? -1 : 1);
}

function rowOf(target: string, name: ImageName | undefined, usedBy: readonly string[]): ImageRow {
  if (name === undefined) {
    return { source: target, target, usedBy };
  }
  return { name, source: PINS[name], target, ...IMAGE_FACTS[name], usedBy };
}

function half(reference: string): string {
  return reference.slice(0, reference.lastIndexOf(':'));
}

/** Adds each part of each text that can be a reference, or a field of one. */
function addWords(value: unknown, words: Set<string>): void {
  if (typeof value === 'string') {
    value.split(BETWEEN).forEach(word => words.add(word));
  } else if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(one => addWords(one, words));
  }
}
