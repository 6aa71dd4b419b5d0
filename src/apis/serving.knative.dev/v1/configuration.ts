/**
 * serving.knative.dev/v1: `Configuration`.
 *
 * Source: Knative Serving, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../../meta';
import { RevisionTemplate } from '../pod';
import { KnativeStatus } from '../status';

/** What revisions are made of, without a route to them; a `Service` makes its own. */
export interface ConfigurationResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The newest revision. */
  readonly spec?: ConfigurationSpec;
  /** Names of its revisions. */
  readonly status?: ConfigurationStatus;
}

/** The newest revision. */
export interface ConfigurationSpec {
  /** Template of revisions. */
  readonly template?: RevisionTemplate;
}

/** Names of the newest revisions. */
export interface ConfigurationStatus extends KnativeStatus {
  /** The newest revision. */
  readonly latestCreatedRevisionName?: string;
  /** The newest revision that is ready. */
  readonly latestReadyRevisionName?: string;
}

/** `Configuration`, namespaced. */
export class Configuration extends ApiObject {
  public static readonly GVK = { apiVersion: 'serving.knative.dev/v1', kind: 'Configuration' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ConfigurationResource>) {
    super(scope, id, { ...Configuration.GVK, ...props });
  }
}
