/** CustomResourceDefinitions of networking.internal.knative.dev. */
import { CrdColumn, CrdDefinition } from '../crd';
import { readyColumns } from '../serving.knative.dev/crds';

const group = 'networking.internal.knative.dev';
const categories = ['knative-internal', 'networking'];
const COLUMNS: readonly CrdColumn[] = [
  { name: 'Mode', type: 'string', jsonPath: '.spec.mode' },
  { name: 'Activators', type: 'integer', jsonPath: '.spec.numActivators' },
  { name: 'ServiceName', type: 'string', jsonPath: '.status.serviceName' },
  { name: 'PrivateServiceName', type: 'string', jsonPath: '.status.privateServiceName' },
];

/** `certificates.networking.internal.knative.dev`. */
export const certificateCrd: CrdDefinition = {
  group,
  kind: 'Certificate',
  plural: 'certificates',
  shortNames: ['kcert'],
  categories,
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, columns: readyColumns('"'), subresources: { status: true } }],
};

/** `clusterdomainclaims.networking.internal.knative.dev`. */
export const clusterDomainClaimCrd: CrdDefinition = {
  group,
  kind: 'ClusterDomainClaim',
  plural: 'clusterdomainclaims',
  shortNames: ['cdc'],
  categories,
  scope: 'Cluster',
  versions: [{ name: 'v1alpha1', storage: true, subresources: { status: true } }],
};

/** `ingresses.networking.internal.knative.dev`. */
export const ingressCrd: CrdDefinition = {
  group,
  kind: 'Ingress',
  plural: 'ingresses',
  shortNames: ['kingress', 'king'],
  categories,
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, columns: readyColumns(), subresources: { status: true } }],
};

/** `serverlessservices.networking.internal.knative.dev`. */
export const serverlessServiceCrd: CrdDefinition = {
  group,
  kind: 'ServerlessService',
  plural: 'serverlessservices',
  shortNames: ['sks'],
  categories,
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, columns: [...COLUMNS, ...readyColumns()], subresources: { status: true } }],
};
