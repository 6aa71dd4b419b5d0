/** CustomResourceDefinitions of eventing.knative.dev, and what those of all groups of Knative Eventing have in common. */
import { CrdColumn, CrdDefinition } from '../crd';
import { readyColumns } from '../serving.knative.dev/crds';

const group = 'eventing.knative.dev';
const categories = ['all', 'knative', 'eventing'];

/** Column of when an object was made. */
export const AGE: CrdColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };
/** Column of where an object takes events. */
export const URL: CrdColumn = { name: 'URL', type: 'string', jsonPath: '.status.address.url' };
/** Column of where an object sends events. */
export const SINK: CrdColumn = { name: 'Sink', type: 'string', jsonPath: '.status.sinkUri' };
/** Columns of whether an object is ready, as this project quotes. */
export const READY = readyColumns('"');

/** By it Knative finds kinds whose objects have an address, and may read all of them. */
export const ADDRESSABLE = { 'duck.knative.dev/addressable': 'true' };

function column(name: string, jsonPath: string): CrdColumn {
  return { name, type: 'string', jsonPath };
}

/** `brokers.eventing.knative.dev`. */
export const brokerCrd: CrdDefinition = {
  group,
  kind: 'Broker',
  plural: 'brokers',
  categories,
  scope: 'Namespaced',
  labels: ADDRESSABLE,
  versions: [{
    name: 'v1',
    storage: true,
    columns: [URL, AGE, ...READY, { ...column('Class', '.metadata.annotations.eventing\\.knative\\.dev/broker\\.class'), priority: 1 }],
    subresources: { status: true },
  }],
};

/** `triggers.eventing.knative.dev`. */
export const triggerCrd: CrdDefinition = {
  group,
  kind: 'Trigger',
  plural: 'triggers',
  categories,
  scope: 'Namespaced',
  versions: [{
    name: 'v1',
    storage: true,
    columns: [column('Broker', '.spec.broker'), column('Subscriber_URI', '.status.subscriberUri'), AGE, ...READY],
    subresources: { status: true },
  }],
};

/** `eventpolicies.eventing.knative.dev`. */
export const eventPolicyCrd: CrdDefinition = {
  group,
  kind: 'EventPolicy',
  plural: 'eventpolicies',
  categories,
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, columns: READY, subresources: { status: true } }],
};

/** `eventtransforms.eventing.knative.dev`. */
export const eventTransformCrd: CrdDefinition = {
  group,
  kind: 'EventTransform',
  plural: 'eventtransforms',
  categories,
  scope: 'Namespaced',
  labels: ADDRESSABLE,
  versions: [{ name: 'v1alpha1', storage: true, columns: [URL, SINK, ...READY], subresources: { status: true } }],
};

/** `requestreplies.eventing.knative.dev`. */
export const requestReplyCrd: CrdDefinition = {
  group,
  kind: 'RequestReply',
  plural: 'requestreplies',
  shortNames: ['rr'],
  categories,
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, columns: [URL, ...READY], subresources: { status: true } }],
};

const SUBJECT: readonly CrdColumn[] = [
  column('Reference Name', '.spec.reference.name'), column('Reference Kind', '.spec.reference.kind'), column('Description', '.spec.description'), ...READY,
];

const OF_TYPE = {
  columns: [...['Type', 'Source', 'Schema'].map(name => column(name, `.spec.${name.toLowerCase()}`)), ...SUBJECT],
  subresources: { status: true },
};

/** `eventtypes.eventing.knative.dev`; the webhook of Knative Eventing converts between the versions. */
export const eventTypeCrd: CrdDefinition = {
  group,
  kind: 'EventType',
  plural: 'eventtypes',
  categories,
  scope: 'Namespaced',
  versions: [
    {
      name: 'v1beta3',
      schema: 'EventTypeResourceV1beta3',
      columns: [...['Type', 'Source'].map(name => column(name, `.spec.attributes[?(@.name=='${name.toLowerCase()}')].value`)), ...SUBJECT],
      subresources: { status: true },
    },
    { name: 'v1beta2', storage: true, ...OF_TYPE },
    { name: 'v1beta1', deprecated: true, deprecationWarning: 'EventType of eventing.knative.dev/v1beta1 will go: write v1beta2, with the same fields', ...OF_TYPE },
  ],
};
