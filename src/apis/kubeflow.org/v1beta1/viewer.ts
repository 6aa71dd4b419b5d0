/**
 * kubeflow.org/v1beta1: `Viewer` of Kubeflow Pipelines. Its CustomResourceDefinition takes any spec.
 *
 * Source: Kubeflow Pipelines, backend/src/crd/pkg/apis/viewer/v1beta1; release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AnyObject, Manifest, NamedMetadata } from '../../meta';
import { Container, PodSpec } from '../../k8s/core/v1';

/** A TensorBoard for the artifacts of a pipeline; the web app of Kubeflow Pipelines makes it. */
export interface ViewerResource {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /** What is shown, and by which pod. */
  readonly spec: ViewerSpec;
}

/** What is shown, and by which pod. */
export interface ViewerSpec {
  /** The only kind of viewer that there is. */
  readonly type: 'tensorboard';
  /** What the TensorBoard shows. */
  readonly tensorboardSpec: ViewerTensorboard;
  /** Template of the pod; the controller fills in name, image, arguments and port of its container. */
  readonly podTemplateSpec: ViewerPodTemplate;
}

/** What a TensorBoard shows. */
export interface ViewerTensorboard {
  /** Folder or URL of the logs. */
  readonly logDir: string;
  /** Image reference; an old TensorFlow of the controller's own if left out. */
  readonly tensorflowImage?: string;
}

/** Template of the pod of a viewer. */
export interface ViewerPodTemplate {
  /** Labels and annotations of the pod. */
  readonly metadata?: AnyObject;
  /** Spec of the pod. */
  readonly spec: ViewerPodSpec;
}

/** Spec of the pod of a viewer. */
export interface ViewerPodSpec extends Omit<PodSpec, 'containers'> {
  /**
   * The container of the TensorBoard.
   * @minItems 1
   */
  readonly containers: readonly ViewerContainer[];
}

/** A container that the controller gives its name. */
export interface ViewerContainer extends Omit<Container, 'name'> {
  /** Name that the controller replaces. */
  readonly name?: string;
}

/** A viewer as its CustomResourceDefinition describes it. */
export interface ViewerObject {
  /** Identity of the object. */
  readonly metadata: NamedMetadata;
  /**
   * What is shown, and by which pod.
   * @mapType atomic
   */
  readonly spec: AnyObject;
}

/** `Viewer`, namespaced. */
export class Viewer extends ApiObject {
  public static readonly GVK = { apiVersion: 'kubeflow.org/v1beta1', kind: 'Viewer' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ViewerResource>) {
    super(scope, id, { ...Viewer.GVK, ...props });
  }
}
