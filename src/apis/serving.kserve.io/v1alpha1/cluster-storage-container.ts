/**
 * serving.kserve.io/v1alpha1: `ClusterStorageContainer`.
 *
 * Source: KServe, its CustomResourceDefinitions; release in pins/.
 */
import { Construct } from 'constructs';
import { Container } from '../../k8s/core/v1';
import { Manifest, NamedMetadata } from '../../meta';
import { ClusterObject } from '../../object';

/** A container that loads models from addresses of some form. */
export interface ClusterStorageContainerResource {
  /** Takes the container out of all choices. */
  readonly disabled?: boolean;
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** The container, and the addresses that it knows. */
  readonly spec?: StorageContainerSpec;
}

/** A container that loads models, and the addresses that it knows. */
export interface StorageContainerSpec {
  /** The container; it gets the address and the folder as arguments. */
  readonly container: Container;
  /** Forms of addresses that it knows; one must fit. */
  readonly supportedUriFormats: readonly SupportedUriFormat[];
  /**
   * Whether it loads several models at once.
   * @default false
   */
  readonly supportsMultiModelDownload?: boolean;
  /**
   * Where it runs: before the model's container, or in a Job for models that are kept on nodes.
   * @default "initContainer"
   * @asType string
   * @check {"enum":["initContainer","localModelDownloadJob"]}
   */
  readonly workloadType?: 'initContainer' | 'localModelDownloadJob';
}

/**
 * Form of an address, by its beginning or as a whole.
 * @check {"oneOf":[{"required":["prefix"]},{"required":["regex"]}]}
 */
export interface SupportedUriFormat {
  /** Beginning of the address, such as `s3://`. */
  readonly prefix?: string;
  /** Regular expression for the address. */
  readonly regex?: string;
}

/** `ClusterStorageContainer`, cluster-scoped. */
export class ClusterStorageContainer extends ClusterObject {
  public static readonly GVK = { apiVersion: 'serving.kserve.io/v1alpha1', kind: 'ClusterStorageContainer' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ClusterStorageContainerResource>) {
    super(scope, id, { ...ClusterStorageContainer.GVK, ...props });
  }
}
