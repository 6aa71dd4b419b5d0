/**
 * kubeflow.org/v1beta1: older names of `Notebook` and `Profile`; the types are those of v1.
 *
 * Source: Kubeflow Notebooks and Kubeflow Dashboard, their CustomResourceDefinitions; releases in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterObject } from '../../object';
import { Manifest } from '../../meta';
import { NotebookResource } from '../v1/notebook';
import { ProfileResource } from '../v1/profile';

/** `Notebook`, namespaced. */
export class Notebook extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1beta1', kind: 'Notebook' } as const;

  constructor(scope: Construct, id: string, props: Manifest<NotebookResource>) {
    super(scope, id, { ...Notebook.GVK, ...props });
  }
}

/** `Profile`, cluster-scoped. */
export class Profile extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1beta1', kind: 'Profile' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ProfileResource>) {
    super(scope, id, { ...Profile.GVK, ...props });
  }
}
