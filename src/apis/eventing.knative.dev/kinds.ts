/** Facts of the kinds of eventing.knative.dev, from the sources of Knative Eventing (release in the pins). */
import { brokerCrd, eventPolicyCrd, eventTransformCrd, eventTypeCrd, requestReplyCrd, triggerCrd } from './crds';
import { eventingFacts } from './facts';
import { kindTable } from '../crd';

const FACTS = eventingFacts('eventing.knative.dev');

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [brokerCrd, { ...FACTS, name: { longest: 63, service: false, because: 'its triggers have it as label eventing.knative.dev/broker' } }],
  [triggerCrd, FACTS],
  [eventPolicyCrd, FACTS],
  [eventTransformCrd, {
    ...FACTS,
    name: { longest: 63, service: true, because: 'its pods have it as label eventing.knative.dev/event-transform-name' },
    // The controller writes the pod: one container that says nothing of resources.
    pods: [{
      path: ['spec', 'template'],
      labels: { 'eventing.knative.dev/event-transform-jsonata': 'true', 'eventing.knative.dev/event-transform-name': '{name}' },
      container: 'jsonata-event-transform',
    }],
  }],
  [requestReplyCrd, FACTS],
  [eventTypeCrd, FACTS],
);
