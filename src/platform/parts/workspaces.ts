import { Workspaces, WorkspacesProps } from '../../components/workspaces';
import { Part, Without } from '../part';
import { meshPodSecurity } from '../places/mesh-pods';

/** Options of workspaces as the platform takes them. */
export type WorkspacesOptions = Without<WorkspacesProps,
  'namespace' | 'injection' | 'trustedNamespaces' | 'gateway' | 'identity' | 'clusterDomain' | 'trustDomain' | 'hosts' | 'images'>;

/** Kubeflow Notebooks 2. */
export interface WorkspacesSetting {
  /** Workspaces, the notebooks of Kubeflow Notebooks 2, whose release is an alpha: options. @default false */
  readonly workspaces?: WorkspacesOptions | false;
}

/** The wiring of workspaces. */
export const workspaces: Part<WorkspacesSetting, Workspaces | undefined, 'workspaces'> = {
  key: 'workspaces',
  name: 'workspaces',
  after: ['cert-manager', 'kubeflow'],
  selfGuarded: true,
  forTeams: true,
  onlyOnRequest: true,
  needs: ['dashboard'],
  namespaces: { workspaces: 'kubeflow-workspaces' },

  gives({ ui = {}, kinds = [] }, { namespaces }) {
    return {
      menuLinks: ui !== false ? [{ type: 'item', text: 'Workspaces', link: '/workspaces/', icon: 'dashboard' }] : [],
      meshNamespaces: [namespaces.workspaces],
      accelerators: kinds.flatMap(({ sizes = [] }) => sizes).flatMap(({ accelerator }) => accelerator?.resourceName ?? []),
    };
  },

  make(chart, options, { common, mesh, settings, shared }) {
    return new Workspaces(chart, 'Workspaces', {
      webhookIssuer: shared.webhookIssuer,
      ...meshPodSecurity(settings.place),
      ...common(options),
      ...mesh,
      namespace: settings.namespaces.workspaces,
      injection: shared.injection,
      trustedNamespaces: shared.trustedNamespaces,
    });
  },
};
