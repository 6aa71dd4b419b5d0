/**
 * gateway.networking.k8s.io/v1beta1: `ReferenceGrant`.
 *
 * Source: Gateway API, its CustomResourceDefinitions of the standard channel; release in crds.ts.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { GroupName, KindName, NamespaceName, ObjectName } from '../meta';

/** Lets objects of other namespaces refer to objects of its own. */
export interface ReferenceGrantResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Who may refer to what. */
  readonly spec?: ReferenceGrantSpec;
}

/** Who may refer to what; each of the first to each of the second. */
export interface ReferenceGrantSpec {
  /**
   * Objects that refer.
   * @minItems 1
   * @maxItems 16
   * @listType atomic
   */
  readonly from: readonly ReferenceGrantFrom[];
  /**
   * Objects that are referred to.
   * @minItems 1
   * @maxItems 16
   * @listType atomic
   */
  readonly to: readonly ReferenceGrantTo[];
}

/** Objects that refer. */
export interface ReferenceGrantFrom {
  /** API group of the kind. */
  readonly group: GroupName;
  /** Kind of the objects, such as `HTTPRoute`. */
  readonly kind: KindName;
  /** Namespace of the objects. */
  readonly namespace: NamespaceName;
}

/** Objects that are referred to. */
export interface ReferenceGrantTo {
  /** API group of the kind; empty for the core group. */
  readonly group: GroupName;
  /** Kind of the objects, such as `Service`. */
  readonly kind: KindName;
  /** Name of the object; all when left out. */
  readonly name?: ObjectName;
}

/** `ReferenceGrant`, namespaced. */
export class ReferenceGrant extends ApiObject {
  public static readonly GVK = { apiVersion: 'gateway.networking.k8s.io/v1beta1', kind: 'ReferenceGrant' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ReferenceGrantResource>) {
    super(scope, id, { ...ReferenceGrant.GVK, ...props });
  }
}
