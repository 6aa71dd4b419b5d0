import { Construct } from 'constructs';
import { cullingMinutes, CullingProps } from './culling';
import { NotebookServers, NOTEBOOK_CONTROLLER_ACCOUNT, NOTEBOOK_CONTROLLER_LABELS } from './notebook-servers';
import { Namespace } from '../../apis/k8s/core/v1';
import { Component, ComponentProps, GatewayRef, injectionLabels, ServiceAccountRef } from '../../core';
import { DnsName, NamespaceName } from '../../core/names';

/** What the controller takes with and without a mesh. */
export interface NotebookControllerCommonProps extends ComponentProps {
  /**
   * Namespace of the controller, made here.
   * @default 'notebook-controller-system'
   */
  readonly namespace?: NamespaceName;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: DnsName;
  /**
   * Stops notebooks that nobody uses.
   * @default - they run until somebody stops them
   */
  readonly culling?: CullingProps;
}

/** Notebooks have routes in a mesh, and the controller a proxy. */
export interface NotebooksWithRoutes {
  /** Where the routes of notebooks attach. */
  readonly gateway: GatewayRef;
  /**
   * DNS names that routes answer to, of which notebooks take the first; `*` is every name.
   * @minItems 1
   * @default ['*']
   */
  readonly hosts?: readonly string[];
}

/** Notebooks have a Service each, and no route. */
export interface NotebooksWithoutRoutes {
  /** @default - no routes */
  readonly gateway?: undefined;
  /** @default - no routes */
  readonly hosts?: undefined;
}

/** Properties of {@link NotebookController}. */
export type NotebookControllerProps = NotebookControllerCommonProps & (NotebooksWithRoutes | NotebooksWithoutRoutes);

/**
 * The notebook controller alone, without web apps, volumes and TensorBoards: a Namespace, its program with its rights, and the
 * CustomResourceDefinition of Notebook. {@link Notebooks} holds the controller too: use one of both.
 *
 * @throws ConfigError `CullingTime`
 * @see https://www.kubeflow.org/docs/components/notebooks/ (version in the pins)
 */
export class NotebookController extends Component<NotebookControllerProps> {
  /** Namespace of the controller. */
  public readonly namespace: string;
  /**
   * Account of the controller. The policy of each profile must let it `GET` paths that end in `/api/kernels`, or culling takes every
   * notebook for idle.
   */
  public readonly notebookController: ServiceAccountRef;

  constructor(scope: Construct, id: string, given: NotebookControllerProps = {}) {
    super(scope, id, given, 'components/notebooks#NotebookControllerProps');
    const { namespace = 'notebook-controller-system', clusterDomain = 'cluster.local', culling, gateway, hosts: [host] = ['*'] } = this.props;
    this.namespace = namespace;
    this.notebookController = { namespace, name: NOTEBOOK_CONTROLLER_ACCOUNT };
    // By its proxy the notebooks of a mesh know it, when it asks for their activity.
    const labels = { ...NOTEBOOK_CONTROLLER_LABELS, 'control-plane': 'controller-manager', ...gateway && injectionLabels('enabled') };
    new Namespace(this, 'Namespace', { metadata: { name: namespace, labels } });
    new NotebookServers(this, 'NotebookController', {
      namespace, clusterDomain, culling: cullingMinutes(culling, this), ...gateway && { routes: { gateway, host } },
    });
  }
}
