/**
 * core/v1: Node.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { Construct } from 'constructs';
import { ClusterObject } from '../../../object';
import { Manifest, NamedMetadata, Time } from '../../../meta';

/** Machine that runs pods; registered by its kubelet, and in manifests only for labels and taints. */
export interface NodeResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Addresses, taints, and whether pods are placed. */
  readonly spec?: NodeSpec;
}

/** `Node`, cluster-scoped. */
export class Node extends ClusterObject {
  public static readonly GVK = { apiVersion: 'v1', kind: 'Node' } as const;

  constructor(scope: Construct, id: string, props: Manifest<NodeResource>) {
    super(scope, id, { ...Node.GVK, ...props });
  }
}

/** Addresses and taints of a node, and whether pods are placed. */
export interface NodeSpec {
  /** Has no effect; kept by the API for old objects. */
  readonly configSource?: NodeConfigSource;
  /** Has no effect; kept by the API for old objects. */
  readonly externalID?: string;
  /** Range of the pods' addresses; chosen by the cluster. */
  readonly podCIDR?: string;
  /**
   * Ranges of the pods' addresses, one for each IP family; the first equals `podCIDR`.
   * @listType set
   */
  readonly podCIDRs?: readonly string[];
  /** Id of the machine at its provider, `<provider>://<id>`. */
  readonly providerID?: string;
  /**
   * Properties that keep pods away which do not tolerate them.
   * @listType atomic
   */
  readonly taints?: readonly Taint[];
  /** Keeps new pods away. */
  readonly unschedulable?: boolean;
}

/** Property of a node that keeps pods away. */
export interface Taint {
  /** What becomes of pods that do not tolerate it: not placed, rather not placed, or evicted too. */
  readonly effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  /** Name of the property, of the form of a label's key. */
  readonly key: string;
  /** Moment at which it was added; written by the cluster. */
  readonly timeAdded?: Time;
  /** Value of the property. */
  readonly value?: string;
}

/** Configuration of a kubelet by a ConfigMap, which no kubelet reads any more. */
export interface NodeConfigSource {
  /** ConfigMap with the configuration. */
  readonly configMap?: ConfigMapNodeConfigSource;
}

/** ConfigMap with the configuration of a kubelet. */
export interface ConfigMapNodeConfigSource {
  /** Key of the configuration. */
  readonly kubeletConfigKey: string;
  /** Name of the ConfigMap. */
  readonly name: string;
  /** Namespace of the ConfigMap. */
  readonly namespace: string;
  /** Exact revision that is meant. */
  readonly resourceVersion?: string;
  /** Identity of the ConfigMap, which outlives no deletion. */
  readonly uid?: string;
}
