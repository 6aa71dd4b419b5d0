import { PodMetadata, WorkflowSpec } from '../../apis/argoproj.io/v1alpha1';
import { PullPolicy, ResourceRequirements, SecurityContext } from '../../apis/k8s/core/v1';
import { ComponentProps, ObjectStoreRef } from '../../core';
import { NamespaceName } from '../../core/names';

/** The containers that the controller adds to the pod of each step: one that fetches inputs, one that stores outputs. */
export interface ExecutorOptions {
  /**
   * Their requests and limits; a profile with a quota needs them, unless a LimitRange fills them in.
   * @default - none
   */
  readonly resources?: ResourceRequirements;
  /** @default - as the Pod Security Standard `restricted` wants it, with the user 65532 */
  readonly securityContext?: SecurityContext;
  /** @default 'IfNotPresent' */
  readonly imagePullPolicy?: PullPolicy;
}

/** What all workflows say that say nothing else. */
export interface WorkflowDefaults {
  /** Labels and annotations of the workflows. @default {} */
  readonly metadata?: PodMetadata;
  /** Fields of their specs, other than what runs. @default {} */
  readonly spec?: Omit<WorkflowSpec, WhatRuns>;
}

/** Fields of a workflow that say what runs, which is its own matter. */
type WhatRuns =
  'arguments' | 'entrypoint' | 'hooks' | 'metrics' | 'onExit' | 'shutdown' | 'suspend' | 'templateDefaults' | 'templates' | 'workflowMetadata' | 'workflowTemplateRef';

/** Properties of {@link ArgoWorkflows}. */
export interface ArgoWorkflowsProps extends ComponentProps {
  /**
   * Namespace of the controller; must exist.
   * @default 'kubeflow'
   */
  readonly namespace?: NamespaceName;
  /**
   * Whether it looks after the workflows of its own namespace alone, with rights in no other. Roles of people are then made by nobody.
   * @default false
   */
  readonly namespaced?: boolean;
  /**
   * Where artifacts and logs are kept, for workflows whose namespace names no other place. Each workflow reads the credentials in its
   * own namespace.
   * @default - nowhere: a workflow with artifacts needs a repository of its namespace
   */
  readonly artifacts?: ObjectStoreRef;
  /** Whether the logs of all steps are kept there too. @default true */
  readonly archiveLogs?: boolean;
  /** The containers that the controller adds to pods. @default {} */
  readonly executor?: ExecutorOptions;
  /** What all workflows say that say nothing else. @default {} */
  readonly workflowDefaults?: WorkflowDefaults;
  /**
   * Most workflows that run at a time; others wait.
   * @default - no limit
   * @minimum 1
   * @asType integer
   */
  readonly parallelism?: number;
  /**
   * Most workflows of one namespace that run at a time.
   * @default - no limit
   * @minimum 1
   * @asType integer
   */
  readonly namespaceParallelism?: number;
}
