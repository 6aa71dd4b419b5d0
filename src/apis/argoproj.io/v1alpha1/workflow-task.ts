/**
 * argoproj.io/v1alpha1: `WorkflowTaskSet`, `WorkflowTaskResult` and `WorkflowArtifactGCTask`, by which the controller and its pods talk.
 *
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Artifact, ArtifactLocation } from './artifact';
import { TextParameter } from './parameter';
import { InlineTemplate } from './template';
import { AnyObject, Manifest, NamedMetadata } from '../../meta';

/** Work for the agent of a workflow: requests over HTTP, and plugins. */
export interface WorkflowTaskSetResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The work. */
  readonly spec: WorkflowTaskSetSpec;
  /** What the agent reports. */
  readonly status?: AnyObject;
}

/** `WorkflowTaskSet`, namespaced. */
export class WorkflowTaskSet extends ApiObject {
  public static readonly GVK = { apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowTaskSet' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkflowTaskSetResource>) {
    super(scope, id, { ...WorkflowTaskSet.GVK, ...props });
  }
}

/** Work for an agent. */
export interface WorkflowTaskSetSpec {
  /** Templates by the ids of their nodes in the workflow. */
  readonly tasks?: Readonly<Record<string, InlineTemplate>>;
}

/**
 * What the pod of a step reports.
 * @schema {"required":["metadata"]}
 */
export interface WorkflowTaskResultResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** `Pending`, `Running`, `Succeeded`, `Skipped`, `Failed`, `Error` or `Omitted`. */
  readonly phase?: string;
  /** Cause in a sentence. */
  readonly message?: string;
  /** What the step gave. */
  readonly outputs?: TaskOutputs;
  /** How much is done: `<done>/<all>`. */
  readonly progress?: string;
}

/** `WorkflowTaskResult`, namespaced. */
export class WorkflowTaskResult extends ApiObject {
  public static readonly GVK = { apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowTaskResult' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkflowTaskResultResource>) {
    super(scope, id, { ...WorkflowTaskResult.GVK, ...props });
  }
}

/** What a step gave. */
export interface TaskOutputs {
  /** Values. */
  readonly parameters?: readonly TextParameter[];
  /** Files. */
  readonly artifacts?: readonly Artifact[];
  /** Standard output of the main container. */
  readonly result?: string;
  /** Exit code of the main container. */
  readonly exitCode?: string;
}

/**
 * Artifacts that a pod removes.
 * @schema {"required":["metadata","spec"]}
 */
export interface WorkflowArtifactGCTaskResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The artifacts. */
  readonly spec: ArtifactGCSpec;
  /** What the pod reports. */
  readonly status?: ArtifactGCStatus;
}

/** `WorkflowArtifactGCTask`, namespaced. */
export class WorkflowArtifactGCTask extends ApiObject {
  public static readonly GVK = { apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowArtifactGCTask' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkflowArtifactGCTaskResource>) {
    super(scope, id, { ...WorkflowArtifactGCTask.GVK, ...props });
  }
}

/** Artifacts to remove. */
export interface ArtifactGCSpec {
  /** Artifacts by the ids of their nodes in the workflow. */
  readonly artifactsByNode?: Readonly<Record<string, ArtifactNodeSpec>>;
}

/** Artifacts of one node. */
export interface ArtifactNodeSpec {
  /** Where they lie, if they do not say it. */
  readonly archiveLocation?: ArtifactLocation;
  /** The artifacts, by name. */
  readonly artifacts?: Readonly<Record<string, Artifact>>;
}

/** What a pod reports of artifacts. */
export interface ArtifactGCStatus {
  /** Results by the ids of the nodes. */
  readonly artifactResultsByNode?: Readonly<Record<string, ArtifactResultNodeStatus>>;
}

/** Results for the artifacts of one node. */
export interface ArtifactResultNodeStatus {
  /** Results by the names of the artifacts. */
  readonly artifactResults?: Readonly<Record<string, ArtifactResult>>;
}

/** Whether an artifact was removed. */
export interface ArtifactResult {
  /** Name of the artifact. */
  readonly name: string;
  /** Whether it is gone. */
  readonly success?: boolean;
  /** Why not. */
  readonly error?: string;
}
