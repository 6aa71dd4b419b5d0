import { existingKinds } from './existing';
import { LeaderWorkerSets, LeaderWorkerSetsProps } from '../../components/leader-worker-set';
import { InstalledOr, Part, Without } from '../part';
import type { NamespaceName } from '../../core/names';

/** Options of LeaderWorkerSets as the platform takes them. */
export type LeaderWorkerSetsOptions = Without<LeaderWorkerSetsProps, 'namespace' | 'clusterDomain' | 'images'>;

/** What the platform needs of a LeaderWorkerSet controller that it does not install. */
export interface LeaderWorkerSetsFacts {
  /** Namespace of the controller. @default 'lws-system' */
  readonly namespace?: NamespaceName;
}

/** Groups of pods with a leader. */
export interface LeaderWorkerSetSetting {
  /**
   * Groups of pods with a leader, which the data cache of training needs: options, or `{ existing: {} }` for those that the cluster has.
   * @default false
   */
  readonly leaderWorkerSet?: InstalledOr<LeaderWorkerSetsOptions, LeaderWorkerSetsFacts> | false;
}

/** The wiring of LeaderWorkerSets. */
export const leaderWorkerSet: Part<LeaderWorkerSetSetting, LeaderWorkerSets | undefined> = {
  key: 'leaderWorkerSet',
  name: 'leader-worker-set',
  after: ['cert-manager', 'kubeflow'],
  onlyOnRequest: true,
  needs: [],
  namespaces: {},

  gives: () => ({ leaderWorkerSets: true, jobFrameworks: ['leaderworkerset.x-k8s.io/leaderworkerset'] }),

  givesExisting: ({ namespace = 'lws-system' }) => ({ leaderWorkerSets: true, jobFrameworks: ['leaderworkerset.x-k8s.io/leaderworkerset'], reservedNamespaces: [namespace] }),

  make(chart, options, { common, settings: { namespaces, clusterDomain } }) {
    return new LeaderWorkerSets(chart, 'LeaderWorkerSets', { ...common(options), namespace: namespaces.kubeflowSystem, clusterDomain });
  },

  declareExisting(platform) {
    existingKinds(platform, 'the cluster\'s own LeaderWorkerSet', ['leaderworkerset.x-k8s.io']);
  },
};
