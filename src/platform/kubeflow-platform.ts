import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { addLocalCredentials, localLogin } from './local-credentials';
import type { DexLogin, Login, OidcLogin } from './login';
import { ComponentName, LAST_WAVE, SELF_GUARDED, WAVES } from './order';
import { KubeflowPlatformProps, PlatformSettings, resolve } from './settings';
import { CertManager } from '../components/cert-manager';
import { Dashboard } from '../components/dashboard';
import { Dex } from '../components/dex';
import { Istio } from '../components/istio';
import { KubeflowBase } from '../components/kubeflow';
import { Notebooks } from '../components/notebooks';
import { authorizerOf, OAuth2Proxy } from '../components/oauth2-proxy';
import { Component, ComponentProps, ConfigError, declareExternal, GatewayRef, listed, shown } from '../core';
import { ApplicationOrder, ArgoCd, Flux } from '../gitops';

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
 * @throws ConfigError `Url`, `UrlScheme`, `NamespaceName`, `SameNamespace`, `ClusterDomain`, `IdentityHeader`, `GatewayName`,
 * `GatewayTls`, `ComponentExists`, `UnknownComponent`
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
  public readonly kubeflow: KubeflowBase;
  /** Undefined if users sign in elsewhere. */
  public readonly dex?: Dex;
  public readonly oauth2Proxy: OAuth2Proxy;
  /** Undefined if left out. */
  public readonly dashboard?: Dashboard;
  /** Undefined if left out. */
  public readonly notebooks?: Notebooks;
  private readonly props: KubeflowPlatformProps;
  private readonly waves: Record<string, number> = { ...WAVES };

  constructor(scope: Construct, id: string, props: KubeflowPlatformProps) {
    super(scope, id);
    this.props = props;
    this.settings = resolve(props, this);
    this.certManager = this.addCertManager();
    this.istio = this.addIstio();
    this.kubeflow = this.addKubeflow();
    this.gateway = props.istio?.kind === 'existing' ? props.istio.facts.gateway : this.kubeflow.gateway!;
    const login: Login = props.login ?? localLogin();
    this.dex = login.kind === 'dex' ? this.addDex(login) : undefined;
    this.oauth2Proxy = this.addOAuth2Proxy(login);
    if (props.login === undefined && this.dex !== undefined) {
      addLocalCredentials({ dex: Chart.of(this.dex), oauth2Proxy: Chart.of(this.oauth2Proxy) }, this.settings.namespaces);
    }
    this.notebooks = props.notebooks === false ? undefined : this.addNotebooks(props.notebooks);
    this.dashboard = props.dashboard === false ? undefined : this.addDashboard(props.dashboard);
    this.addGitOps();
  }

  /**
   * Adds a component of one's own, in a chart and a folder of its own.
   *
   * @param name also the id of its chart and its folder
   * @param build makes the objects
   */
  public addComponent<T>(name: string, build: (chart: Chart) => T, options: AddComponentOptions = {}): T {
    if (this.node.tryFindChild(name) !== undefined || name in WAVES) {
      throw new ConfigError('ComponentExists', `the platform has a component of that name already, got ${shown(name)}; choose another name`, this);
    }
    const unknown = options.after?.find(one => !(one in this.waves));
    if (unknown !== undefined) {
      throw new ConfigError('UnknownComponent', `after names a component that is not there, got ${shown(unknown)}; there are ${listed(Object.keys(this.waves))}`, this);
    }
    this.waves[name] = options.after === undefined ? LAST_WAVE : Math.max(0, ...options.after.map(one => this.waves[one] + 10));
    return build(new Chart(this, name));
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

  private addCertManager(): CertManager | undefined {
    const choice = this.props.certManager;
    if (choice?.kind === 'existing') {
      declareExternal(this, ...['Certificate', 'Issuer', 'ClusterIssuer'].map(kind =>
        ({ kind: 'CustomResourceDefinition', name: `${kind}.cert-manager.io`, madeBy: 'the cluster\'s own cert-manager' })));
      return undefined;
    }
    return new CertManager(this.chart('cert-manager'), 'CertManager', { ...this.common(choice?.options), namespace: this.settings.namespaces.certManager });
  }

  private addIstio(): Istio | undefined {
    const choice = this.props.istio;
    const { clusterDomain, trustDomain, namespaces } = this.settings;
    if (choice?.kind === 'existing') {
      this.declareExistingIstio(choice.facts.gateway);
      return undefined;
    }
    return new Istio(this.chart('istio'), 'Istio', {
      ...this.common(choice?.options),
      namespace: namespaces.istio,
      clusterDomain,
      trustDomain,
      extensionProviders: [authorizerOf(namespaces.oauth2Proxy, clusterDomain)],
    });
  }

  private declareExistingIstio(gateway: GatewayRef): void {
    const madeBy = 'the cluster\'s own Istio';
    const kinds = {
      'networking.istio.io': ['DestinationRule', 'Gateway', 'Sidecar', 'VirtualService'],
      'security.istio.io': ['AuthorizationPolicy', 'RequestAuthentication'],
    };
    declareExternal(this,
      ...Object.entries(kinds).flatMap(([group, names]) => names.map(kind => ({ kind: 'CustomResourceDefinition', name: `${kind}.${group}`, madeBy }))),
      { kind: 'Namespace', name: gateway.workload.namespace, madeBy },
      { kind: 'Namespace', name: gateway.namespace, madeBy },
      { kind: 'Gateway', namespace: gateway.namespace, name: gateway.name, madeBy });
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
    return new Dex(this.chart('dex'), 'Dex', {
      ...this.common(this.props.dex),
      ...this.mesh(),
      namespace: namespaces.auth,
      client: login.client,
      connectors: login.connectors,
      // Browsers must reach an issuer that sends them on to other providers; on one's own machine Dex alone is enough.
      ...this.props.security === 'production' && { issuerUrl: `${url}/dex` },
      callers: [
        { namespace: this.gateway.workload.namespace, selector: { app: 'istiod' } },
        { namespace: namespaces.oauth2Proxy, selector: { 'app.kubernetes.io/name': 'oauth2-proxy' } },
      ],
      ...login.users ? { staticUsers: login.users.list, passwords: login.users.passwords } : { staticUsers: undefined, passwords: undefined },
    });
  }

  private addOAuth2Proxy(login: Login): OAuth2Proxy {
    const common = { ...this.common(this.props.oauth2Proxy), ...this.mesh(), namespace: this.settings.namespaces.oauth2Proxy, credentials: login.credentials };
    const chart = this.chart('oauth2-proxy');
    if (this.dex !== undefined) {
      const { https, url } = this.settings;
      return new OAuth2Proxy(chart, 'OAuth2Proxy', { ...common, issuer: this.dex.issuer, endpoints: this.dex.endpoints, ...https && { url } });
    }
    const { issuer, jwksUri, clientId, audiences } = login as OidcLogin;
    return new OAuth2Proxy(chart, 'OAuth2Proxy', { ...common, issuer: { url: issuer, jwksUri }, url: this.settings.url, audiences: [clientId, ...audiences ?? []] });
  }

  private addDashboard(options: KubeflowPlatformProps['dashboard']): Dashboard {
    return new Dashboard(this.chart('dashboard'), 'Dashboard', {
      ...this.common(options || undefined), ...this.mesh(), namespace: this.settings.namespaces.kubeflow, notebookController: this.notebooks?.notebookController,
    });
  }

  private addNotebooks(options: KubeflowPlatformProps['notebooks']): Notebooks {
    const { https, host, namespaces } = this.settings;
    return new Notebooks(this.chart('notebooks'), 'Notebooks', {
      ...this.common(options || undefined), ...this.mesh(), namespace: namespaces.kubeflow,
      secureCookies: https || ['localhost', '127.0.0.1'].includes(host), // browsers trust these without HTTPS
    });
  }

  private addGitOps(): void {
    const choice = this.props.gitops;
    const order: ApplicationOrder = { waves: this.waves, otherwise: LAST_WAVE, selfGuarded: SELF_GUARDED };
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
