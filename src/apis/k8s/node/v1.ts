/**
 * node.k8s.io/v1: RuntimeClass.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../object';
import { Toleration } from '../core/v1';
import { Manifest, NamedMetadata, Quantity } from '../../meta';

/** Container runtime that pods ask for by name. */
export interface RuntimeClassResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Name of the runtime in the nodes' configuration, a DNS label; immutable. */
  readonly handler: string;
  /** Resources that the runtime itself takes for a pod. */
  readonly overhead?: Overhead;
  /** Nodes that have the runtime; all when left out. */
  readonly scheduling?: Scheduling;
}

/** `RuntimeClass`, cluster-scoped. */
export class RuntimeClass extends ClusterObject {
  public static readonly GVK = { apiVersion: 'node.k8s.io/v1', kind: 'RuntimeClass' } as const;

  constructor(scope: Construct, id: string, props: Manifest<RuntimeClassResource>) {
    super(scope, id, { ...RuntimeClass.GVK, ...props });
  }
}

/** Resources that a runtime takes for a pod. */
export interface Overhead {
  /** Amounts for each pod by resource name. */
  readonly podFixed?: Readonly<Record<string, Quantity>>;
}

/** Nodes that have a runtime. */
export interface Scheduling {
  /**
   * Labels of the nodes, added to those that the pod asks for.
   * @mapType atomic
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * Tolerations that are added to those of the pod.
   * @listType atomic
   */
  readonly tolerations?: readonly Toleration[];
}
