/** Facts of the kinds of Kueue, which others install, from its source (release v0.16.4). */
import { ACTIVE_HEALTH } from './health';
import { KindFacts, KindTable } from '../kind';

/** Its defaulter answers with the whole object in Go's form. */
const rewrittenBy = 'the webhook of Kueue';

/** Kinds that name others; jobs name them in labels. */
const label = (key: string): Pick<KindFacts, 'name'> => ({ name: { longest: 63, service: false, dots: true, because: `jobs have it in the label ${key}` } });

/** Facts by `<group>/<Kind>`. */
export const KINDS: KindTable = {
  'kueue.x-k8s.io/AdmissionCheck': { plural: 'admissionchecks', scope: 'Cluster', health: ACTIVE_HEALTH },
  'kueue.x-k8s.io/ClusterQueue': { plural: 'clusterqueues', scope: 'Cluster', health: ACTIVE_HEALTH, rewrittenBy },
  'kueue.x-k8s.io/Cohort': { plural: 'cohorts', scope: 'Cluster' },
  'kueue.x-k8s.io/LocalQueue': { plural: 'localqueues', scope: 'Namespaced', ...label('kueue.x-k8s.io/queue-name'), health: ACTIVE_HEALTH },
  'kueue.x-k8s.io/MultiKueueCluster': { plural: 'multikueueclusters', scope: 'Cluster', health: ACTIVE_HEALTH },
  'kueue.x-k8s.io/MultiKueueConfig': { plural: 'multikueueconfigs', scope: 'Cluster' },
  'kueue.x-k8s.io/ProvisioningRequestConfig': { plural: 'provisioningrequestconfigs', scope: 'Cluster' },
  'kueue.x-k8s.io/ResourceFlavor': { plural: 'resourceflavors', scope: 'Cluster', rewrittenBy },
  'kueue.x-k8s.io/Topology': { plural: 'topologies', scope: 'Cluster' },
  // The pods are those of the job that it is made for.
  'kueue.x-k8s.io/Workload': { plural: 'workloads', scope: 'Namespaced', rewrittenBy },
  'kueue.x-k8s.io/WorkloadPriorityClass': { plural: 'workloadpriorityclasses', scope: 'Cluster', ...label('kueue.x-k8s.io/priority-class') },
};
