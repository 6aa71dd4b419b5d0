import { existingKinds } from './existing';
import { JobSets, JobSetsProps } from '../../components/jobset';
import { InstalledOr, Part, Without } from '../part';
import type { NamespaceName } from '../../core/names';

/** Options of JobSets as the platform takes them. */
export type JobSetsOptions = Without<JobSetsProps, 'namespace' | 'clusterDomain' | 'images'>;

/** What the platform needs of a JobSet controller that it does not install. */
export interface JobSetsFacts {
  /** Namespace of the controller. @default 'jobset-system' */
  readonly namespace?: NamespaceName;
}

/** Jobs that start, fail and end together. */
export interface JobSetSetting {
  /** Jobs that start, fail and end together, which training needs: options, `{ existing: {} }` for those that the cluster has, or false. @default {} */
  readonly jobset?: InstalledOr<JobSetsOptions, JobSetsFacts> | false;
}

/** The wiring of JobSets. */
export const jobset: Part<JobSetSetting, JobSets | undefined> = {
  key: 'jobset',
  name: 'jobset',
  after: ['cert-manager', 'kubeflow'],
  needs: [],
  namespaces: {},

  gives: () => ({ jobSets: true, jobFrameworks: ['jobset.x-k8s.io/jobset'] }),

  givesExisting: ({ namespace = 'jobset-system' }) => ({ jobSets: true, jobFrameworks: ['jobset.x-k8s.io/jobset'], reservedNamespaces: [namespace] }),

  make(chart, options, { common, settings: { namespaces, clusterDomain } }) {
    return new JobSets(chart, 'JobSets', { ...common(options), namespace: namespaces.kubeflowSystem, clusterDomain });
  },

  declareExisting(platform) {
    existingKinds(platform, 'the cluster\'s own JobSet', ['jobset.x-k8s.io']);
  },
};
