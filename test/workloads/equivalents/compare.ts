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
  const below = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, key === 'requests' || key === 'limits' ? quantities(one) : key === 'sizeLimit' ? canonicalQuantity(one) ?? one : canonical(one)]));
  const { requests, limits } = below;
  const asked = isRecord(limits) ? { ...below, requests: { ...limits, ...isRecord(requests) ? requests : {} } } : below;
  return Array.isArray(asked.volumes) ? renamed(asked) : asked;
}

function quantities(all: unknown): unknown {
  return isRecord(all) ? Object.fromEntries(Object.entries(all).map(([key, one]) => [key, canonicalQuantity(one) ?? one])) : all;
}

/** A pod whose volumes are called as what they hold, in the order of these names. */
function renamed(pod: Readonly<Record<string, unknown>>): unknown {
  const names = new Map((pod.volumes as readonly Readonly<Record<string, unknown>>[]).map(({ name, ...source }) => [name, JSON.stringify(source)]));
  const volumes = [...new Set(names.values())].sort().map(name => ({ name }));
  const mounts = (one: unknown): unknown => Array.isArray(one) ? one.map(mounts) : !isRecord(one) ? one
    : Object.fromEntries(Object.entries(one).map(([key, each]) => [key, key === 'volumeMounts' && Array.isArray(each)
      ? (each as readonly Readonly<Record<string, unknown>>[]).map(mount => ({ ...mount, name: names.get(mount.name) ?? mount.name })).sort((a, b) => String((a as { readonly mountPath?: unknown }).mountPath) < String((b as { readonly mountPath?: unknown }).mountPath) ? -1 : 1)
      : mounts(each)]));
  return mounts({ ...pod, volumes });
}
