/**
 * kubeflow.org/v1: `Notebook`.
 *
 * Source: Kubeflow Notebooks, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Int32, Manifest, NamedMetadata, Time } from '../../meta';
import { KubeflowContainer, KubeflowPodSpec } from '../pod';

/** A server such as JupyterLab, VS Code or RStudio in a pod of its own, reached through the central dashboard. */
export interface NotebookResource {
  /** Identity of the object; the name is that of the StatefulSet and the Service too. */
  readonly metadata: NamedMetadata;
  /** The server's pod. */
  readonly spec?: NotebookSpec;
  /** State of the server. */
  readonly status?: NotebookStatus;
}

/** Wanted state of a notebook server. */
export interface NotebookSpec {
  /** Template of the server's pod. */
  readonly template?: NotebookTemplate;
}

/** A pod template without metadata; the pod gets the labels of the Notebook. */
export interface NotebookTemplate {
  /** Containers, volumes and placement of the pod. */
  readonly spec?: NotebookPodSpec;
}

/** Spec of the server's pod. */
export interface NotebookPodSpec extends KubeflowPodSpec {
  /**
   * The first is the server: named like the Notebook, reached on its first port, 8888 if it lists none.
   * @minItems 1
   */
  readonly containers: readonly NotebookContainer[];
}

/** A container whose image must be given. */
export interface NotebookContainer extends KubeflowContainer {
  /** Image reference. */
  readonly image: string;
}

/** State of a notebook server. */
export interface NotebookStatus {
  /** Conditions of the pod, mirrored. */
  readonly conditions: readonly NotebookCondition[];
  /** State of the server's container; at most one field is set. */
  readonly containerState: NotebookContainerState;
  /** Pods that are ready, 0 or 1. */
  readonly readyReplicas: Int32;
}

/** One aspect of the pod's state. */
export interface NotebookCondition {
  /** Name of the aspect, as the pod has it. */
  readonly type: string;
  /** `True`, `False` or `Unknown`. */
  readonly status: string;
  /** Cause in one word, for programs. */
  readonly reason?: string;
  /** Cause in a sentence, for people. */
  readonly message?: string;
  /** When the aspect was last looked at. */
  readonly lastProbeTime?: Time;
  /** When `status` last changed. */
  readonly lastTransitionTime?: Time;
}

/** Whether the container runs. */
export interface NotebookContainerState {
  /** Set while it runs. */
  readonly running?: NotebookContainerRunning;
  /** Set after it has ended. */
  readonly terminated?: NotebookContainerTerminated;
  /** Set while it cannot start yet. */
  readonly waiting?: NotebookContainerWaiting;
}

/** A container that runs. */
export interface NotebookContainerRunning {
  /** When it started. */
  readonly startedAt?: Time;
}

/** A container that has ended. */
export interface NotebookContainerTerminated {
  /** Exit code of its process. */
  readonly exitCode: Int32;
  /** Signal that ended its process. */
  readonly signal?: Int32;
  /** Cause in one word, such as `OOMKilled`. */
  readonly reason?: string;
  /** Cause in a sentence. */
  readonly message?: string;
  /** When it started. */
  readonly startedAt?: Time;
  /** When it ended. */
  readonly finishedAt?: Time;
  /** Id as `<runtime>://<id>`. */
  readonly containerID?: string;
}

/** A container that waits. */
export interface NotebookContainerWaiting {
  /** Cause in one word, such as `ImagePullBackOff`. */
  readonly reason?: string;
  /** Cause in a sentence. */
  readonly message?: string;
}

/** `Notebook`, namespaced. */
export class Notebook extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1', kind: 'Notebook' } as const;

  constructor(scope: Construct, id: string, props: Manifest<NotebookResource>) {
    super(scope, id, { ...Notebook.GVK, ...props });
  }
}
