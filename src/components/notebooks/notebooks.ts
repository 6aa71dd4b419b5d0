import { Construct } from 'constructs';
import { cullingMinutes, CullingProps } from './culling';
import { JupyterWebApp } from './jupyter-web-app';
import { NotebookServers, NOTEBOOK_CONTROLLER_ACCOUNT } from './notebook-servers';
import { PvcViewerController } from './pvcviewer-controller';
import { SpawnerProps } from './spawner-props';
import { TensorboardController } from './tensorboard-controller';
import { TensorboardsWebApp } from './tensorboards-web-app';
import { VolumesWebApp } from './volumes-web-app';
import { ResourceRequirements } from '../../apis/k8s/core/v1';
import { Component, ComponentProps, IssuerRef, MeshedProps, meshOf, ServiceAccountRef } from '../../core';
import { NamespaceName } from '../../core/names';

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

/** Account of the notebook controller of a namespace, for what is made before it. */
export function notebookControllerOf(namespace: string): ServiceAccountRef {
  return { namespace, name: NOTEBOOK_CONTROLLER_ACCOUNT };
}

/** Properties of {@link Notebooks}. */
export interface NotebooksProps extends ComponentProps, MeshedProps {
  /** @default 'kubeflow' */
  readonly namespace?: NamespaceName;
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
  readonly trustedNamespaces?: readonly NamespaceName[];
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
 * Notebook servers, volumes and TensorBoards for the users of profiles: three controllers with their
 * CustomResourceDefinitions, and three web apps.
 *
 * @throws ConfigError `CullingTime`, and for the spawner `SpawnerImages`, `SpawnerRequest`, `SpawnerAccelerator`, `SpawnerDefault`, `SpawnerKey`,
 * `SpawnerVolume`, `LimitFactor`
 * @see https://www.kubeflow.org/docs/components/notebooks/ (version in the pins)
 */
export class Notebooks extends Component<NotebooksProps> {
  /** Namespace of the controllers and web apps. */
  public readonly namespace: string;
  /**
   * Account of the notebook controller. The policy of each profile must let it `GET` paths that end in `/api/kernels`,
   * or culling takes every notebook for idle.
   */
  public readonly notebookController: ServiceAccountRef;

  constructor(scope: Construct, id: string, given: NotebooksProps) {
    super(scope, id, given, 'components/notebooks#NotebooksProps');
    const { props } = this;
    const { namespace = 'kubeflow', secureCookies = true, trustedNamespaces = [], spawner = {}, volumes = {}, tensorboards = true } = props;
    const mesh = meshOf(props);
    const culling = cullingMinutes(props.culling, this);
    const app = { namespace, mesh, secureCookies, trustedNamespaces };
    this.namespace = namespace;
    this.notebookController = notebookControllerOf(namespace);

    new NotebookServers(this, 'NotebookController', { namespace, clusterDomain: mesh.clusterDomain, routes: { gateway: mesh.gateway, host: mesh.hosts[0] }, culling });
    if (spawner !== false) {
      new JupyterWebApp(this, 'JupyterWebApp', { ...app, spawner });
    }
    if (volumes !== false) {
      new PvcViewerController(this, 'PvcViewerController', { namespace, mesh, trustedNamespaces, webhookIssuer: volumes.webhookIssuer });
      new VolumesWebApp(this, 'VolumesWebApp', { ...app, viewerResources: volumes.viewerResources });
    }
    if (tensorboards) {
      new TensorboardController(this, 'TensorboardController', { namespace, mesh });
      new TensorboardsWebApp(this, 'TensorboardsWebApp', app);
    }
  }
}
