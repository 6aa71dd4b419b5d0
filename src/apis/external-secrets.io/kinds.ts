/** Facts of External Secrets Operator, which others install (external-secrets.io, API reference). */
import { KindTable } from '../kind';

/** Facts by `<group>/<Kind>`. */
export const KINDS: KindTable = {
  'external-secrets.io/ExternalSecret': {
    plural: 'externalsecrets',
    scope: 'Namespaced',
    stage: 'base',
    secrets: [{ name: ['spec', 'target', 'name'], otherwiseOwn: true }],
  },
  'external-secrets.io/ClusterExternalSecret': { plural: 'clusterexternalsecrets', scope: 'Cluster', stage: 'base' },
  'external-secrets.io/SecretStore': { plural: 'secretstores', scope: 'Namespaced', stage: 'base' },
  'external-secrets.io/ClusterSecretStore': { plural: 'clustersecretstores', scope: 'Cluster', stage: 'base' },
  // The operator before it, which some clusters still run
  'kubernetes-client.io/ExternalSecret': {
    plural: 'externalsecrets', scope: 'Namespaced', stage: 'base', secrets: [{ name: ['spec', 'template', 'metadata', 'name'], otherwiseOwn: true }],
  },
};
