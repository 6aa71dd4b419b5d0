/**
 * mlops.seldon.io/v1alpha1: `ServerConfig`.
 *
 * Source: SeldonIO/seldon-core v2.10.2, operator/apis/mlops/v1alpha1; others install it.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PersistentVolumeClaimSpec, PodSpec } from '../../k8s/core/v1';
import { AnyObject, Manifest, NamedMetadata } from '../../meta';

/** Form of a kind of model server, which Servers name. */
export interface ServerConfigResource {
  /** Identity of the object, in the namespace of the operator. */
  readonly metadata: NamedMetadata;
  /** The form of the pods. */
  readonly spec?: ServerConfigSpec;
  /** Nothing. */
  readonly status?: AnyObject;
}

/** The form of the pods of a kind of model server. */
export interface ServerConfigSpec {
  /** The model server, with the programs `agent` and `rclone` beside it. */
  readonly podSpec: Omit<PodSpec, 'hostnameOverride' | 'workloadRef'>;
  /** Claims of each pod. */
  readonly volumeClaimTemplates?: readonly ServerConfigClaim[];
}

/** A claim of each pod. */
export interface ServerConfigClaim {
  /** Name of the volume that containers mount. */
  readonly name: string;
  /** Storage that is asked for. */
  readonly spec: PersistentVolumeClaimSpec;
}

/** `ServerConfig`, namespaced. */
export class ServerConfig extends ApiObject {
  public static readonly GVK = { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'ServerConfig' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ServerConfigResource>) {
    super(scope, id, { ...ServerConfig.GVK, ...props });
  }
}
