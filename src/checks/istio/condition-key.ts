import { ManifestSet, Rule, shown, Violation } from '../../core';
import { meantBy } from '../shown';

/** `Istio/ConditionKey`: conditions of AuthorizationPolicies are about attributes that Istio knows. */
export const istioConditionKey: Rule = {
  id: 'Istio/ConditionKey',
  why: 'istiod refuses such a policy; where its webhook is not asked, as for objects without the label istio.io/rev, it leaves out the whole rule: ' +
    'what that was to forbid is allowed.',
  check: unknownKeys,
};

/** Attributes by name. Source: Istio's reference "Authorization Policy Conditions" and pkg/config/security, release in pins/. */
const ATTRIBUTES = [
  'connection.sni', 'destination.ip', 'destination.port', 'remote.ip', 'request.auth.audiences', 'request.auth.presenter', 'request.auth.principal',
  'source.ip', 'source.namespace', 'source.principal', 'source.serviceAccount', 'source.trustDomain',
];

/** Attributes that are maps, of which one key is named between brackets. */
const MAPS = /^(request\.headers|request\.auth\.claims|experimental\.envoy\.filters\.[^[]*)\[.+\]$/;

const WRITTEN = [...ATTRIBUTES, 'request.headers[<name>]', 'request.auth.claims[<name>]', 'experimental.envoy.filters.<filter>[<key>]'];

function* unknownKeys(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('security.istio.io/AuthorizationPolicy')) {
    for (const key of at.at('spec', 'rules').items().flatMap(rule => rule.at('when').items()).map(condition => condition.at('key'))) {
      const { text } = key;
      if (text !== undefined && !ATTRIBUTES.includes(text) && !MAPS.test(text)) {
        const meant = meantBy(text, WRITTEN);
        yield {
          at,
          field: key.path,
          problem: `istiod knows no such attribute and skips the rule, got ${shown(text)}`,
          fix: meant === undefined ? `use one of ${WRITTEN.join(', ')}` : `write ${shown(meant)}`,
        };
      }
    }
  }
}
