import { ComponentProps, IssuerRef, LogLevel, MeshedProps, ObjectStoreRef, PipelinesDatabase, PipelinesDatabases } from '../../core';
import { Time } from '../../core/amounts';
import { DnsName, NamespaceName } from '../../core/names';

/** What steps run as where their pipeline says nothing. */
export interface StepSecurity {
  /**
   * User id.
   * @default - that of the image
   * @minimum 0
   * @asType integer
   */
  readonly runAsUser?: number;
  /**
   * Group id.
   * @default - that of the image
   * @minimum 0
   * @asType integer
   */
  readonly runAsGroup?: number;
  /**
   * Whether steps whose image runs as root are refused; profiles of the Pod Security level `restricted` take no step without it.
   * @default - images decide
   */
  readonly runAsNonRoot?: boolean;
}

/** The controller of the TensorBoards that people open from a run. */
export interface ViewersProps {
  /**
   * TensorBoards in one profile; the oldest goes when there are more.
   * @default 50
   * @minimum 1
   * @asType integer
   */
  readonly maxPerProfile?: number;
}

/** Namespaces that may run v1 pipelines. */
export interface V1Namespaces {
  /**
   * Names of profiles.
   * @minItems 1
   */
  readonly allowedIn: readonly NamespaceName[];
}

/** The cache of v1 pipelines; that of v2 pipelines needs no program. */
export interface V1CacheProps {
  /**
   * Age up to which results are taken again where a step says nothing, as an ISO 8601 duration such as `P30D`.
   * @default - any age
   * @pattern ^P(?=.)(\d+[YMWD])*(T(\d+[HMS])+)?$
   */
  readonly defaultStaleness?: string;
  /**
   * Age up to which any step may take results again, as an ISO 8601 duration.
   * @default - any age
   * @pattern ^P(?=.)(\d+[YMWD])*(T(\d+[HMS])+)?$
   */
  readonly maximumStaleness?: string;
  /**
   * Whether the pod in place of a step keeps the step's choice of nodes.
   * @default false
   */
  readonly nodeRestrictions?: boolean;
  /**
   * Who makes the certificate of its webhook: cert-manager, or a program of Kubeflow Pipelines that has the cluster's own signer sign it
   * and makes the webhook at its first start. That program may change every mutating webhook of the cluster.
   * @default - `cert-manager`; `self-made` with `tenancy: 'single'`
   */
  readonly certificate?: 'cert-manager' | 'self-made';
}

/** How programs of a single user call each other by TLS. */
export interface PipelinesTls {
  /**
   * Authority that signs their certificate. It must tell its own certificate, as authorities in the cluster do and public ones do not.
   * @default - the certificate signs itself
   */
  readonly issuer?: IssuerRef;
}

/** Properties of {@link Pipelines} that depend neither on tenancy nor on v1 pipelines. */
export interface PipelinesCommonProps extends ComponentProps {
  /** Where artifacts are kept. */
  readonly objectStore: ObjectStoreRef;
  /** @default 'kubeflow' */
  readonly namespace?: NamespaceName;
  /**
   * Issuer of the certificates that webhooks serve with.
   * @default - a self-signed issuer for each
   */
  readonly webhookIssuer?: IssuerRef;
  /**
   * Where pipelines and their versions are kept: in the database, or as objects of pipelines.kubeflow.org, so that they come from Git.
   * What is in one of them is not moved to the other.
   * @default 'database'
   */
  readonly pipelineStore?: 'database' | 'kubernetes';
  /** What steps run as where their pipeline says nothing. @default {} */
  readonly defaultSecurityContext?: StepSecurity;
  /**
   * Whether a version that is uploaded becomes the default one of its pipeline.
   * @default true
   */
  readonly autoUpdateDefaultVersion?: boolean;
  /**
   * Time zone of the schedules of recurring runs, by its name in the tz database.
   * @default 'UTC'
   * @pattern ^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$
   */
  readonly timeZone?: string;
  /**
   * Time that the Workflow of a run stays in the cluster after its end, in whole seconds; the run itself stays in the database.
   * @default '24h'
   */
  readonly workflowTtl?: Time;
  /** The TensorBoards that people open from a run; false leaves them out. @default {} */
  readonly viewers?: ViewersProps | false;
  /**
   * Whether there is a program that runs code for pictures of results. Its pages ask for it in the profile, where nobody makes it, so that they show an error;
   * whoever calls the API server without a namespace has any code run in the platform's namespace, without a check of rights.
   * @default false
   */
  readonly visualizations?: boolean;
  /**
   * Whether steps of v1 pipelines are written into the metadata store.
   * @default - true unless v1 pipelines are blocked
   */
  readonly metadataWriter?: boolean;
  /** What programs log at least. @default 'info' */
  readonly logLevel?: LogLevel;
}

/** Runs are in profiles, each for its team, behind the gateway of a mesh. */
export interface MultiUser extends MeshedProps {
  /** Whether there are profiles, or one user without a login, whose runs are in the namespace of the programs. @default 'multi' */
  readonly tenancy?: 'multi';
  /**
   * Further namespaces whose pods may call what the gateway may call, for example a second ingress.
   * @default []
   */
  readonly trustedNamespaces?: readonly NamespaceName[];
  /**
   * Whether the pages hand requests for artifacts that name a namespace to a program in each profile, which has the profile's own keys.
   * Requests that name none they still answer themselves, with the platform's keys. Only where keys for profiles are made at the store.
   * @default false
   */
  readonly artifactProxy?: boolean;
  /** @default - the mesh sees to it */
  readonly tls?: undefined;
}

/** Runs are in the namespace of the programs. Nobody is asked who they are, neither at the pages nor at the API server, and there is no mesh. */
export interface SingleUser {
  readonly tenancy: 'single';
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: DnsName;
  /** The programs call each other by TLS, as a mesh has them do otherwise. @default - in plain text */
  readonly tls?: PipelinesTls;
}

/** V1 pipelines run, and their results are taken again. */
export interface V1Cached<Allowed = 'allowed' | V1Namespaces> {
  /** Whether v1 pipelines, which are Argo Workflows, run: everywhere, nowhere, or in the profiles of a list. @default 'allowed' */
  readonly v1Pipelines?: Allowed;
  /** The cache of v1 pipelines: options, or false to leave it out with its certificate and database. @default {} */
  readonly cache?: V1CacheProps;
  /** Databases: of pipelines and runs, of the cache, of metadata. */
  readonly databases: PipelinesDatabases;
}

/** Databases where there is no cache of v1 pipelines. */
export interface DatabasesWithoutCache extends Omit<PipelinesDatabases, 'cache'> {
  /** @default - none, nothing reads it */
  readonly cache?: PipelinesDatabase;
}

/** V1 pipelines run, each step anew. */
export interface V1Uncached<Allowed = 'allowed' | V1Namespaces> {
  /** @default 'allowed' */
  readonly v1Pipelines?: Allowed;
  readonly cache: false;
  /** Databases: of pipelines and runs, of metadata. */
  readonly databases: DatabasesWithoutCache;
}

/** V1 pipelines do not run. */
export interface V1Blocked {
  readonly v1Pipelines: 'blocked';
  /** @default - there is none */
  readonly cache?: false;
  /** Databases: of pipelines and runs, of metadata. */
  readonly databases: DatabasesWithoutCache;
}

/** Properties of {@link Pipelines} for profiles. */
export type MultiUserPipelinesProps = PipelinesCommonProps & MultiUser & (V1Cached | V1Uncached | V1Blocked);

/** Properties of {@link Pipelines} for a single user. */
export type SingleUserPipelinesProps = PipelinesCommonProps & SingleUser & (V1Cached<'allowed'> | V1Uncached<'allowed'> | V1Blocked);

/** Properties of {@link Pipelines}. */
export type PipelinesProps = MultiUserPipelinesProps | SingleUserPipelinesProps;
