import * as fs from 'fs';
import * as path from 'path';
import { loadAll } from 'js-yaml';
import { isRecord, PlainManifest } from '../../../src/core';
import { canonicalQuantity } from '../../../src/core/quantity';

/** Real documents of upstream projects, which stand beside the repository. */
export const SHARED = path.join(__dirname, '..', '..', '..', '..', 'shared');

/** Whether they are there. */
export const HAS_SHARED = fs.existsSync(SHARED);

/** A document by its folder (`corpus` or `admission`), file and place in it. */
export function realDocument(folder: 'corpus' | 'admission', file: string, index: number): PlainManifest {
  return loadAll(fs.readFileSync(path.join(SHARED, folder, `${file}.yaml`), 'utf8')).filter(isRecord)[index];
}

/** What does not count in a comparison. */
export interface Meaning {
  /** Fields of the API with the values that they have where nobody says them, by path with `*` for any name or number. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Fields that our construct writes beside the document, each by path with `*`, and all below them. */
  readonly added?: readonly string[];
  /** Fields of the document that mean nothing to the programs which read it, each by path with `*`, and all below them. */
  readonly meaningless?: readonly string[];
  /** The object in a form in which two ways to say one thing look the same. */
  readonly normal?: (manifest: PlainManifest) => PlainManifest;
}

/** Fails unless both objects mean the same. */
export function expectSameMeaning(made: PlainManifest, document: PlainManifest, { defaults = {}, added = [], meaningless = [], normal = one => one }: Meaning = {}): void {
  const form = (one: PlainManifest, without: readonly string[]) => leaves(canonical(normal(one)), defaults, without);
  expect(form(made, added)).toEqual(form(document, meaningless));
}

const SKIPPED = ['.status', '.metadata.namespace', '.metadata.creationTimestamp', '.metadata.generation'];

/** All values by their path, without what says nothing. */
function leaves(value: unknown, defaults: Meaning['defaults'], without: readonly string[]): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const walk = (one: unknown, at: string): void => {
    if (SKIPPED.includes(at) || without.some(pattern => fits(pattern, at))) {
      return;
    }
    if (typeof one === 'object' && one !== null) {
      Object.entries(one).forEach(([key, below]) => walk(below, `${at}.${key}`));
    } else if (one !== null && one !== undefined && !Object.entries(defaults ?? {}).some(([pattern, usual]) => fits(pattern, at) && usual === one)) {
      found[at] = one;
    }
  };
  walk(value, '');
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => a < b ? -1 : 1));
}

/** `*` stands for one step of a path. */
function fits(pattern: string, at: string): boolean {
  return new RegExp(`^${pattern.replace(/[.[\]/\\^$+?()|{}]/g, '\\$&').replace(/\*/g, '[^.]*')}$`).test(at);
}

/** Quantities in one spelling, limits as requests where there are none, volumes by what they hold. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(canonical);
  }
  if (!isRecord(value)) {
    return value;
  }
  const below = Object.fromEntries(Object.entries(value).map(([key, one]) =>
    [key, key === 'requests' || key === 'limits' ? quantities(one) : key === 'sizeLimit' ? canonicalQuantity(one) ?? one : canonical(one)]));
  const { requests, limits } = below;
  const asked = isRecord(limits) ? { ...below, requests: { ...limits, ...isRecord(requests) ? requests : {} } } : below;
  return Array.isArray(asked.volumes) ? renamed(asked) : asked;
}

function quantities(all: unknown): unknown {
  return isRecord(all) ? Object.fromEntries(Object.entries(all).map(([key, one]) => [key, canonicalQuantity(one) ?? one])) : all;
}

type Plain = Readonly<Record<string, unknown>>;

const CONTAINERS = ['containers', 'initContainers'];

/** A pod whose volumes are called as what they hold and where they are mounted, in the order of these names, and mounts in that of their paths. */
function renamed(pod: Plain): Plain {
  const lists = CONTAINERS.filter(list => Array.isArray(pod[list]));
  const mountsOf = (container: Plain) => (container.volumeMounts ?? []) as readonly Plain[];
  const all = lists.flatMap(list => (pod[list] as readonly Plain[]).flatMap(mountsOf));
  const nameOf = ({ name, ...source }: Plain) => `${sorted(source)} at ${[...new Set(all.filter(mount => mount.name === name).map(mount => String(mount.mountPath)))].sort().join()}`;
  const volumes = pod.volumes as readonly Plain[];
  const names = new Map(volumes.map(volume => [volume.name, nameOf(volume)]));
  const container = (one: Plain) => ({ ...one, volumeMounts: mountsOf(one).map(mount => ({ ...mount, name: names.get(mount.name) ?? mount.name })).sort(byPath) });
  return {
    ...pod,
    ...Object.fromEntries(lists.map(list => [list, (pod[list] as readonly Plain[]).map(container)])),
    volumes: [...names.values()].sort().map(name => ({ name })),
  };
}

function byPath(a: Plain, b: Plain): number {
  return String(a.mountPath) < String(b.mountPath) ? -1 : 1;
}

/** JSON with sorted keys. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => isRecord(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => a < b ? -1 : 1)) : one);
}
