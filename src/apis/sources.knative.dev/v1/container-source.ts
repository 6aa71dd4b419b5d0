/**
 * sources.knative.dev/v1: `ContainerSource`.
 *
 * Source: Knative Eventing, its CustomResourceDefinitions and its webhook; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { SourcePodTemplate } from '../pod';
import { SourceSpec, SourceStatus } from '../spec';

/**
 * Runs a program that makes events.
 * @check {"required":["spec"]}
 */
export interface ContainerSourceResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The program, and where its events go. */
  readonly spec?: ContainerSourceSpec;
  /** Where the events go. */
  readonly status?: SourceStatus;
}

/**
 * A program that makes events, and where they go.
 * @check {"required":["sink","template"]}
 */
export interface ContainerSourceSpec extends SourceSpec {
  /**
   * The program; it has one pod.
   * @open
   */
  readonly template?: SourcePodTemplate;
}

/** `ContainerSource`, namespaced. */
export class ContainerSource extends ApiObject {
  public static readonly GVK = { apiVersion: 'sources.knative.dev/v1', kind: 'ContainerSource' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ContainerSourceResource>) {
    super(scope, id, { ...ContainerSource.GVK, ...props });
  }
}
