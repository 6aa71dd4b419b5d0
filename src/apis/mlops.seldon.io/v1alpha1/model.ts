/**
 * mlops.seldon.io/v1alpha1: `Model`.
 *
 * Source: SeldonIO/seldon-core v2.10.2, operator/apis/mlops/v1alpha1; others install it.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { SeldonDataflow, SeldonScaling } from './scaling';
import { Int32, Integer, Manifest, NamedMetadata, Quantity } from '../../meta';
import { KnativeStatus } from '../../serving.knative.dev/status';

/** A model, which the scheduler loads onto a server that can run it. */
export interface ModelResource {
  /** Identity of the object; the name, without dots, is that by which clients and pipelines call the model. */
  readonly metadata: NamedMetadata;
  /** Where the model is, and what it needs. */
  readonly spec?: ModelSpec;
  /** How far it is. */
  readonly status?: ModelStatus;
}

/**
 * Where a model is, and what it needs; an explainer or a language model, not both.
 * @check {"not":{"required":["explainer","llm"]},"x-form":"without explainer or without llm"}
 */
export interface ModelSpec extends SeldonScaling {
  /** Folder of the model, as Rclone reads it: `s3://models/iris`, `gs://...`. */
  readonly storageUri: string;
  /** Capability that its server must have, beside `requirements`: `sklearn`, `mlflow` ... */
  readonly modelType?: string;
  /**
   * Number of the folder below `storageUri` with the version to load.
   * @check {"minimum":0}
   */
  readonly artifactVersion?: Int32;
  /** Where the form of inputs and outputs is described; nothing reads it. */
  readonly schemaUri?: string;
  /** Secret in the namespace with the settings of Rclone for the store. */
  readonly secretName?: string;
  /** Capabilities that its server must have. */
  readonly requirements?: readonly string[];
  /** Memory that is kept for it on a server. */
  readonly memory?: Quantity;
  /** Server that gets it; any that can run it, if left out. */
  readonly server?: string;
  /**
   * Whether a server has it already.
   * @default false
   */
  readonly preloaded?: boolean;
  /**
   * Whether it wants a server of its own.
   * @default false
   */
  readonly dedicated?: boolean;
  /** Its presence means that requests and answers are logged. */
  readonly logger?: ModelLogger;
  /** What it explains, if it is an explainer. */
  readonly explainer?: ModelExplainer;
  /** What it calls, if it is a language model. */
  readonly llm?: ModelLlm;
  /** Values that are handed to the server with the model. */
  readonly parameters?: readonly ModelParameter[];
  /** What happens to its topics. */
  readonly dataflow?: SeldonDataflow;
}

/** How requests and answers are logged. */
export interface ModelLogger {
  /**
   * Share of them, in percent; v2.10 logs all whatever it says.
   * @check {"minimum":0,"maximum":100}
   */
  readonly percent?: Integer;
}

/** What an explainer explains. */
export interface ModelExplainer {
  /** Method: `anchor_tabular`, `anchor_image`, `anchor_text` ... */
  readonly type?: string;
  /** The Model that it calls. */
  readonly modelRef?: string;
  /** The Pipeline that it calls. */
  readonly pipelineRef?: string;
}

/** What a language model calls. */
export interface ModelLlm {
  /** The Model that it calls. */
  readonly modelRef?: string;
  /** The Pipeline that it calls. */
  readonly pipelineRef?: string;
}

/** A value for the server. */
export interface ModelParameter {
  /** Its name. */
  readonly name: string;
  /** The value, as text. */
  readonly value: string;
}

/** How far a model is. */
export interface ModelStatus extends KnativeStatus {
  /** How often it is to run. */
  readonly replicas?: Int32;
  /** How often it is loaded. */
  readonly availableReplicas?: Int32;
  /** Selector for autoscalers. */
  readonly selector?: string;
  /** What the gateway to Kafka says. */
  readonly modelgwReady?: string;
}

/** `Model`, namespaced. */
export class Model extends ApiObject {
  public static readonly GVK = { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Model' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ModelResource>) {
    super(scope, id, { ...Model.GVK, ...props });
  }
}
