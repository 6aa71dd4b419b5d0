import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { declareCertManager, declareIstio } from './existing';
import { addLocalCredentials, LOCAL_PROFILE, localLogin } from './local-credentials';
import type { DexLogin, Login, OidcLogin } from './login';
import { AFTER, ComponentName, SELF_GUARDED } from './order';
import { PROFILE_PREFIX, profileChart, reservedNamespaces } from './profiles';
import { KubeflowPlatformProps, PlatformSettings, resolve } from './settings';
import { CertManager } from '../components/cert-manager';
import { Dashboard } from '../components/dashboard';
import { Dex } from '../components/dex';
import { Istio } from '../components/istio';
import { KubeflowBase } from '../components/kubeflow';
import { Notebooks } from '../components/notebooks';
import { authorizerOf, OAuth2Proxy } from '../components/oauth2-proxy';
import {
  Component, ComponentProps, ConfigError, GatewayRef, IssuerRef, listed, ManifestApp, principal, shown,
} from '../core';
import { isDnsLabel } from '../core/names';
import { ApplicationOrder, ArgoCd, Flux } from '../gitops';
import { accessReport } from '../workloads/access-report';
import { Profile, ProfileProps, ProfileSettings, shareImages, user } from '../workloads';

/** Names that the output needs for itself. */
const RESERVED: readonly string[] = ['argocd', 'flux', 'root'];

/** A team as the platform takes it: without what the platform knows itself. */
export type ProfileOptions = Omit<ProfileProps, keyof ProfileSettings | 'name'>;

/** A component that is not the platform's own. */
export interface AddComponentOptions {
  /** Components that are applied before it. @default - all of the platform */
  readonly after?: readonly string[];
}

/**
 * Kubeflow as one construct: resolves the settings once, makes each component in a chart of its own, and hands over
 * what they need of each other.
 *
 * The chart's id is the component's name, its folder in the output, and part of the name of its Argo CD Application.
 *
 * @throws ConfigError `MissingProp`, `SecurityPreset`, `LocalUrl`, `InsecureConnector`, `Url`, `UrlScheme`, `NamespaceName`,
 * `SameNamespace`, `ClusterDomain`, `IdentityHeader`, `GatewayName`, `GatewayTls`, `LoginMissing`, `OidcIssuer`, `ClientId`, `UnusedSetting`, `GitOpsApp`
 */
export class KubeflowPlatform extends Construct {
  /** Settings after all defaults. */
  public readonly settings: PlatformSettings;
  /** Where HTTP routes of the platform attach. */
  public readonly gateway: GatewayRef;
  /** Undefined if the cluster has its own. */
  public readonly certManager?: CertManager;
  /** Undefined if the cluster has its own. */
  public readonly istio?: Istio;
  /** What all applications share: namespaces, roles, the gateway. */
  public readonly kubeflow: KubeflowBase;
  /** Undefined if users sign in elsewhere. */
  public readonly dex?: Dex;
  /** Login in front of the gateway. */
  public readonly oauth2Proxy: OAuth2Proxy;
  /** Undefined if left out. */
  public readonly dashboard?: Dashboard;
  /** Undefined if left out. */
  public readonly notebooks?: Notebooks;
  private readonly props: KubeflowPlatformProps;
  private readonly after: Record<string, readonly string[]> = { ...AFTER };

  constructor(scope: Construct, id: string, props: KubeflowPlatformProps) {
    super(scope, id);
    this.props = props;
    this.settings = resolve(props, this);
    shareImages(this, this.settings.images);
    this.certManager = this.addCertManager();
    this.istio = this.addIstio();
    this.kubeflow = this.addKubeflow();
    this.gateway = props.istio?.kind === 'existing' ? props.istio.facts.gateway : this.kubeflow.gateway!;
    if (props.login === undefined && props.security !== 'local') { // only callers without types get here
      throw new ConfigError('LoginMissing', `login must say how users sign in, got ${shown(props.login)}; ` +
        'pass login: dex(...) or login: oidc(...)', this);
    }
    const login: Login = props.login ?? localLogin();
    this.dex = login.kind === 'dex' ? this.addDex(login) : undefined;
    this.oauth2Proxy = this.addOAuth2Proxy(login);
    if (props.login === undefined && this.dex !== undefined) {
      addLocalCredentials({ dex: Chart.of(this.dex), oauth2Proxy: Chart.of(this.oauth2Proxy) }, this.settings.namespaces);
    }
    this.notebooks = props.notebooks === false ? undefined : this.addNotebooks(props.notebooks);
    this.dashboard = props.dashboard === false ? undefined : this.addDashboard(props.dashboard);
    if (props.login === undefined && this.dashboard !== undefined) {
      this.addProfile(LOCAL_PROFILE.name, { owner: user(LOCAL_PROFILE.owner) });
    }
    this.addGitOps();
    if (this.node.root instanceof ManifestApp) {
      this.node.root.addReport(accessReport());
    }
  }

  /**
   * Adds a component of one's own, in a chart and a folder of its own.
   *
   * @param name also the id of its chart and its folder
   * @param build makes the objects
   * @throws ConfigError `ComponentName`, `ComponentExists`, `UnknownComponent`
   */
  public addComponent<T>(name: string, build: (chart: Chart) => T, options: AddComponentOptions = {}): T {
    if (!isDnsLabel(name) || RESERVED.includes(name) || name.startsWith(PROFILE_PREFIX)) {
      throw new ConfigError('ComponentName', `the name of a component must be a DNS label other than ${listed(RESERVED)} and ${PROFILE_PREFIX}..., got ${shown(name)}; ` +
        'it becomes a folder and part of the name of an Application: write e.g. "monitoring"', this);
    }
    if (this.node.tryFindChild(name) !== undefined || Object.hasOwn(AFTER, name)) {
      throw new ConfigError('ComponentExists', `the platform has a component of that name already, got ${shown(name)}; ` +
        'choose another name', this);
    }
    const unknown = options.after?.find(one => !Object.hasOwn(this.after, one));
    if (unknown !== undefined) {
      throw new ConfigError('UnknownComponent', `after names a component that is not there, got ${shown(unknown)}; ` +
        `there are ${listed(Object.keys(this.after))}`, this);
    }
    this.after[name] = options.after ?? Object.keys(AFTER);
    return build(new Chart(this, name));
  }

  /**
   * Adds a team: its profile, in a folder of its own below `profiles/`, with the platform's settings.
   * Workloads in the scope of the profile take its namespace and the platform's registry.
   *
   * @param name of the profile and its namespace
   * @throws ConfigError `ProfileExists`, and those of {@link Profile}
   */
  public addProfile(name: string, options: ProfileOptions): Profile {
    const { identity, trustDomain, namespaces } = this.settings;
    const { workload } = this.gateway;
    return new Profile(profileChart(this, name), name, {
      ...options,
      identity,
      trustDomain,
      callers: [principal(trustDomain, workload.namespace, workload.serviceAccount), principal(trustDomain, namespaces.kubeflow, 'ml-pipeline-ui')],
      platformNamespaces: [...new Set([workload.namespace, namespaces.knativeServing, namespaces.kubeflow, namespaces.kubeflowSystem])],
      reservedNamespaces: reservedNamespaces(namespaces, this.props.gitops),
      defaultWorkloadIdentity: (this.props.dashboard || {}).workloadIdentity,
    });
  }

  private chart(name: ComponentName): Chart {
    return new Chart(this, name);
  }

  /** The options of a component, with the settings that all components share. */
  private common<T extends ComponentProps>(options: T | undefined): T & ComponentProps {
    const { images, pods } = this.settings;
    return { ...options as T, images, ...(pods || options?.pods) && { pods: { ...pods, ...options?.pods } } };
  }

  /** Facts of the mesh for components with web pages. */
  private mesh() {
    const { identity, clusterDomain, trustDomain } = this.settings;
    return { gateway: this.gateway, identity, clusterDomain, trustDomain };
  }

  /** Signs certificates inside the cluster; undefined has components make issuers of their own. */
  private issuer(): IssuerRef | undefined {
    return this.props.certManager?.kind === 'existing' ? this.props.certManager.facts.issuer : undefined;
  }

  private addCertManager(): CertManager | undefined {
    const choice = this.props.certManager;
    if (choice?.kind === 'existing') {
      declareCertManager(this, choice.facts, this.settings.namespaces);
      return undefined;
    }
    return new CertManager(this.chart('cert-manager'), 'CertManager', {
      ...this.common(choice?.options),
      namespace: this.settings.namespaces.certManager,
    });
  }

  private addIstio(): Istio | undefined {
    const choice = this.props.istio;
    const { clusterDomain, trustDomain, namespaces } = this.settings;
    if (choice?.kind === 'existing') {
      declareIstio(this, choice.facts, namespaces);
      return undefined;
    }
    return new Istio(this.chart('istio'), 'Istio', {
      ...this.common(choice?.options),
      namespace: namespaces.istio,
      clusterDomain,
      trustDomain,
      meshNamespaces: choice?.options.meshNamespaces ?? [namespaces.kubeflow, namespaces.kubeflowSystem, namespaces.knativeServing, namespaces.knativeEventing],
      gatewayCallers: choice?.options.gatewayCallers ?? [namespaces.knativeServing],
      extensionProviders: [authorizerOf(namespaces.oauth2Proxy, clusterDomain)],
    });
  }

  private addKubeflow(): KubeflowBase {
    const { istio, kubeflow, security } = this.props;
    const { namespaces, gatewayName, https } = this.settings;
    if (security === 'production' && https && istio?.kind !== 'existing' && kubeflow?.tls === undefined) {
      throw new ConfigError('GatewayTls', 'kubeflow.tls must say where the gateway finds its certificate in production, got undefined; ' +
        'pass e.g. kubeflow: { tls: { credentialName: "kubeflow-tls" } }, a Secret in the namespace of the gateway, or use an existing Istio', this);
    }
    return new KubeflowBase(this.chart('kubeflow'), 'Kubeflow', {
      ...this.common(kubeflow),
      namespace: namespaces.kubeflow,
      systemNamespace: namespaces.kubeflowSystem,
      ...istio?.kind === 'existing' ? { gateway: istio.facts.gateway } : { ingress: this.istio!.ingress, gatewayName },
    });
  }

  private addDex(login: DexLogin): Dex {
    const { namespaces, url } = this.settings;
    const production = this.props.security === 'production';
    return new Dex(this.chart('dex'), 'Dex', {
      ...this.common(this.props.dex),
      ...this.mesh(),
      namespace: namespaces.auth,
      client: login.client,
      logLevel: this.props.dex?.logLevel ?? (production ? 'info' : 'debug'), // debug shows what a login is made of
      connectors: login.connectors,
      // Browsers must reach an issuer that sends them on to other providers; on one's own machine Dex alone is enough.
      ...(production || login.connectors?.some(one => one.type !== 'ldap')) && { issuerUrl: `${url}/dex` },
      callers: [
        { namespace: namespaces.istio, selector: { app: 'istiod' } },
        { namespace: namespaces.oauth2Proxy, selector: { 'app.kubernetes.io/name': 'oauth2-proxy' } },
      ],
      ...login.users ? { staticUsers: login.users.list, passwords: login.users.passwords } : { staticUsers: undefined, passwords: undefined },
    });
  }

  private addOAuth2Proxy(login: Login): OAuth2Proxy {
    const common = {
      ...this.common(this.props.oauth2Proxy),
      ...this.mesh(),
      namespace: this.settings.namespaces.oauth2Proxy,
      credentials: login.credentials,
      // Upstream's setting. There is no certificate where Dex answers by plain HTTP, so only one's own machine keeps it.
      selfSignedIssuer: this.props.security === 'local' && this.dex !== undefined,
    };
    const chart = this.chart('oauth2-proxy');
    if (this.dex !== undefined) {
      const { https, url } = this.settings;
      return new OAuth2Proxy(chart, 'OAuth2Proxy', {
        ...common,
        issuer: this.dex.issuer,
        endpoints: this.dex.endpoints,
        ...https && { url },
      });
    }
    const { issuer, jwksUri, clientId, audiences } = login as OidcLogin;
    return new OAuth2Proxy(chart, 'OAuth2Proxy', {
      ...common, issuer: { url: issuer, jwksUri }, url: this.settings.url, audiences: [clientId, ...audiences ?? []],
    });
  }

  private addDashboard(options: KubeflowPlatformProps['dashboard']): Dashboard {
    return new Dashboard(this.chart('dashboard'), 'Dashboard', {
      issuer: this.issuer(),
      ...this.common(options || undefined),
      ...this.mesh(),
      namespace: this.settings.namespaces.kubeflow,
      notebookController: this.notebooks?.notebookController,
    });
  }

  private addNotebooks(options: KubeflowPlatformProps['notebooks']): Notebooks {
    const { https, host, namespaces } = this.settings;
    const volumes = options === false ? undefined : options?.volumes;
    return new Notebooks(this.chart('notebooks'), 'Notebooks', {
      ...this.common(options || undefined), ...this.mesh(), namespace: namespaces.kubeflow,
      volumes: volumes === false ? false : { webhookIssuer: this.issuer(), ...volumes },
      trustedNamespaces: this.props.kubeflow?.trustedNamespaces,
      secureCookies: https || ['localhost', '127.0.0.1'].includes(host), // browsers trust these without HTTPS
    });
  }

  private addGitOps(): void {
    const choice = this.props.gitops;
    const order: ApplicationOrder = { after: this.after, selfGuarded: SELF_GUARDED, platformNamespaces: Object.values(this.settings.namespaces) };
    if (choice?.engine === 'argocd') {
      new ArgoCd(this, 'argocd', choice, order);
    } else if (choice?.engine === 'flux') {
      new Flux(this, 'flux', choice, order);
    }
  }
}

/** All components of a platform. */
export function componentsOf(platform: KubeflowPlatform): Component[] {
  return platform.node.findAll().filter((one): one is Component => one instanceof Component);
}
