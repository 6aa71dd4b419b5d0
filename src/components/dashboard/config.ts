import { Construct } from 'constructs';
import { DashboardLinks, isPath, isWebUrl } from './links';
import { ConfigError, IdentityHeaders, shown } from '../../core';

/** Where the dashboard reads the CPU charts of its home page from. */
export interface PrometheusCharts {
  /** Base URL of a Prometheus server inside the cluster, such as `http://prometheus.monitoring:9090`. */
  readonly url: string;
  /**
   * URL in the browser of a page with more metrics, such as a Grafana dashboard.
   * @default - the charts have no such link
   */
  readonly dashboard?: string;
}

/** SPIFFE principals that the profile controller lets into the namespaces of profiles; an empty text leaves its own default. */
export interface ProfilePeers {
  /** Gateway of the platform, for the requests of the profile's owner. */
  readonly ingressGateway: string;
  /** User interface of pipelines, for the requests of the profile's owner. */
  readonly pipelinesUi: string;
  /** Notebook controller, which asks notebooks for their activity. */
  readonly notebookController: string;
}

/** What the profile controller and the access management API read at start. */
export interface ProfileSettings {
  readonly identity: IdentityHeaders;
  readonly peers: ProfilePeers;
  readonly clusterAdmins: readonly string[];
  /** Google service account of profiles that name none; empty for none. */
  readonly workloadIdentity: string;
}

/** Data of the ConfigMap with the links, which the dashboard reads at every request. */
export function dashboardConfig(links: DashboardLinks, forceIframe: boolean): Record<string, string> {
  return {
    links: JSON.stringify(links, undefined, 2),
    settings: JSON.stringify({ DASHBOARD_FORCE_IFRAME: forceIframe }, undefined, 2),
  };
}

/** Data of the ConfigMap with the environment of the dashboard. */
export function dashboardParameters(
  options: { identity: IdentityHeaders; registrationFlow: boolean; collectMetrics: boolean; prometheus?: PrometheusCharts },
): Record<string, string> {
  const { identity, prometheus } = options;
  return {
    COLLECT_METRICS: String(options.collectMetrics),
    REGISTRATION_FLOW: String(options.registrationFlow),
    USERID_HEADER: identity.userId,
    USERID_PREFIX: identity.userIdPrefix,
    ...prometheus && { PROMETHEUS_URL: prometheus.url },
    ...prometheus?.dashboard !== undefined && { METRICS_DASHBOARD: prometheus.dashboard },
  };
}

/** Data of the ConfigMap with the environment of the profile controller and the access management API. */
export function profileConfig(settings: ProfileSettings): Record<string, string> {
  const { identity, peers } = settings;
  return {
    ADMIN: settings.clusterAdmins.join(','),
    ISTIO_INGRESS_GATEWAY_PRINCIPAL: peers.ingressGateway,
    KFP_UI_PRINCIPAL: peers.pipelinesUi,
    NOTEBOOK_CONTROLLER_PRINCIPAL: peers.notebookController,
    USERID_HEADER: identity.userId,
    USERID_PREFIX: identity.userIdPrefix,
    WORKLOAD_IDENTITY: settings.workloadIdentity,
  };
}

/**
 * Fails for a user id that the list of administrators cannot hold, since a comma separates them.
 *
 * @throws ConfigError `ClusterAdmin`
 */
export function checkClusterAdmins(admins: readonly string[], at: Construct): void {
  for (const admin of admins) {
    if (!/^[^\s,]+$/.test(admin)) {
      throw new ConfigError('ClusterAdmin', `clusterAdmins must hold user ids without comma and space, got ${shown(admin)}; ` +
        'pass one entry for each user, e.g. "ana@example.com"', at);
    }
  }
}

/**
 * Fails for addresses that a browser or the dashboard could not open.
 *
 * @throws ConfigError `LogoutUrl`, `PrometheusUrl`
 */
export function checkUrls(logoutUrl: string, prometheus: PrometheusCharts | undefined, at: Construct): void {
  if (!isPath(logoutUrl) && !isWebUrl(logoutUrl)) {
    throw new ConfigError('LogoutUrl', `logoutUrl must be a path or a URL with http or https, got ${shown(logoutUrl)}; ` +
      'pass e.g. "/oauth2/sign_out"', at);
  }
  for (const [prop, url] of Object.entries({ 'prometheus.url': prometheus?.url, 'prometheus.dashboard': prometheus?.dashboard })) {
    if (url !== undefined && !isWebUrl(url)) {
      throw new ConfigError('PrometheusUrl', `${prop} must be a URL with http or https, got ${shown(url)}; ` +
        'pass e.g. "http://prometheus.monitoring:9090"', at);
    }
  }
}
