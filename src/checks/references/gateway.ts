import { dangling } from './common';
import { ManifestSet, Rule, Violation } from '../../core';
import { Field } from '../fields';
import { groupOf, Lookup } from '../lookup';

/** `References/Gateway`: routes attach to Istio gateways that exist. */
export const referencesGateway: Rule = {
  id: 'References/Gateway',
  why: 'A route that is attached to a gateway that does not exist is never served: requests end with 404.',
  check: missing,
};

const GROUP = 'networking.istio.io';

function* missing(set: ManifestSet): Generator<Violation> {
  const lookup = Lookup.of(set);
  for (const at of set.ofKind('VirtualService')) {
    if (groupOf(at.manifest.apiVersion) !== GROUP) {
      continue;
    }
    const spec = new Field(at.manifest).at('spec');
    const matches = ['http', 'tls', 'tcp'].flatMap(protocol => spec.at(protocol).items()).flatMap(route => route.at('match').items());
    for (const reference of [spec, ...matches].flatMap(one => one.at('gateways').items())) {
      const target = resolve(reference.text ?? 'mesh', at.manifest.metadata.namespace);
      if (target !== undefined && !lookup.has(GROUP, 'Gateway', target.namespace, target.name)) {
        yield dangling(at, reference, 'Gateway', target.namespace, target.name);
      }
    }
  }
}

/** What Istio makes of `name`, `namespace/name`, `./name` and the old `name.namespace.svc...`; nothing for the mesh itself. */
function resolve(text: string, own: string | undefined): { readonly namespace?: string; readonly name: string } | undefined {
  if (text === 'mesh') {
    return undefined;
  }
  const [first, second] = text.split('/');
  if (second !== undefined) {
    return { namespace: first === '.' ? own : first, name: second };
  }
  const [name, namespace] = text.split('.');
  return { namespace: namespace ?? own, name };
}
