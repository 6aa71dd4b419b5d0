import { CertManagerFacts, Existing, IstioFacts, Managed } from './choices';
import { Login } from './login';
import { refuseInsecureConnectors, refuseReachable } from './security';
import type { CertManagerProps } from '../components/cert-manager';
import type { DashboardProps } from '../components/dashboard';
import type { DexCommonProps } from '../components/dex';
import type { IstioProps } from '../components/istio';
import type { KubeflowBaseProps } from '../components/kubeflow';
import type { NotebooksProps } from '../components/notebooks';
import type { MachineTokensOn, OAuth2ProxyCommonProps } from '../components/oauth2-proxy';
import { ConfigError, DEFAULT_IDENTITY, IdentityHeaders, Images, ImagesOptions, listed, PodSettings, shown } from '../core';
import { DNS_SUBDOMAIN, isDnsLabel } from '../core/names';
import { GATEWAY_PROPS, requireProps } from '../core/required';
import type { GitOps } from '../gitops';
import type { Construct } from 'constructs';

/** Namespaces of the platform. */
export interface PlatformNamespaces {
  /** Web applications and most controllers. @default 'kubeflow' */
  readonly kubeflow: string;
  /** Training controllers. @default 'kubeflow-system' */
  readonly kubeflowSystem: string;
  /** Control plane and gateways of the mesh. @default 'istio-system' */
  readonly istio: string;
  /** @default 'cert-manager' */
  readonly certManager: string;
  /** Dex. @default 'auth' */
  readonly auth: string;
  /** @default 'oauth2-proxy' */
  readonly oauth2Proxy: string;
  /** Knative Serving, which the gateways let in. @default 'knative-serving' */
  readonly knativeServing: string;
  /** Knative Eventing. @default 'knative-eventing' */
  readonly knativeEventing: string;
}

const NAMESPACES: PlatformNamespaces = {
  kubeflow: 'kubeflow',
  kubeflowSystem: 'kubeflow-system',
  istio: 'istio-system',
  certManager: 'cert-manager',
  auth: 'auth',
  oauth2Proxy: 'oauth2-proxy',
  knativeServing: 'knative-serving',
  knativeEventing: 'knative-eventing',
};

/** What the platform decides for every component, and therefore nobody sets twice. */
type Wired = 'namespace' | 'systemNamespace' | 'gateway' | 'gatewayName' | 'ingress' | 'identity' | 'clusterDomain' | 'trustDomain' | 'images' |
  'extensionProviders' | 'secureCookies';

/** Options of a component as the platform takes them; a choice between props stays one. */
export type OptionsOf<Props> = Props extends unknown ? Omit<Props, Wired> : never;

/** Settings that have a default. */
export interface PlatformOptions {
  /** Who applies the output. @default - nobody that we know: plain folders for kubectl */
  readonly gitops?: GitOps;
  /** Names of single namespaces. @default - upstream's names */
  readonly namespaces?: Partial<PlatformNamespaces>;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: string;
  /** First part of SPIFFE principals. @default - the cluster domain */
  readonly trustDomain?: string;
  /** Headers with the signed-in user. @default DEFAULT_IDENTITY */
  readonly identity?: Partial<IdentityHeaders>;
  /** Name of the platform's Istio `Gateway` in the namespace `kubeflow`; not for an existing Istio. @default 'kubeflow-gateway' */
  readonly gatewayName?: string;
  /** Where images come from. @default - the registries in pins.jsonc */
  readonly images?: ImagesOptions;
  /** Settings of all pods of the platform. @default - each component's own */
  readonly pods?: PodSettings;
  /** @default managed({}) */
  readonly certManager?: Managed<OptionsOf<CertManagerProps>> | Existing<CertManagerFacts>;
  /** @default managed({}) */
  readonly istio?: Managed<OptionsOf<IstioProps>> | Existing<IstioFacts>;
  /** Options of the platform's base. @default {} */
  readonly kubeflow?: OptionsOf<KubeflowBaseProps>;
  /** Options of Dex beside those of the login. @default {} */
  readonly dex?: OptionsOf<Omit<DexCommonProps, 'client' | 'connectors' | 'issuerUrl' | 'callers'>>;
  /** Options of oauth2-proxy beside those of the login. @default {} */
  readonly oauth2Proxy?: OptionsOf<Omit<OAuth2ProxyCommonProps, 'issuer' | 'credentials' | 'selfSignedIssuer'>> & Omit<MachineTokensOn, 'machineTokens'>;
  /** Options of the dashboard, or false to leave it out. @default {} */
  readonly dashboard?: OptionsOf<DashboardProps> | false;
  /** Options of notebooks, or false to leave them out. @default {} */
  readonly notebooks?: OptionsOf<Omit<NotebooksProps, 'trustedNamespaces'>> | false;
}

/** A cluster on one's own machine; what is insecure about it stands at `local`. */
export interface LocalSecurity {
  readonly security: 'local';
  /** `http://` or `https://`, host, optional port; the host is the machine itself unless `reachableByOthers` is set. */
  readonly url: string;
  /**
   * Accepts a host that others reach too.
   * @default false
   */
  readonly reachableByOthers?: boolean;
  /** @default - the user user@example.com with the password 12341234 */
  readonly login?: Login;
}

/** A cluster that others reach. */
export interface ProductionSecurity {
  readonly security: 'production';
  /** `https://`, host, optional port. */
  readonly url: `https://${string}`;
  readonly login: Login;
}

/** Properties of `KubeflowPlatform`. */
export type KubeflowPlatformProps = PlatformOptions & (LocalSecurity | ProductionSecurity);

/** Settings after all defaults, the same for every component. */
export interface PlatformSettings {
  readonly url: string;
  readonly host: string;
  readonly https: boolean;
  readonly namespaces: PlatformNamespaces;
  readonly clusterDomain: string;
  readonly trustDomain: string;
  readonly identity: IdentityHeaders;
  readonly gatewayName: string;
  readonly images: Images;
  readonly pods: PodSettings | undefined;
}

const HEADER = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/**
 * Checks the settings and fills in the defaults.
 *
 * @throws ConfigError `MissingProp`, `SecurityPreset`, `Url`, `UrlScheme`, `LocalUrl`, `NamespaceName`, `SameNamespace`, `ClusterDomain`, `IdentityHeader`,
 * `GatewayName`, `UnusedSetting`, `OidcIssuer`, `ClientId`, `InsecureConnector`
 */
export function resolve(props: KubeflowPlatformProps, at: Construct): PlatformSettings {
  const production = isProduction(props, at);
  if (props.istio?.kind === 'existing') {
    requireProps(at, { istio: props.istio.facts }, ...GATEWAY_PROPS.map(path => `istio.${path}`));
  }
  refuseUnused(props, at);
  checkProvider(props, at);
  const url = checkedUrl(props.url, production, at);
  production ? refuseInsecureConnectors(props.login, at) : refuseReachable(url, (props as LocalSecurity).reachableByOthers, at);
  const clusterDomain = props.clusterDomain ?? 'cluster.local';
  const trustDomain = props.trustDomain ?? clusterDomain;
  for (const [name, value] of Object.entries({ clusterDomain, trustDomain })) {
    if (!DNS_SUBDOMAIN.test(value)) {
      throw new ConfigError('ClusterDomain', `${name} must be a DNS name, got ${shown(value)}; write e.g. "cluster.local"`, at);
    }
  }
  const identity = { ...DEFAULT_IDENTITY, ...props.identity };
  for (const name of ['userId', 'groups'] as const) {
    if (!HEADER.test(identity[name])) {
      throw new ConfigError('IdentityHeader', `identity.${name} must be the name of an HTTP header in lower case, got ${shown(identity[name])}; ` +
        'write e.g. "kubeflow-userid"', at);
    }
  }
  if (identity.userId === identity.groups) {
    throw new ConfigError('IdentityHeader', `identity.userId and identity.groups must be different headers, got ${shown(identity.userId)} for both; ` +
      'write e.g. "kubeflow-userid" and "kubeflow-groups"', at);
  }
  const gatewayName = props.gatewayName ?? 'kubeflow-gateway';
  if (!isDnsLabel(gatewayName)) {
    throw new ConfigError('GatewayName', `gatewayName must be a DNS label, got ${shown(gatewayName)}; write e.g. "kubeflow-gateway"`, at);
  }
  const existingIstio = props.istio?.kind === 'existing' ? props.istio.facts.namespace : undefined;
  return {
    url: url.origin,
    host: url.hostname,
    https: url.protocol === 'https:',
    namespaces: checkedNamespaces({ ...NAMESPACES, ...existingIstio !== undefined && { istio: existingIstio }, ...props.namespaces }, at),
    clusterDomain,
    trustDomain,
    identity,
    gatewayName,
    images: new Images(props.images),
    pods: props.pods,
  };
}

/** Which of the two it is; another word, or none, would quietly be less than production. */
function isProduction(props: KubeflowPlatformProps, at: Construct): boolean {
  requireProps(at, props, 'security', 'url');
  if (props.security !== 'local' && props.security !== 'production') {
    const { security } = props as { readonly security: unknown };
    throw new ConfigError('SecurityPreset', `security must be "local" or "production", got ${shown(security)}; ` +
      'pass ...local() or ...production({ url })', at);
  }
  return props.security === 'production';
}

/** Settings of a part that is not made here would be ignored without a word. */
function refuseUnused(props: KubeflowPlatformProps, at: Construct): void {
  const { namespaces, istio, certManager, login, gatewayName, dex } = props;
  const unused: readonly (readonly [boolean, string, unknown, string])[] = [
    [istio?.kind === 'existing', 'gatewayName', gatewayName, 'name the Gateway in existing({ gateway })'],
    [istio?.kind === 'existing', 'namespaces.istio', namespaces?.istio, 'name it in existing({ namespace })'],
    [certManager?.kind === 'existing', 'namespaces.certManager', namespaces?.certManager, 'the namespace of your cert-manager does not matter here: leave it out'],
    [login?.kind === 'oidc', 'namespaces.auth', namespaces?.auth, 'users sign in elsewhere, there is no Dex: leave it out'],
    [login?.kind === 'oidc', 'dex', dex, 'users sign in elsewhere, there is no Dex: leave it out, or pass login: dex(...)'],
  ];
  for (const [applies, name, value, fix] of unused) {
    if (applies && value !== undefined) {
      throw new ConfigError('UnusedSetting', `${name} has no effect here, got ${shown(value)}; ${fix}`, at);
    }
  }
}

/** A provider that cannot be asked, or could be asked by anybody on the way. */
function checkProvider({ login, security }: KubeflowPlatformProps, at: Construct): void {
  if (login?.kind !== 'oidc') {
    return;
  }
  const schemes = security === 'production' ? 'https://' : 'http:// or https://';
  if (!/^https:\/\/[^\s/]+/.test(login.issuer) && !(security === 'local' && /^http:\/\/[^\s/]+/.test(login.issuer))) {
    throw new ConfigError('OidcIssuer', `login.issuer must be a URL that starts with ${schemes}, got ${shown(login.issuer)}; ` +
      'write it as in the discovery document of the provider, e.g. "https://sso.example.com"', at);
  }
  if (login.clientId === '') {
    throw new ConfigError('ClientId', `login.clientId must name the client at the provider, got ${shown(login.clientId)}; ` +
      'write the id that is registered there for the platform', at);
  }
}

function checkedUrl(text: string, production: boolean, at: Construct): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new ConfigError('Url', `url must be an absolute URL, got ${shown(text)}; write e.g. "https://ml.example.com"`, at, { cause });
  }
  if (url.protocol !== 'https:' && (production || url.protocol !== 'http:')) {
    throw new ConfigError('UrlScheme', `url must start with ${production ? 'https://' : 'http:// or https://'}, got ${shown(text)}; ` +
      `${production ? 'sessions and passwords must not travel in plain text: write' : 'write'} e.g. "https://ml.example.com"`, at);
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') {
    throw new ConfigError('Url', `url must be scheme, host and port alone, got ${shown(text)}; ` +
      `the platform needs the whole host: write "${url.origin}"`, at);
  }
  return url;
}

function checkedNamespaces(namespaces: PlatformNamespaces, at: Construct): PlatformNamespaces {
  const seen = new Map<string, string>();
  for (const [key, name] of Object.entries(namespaces)) {
    if (!Object.hasOwn(NAMESPACES, key)) {
      throw new ConfigError('NamespaceName', `namespaces has no key of that name, got ${shown(key)}; ` +
        `there are ${listed(Object.keys(NAMESPACES))}`, at);
    }
    if (!isDnsLabel(name)) {
      throw new ConfigError('NamespaceName', `namespaces.${key} must be a DNS label, got ${shown(name)}; ` +
        'use lower-case letters, digits and "-"', at);
    }
    const other = seen.get(name);
    if (other !== undefined) {
      throw new ConfigError('SameNamespace', `namespaces.${other} and namespaces.${key} must differ, got ${shown(name)} for both; ` +
        'give one of them another name', at);
    }
    seen.set(name, key);
  }
  return namespaces;
}
