/**
 * sources.knative.dev/v1beta2: `PingSource`, which has the fields of v1.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { PingSourceResource } from './v1/ping-source';
import { Manifest } from '../meta';

/**
 * `PingSource`, namespaced.
 * @deprecated v1 has the same fields
 */
export class PingSource extends ApiObject {
  public static readonly GVK = { apiVersion: 'sources.knative.dev/v1beta2', kind: 'PingSource' } as const;

  constructor(scope: Construct, id: string, props: Manifest<PingSourceResource>) {
    super(scope, id, { ...PingSource.GVK, ...props });
  }
}
