/** CustomResourceDefinitions of sources.knative.dev. */
import { CrdColumn, CrdDefinition } from '../crd';
import { AGE, READY, SINK } from '../eventing.knative.dev/crds';
import { readyColumns } from '../serving.knative.dev/crds';

const group = 'sources.knative.dev';
const categories = ['all', 'knative', 'sources'];

/** By them Knative finds kinds of sources, may read their objects, and makes EventTypes of what they send. */
const labels = { 'duck.knative.dev/source': 'true', 'eventing.knative.dev/source': 'true' };

/** Events of a source, from which Knative makes EventTypes. */
function eventTypes(...types: readonly (readonly [type: string, description: string])[]): Readonly<Record<string, string>> {
  return { 'registry.knative.dev/eventTypes': JSON.stringify(types.map(([type, description]) => ({ type, description }))) };
}

const CHANGES = ['add', 'delete', 'update'];

/** `apiserversources.sources.knative.dev`. */
export const apiServerSourceCrd: CrdDefinition = {
  group,
  kind: 'ApiServerSource',
  plural: 'apiserversources',
  categories,
  scope: 'Namespaced',
  labels,
  annotations: eventTypes(
    ...CHANGES.map(change => [`dev.knative.apiserver.resource.${change}`, `${change}, with the whole object`] as const),
    ...CHANGES.map(change => [`dev.knative.apiserver.ref.${change}`, `${change}, with the name of the object`] as const),
  ),
  versions: [{ name: 'v1', storage: true, columns: [SINK, AGE, ...READY], subresources: { status: true } }],
};

/** `containersources.sources.knative.dev`. */
export const containerSourceCrd: CrdDefinition = {
  group,
  kind: 'ContainerSource',
  plural: 'containersources',
  categories,
  scope: 'Namespaced',
  labels,
  versions: [{ name: 'v1', storage: true, columns: [SINK, AGE, READY[0], readyColumns()[1]], subresources: { status: true } }],
};

/** `integrationsources.sources.knative.dev`. */
export const integrationSourceCrd: CrdDefinition = {
  group,
  kind: 'IntegrationSource',
  plural: 'integrationsources',
  categories,
  scope: 'Namespaced',
  labels,
  versions: [{ name: 'v1alpha1', storage: true, columns: [SINK, AGE, ...readyColumns()], subresources: { status: true } }],
};

const SCHEDULE: CrdColumn = { name: 'Schedule', type: 'string', jsonPath: '.spec.schedule' };
const OF_PING = { columns: [SINK, SCHEDULE, AGE, ...readyColumns()], subresources: { status: true } };

/** `pingsources.sources.knative.dev`; the webhook of Knative Eventing converts between the versions. */
export const pingSourceCrd: CrdDefinition = {
  group,
  kind: 'PingSource',
  plural: 'pingsources',
  categories,
  scope: 'Namespaced',
  labels,
  annotations: eventTypes(['dev.knative.sources.ping', 'the data, at the times of the schedule']),
  versions: [
    { name: 'v1', storage: true, ...OF_PING },
    { name: 'v1beta2', deprecated: true, deprecationWarning: 'PingSource of sources.knative.dev/v1beta2 will go: write v1, with the same fields', ...OF_PING },
  ],
};

/** `sinkbindings.sources.knative.dev`. */
export const sinkBindingCrd: CrdDefinition = {
  group,
  kind: 'SinkBinding',
  plural: 'sinkbindings',
  categories: [...categories, 'bindings'],
  scope: 'Namespaced',
  labels: { ...labels, 'duck.knative.dev/binding': 'true' },
  versions: [{ name: 'v1', storage: true, columns: [SINK, AGE, ...readyColumns()], subresources: { status: true } }],
};
