/**
 * mlops.seldon.io/v1alpha1: `Experiment`, which is no search of Katib.
 *
 * Source: SeldonIO/seldon-core v2.10.2, operator/apis/mlops/v1alpha1; others install it.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Int32, Manifest, NamedMetadata } from '../../meta';
import { KnativeStatus } from '../../serving.knative.dev/status';

/** Requests that are shared out among models, or among pipelines. */
export interface ExperimentResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** Who gets how much. */
  readonly spec?: ExperimentSpec;
  /** How far it is. */
  readonly status?: KnativeStatus;
}

/** Who gets how much. */
export interface ExperimentSpec {
  /** Candidate whose own callers take part; if left out, only those who call the experiment do. It is the default of no other experiment. */
  readonly default?: string;
  /** Those that share the requests, each once; none only with a `mirror`. */
  readonly candidates: readonly ExperimentCandidate[];
  /** Who gets copies, and whose answers nobody sees; none of the candidates. */
  readonly mirror?: ExperimentMirror;
  /**
   * What all these names are; the operator takes any other word for `model`.
   * @default "model"
   * @asType string
   * @check {"enum":["model","pipeline"]}
   */
  readonly resourceType?: 'model' | 'pipeline';
}

/** Someone who gets a share. */
export interface ExperimentCandidate {
  /** Name of the Model or Pipeline. */
  readonly name: string;
  /**
   * Its share, in proportion to those of the others.
   * @check {"minimum":0}
   */
  readonly weight: Int32;
}

/** Someone who gets copies. */
export interface ExperimentMirror {
  /** Name of the Model or Pipeline. */
  readonly name: string;
  /**
   * Share of the requests, in percent.
   * @check {"minimum":0,"maximum":100}
   */
  readonly percent: Int32;
}

/** `Experiment`, namespaced. */
export class Experiment extends ApiObject {
  public static readonly GVK = { apiVersion: 'mlops.seldon.io/v1alpha1', kind: 'Experiment' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ExperimentResource>) {
    super(scope, id, { ...Experiment.GVK, ...props });
  }
}
