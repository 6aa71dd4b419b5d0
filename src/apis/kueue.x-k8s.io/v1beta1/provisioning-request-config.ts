/**
 * kueue.x-k8s.io/v1beta1: old version of `ProvisioningRequestConfig`; the types are those of v1beta2.
 *
 * Source: Kueue v0.17.8, its CustomResourceDefinitions, which it brings itself.
 */
import { Construct } from 'constructs';
import { Manifest } from '../../meta';
import { ClusterObject } from '../../object';
import { ProvisioningRequestConfigResource } from '../v1beta2/provisioning-request-config';

/** `ProvisioningRequestConfig`, cluster-scoped. */
export class ProvisioningRequestConfig extends ClusterObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'ProvisioningRequestConfig' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ProvisioningRequestConfigResource>) {
    super(scope, id, { ...ProvisioningRequestConfig.GVK, ...props });
  }
}
