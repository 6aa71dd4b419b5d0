/** Facts of the kinds of sinks.knative.dev, from the sources of Knative Eventing (release in the pins). */
import { integrationSinkCrd, jobSinkCrd } from './crds';
import { kindTable } from '../crd';
import { eventingFacts } from '../eventing.knative.dev/facts';

const FACTS = eventingFacts('sinks.knative.dev');

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [integrationSinkCrd, {
    ...FACTS,
    name: { longest: 52, service: true, because: 'its Service is <name>-deployment' },
    // The controller writes the pod: one container that says nothing of resources.
    pods: [{ path: ['spec', 'template'], labels: { 'app.kubernetes.io/name': '{name}' }, container: 'sink' }],
  }],
  [jobSinkCrd, {
    ...FACTS,
    name: { longest: 63, service: false, because: 'its Jobs have it as label sinks.knative.dev/job-sink-name' },
    // The pods of one event, to which a volume with the event is added.
    pods: [{
      path: ['spec', 'job', 'spec', 'template'], replicas: { path: ['spec', 'job', 'spec', 'parallelism'], otherwise: 1 }, volumes: ['jobsink-event'], partial: true, ends: true,
    }],
  }],
);
