/**
 * argoproj.io/v1alpha1: templates, of which workflows are made.
 *
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1 and workflow/validate; release in pins/.
 */
import { WorkflowArtifactLocation } from './artifact';
import { PodMetadata } from './metadata';
import { Inputs, Outputs } from './parameter';
import { DAGTemplate, FieldName, Steps } from './step';
import { Count, Memoize, Metrics, RetryStrategy, Synchronization, Timeout } from './strategy';
import {
  ContainerSetTemplate, DataTemplate, HTTPTemplate, PluginTemplate, ResourceTemplate, ScriptTemplate, SuspendTemplate, TemplateContainer, UserContainer,
} from './work';
import { Affinity, HostAlias, PodSecurityContext, Toleration, Volume } from '../../k8s/core/v1';
import { Int64 } from '../../meta';

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
