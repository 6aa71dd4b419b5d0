/**
 * kubeflow.org/v1alpha1: `PVCViewer`.
 *
 * Source: Kubeflow Notebooks, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { IntOrString, Manifest, NamedMetadata, Time } from '../../meta';
import { KubeflowPodSpec } from '../pod';

/** A file browser for one volume claim, reached through the volumes page of the central dashboard. */
export interface PVCViewerResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Which claim, and how it is shown. */
  readonly spec?: PVCViewerSpec;
  /** State of the file browser. */
  readonly status?: PVCViewerStatus;
}

/** Wanted state of a file browser. */
export interface PVCViewerSpec {
  /** Name of the claim, in the namespace of the viewer. */
  readonly pvc: string;
  /** Spec of the pod, with a volume of the claim; the webhook's own template if left out. */
  readonly podSpec?: KubeflowPodSpec;
  /** How the pod is reached; no Service and no VirtualService if left out. */
  readonly networking?: PVCViewerNetworking;
  /**
   * Whether to prefer the node on which a ReadWriteOnce claim is mounted already.
   * @default false
   */
  readonly rwoScheduling: boolean;
}

/** Service and route of the file browser. */
export interface PVCViewerNetworking {
  /** Port of the container, by number or name. */
  readonly targetPort?: IntOrString;
  /** First part of the URL's path, before namespace and name. */
  readonly basePrefix?: string;
  /** Path that the prefix is replaced by, or kept if left out. */
  readonly rewrite?: string;
  /** Time limit of a request as a duration, such as `30s`; none if left out. */
  readonly timeout?: string;
}

/** State of a file browser. */
export interface PVCViewerStatus {
  /**
   * Whether the pod serves requests.
   * @default false
   */
  readonly ready: boolean;
  /** Path under which it is reached. */
  readonly url?: string;
  /** States of the Deployment, oldest first. */
  readonly conditions?: readonly PVCViewerCondition[];
}

/** One aspect of the Deployment's state. */
export interface PVCViewerCondition {
  /** Name of the aspect, as the Deployment has it. */
  readonly type: string;
  /** `True`, `False` or `Unknown`. */
  readonly status: string;
  /** Cause in one word, for programs. */
  readonly reason?: string;
  /** Cause in a sentence, for people. */
  readonly message?: string;
  /** When the condition was last written. */
  readonly lastUpdateTime?: Time;
  /** When `status` last changed. */
  readonly lastTransitionTime?: Time;
}

/** `PVCViewer`, namespaced. */
export class PVCViewer extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1alpha1', kind: 'PVCViewer' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PVCViewerResource>) {
    super(scope, id, { ...PVCViewer.GVK, ...props });
  }
}
