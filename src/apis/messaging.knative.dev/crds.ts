/** CustomResourceDefinitions of messaging.knative.dev. Implementations of channels other than the one in memory bring their own. */
import { CrdDefinition } from '../crd';
import { ADDRESSABLE, AGE, READY, URL } from '../eventing.knative.dev/crds';

const group = 'messaging.knative.dev';

/** `channels.messaging.knative.dev`. */
export const channelCrd: CrdDefinition = {
  group,
  kind: 'Channel',
  plural: 'channels',
  shortNames: ['ch'],
  categories: ['all', 'knative', 'messaging', 'channel'],
  scope: 'Namespaced',
  labels: { ...ADDRESSABLE, 'messaging.knative.dev/subscribable': 'true' },
  versions: [{ name: 'v1', storage: true, columns: [URL, AGE, ...READY], subresources: { status: true } }],
};

/** `inmemorychannels.messaging.knative.dev`. */
export const inMemoryChannelCrd: CrdDefinition = {
  group,
  kind: 'InMemoryChannel',
  plural: 'inmemorychannels',
  shortNames: ['imc'],
  categories: ['all', 'knative', 'messaging', 'channel'],
  scope: 'Namespaced',
  labels: { ...ADDRESSABLE, 'messaging.knative.dev/subscribable': 'true' },
  versions: [{ name: 'v1', storage: true, columns: [URL, AGE, ...READY], subresources: { status: true } }],
};

/** `subscriptions.messaging.knative.dev`. */
export const subscriptionCrd: CrdDefinition = {
  group,
  kind: 'Subscription',
  plural: 'subscriptions',
  shortNames: ['sub'],
  categories: ['all', 'knative', 'messaging'],
  scope: 'Namespaced',
  versions: [{ name: 'v1', storage: true, columns: [AGE, ...READY], subresources: { status: true } }],
};
