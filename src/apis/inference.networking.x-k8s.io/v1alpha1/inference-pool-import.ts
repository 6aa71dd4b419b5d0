/**
 * inference.networking.x-k8s.io/v1alpha1: `InferencePoolImport`.
 *
 * Source: Gateway API Inference Extension, its CustomResourceDefinitions in KServe; release in crds.ts.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ControllerName, GatewayCondition, KindName, NamespaceName, ObjectName } from '../../gateway.networking.k8s.io/meta';
import { Manifest, NamedMetadata } from '../../meta';

/** A pool of other clusters; a controller makes it. */
export interface InferencePoolImportResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Where the pool is. */
  readonly status?: InferencePoolImportStatus;
}

/** Where a pool of other clusters is. */
export interface InferencePoolImportStatus {
  /**
   * State at each controller.
   * @maxItems 8
   * @listType map
   * @listMapKeys name
   */
  readonly controllers: readonly ImportController[];
}

/** State of an import at a controller. */
export interface ImportController {
  /**
   * Aspects: `Accepted` ...
   * @maxItems 8
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly GatewayCondition[];
  /** Clusters that have the pool. */
  readonly exportingClusters?: readonly ExportingCluster[];
  /** Name of the controller. */
  readonly name: ControllerName;
  /**
   * State at each gateway.
   * @listType atomic
   */
  readonly parents?: readonly ImportParentStatus[];
}

/** A cluster that has the pool. */
export interface ExportingCluster {
  /** Name of the cluster. */
  readonly name: ObjectName;
}

/** State of an import at a gateway. */
export interface ImportParentStatus {
  /**
   * Aspects: `Accepted` ...
   * @maxItems 8
   * @listType map
   * @listMapKeys type
   */
  readonly conditions?: readonly GatewayCondition[];
  /** Controller that reports. */
  readonly controllerName?: ControllerName;
  /** The gateway. */
  readonly parentRef: ImportParentReference;
}

/** A gateway. */
export interface ImportParentReference {
  /**
   * API group of the kind.
   * @default "gateway.networking.k8s.io"
   * @pattern ^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$
   * @minLength 0
   * @maxLength 253
   */
  readonly group?: string;
  /**
   * Kind of the object.
   * @default "Gateway"
   */
  readonly kind?: KindName;
  /** Name of the object. */
  readonly name: ObjectName;
  /** Namespace of the object; that of the import when left out. */
  readonly namespace?: NamespaceName;
}

/** `InferencePoolImport`, namespaced. */
export class InferencePoolImport extends ApiObject {
  public static readonly GVK = { apiVersion: 'inference.networking.x-k8s.io/v1alpha1', kind: 'InferencePoolImport' } as const;

  constructor(scope: Construct, id: string, props: Manifest<InferencePoolImportResource>) {
    super(scope, id, { ...InferencePoolImport.GVK, ...props });
  }
}
