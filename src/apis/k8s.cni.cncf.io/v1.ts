/**
 * k8s.cni.cncf.io/v1: `NetworkAttachmentDefinition`.
 *
 * Source: k8snetworkplumbingwg/network-attachment-definition-client, its CustomResourceDefinition; it comes with Multus.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../meta';

/** A network, or a plugin, that pods ask for by an annotation. */
export interface NetworkAttachmentDefinitionResource {
  /** Identity of the object; the name is that of the configuration on the nodes where `spec` has none. */
  readonly metadata: NamedMetadata;
  /** Configuration of the plugin. */
  readonly spec?: NetworkAttachmentDefinitionSpec;
}

/** Configuration of a plugin. */
export interface NetworkAttachmentDefinitionSpec {
  /** As JSON; the file of that name on the node where it is left out. */
  readonly config?: string;
}

/** `NetworkAttachmentDefinition`, namespaced. */
export class NetworkAttachmentDefinition extends ApiObject {
  public static readonly GVK = { apiVersion: 'k8s.cni.cncf.io/v1', kind: 'NetworkAttachmentDefinition' } as const;

  constructor(scope: Construct, id: string, props: Manifest<NetworkAttachmentDefinitionResource>) {
    super(scope, id, { ...NetworkAttachmentDefinition.GVK, ...props });
  }
}
