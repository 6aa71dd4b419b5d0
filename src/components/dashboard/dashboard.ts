import { Construct } from 'constructs';
import { addCentralDashboard, dashboardDeployment } from './central';
import {
  checkClusterAdmins, checkUrls, checkWorkloadIdentity, dashboardConfig, dashboardParameters, profileConfig, PrometheusCharts,
} from './config';
import { CardLink, checkInstalled, checkLinks, DashboardLinks, DEFAULT_LINKS, ExternalLink, LINKED_PARTS, LinkedPart, linksTo, MenuLink } from './links';
import { DEFAULT_NAMESPACE_LABELS, namespaceLabelsFile, namespaceLabelsOf } from './namespace-labels';
import { addPodDefaults, POD_DEFAULTS_DEPLOYMENT, podDefaultsDeployment } from './pod-defaults';
import { addKfam, addProfileController, PROFILES_ACCOUNT, PROFILES_DEPLOYMENT, profilesDeployment } from './profiles';
import {
  Component, ComponentProps, DEFAULT_IDENTITY, IdentityHeaders, IssuerRef, MeshedProps, PodSecurityLevel, principal, ServiceAccountRef, ServiceRef,
} from '../../core';
import { GATEWAY_PROPS, requireProps } from '../../core/required';

/** Properties of {@link Dashboard}. */
export interface DashboardProps extends ComponentProps, MeshedProps {
  /**
   * Namespace of all three parts; must exist.
   * @default 'kubeflow'
   */
  readonly namespace?: string;
  /**
   * Whether a user without profile may make one at the first visit; without it, profiles come from Git alone.
   * @default false
   */
  readonly registrationFlow?: boolean;
  /**
   * User ids that may see and change every profile in the dashboard, as in the user id header without its prefix.
   * @default []
   */
  readonly clusterAdmins?: readonly string[];
  /**
   * Parts that are there: the default menu and the default quick links lead to no other.
   * @default LINKED_PARTS
   */
  readonly installed?: readonly LinkedPart[];
  /** Lines of the menu. @default - those of DEFAULT_LINKS that lead to what is installed */
  readonly menuLinks?: readonly MenuLink[];
  /** Lines below the menu that lead out of the platform. @default DEFAULT_LINKS.externalLinks */
  readonly externalLinks?: readonly ExternalLink[];
  /** Short cuts on the home page. @default - those of DEFAULT_LINKS that lead to what is installed */
  readonly quickLinks?: readonly CardLink[];
  /** Documentation on the home page. @default DEFAULT_LINKS.documentationItems */
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
   * Google service account of profiles that name none, `<name>@<project>.iam.gserviceaccount.com`.
   * @default - profiles get a cloud identity only by a plugin of their own
   */
  readonly workloadIdentity?: string;
  /** Notebook controller, which may ask notebooks of all profiles for their activity. @default - upstream's in `namespace` */
  readonly notebookController?: ServiceAccountRef;
  /** User interface of pipelines, which may reach workloads of a profile for its owner. @default - upstream's in `namespace` */
  readonly pipelinesUi?: ServiceAccountRef;
  /** Issuer of the webhook's certificate. @default - an Issuer is made here, by which the certificate signs itself */
  readonly issuer?: IssuerRef;
}

/**
 * The central dashboard, the profile controller with its access management API, and the webhook that applies PodDefaults:
 * 39 objects, among them 3 Deployments and the CustomResourceDefinitions of Profile and PodDefault.
 *
 * @throws ConfigError `MissingProp`, `ClusterAdmin`, `DashboardLink`, `EmptyMenuSection`, `LinkedPart`, `LogoutUrl`, `NamespaceLabel`, `PrometheusUrl`,
 *   `WorkloadIdentity`
 * @see https://github.com/kubeflow/dashboard (version in pins.jsonc)
 */
export class Dashboard extends Component {
  /** Namespace of all three parts. */
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
  private readonly identity: IdentityHeaders;
  private readonly clusterDomain: string;
  private readonly trustDomain: string;
  /** Principal of the gateway's pods. */
  private readonly gatewayPrincipal: string;

  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id, props);
    requireProps(this, props, ...GATEWAY_PROPS);
    const namespace = props.namespace ?? 'kubeflow';
    this.namespace = namespace;
    this.service = { namespace, name: 'dashboard', port: 80 };
    this.serviceAccount = { namespace, name: 'dashboard' };
    this.kfam = { namespace, name: 'profiles-kfam', port: 8081 };
    this.profileController = { namespace, name: PROFILES_ACCOUNT };
    this.namespaceLabels = namespaceLabelsOf(props.namespaceLabels ?? DEFAULT_NAMESPACE_LABELS, props.podSecurity ?? 'baseline', this);
    this.identity = props.identity ?? DEFAULT_IDENTITY;
    this.clusterDomain = props.clusterDomain ?? 'cluster.local';
    this.trustDomain = props.trustDomain ?? this.clusterDomain;
    this.gatewayPrincipal = this.principalOf({ ...props.gateway.workload, name: props.gateway.workload.serviceAccount });

    this.addDashboard(props);
    this.addProfiles(props);
    addPodDefaults(this, {
      namespace,
      clusterDomain: this.clusterDomain,
      issuer: props.issuer,
      deployment: this.workload(POD_DEFAULTS_DEPLOYMENT, podDefaultsDeployment(this.image('dashboard/poddefaults-webhook'))),
    });
  }

  private addDashboard(props: DashboardProps): void {
    const installed = props.installed ?? LINKED_PARTS;
    checkInstalled(installed, this);
    const usual = linksTo(installed);
    const links: DashboardLinks = {
      menuLinks: props.menuLinks ?? usual.menuLinks,
      externalLinks: props.externalLinks ?? DEFAULT_LINKS.externalLinks,
      quickLinks: props.quickLinks ?? usual.quickLinks,
      documentationItems: props.documentationItems ?? DEFAULT_LINKS.documentationItems,
    };
    const logoutUrl = props.logoutUrl ?? '/oauth2/sign_out';
    checkLinks(links, this);
    checkUrls(logoutUrl, props.prometheus, this);
    const parameters = dashboardParameters({
      identity: this.identity,
      registrationFlow: props.registrationFlow ?? false,
      collectMetrics: props.collectMetrics ?? true,
      prometheus: props.prometheus,
    });
    const { service, serviceAccount, kfam, gatewayPrincipal, clusterDomain } = this;
    const image = this.image('dashboard/dashboard');
    addCentralDashboard(this, {
      service,
      serviceAccount,
      config: dashboardConfig(links, props.forceIframe ?? true),
      parameters,
      deployment: this.workload(service.name, dashboardDeployment({ image, account: serviceAccount.name, parameters, kfam, logoutUrl })),
      gateway: props.gateway,
      gatewayPrincipal,
      clusterDomain,
    });
  }

  private addProfiles(props: DashboardProps): void {
    const clusterAdmins = props.clusterAdmins ?? [];
    checkClusterAdmins(clusterAdmins, this);
    checkWorkloadIdentity(props.workloadIdentity, this);
    const { namespace, kfam, clusterDomain } = this;
    const config = profileConfig({
      identity: this.identity,
      peers: {
        ingressGateway: this.gatewayPrincipal,
        pipelinesUi: this.principalOf(props.pipelinesUi ?? { namespace, name: 'ml-pipeline-ui' }),
        notebookController: this.principalOf(props.notebookController ?? { namespace, name: 'notebook-controller-service-account' }),
      },
      clusterAdmins,
      workloadIdentity: props.workloadIdentity ?? '',
    });
    addProfileController(this, {
      serviceAccount: this.profileController,
      config,
      namespaceLabels: namespaceLabelsFile(this.namespaceLabels),
      deployment: this.workload(PROFILES_DEPLOYMENT, profilesDeployment({
        controllerImage: this.image('dashboard/profile-controller'),
        kfam: { image: this.image('dashboard/access-management'), port: kfam.port },
        config,
      })),
    });
    addKfam(this, { service: kfam, gateway: props.gateway, clusterDomain, dashboardPrincipal: this.principalOf(this.serviceAccount) });
  }

  private principalOf({ namespace, name }: ServiceAccountRef): string {
    return principal(this.trustDomain, namespace, name);
  }
}
