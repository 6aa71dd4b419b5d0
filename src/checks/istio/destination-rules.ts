import { labelsWrong, selectorWrong, visibility } from './parts';
import { trafficPolicy } from './traffic';
import { labelFault, wildcardFault } from './values';
import { Located, Rule } from '../../core';
import { Fault, fault, given, repeated, ruleOf, textWrong } from '../fault';

/** `Istio/TrafficPolicy`: DestinationRules are such as istiod takes. */
export const istioTrafficPolicy: Rule = ruleOf(
  'Istio/TrafficPolicy',
  'istiod refuses such a rule; where its webhook is not asked, as for objects without the label istio.io/rev, the proxies get no rule, or one that they do not take.',
  { 'networking.istio.io/DestinationRule': wrongRule },
);

/** Source: Istio, pkg/config/validation, ValidateDestinationRule; release in pins/. */
function* wrongRule(at: Located): Generator<Fault> {
  const spec = at.at('spec');
  const subsets = spec.at('subsets').items();
  yield* textWrong(spec.at('host'), wildcardFault, 'write the name of a service, or "*.example.com"');
  yield* trafficPolicy(spec.at('trafficPolicy'), at.namespace);
  yield* repeated(subsets.map(subset => subset.at('name')), 'the name of a subset');
  for (const subset of subsets) {
    yield* textWrong(subset.at('name'), labelFault, 'choose another name');
    yield* labelsWrong(subset.at('labels'));
    yield* trafficPolicy(subset.at('trafficPolicy'), at.namespace);
  }
  yield* visibility(spec.at('exportTo'), at.namespace);
  const foreign = given(spec.at('workloadSelector')) ? spec.at('exportTo').items().find(({ text }) => text !== undefined && text !== '.' && text !== at.namespace) : undefined;
  if (foreign !== undefined && at.namespace !== undefined) {
    yield fault(foreign, 'must not be another namespace where the rule has a workloadSelector', 'write "."');
  }
  yield* selectorWrong(spec, 'workloadSelector');
}
