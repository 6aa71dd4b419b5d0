import { existingKinds } from './existing';
import { KnativeEventing, KnativeEventingProps } from '../../components/knative-eventing';
import { declareKnown } from '../../core';
import { Given, InstalledOr, Part, Without } from '../part';
import type { NamespaceName } from '../../core/names';

/** Options of Knative Eventing as the platform takes them. */
export type KnativeEventingOptions = Without<KnativeEventingProps, 'namespace' | 'clusterDomain' | 'images'>;

/** What the platform needs of a Knative Eventing that it does not install. */
export interface KnativeEventingFacts {
  /** Namespace of its pods. @default 'knative-eventing' */
  readonly namespace?: NamespaceName;
}

/** How the platform gets Knative Eventing. */
export interface KnativeEventingSetting {
  /**
   * Brings events from those who send them to those who want them: options, or `{ existing: {} }` for the one that the cluster has. Without
   * `channels` and `brokers` nothing serves these kinds, as upstream leaves it.
   * @default false
   */
  readonly knativeEventing?: InstalledOr<KnativeEventingOptions, KnativeEventingFacts> | false;
}

const KINDS = ['eventing.knative.dev', 'messaging.knative.dev', 'flows.knative.dev', 'sources.knative.dev', 'sinks.knative.dev'];
const MADE_BY = 'the cluster\'s own Knative Eventing';

/** Its programs send events to pods of teams, and to services of Knative by the gateway for requests from inside. */
function reach(namespace: string): Given {
  return { meshNamespaces: [namespace], gatewayCallers: [namespace], profilePeers: [namespace] };
}

/** The wiring of Knative Eventing. */
export const knativeEventing: Part<KnativeEventingSetting, KnativeEventing | undefined, 'knativeEventing'> = {
  key: 'knativeEventing',
  name: 'knative-eventing',
  after: [],
  onlyOnRequest: true,
  selfGuarded: true,
  forTeams: true,
  needs: ['dashboard'],
  namespaces: { knativeEventing: 'knative-eventing' },

  // Who has Knative Serving may bring Eventing at any time.
  isAwaited: has => has('knativeServing'),

  gives: (_, { namespaces }) => reach(namespaces.knativeEventing),

  givesExisting: ({ namespace = 'knative-eventing' }) => ({ ...reach(namespace), reservedNamespaces: [namespace] }),

  make(chart, options, { common, settings: { namespaces, clusterDomain } }) {
    return new KnativeEventing(chart, 'KnativeEventing', { ...common(options), namespace: namespaces.knativeEventing, clusterDomain });
  },

  declareExisting(platform, { namespace = 'knative-eventing' }) {
    existingKinds(platform, MADE_BY, KINDS);
    declareKnown(platform, { kind: 'Namespace', name: namespace, madeBy: MADE_BY });
  },
};
