import { CORE_SCHEMA, loadAll } from 'js-yaml';
import { Field, listed, ManifestSet, Rule, shown, Violation } from '../../core';

/** `References/ExtensionProvider`: policies ask authorizers that the mesh has. */
export const referencesExtensionProvider: Rule = {
  id: 'References/ExtensionProvider',
  why: 'A policy that asks a provider that the mesh does not have denies all requests that it is about.',
  check: danglingProviders,
};

/** Providers that Istio brings. Source: Istio, pkg/config/mesh, release in pins/. */
const OF_ISTIO = ['envoy', 'prometheus', 'stackdriver'];

function* danglingProviders(set: ManifestSet): Generator<Violation> {
  const known = providers(set);
  if (known === undefined) {
    return;
  }
  for (const at of set.ofKind('security.istio.io/AuthorizationPolicy')) {
    const { path, text } = at.at('spec', 'provider', 'name');
    if (text && !known.includes(text)) {
      yield {
        at,
        field: path,
        problem: `names a provider that the mesh does not have, got ${shown(text)}`,
        fix: `name one of ${listed(known)}, or add it to the extensionProviders of the mesh`,
      };
    }
  }
}

/** Names of all providers; undefined where nobody knows what the mesh has. */
function providers(set: ManifestSet): readonly string[] | undefined {
  return set.once(providers, () => {
    const mesh = set.settings('istio')?.at('data', 'mesh').text;
    return mesh === undefined ? undefined : [...OF_ISTIO, ...namesIn(mesh)];
  });
}

function namesIn(mesh: string): string[] {
  try {
    const [config] = loadAll(mesh, { schema: CORE_SCHEMA });
    return new Field(config).at('extensionProviders').items().flatMap(provider => provider.at('name').text ?? []);
  } catch {
    return [];
  }
}
