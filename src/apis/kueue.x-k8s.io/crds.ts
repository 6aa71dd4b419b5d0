/** CustomResourceDefinitions of kueue.x-k8s.io. */
import { CrdColumn, CrdDefinition, CrdVersion } from '../crd';

/** How the old version of most kinds is marked. */
const DEPRECATED = { deprecated: true, deprecationWarning: 'This version is deprecated. Use v1beta2 instead.' } as const;

const STATUS = { subresources: { status: true } } as const;

const AGE: CrdColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };

/** Both versions of a kind, in what they differ. */
function versions(both: Partial<CrdVersion>, old: Partial<CrdVersion> = {}, marked = true): readonly CrdVersion[] {
  return [{ ...both, name: 'v1beta1', ...marked && DEPRECATED, ...old }, { ...both, name: 'v1beta2', storage: true }];
}

/** `admissionchecks.kueue.x-k8s.io`. */
export const admissionCheckCrd: CrdDefinition = {
  group: 'kueue.x-k8s.io', kind: 'AdmissionCheck', plural: 'admissionchecks', scope: 'Cluster', versions: versions(STATUS, { schema: 'AdmissionCheckV1beta1Resource' }),
};

const clusterQueueColumns = (cohort: string): readonly CrdColumn[] => [
  { name: 'Cohort', type: 'string', jsonPath: `.spec.${cohort}` },
  { name: 'Strategy', type: 'string', jsonPath: '.spec.queueingStrategy', priority: 1 },
  { name: 'Pending Workloads', type: 'integer', jsonPath: '.status.pendingWorkloads' },
  { name: 'Admitted Workloads', type: 'integer', jsonPath: '.status.admittedWorkloads', priority: 1 },
];

/** `clusterqueues.kueue.x-k8s.io`. */
export const clusterQueueCrd: CrdDefinition = {
  group: 'kueue.x-k8s.io',
  kind: 'ClusterQueue',
  plural: 'clusterqueues',
  shortNames: ['cq'],
  scope: 'Cluster',
  versions: versions({ ...STATUS, columns: clusterQueueColumns('cohortName') }, { schema: 'ClusterQueueV1beta1Resource', columns: clusterQueueColumns('cohort') }),
};

/** `cohorts.kueue.x-k8s.io`. */
export const cohortCrd: CrdDefinition = {
  group: 'kueue.x-k8s.io', kind: 'Cohort', plural: 'cohorts', scope: 'Cluster', versions: versions(STATUS, { schema: 'CohortV1beta1Resource' }),
};

/** `localqueues.kueue.x-k8s.io`. */
export const localQueueCrd: CrdDefinition = {
  group: 'kueue.x-k8s.io',
  kind: 'LocalQueue',
  plural: 'localqueues',
  shortNames: ['queue', 'queues', 'lq'],
  scope: 'Namespaced',
  versions: versions({
    ...STATUS,
    columns: [
      { name: 'ClusterQueue', type: 'string', jsonPath: '.spec.clusterQueue' },
      { name: 'Pending Workloads', type: 'integer', jsonPath: '.status.pendingWorkloads' },
      { name: 'Admitted Workloads', type: 'integer', jsonPath: '.status.admittedWorkloads' },
    ],
  }, { schema: 'LocalQueueV1beta1Resource' }),
};

/** `multikueueclusters.kueue.x-k8s.io`. */
export const multiKueueClusterCrd: CrdDefinition = {
  group: 'kueue.x-k8s.io',
  kind: 'MultiKueueCluster',
  plural: 'multikueueclusters',
  scope: 'Cluster',
  versions: versions({
    ...STATUS, columns: [{ name: 'Connected', type: 'string', jsonPath: '.status.conditions[?(@.type==\'Active\')].status' }, AGE],
  }, { schema: 'MultiKueueClusterV1beta1Resource' }),
};

/** `multikueueconfigs.kueue.x-k8s.io`. */
export const multiKueueConfigCrd: CrdDefinition = {
  group: 'kueue.x-k8s.io', kind: 'MultiKueueConfig', plural: 'multikueueconfigs', scope: 'Cluster', versions: versions({}, {}, false),
};

/** `provisioningrequestconfigs.kueue.x-k8s.io`. */
export const provisioningRequestConfigCrd: CrdDefinition = {
  group: 'kueue.x-k8s.io', kind: 'ProvisioningRequestConfig', plural: 'provisioningrequestconfigs', scope: 'Cluster', versions: versions({}),
};

/** `resourceflavors.kueue.x-k8s.io`. */
export const resourceFlavorCrd: CrdDefinition = {
  group: 'kueue.x-k8s.io', kind: 'ResourceFlavor', plural: 'resourceflavors', shortNames: ['flavor', 'flavors', 'rf'], scope: 'Cluster', versions: versions({}),
};

/** `topologies.kueue.x-k8s.io`. */
export const topologyCrd: CrdDefinition = {
  group: 'kueue.x-k8s.io', kind: 'Topology', plural: 'topologies', scope: 'Cluster', versions: versions({}),
};

/** `workloadpriorityclasses.kueue.x-k8s.io`. */
export const workloadPriorityClassCrd: CrdDefinition = {
  group: 'kueue.x-k8s.io',
  kind: 'WorkloadPriorityClass',
  plural: 'workloadpriorityclasses',
  scope: 'Cluster',
  versions: versions({ subresources: {}, columns: [{ name: 'Value', type: 'integer', jsonPath: '.value' }] }),
};

/** `workloads.kueue.x-k8s.io`. */
export const workloadCrd: CrdDefinition = {
  group: 'kueue.x-k8s.io',
  kind: 'Workload',
  plural: 'workloads',
  shortNames: ['kwl', 'kueueworkload', 'kueueworkloads'],
  scope: 'Namespaced',
  versions: versions({
    ...STATUS,
    columns: [
      { name: 'Queue', type: 'string', jsonPath: '.spec.queueName' },
      { name: 'Reserved in', type: 'string', jsonPath: '.status.admission.clusterQueue' },
      { name: 'Admitted', type: 'string', jsonPath: '.status.conditions[?(@.type==\'Admitted\')].status' },
      { name: 'Finished', type: 'string', jsonPath: '.status.conditions[?(@.type==\'Finished\')].status' },
      AGE,
    ],
  }, { schema: 'WorkloadV1beta1Resource' }),
};
