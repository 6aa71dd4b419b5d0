/**
 * argoproj.io/v1alpha1: `WorkflowEventBinding`.
 *
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Artifact } from './artifact';
import { SubmittedMetadata } from './metadata';
import { TextParameter } from './parameter';
import { WorkflowTemplateRef } from './workflow';
import { Manifest, NamedMetadata } from '../../meta';

/**
 * Starts a workflow for events that Argo's server receives; the platform has no such server.
 * @schema {"required":["metadata","spec"]}
 */
export interface WorkflowEventBindingResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** For which events which workflow is started. */
  readonly spec: WorkflowEventBindingSpec;
}

/** `WorkflowEventBinding`, namespaced. */
export class WorkflowEventBinding extends ApiObject {
  public static readonly GVK = { apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowEventBinding' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkflowEventBindingResource>) {
    super(scope, id, { ...WorkflowEventBinding.GVK, ...props });
  }
}

/** For which events which workflow is started. */
export interface WorkflowEventBindingSpec {
  /** The events. */
  readonly event: WorkflowEvent;
  /** The workflow. */
  readonly submit?: WorkflowSubmit;
}

/** Events. */
export interface WorkflowEvent {
  /** Condition over the event's content and its surroundings. */
  readonly selector: string;
}

/** A workflow that is started. */
export interface WorkflowSubmit {
  /** Template of the workflow. */
  readonly workflowTemplateRef: WorkflowTemplateRef;
  /** Name, labels and annotations of the workflow. */
  readonly metadata?: SubmittedMetadata;
  /** What the workflow gets. */
  readonly arguments?: SubmittedArguments;
}

/** What a started workflow gets. */
export interface SubmittedArguments {
  /** Values. */
  readonly parameters?: readonly TextParameter[];
  /** Files. */
  readonly artifacts?: readonly Artifact[];
}
