/** Facts of the kinds of messaging.knative.dev, from the sources of Knative Eventing (release in the pins). */
import { channelCrd, subscriptionCrd } from './crds';
import { kindTable } from '../crd';
import { eventingFacts } from '../eventing.knative.dev/facts';

const FACTS = eventingFacts('messaging.knative.dev');

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([channelCrd, FACTS], [subscriptionCrd, FACTS]);
