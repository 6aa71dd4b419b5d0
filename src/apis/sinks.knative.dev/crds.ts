/** CustomResourceDefinitions of sinks.knative.dev. */
import { CrdDefinition } from '../crd';
import { ADDRESSABLE, AGE, READY, URL } from '../eventing.knative.dev/crds';

const COMMON = {
  group: 'sinks.knative.dev',
  categories: ['all', 'knative', 'eventing', 'sink'],
  scope: 'Namespaced',
  labels: ADDRESSABLE,
  versions: [{ name: 'v1alpha1', storage: true, columns: [URL, AGE, ...READY], subresources: { status: true } }],
} as const;

/** `integrationsinks.sinks.knative.dev`. */
export const integrationSinkCrd: CrdDefinition = { ...COMMON, kind: 'IntegrationSink', plural: 'integrationsinks' };

/** `jobsinks.sinks.knative.dev`. */
export const jobSinkCrd: CrdDefinition = { ...COMMON, kind: 'JobSink', plural: 'jobsinks' };
