/**
 * sources.knative.dev/v1: `SinkBinding`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { BindingSubject, SourceSpec, SourceStatus } from '../spec';

/**
 * Tells workloads where their events go: their containers get the variable `K_SINK`, and `K_CE_OVERRIDES`.
 * @check {"required":["spec"]}
 */
export interface SinkBindingResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The workloads, and where their events go. */
  readonly spec?: SinkBindingSpec;
  /** Where the events go. */
  readonly status?: SinkBindingStatus;
}

/**
 * Workloads, and where their events go.
 * @check {"required":["sink","subject"]}
 */
export interface SinkBindingSpec extends SourceSpec {
  /** The workloads. */
  readonly subject?: BindingSubject;
}

/** Where the events go. */
export interface SinkBindingStatus extends SourceStatus {
  /** Secret with a token for the sink. */
  readonly oidcTokenSecretName?: string;
}

/** `SinkBinding`, namespaced. */
export class SinkBinding extends ApiObject {
  public static readonly GVK = { apiVersion: 'sources.knative.dev/v1', kind: 'SinkBinding' } as const;

  constructor(scope: Construct, id: string, props: Manifest<SinkBindingResource>) {
    super(scope, id, { ...SinkBinding.GVK, ...props });
  }
}
