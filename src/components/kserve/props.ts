import { RuntimeName } from './runtimes';
import { SecurityContext } from '../../apis/k8s/core/v1';
import { ServingRuntimeSpec } from '../../apis/serving.kserve.io/v1alpha1';
import { ComponentProps, IssuerRef, KnativeRef, MeshedProps, ObjectStoreRef } from '../../core';
import { CpuAmount, MemoryAmount } from '../../core/amounts';
import { DnsName, NamespaceName, ObjectName, WebUrl } from '../../core/names';

/** CPU and memory of a container. */
export interface ServingAmounts {
  /** @default - no amount of CPU, unless the setting says another */
  readonly cpu?: CpuAmount;
  /** @default - no amount of memory, unless the setting says another */
  readonly memory?: MemoryAmount;
}

/** Requests and limits of a container. */
export interface ServingResources {
  /** @default - no requests, unless the setting says others */
  readonly requests?: ServingAmounts;
  /** @default - no limits, unless the setting says others */
  readonly limits?: ServingAmounts;
}

/** Keys in the Secrets of teams where the credentials of S3 stores are. */
export interface CredentialKeys {
  /** Key with the access key's id. @default 'AWS_ACCESS_KEY_ID' */
  readonly accessKey?: string;
  /** Key with the secret access key. @default 'AWS_SECRET_ACCESS_KEY' */
  readonly secretKey?: string;
}

/** Models in images: `storageUri: oci://...`, whose files a container beside the server shows it. */
export interface ModelImages {
  /** User id of that container and of the server, which must be the same. @default 1010 */
  readonly user?: number;
  /** Request and limit of CPU of that container. @default '10m' */
  readonly cpu?: CpuAmount;
  /** Request and limit of memory of that container. @default '15Mi' */
  readonly memory?: MemoryAmount;
}

/** A Gateway of the Kubernetes Gateway API that somebody else makes. */
export interface ExistingServiceGateway {
  readonly existing: ServiceGatewayRef;
}

/** Namespace and name of a Gateway. */
export interface ServiceGatewayRef {
  readonly namespace: NamespaceName;
  /**
   * Without dots: KServe's controller ends at a name with one.
   * @pattern ^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$
   * @form a DNS label: at most 63 lower-case letters, digits and "-"
   */
  readonly name: string;
}

/** The Gateway of the Kubernetes Gateway API for models: 1 Gateway, for which its controller makes pods and a Service. */
export interface NewServiceGateway {
  /** GatewayClass, which says who makes the pods. @default 'istio' */
  readonly className?: ObjectName;
  /**
   * How its Service is reached. Nobody has to sign in at it: whoever reaches it may use the models.
   * @default 'ClusterIP'
   */
  readonly serviceType?: 'ClusterIP' | 'NodePort' | 'LoadBalancer';
  /**
   * Whether pods of all profiles may call it, and so the models of all teams.
   * @default false
   */
  readonly openToProfiles?: boolean;
  /** @default - it is made here */
  readonly existing?: undefined;
}

/** Large language models, as `LLMInferenceService`. */
export interface LargeLanguageModels {
  /** Whether model servers and schedulers speak TLS with certificates of the controller; in a mesh they are encrypted anyway. @default false */
  readonly tls?: boolean;
}

/** The program on each node that fetches models. It writes into folders of the node, so its namespace enforces no Pod Security level. */
export interface NodeAgent {
  /** Nodes that it runs on. @default { 'kserve/localmodel': 'worker' } */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * Folder of the nodes, which the agent's user, or group 0, must be able to write into.
   * @default '/models'
   * @pattern ^/.+
   * @form an absolute path such as "/models"
   */
  readonly folder?: string;
}

/** Models that are kept on nodes, as `LocalModelCache`. */
export interface LocalModels {
  /** Namespace of the Jobs that fetch models, and of their claims; made here. @default 'kserve-localmodel-jobs' */
  readonly jobNamespace?: NamespaceName;
  /** The program on nodes, without which nothing is fetched. @default false */
  readonly nodeAgent?: NodeAgent | false;
}

/** Where the web app finds charts of a Grafana at the platform's host. */
export interface GrafanaCharts {
  /** Path of Grafana at the platform's host. @default '/grafana' */
  readonly prefix?: string;
  /** Path of the dashboard with CPU and memory. @default 'db/knative-serving-revision-cpu-and-memory-usage' */
  readonly cpuMemory?: string;
  /** Path of the dashboard with requests. @default 'db/knative-serving-revision-http-requests' */
  readonly requests?: string;
}

/** The page where people see models, and make and delete them. */
export interface ModelsWebAppOptions {
  /** Namespaces that it shows. @default - all, each to those who may see it */
  readonly namespaces?: readonly NamespaceName[];
  /** @default {} */
  readonly grafana?: GrafanaCharts;
  /**
   * Whether browsers send its cookie over HTTPS only.
   * @default true
   */
  readonly secureCookies?: boolean;
}

/** Properties of {@link KServe} in both ways of running models. */
export interface KServeCommonProps extends ComponentProps, MeshedProps {
  /** Namespace of all programs; must exist. @default 'kubeflow' */
  readonly namespace?: NamespaceName;
  /**
   * Domain in the addresses of models: with Knative the host of paths, else the domain below which each has a host.
   * @default - KServe's own word, `example.com`: no address outside leads anywhere
   */
  readonly domain?: DnsName;
  /** Scheme in the addresses of models. @default 'http' */
  readonly urlScheme?: 'http' | 'https';
  /**
   * Form of the hosts of services that do not run on Knative, as a template of Go.
   * @default '{{ .Name }}-{{ .Namespace }}.{{ .IngressDomain }}'
   */
  readonly domainTemplate?: string;
  /**
   * How services that do not run on Knative are reached from outside: by HTTPRoutes at `serviceGateway`, by Ingresses of a class, or not at all.
   * @default - 'gateway-api' where there is a `serviceGateway`, else 'none'
   */
  readonly routes?: 'gateway-api' | 'none' | { readonly ingressClass: ObjectName };
  /**
   * Gateway of the Kubernetes Gateway API, whose definitions must be there. Large language models are reached by it, and services by `routes`. With false,
   * a large language model with a route must name a Gateway itself, in `spec.router.gateway.refs`, else the controller refuses its route.
   * @default - it is made where `llm` is on, or `routes` lead to it: 'gateway-api', or left out without Knative
   */
  readonly serviceGateway?: NewServiceGateway | ExistingServiceGateway | false;
  /**
   * Store that models are fetched from where no Secret says otherwise; credentials stay with the teams.
   * @default - S3 of AWS
   */
  readonly storage?: ObjectStoreRef;
  /** @default {} */
  readonly credentialKeys?: CredentialKeys;
  /**
   * Requests and limits of model servers that say nothing else.
   * @default - 1 CPU and 2Gi, requests and limits
   */
  readonly resources?: ServingResources;
  /**
   * Requests and limits of the containers that fetch models; an amount that is left out is that of the default.
   * @default - requests of 100m CPU and 100Mi, limits of 1 CPU and 1Gi
   */
  readonly storageInitializerResources?: ServingResources;
  /**
   * Privileges of the containers that fetch models, which run as user 1000 in the release's image.
   * @default - none are said, so that namespaces of the level `restricted` refuse pods with one
   */
  readonly storageInitializerSecurityContext?: SecurityContext;
  /** ConfigMap in `namespace` with certificates of authorities, key `cabundle.crt`, that the containers which fetch models trust. @default - none beside their own */
  readonly caBundle?: ObjectName;
  /** Models in images, or false to refuse them. @default {} */
  readonly modelImages?: ModelImages | false;
  /** Where logs of requests go that name no other place; Knative Eventing has a broker of that name where a team asks for it. @default 'http://default-broker' */
  readonly loggerUrl?: WebUrl;
  /** Runtimes of KServe that all teams may use. @default RUNTIMES */
  readonly runtimes?: readonly RuntimeName[];
  /** Further ones, by name. @default {} */
  readonly customRuntimes?: Readonly<Record<ObjectName, ServingRuntimeSpec>>;
  /** Resources beside those of NVIDIA, AMD, Intel and Habana that are taken for GPUs of models on several nodes. @default [] */
  readonly gpuResources?: readonly string[];
  /** Large language models, or false to leave them out. @default {} */
  readonly llm?: LargeLanguageModels | false;
  /** Models that are kept on nodes, or false to leave them out. @default {} */
  readonly localModels?: LocalModels | false;
  /** The page for models, or false to leave it out. @default {} */
  readonly modelsWebApp?: ModelsWebAppOptions | false;
  /** Further namespaces whose pods may call what the gateway may call. @default [] */
  readonly trustedNamespaces?: readonly NamespaceName[];
  /** Who signs the certificates of the webhooks. @default - an Issuer is made here, by which they sign themselves */
  readonly webhookIssuer?: IssuerRef;
}

/** Services run on Knative unless they say otherwise: with as many pods as there are requests for, and none while there are none. */
export interface KServeOnKnative {
  /** The Knative of the cluster; KServe reads the settings of its autoscaler and its domains. */
  readonly knative: KnativeRef;
  /**
   * Form of the paths of services at `domain`, as a template of Go, or false for hosts instead of paths.
   * @default - '/serving/{{ .Namespace }}/{{ .Name }}' where `hosts` names `domain`, else hosts
   */
  readonly pathTemplate?: string | false;
  /** @default - Knative decides on rollouts */
  readonly rollout?: undefined;
}

/** Services run as Deployments with autoscalers. */
export interface KServeAsDeployments {
  readonly knative: false;
  /** How a new version takes the place of an old one: numbers or percentages of pods. @default - Kubernetes' own: 25% more, 25% fewer */
  readonly rollout?: { readonly maxSurge: string; readonly maxUnavailable: string };
  /** @default - services have hosts of their own */
  readonly pathTemplate?: undefined;
}

/** Properties of {@link KServe}. */
export type KServeProps = KServeCommonProps & (KServeOnKnative | KServeAsDeployments);
