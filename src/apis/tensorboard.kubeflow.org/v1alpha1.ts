/**
 * tensorboard.kubeflow.org/v1alpha1: `Tensorboard`.
 *
 * Source: Kubeflow Notebooks, its CustomResourceDefinitions; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Int32, Manifest, NamedMetadata, Time } from '../meta';

/** A TensorBoard server for the logs of training runs, reached through the central dashboard. */
export interface TensorboardResource {
  /** Identity of the object; the name is that of the Deployment and the Service too. */
  readonly metadata: NamedMetadata;
  /** Which logs to show. */
  readonly spec?: TensorboardSpec;
  /** State of the server. */
  readonly status?: TensorboardStatus;
}

/** Where the logs are. */
export interface TensorboardSpec {
  /** `pvc://<claim>/<path>` for a volume claim of the namespace, or a URL that TensorBoard reads: `s3://`, `gs://`. */
  readonly logspath: string;
}

/** State of a TensorBoard server. */
export interface TensorboardStatus {
  /** States of the Deployment, oldest first. */
  readonly conditions: readonly TensorboardCondition[];
  /** Pods that are ready, 0 or 1. */
  readonly readyReplicas: Int32;
}

/** A state that the Deployment was in. */
export interface TensorboardCondition {
  /** Type of the Deployment's condition, such as `Available` or `Progressing`. */
  readonly deploymentState: string;
  /** When the state was last seen. */
  readonly lastProbeTime?: Time;
}

/** `Tensorboard`, namespaced. */
export class Tensorboard extends ApiObject {
  public static readonly GVK = { apiVersion: 'tensorboard.kubeflow.org/v1alpha1', kind: 'Tensorboard' } as const;

  constructor(scope: Construct, id: string, props: Manifest<TensorboardResource>) {
    super(scope, id, { ...Tensorboard.GVK, ...props });
  }
}
