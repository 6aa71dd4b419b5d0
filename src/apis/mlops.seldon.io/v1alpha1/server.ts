/**
 * mlops.seldon.io/v1alpha1: `Server`.
 *
 * Source: SeldonIO/seldon-core v2.10.2, operator/apis/mlops/v1alpha1; others install it.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { SeldonPodOverride } from './pod';
import { SeldonScaling } from './scaling';
import { DeploymentStrategy, StatefulSetPersistentVolumeClaimRetentionPolicy } from '../../k8s/apps/v1';
import { Container } from '../../k8s/core/v1';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { KnativeStatus } from '../../serving.knative.dev/status';

/** Pods of a model server, onto which models are loaded. */
export interface ServerResource {
  /** Identity of the object; the name is that of its StatefulSet, and the first part of those of its Services. */
  readonly metadata: NamedMetadata;
  /** The form of the pods, and how many. */
  readonly spec?: ServerSpec;
  /** How far it is. */
  readonly status?: ServerStatus;
}

/** The form of the pods of a server, and how many. */
export interface ServerSpec extends SeldonScaling {
  /** ServerConfig in the namespace of the operator; its installation brings `mlserver` and `triton`. */
  readonly serverConfig: string;
  /** Capabilities beside those of the ServerConfig. */
  readonly extraCapabilities?: readonly string[];
  /** Capabilities in place of those of the ServerConfig. */
  readonly capabilities?: readonly string[];
  /** Old form of overrides, which v2.10 does not read; `podSpec` has taken its place. */
  readonly imageOverrides?: ServerImageOverrides;
  /** What is laid over the pod of the ServerConfig. */
  readonly podSpec?: SeldonPodOverride;
  /** When the claims of its StatefulSet are deleted. */
  readonly statefulSetPersistentVolumeClaimRetentionPolicy?: StatefulSetPersistentVolumeClaimRetentionPolicy;
  /** How pods are replaced; only where the operator makes Deployments in place of StatefulSets. */
  readonly deploymentStrategy?: DeploymentStrategy;
  /**
   * Whether it stays as it is when its ServerConfig changes, until it changes itself.
   * @default false
   */
  readonly disableAutoUpdate?: boolean;
}

/** Containers in their old place. */
export interface ServerImageOverrides {
  /** The program that loads models. */
  readonly agent?: Container;
  /** The program that fetches them. */
  readonly rclone?: Container;
}

/** How far a server is. */
export interface ServerStatus extends KnativeStatus {
  /** How many models are loaded, each copy for itself. */
  readonly loadedModels: Int32;
  /** Pods that exist. */
  readonly replicas: Int32;
  /** Selector of the pods, for autoscalers. */
  readonly selector: string;
}

/** `Server`, namespaced. */
export class Server extends ApiObject {
  public static readonly GVK = { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Server' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ServerResource>) {
    super(scope, id, { ...Server.GVK, ...props });
  }
}
