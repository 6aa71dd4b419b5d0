import { covers, isLabel } from '../istio/values';
import { Field, Located, ManifestSet, Rule, shown, Violation } from '../../core';

/** `References/Subset`: routes go to subsets that a DestinationRule makes. */
export const referencesSubset: Rule = {
  id: 'References/Subset',
  why: 'A route to a subset that no DestinationRule makes leads nowhere: requests end with 503.',
  check: danglingSubsets,
};

function* danglingSubsets(set: ManifestSet): Generator<Violation> {
  const known = set.once(subsets, () => subsets(set));
  for (const at of set.ofKind('networking.istio.io/VirtualService')) {
    for (const destination of destinations(at)) {
      const [host, subset] = [destination.at('host').text, destination.at('subset')];
      if (host === undefined || !subset.text || !isLabel(subset.text)) {
        continue;
      }
      const full = fullName(host, at.namespace);
      if (!known.get(full)?.has(subset.text) && ![...known.keys()].some(wide => wide.startsWith('*') && covers(wide, full) && known.get(wide)?.has(subset.text ?? ''))) {
        yield {
          at,
          field: subset.path,
          problem: `names a subset that no DestinationRule for ${shown(host)} makes, got ${shown(subset.text)}`,
          fix: 'correct the name, or add the subset to a DestinationRule of that host',
        };
      }
    }
  }
}

function destinations(at: Located): Field[] {
  const routes = ['http', 'tls', 'tcp'].flatMap(kind => at.at('spec', kind).items());
  const copies = routes.flatMap(route => [route.at('mirror'), ...route.at('mirrors').items().map(mirror => mirror.at('destination'))]);
  return [...routes.flatMap(route => route.at('route').items().map(one => one.at('destination'))), ...copies];
}

/** Names of subsets by the host that they are of. */
function subsets(set: ManifestSet): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const at of set.allOfKind('networking.istio.io/DestinationRule')) {
    const host = fullName(at.at('spec', 'host').text ?? '', at.namespace);
    const names = found.get(host) ?? new Set<string>();
    at.at('spec', 'subsets').items().forEach(subset => names.add(subset.at('name').text ?? ''));
    found.set(host, names);
  }
  return found;
}

/** A host with the namespace of who names it, where it is a short name; services of Kubernetes by name and namespace alone. */
function fullName(host: string, namespace: string | undefined): string {
  const [name, of, kind] = host.split('.');
  return host.startsWith('*') || of !== undefined && kind !== 'svc' ? host : `${name}.${of ?? namespace ?? ''}`;
}
