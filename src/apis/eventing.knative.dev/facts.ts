/** Facts that the kinds of all groups of Knative Eventing have in common, from its webhook. */
import { KindFacts } from '../kind';
import { READY_HEALTH } from '../serving.knative.dev/health';

/** Their controllers report by the condition `Ready`, and their webhook notes who made and who last changed an object. */
export function eventingFacts(group: string): Omit<KindFacts, 'plural' | 'scope'> {
  return {
    health: READY_HEALTH,
    written: ['creator', 'lastModifier'].map(name => ['metadata', 'annotations', `${group}/${name}`]),
    rewrittenBy: 'the webhook of Knative Eventing',
  };
}
