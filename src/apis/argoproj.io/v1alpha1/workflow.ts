/**
 * argoproj.io/v1alpha1: `Workflow`.
 *
 * Its definition in the cluster takes anything: only these types say what the controller will refuse or ignore.
 * Source: Argo Workflows, pkg/apis/workflow/v1alpha1 and workflow/validate; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ArtifactGC } from './artifact';
import { PodMetadata } from './metadata';
import { Arguments } from './parameter';
import { Metrics, RetryStrategy, Synchronization } from './strategy';
import { ExecutorConfig, LifecycleHook, Template, TemplateDefaults } from './template';
import {
  Affinity, HostAlias, LocalObjectReference, PersistentVolumeClaimSpec, PersistentVolumeClaimStatus, PodDNSConfig, PodSecurityContext, PodSpec, Toleration, Volume,
} from '../../k8s/core/v1';
import { EmbeddedMetadata, LabelSelector } from '../../k8s/meta/v1';
import { PodDisruptionBudgetSpec } from '../../k8s/policy/v1';
import { AnyObject, Int32, Int64, Manifest, NamedMetadata } from '../../meta';

/** A run of steps, each in a pod of its own; it runs once, as soon as it is made. */
export interface WorkflowResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** What runs. */
  readonly spec: StartedWorkflowSpec;
  /** How far it is; the controller writes it. */
  readonly status?: AnyObject;
}

/** `Workflow`, namespaced. */
export class Workflow extends ApiObject {
  public static readonly GVK = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WorkflowResource>) {
    super(scope, id, { ...Workflow.GVK, ...props });
  }
}

/**
 * What the definitions of workflows and their tasks say: the API server keeps whatever stands there.
 * @schema {"required":["metadata","spec"]}
 */
export interface OpenWorkflowResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /**
   * What runs; the controller checks it.
   * @mapType atomic
   */
  readonly spec: AnyObject;
  /**
   * How far it is; the controller writes it.
   * @mapType atomic
   */
  readonly status?: AnyObject;
}

/** What runs, for kinds that are templates of workflows. */
export interface WorkflowSpec {
  /**
   * Templates, which use each other by name.
   * @minItems 1
   * @listType map
   * @listMapKeys name
   */
  readonly templates?: readonly Template[];
  /** Template that the workflow starts with. */
  readonly entrypoint?: string;
  /** What that template gets; every other one sees it as `{{workflow.parameters.<name>}}`. */
  readonly arguments?: Arguments;
  /** WorkflowTemplate that brings the templates. */
  readonly workflowTemplateRef?: WorkflowTemplateRef;
  /** What all templates say that say nothing else. */
  readonly templateDefaults?: TemplateDefaults;
  /** Account of the pods. */
  readonly serviceAccountName?: string;
  /** Whether pods get that account's token. */
  readonly automountServiceAccountToken?: boolean;
  /** Account of the containers that the controller adds. */
  readonly executor?: ExecutorConfig;
  /** Volumes of all pods. */
  readonly volumes?: readonly Volume[];
  /** Claims that are made at the start and removed at the end. */
  readonly volumeClaimTemplates?: readonly WorkflowVolumeClaim[];
  /** When those claims are removed. */
  readonly volumeClaimGC?: VolumeClaimGC;
  /**
   * Most pods that run at a time.
   * @minimum 1
   */
  readonly parallelism?: Int64;
  /** Where artifacts are kept that name no place; the namespace's or the controller's repository if left out. */
  readonly artifactRepositoryRef?: ArtifactRepositoryRef;
  /** When artifacts are removed. */
  readonly artifactGC?: WorkflowArtifactGC;
  /** Keeps the logs of all main containers as artifacts. */
  readonly archiveLogs?: boolean;
  /** Waits until somebody resumes it. */
  readonly suspend?: boolean;
  /** Ends it: `Stop` still runs what follows the end, `Terminate` does not. */
  readonly shutdown?: '' | 'Stop' | 'Terminate';
  /** Labels of the nodes that pods may run on. */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Where pods run, and beside whom. */
  readonly affinity?: Affinity;
  /** Taints that pods bear. */
  readonly tolerations?: readonly Toleration[];
  /** Secrets for the registries of the images. */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** Gives pods the network of their node. */
  readonly hostNetwork?: boolean;
  /** Where pods look up names. */
  readonly dnsPolicy?: PodSpec['dnsPolicy'];
  /** Settings of that on top. */
  readonly dnsConfig?: PodDNSConfig;
  /** Further names in `/etc/hosts`. */
  readonly hostAliases?: readonly HostAlias[];
  /** Scheduler that places pods. */
  readonly schedulerName?: string;
  /** Priority of the pods. */
  readonly podPriorityClassName?: string;
  /** Privileges of the pods. */
  readonly securityContext?: PodSecurityContext;
  /** Changes to the spec of all pods, as YAML or JSON. */
  readonly podSpecPatch?: string;
  /** Labels and annotations of all pods. */
  readonly podMetadata?: PodMetadata;
  /** Keeps a number of pods running while nodes are emptied. */
  readonly podDisruptionBudget?: PodDisruptionBudgetSpec;
  /** When pods are removed. */
  readonly podGC?: PodGC;
  /** Template that runs at the end; old form of the hook `exit`. */
  readonly onExit?: string;
  /** Templates that run besides, by the name of the hook; all but `exit` have an expression. */
  readonly hooks?: Readonly<Record<string, LifecycleHook>>;
  /** When the workflow is removed after its end; never if left out. */
  readonly ttlStrategy?: TTLStrategy;
  /** Most seconds that it runs. */
  readonly activeDeadlineSeconds?: Int64;
  /** Place among workflows that wait for the controller's limits; higher ones first. */
  readonly priority?: Int32;
  /** When all templates are tried again. */
  readonly retryStrategy?: RetryStrategy;
  /** What has to be free before it starts. */
  readonly synchronization?: Synchronization;
  /** Figures that it tells. */
  readonly metrics?: Metrics;
  /** Labels and annotations of the workflow itself, for templates of workflows. */
  readonly workflowMetadata?: WorkflowMetadata;
}

/**
 * What runs: templates with an entry, or those of a WorkflowTemplate.
 * @schema {"allOf":[
 * {"anyOf":[{"required":["entrypoint"]},{"required":["workflowTemplateRef"]}],"x-form":"a workflow with entrypoint or workflowTemplateRef"},
 * {"not":{"required":["templates","workflowTemplateRef"]},"x-form":"a workflow with templates beside workflowTemplateRef"}]}
 */
export interface StartedWorkflowSpec extends WorkflowSpec {}

/** A WorkflowTemplate. */
export interface WorkflowTemplateRef {
  /** Its name. */
  readonly name?: string;
  /** Whether it is a ClusterWorkflowTemplate. */
  readonly clusterScope?: boolean;
}

/** A claim that is made for a workflow; its name becomes `<workflow>-<name>`. */
export interface WorkflowVolumeClaim {
  /** `v1`; read by nobody. */
  readonly apiVersion?: string;
  /** `PersistentVolumeClaim`; read by nobody. */
  readonly kind?: string;
  /** Name by which containers mount it, labels and annotations. */
  readonly metadata: EmbeddedMetadata;
  /** Storage that is asked for. */
  readonly spec: PersistentVolumeClaimSpec;
  /** Of no use: the claims that are made have their own. */
  readonly status?: PersistentVolumeClaimStatus;
}

/** When claims are removed. */
export interface VolumeClaimGC {
  /** `OnWorkflowSuccess` if left out. */
  readonly strategy?: 'OnWorkflowCompletion' | 'OnWorkflowSuccess';
}

/** A repository of artifacts that a ConfigMap of the namespace describes. */
export interface ArtifactRepositoryRef {
  /** Name of the ConfigMap, `artifact-repositories` if left out. */
  readonly configMap?: string;
  /** Key in it; the one that its annotation names if left out. */
  readonly key?: string;
}

/** When artifacts of a workflow are removed. */
export interface WorkflowArtifactGC extends ArtifactGC {
  /** Lets the workflow go even if its artifacts could not be removed. */
  readonly forceFinalizerRemoval?: boolean;
  /** Changes to the spec of the pods that remove them, as YAML or JSON. */
  readonly podSpecPatch?: string;
}

/** When pods are removed. */
export interface PodGC {
  /** Moment of the removal; with the workflow if left out. */
  readonly strategy?: '' | 'OnPodCompletion' | 'OnPodSuccess' | 'OnWorkflowCompletion' | 'OnWorkflowSuccess';
  /** Only pods with these labels. */
  readonly labelSelector?: LabelSelector;
  /** Wait before the removal, as a duration; 5 seconds if left out. */
  readonly deleteDelayDuration?: string;
}

/** When a workflow is removed after its end. */
export interface TTLStrategy {
  /** Seconds after any end. */
  readonly secondsAfterCompletion?: Int32;
  /** Seconds after success, instead. */
  readonly secondsAfterSuccess?: Int32;
  /** Seconds after failure, instead. */
  readonly secondsAfterFailure?: Int32;
}

/** Labels and annotations of a workflow that is made of a template. */
export interface WorkflowMetadata extends PodMetadata {
  /** Labels whose values are computed. */
  readonly labelsFrom?: Readonly<Record<string, LabelValueFrom>>;
}

/** A computed value of a label. */
export interface LabelValueFrom {
  /** Expression that gives it. */
  readonly expression: string;
}
