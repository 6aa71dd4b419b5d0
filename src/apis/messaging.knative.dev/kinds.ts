/** Facts of the kinds of messaging.knative.dev, from the sources of Knative Eventing (release in the pins). */
import { channelCrd, inMemoryChannelCrd, subscriptionCrd } from './crds';
import { kindTable } from '../crd';
import { eventingFacts } from '../eventing.knative.dev/facts';

const FACTS = eventingFacts('messaging.knative.dev');

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([channelCrd, FACTS], [inMemoryChannelCrd, FACTS], [subscriptionCrd, FACTS]);
