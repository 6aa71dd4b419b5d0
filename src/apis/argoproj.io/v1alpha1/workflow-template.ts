/**
 * argoproj.io/v1alpha1: `WorkflowTemplate` and `ClusterWorkflowTemplate`.
 *
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1 and workflow/validate; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { WorkflowSpec } from './workflow';
import { AnyObject, Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';

/** Templates that workflows of the namespace use. */
export interface WorkflowTemplateResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The templates, and what a workflow made of them says beside. */
  readonly spec: WorkflowSpec;
}

/** `WorkflowTemplate`, namespaced. */
export class WorkflowTemplate extends ApiObject {
  public static readonly GVK = { apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowTemplate' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkflowTemplateResource>) {
    super(scope, id, { ...WorkflowTemplate.GVK, ...props });
  }
}

/** Templates that workflows of all namespaces use. */
export interface ClusterWorkflowTemplateResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The templates, and what a workflow made of them says beside. */
  readonly spec: WorkflowSpec;
}

/** `ClusterWorkflowTemplate`, cluster-scoped. */
export class ClusterWorkflowTemplate extends ClusterObject {
  public static readonly GVK = { apiVersion: 'argoproj.io/v1alpha1', kind: 'ClusterWorkflowTemplate' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ClusterWorkflowTemplateResource>) {
    super(scope, id, { ...ClusterWorkflowTemplate.GVK, ...props });
  }
}

/**
 * What the definitions of both say: the API server keeps whatever stands there.
 * @schema {"required":["metadata","spec"]}
 */
export interface OpenTemplateResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /**
   * The templates; the controller checks them when a workflow uses them.
   * @mapType atomic
   */
  readonly spec: AnyObject;
}
