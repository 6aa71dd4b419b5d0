import { Construct } from 'constructs';
import { WorkspacesController } from './controller';
import { WorkspaceKinds } from './kinds';
import { COMMON_LABELS } from './labels';
import { WorkspacesPages } from './pages';
import { WorkspacesProps } from './props';
import { Namespace } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { Component, injectionLabels, meshOf } from '../../core';

/**
 * Kubeflow Notebooks 2: workspaces, which are pods of a kind that the platform offers. A Namespace that lets nobody in, the
 * CustomResourceDefinitions `Workspace` and `WorkspaceKind` with a controller and its webhook, the pages with their back end, what people of
 * profiles may do, and the kinds on offer.
 *
 * Upstream's release is an alpha.
 *
 * @throws ConfigError `WorkspaceKindName`, `WorkspaceKindImage`, `WorkspaceKindSize`, `WorkspaceKindOption`, `NotebookImage`, `LimitFactor`
 * @see https://www.kubeflow.org/docs/components/notebooks/ (version in the pins)
 */
export class Workspaces extends Component<WorkspacesProps> {
  /** Namespace of the programs. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, given: WorkspacesProps) {
    super(scope, id, given, 'components/workspaces#WorkspacesProps');
    const { props } = this;
    const { namespace = 'kubeflow-workspaces', podSecurity = 'restricted', injection = 'enabled', trustedNamespaces = [], kinds = [], ui = {} } = props;
    const mesh = meshOf(props);
    this.namespace = namespace;

    new Namespace(this, 'Namespace', {
      metadata: { name: namespace, labels: { ...COMMON_LABELS, ...injectionLabels(injection), 'pod-security.kubernetes.io/enforce': podSecurity } },
    });
    new NetworkPolicy(this, 'DefaultDeny', { metadata: { name: 'default-deny-ingress', namespace }, spec: { podSelector: {}, policyTypes: ['Ingress'] } });
    new WorkspacesController(this, 'Controller', { namespace, mesh, webhookIssuer: props.webhookIssuer, logLevel: props.logLevel });
    if (ui !== false) {
      new WorkspacesPages(this, 'Pages', { namespace, mesh, trustedNamespaces, ...ui });
    }
    if (kinds.length > 0) {
      new WorkspaceKinds(this, 'Kinds', namespace, kinds);
    }
  }
}
