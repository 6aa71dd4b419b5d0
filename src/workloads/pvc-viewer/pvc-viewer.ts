import { Duration, JsonPatch } from 'cdk8s';
import type { IServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { PodSecurityContext, ResourceRequirements, SecurityContext } from '../../apis/k8s/core/v1';
import { KubeflowPodSpec } from '../../apis/kubeflow.org/pod';
import { PVCViewer, PVCViewerSpec } from '../../apis/kubeflow.org/v1alpha1';
import { ConfigError, Images, shown } from '../../core';
import { PVC_VIEWER_NAME } from '../../core/catalogue/workload-names';
import { claimName, ClaimRef } from '../claims';
import { pinnedImage } from '../images';
import { nameOf } from '../names';
import { namespaceOf } from '../namespace';
import { lifecycleOf } from '../profile/lifecycle';
import { isRestricted, RESTRICTED_CONTAINER, RESTRICTED_POD, WorkloadSecurity } from '../profile/pod-security';

/** Properties of {@link PvcViewer}. */
export interface PvcViewerProps extends WorkloadSecurity {
  /** The claim whose files it shows, in the same namespace; `existingClaim(name, { external: true })` if somebody else makes it. */
  readonly claim: ClaimRef;
  /**
   * Name of the object; the volumes page finds the viewer of a claim by the claim's name.
   * @default - the name of the claim
   */
  readonly name?: string;
  /**
   * Namespace of the viewer.
   * @default - that of the profile around it
   */
  readonly namespace?: string;
  /**
   * First part of its path below the platform's URL.
   * @default '/pvcviewers'
   */
  readonly basePrefix?: string;
  /**
   * Time limit of a request, in whole seconds.
   * @default Duration.seconds(30)
   */
  readonly timeout?: Duration;
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
  readonly serviceAccount?: IServiceAccount | string;
  /** Where the file browser's image comes from. @default - as the profile around it or a platform of the app says, else as pinned */
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
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `ClaimName`, `ClaimNamespace`, `PvcViewerPrefix`, `PvcViewerTimeout`, `ImagesMissing`
 */
export class PvcViewer extends Construct {
  /** Name of the object. */
  public readonly name: string;
  /** Namespace that it is in. */
  public readonly namespace: string;
  /** Path below the platform's URL where it is reached. */
  public readonly path: string;
  private readonly resource?: PVCViewer;

  constructor(scope: Construct, id: string, props: PvcViewerProps) {
    super(scope, id);
    this.namespace = namespaceOf(this, props.namespace);
    const pvc = claimName(this, this.namespace, props.claim);
    this.name = nameOf(this, props.name ?? pvc, PVC_VIEWER_NAME);
    const basePrefix = props.basePrefix ?? '/pvcviewers';
    if (!/^(\/[A-Za-z0-9._-]+)+$/.test(basePrefix)) {
      throw new ConfigError('PvcViewerPrefix', `basePrefix must be a path without a slash at its end, got ${shown(basePrefix)}; ` +
        'pass e.g. "/pvcviewers"', this);
    }
    this.path = `${basePrefix}/${this.namespace}/${this.name}/`;
    const spec: PVCViewerSpec = {
      pvc,
      podSpec: this.podSpec(pvc, props),
      networking: { targetPort: PORT, basePrefix, rewrite: '/', timeout: `${this.seconds(props.timeout ?? Duration.seconds(30))}s` },
      rwoScheduling: props.rwoScheduling ?? true,
    };
    if (lifecycleOf(this) === 'active') {
      this.resource = new PVCViewer(this, 'PVCViewer', { metadata: { name: this.name, namespace: this.namespace }, spec });
    }
  }

  /**
   * Changes the object in the API's own field names; a patch that does not fit fails at synthesis. Of a profile that
   * is not active there is nothing to change.
   */
  public patch(...operations: JsonPatch[]): void {
    this.resource?.addJsonPatch(...operations);
  }

  private seconds(timeout: Duration): number {
    const seconds = timeout.toSeconds({ integral: false });
    if (!Number.isInteger(seconds) || seconds < 1) {
      throw new ConfigError('PvcViewerTimeout', `timeout must be whole seconds, got ${shown(timeout.toHumanString())}; ` +
        'pass e.g. Duration.seconds(30)', this);
    }
    return seconds;
  }

  private podSpec(pvc: string, props: PvcViewerProps): KubeflowPodSpec {
    const account = props.serviceAccount ?? 'default-editor';
    const env = {
      FB_ADDRESS: '0.0.0.0',
      FB_PORT: String(PORT),
      FB_DATABASE: '/tmp/filebrowser.db',
      FB_NOAUTH: 'true',
      FB_BASEURL: this.path,
    };
    const podContext: PodSecurityContext | undefined = props.podSecurityContext ?? (isRestricted(this) ? { ...RESTRICTED_POD, runAsUser: USER } : undefined);
    const securityContext: SecurityContext = props.securityContext ?? RESTRICTED_CONTAINER;
    return {
      serviceAccountName: typeof account === 'string' ? account : account.name,
      ...podContext && { securityContext: podContext },
      containers: [{
        name: 'main',
        image: pinnedImage(this, 'filebrowser', props.images),
        env: Object.entries(env).map(([name, value]) => ({ name, value })),
        readinessProbe: { tcpSocket: { port: PORT }, initialDelaySeconds: 2, periodSeconds: 10 },
        ...props.resources && { resources: props.resources },
        volumeMounts: [{ name: VOLUME, mountPath: FILES }],
        workingDir: FILES,
        securityContext,
      }],
      volumes: [{ name: VOLUME, persistentVolumeClaim: { claimName: pvc } }],
    };
  }
}
