/**
 * networking.internal.knative.dev/v1alpha1: `ServerlessService`.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { KnativeStatus } from '../../serving.knative.dev/status';

/** The Services of a revision, which lead to its pods or to the activator. */
export interface ServerlessServiceResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Where the requests go. */
  readonly spec?: ServerlessServiceSpec;
  /** Names of the Services. */
  readonly status?: ServerlessServiceStatus;
}

/** Where the requests of a revision go. */
export interface ServerlessServiceSpec {
  /** `Serve` leads to the pods, `Proxy` to the activator. */
  readonly mode?: string;
  /** Pods of the activator that take part; 0 is all. */
  readonly numActivators?: Int32;
  /** The Deployment. */
  readonly objectRef: ServedReference;
  /** `http1` or `h2c`. */
  readonly protocolType: string;
}

/**
 * A Deployment.
 * @mapType atomic
 */
export interface ServedReference {
  readonly apiVersion?: string;
  readonly fieldPath?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly resourceVersion?: string;
  readonly uid?: string;
}

/** Names of the Services. */
export interface ServerlessServiceStatus extends KnativeStatus {
  /** Service of the pods alone. */
  readonly privateServiceName?: string;
  /** Service that requests go to. */
  readonly serviceName?: string;
}

/** `ServerlessService`, namespaced. */
export class ServerlessService extends ApiObject {
  public static readonly GVK = { apiVersion: 'networking.internal.knative.dev/v1alpha1', kind: 'ServerlessService' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ServerlessServiceResource>) {
    super(scope, id, { ...ServerlessService.GVK, ...props });
  }
}
