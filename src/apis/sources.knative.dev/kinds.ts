/** Facts of the kinds of sources.knative.dev, from the sources of Knative Eventing (release in the pins). */
import { apiServerSourceCrd, containerSourceCrd, integrationSourceCrd, pingSourceCrd, sinkBindingCrd } from './crds';
import { kindTable } from '../crd';
import { eventingFacts } from '../eventing.knative.dev/facts';

const FACTS = eventingFacts('sources.knative.dev');

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [apiServerSourceCrd, {
    ...FACTS,
    name: { longest: 63, service: false, because: 'its pod has it as label eventing.knative.dev/sourceName' },
    // The controller writes the pod: one container that says nothing of resources.
    pods: [{
      path: ['spec', 'template'],
      labels: { 'eventing.knative.dev/source': 'apiserver-source-controller', 'eventing.knative.dev/sourceName': '{name}', 'sidecar.istio.io/inject': 'true' },
      container: 'receive-adapter',
    }],
  }],
  [containerSourceCrd, {
    ...FACTS,
    name: { longest: 63, service: false, because: 'its pod has it as label sources.knative.dev/containerSource' },
    pods: [{
      path: ['spec', 'template'],
      labels: { 'sources.knative.dev/source': 'container-source-controller', 'sources.knative.dev/containerSource': '{name}' },
    }],
  }],
  [integrationSourceCrd, {
    ...FACTS,
    name: { longest: 63, service: false, because: 'its pod has it as label app.kubernetes.io/name' },
    // The controller writes the container, which says nothing of resources.
    pods: [{ path: ['spec', 'template'], labels: { 'app.kubernetes.io/name': '{name}' }, partial: true, container: 'source' }],
  }],
  // One program for all of them sends their events.
  [pingSourceCrd, FACTS],
  [sinkBindingCrd, FACTS],
);
