/**
 * eventing.knative.dev/v1beta1: `EventType`, which has the fields of v1beta2.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { EventTypeResource } from './v1beta2';
import { Manifest } from '../meta';

/**
 * `EventType`, namespaced.
 * @deprecated v1beta2 has the same fields
 */
export class EventType extends ApiObject {
  public static readonly GVK = { apiVersion: 'eventing.knative.dev/v1beta1', kind: 'EventType' } as const;

  constructor(scope: Construct, id: string, props: Manifest<EventTypeResource>) {
    super(scope, id, { ...EventType.GVK, ...props });
  }
}
