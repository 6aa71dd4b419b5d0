/**
 * argoproj.io/v1alpha1: templates, of which workflows are made, and the steps and graphs of tasks that use them.
 *
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1, workflow/validate and workflow/common; release in pins/.
 */
import { WorkflowArtifactLocation } from './artifact';
import { FieldName, PodMetadata } from './metadata';
import { Arguments, Inputs, Outputs, StepArguments } from './parameter';
import { Count, Memoize, Metrics, RetryStrategy, Synchronization, Timeout } from './strategy';
import {
  ContainerSetTemplate, DataTemplate, HTTPTemplate, PluginTemplate, ResourceTemplate, ScriptTemplate, SuspendTemplate, TemplateContainer, UserContainer,
} from './work';
import { Affinity, HostAlias, PodSecurityContext, Toleration, Volume } from '../../k8s/core/v1';
import { AnyValue, Int64 } from '../../meta';

/** Account of the containers that the controller adds to pods. */
export interface ExecutorConfig {
  /** Name of the ServiceAccount. */
  readonly serviceAccountName?: string;
}

/** All that templates may say; what stands in `templateDefaults` of a workflow. */
export interface TemplateDefaults {
  /** Name, unique in the workflow. */
  readonly name?: FieldName;
  /** What it takes. */
  readonly inputs?: Inputs;
  /** What it gives. */
  readonly outputs?: Outputs;
  /** Runs a container. */
  readonly container?: TemplateContainer;
  /** Runs several containers in one pod. */
  readonly containerSet?: ContainerSetTemplate;
  /** Runs a script. */
  readonly script?: ScriptTemplate;
  /** Makes, changes or reads an object. */
  readonly resource?: ResourceTemplate;
  /** Runs tasks that depend on each other. */
  readonly dag?: DAGTemplate;
  /** Runs steps one after another. */
  readonly steps?: Steps;
  /** Waits. */
  readonly suspend?: SuspendTemplate;
  /** Reads names of files. */
  readonly data?: DataTemplate;
  /** Asks over HTTP. */
  readonly http?: HTTPTemplate;
  /** Has a plugin of the executor do it. */
  readonly plugin?: PluginTemplate;
  /** Labels and annotations of the pod. */
  readonly metadata?: PodMetadata;
  /** Annotations of the step in the workflow's status, such as its name and text for people. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Counts as done as soon as its pod is ready, and ends with the steps around it. */
  readonly daemon?: boolean;
  /** Volumes of the pod, beside those of the workflow. */
  readonly volumes?: readonly Volume[];
  /** Containers that run before the main one. */
  readonly initContainers?: readonly UserContainer[];
  /** Containers that run beside the main one and are stopped with it. */
  readonly sidecars?: readonly UserContainer[];
  /** Where its logs and outputs are kept. */
  readonly archiveLocation?: WorkflowArtifactLocation;
  /** Most seconds that the pod runs. */
  readonly activeDeadlineSeconds?: Count;
  /** Most time that it takes, waiting among it. */
  readonly timeout?: Timeout;
  /** When it is tried again. */
  readonly retryStrategy?: RetryStrategy;
  /**
   * Most steps that run at a time.
   * @minimum 1
   */
  readonly parallelism?: Int64;
  /** Whether the first failed step of those that run together ends the others; of steps with `withItems` or `withParam`. */
  readonly failFast?: boolean;
  /** Labels of the nodes that it may run on. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Where it runs, and beside whom. */
  readonly affinity?: Affinity;
  /** Taints that it bears. */
  readonly tolerations?: readonly Toleration[];
  /** Scheduler that places it. */
  readonly schedulerName?: string;
  /** Priority of the pod. */
  readonly priorityClassName?: string;
  /** Account of the pod; that of the workflow if left out. */
  readonly serviceAccountName?: string;
  /** Whether the main container gets that account's token. */
  readonly automountServiceAccountToken?: boolean;
  /** Account of the containers that the controller adds. */
  readonly executor?: ExecutorConfig;
  /** Further names in `/etc/hosts`. */
  readonly hostAliases?: readonly HostAlias[];
  /** Privileges of the pod. */
  readonly securityContext?: PodSecurityContext;
  /** Changes to the pod's spec, as YAML or JSON. */
  readonly podSpecPatch?: string;
  /** Figures that it tells. */
  readonly metrics?: Metrics;
  /** What has to be free before it starts. */
  readonly synchronization?: Synchronization;
  /** Takes its outputs from earlier runs. */
  readonly memoize?: Memoize;
}

/**
 * What every template keeps to: it does exactly one thing, and says nothing that only others have.
 * @schema {"allOf":[
 * {"oneOf":[{"required":["container"]},{"required":["containerSet"]},{"required":["dag"]},{"required":["data"]},{"required":["http"]},{"required":["plugin"]},
 * {"required":["resource"]},{"required":["script"]},{"required":["steps"]},{"required":["suspend"]}],
 * "x-form":"a template with exactly one of container, containerSet, dag, data, http, plugin, resource, script, steps, suspend"},
 * {"not":{"allOf":[{"anyOf":[{"required":["dag"]},{"required":["steps"]}]},{"anyOf":[{"required":["activeDeadlineSeconds"]},{"required":["timeout"]}]}]},
 * "x-form":"a dag or steps with activeDeadlineSeconds or timeout, which only single pods have"},
 * {"not":{"required":["parallelism"],"not":{"anyOf":[{"required":["dag"]},{"required":["steps"]}]}},
 * "x-form":"a single pod with parallelism, which only a dag and steps have"}]}
 */
export interface OneKindOfWork {}

/**
 * A template that stands where it is used.
 * @schema {"allOf":[{"$ref":"apis/argoproj.io#OneKindOfWork"}]}
 */
export interface InlineTemplate extends TemplateDefaults {}

/**
 * A template with a name.
 * @schema {"allOf":[{"$ref":"apis/argoproj.io#OneKindOfWork"}]}
 */
export interface Template extends TemplateDefaults {
  /** Name, unique in the workflow. */
  readonly name: FieldName;
}

/** A template of a WorkflowTemplate. */
export interface TemplateRef {
  /**
   * Name of the WorkflowTemplate.
   * @minLength 1
   */
  readonly name: string;
  /**
   * Name of the template in it.
   * @minLength 1
   */
  readonly template: string;
  /** Whether it is a ClusterWorkflowTemplate. */
  readonly clusterScope?: boolean;
}

/** What steps and tasks have in common. */
interface TemplateUse {
  /** Template of the workflow. */
  readonly template?: string;
  /** Template of a WorkflowTemplate. */
  readonly templateRef?: TemplateRef;
  /** Template that stands here. */
  readonly inline?: InlineTemplate;
  /** What the template gets. */
  readonly arguments?: StepArguments;
  /** Once for each entry, which `{{item}}` stands for. */
  readonly withItems?: readonly AnyValue[];
  /** Once for each entry of a list in JSON, mostly another step's output. */
  readonly withParam?: string;
  /** Once for each number. */
  readonly withSequence?: Sequence;
  /** Condition under which it runs. */
  readonly when?: string;
  /** Ends without success after which the rest goes on. */
  readonly continueOn?: ContinueOn;
  /** Template that runs when it has ended; old form of the hook `exit`. */
  readonly onExit?: string;
  /** Templates that run besides, by the name of the hook; all but `exit` have an expression. */
  readonly hooks?: Readonly<Record<string, LifecycleHook>>;
}

/**
 * A step.
 * @oneOf withItems withParam withSequence
 * @schema {"allOf":[{"oneOf":[{"required":["template"]},{"required":["templateRef"]},{"required":["inline"]}],
 * "x-form":"a step with exactly one of inline, template, templateRef"}]}
 * @form a step with at most one of withItems, withParam, withSequence
 */
export interface WorkflowStep extends TemplateUse {
  /** Name, unique in the template. */
  readonly name: FieldName;
}

/** Steps one after another; those of one inner list run together. */
export type Steps = readonly (readonly WorkflowStep[])[];

/** Tasks that run as soon as those that they depend on have ended. */
export interface DAGTemplate {
  /** Tasks that the end of the graph depends on, with blanks between the names; all if left out. */
  readonly target?: string;
  /**
   * The tasks; either all say `depends` or all say `dependencies`.
   * @minItems 1
   * @listType map
   * @listMapKeys name
   */
  readonly tasks: readonly DAGTask[];
  /** Whether a failed task keeps others from starting; true if left out. */
  readonly failFast?: boolean;
}

/**
 * A task of a graph.
 * @oneOf withItems withParam withSequence
 * @schema {"allOf":[
 * {"oneOf":[{"required":["template"]},{"required":["templateRef"]},{"required":["inline"]}],"x-form":"a task with exactly one of inline, template, templateRef"},
 * {"not":{"allOf":[{"required":["depends"]},{"anyOf":[{"required":["dependencies"]},{"required":["continueOn"]}]}]},
 * "x-form":"a task with dependencies or continueOn beside depends"}]}
 * @form a task with at most one of withItems, withParam, withSequence
 */
export interface DAGTask extends TemplateUse {
  /** Name, unique in the graph. */
  readonly name: FieldName;
  /** Tasks that have to end before. */
  readonly dependencies?: readonly string[];
  /**
   * Tasks that have to end before, and how: `A && (B.Failed || C.Skipped)`.
   * @pattern ^[\s(!]*[a-zA-Z0-9][-a-zA-Z0-9]*(\.[A-Z][a-zA-Z]+)?[\s)]*((&&|\|\|)[\s(!]*[a-zA-Z0-9][-a-zA-Z0-9]*(\.[A-Z][a-zA-Z]+)?[\s)]*)*$
   * @form tasks joined by "&&", "||" and "!", such as "A && (B.Failed || C.Skipped)"
   */
  readonly depends?: string;
}

/**
 * Numbers to repeat a step for.
 * @oneOf count end
 * @form a sequence with count or end
 */
export interface Sequence {
  /** How many there are. */
  readonly count?: Count;
  /** The first one, 0 if left out. */
  readonly start?: Count;
  /** The last one. */
  readonly end?: Count;
  /** Form of the text, as in `printf`: `host-%02d`. */
  readonly format?: string;
}

/** Ends without success after which the rest goes on. */
export interface ContinueOn {
  /** Faults of the cluster, such as a deleted pod. */
  readonly error?: boolean;
  /** Failures of the program. */
  readonly failed?: boolean;
}

/**
 * A template that runs besides.
 * @schema {"oneOf":[{"required":["template"]},{"required":["templateRef"]}]}
 * @form a hook with either template or templateRef
 */
export interface LifecycleHook {
  /** Template of the workflow. */
  readonly template?: string;
  /** Template of a WorkflowTemplate. */
  readonly templateRef?: TemplateRef;
  /** What the template gets. */
  readonly arguments?: Arguments;
  /** Condition under which it runs. */
  readonly expression?: string;
}
