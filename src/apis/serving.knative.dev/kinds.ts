/** Facts of the kinds of serving.knative.dev, from the sources of Knative Serving (release in the pins). */
import { configurationCrd, domainMappingCrd, revisionCrd, routeCrd, serviceCrd } from './crds';
import { READY_HEALTH } from './health';
import { kindTable } from '../crd';
import { KindFacts, PodsFact } from '../kind';

/** pkg/apis/serving: who made and who last changed an object; the webhook refuses objects that say it themselves. */
const AUTHORS = ['creator', 'lastModifier'].map(name => ['metadata', 'annotations', `serving.knative.dev/${name}`]);

/** What the webhook does to all of them: it fills in defaults, and refuses names that are no DNS label of a Service. */
const COMMON = {
  form: 'service',
  health: READY_HEALTH,
  rewrittenBy: 'the webhook of Knative',
} satisfies Omit<KindFacts, 'plural' | 'scope'>;

/** The pods of the newest revision: it starts with one, also where it may later go down to none. */
const TEMPLATE: PodsFact = {
  path: ['spec', 'template'],
  labels: { 'serving.knative.dev/configuration': '{name}' },
  replicas: { path: ['spec', 'template', 'metadata', 'annotations', 'autoscaling.knative.dev/min-scale'], otherwise: 1, least: 1 },
};

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [serviceCrd, { ...COMMON, service: true, written: AUTHORS, pods: [{ ...TEMPLATE, labels: { ...TEMPLATE.labels, 'serving.knative.dev/service': '{name}' } }] }],
  [configurationCrd, { ...COMMON, written: AUTHORS, pods: [TEMPLATE] }],
  [revisionCrd, {
    ...COMMON,
    service: true,
    pods: [{
      path: ['spec'],
      bare: true,
      metadata: 'object',
      labels: { 'serving.knative.dev/revision': '{name}' },
    }],
  }],
  [routeCrd, { ...COMMON, service: true, written: AUTHORS }],
  [domainMappingCrd, { ...COMMON, form: 'subdomain', written: AUTHORS }],
);
