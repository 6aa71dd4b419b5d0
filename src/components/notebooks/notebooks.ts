import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { JupyterWebApp } from './jupyter-web-app';
import { CullingMinutes, NotebookController, NOTEBOOK_CONTROLLER_ACCOUNT } from './notebook-controller';
import { PartProps } from './part';
import { PvcViewerController } from './pvcviewer-controller';
import { SpawnerProps } from './spawner-props';
import { TensorboardController } from './tensorboard-controller';
import { TensorboardsWebApp } from './tensorboards-web-app';
import { VolumesWebApp } from './volumes-web-app';
import { ResourceRequirements } from '../../apis/k8s/core/v1';
import { Component, ComponentProps, ConfigError, DEFAULT_IDENTITY, IssuerRef, MeshedProps, shown } from '../../core';
import { GATEWAY_PROPS, requireProps } from '../../core/required';

/** When idle notebooks are stopped. */
export interface CullingProps {
  /** Time without a busy kernel after which a notebook is stopped, in whole minutes. */
  readonly idle: Duration;
  /**
   * Time between two looks at a notebook, in whole minutes, at most `idle`.
   * @default Duration.minutes(1)
   */
  readonly check?: Duration;
}

/** The web app for volumes and the file browsers that it opens. */
export interface VolumesProps {
  /**
   * Requests and limits of each file browser's container.
   * @default - none, which a profile with a quota for CPU or memory refuses
   */
  readonly viewerResources?: ResourceRequirements;
  /**
   * Issuer of the certificate that the webhook of the file browsers serves with.
   * @default - a self-signed issuer of its own
   */
  readonly webhookIssuer?: IssuerRef;
}

/** Properties of {@link Notebooks}. */
export interface NotebooksProps extends ComponentProps, MeshedProps {
  /** @default 'kubeflow' */
  readonly namespace?: string;
  /**
   * Whether browsers send the apps' cookies over HTTPS only. Over plain HTTP a browser then keeps none of them, and no form
   * can be sent.
   * @default true
   */
  readonly secureCookies?: boolean;
  /**
   * Further namespaces whose pods may call the web apps, for example a second ingress.
   * @default []
   */
  readonly trustedNamespaces?: readonly string[];
  /**
   * Stops notebooks that nobody uses.
   * @default - they run until somebody stops them
   */
  readonly culling?: CullingProps;
  /**
   * The form for new notebooks; false leaves out the web app, for notebooks that only come from Git.
   * @default {}
   */
  readonly spawner?: SpawnerProps | false;
  /**
   * The web app for volumes; false leaves it out, with the file browsers.
   * @default {}
   */
  readonly volumes?: VolumesProps | false;
  /**
   * Whether there are TensorBoards, with their web app.
   * @default true
   */
  readonly tensorboards?: boolean;
}

/**
 * Notebook servers, volumes and TensorBoards for the users of profiles: 3 controllers and 3 web apps, together 86 objects,
 * of these 3 CustomResourceDefinitions and 6 Deployments.
 *
 * @throws ConfigError `MissingProp`, `CullingTime`, and for the spawner `SpawnerImages`, `SpawnerRequest`, `SpawnerAccelerator`,
 * `SpawnerDefault`, `SpawnerKey`, `SpawnerVolume`, `LimitFactor`
 * @see https://www.kubeflow.org/docs/components/notebooks/ (version in pins.jsonc)
 */
export class Notebooks extends Component {
  /** Namespace of the controllers and web apps. */
  public readonly namespace: string;
  /**
   * Account of the notebook controller. The policy of each profile must let it `GET` paths that end in `/api/kernels`,
   * or culling takes every notebook for idle.
   */
  public readonly notebookController: { readonly namespace: string; readonly name: string };

  constructor(scope: Construct, id: string, props: NotebooksProps) {
    super(scope, id, props);
    requireProps(this, props, ...GATEWAY_PROPS);
    const clusterDomain = props.clusterDomain ?? 'cluster.local';
    const part: PartProps = {
      namespace: props.namespace ?? 'kubeflow',
      gateway: props.gateway,
      identity: props.identity ?? DEFAULT_IDENTITY,
      clusterDomain,
      trustDomain: props.trustDomain ?? clusterDomain,
      secureCookies: props.secureCookies ?? true,
      trustedNamespaces: props.trustedNamespaces ?? [],
      image: name => this.image(name),
      workload: (name, spec) => this.workload(name, spec),
    };
    const culling = this.cullingMinutes(props.culling);
    const spawner = props.spawner ?? {};
    const volumes = props.volumes ?? {};
    const tensorboards = props.tensorboards ?? true;
    this.namespace = part.namespace;
    this.notebookController = { namespace: part.namespace, name: NOTEBOOK_CONTROLLER_ACCOUNT };

    new NotebookController(this, 'NotebookController', { ...part, culling });
    if (spawner !== false) {
      new JupyterWebApp(this, 'JupyterWebApp', { ...part, spawner });
    }
    if (volumes !== false) {
      new PvcViewerController(this, 'PvcViewerController', { ...part, webhookIssuer: volumes.webhookIssuer });
      new VolumesWebApp(this, 'VolumesWebApp', { ...part, viewerResources: volumes.viewerResources });
    }
    if (tensorboards) {
      new TensorboardController(this, 'TensorboardController', part);
      new TensorboardsWebApp(this, 'TensorboardsWebApp', part);
    }
  }

  /** The controller counts whole minutes; without culling it gets upstream's numbers, which then mean nothing. */
  private cullingMinutes(culling: CullingProps | undefined): CullingMinutes {
    if (culling === undefined) {
      return { enabled: false, idle: 1440, check: 1 };
    }
    const idle = this.minutes('culling.idle', culling.idle);
    const check = this.minutes('culling.check', culling.check ?? Duration.minutes(1));
    if (check > idle) {
      throw new ConfigError('CullingTime', `culling.check must not be longer than culling.idle, got ${check} and ${idle} minutes; ` +
        'pass a shorter check', this);
    }
    return { enabled: true, idle, check };
  }

  private minutes(prop: string, value: Duration): number {
    const minutes = value.toMilliseconds() / 60_000;
    if (!Number.isInteger(minutes) || minutes < 1) {
      throw new ConfigError('CullingTime', `${prop} must be whole minutes, 1 or more, got ${shown(value.toHumanString())}; ` +
        'pass e.g. Duration.minutes(5)', this);
    }
    return minutes;
  }
}
