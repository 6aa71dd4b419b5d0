import { gatewayNamed } from './gateways';
import { Field, Located, ManifestSet } from '../../core';

/** A path that a route takes. */
export interface RoutedPath {
  readonly at: Located;
  readonly field: Field;
  readonly path: string;
  /** Whether it takes all paths that begin so, whatever else the request says. */
  readonly takesAll: boolean;
}

/** The routes that a gateway has for one host. */
export interface HostRoutes {
  /** Where each VirtualService names the host. */
  readonly names: { readonly at: Located; readonly field: Field }[];
  readonly paths: RoutedPath[];
}

/** The routes for HTTP by gateway, `<namespace>/<name>`, and host. */
export function hostRoutes(set: ManifestSet): ReadonlyMap<string, ReadonlyMap<string, HostRoutes>> {
  const found = new Map<string, Map<string, HostRoutes>>();
  for (const at of set.ofKind('networking.istio.io/VirtualService')) {
    const paths = at.at('spec', 'http').items().flatMap(route => routedPaths(at, route));
    const hosts = at.at('spec', 'hosts').items();
    for (const gateway of paths.length > 0 ? gatewaysOf(at) : []) {
      const byHost = found.get(gateway) ?? new Map<string, HostRoutes>();
      found.set(gateway, byHost);
      for (const field of hosts) {
        const host = field.text?.toLowerCase();
        if (host !== undefined) {
          const routes = byHost.get(host) ?? { names: [], paths: [] };
          byHost.set(host, routes);
          routes.names.push({ at, field });
          routes.paths.push(...paths);
        }
      }
    }
  }
  return found;
}

function gatewaysOf(at: Located): ReadonlySet<string> {
  return new Set(at.at('spec', 'gateways').items().map(reference => gatewayNamed(reference.text, at.namespace))
    .filter(gateway => gateway !== undefined).map(gateway => `${gateway.namespace}/${gateway.name}`));
}

/** Longest path that is looked at. */
const LONGEST = 1000;

function routedPaths(at: Located, route: Field): RoutedPath[] {
  const matches = route.at('match').items();
  if (matches.length === 0) {
    return [{ at, field: route, path: '/', takesAll: true }];
  }
  return matches.flatMap((match): RoutedPath[] => {
    const conditions = match.entries().filter(([name]) => name !== 'name');
    const [prefix, exact] = [match.at('uri', 'prefix'), match.at('uri', 'exact')];
    const field = prefix.text === undefined ? exact : prefix;
    return field.text === undefined || field.text.length > LONGEST ? []
      : [{ at, field, path: field.text, takesAll: prefix.text !== undefined && conditions.length === 1 }];
  });
}
