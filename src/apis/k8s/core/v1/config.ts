/**
 * core/v1: ConfigMap, Secret and ServiceAccount.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { LocalObjectReference, ObjectReference } from './reference';
import { Bytes, Manifest, NamedMetadata } from '../../../meta';

/** Configuration that pods read as files or environment variables. */
export interface ConfigMapResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Values in base64 by key; keys must differ from those of `data`. */
  readonly binaryData?: Readonly<Record<string, Bytes>>;
  /** Texts by key. */
  readonly data?: Readonly<Record<string, string>>;
  /** Forbids changes of the data. */
  readonly immutable?: boolean;
}

/** `ConfigMap`, namespaced. */
export class ConfigMap extends ApiObject {
  public static readonly GVK = { apiVersion: 'v1', kind: 'ConfigMap' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ConfigMapResource>) {
    super(scope, id, { ...ConfigMap.GVK, ...props });
  }
}

/** Confidential values that pods read as files or environment variables. */
export interface SecretResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Values in base64 by key. */
  readonly data?: Readonly<Record<string, Bytes>>;
  /** Forbids changes of the data. */
  readonly immutable?: boolean;
  /** Texts by key, which the server writes into `data`. */
  readonly stringData?: Readonly<Record<string, string>>;
  /** What the keys mean, `Opaque` when left out. */
  readonly type?: string;
}

/** `Secret`, namespaced. */
export class Secret extends ApiObject {
  public static readonly GVK = { apiVersion: 'v1', kind: 'Secret' } as const;

  constructor(scope: Construct, id: string, props: Manifest<SecretResource>) {
    super(scope, id, { ...Secret.GVK, ...props });
  }
}

/** Identity of pods towards the API server. */
export interface ServiceAccountResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Whether pods get the token mounted, true when left out. */
  readonly automountServiceAccountToken?: boolean;
  /**
   * Secrets with credentials for image registries, for pods without their own.
   * @listType atomic
   */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /**
   * Secrets that pods may mount; only looked at with a certain annotation.
   * @listType map
   * @listMapKeys name
   */
  readonly secrets?: readonly ObjectReference[];
}

/** `ServiceAccount`, namespaced. */
export class ServiceAccount extends ApiObject {
  public static readonly GVK = { apiVersion: 'v1', kind: 'ServiceAccount' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ServiceAccountResource>) {
    super(scope, id, { ...ServiceAccount.GVK, ...props });
  }
}
