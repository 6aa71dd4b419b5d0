/** CustomResourceDefinitions of sparkoperator.k8s.io. */
import { CrdColumn, CrdDefinition } from '../crd';

const age: CrdColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };

/** Kinds in groups of `k8s.io` must say where they were approved. */
const annotations = { 'api-approved.kubernetes.io': 'https://github.com/kubeflow/spark-operator/pull/1298' };

const text = (name: string, jsonPath: string): CrdColumn => ({ name, type: 'string', jsonPath });

/** `sparkapplications.sparkoperator.k8s.io`. */
export const sparkApplicationCrd: CrdDefinition = {
  group: 'sparkoperator.k8s.io',
  kind: 'SparkApplication',
  plural: 'sparkapplications',
  shortNames: ['sparkapp'],
  scope: 'Namespaced',
  annotations,
  versions: [{
    name: 'v1beta2',
    storage: true,
    columns: [
      { name: 'Suspend', type: 'boolean', jsonPath: '.spec.suspend' },
      text('Status', '.status.applicationState.state'),
      text('Attempts', '.status.executionAttempts'),
      text('Start', '.status.lastSubmissionAttemptTime'),
      text('Finish', '.status.terminationTime'),
      age,
    ],
    subresources: { status: true },
  }],
};

/** `scheduledsparkapplications.sparkoperator.k8s.io`. */
export const scheduledSparkApplicationCrd: CrdDefinition = {
  group: 'sparkoperator.k8s.io',
  kind: 'ScheduledSparkApplication',
  plural: 'scheduledsparkapplications',
  shortNames: ['scheduledsparkapp'],
  scope: 'Namespaced',
  annotations,
  versions: [{
    name: 'v1beta2',
    storage: true,
    columns: [
      text('Schedule', '.spec.schedule'),
      text('TimeZone', '.spec.timeZone'),
      text('Suspend', '.spec.suspend'),
      { name: 'Last Run', type: 'date', jsonPath: '.status.lastRun' },
      text('Last Run Name', '.status.lastRunName'),
      age,
    ],
    subresources: { status: true },
  }],
};

/** `sparkconnects.sparkoperator.k8s.io`. */
export const sparkConnectCrd: CrdDefinition = {
  group: 'sparkoperator.k8s.io',
  kind: 'SparkConnect',
  plural: 'sparkconnects',
  shortNames: ['sparkconn'],
  scope: 'Namespaced',
  annotations,
  versions: [{
    name: 'v1alpha1',
    storage: true,
    columns: [age, text('Status', '.status.state'), text('PodName', '.status.server.podName')],
    subresources: { status: true },
  }],
};
