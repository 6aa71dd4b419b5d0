/**
 * argoproj.io/v1alpha1: values that steps of workflows take and give.
 *
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1; release in pins/.
 */
import { ArtifactFile, WorkflowArtifactLocation } from './artifact';
import { ConfigMapKeySelector } from '../../k8s/core/v1';

/**
 * Text, or a number or truth value that is read as its text; an empty list is read as an empty text.
 * @schema {"anyOf":[{"type":"string"},{"type":"number"},{"type":"boolean"},{"type":"array","maxItems":0}],"x-kubernetes-preserve-unknown-fields":true}
 * @form a text, a number, true or false
 */
export type AnyText = string | number | boolean | readonly never[];

/**
 * Name of a parameter or artifact.
 * @pattern ^[-a-zA-Z0-9_]+$
 * @form a name of letters, digits, "_" and "-"
 */
export type ParameterName = string;

/** Says by its presence alone that the value is given while the workflow waits for it; has no settings. */
export interface SuppliedValue {}

/** Where a value comes from, in the kinds whose definition wants text. */
export interface TextValueFrom {
  /** File in the container with the value. */
  readonly path?: string;
  /** JSONPath into the object that the step made. */
  readonly jsonPath?: string;
  /** Filter of jq for that object. */
  readonly jqFilter?: string;
  /** Expression over the event that asked for the workflow. */
  readonly event?: string;
  /** Variable that names another step's output. */
  readonly parameter?: string;
  /** A person gives it. */
  readonly supplied?: SuppliedValue;
  /** Key of a ConfigMap. */
  readonly configMapKeyRef?: ConfigMapKeySelector;
  /** Value where the source has none. */
  readonly default?: string;
  /** Expression that gives the value. */
  readonly expression?: string;
}

/** A value with a name, in the kinds whose definition wants text. */
export interface TextParameter {
  /** Name, unique among the inputs or outputs. */
  readonly name: string;
  /** Value where nobody gives one. */
  readonly default?: string;
  /** The value. */
  readonly value?: string;
  /** Where the value comes from. */
  readonly valueFrom?: TextValueFrom;
  /** Name by which the rest of the workflow sees the output. */
  readonly globalName?: string;
  /** All values that there are. */
  readonly enum?: readonly string[];
  /** What it is for. */
  readonly description?: string;
}

/** What the sources of all values have in common. */
interface AnyValueFrom {
  /** A person gives it. */
  readonly supplied?: SuppliedValue;
  /** Value where the source has none. */
  readonly default?: AnyText;
}

/** Where the value of an argument comes from. */
export interface ArgumentValueFrom extends AnyValueFrom {
  /** Key of a ConfigMap. */
  readonly configMapKeyRef?: ConfigMapKeySelector;
  /** Expression over the event that asked for the workflow. */
  readonly event?: string;
}

/** Places where the value of an output can be found. */
interface OutputSources extends AnyValueFrom {
  /** File in the container with the value. */
  readonly path?: string;
  /** JSONPath into the object that the step made. */
  readonly jsonPath?: string;
  /** Filter of jq for that object. */
  readonly jqFilter?: string;
  /** Variable that names another step's output. */
  readonly parameter?: string;
  /** Expression that gives the value. */
  readonly expression?: string;
}

/**
 * Where the value of an output comes from: one of its sources.
 * @schema {"oneOf":[{"required":["path"]},{"required":["jsonPath"]},{"required":["jqFilter"]},{"required":["parameter"]},{"required":["expression"]},{"required":["supplied"]}]}
 * @form a source of an output, with exactly one of expression, jqFilter, jsonPath, parameter, path, supplied
 */
export interface OutputValueFrom extends OutputSources {}

/** Where the value of an input comes from. */
export interface ValueFrom extends OutputSources, ArgumentValueFrom {}

/** What values have in common. */
interface NamedValue {
  /** Name, unique among the inputs or outputs. */
  readonly name: ParameterName;
  /** Value where nobody gives one. */
  readonly default?: AnyText;
  /** The value. */
  readonly value?: AnyText;
  /** Name by which the rest of the workflow sees the output. */
  readonly globalName?: string;
  /**
   * All values that there are.
   * @minItems 1
   */
  readonly enum?: readonly AnyText[];
  /** What it is for. */
  readonly description?: AnyText;
}

/** A value that a template takes. */
export interface Parameter extends NamedValue {
  /** Where the value comes from. */
  readonly valueFrom?: ValueFrom;
}

/** A value that a workflow is started with. */
export interface Argument extends NamedValue {
  /** Where the value comes from. */
  readonly valueFrom?: ArgumentValueFrom;
}

/**
 * A value that a step hands to its template.
 * @schema {"anyOf":[{"required":["value"]},{"required":["valueFrom"]}]}
 * @form an argument with value or valueFrom
 */
export interface StepArgument extends Argument {}

/**
 * A value that a template gives.
 * @schema {"oneOf":[{"required":["value"]},{"required":["valueFrom"]}]}
 * @form an output with either value or valueFrom
 */
export interface OutputParameter extends NamedValue {
  /** Where the value comes from. */
  readonly valueFrom?: OutputValueFrom;
}

/** A file that a template takes; who uses the template says which. */
export interface InputArtifact extends ArtifactFile, WorkflowArtifactLocation {
  /** Name, unique among the inputs. */
  readonly name: ParameterName;
}

/** A file that is handed over, or that a template gives. */
export interface NamedArtifact extends InputArtifact {
  /** Variable that names another step's artifact. */
  readonly from?: string;
}

/** What a workflow is started with. */
export interface Arguments {
  /**
   * Values.
   * @listType map
   * @listMapKeys name
   */
  readonly parameters?: readonly Argument[];
  /**
   * Files.
   * @listType map
   * @listMapKeys name
   */
  readonly artifacts?: readonly NamedArtifact[];
}

/** What a step hands to its template. */
export interface StepArguments {
  /**
   * Values.
   * @listType map
   * @listMapKeys name
   */
  readonly parameters?: readonly StepArgument[];
  /**
   * Files.
   * @listType map
   * @listMapKeys name
   */
  readonly artifacts?: readonly NamedArtifact[];
}

/** What a template takes. */
export interface Inputs {
  /**
   * Values.
   * @listType map
   * @listMapKeys name
   */
  readonly parameters?: readonly Parameter[];
  /**
   * Files; the step that uses the template says where they come from.
   * @listType map
   * @listMapKeys name
   */
  readonly artifacts?: readonly InputArtifact[];
}

/** What a template gives. */
export interface Outputs {
  /**
   * Values.
   * @listType map
   * @listMapKeys name
   */
  readonly parameters?: readonly OutputParameter[];
  /**
   * Files.
   * @listType map
   * @listMapKeys name
   */
  readonly artifacts?: readonly NamedArtifact[];
  /** Standard output of the main container; the controller writes it. */
  readonly result?: string;
  /** Exit code of the main container; the controller writes it. */
  readonly exitCode?: string;
}
