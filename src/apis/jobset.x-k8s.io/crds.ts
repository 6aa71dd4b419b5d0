/** CustomResourceDefinitions of jobset.x-k8s.io. */
import { CrdDefinition } from '../crd';

/** `jobsets.jobset.x-k8s.io`. */
export const jobSetCrd: CrdDefinition = {
  group: 'jobset.x-k8s.io',
  kind: 'JobSet',
  plural: 'jobsets',
  scope: 'Namespaced',
  versions: [{
    name: 'v1alpha2',
    storage: true,
    columns: [
      { name: 'TerminalState', type: 'string', jsonPath: '.status.terminalState' },
      { name: 'Restarts', type: 'string', jsonPath: '.status.restarts' },
      { name: 'Completed', type: 'string', jsonPath: '.status.conditions[?(@.type=="Completed")].status' },
      { name: 'Suspended', type: 'string', jsonPath: '.spec.suspend' },
      { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
    ],
    subresources: { status: true },
  }],
};
