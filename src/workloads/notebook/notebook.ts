import { Construct } from 'constructs';
import { metadataOf } from './metadata';
import { NotebookProps } from './props';
import { resourcesOf } from './resources';
import { addVolumes, NotebookVolumes } from './volumes';
import { NotebookContainer, NotebookPodSpec, Notebook as NotebookObject } from '../../apis/kubeflow.org/v1';
import { allowImage, ConfigError, secretNameOf, shown } from '../../core';
import { resolvedImage } from '../../core/catalogue';
import { accountName } from '../account';
import { envSources, envVars } from '../environment';
import { placementOn } from '../placement';
import { RESTRICTED_CONTAINER, RESTRICTED_POD } from '../team';
import { Workload } from '../workload';

/**
 * A server such as JupyterLab, VS Code or RStudio with its storage, as the form for a new notebook makes it: 1 Notebook,
 * and a PersistentVolumeClaim for each new claim. In a suspended profile it is stopped; in an archived one only the claims are left.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `NotebookImage`, `NotebookRequest`, `LimitFactor`, `NotebookVolume`, `SharedMemory`, `ClaimName`,
 * `ClaimNamespace`, `ClaimTwice`, `ClaimSize`, `EnvName`, `NotebookEnv`, `NotebookStopped`, `NotebookLabel`, `NotebookQueue`, `NodeLabels`, `UnknownNodePool`,
 * `NodePoolDevice`, `PodDefaultNamespace`, `PodDefaultSelector`
 */
export class Notebook extends Workload<NotebookProps> {
  /** Name of the object, of its StatefulSet, its Service and its container. */
  public readonly name: string;
  /** Path below the platform's URL where the server is reached; the server finds it in `NB_PREFIX`, without the last slash. */
  public readonly path: string;
  /** Name of the claim of the home folder; undefined if there is none. */
  public readonly workspaceClaim?: string;
  /** Name of the claim at each path where one is mounted, the home folder among them. */
  public readonly claims: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, given: NotebookProps) {
    super(scope, id, given, 'workloads/notebook#NotebookProps');
    const { props } = this;
    this.name = this.checkedName('kubeflow.org/Notebook', props.name);
    this.path = `/notebook/${this.namespace}/${this.name}/`;
    const image = resolvedImage(props.image, this);
    const metadata = metadataOf(this, props, image.kind, this.lifecycle);
    const container = this.container('pin' in image ? this.pinnedImage(image.pin, props.images) : image.reference);
    'pin' in image || allowImage(this, image.reference);
    const placement = placementOn(this, props);
    const volumes = addVolumes(this, props);
    this.workspaceClaim = volumes.workspaceClaim;
    this.claims = volumes.claims;
    if (this.lifecycle !== 'archived') {
      new NotebookObject(this, 'Notebook', { metadata, spec: { template: { spec: { ...this.podSpec(container, volumes), ...placement } } } });
    }
  }

  /** Full reference of the server's image: behind the mirror of the app's platform, once that is made. */
  public get image(): string {
    const image = resolvedImage(this.props.image);
    return 'pin' in image ? this.imageReference(image.pin, this.props.images) : image.reference;
  }

  private podSpec(container: NotebookContainer, { volumes, volumeMounts }: NotebookVolumes): NotebookPodSpec {
    const { serviceAccount = 'default-editor', imagePullSecrets = [], podSecurityContext = this.isRestricted ? RESTRICTED_POD : undefined } = this.props;
    const pullSecrets = imagePullSecrets.map(one => typeof one === 'string' ? one : secretNameOf(one));
    pullSecrets.forEach(name => this.declareSecret(name));
    return {
      serviceAccountName: accountName(serviceAccount),
      ...podSecurityContext && { securityContext: podSecurityContext },
      containers: [{ ...container, volumeMounts }],
      volumes,
      ...pullSecrets.length > 0 && { imagePullSecrets: pullSecrets.map(name => ({ name })) },
    };
  }

  private container(image: string): NotebookContainer {
    const { port, command, args, env = {}, envFrom = [], imagePullPolicy = 'IfNotPresent', securityContext = this.isRestricted ? RESTRICTED_CONTAINER : undefined } = this.props;
    if ('NB_PREFIX' in env) {
      throw new ConfigError('NotebookEnv', 'env must leave NB_PREFIX to the controller, got a value for it; ' +
        `remove it: the controller sets ${shown(this.path.slice(0, -1))}, and would keep yours, under which the route leads nowhere`, this);
    }
    const variables = envVars(this, this.namespace, env);
    const sources = envSources(this, this.namespace, envFrom);
    // No list is written that has no entries: the controller would drop it when it writes the object back.
    return {
      name: this.name,
      image,
      imagePullPolicy,
      ...command && command.length > 0 && { command },
      ...args && args.length > 0 && { args },
      ...port !== undefined && { ports: [{ name: 'notebook-port', containerPort: port, protocol: 'TCP' }] },
      ...variables.length > 0 && { env: variables },
      ...sources.length > 0 && { envFrom: sources },
      resources: resourcesOf(this, this.props),
      ...securityContext && { securityContext },
    };
  }
}
