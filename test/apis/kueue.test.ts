import { Chart, Testing } from 'cdk8s';
import * as kueueV1beta1 from '../../src/apis/kueue.x-k8s.io/v1beta1';
import * as kueueV1beta2 from '../../src/apis/kueue.x-k8s.io/v1beta2';
import { Kinds } from '../../src/core';
import { faults, kindClasses } from './support';

const V1BETA1 = 'kueue.x-k8s.io/v1beta1';
const V1BETA2 = 'kueue.x-k8s.io/v1beta2';
const classes = kindClasses(kueueV1beta1, kueueV1beta2);

test.each(classes.map(each => [`${each.GVK.apiVersion} ${each.GVK.kind}`, each] as const))('%s carries its identity', (_, Kind) => {
  const object = new Kind(new Chart(Testing.app(), 'test', { namespace: 'x' }), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  const namespaced = Kinds.facts(`kueue.x-k8s.io/${Kind.GVK.kind}`)?.scope === 'Namespaced';
  expect(object.toJson()).toEqual({ ...Kind.GVK, metadata: { name: 'a', ...namespaced && { namespace: 'x' } }, spec: { some: 'field' } });
});

test('both versions have all kinds', () => {
  const kinds = (version: string) => classes.filter(each => each.GVK.apiVersion === version).map(each => each.GVK.kind).sort();
  expect(kinds(V1BETA2)).toEqual([
    'AdmissionCheck', 'ClusterQueue', 'Cohort', 'LocalQueue', 'MultiKueueCluster', 'MultiKueueConfig', 'ProvisioningRequestConfig', 'ResourceFlavor', 'Topology', 'Workload',
    'WorkloadPriorityClass',
  ]);
  expect(kinds(V1BETA1)).toEqual(kinds(V1BETA2));
});

test('queues and cohorts are cluster-scoped, what jobs name is not', () => {
  const scopes = ['ClusterQueue', 'Cohort', 'ResourceFlavor', 'LocalQueue', 'Workload'].map(kind => Kinds.facts(`kueue.x-k8s.io/${kind}`)?.scope);
  expect(scopes).toEqual(['Cluster', 'Cluster', 'Cluster', 'Namespaced', 'Namespaced']);
});

const group = (rest: object = {}) => ({ coveredResources: ['cpu'], flavors: [{ name: 'spot', resources: [{ name: 'cpu', nominalQuota: 9, ...rest }] }] });

const queue: kueueV1beta2.ClusterQueueSpec = {
  cohortName: 'all',
  resourceGroups: [{
    coveredResources: ['cpu', 'nvidia.com/gpu'],
    flavors: [{ name: 'spot', resources: [{ name: 'cpu', nominalQuota: '9', borrowingLimit: 1, lendingLimit: '500m' }, { name: 'nvidia.com/gpu', nominalQuota: 0 }] }],
  }],
  queueingStrategy: 'StrictFIFO',
  namespaceSelector: { matchLabels: { team: 'a' } },
  preemption: { reclaimWithinCohort: 'Any', borrowWithinCohort: { policy: 'LowerPriority', maxPriorityThreshold: 100 }, withinClusterQueue: 'LowerPriority' },
  stopPolicy: 'Hold',
  fairSharing: { weight: '2' },
  admissionChecksStrategy: { admissionChecks: [{ name: 'nodes', onFlavors: ['spot'] }] },
  flavorFungibility: { whenCanBorrow: 'TryNextFlavor', whenCanPreempt: 'TryNextFlavor', preference: 'BorrowingOverPreemption' },
  admissionScope: { admissionMode: 'UsageBasedAdmissionFairSharing' },
};

const template = { spec: { containers: [{ name: 'a', image: 'b' }] } };
const podSets = [{ name: 'main', count: 3, minCount: 1, template, topologyRequest: { required: 'rack', podSetSliceSize: 2 } }];

test.each<[string, string, object]>([
  [V1BETA2, 'ClusterQueue', {}], [V1BETA2, 'ClusterQueue', queue], [V1BETA1, 'ClusterQueue', { cohort: 'all', resourceGroups: [group()], admissionChecks: ['nodes'] }],
  [V1BETA1, 'ClusterQueue', { flavorFungibility: { whenCanBorrow: 'Borrow', whenCanPreempt: 'Preempt' } }],
  [V1BETA2, 'LocalQueue', { clusterQueue: 'all', stopPolicy: 'HoldAndDrain', fairSharing: { weight: 1 } }],
  [V1BETA2, 'Cohort', { parentName: 'root', resourceGroups: [group()], fairSharing: { weight: 0 } }],
  [V1BETA2, 'ResourceFlavor', {}],
  [V1BETA2, 'ResourceFlavor', {
    nodeLabels: { zone: 'a' }, nodeTaints: [{ key: 'example.com/spot', value: 'yes', effect: 'NoSchedule' }], topologyName: 'racks',
    tolerations: [{ operator: 'Exists' }, { key: 'a', value: 'b', effect: 'NoExecute', tolerationSeconds: 5 }],
  }],
  [V1BETA2, 'Topology', { levels: [{ nodeLabel: 'example.com/rack' }, { nodeLabel: 'kubernetes.io/hostname' }] }],
  [V1BETA2, 'AdmissionCheck', {
    controllerName: 'kueue.x-k8s.io/provisioning-request', parameters: { apiGroup: 'kueue.x-k8s.io', kind: 'ProvisioningRequestConfig', name: 'nodes' },
  }],
  [V1BETA1, 'AdmissionCheck', { controllerName: 'a', retryDelayMinutes: 5 }],
  [V1BETA2, 'ProvisioningRequestConfig', {
    provisioningClassName: 'check-capacity.autoscaling.x-k8s.io', parameters: { a: 'b' }, managedResources: ['nvidia.com/gpu'], retryStrategy: { backoffLimitCount: 1 },
    podSetUpdates: { nodeSelector: [{ key: 'a/b', valueFromProvisioningClassDetail: 'c' }] }, podSetMergePolicy: 'IdenticalPodTemplates',
  }],
  [V1BETA2, 'MultiKueueConfig', { clusters: ['a'] }],
  [V1BETA2, 'MultiKueueCluster', { clusterSource: { kubeConfig: { location: 'a', locationType: 'Secret' } } }],
  [V1BETA1, 'MultiKueueCluster', { kubeConfig: { location: 'a' } }],
  [V1BETA2, 'Workload', { queueName: 'user', podSets, priority: 5, priorityClassRef: { group: 'kueue.x-k8s.io', kind: 'WorkloadPriorityClass', name: 'high' } }],
  [V1BETA1, 'Workload', { podSets, priority: 5, priorityClassName: 'high', priorityClassSource: 'scheduling.k8s.io/priorityclass' }],
])('%s %s accepts %#', (apiVersion, kind, spec) => expect(faults(apiVersion, kind, spec)).toEqual([]));

test('a priority has its number beside the metadata', () => {
  const scope = new Chart(Testing.app(), 'test');
  const one = new kueueV1beta2.WorkloadPriorityClass(scope, 'Class', { metadata: { name: 'high' }, value: 100, description: 'Before all others' });
  expect(one.toJson()).toMatchObject({ value: 100, description: 'Before all others' });
});

test.each<[string, string, object, string]>([
  [V1BETA2, 'ClusterQueue', { cohort: 'all' }, 'spec.cohort unknown'],
  [V1BETA2, 'ClusterQueue', { queueingStrategy: 'FIFO' }, 'spec.queueingStrategy value'],
  [V1BETA2, 'ClusterQueue', { resourceGroups: [group({ nominalQuota: '36 GB' })] }, 'spec.resourceGroups[0].flavors[0].resources[0].nominalQuota value'],
  [V1BETA2, 'ClusterQueue', { resourceGroups: [group({ nominalQuota: -1 })] }, 'spec.resourceGroups[0].flavors[0].resources[0].nominalQuota choice'],
  [V1BETA2, 'ClusterQueue', { resourceGroups: [group({ nominalQuota: '-1' })] }, 'spec.resourceGroups[0].flavors[0].resources[0].nominalQuota choice'],
  [V1BETA2, 'ClusterQueue', { resourceGroups: [{ ...group(), coveredResources: ['cpu', 'cpu'] }] }, 'spec.resourceGroups[0].coveredResources[1] repeated'],
  [V1BETA2, 'ClusterQueue', { namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'Is' }] } }, 'spec.namespaceSelector.matchExpressions[0].operator value'],
  [V1BETA2, 'ClusterQueue', { preemption: { borrowWithinCohort: { policy: 'LowerPriority' } } }, 'spec.preemption.borrowWithinCohort.policy value'],
  [V1BETA2, 'ClusterQueue', { preemption: { reclaimWithinCohort: 'Never', borrowWithinCohort: { policy: 'LowerPriority' } } }, 'spec.preemption.borrowWithinCohort.policy value'],
  [V1BETA2, 'ClusterQueue', { flavorFungibility: { preference: 'BorrowingOverPreemption' } }, 'spec.flavorFungibility.preference type'],
  [V1BETA2, 'ClusterQueue', { fairSharing: { weight: -1 } }, 'spec.fairSharing.weight choice'],
  [V1BETA2, 'LocalQueue', {}, 'spec.clusterQueue required'],
  [V1BETA2, 'LocalQueue', { clusterQueue: 'Team_Queue' }, 'spec.clusterQueue value'],
  [V1BETA1, 'LocalQueue', { clusterQueue: 'a', stopPolicy: 'Pause' }, 'spec.stopPolicy value'],
  [V1BETA2, 'ResourceFlavor', { nodeLabels: { zone: 'a b' } }, 'spec.nodeLabels.zone value'],
  [V1BETA2, 'ResourceFlavor', { topologyName: 'racks' }, 'spec choice'],
  [V1BETA2, 'ResourceFlavor', { topologyName: 'racks', nodeLabels: {} }, 'spec choice'],
  [V1BETA2, 'ResourceFlavor', { nodeTaints: [{ key: 'my key', effect: 'NoSchedule' }] }, 'spec.nodeTaints[0].key value'],
  [V1BETA2, 'ResourceFlavor', { nodeTaints: [{ key: 'a', effect: 'Evict' }] }, 'spec.nodeTaints[0].effect value'],
  [V1BETA2, 'ResourceFlavor', { nodeTaints: ['a', 'b'].map(value => ({ key: 'a', value, effect: 'NoSchedule' })) }, 'spec.nodeTaints[1] repeated'],
  [V1BETA2, 'ResourceFlavor', { tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] }, 'spec.tolerations[0] choice'],
  [V1BETA2, 'ResourceFlavor', { tolerations: [{ key: 'a', operator: 'Gt', value: '5' }] }, 'spec.tolerations[0].operator value'],
  [V1BETA2, 'ResourceFlavor', { tolerations: [{ key: 'a', tolerationSeconds: 5 }] }, 'spec.tolerations[0].effect required'],
  [V1BETA2, 'Topology', { levels: [] }, 'spec.levels value'],
  [V1BETA2, 'Topology', { levels: [{ nodeLabel: 'rack' }, { nodeLabel: 'rack' }] }, 'spec.levels[1] repeated'],
  [V1BETA2, 'Topology', { levels: [{ nodeLabel: 'my rack' }] }, 'spec.levels[0].nodeLabel value'],
  [V1BETA2, 'AdmissionCheck', { controllerName: 'a', retryDelayMinutes: 5 }, 'spec.retryDelayMinutes unknown'],
  [V1BETA2, 'MultiKueueCluster', { clusterSource: {} }, 'spec.clusterSource value'],
  [V1BETA2, 'Workload', { podSets, priorityClassRef: { group: 'kueue.x-k8s.io', kind: 'WorkloadPriorityClass', name: 'high' } }, 'spec choice'],
  [V1BETA1, 'Workload', { priority: 1 }, 'spec.podSets required'],
])('%s %s: %j has a fault', (apiVersion, kind, spec, fault) => expect(faults(apiVersion, kind, spec)).toEqual([fault]));
