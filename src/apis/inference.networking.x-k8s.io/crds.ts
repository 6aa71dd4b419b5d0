/** CustomResourceDefinitions of inference.networking.x-k8s.io, of the release that comes with KServe (in pins/). */
import { CrdColumn, CrdDefinition } from '../crd';

const annotations = { 'inference.networking.k8s.io/bundle-version': 'v1.3.1' };

const age: CrdColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };
const pool: CrdColumn = { name: 'Inference Pool', type: 'string', jsonPath: '.spec.poolRef.name' };

/** `inferencepools.inference.networking.x-k8s.io`. */
export const experimentalInferencePoolCrd: CrdDefinition = {
  group: 'inference.networking.x-k8s.io',
  kind: 'InferencePool',
  plural: 'inferencepools',
  shortNames: ['xinfpool'],
  scope: 'Namespaced',
  annotations: { ...annotations, 'api-approved.kubernetes.io': 'unapproved, experimental-only' },
  versions: [{ name: 'v1alpha2', storage: true, subresources: { status: true } }],
};

/** `inferenceobjectives.inference.networking.x-k8s.io`. */
export const inferenceObjectiveCrd: CrdDefinition = {
  group: 'inference.networking.x-k8s.io',
  kind: 'InferenceObjective',
  plural: 'inferenceobjectives',
  scope: 'Namespaced',
  annotations,
  versions: [{
    name: 'v1alpha2', storage: true, columns: [pool, { name: 'Priority', type: 'string', jsonPath: '.spec.priority' }, age], subresources: { status: true },
  }],
};

/** `inferencemodelrewrites.inference.networking.x-k8s.io`. */
export const inferenceModelRewriteCrd: CrdDefinition = {
  group: 'inference.networking.x-k8s.io',
  kind: 'InferenceModelRewrite',
  plural: 'inferencemodelrewrites',
  scope: 'Namespaced',
  annotations,
  versions: [{ name: 'v1alpha2', storage: true, columns: [pool, age], subresources: { status: true } }],
};

/** `inferencepoolimports.inference.networking.x-k8s.io`. */
export const inferencePoolImportCrd: CrdDefinition = {
  group: 'inference.networking.x-k8s.io',
  kind: 'InferencePoolImport',
  plural: 'inferencepoolimports',
  shortNames: ['infpimp'],
  scope: 'Namespaced',
  annotations,
  versions: [{ name: 'v1alpha1', storage: true, subresources: { status: true } }],
};
