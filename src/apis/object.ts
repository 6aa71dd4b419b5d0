import { ApiObject, ApiObjectProps } from 'cdk8s';
import { Construct } from 'constructs';

/** An object that lives in no namespace, also in a chart that gives one to all its objects. */
export class ClusterObject extends ApiObject {
  constructor(scope: Construct, id: string, props: ApiObjectProps) {
    super(scope, id, props);
    Object.defineProperty(this.metadata, 'namespace', { value: undefined });
  }
}
