import type { AddOn } from './add-on';
import { localLogin } from './local-credentials';
import { Login } from './login';
import type { Only } from './only';
import { AnyPart, CommonSettings, NotExisting } from './part';
import { PartSettings, PlatformNamespaces } from './parts';
import { ExistingIstio } from './parts/istio';
import { usesGatewayApi } from './parts/kserve';
import { checkPlace } from './places/check';
import type { Place, PlaceKind, PlaceOf } from './places/place';
import { refuseOpenLogin } from './open-login';
import { checkedUrl, checkLogin, refuseInsecureConnectors, refuseReachable } from './security';
import { databasesOf, managedDatabasesOf, storeOf } from './stores';
import { refuseUnused } from './unused';
import { ConfigError, DEFAULT_IDENTITY, Field, IdentityHeaders, Images, ImagesOptions, PodSettings, shown } from '../core';
import { checkedNodePools, NodePools } from '../core/catalogue';
import { DnsName, isDnsLabel, NamespaceName, ObjectName } from '../core/names';
import type { GatewayTls } from '../components/kubeflow';
import type { GitOps } from '../gitops';
import type { Construct } from 'constructs';

/** Settings that have a default: those here, and one for each part. */
export interface PlatformOptions extends PartSettings {
  /** Who applies the output. @default - nobody that we know: plain folders for kubectl */
  readonly gitops?: GitOps;
  /** Names of single namespaces. @default - upstream's names */
  readonly namespaces?: Partial<PlatformNamespaces>;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: DnsName;
  /** First part of SPIFFE principals. @default - the cluster domain */
  readonly trustDomain?: DnsName;
  /** Headers with the signed-in user. @default DEFAULT_IDENTITY */
  readonly identity?: Partial<IdentityHeaders>;
  /**
   * DNS names that the gateway and all routes answer to; `*` is every name.
   * @default - the host of `url` in production, every name on one's own machine
   */
  readonly hosts?: readonly string[];
  /** Name of the platform's Istio `Gateway` in the namespace `kubeflow`; not for an existing Istio. @default 'kubeflow-gateway' */
  readonly gatewayName?: ObjectName;
  /** Where images come from. @default - the registries in the pins */
  readonly images?: ImagesOptions;
  /** Settings of all pods of the platform but node agents. @default - each component's own */
  readonly pods?: PodSettings;
  /**
   * Nodes that belong together, by a name: their labels and taints, and the devices on them. Forms for notebooks offer them, workloads take them by
   * their names, and device plugins are set up for them. Whoever runs the cluster makes the nodes so.
   * @default {}
   */
  readonly nodePools?: NodePools;
  /** Applications of one's own behind the platform's login. @default [] */
  readonly addOns?: readonly AddOn[];
  /** Components that the platform is made of, with all that they need: `only('notebooks')`. @default - all but those that are left out */
  readonly components?: Only;
}

/** A cluster on one's own machine; what is insecure about it stands at `local`. */
export interface LocalSecurity {
  readonly security: 'local';
  /** `http://` or `https://`, host, optional port; the host is the machine itself unless `reachableByOthers` is set. */
  readonly url: string;
  /**
   * Accepts a host that others reach too, who can then all sign in with the public password.
   * @default false
   */
  readonly reachableByOthers?: boolean;
  /** HTTPS at the platform's Gateway. @default - plain HTTP */
  readonly tls?: GatewayTls | 'elsewhere';
  /** @default - the user user@example.com with the password 12341234 */
  readonly login?: Login;
}

/** A cluster that others reach. */
export interface ProductionSecurity {
  readonly security: 'production';
  /** `https://`, host, optional port. */
  readonly url: string;
  /** The certificate of the platform's Gateway, or `elsewhere` where a load balancer in front ends TLS and sends plain HTTP. */
  readonly tls: GatewayTls | 'elsewhere';
  readonly login: Login;
}

/** A cluster that others reach by a Gateway which is there already, with its certificate. */
export interface ProductionBehindExisting {
  readonly security: 'production';
  /** `https://`, host, optional port. */
  readonly url: string;
  /** @default - as the existing Gateway says */
  readonly tls?: undefined;
  readonly login: Login;
  readonly istio: ExistingIstio;
}

/** Where the cluster runs. */
interface Placed {
  /** Where the cluster runs, such as `gke()`: what differs there is a default for all components. @default - nothing is taken to differ */
  readonly place?: Place;
}

type Security = LocalSecurity | ProductionSecurity | ProductionBehindExisting;

/** Properties of `KubeflowPlatform`, of which some do not fit together. */
export type PlatformProps = PlatformOptions & Placed & Security;

/** A place with a load balancer that hands TLS on, which the gateway of the platform ends. */
interface BehindPassing {
  readonly place: PlaceOf<PlaceKind, 'passing'>;
  readonly tls?: GatewayTls;
  readonly istio?: NotExisting;
}

/** A place with a load balancer that ends TLS. */
interface BehindEnding {
  readonly place: PlaceOf<PlaceKind, 'ending'>;
  readonly tls: 'elsewhere';
  readonly istio?: NotExisting;
}

/** A place without a load balancer, or none. */
interface BehindNone {
  readonly place?: PlaceOf<PlaceKind, 'none'>;
}

/** Properties of `KubeflowPlatform`. */
export type KubeflowPlatformProps = PlatformOptions & Security & (BehindNone | BehindPassing | BehindEnding);

/** Settings after all defaults, the same for every component. */
export interface PlatformSettings extends CommonSettings {
  readonly namespaces: PlatformNamespaces;
}

/**
 * Fails for props of neither preset, since another word, or none, would quietly be less than production; and for what production
 * must say, in better words than its type has.
 *
 * @throws ConfigError `SecurityPreset`, `LoginMissing`, `GatewayTls`
 */
export function checkPreset(props: unknown, at: Construct): void {
  const said = (...names: readonly string[]) => new Field(props).at(...names).value;
  const security = said('security');
  if (security !== 'local' && security !== 'production') {
    throw new ConfigError('SecurityPreset', `security must be "local" or "production", got ${shown(security)}; ` +
      'pass ...local(), or ...production({ url, tls }) and a login', at);
  }
  if (security === 'production' && said('login') === undefined) {
    throw new ConfigError('LoginMissing', 'login must say how users sign in, got undefined; pass login: dex(...) or login: oidc(...)', at);
  }
  if (security === 'production' && said('istio', 'existing') === undefined && said('tls') === undefined) {
    throw new ConfigError('GatewayTls', 'tls must say where the gateway finds its certificate in production, got undefined; ' +
      'pass e.g. production({ url, tls: { certificate: secretRef("kubeflow-tls") } }), a Secret in the namespace of the gateway, ' +
      'or tls: "elsewhere" if a load balancer in front ends TLS', at);
  }
}

const HEADER = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/**
 * Checks the settings and fills in the defaults.
 *
 * @throws ConfigError `Url`, `UrlScheme`, `LocalUrl`, `LocalGateway`, `NamespaceName`, `SameNamespace`, `IdentityHeader`, `UnusedSetting`, `OidcIssuer`, `ClientId`,
 * `InsecureConnector`, `OpenLogin`, `GatewayTls`, `Hosts`, `PlaceTls`, `NodePoolName`, `NodePoolLabel`, `NodePoolTaint`, `NodePoolAccelerator`, `NodePoolOverlap`
 */
export function resolve(props: PlatformProps, parts: readonly AnyPart[], at: Construct): PlatformSettings {
  const { security, clusterDomain = 'cluster.local', trustDomain = clusterDomain } = props;
  const production = security === 'production';
  const login = props.login ?? localLogin();
  const url = checkedUrl(props.url, production, at);
  checkLogin(login, production, at);
  if (production) {
    refuseInsecureConnectors(login, at);
    refuseOpenLogin(login, props.oauth2Proxy?.emailDomains, at);
  } else {
    refuseReachable(url, props as LocalSecurity, props.istio, at);
  }
  checkTls(props, url, at);
  checkPlace(props, at);
  const namespaces = checkedNamespaces(Object.assign({}, ...parts.map(part => part.namespaces), props.namespaces) as PlatformNamespaces, at);
  const stores = { objectStore: storeOf(props, namespaces.kubeflow), databases: databasesOf(props), managedDatabases: managedDatabasesOf(props) };
  const gatewayApi = usesGatewayApi(props, props.knativeServing !== false, security);
  refuseUnused(props, parts, { login, gatewayApi, ...stores }, at);
  return {
    security,
    url: url.origin,
    host: url.hostname,
    https: url.protocol === 'https:',
    hosts: checkedHosts(props.hosts ?? (production ? [url.hostname] : ['*']), url, at),
    tls: props.tls,
    login,
    localLogin: props.login === undefined,
    localProfile: props.login === undefined && props.dashboard !== false,
    namespaces,
    clusterDomain,
    trustDomain,
    identity: checkedIdentity({ ...DEFAULT_IDENTITY, ...props.identity }, at),
    gatewayName: props.gatewayName ?? 'kubeflow-gateway',
    images: new Images(props.images),
    pods: props.pods,
    gatewayApi,
    nodePools: checkedNodePools(props.nodePools ?? {}, at),
    place: props.place,
    ...stores,
  };
}

/** Where TLS ends is not said where somebody else's Gateway does it. */
function checkTls({ tls, istio }: PlatformProps, url: URL, at: Construct): void {
  if (istio?.existing !== undefined && tls !== undefined && tls !== 'elsewhere') {
    throw new ConfigError('GatewayTls', 'tls is for the Gateway that is made here, got it beside an existing Istio; ' +
      'set the certificate at the existing Gateway, and leave tls out', at);
  }
  if (tls !== undefined && tls !== 'elsewhere' && url.protocol === 'http:') {
    throw new ConfigError('GatewayTls', `tls.certificate needs a url that begins with https://, since plain HTTP is then answered with a redirect to it, got ${shown(url.origin)}; ` +
      'write e.g. "https://localhost:8443", or leave tls out', at);
  }
}

function checkedHosts(hosts: readonly string[], url: URL, at: Construct): readonly string[] {
  const wrong = hosts.find(host => !/^(\*|(\*\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])$/.test(host));
  if (hosts.length === 0 || wrong !== undefined) {
    throw new ConfigError('Hosts', `hosts must hold at least one DNS name, got ${shown(wrong ?? hosts)}; ` +
      'write e.g. ["ml.example.com"], without scheme and port, or ["*"] for every name', at);
  }
  const host = url.hostname;
  if (!hosts.some(one => one === '*' || one === host || one.startsWith('*.') && host.endsWith(one.slice(1)))) {
    throw new ConfigError('Hosts', `hosts must hold the host of url, by which people come, got ${shown(hosts)} beside ${shown(url.origin)}; add ${shown(host)}`, at);
  }
  return hosts;
}

function checkedIdentity(identity: IdentityHeaders, at: Construct): IdentityHeaders {
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
  return identity;
}

function checkedNamespaces(namespaces: PlatformNamespaces, at: Construct): PlatformNamespaces {
  const seen = new Map<NamespaceName, string>();
  for (const [key, name] of Object.entries(namespaces)) {
    if (!isDnsLabel(name)) {
      throw new ConfigError('NamespaceName', `namespaces.${key} must be a DNS label, got ${shown(name)}; ` +
        'use at most 63 lower-case letters, digits and "-"', at);
    }
    if (name === 'default' || name.startsWith('kube-')) {
      throw new ConfigError('NamespaceName', `namespaces.${key} must not be a namespace of the cluster, got ${shown(name)}; ` +
        'the platform sets labels and policies of its namespaces: take one of its own', at);
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
