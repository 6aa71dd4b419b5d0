/**
 * What a part of the platform is: the wiring of one component, in one file of `parts/`. No part reads another; what crosses
 * components is data that parts give, gathered before any component is made.
 */
import type { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Login } from './login';
import type { Place } from './places/place';
import type { CardLink, MenuLink } from '../components/dashboard';
import type { TrialResource } from '../components/katib';
import type { GatewayTls } from '../components/kubeflow';
import type { KueueFramework } from '../components/kueue';
import type {
  ComponentProps, DatabaseRef, ExternalAuthorizer, GatewayRef, HelmChart, HubRef, IdentityHeaders, Images, IngressWorkloadRef, Injection, IssuerRef, KatibDatabase,
  KnativeRef,
  LoginIssuer, Mesh, ObjectStoreRef, PipelinesDatabases, PipelinesRef, PodSettings, QueuesRef, ServiceAccountRef,
} from '../core';
import type { NodePools } from '../core/catalogue';

/** Props without some of them, whose names must exist; a choice between props stays one. */
export type Without<Props, Names extends (Props extends unknown ? keyof Props : never)> = Props extends unknown ? Omit<Props, Names> : never;

/** Something that the cluster has already, with the facts that others need of it. */
export interface Existing<Facts> {
  readonly existing: Facts;
}

/** Something that the platform installs. */
export interface NotExisting {
  /** @default - the platform installs it */
  readonly existing?: undefined;
}

/** A component that the platform installs, by its options, or facts of one that the cluster has. */
export type InstalledOr<Options, Facts> = (Options & NotExisting) | Existing<Facts>;

/** Options of a component in a setting. */
export type OptionsIn<Setting> = Exclude<Setting, false | undefined | Existing<unknown>>;

/** Facts of an existing component in a setting. */
export type FactsIn<Setting> = Extract<Setting, Existing<unknown>> extends Existing<infer Facts> ? Facts : never;

/** HTTPS at the platform's Gateway, or `elsewhere` where it ends before requests reach it. */
export type PlatformTls = GatewayTls | 'elsewhere' | undefined;

/** Settings that hold for every part, after all defaults. */
export interface CommonSettings {
  readonly security: 'local' | 'production';
  /** Scheme, host and port, without a slash at the end. */
  readonly url: string;
  readonly host: string;
  readonly https: boolean;
  /** DNS names that the gateway and all routes answer to. */
  readonly hosts: readonly string[];
  readonly tls: PlatformTls;
  readonly login: Login;
  /** Whether the login is the one of the local preset, whose credentials stand in the output. */
  readonly localLogin: boolean;
  /** Whether there is the profile of the local preset, which needs the dashboard's controller. */
  readonly localProfile: boolean;
  readonly clusterDomain: string;
  readonly trustDomain: string;
  readonly identity: IdentityHeaders;
  readonly gatewayName: string;
  readonly images: Images;
  readonly pods: PodSettings | undefined;
  /** Where artifacts and models are kept; undefined if the platform has no object store. */
  readonly objectStore: ObjectStoreRef | undefined;
  /** Databases of the parts that need one. */
  readonly databases: PlatformDatabases;
  /** Those of them that are not there already, by the part that needs them. */
  readonly managedDatabases: readonly ('pipelines' | 'katib')[];
  /** Node pools by their names; empty if none are known. */
  readonly nodePools: NodePools;
  /** Whether something needs the Kubernetes Gateway API. */
  readonly gatewayApi: boolean;
  /** Where the cluster runs; undefined if nobody says it. */
  readonly place: Place | undefined;
}

/** Settings by which parts and options are needed or not. */
export type DecidingSettings = Pick<CommonSettings, 'login' | 'objectStore' | 'databases' | 'managedDatabases' | 'gatewayApi'>;

/** Databases of the platform, made here or there already. */
export interface PlatformDatabases {
  readonly pipelines: PipelinesDatabases;
  readonly katib: KatibDatabase;
  /** @default - a PostgreSQL of the hub's own */
  readonly catalog?: DatabaseRef<'postgres'>;
}

/** A program that calls a server of the platform. */
export interface DatabaseClient {
  readonly database: keyof PlatformDatabases;
  readonly account: ServiceAccountRef;
}

/** Pods of others, by namespace and labels. */
export interface PodsRef {
  readonly namespace: string;
  readonly selector: Readonly<Record<string, string>>;
}

/** What parts add up. */
export interface GivenLists {
  /** Lines of the dashboard's menu. */
  readonly menuLinks: readonly MenuLink[];
  /** Short cuts on the dashboard's home page. */
  readonly quickLinks: readonly CardLink[];
  /** Namespaces whose services all proxies of the mesh know. */
  readonly meshNamespaces: readonly string[];
  /** Namespaces whose pods call the gateways. */
  readonly gatewayCallers: readonly string[];
  /** Services that policies of the mesh ask about each request. */
  readonly authorizers: readonly ExternalAuthorizer[];
  /** Programs that hand on the requests of people to workloads of profiles, beside the gateway. */
  readonly profileCallers: readonly ServiceAccountRef[];
  /** Namespaces whose pods may connect to those of isolated profiles. */
  readonly profilePeers: readonly string[];
  /** DNS names, beside those of the platform, that its Gateway takes requests for. */
  readonly gatewayHosts: readonly string[];
  /** Names that no profile can have. */
  readonly reservedNamespaces: readonly string[];
  /** Namespaces whose pods may call what the gateway may call. */
  readonly trustedNamespaces: readonly string[];
  /** Devices that the platform offers to people, by the names of their resources. */
  readonly accelerators: readonly string[];
  /** Programs of the platform that call its databases. */
  readonly databaseClients: readonly DatabaseClient[];
  /** Programs of the platform that call its object store. */
  readonly storeClients: readonly ServiceAccountRef[];
  /** Kinds of jobs that trials of a search may be. */
  readonly trialResources: readonly TrialResource[];
  /** Kinds of jobs that the cluster has, as Kueue's configuration names them, beside those of Kubernetes. */
  readonly jobFrameworks: readonly KueueFramework[];
}

/** What one part at most gives. */
export interface GivenFacts {
  /** Issuer of the webhooks' certificates. */
  readonly webhookIssuer: IssuerRef;
  /** Namespace for the key of an authority that signs them. */
  readonly webhookAuthority: string;
  /** Pods where requests from outside enter the mesh. */
  readonly ingress: IngressWorkloadRef;
  /** A Gateway that is not made here, with its pods. */
  readonly existingGateway: GatewayRef;
  /** Pods that configure the proxies of the mesh. */
  readonly controlPlane: PodsRef;
  /** How pods get their proxies. */
  readonly injection: Injection;
  /** Pods that ask the issuer for tokens. */
  readonly loginProxy: PodsRef;
  /** An issuer that the platform runs. */
  readonly loginIssuer: LoginIssuer;
  readonly notebookController: ServiceAccountRef;
  /** The cluster has JobSets. */
  readonly jobSets: boolean;
  /** The cluster has LeaderWorkerSets. */
  readonly leaderWorkerSets: boolean;
  /** Whether routes lead to InferencePools. */
  readonly inferencePools: boolean;
  /** Pods where requests from inside the cluster reach services by their names. */
  readonly localGateway: IngressWorkloadRef;
  /** Runs what answers requests with as many pods as it takes; the Service is that of the gateway's name beside its pods where it is left out. */
  readonly knative: Omit<KnativeRef, 'localGatewayService'> & Partial<Pick<KnativeRef, 'localGatewayService'>>;
  /** Google service account of profiles that name none. */
  readonly workloadIdentity: string;
  /** Labels of the namespaces of profiles. */
  readonly profileLabels: Readonly<Record<string, string>>;
  /** Kubeflow Pipelines, for the programs of profiles. */
  readonly pipelines: PipelinesRef;
  /** The catalog of models and the registries' user interface, for teams. */
  readonly hub: HubRef;
  /** A Kueue; the kinds of jobs that wait are all that the cluster has where they are left out. */
  readonly queues: Pick<QueuesRef, 'flavors'> & Partial<QueuesRef>;
}

/** What a part gives to others, as data. */
export type Given = Partial<GivenLists & GivenFacts>;

/** What all parts give together. */
export type Shared = GivenLists & Omit<Partial<GivenFacts>, 'knative' | 'queues'> & {
  /** Where HTTP routes of the platform attach. */
  readonly gateway: GatewayRef;
  /** Where requests from inside the cluster enter; those of the other gateway, which ask for a token, where there are no pods for them. */
  readonly localGateway: IngressWorkloadRef;
  /** What runs models. @default - nothing does */
  readonly knative?: KnativeRef;
  /** Kueue, for queues of teams. @default - the platform has none */
  readonly queues?: QueuesRef;
  readonly injection: Injection;
};

/** What a part needs to say what it gives. */
export interface PartSettings<NamespaceKey extends string = string> extends CommonSettings {
  readonly namespaces: Readonly<Record<NamespaceKey, string>>;
}

/** Namespaces that every part may use. */
export type CommonNamespace = 'kubeflow' | 'kubeflowSystem';

/** All that a part makes its component from, beside its options. */
export interface Wiring<NamespaceKey extends string = string> {
  readonly settings: PartSettings<NamespaceKey | CommonNamespace>;
  readonly shared: Shared;
  /** Facts of the mesh for components with web pages. */
  readonly mesh: Mesh;
  /** Whether the part of that key is wanted: neither left out nor existing. */
  has(key: string): boolean;
  /** A component's options with the settings that all components share; its own win. */
  common<T extends ComponentProps>(options: T): T & ComponentProps;
}

/** A setting that was given and changes nothing. */
export interface Unused {
  /** Where it stands in the props of the platform, such as `hub.database`. */
  readonly setting: string;
  /** What was given; undefined is as if it was left out. */
  readonly value: unknown;
  /** What makes it have no effect, such as `there is no katib`. */
  readonly why: string;
}

/**
 * The wiring of one component.
 *
 * `Setting` has the one property by which users choose it; `Made` is the component, or undefined where it may be left out.
 */
export interface Part<Setting extends object, Made extends Construct | undefined, NamespaceKey extends string = never> {
  /** Property of the platform, and of its settings. */
  readonly key: keyof Setting & string;
  /** Name of the component: its chart, its folder, its Application. */
  readonly name: string;
  /** Components that are applied before it, installed or not: the wave of one never depends on which others are there. */
  readonly after: readonly string[];
  /** Further components that are applied before it, for what its options ask for. @default - none */
  afterFor?(options: OptionsIn<Setting[keyof Setting]>): readonly string[];
  /** Whether it serves an admission webhook for custom resources of its own. @default false */
  readonly selfGuarded?: boolean;
  /** Whether its setting says something to other parts, so that it counts also where nothing is made of it. @default false */
  readonly toldToOthers?: boolean;
  /** Whether what teams declare needs it. @default false */
  readonly forTeams?: boolean;
  /** Namespaces of its own, by the name of the setting. */
  readonly namespaces: Readonly<Record<NamespaceKey, string>>;
  /** Whether it is left out unless its setting says otherwise. @default false */
  readonly onlyOnRequest?: boolean;
  /** Parts without which it does not work, by key; one that has this may be left out. @default - it is there with all platforms, or where others need it */
  readonly needs?: readonly string[];
  /**
   * Whether proxies of the mesh know its namespaces also where it is left out, so that it works as soon as somebody brings it.
   * @param has whether the part of that key is wanted: neither left out nor existing
   * @default - they do not
   */
  isAwaited?(has: (key: string) => boolean): boolean;
  /**
   * Whether other settings have it installed.
   * @param has whether the part of that key is wanted: neither left out nor existing
   * @default - it is, unless it is left out or existing
   */
  isNeeded?(settings: CommonSettings, has: (key: string) => boolean): boolean;
  /**
   * Those of its options that have no effect beside the other settings.
   * @param has whether the part of that key is wanted: neither left out nor existing
   * @default - each has one
   */
  unused?(options: OptionsIn<Setting[keyof Setting]>, settings: DecidingSettings, has: (key: string) => boolean): readonly Unused[];
  /** What it gives to others when it is installed. @default - nothing */
  gives?(options: OptionsIn<Setting[keyof Setting]>, settings: PartSettings<NamespaceKey | CommonNamespace>): Given;
  /** What one that the cluster has gives to others. @default - nothing */
  givesExisting?(facts: FactsIn<Setting[keyof Setting]>, settings: PartSettings<NamespaceKey | CommonNamespace>): Given;
  /** Makes the component. */
  make(chart: Chart, options: OptionsIn<Setting[keyof Setting]>, wiring: Wiring<NamespaceKey>): NonNullable<Made>;
  /** Helm charts that Argo CD renders beside its objects. @default - none */
  charts?(made: NonNullable<Made>): readonly HelmChart[];
  /** Declares what one that the cluster has brings, so that references to it are not reported. */
  declareExisting?(platform: Construct, facts: FactsIn<Setting[keyof Setting]>, wiring: Wiring<NamespaceKey>): void;
}

/** A part of any kind. */
export type AnyPart = Part<Readonly<Record<string, unknown>>, Construct | undefined, string>;
