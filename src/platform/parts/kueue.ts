import { existingKinds } from './existing';
import { ALL_FRAMEWORKS, flavorsOf, Kueue, KueueFramework, KueueProps } from '../../components/kueue';
import { declareKnown } from '../../core';
import { NamespaceName, ObjectName } from '../../core/names';
import { InstalledOr, Part, Without } from '../part';

/** Options of Kueue as the platform takes them. */
export type KueueOptions = Without<KueueProps, 'namespace' | 'clusterDomain' | 'images'>;

/** What the platform needs of a Kueue that it does not install. */
export interface KueueFacts {
  /** Namespace of the controller. @default 'kueue-system' */
  readonly namespace?: NamespaceName;
  /**
   * Names of its `ResourceFlavor`s; the first is that of queues that name none.
   * @minItems 1
   * @default ['default-flavor']
   */
  readonly flavors?: readonly ObjectName[];
  /** Kinds of jobs that it has waiting. @default - all that it knows, as upstream's manifest has it */
  readonly frameworks?: readonly KueueFramework[];
}

/** Queues for jobs. */
export interface KueueSetting {
  /**
   * Queues in which jobs of teams wait for quota: options, or `{ existing: {} }` for the Kueue that the cluster has. A profile gets one by `queue`.
   * The kinds of jobs that wait are those that the platform has; webhooks and servers have certificates of cert-manager.
   * @default false
   */
  readonly kueue?: InstalledOr<KueueOptions, KueueFacts> | false;
}

const MADE_BY = 'the cluster\'s own Kueue';

/** The wiring of Kueue. */
export const kueue: Part<KueueSetting, Kueue | undefined> = {
  key: 'kueue',
  name: 'kueue',
  after: ['cert-manager', 'kubeflow'],
  onlyOnRequest: true,
  selfGuarded: true,
  forTeams: true,
  needs: ['dashboard'],
  namespaces: {},

  gives: ({ frameworks, ...options }) => ({ queues: { flavors: flavorsOf(options).map(one => one.name), ...frameworks && { frameworks } } }),

  givesExisting: ({ namespace = 'kueue-system', flavors = ['default-flavor'], frameworks = ALL_FRAMEWORKS }) =>
    ({ queues: { flavors, frameworks }, reservedNamespaces: [namespace] }),

  make(chart, options, { common, settings: { namespaces, clusterDomain }, shared }) {
    return new Kueue(chart, 'Kueue', {
      webhookIssuer: shared.webhookIssuer,
      ...common(options),
      frameworks: shared.queues?.frameworks as readonly KueueFramework[] | undefined,
      namespace: namespaces.kubeflowSystem,
      clusterDomain,
    });
  },

  declareExisting(platform, { flavors = ['default-flavor'] }) {
    existingKinds(platform, MADE_BY, ['kueue.x-k8s.io']);
    declareKnown(platform, ...flavors.map(name => ({ kind: 'kueue.x-k8s.io/ResourceFlavor', name, madeBy: MADE_BY })));
  },
};
