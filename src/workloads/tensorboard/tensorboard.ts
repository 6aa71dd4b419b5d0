import { Construct } from 'constructs';
import { resolvedLogs, TensorboardLogs } from './logs';
import { Tensorboard as TensorboardObject } from '../../apis/tensorboard.kubeflow.org/v1alpha1';
import { ConfigError, shown } from '../../core';
import { claimName } from '../claims';
import { PodDefaultRef, selectionLabels } from '../pod-default';
import { Workload, WorkloadProps } from '../workload';

/** Properties of {@link Tensorboard}. */
export interface TensorboardProps extends WorkloadProps {
  /** What it shows: `pvcLogs(...)`, `objectStoreLogs(...)`, or the URL of the logs. */
  readonly logs: TensorboardLogs;
  /** What the server's pod gets in addition, such as credentials of an object store. @default [] */
  readonly podDefaults?: readonly PodDefaultRef[];
}

/** Secret that the controller mounts into a server of `gs://` logs. */
const GOOGLE_SECRET = 'user-gcp-sa';

/**
 * A TensorBoard server: 1 Tensorboard, or none while the profile is suspended or archived. Its image, resources and privileges are
 * those of the platform's controller, which the level `restricted` refuses. For `s3://` logs the controller brings no credentials:
 * a PodDefault has to.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `TensorboardLogs`, `TensorboardRestricted`, `TensorboardCredentials`, `ClaimName`,
 * `ClaimNamespace`, `PodDefaultNamespace`, `PodDefaultSelector`
 */
export class Tensorboard extends Workload<TensorboardProps> {
  /** Name of the object, of its Deployment and of its Service. */
  public readonly name: string;
  /** Path below the platform's URL where the server is reached. */
  public readonly path: string;

  constructor(scope: Construct, id: string, given: TensorboardProps) {
    super(scope, id, given, 'workloads/tensorboard#TensorboardProps');
    const { name, podDefaults = [] } = this.props;
    this.name = this.checkedName('tensorboard.kubeflow.org/Tensorboard', name);
    this.path = `/tensorboard/${this.namespace}/${this.name}/`;
    if (this.isRestricted) {
      throw new ConfigError('TensorboardRestricted', 'a TensorBoard cannot start in a profile of the level "restricted", since its controller sets no privileges of the pod, ' +
        `got one in ${shown(this.namespace)}; make it in a profile of the level "baseline"`, this);
    }
    const labels = selectionLabels(this, this.namespace, podDefaults, { app: this.name });
    const logspath = this.logspath(podDefaults.length > 0);
    if (this.lifecycle === 'active') {
      new TensorboardObject(this, 'Tensorboard', {
        metadata: { name: this.name, namespace: this.namespace, ...Object.keys(labels).length > 0 && { labels } },
        spec: { logspath },
      });
    }
  }

  private logspath(hasPodDefaults: boolean): string {
    const logs = resolvedLogs(this.props.logs);
    if ('claim' in logs) {
      return `pvc://${claimName(this, this.namespace, logs.claim)}/${logs.path ?? ''}`;
    }
    if (logs.url.startsWith('s3://') && !hasPodDefaults) {
      throw new ConfigError('TensorboardCredentials', `logs in S3 need credentials, which the controller does not bring, got ${shown(logs.url)} without podDefaults; ` +
        'name a PodDefault that sets AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_REGION alone where the ServiceAccount has a role', this);
    }
    this.declareSecret(logs.url.startsWith('gs://') ? GOOGLE_SECRET : undefined);
    return logs.url;
  }
}
