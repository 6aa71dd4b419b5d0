/** Facts of the kinds of flows.knative.dev, from the sources of Knative Eventing (release in the pins). */
import { parallelCrd, sequenceCrd } from './crds';
import { kindTable } from '../crd';
import { eventingFacts } from '../eventing.knative.dev/facts';

const FACTS = eventingFacts('flows.knative.dev');

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable([parallelCrd, FACTS], [sequenceCrd, FACTS]);
