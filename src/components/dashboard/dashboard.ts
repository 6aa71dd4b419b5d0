import { Construct } from 'constructs';
import { CentralDashboard } from './central';
import { checkClusterAdmins, checkUrls, dashboardConfig, dashboardParameters, profileConfig, PrometheusCharts } from './config';
import { CardLink, checkLinks, DashboardLinks, DOCUMENTATION, ExternalLink, MenuLink } from './links';
import { namespaceLabelsFile, namespaceLabelsOf } from './namespace-labels';
import { PodDefaultsWebhook } from './pod-defaults';
import { Profiles, PROFILES_ACCOUNT } from './profiles';
import {
  Component, ComponentProps, DEFAULT_NAMESPACE_LABELS, gatewayPrincipal, Injection, IssuerRef, Mesh, MeshedProps, meshOf, PodSecurityLevel, principal,
  ServiceAccountRef, ServiceRef,
} from '../../core';
import { GoogleAccount, NamespaceName } from '../../core/names';

/** Properties of {@link Dashboard}. */
export interface DashboardProps extends ComponentProps, MeshedProps {
  /**
   * Namespace of all three programs; must exist.
   * @default 'kubeflow'
   */
  readonly namespace?: NamespaceName;
  /**
   * Whether a user without profile may make one at the first visit. Every signed-in user may then make profiles, also for other owners, since the
   * dashboard asks nobody. Without it, profiles come from Git alone, and the gateway refuses to make one.
   * @default false
   */
  readonly registrationFlow?: boolean;
  /**
   * User ids that may see and change every profile in the dashboard, as in the user id header without its prefix.
   * @default []
   */
  readonly clusterAdmins?: readonly string[];
  /** Lines of the menu. @default [] */
  readonly menuLinks?: readonly MenuLink[];
  /** Lines below the menu that lead out of the platform. @default [] */
  readonly externalLinks?: readonly ExternalLink[];
  /** Short cuts on the home page. @default [] */
  readonly quickLinks?: readonly CardLink[];
  /** Documentation on the home page. @default DOCUMENTATION */
  readonly documentationItems?: readonly CardLink[];
  /**
   * Whether a web application that is opened by its own address moves into the frame of the dashboard.
   * @default true
   */
  readonly forceIframe?: boolean;
  /**
   * Where the button for leaving leads: a path or a URL.
   * @default '/oauth2/sign_out'
   */
  readonly logoutUrl?: string;
  /**
   * Whether the dashboard counts its requests at `/prometheus/metrics`.
   * @default true
   */
  readonly collectMetrics?: boolean;
  /** Source of the CPU charts on the home page. @default - no charts */
  readonly prometheus?: PrometheusCharts;
  /**
   * Labels that the profile controller adds to the namespaces of profiles where the key is missing; an empty value
   * removes the label.
   * @default DEFAULT_NAMESPACE_LABELS
   */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  /**
   * Level of the Pod Security Standards that namespaces of profiles enforce; pods with a sidecar pass `baseline` only
   * with Istio's CNI plugin.
   * @default 'baseline'
   */
  readonly podSecurity?: PodSecurityLevel;
  /**
   * How pods of profiles get their proxies; the controller itself labels each namespace `istio-injection: enabled`, and removes
   * that label where another way is chosen.
   * @default 'enabled'
   */
  readonly injection?: Injection;
  /** Google service account of profiles that name none. @default - profiles get a cloud identity only by a plugin of their own */
  readonly workloadIdentity?: GoogleAccount;
  /** Notebook controller, which may ask notebooks of all profiles for their activity. @default - upstream's in `namespace` */
  readonly notebookController?: ServiceAccountRef;
  /** User interface of pipelines, which may reach workloads of a profile for its owner. @default - upstream's in `namespace` */
  readonly pipelinesUi?: ServiceAccountRef;
  /** Issuer of the webhook's certificate. @default - an Issuer is made here, by which the certificate signs itself */
  readonly issuer?: IssuerRef;
}

/**
 * The central dashboard, the profile controller with its access management API, and the webhook that applies PodDefaults: three
 * Deployments with all that they need, and the CustomResourceDefinitions of Profile and PodDefault.
 *
 * @throws ConfigError `ClusterAdmin`, `DashboardLink`, `EmptyMenuSection`, `LogoutUrl`, `NamespaceLabel`, `PrometheusUrl`
 * @see https://github.com/kubeflow/dashboard (version in the pins)
 */
export class Dashboard extends Component<DashboardProps> {
  /** Namespace of all three programs. */
  public readonly namespace: string;
  /** The dashboard's web server. */
  public readonly service: ServiceRef;
  /** ServiceAccount of the dashboard's pods. */
  public readonly serviceAccount: ServiceAccountRef;
  /** The access management API, which tells who may use which profile. */
  public readonly kfam: ServiceRef;
  /** ServiceAccount of the profile controller's pods. */
  public readonly profileController: ServiceAccountRef;
  /** All labels that the profile controller adds to the namespaces of profiles. */
  public readonly namespaceLabels: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, given: DashboardProps) {
    super(scope, id, given, 'components/dashboard#DashboardProps');
    const { props } = this;
    const { namespace = 'kubeflow', namespaceLabels = DEFAULT_NAMESPACE_LABELS, podSecurity = 'baseline', injection = 'enabled' } = props;
    const mesh = meshOf(props);
    this.namespace = namespace;
    this.kfam = { namespace, name: 'profiles-kfam', port: 8081 };
    this.profileController = { namespace, name: PROFILES_ACCOUNT };
    this.namespaceLabels = namespaceLabelsOf(namespaceLabels, podSecurity, this, injection);
    const central = this.addCentralDashboard(mesh);
    this.service = central.service;
    this.serviceAccount = central.account;
    this.addProfiles(mesh);
    new PodDefaultsWebhook(this, 'PodDefaults', { namespace, clusterDomain: mesh.clusterDomain, issuer: props.issuer });
  }

  private addCentralDashboard(mesh: Mesh): CentralDashboard {
    const { menuLinks = [], externalLinks = [], quickLinks = [], documentationItems = DOCUMENTATION } = this.props;
    const { logoutUrl = '/oauth2/sign_out', forceIframe = true, registrationFlow = false, collectMetrics = true, prometheus } = this.props;
    const links: DashboardLinks = { menuLinks, externalLinks, quickLinks, documentationItems };
    checkLinks(links, this);
    checkUrls(logoutUrl, prometheus, this);
    return new CentralDashboard(this, 'CentralDashboard', {
      namespace: this.namespace,
      mesh,
      kfam: this.kfam,
      logoutUrl,
      registrationFlow,
      config: dashboardConfig(links, forceIframe),
      parameters: dashboardParameters({ identity: mesh.identity, registrationFlow, collectMetrics, prometheus }),
    });
  }

  private addProfiles(mesh: Mesh): void {
    const { namespace } = this;
    const { clusterAdmins = [], workloadIdentity = '' } = this.props;
    const { pipelinesUi = { namespace, name: 'ml-pipeline-ui' }, notebookController = { namespace, name: 'notebook-controller-service-account' } } = this.props;
    checkClusterAdmins(clusterAdmins, this);
    const principalOf = (account: ServiceAccountRef) => principal(mesh.trustDomain, account.namespace, account.name);
    const peers = {
      ingressGateway: gatewayPrincipal(mesh),
      pipelinesUi: principalOf(pipelinesUi),
      notebookController: principalOf(notebookController),
    };
    new Profiles(this, 'Profiles', {
      namespace,
      config: profileConfig({ identity: mesh.identity, peers, clusterAdmins, workloadIdentity }),
      namespaceLabels: namespaceLabelsFile(this.namespaceLabels),
      kfam: { service: this.kfam, gateway: mesh.gateway, dashboardPrincipal: principalOf(this.serviceAccount) },
    });
  }
}
