/**
 * kueue.x-k8s.io/v1beta1: old version of `LocalQueue`; the types are those of v1beta2.
 *
 * Source: Kueue v0.16.4, its CustomResourceDefinitions, which it brings itself.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest } from '../../meta';
import { LocalQueueResource } from '../v1beta2/local-queue';

/** `LocalQueue`, namespaced. */
export class LocalQueue extends ApiObject {
  public static readonly GVK = { apiVersion: 'kueue.x-k8s.io/v1beta1', kind: 'LocalQueue' } as const;

  constructor(scope: Construct, id: string, props: Manifest<LocalQueueResource>) {
    super(scope, id, { ...LocalQueue.GVK, ...props });
  }
}
