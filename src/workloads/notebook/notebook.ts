import { JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { metadataOf } from './metadata';
import { NotebookProps } from './props';
import { resourcesOf } from './resources';
import { addVolumes, NotebookVolumes } from './volumes';
import { NotebookContainer, NotebookPodSpec, Notebook as NotebookObject } from '../../apis/kubeflow.org/v1';
import { allowImage, ConfigError, shown } from '../../core';
import { NOTEBOOK_NAME } from '../../core/catalogue/workload-names';
import { declareSecret, envSources, envVars } from '../environment';
import { pinnedImage } from '../images';
import { nameOf } from '../names';
import { namespaceOf } from '../namespace';
import { placementOf } from '../placement';
import { lifecycleOf } from '../profile/lifecycle';
import { isRestricted, RESTRICTED_CONTAINER, RESTRICTED_POD } from '../profile/pod-security';

/**
 * A server such as JupyterLab, VS Code or RStudio with its storage, as the form for a new notebook makes it: 1 Notebook,
 * and a PersistentVolumeClaim for each new claim. In a suspended profile it is stopped; in an archived one only the claims are left.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `NotebookRequest`, `LimitFactor`, `NotebookVolume`, `SharedMemory`, `ClaimName`,
 * `ClaimNamespace`, `ClaimTwice`, `EnvName`, `NotebookEnv`, `NotebookPort`, `NotebookStopped`, `NotebookLabel`, `NodeLabels`, `PodDefaultNamespace`, `PodDefaultSelector`,
 * `ImagesMissing`
 */
export class Notebook extends Construct {
  /** Name of the object, of its StatefulSet, its Service and its container. */
  public readonly name: string;
  /** Namespace that it is in. */
  public readonly namespace: string;
  /** Full reference of the server's image. */
  public readonly image: string;
  /** Path below the platform's URL where the server is reached; the server finds it in `NB_PREFIX`, without the last slash. */
  public readonly path: string;
  /** Name of the claim of the home folder; undefined if there is none. */
  public readonly workspaceClaim?: string;
  /** Name of the claim at each path where one is mounted, the home folder among them. */
  public readonly claims: Readonly<Record<string, string>>;
  private readonly resource?: NotebookObject;

  constructor(scope: Construct, id: string, props: NotebookProps) {
    super(scope, id);
    this.name = nameOf(this, props.name, NOTEBOOK_NAME);
    this.namespace = namespaceOf(this, props.namespace);
    this.path = `/notebook/${this.namespace}/${this.name}/`;
    this.image = this.imageOf(props);
    const metadata = metadataOf(this, props);
    const container = this.container(props);
    const placement = placementOf(this, props.gpu ?? {}, { ...props.nodePool, nodeSelector: props.nodePool?.labels });
    const volumes = addVolumes(this, props);
    this.workspaceClaim = volumes.workspaceClaim;
    this.claims = volumes.claims;
    const spec: NotebookPodSpec = { ...this.podSpec(props, container, volumes), ...placement, tolerations: placement.tolerations ?? [] };
    if (lifecycleOf(this) !== 'archived') {
      this.resource = new NotebookObject(this, 'Notebook', { metadata, spec: { template: { spec } } });
    }
  }

  /**
   * Changes the object in the API's own field names; a patch that does not fit fails at synthesis. Of an archived
   * profile there is nothing to change.
   */
  public patch(...operations: JsonPatch[]): void {
    this.resource?.addJsonPatch(...operations);
  }

  private imageOf({ image, images }: NotebookProps): string {
    if ('pin' in image) {
      return pinnedImage(this, image.pin, images);
    }
    allowImage(this, image.reference);
    return image.reference;
  }

  /** Lists are there also when empty, as the form writes them: pages of the web apps fail where a notebook has no `volumes` or `volumeMounts`. */
  private podSpec(props: NotebookProps, container: NotebookContainer, { volumes, volumeMounts }: NotebookVolumes): NotebookPodSpec {
    const account = props.serviceAccount ?? 'default-editor';
    const pullSecrets = props.imagePullSecrets ?? [];
    pullSecrets.forEach(one => declareSecret(this, this.namespace, one.name));
    const podSecurity = props.podSecurityContext ?? (isRestricted(this) ? RESTRICTED_POD : undefined);
    return {
      serviceAccountName: typeof account === 'string' ? account : account.name,
      ...podSecurity && { securityContext: podSecurity },
      containers: [{ ...container, volumeMounts }],
      volumes,
      ...pullSecrets.length > 0 && { imagePullSecrets: pullSecrets.map(one => ({ name: one.name })) },
    };
  }

  private container(props: NotebookProps): NotebookContainer {
    const { port, command, args } = props;
    if (port !== undefined && (!Number.isInteger(port) || port < 1 || port > 65535)) {
      throw new ConfigError('NotebookPort', `port must be a number from 1 to 65535, got ${shown(port)}; ` +
        'pass the port that the image listens on, or leave it out for 8888', this);
    }
    if (props.env !== undefined && 'NB_PREFIX' in props.env) {
      throw new ConfigError('NotebookEnv', 'env must leave NB_PREFIX to the controller, got a value for it; ' +
        `remove it: the controller sets ${shown(this.path.slice(0, -1))}, and would keep yours, under which the route leads nowhere`, this);
    }
    const env = envVars(this, this.namespace, props.env ?? {});
    const envFrom = envSources(this, this.namespace, props.envFrom ?? []);
    const security = props.securityContext ?? (isRestricted(this) ? RESTRICTED_CONTAINER : undefined);
    return {
      name: this.name,
      image: this.image,
      imagePullPolicy: props.imagePullPolicy ?? 'IfNotPresent',
      ...command && { command },
      ...args && { args },
      ...port !== undefined && { ports: [{ name: 'notebook-port', containerPort: port, protocol: 'TCP' }] },
      env,
      ...envFrom.length > 0 && { envFrom },
      resources: resourcesOf(this, props),
      ...security && { securityContext: security },
    };
  }
}
