/**
 * kueue.x-k8s.io/v1beta1: old version of `Cohort`; the types are those of v1beta2.
 *
 * Source: Kueue v0.16.4, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Manifest } from '../../meta';
import { ClusterObject } from '../../object';
import { CohortResource } from '../v1beta2/cohort';

/** `Cohort`, cluster-scoped. */
export class Cohort extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'Cohort' } as const;

  constructor(scope: Construct, id: string, props: Manifest<CohortResource>) {
    super(scope, id, { ...Cohort.GVK, ...props });
  }
}
