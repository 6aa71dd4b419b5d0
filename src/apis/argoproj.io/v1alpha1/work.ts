/**
 * argoproj.io/v1alpha1: what templates do: run containers, scripts and sets of them, make objects, ask over HTTP, read data, wait.
 *
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1 and workflow/validate; release in pins/.
 */
import { FieldName } from './metadata';
import { NamedArtifact } from './parameter';
import { Count } from './strategy';
import { Container, SecretKeySelector, VolumeMount } from '../../k8s/core/v1';
import { AnyValue, Bytes, Int64 } from '../../meta';

/** The main container of a pod; the controller names it. */
export interface TemplateContainer extends Omit<Container, 'name'> {
  /** `main` if left out. */
  readonly name?: string;
}

/** A container whose last argument is a file with a text. */
export interface ScriptTemplate extends TemplateContainer {
  /** The text; an empty file if left out. */
  readonly source?: string;
}

/** A container beside the main one. */
export interface UserContainer extends Container {
  /** Mounts the volumes of the main container at the same paths. */
  readonly mirrorVolumeMounts?: boolean;
}

/** Several containers in one pod. */
export interface ContainerSetTemplate {
  /**
   * The containers; inputs and outputs belong to the one named `main`.
   * @minItems 1
   * @listType map
   * @listMapKeys name
   */
  readonly containers: readonly ContainerNode[];
  /** Volumes that all of them mount. */
  readonly volumeMounts?: readonly VolumeMount[];
  /** How often a container starts again in the same pod. */
  readonly retryStrategy?: ContainerSetRetryStrategy;
}

/** One of several containers. */
export interface ContainerNode extends Omit<Container, 'name'> {
  /** Name, unique in the set. */
  readonly name: FieldName;
  /** Containers that have to end before. */
  readonly dependencies?: readonly string[];
}

/** How often a container starts again. */
export interface ContainerSetRetryStrategy {
  /** Wait between the tries, as a duration. */
  readonly duration?: string;
  /** Most tries after the first. */
  readonly retries: Count;
}

/**
 * Makes, changes or reads an object of the cluster.
 * @schema {"anyOf":[{"required":["manifest"]},{"required":["manifestFrom"]},
 * {"properties":{"action":{"type":"string","enum":["get","delete"]}},"type":"object","x-kubernetes-preserve-unknown-fields":true}],
 * "not":{"required":["manifest","manifestFrom"]}}
 * @form a resource with either manifest or manifestFrom
 */
export interface ResourceTemplate {
  /**
   * What is done: `get`, `create`, `apply`, `delete`, `replace`, `patch`, or a variable.
   * @pattern ^(get|create|apply|delete|replace|patch)$|\{\{
   * @form get, create, apply, delete, replace or patch
   */
  readonly action: string;
  /** How a patch is merged: `strategic` if left out, `merge` or `json`. */
  readonly mergeStrategy?: string;
  /** The object as YAML. */
  readonly manifest?: string;
  /** Artifact with the object. */
  readonly manifestFrom?: ManifestFrom;
  /** Makes the workflow the owner of the object, so that both go together. */
  readonly setOwnerReference?: boolean;
  /** Condition over the object's fields under which the step has succeeded. */
  readonly successCondition?: string;
  /** Condition over the object's fields under which it has failed. */
  readonly failureCondition?: string;
  /** Further flags for `kubectl`. */
  readonly flags?: readonly string[];
}

/** An artifact with an object. */
export interface ManifestFrom {
  /** Input of the template. */
  readonly artifact: NamedArtifact;
}

/** A request over HTTP, made by an agent rather than by a pod of its own. */
export interface HTTPTemplate {
  /** Method, `GET` if left out. */
  readonly method?: string;
  /** Address. */
  readonly url: string;
  /** Headers. */
  readonly headers?: readonly HTTPTemplateHeader[];
  /** Most seconds that it takes. */
  readonly timeoutSeconds?: Int64;
  /** Condition over the answer under which the step has succeeded; a status of 2xx if left out. */
  readonly successCondition?: string;
  /** Content of the request. */
  readonly body?: string;
  /** The same as bytes. */
  readonly bodyFrom?: HTTPBodySource;
  /** Trusts any certificate; never outside of experiments. */
  readonly insecureSkipVerify?: boolean;
}

/** A header of a request. */
export interface HTTPTemplateHeader {
  /** Its name. */
  readonly name: string;
  /** Its value. */
  readonly value?: string;
  /** Where the value comes from. */
  readonly valueFrom?: HTTPHeaderSource;
}

/** Where the value of a header comes from. */
export interface HTTPHeaderSource {
  /** Key of a Secret. */
  readonly secretKeyRef?: SecretKeySelector;
}

/** Content of a request. */
export interface HTTPBodySource {
  /** The bytes. */
  readonly bytes?: Bytes;
}

/** Waits for a time, or for a person. */
export interface SuspendTemplate {
  /** How long, as a duration or in seconds; until somebody resumes it if left out. */
  readonly duration?: string;
}

/** Reads names of files and works on the list. */
export interface DataTemplate {
  /** Where the list comes from. */
  readonly source: DataSource;
  /** What is done with it, one after another. */
  readonly transformation: readonly TransformationStep[];
}

/** An artifact whose paths are data; it needs no name. */
export interface SourceArtifact extends Omit<NamedArtifact, 'name'> {
  /** Name, of no use here. */
  readonly name?: string;
}

/** Where data come from. */
export interface DataSource {
  /** All paths in an artifact. */
  readonly artifactPaths?: SourceArtifact;
}

/** One change of a list. */
export interface TransformationStep {
  /** Expression over `data` that gives the new list. */
  readonly expression: string;
}

/**
 * Settings of a plugin of the executor, below its name.
 * @minProperties 1
 * @maxProperties 1
 */
export type PluginTemplate = Readonly<Record<string, AnyValue>>;
