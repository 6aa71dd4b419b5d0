/**
 * kustomize.toolkit.fluxcd.io/v1: `Kustomization` of Flux.
 *
 * Source: Flux' kustomize-controller, its CustomResourceDefinition; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Manifest, NamedMetadata } from '../meta';

/**
 * Duration in Go's form, without signs: `90s`, `10m`, `1h30m`.
 * @pattern ^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$
 */
export type FluxDuration = string;

/** A folder of manifests that Flux keeps applied. */
export interface KustomizationResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** What is applied, where and how. */
  readonly spec: KustomizationSpec;
}

/** Source, order, health and rendering of a folder. */
export interface KustomizationSpec {
  /** How often to apply again, which undoes changes made in the cluster. */
  readonly interval: FluxDuration;
  /** Pause after a failure; `interval` if left out. */
  readonly retryInterval?: FluxDuration;
  /** Limit for applying and for health checks; `interval` if left out. */
  readonly timeout?: FluxDuration;
  /** Whether to delete objects that are gone from the source. */
  readonly prune: boolean;
  /** Whether to wait until all objects are healthy; `healthChecks` are not used then. */
  readonly wait?: boolean;
  /** Whether to leave the cluster alone for now. */
  readonly suspend?: boolean;
  /**
   * Whether to replace objects whose change touches an immutable field.
   * @default false
   */
  readonly force?: boolean;
  /** Fate of the objects when this one is deleted; as `prune` says if left out. */
  readonly deletionPolicy?: 'MirrorPrune' | 'Delete' | 'WaitForTermination' | 'Orphan';
  /** Source that has the folder. */
  readonly sourceRef: FluxSourceReference;
  /** Folder in the source, its root if left out. */
  readonly path?: string;
  /** Kustomizations that must be ready first. */
  readonly dependsOn?: readonly FluxDependency[];
  /** Objects that must be healthy before this one is ready. */
  readonly healthChecks?: readonly FluxHealthCheck[];
  /** What healthy means for custom kinds. */
  readonly healthCheckExprs?: readonly FluxHealthCheckExpression[];
  /**
   * Namespace that replaces the one of all objects.
   * @minLength 1
   * @maxLength 63
   */
  readonly targetNamespace?: string;
  /** ServiceAccount to act as. */
  readonly serviceAccountName?: string;
  /** Access to another cluster; this one if left out. */
  readonly kubeConfig?: FluxKubeConfig;
  /** Labels and annotations for all objects. */
  readonly commonMetadata?: FluxCommonMetadata;
  /**
   * Text to put before all names.
   * @minLength 1
   * @maxLength 200
   */
  readonly namePrefix?: string;
  /**
   * Text to put after all names.
   * @minLength 1
   * @maxLength 200
   */
  readonly nameSuffix?: string;
  /** Folders of Kustomize components, relative to `path`. */
  readonly components?: readonly string[];
  /** Whether to go on if one of `components` is not there. */
  readonly ignoreMissingComponents?: boolean;
  /** Images to replace. */
  readonly images?: readonly FluxImage[];
  /** Patches over the objects. */
  readonly patches?: readonly FluxPatch[];
  /** Fields that are left as they are in the cluster. */
  readonly ignore?: readonly FluxIgnoreRule[];
  /** Replaces variables in the rendered objects. */
  readonly postBuild?: FluxPostBuild;
  /** Decrypts Secrets of the source. */
  readonly decryption?: FluxDecryption;
  /** What Kustomize notes on each object about its origin. */
  readonly buildMetadata?: readonly FluxBuildMetadata[];
}

/** Annotations that tell where an object and its changes come from. */
export type FluxBuildMetadata = 'originAnnotations' | 'transformerAnnotations';

/** A source by name. */
export interface FluxSourceReference {
  /** API version of the source's kind. */
  readonly apiVersion?: string;
  /** Kind of the source. */
  readonly kind: 'OCIRepository' | 'GitRepository' | 'Bucket' | 'ExternalArtifact';
  /** Name of the source. */
  readonly name: string;
  /** Namespace of the source, this object's own if left out. */
  readonly namespace?: string;
}

/** A Kustomization to wait for. */
export interface FluxDependency {
  /** Name of the Kustomization. */
  readonly name: string;
  /** Namespace of the Kustomization, this object's own if left out. */
  readonly namespace?: string;
  /** CEL expression over `dep` and `self` that says when it is ready. */
  readonly readyExpr?: string;
}

/** An object to watch. */
export interface FluxHealthCheck {
  /** API version of the object. */
  readonly apiVersion?: string;
  /** Kind of the object. */
  readonly kind: string;
  /** Name of the object. */
  readonly name: string;
  /** Namespace of the object. */
  readonly namespace?: string;
}

/** CEL expressions over an object of one kind. */
export interface FluxHealthCheckExpression {
  /** API version of the kind. */
  readonly apiVersion: string;
  /** The kind. */
  readonly kind?: string;
  /** True when the object is healthy. */
  readonly current: string;
  /** True while the object is on its way. */
  readonly inProgress?: string;
  /** True when the object has failed. */
  readonly failed?: string;
}

/** Access to a cluster; exactly one of the fields is set. */
export interface FluxKubeConfig {
  /** ConfigMap that names a provider, a cluster and its address. */
  readonly configMapRef?: FluxObjectReference;
  /** Secret with a kubeconfig. */
  readonly secretRef?: FluxSecretKeyReference;
}

/** An object of the namespace by name. */
export interface FluxObjectReference {
  /** Name of the object. */
  readonly name: string;
}

/** One value in a Secret. */
export interface FluxSecretKeyReference {
  /** Name of the Secret. */
  readonly name: string;
  /** Key in the Secret's `data`; `value` or `value.yaml` if left out. */
  readonly key?: string;
}

/** Labels and annotations. */
export interface FluxCommonMetadata {
  /** Labels for all objects. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Annotations for all objects. */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Another name, tag or digest for an image. */
export interface FluxImage {
  /** Name of the image to replace, without tag. */
  readonly name: string;
  /** New name. */
  readonly newName?: string;
  /** New tag. */
  readonly newTag?: string;
  /** New digest; wins over `newTag`. */
  readonly digest?: string;
}

/** A patch and the objects it is for. */
export interface FluxPatch {
  /** Strategic merge patch or JSON patch as YAML text. */
  readonly patch: string;
  /** Objects to patch; those that the patch names if left out. */
  readonly target?: FluxSelector;
}

/** Fields of some objects. */
export interface FluxIgnoreRule {
  /** Fields as JSON pointers (RFC 6901). */
  readonly paths: readonly string[];
  /** The objects; all if left out. */
  readonly target?: FluxSelector;
}

/** Selects objects by what they are; the names are regular expressions. */
export interface FluxSelector {
  /** API group. */
  readonly group?: string;
  /** API version without group. */
  readonly version?: string;
  /** Kind of the objects. */
  readonly kind?: string;
  /** Name of the objects. */
  readonly name?: string;
  /** Namespace of the objects. */
  readonly namespace?: string;
  /** Label selector as text, such as `app=web,tier!=cache`. */
  readonly labelSelector?: string;
  /** Annotation selector as text. */
  readonly annotationSelector?: string;
}

/** Values for `${name}` in the rendered objects. */
export interface FluxPostBuild {
  /** Values by name. */
  readonly substitute?: Readonly<Record<string, string>>;
  /** ConfigMaps and Secrets with values. */
  readonly substituteFrom?: readonly FluxSubstituteReference[];
  /** Whether to replace only if values are given, or always. */
  readonly substituteStrategy?: 'WithVariables' | 'Always';
}

/** An object whose `data` holds values. */
export interface FluxSubstituteReference {
  /** Kind of the object. */
  readonly kind: 'Secret' | 'ConfigMap';
  /**
   * Name of the object.
   * @minLength 1
   * @maxLength 253
   */
  readonly name: string;
  /**
   * Whether the object may be missing.
   * @default false
   */
  readonly optional?: boolean;
}

/** How Secrets in the source are decrypted. */
export interface FluxDecryption {
  /** Tool that encrypted them. */
  readonly provider: 'sops';
  /** Secret with the private keys or cloud credentials. */
  readonly secretRef?: FluxObjectReference;
  /** ServiceAccount whose cloud identity may use the key. */
  readonly serviceAccountName?: string;
}

/** `Kustomization`, namespaced. */
export class Kustomization extends ApiObject {
  public static readonly GVK = { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization' } as const;

  constructor(scope: Construct, id: string, props: Manifest<KustomizationResource>) {
    super(scope, id, { ...Kustomization.GVK, ...props });
  }
}
