import { Dashboard, DashboardProps } from '../../components/dashboard';
import { Part, Without } from '../part';
import { meshPodSecurity } from '../places/mesh-pods';

/** Options of the dashboard as the platform takes them. */
export type DashboardOptions = Without<DashboardProps,
  'namespace' | 'injection' | 'notebookController' | 'gateway' | 'identity' | 'clusterDomain' | 'trustDomain' | 'hosts' | 'images'>;

/** The dashboard with what profiles need. */
export interface DashboardSetting {
  /**
   * Central dashboard, profile controller and PodDefaults: options, or false to leave them out. Its menu leads to what is
   * there, unless `menuLinks` and `quickLinks` say otherwise.
   * @default {}
   */
  readonly dashboard?: DashboardOptions | false;
}

/** The wiring of the dashboard. */
export const dashboard: Part<DashboardSetting, Dashboard | undefined> = {
  key: 'dashboard',
  name: 'dashboard',
  after: ['cert-manager', 'kubeflow'],
  forTeams: true,
  needs: [],
  namespaces: {},

  gives({ pipelinesUi, workloadIdentity, namespaceLabels }, { namespaces }) {
    return {
      profileCallers: [pipelinesUi ?? { namespace: namespaces.kubeflow, name: 'ml-pipeline-ui' }],
      ...workloadIdentity !== undefined && { workloadIdentity },
      ...namespaceLabels !== undefined && { profileLabels: namespaceLabels },
    };
  },

  make(chart, options, { common, mesh, settings: { namespaces, place }, shared }) {
    return new Dashboard(chart, 'Dashboard', {
      issuer: shared.webhookIssuer,
      menuLinks: shared.menuLinks,
      quickLinks: shared.quickLinks,
      ...meshPodSecurity(place),
      ...common(options),
      ...mesh,
      namespace: namespaces.kubeflow,
      injection: shared.injection,
      notebookController: shared.notebookController,
    });
  },
};
