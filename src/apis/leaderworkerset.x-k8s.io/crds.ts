/** CustomResourceDefinitions of leaderworkerset.x-k8s.io. */
import { CrdDefinition } from '../crd';

/** `leaderworkersets.leaderworkerset.x-k8s.io`. */
export const leaderWorkerSetCrd: CrdDefinition = {
  group: 'leaderworkerset.x-k8s.io',
  kind: 'LeaderWorkerSet',
  plural: 'leaderworkersets',
  shortNames: ['lws'],
  scope: 'Namespaced',
  versions: [{
    name: 'v1',
    storage: true,
    columns: [
      { name: 'Ready', type: 'integer', jsonPath: '.status.readyReplicas' },
      { name: 'Desired', type: 'integer', jsonPath: '.spec.replicas' },
      { name: 'Up-to-date', type: 'integer', jsonPath: '.status.updatedReplicas' },
      { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
    ],
    subresources: {
      scale: { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas', labelSelectorPath: '.status.hpaPodSelector' },
      status: true,
    },
  }],
};
