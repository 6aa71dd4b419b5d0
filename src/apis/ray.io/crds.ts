/** CustomResourceDefinitions of ray.io. */
import { CrdColumn, CrdDefinition } from '../crd';

const age: CrdColumn = { name: 'age', type: 'date', jsonPath: '.metadata.creationTimestamp' };
const text = (name: string, jsonPath: string): CrdColumn => ({ name, type: 'string', jsonPath });
const number = (name: string, jsonPath: string): CrdColumn => ({ name, type: 'integer', jsonPath });
/** Shown with `-o wide` alone. */
const wide = (column: CrdColumn): CrdColumn => ({ ...column, priority: 1 });

const ray = { group: 'ray.io', categories: ['all'], scope: 'Namespaced' } as const;
const subresources = { status: true } as const;

const clusterColumns: readonly CrdColumn[] = [
  number('desired workers', '.status.desiredWorkerReplicas'),
  number('available workers', '.status.availableWorkerReplicas'),
  text('cpus', '.status.desiredCPU'),
  text('memory', '.status.desiredMemory'),
  text('gpus', '.status.desiredGPU'),
  wide(text('tpus', '.status.desiredTPU')),
  text('status', '.status.state'),
  age,
  wide(text('head pod IP', '.status.head.podIP')),
  wide(text('head service IP', '.status.head.serviceIP')),
];

/** `rayclusters.ray.io`. */
export const rayClusterCrd: CrdDefinition = {
  ...ray,
  kind: 'RayCluster',
  plural: 'rayclusters',
  versions: [
    { name: 'v1', storage: true, columns: clusterColumns, subresources },
    { name: 'v1alpha1', schema: 'RayClusterV1alpha1Resource', columns: clusterColumns, subresources },
  ],
};

/** `rayjobs.ray.io`. */
export const rayJobCrd: CrdDefinition = {
  ...ray,
  kind: 'RayJob',
  plural: 'rayjobs',
  versions: [
    {
      name: 'v1',
      storage: true,
      columns: [
        text('job status', '.status.jobStatus'),
        text('deployment status', '.status.jobDeploymentStatus'),
        text('ray cluster name', '.status.rayClusterName'),
        text('start time', '.status.startTime'),
        text('end time', '.status.endTime'),
        age,
      ],
      subresources,
    },
    { name: 'v1alpha1', schema: 'RayJobV1alpha1Resource', subresources },
  ],
};

/** `rayservices.ray.io`. */
export const rayServiceCrd: CrdDefinition = {
  ...ray,
  kind: 'RayService',
  plural: 'rayservices',
  versions: [
    { name: 'v1', storage: true, columns: [text('service status', '.status.serviceStatus'), text('num serve endpoints', '.status.numServeEndpoints')], subresources },
    { name: 'v1alpha1', schema: 'RayServiceV1alpha1Resource', subresources },
  ],
};
