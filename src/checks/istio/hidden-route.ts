import { HostRoutes, hostRoutes, RoutedPath } from './host-routes';
import { Located, ManifestSet, Rule, shown, Violation } from '../../core';

/** `Istio/HiddenRoute`: no route of a gateway takes the requests of another one. */
export const istioHiddenRoute: Rule = {
  id: 'Istio/HiddenRoute',
  why: 'A gateway asks only the routes of the best fitting host, and of these the first that fits the path: what lies behind, a login too, is never reached.',
  check: hidingRoutes,
};

function* hidingRoutes(set: ManifestSet): Generator<Violation> {
  for (const byHost of hostRoutes(set).values()) {
    for (const [host, routes] of byHost) {
      yield* hidingByHost(host, routes, byHost);
      yield* hidingByPath(routes);
    }
  }
}

/** Most objects that a finding names. */
const NAMED = 5;

function* hidingByHost(host: string, routes: HostRoutes, byHost: ReadonlyMap<string, HostRoutes>): Generator<Violation> {
  const others = widerHosts(host).flatMap(wider => byHost.get(wider)?.names.slice(0, NAMED + 2) ?? []).map(({ at }) => at);
  for (const { at, field } of routes.names) {
    const hidden = others.filter(other => other !== at);
    if (hidden.length > 0) {
      yield {
        at,
        field: field.path,
        problem: `for this host the gateway asks no routes of a wider one, got ${shown(host)}, which hides ${labels(hidden)}`,
        fix: 'write the same host as they do, or give them this one',
      };
    }
  }
}

/** The hosts with `*` that a host fits: `*.example.com`, `*.com` and `*` for `ml.example.com`. */
function widerHosts(host: string): string[] {
  const parts = host.split('.').slice(0, 30);
  return [...parts.slice(1).map((_, index) => `*.${parts.slice(index + 1).join('.')}`), '*'].filter(wider => wider !== host);
}

/** Of two objects with one host, the routes of the older one are asked first; those for all paths are asked last. */
function* hidingByPath({ paths }: HostRoutes): Generator<Violation> {
  const takers = new Map<string, RoutedPath>();
  for (const routed of paths) {
    const first = takers.get(routed.path);
    if (routed.takesAll && first === undefined) {
      takers.set(routed.path, routed);
    } else if (first !== undefined && first.at !== routed.at) {
      yield violation(routed, `has the path of ${first.at.label}: the younger of the two is never asked`);
    }
  }
  const hidden = new Map<RoutedPath, Located[]>();
  for (const { at, path } of paths) {
    for (let length = 2; length < path.length; length++) {
      const taker = takers.get(path.slice(0, length));
      if (taker !== undefined && taker.at !== at) {
        hidden.set(taker, [...hidden.get(taker)?.slice(0, NAMED) ?? [], at]);
      }
    }
  }
  for (const [taker, behind] of hidden) {
    yield violation(taker, `hides ${labels(behind)}, if it is older`);
  }
}

function violation({ at, field, path }: RoutedPath, problem: string): Violation {
  return { at, field: field.path, problem: `${problem}, got ${shown(path)}`, fix: 'choose another path' };
}

function labels(all: readonly Located[]): string {
  const names = [...new Set(all.map(one => one.label))];
  return names.length <= NAMED ? names.join(', ') : `${names.slice(0, NAMED).join(', ')} and others`;
}
