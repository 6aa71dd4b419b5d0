/**
 * kubeflow.org/v1beta1: an older name of `Notebook`; the types are those of v1.
 *
 * Source: Kubeflow Notebooks, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest } from '../../meta';
import { NotebookResource } from '../v1/notebook';

/** `Notebook`, namespaced. */
export class Notebook extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1beta1', kind: 'Notebook' } as const;

  constructor(scope: Construct, id: string, props: Manifest<NotebookResource>) {
    super(scope, id, { ...Notebook.GVK, ...props });
  }
}
