import { JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { TensorboardLogs } from './logs';
import { Tensorboard as TensorboardObject } from '../../apis/tensorboard.kubeflow.org/v1alpha1';
import { TENSORBOARD_NAME } from '../../core/catalogue/workload-names';
import { claimName } from '../claims';
import { declareSecret } from '../environment';
import { nameOf } from '../names';
import { namespaceOf } from '../namespace';
import { PodDefaultRef, selectionLabels } from '../pod-default';
import { lifecycleOf } from '../profile/lifecycle';

/** Properties of {@link Tensorboard}. */
export interface TensorboardProps {
  /** What it shows: `pvcLogs(...)` or `objectStoreLogs(...)`. */
  readonly logs: TensorboardLogs;
  /**
   * Name of the object, of its Deployment and of its Service.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * Namespace of the server.
   * @default - that of the profile around it
   */
  readonly namespace?: string;
  /** What the server's pod gets in addition, such as credentials of an object store. @default [] */
  readonly podDefaults?: readonly PodDefaultRef[];
}

/** Secret that the controller mounts into a server of `gs://` logs. */
const GOOGLE_SECRET = 'user-gcp-sa';

/**
 * A TensorBoard server: 1 Tensorboard, or none while the profile is suspended or archived. Its image, resources and privileges are
 * those of the platform's controller: it does not start where the level `restricted` is enforced.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `ClaimName`, `ClaimNamespace`, `PodDefaultNamespace`, `PodDefaultSelector`
 */
export class Tensorboard extends Construct {
  /** Name of the object. */
  public readonly name: string;
  /** Namespace that it is in. */
  public readonly namespace: string;
  /** Path below the platform's URL where the server is reached. */
  public readonly path: string;
  private readonly resource?: TensorboardObject;

  constructor(scope: Construct, id: string, props: TensorboardProps) {
    super(scope, id);
    this.name = nameOf(this, props.name, TENSORBOARD_NAME);
    this.namespace = namespaceOf(this, props.namespace);
    this.path = `/tensorboard/${this.namespace}/${this.name}/`;
    const labels = selectionLabels(this, this.namespace, props.podDefaults ?? [], { app: this.name });
    const logspath = this.logspath(props.logs);
    if (lifecycleOf(this) === 'active') {
      this.resource = new TensorboardObject(this, 'Tensorboard', {
        metadata: { name: this.name, namespace: this.namespace, ...Object.keys(labels).length > 0 && { labels } },
        spec: { logspath },
      });
    }
  }

  /**
   * Changes the object in the API's own field names; a patch that does not fit fails at synthesis. Of a profile that
   * is not active there is nothing to change.
   */
  public patch(...operations: JsonPatch[]): void {
    this.resource?.addJsonPatch(...operations);
  }

  private logspath(logs: TensorboardLogs): string {
    if ('claim' in logs) {
      return `pvc://${claimName(this, this.namespace, logs.claim)}/${logs.path ?? ''}`;
    }
    declareSecret(this, this.namespace, logs.url.startsWith('gs://') ? GOOGLE_SECRET : undefined);
    return logs.url;
  }
}
