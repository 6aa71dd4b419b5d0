import { dangling } from './common';
import { ManifestSet, Rule, Violation } from '../../core';
import { gatewayNamed } from '../istio/gateways';

/** `References/Gateway`: routes attach to Istio gateways that exist. */
export const referencesGateway: Rule = {
  id: 'References/Gateway',
  why: 'A route that is attached to a gateway that does not exist is never served: requests end with 404.',
  check: danglingGateways,
};

function* danglingGateways(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('networking.istio.io/VirtualService')) {
    const spec = at.at('spec');
    const matches = ['http', 'tls', 'tcp'].flatMap(protocol => spec.at(protocol).items()).flatMap(route => route.at('match').items());
    for (const reference of [spec, ...matches].flatMap(one => one.at('gateways').items())) {
      const target = gatewayNamed(reference.text, at.namespace);
      if (target !== undefined && !set.has('networking.istio.io/Gateway', target.namespace, target.name)) {
        yield dangling(at, reference, 'Gateway', target.namespace, target.name);
      }
    }
  }
}
