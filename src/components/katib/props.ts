import { TrialResource } from './trial-resources';
import { EnvVar, PersistentVolumeClaimSpec, ResourceRequirements, SecurityContext } from '../../apis/k8s/core/v1';
import { TrialRunSpec } from '../../apis/kubeflow.org/v1beta1';
import { ComponentProps, IssuerRef, KatibDatabase, MeshedProps } from '../../core';
import { DnsName, NamespaceName } from '../../core/names';

export type { ResourceName, TrialResource } from './trial-resources';

/** Settings of a container that Katib makes in the namespaces of teams. */
export interface KatibContainer {
  /** @default 'IfNotPresent' */
  readonly imagePullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  /**
   * Requests and limits. What they leave out, Katib fills in: requests of 50m CPU, 10Mi memory and 500Mi disk, limits of 500m, 100Mi and 5Gi.
   * A negative amount leaves one out.
   * @default - those of the algorithm or collector in upstream's configuration
   */
  readonly resources?: ResourceRequirements;
}

/** Programs of Katib that choose values; which algorithms each knows, its documentation says. */
export type SuggestionService = 'darts' | 'enas' | 'goptuna' | 'hyperband' | 'hyperopt' | 'optuna' | 'pbt' | 'skopt';

/** Settings of the service that chooses values for an experiment. */
export interface AlgorithmSettings extends KatibContainer {
  /** Further environment. @default [] */
  readonly env?: readonly EnvVar[];
  /** @default - none, which a namespace of the Pod Security level `restricted` refuses */
  readonly securityContext?: SecurityContext;
  /** Account in the namespace of the experiment. @default - the namespace's `default`, or one that Katib makes for early stopping */
  readonly serviceAccountName?: string;
  /** Claim in which an experiment with `resumePolicy: FromVolume`, or one of `pbt`, keeps what it knows. @default - 1Gi that one node mounts; 5Gi that many mount for `pbt` */
  readonly persistentVolumeClaimSpec?: PersistentVolumeClaimSpec;
  /** Where the claim is mounted. @default '/opt/katib/data' */
  readonly volumeMountPath?: string;
}

/** An algorithm that a program of Katib serves. */
export interface BundledAlgorithm extends AlgorithmSettings {
  /**
   * The program: `goptuna` serves `random`, `tpe`, `cmaes` and `sobol`.
   * @default - upstream's choice for the algorithm of that name
   */
  readonly service?: SuggestionService;
  /** @default - that of the program */
  readonly image?: undefined;
}

/** An algorithm of one's own, which serves Katib's gRPC API at port 6789. */
export interface OwnAlgorithm extends AlgorithmSettings {
  readonly image: string;
  /** @default - none of Katib's programs */
  readonly service?: undefined;
}

/** What chooses values for an experiment. */
export type KatibAlgorithm = BundledAlgorithm | OwnAlgorithm;

/** What ends trials that promise nothing. */
export interface KatibEarlyStopping extends KatibContainer {
  /** @default - that of Katib, for `medianstop` */
  readonly image?: string;
}

/** The container beside the training container that reads its metrics. */
export interface KatibCollector extends KatibContainer {
  /** @default - that of Katib */
  readonly image?: string;
  /** Whether it waits for all processes of the training container, rather than for the first one. @default true */
  readonly waitAllProcesses?: boolean;
}

/** Settings of the collectors; false leaves one out. */
export interface KatibCollectors {
  /** Reads what the training container prints. @default {} */
  readonly StdOut?: KatibCollector | false;
  /** Reads a file. @default {} */
  readonly File?: KatibCollector | false;
  /** Reads events of TensorFlow; its limit of memory is 1Gi. @default {} */
  readonly TensorFlowEvent?: KatibCollector | false;
  /** Asks an address of the pod. @default - experiments with it are refused: Katib has no image for it */
  readonly PrometheusMetric?: KatibCollector & { readonly image: string };
}

/** Properties of {@link Katib} wherever it runs, and whoever makes its certificate. */
export interface KatibCommonProps extends ComponentProps {
  /** Where metrics are kept; a PostgreSQL may be asked for encryption. */
  readonly database: KatibDatabase;
  /** @default 'kubeflow' */
  readonly namespace?: NamespaceName;
  /**
   * Kinds of objects that trials may be, which the controller may then make in all namespaces. It looks for them once, at its start.
   * @minItems 1
   * @default - `usualTrialResources`: TrainJob, Job, and four kinds of the Training Operator
   */
  readonly trialResources?: readonly TrialResource[];
  /**
   * Algorithms by name: settings of one that there is, a further one, or false to leave it out.
   * @default - all of upstream's: random, tpe, grid, hyperband, bayesianoptimization, cmaes, sobol, multivariate-tpe, enas, darts, pbt
   */
  readonly algorithms?: Readonly<Record<string, KatibAlgorithm | false>>;
  /**
   * Algorithms of early stopping by name: settings of one that there is, a further one, or false to leave it out.
   * @default - medianstop
   */
  readonly earlyStoppings?: Readonly<Record<string, KatibEarlyStopping | false>>;
  /** Collectors of metrics by kind. @default - StdOut, File and TensorFlowEvent */
  readonly metricsCollectors?: KatibCollectors;
  /** Whether the collector takes the security context of the first container of its pod, as a namespace of the level `restricted` wants it. @default false */
  readonly injectSecurityContext?: boolean;
  /**
   * Objects to start from in the form for a new experiment, by name, with `${trialParameters.<name>}` where values come; false leaves all out.
   * @default - three examples: a Job, a TrainJob, and a Job that searches an architecture
   */
  readonly trialTemplates?: Readonly<Record<string, TrialRunSpec>> | false;
  /**
   * What happens to new pods of teams while Katib does not answer. With `Fail` no pod of a profile starts, be it a notebook; with `Ignore`
   * trials that start in that time report no metrics.
   * @default 'Fail'
   */
  readonly podFailurePolicy?: 'Fail' | 'Ignore';
  /** Whether there is the web app. @default true */
  readonly ui?: boolean;
}

/** Katib as a part of a platform: behind its gateway and its login, for the people of its profiles. */
export interface KatibInPlatform extends MeshedProps {
  /** @default false */
  readonly standalone?: false;
  /**
   * Further namespaces whose pods may call the web app, for example a second ingress.
   * @default []
   */
  readonly trustedNamespaces?: readonly NamespaceName[];
}

/** Katib alone in a cluster: no route, no roles for the people of profiles, no policies of mesh and network. */
export interface KatibStandalone {
  /** Whoever reaches the web app may do there all that it may do itself: it knows no users. */
  readonly standalone: true;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: DnsName;
  /** @default - there is no gateway */
  readonly gateway?: undefined;
  /** @default - there are no users */
  readonly identity?: undefined;
  /** @default - there is no mesh */
  readonly trustDomain?: undefined;
  /** @default - there is no route */
  readonly hosts?: undefined;
  /** @default - there are no policies */
  readonly trustedNamespaces?: undefined;
}

/** cert-manager makes the certificate that the webhooks serve with. */
export interface KatibCertificateIssued {
  /** @default false */
  readonly certGenerator?: false;
  /** Issuer of the certificate. @default - a self-signed issuer of its own */
  readonly webhookIssuer?: IssuerRef;
}

/** The controller makes and renews the certificate itself, for which it may write Secrets and webhooks: for a cluster without cert-manager. */
export interface KatibCertificateGenerated {
  readonly certGenerator: true;
  /** @default - the controller signs */
  readonly webhookIssuer?: undefined;
}

/** Properties of {@link Katib}. */
export type KatibProps = KatibCommonProps & (KatibInPlatform | KatibStandalone) & (KatibCertificateIssued | KatibCertificateGenerated);
