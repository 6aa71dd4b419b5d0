/** Facts of the kinds of Kueue, from its source (release in the pins). */
import {
  admissionCheckCrd, clusterQueueCrd, cohortCrd, localQueueCrd, multiKueueClusterCrd, multiKueueConfigCrd, provisioningRequestConfigCrd, resourceFlavorCrd, topologyCrd,
  workloadCrd, workloadPriorityClassCrd,
} from './crds';
import { ACTIVE_HEALTH } from './health';
import { kindTable } from '../crd';
import { KindFacts } from '../kind';

/** Its defaulter answers with the whole object in Go's form. */
const rewrittenBy = 'the webhook of Kueue';

/** Kinds that name others; jobs name them in labels. */
const label = (key: string): Pick<KindFacts, 'name'> => ({ name: { longest: 63, service: false, dots: true, because: `jobs have it in the label ${key}` } });

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [admissionCheckCrd, { health: ACTIVE_HEALTH }],
  [clusterQueueCrd, { health: ACTIVE_HEALTH, rewrittenBy }],
  [cohortCrd],
  [localQueueCrd, { ...label('kueue.x-k8s.io/queue-name'), health: ACTIVE_HEALTH }],
  [multiKueueClusterCrd, { health: ACTIVE_HEALTH }],
  [multiKueueConfigCrd],
  [provisioningRequestConfigCrd],
  [resourceFlavorCrd, { rewrittenBy }],
  [topologyCrd],
  // The pods are those of the job that it is made for.
  [workloadCrd, { rewrittenBy }],
  [workloadPriorityClassCrd, label('kueue.x-k8s.io/priority-class')],
);
