import { Construct } from 'constructs';
import { ResourceRequirements } from '../../apis/k8s/core/v1';
import { KubeflowPodSpec } from '../../apis/kubeflow.org/pod';
import { PVCViewer } from '../../apis/kubeflow.org/v1alpha1';
import { ConfigError, Images, shown } from '../../core';
import { amountText, secondsOf, Time } from '../../core/amounts';
import { accountName, PodAccount } from '../account';
import { claimName, ClaimRef } from '../claims';
import { RESTRICTED_CONTAINER, RESTRICTED_POD, WorkloadSecurity } from '../team';
import { Workload, WorkloadProps } from '../workload';

/** Properties of {@link VolumeViewer}. */
export interface VolumeViewerProps extends WorkloadProps, WorkloadSecurity {
  /** The claim whose files it shows, in the same namespace; `existingClaim(name, { external: true })` if somebody else makes it. */
  readonly claim: ClaimRef;
  /**
   * Name of the object; the volumes page finds the viewer of a claim by the claim's name.
   * @default - the name of the claim
   */
  readonly name?: string;
  /**
   * First part of its path below the platform's URL.
   * @default '/pvcviewers'
   */
  readonly basePrefix?: string;
  /**
   * Time limit of a request, in whole seconds.
   * @default '30s'
   */
  readonly timeout?: Time;
  /**
   * Whether to prefer the node that has a ReadWriteOnce claim mounted already.
   * @default true
   */
  readonly rwoScheduling?: boolean;
  /**
   * Requests and limits; a profile with a quota wants them.
   * @default - none
   */
  readonly resources?: ResourceRequirements;
  /** @default 'default-editor' */
  readonly serviceAccount?: PodAccount;
  /** Where the file browser's image comes from. @default - as the platform of the app says, else as pinned */
  readonly images?: Images;
}

const PORT = 8080;
const VOLUME = 'viewer-volume';
const FILES = '/srv';
/** The file browser's image starts as root unless a user is named. */
const USER = 1000;

/**
 * A file browser for a claim, as the volumes page makes it: 1 PVCViewer, or none while the profile is suspended or archived.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `ClaimName`, `ClaimNamespace`, `PvcViewerPrefix`, `PvcViewerTimeout`
 */
export class VolumeViewer extends Workload<VolumeViewerProps> {
  /** Name of the object. */
  public readonly name: string;
  /** Path below the platform's URL where it is reached. */
  public readonly path: string;

  constructor(scope: Construct, id: string, given: VolumeViewerProps) {
    super(scope, id, given, 'workloads/volume-viewer#VolumeViewerProps');
    const { claim, name, basePrefix = '/pvcviewers', timeout = '30s', rwoScheduling = true } = this.props;
    const pvc = claimName(this, this.namespace, claim);
    this.name = this.checkedName('kubeflow.org/PVCViewer', name ?? pvc);
    if (!/^(\/[A-Za-z0-9._-]+)+$/.test(basePrefix)) {
      throw new ConfigError('PvcViewerPrefix', `basePrefix must be a path without a slash at its end, got ${shown(basePrefix)}; ` +
        'pass e.g. "/pvcviewers"', this);
    }
    this.path = `${basePrefix}/${this.namespace}/${this.name}/`;
    const podSpec = this.podSpec(pvc);
    const networking = { targetPort: PORT, basePrefix, rewrite: '/', timeout: `${this.wholeSeconds(timeout)}s` };
    if (this.lifecycle === 'active') {
      new PVCViewer(this, 'PVCViewer', { metadata: { name: this.name, namespace: this.namespace }, spec: { pvc, podSpec, networking, rwoScheduling } });
    }
  }

  private wholeSeconds(timeout: Time): number {
    const seconds = secondsOf(timeout);
    if (!Number.isInteger(seconds) || seconds < 1) {
      throw new ConfigError('PvcViewerTimeout', `timeout must be whole seconds, 1 or more, got ${shown(amountText(timeout))}; ` +
        'pass e.g. Duration.seconds(30)', this);
    }
    return seconds;
  }

  private podSpec(pvc: string): KubeflowPodSpec {
    const { serviceAccount = 'default-editor', resources, images, securityContext = RESTRICTED_CONTAINER } = this.props;
    const { podSecurityContext = this.isRestricted ? { ...RESTRICTED_POD, runAsUser: USER } : undefined } = this.props;
    const env = {
      FB_ADDRESS: '0.0.0.0',
      FB_PORT: String(PORT),
      FB_DATABASE: '/tmp/filebrowser.db',
      FB_NOAUTH: 'true',
      FB_BASEURL: this.path,
    };
    return {
      serviceAccountName: accountName(serviceAccount),
      ...podSecurityContext && { securityContext: podSecurityContext },
      containers: [{
        name: 'main',
        image: this.pinnedImage('filebrowser', images),
        env: Object.entries(env).map(([name, value]) => ({ name, value })),
        readinessProbe: { tcpSocket: { port: PORT }, initialDelaySeconds: 2, periodSeconds: 10 },
        ...resources && { resources },
        volumeMounts: [{ name: VOLUME, mountPath: FILES }],
        workingDir: FILES,
        securityContext,
      }],
      volumes: [{ name: VOLUME, persistentVolumeClaim: { claimName: pvc } }],
    };
  }
}
