import { IConstruct } from 'constructs';
import { difference } from './like';
import { answer } from './rights';
import { findings } from '../checks';
import { describe, Field, isRecord, listed, Located, ManifestApp, ManifestSet, rendered, shown } from '../core';
import type { PrincipalRef } from '../workloads';

/** What a matcher of jest or vitest returns. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/** Findings that hold the rule's id and the object are shown in full, one after the other. */
function toHaveNoFindings(received: unknown): MatcherResult {
  const root = constructOf(received, 'toHaveNoFindings');
  const found = ManifestApp.at(root)?.findings() ?? findings(root);
  return {
    pass: found.length === 0,
    message: () => found.length === 0 ? 'expected findings, but there are none' : `expected no findings, but there are ${found.length}:\n\n${found.map(one => describe(one, root)).join('\n')}`,
  };
}

function toHaveObject(received: unknown, kind: string, name: string, like: unknown = {}): MatcherResult {
  const set = setOf(received, 'toHaveObject');
  const [bare, namespace] = name.split('/').reverse();
  const same = set.all.filter(one => one.kind === kind || one.key === kind);
  const named = same.filter(one => one.name === bare && (namespace === undefined || one.namespace === namespace));
  const places = named.map(one => difference(one.manifest, like));
  const pass = places.includes(undefined);
  return {
    pass,
    message: () => pass ? `expected no ${kind} ${name}${isRecord(like) && Object.keys(like).length > 0 ? ` like ${shown(like)}` : ''}, but there is one`
      : named.length === 0 ? `expected a ${kind} ${name}, but there ${same.length === 0 ? `is no ${kind}; the kinds are ${listed(new Set(set.all.map(one => one.kind)))}` : `are ${listed(same.map(pathOf))}`}`
        : `expected the ${kind} ${name} to have what was asked for\n\n${named.map((one, index) => mismatch(one, places[index] ?? '', like)).join('\n')}`,
  };
}

function toAllow(received: unknown, who: PrincipalRef, verb: string, kind: string, namespace?: string): MatcherResult {
  const { allowed, roles } = answer(setOf(received, 'toAllow'), who, { verb, kind, ...namespace !== undefined && { namespace } });
  const name = typeof who === 'string' ? who : who.name;
  const what = `${name} to ${verb} ${kind}${namespace === undefined ? '' : ` in ${namespace}`}`;
  const by = roles.length === 0 ? 'no binding names it' : `its roles are ${listed(roles)}`;
  return { pass: allowed, message: () => allowed ? `expected the manifests not to allow ${what}, but they do: ${by}` : `expected the manifests to allow ${what}, but they do not: ${by}` };
}

/**
 * Matchers for `expect.extend`, of jest or vitest; importing the module extends jest's `expect` by itself. The received value
 * is an app or another construct, or a `ManifestSet`.
 */
export const matchers = { toHaveNoFindings, toHaveObject, toAllow };

function constructOf(received: unknown, matcher: string): IConstruct {
  if (typeof received !== 'object' || received === null || !('node' in received)) {
    throw new TypeError(`${matcher} takes an app or another construct, got ${shown(received)}`);
  }
  return received as IConstruct;
}

function setOf(received: unknown, matcher: string): ManifestSet {
  if (received instanceof ManifestSet) {
    return received;
  }
  const root = constructOf(received, matcher);
  const app = root.node.scope === undefined ? ManifestApp.at(root) : undefined;
  return app?.manifests() ?? rendered(root);
}

function pathOf(one: Located): string {
  return one.namespace === undefined ? one.name : `${one.namespace}/${one.name}`;
}

function mismatch(one: Located, place: string, like: unknown): string {
  const path = place.split(/[.[\]]+/).filter(step => step !== '');
  const at = (value: unknown) => path.reduce<unknown>((below, step) => Array.isArray(below) ? below[Number(step)] : new Field(below).at(step).value, value);
  return `${pathOf(one)} ${place}: expected ${shown(at(like))}, got ${shown(at(one.manifest))}`;
}
