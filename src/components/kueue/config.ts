/** Settings of the controller as its configuration has them. */
import { gatesOf, KueueFramework } from './frameworks';
import { FairSharing, KueueProps, WaitForPodsReady } from './props';
import { LabelSelector } from '../../apis/k8s/meta/v1';
import { goDuration } from '../../core/amounts';
import { MANAGER_PORTS } from '../../kit';

/** Settings after all defaults. */
export interface KueueSettings extends Pick<KueueProps, 'waitForPodsReady' | 'fairSharing' | 'resources' | 'clientConnection'> {
  readonly namespace: string;
  readonly frameworks: readonly KueueFramework[];
  readonly namespaces: LabelSelector;
  readonly manageJobsWithoutQueueName: boolean;
  readonly visibility: boolean;
}

/** How many objects of a kind it looks at side by side, as upstream has it. */
const CONCURRENCY = {
  'Job.batch': 5, 'Pod': 5, 'Workload.kueue.x-k8s.io': 5, 'LocalQueue.kueue.x-k8s.io': 1, 'Cohort.kueue.x-k8s.io': 1, 'ClusterQueue.kueue.x-k8s.io': 1,
  'ResourceFlavor.kueue.x-k8s.io': 1,
};

/** All but leaders and certificates. */
export function configuration(settings: KueueSettings): Readonly<Record<string, unknown>> {
  const { namespace, frameworks, namespaces, manageJobsWithoutQueueName, waitForPodsReady, fairSharing, resources, visibility } = settings;
  const gates = { ...gatesOf(frameworks), ...!visibility && { VisibilityOnDemand: false } };
  return {
    namespace,
    health: { healthProbeBindAddress: `:${MANAGER_PORTS.health}` },
    metrics: { bindAddress: `:${MANAGER_PORTS.metrics}` },
    webhook: { port: MANAGER_PORTS.webhook },
    controller: { groupKindConcurrency: CONCURRENCY },
    clientConnection: settings.clientConnection ?? { qps: 50, burst: 100 },
    manageJobsWithoutQueueName,
    managedJobsNamespaceSelector: namespaces,
    integrations: { frameworks },
    ...waitForPodsReady && { waitForPodsReady: waiting(waitForPodsReady) },
    ...fairSharing && { fairSharing: sharing(fairSharing) },
    ...resources && { resources },
    ...Object.keys(gates).length > 0 && { featureGates: gates },
  };
}

function waiting({ timeout, recoveryTimeout, blockAdmission, requeuingStrategy }: WaitForPodsReady) {
  return {
    timeout: goDuration(timeout),
    ...recoveryTimeout !== undefined && { recoveryTimeout: goDuration(recoveryTimeout) },
    ...blockAdmission !== undefined && { blockAdmission },
    ...requeuingStrategy && { requeuingStrategy },
  };
}

function sharing({ preemptionStrategies = ['LessThanOrEqualToFinalShare', 'LessThanInitialShare'] }: FairSharing) {
  return { preemptionStrategies };
}
