/**
 * kubeflow.org/v1beta1: an older name of `Profile`; the types are those of v1.
 *
 * Source: Kubeflow Dashboard, its CustomResourceDefinitions; release in pins/.
 */
import { Construct } from 'constructs';
import { Manifest } from '../../meta';
import { ClusterObject } from '../../object';
import { ProfileResource } from '../v1/profile';

/** `Profile`, cluster-scoped. */
export class Profile extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1beta1', kind: 'Profile' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ProfileResource>) {
    super(scope, id, { ...Profile.GVK, ...props });
  }
}
