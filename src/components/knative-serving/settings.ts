/** What Knative reads from its ConfigMaps; settings have the names of its keys, in the spelling of props. */
import { Time } from '../../core/amounts';

/** State of a feature: switched on, switched off, or left to annotations and fields of each revision. */
export type KnativeFlag = 'enabled' | 'disabled' | 'allowed';

/** Features that open a field of pods, or change what Knative does. */
export type KnativeFeature =
  | 'autodetect-http2'
  | 'kubernetes.containerspec-addcapabilities'
  | 'kubernetes.podspec-affinity'
  | 'kubernetes.podspec-dnsconfig'
  | 'kubernetes.podspec-dnspolicy'
  | 'kubernetes.podspec-fieldref'
  | 'kubernetes.podspec-hostaliases'
  | 'kubernetes.podspec-hostipc'
  | 'kubernetes.podspec-hostnetwork'
  | 'kubernetes.podspec-hostpid'
  | 'kubernetes.podspec-init-containers'
  | 'kubernetes.podspec-nodeselector'
  | 'kubernetes.podspec-persistent-volume-claim'
  | 'kubernetes.podspec-persistent-volume-write'
  | 'kubernetes.podspec-priorityclassname'
  | 'kubernetes.podspec-runtimeclassname'
  | 'kubernetes.podspec-schedulername'
  | 'kubernetes.podspec-securitycontext'
  | 'kubernetes.podspec-shareprocessnamespace'
  | 'kubernetes.podspec-tolerations'
  | 'kubernetes.podspec-topologyspreadconstraints'
  | 'kubernetes.podspec-volumes-csi'
  | 'kubernetes.podspec-volumes-emptydir'
  | 'kubernetes.podspec-volumes-hostpath'
  | 'kubernetes.podspec-volumes-image'
  | 'kubernetes.podspec-volumes-mount-propagation'
  | 'multi-container'
  | 'multi-container-probing'
  | 'queueproxy.mount-podinfo'
  | 'queueproxy.resource-defaults'
  | 'tag-header-based-routing';

/** Features by name. */
export type KnativeFeatures = Readonly<Partial<Record<KnativeFeature, KnativeFlag>>> & {
  /**
   * Whether containers get the settings of the Pod Security Standard `restricted` where they say nothing: all of them, or all but
   * the one that forbids to run as root.
   * @default - Knative's own, `disabled`
   */
  readonly 'secure-pod-defaults'?: 'enabled' | 'disabled' | 'AllowRootBounded';
};

/** How revisions scale that say nothing else by annotations. */
export interface RevisionScaling {
  /** Whether pods go when there are no requests. @default - Knative's own, true */
  readonly enableScaleToZero?: boolean;
  /** Whether a revision may begin without a pod. @default - Knative's own, false */
  readonly allowZeroInitialScale?: boolean;
  /**
   * Pods that a new revision begins with; 0 needs `allowZeroInitialScale`.
   * @default - Knative's own, 1
   * @minimum 0
   * @asType integer
   */
  readonly initialScale?: number;
  /**
   * Least number of pods.
   * @default - Knative's own, 0
   * @minimum 0
   * @asType integer
   */
  readonly minScale?: number;
  /**
   * Highest number of pods; 0 sets no limit.
   * @default - Knative's own, 0
   * @minimum 0
   * @asType integer
   */
  readonly maxScale?: number;
  /**
   * Highest number that a revision may ask for; 0 sets no limit. Needs `maxScale`.
   * @default - Knative's own, 0
   * @minimum 0
   * @asType integer
   */
  readonly maxScaleLimit?: number;
  /**
   * Requests at once that a pod is meant to have. The percentage below of it is at least 0.01.
   * @default - Knative's own, 100
   * @minimum 0.01
   */
  readonly containerConcurrencyTargetDefault?: number;
  /**
   * Share of the target at which pods are added, in percent, above 1 and at most 100: Knative would take 1 and less for a fraction.
   * @default - Knative's own, 70
   * @maximum 100
   */
  readonly containerConcurrencyTargetPercentage?: number;
  /**
   * Requests per second that a pod is meant to have, where a revision counts these.
   * @default - Knative's own, 200
   * @minimum 0.01
   */
  readonly requestsPerSecondTargetDefault?: number;
  /**
   * Requests that may come at once; below, they pass the activator, which holds them back. 0 is only without pods, -1 is always.
   * @default - Knative's own, 211
   * @minimum -1
   * @asType integer
   */
  readonly targetBurstCapacity?: number;
  /** Time over which load is averaged, 6 seconds to 1 hour in whole seconds. @default - Knative's own, 60 seconds */
  readonly stableWindow?: Time;
  /**
   * Share of that time by which sudden load is noticed, 1 to 100 percent.
   * @default - Knative's own, 10
   * @minimum 1
   * @maximum 100
   */
  readonly panicWindowPercentage?: number;
  /** Load in percent of what the pods can bear above which it counts as sudden. @default - Knative's own, 200 */
  readonly panicThresholdPercentage?: number;
  /**
   * How many times as many pods at most in one step up, above 1.
   * @default - Knative's own, 1000
   */
  readonly maxScaleUpRate?: number;
  /**
   * How many times as few pods at most in one step down, above 1.
   * @default - Knative's own, 2
   */
  readonly maxScaleDownRate?: number;
  /** Time that load must be lower before pods go, in whole seconds. @default - Knative's own, 0 */
  readonly scaleDownDelay?: Time;
  /** Time that the last pod waits at most for the network to lead past it, above 0. @default - Knative's own, 30 seconds */
  readonly scaleToZeroGracePeriod?: Time;
  /** Time that the last pod stays at least. @default - Knative's own, 0 */
  readonly scaleToZeroPodRetentionPeriod?: Time;
}

/** What revisions are that say nothing else, and what they may say. */
export interface RevisionDefaults {
  /**
   * Seconds that a request may take.
   * @default - Knative's own, 300
   * @minimum 1
   * @asType integer
   */
  readonly revisionTimeoutSeconds?: number;
  /**
   * Most seconds that a revision may allow a request. Large models need more.
   * @default - Knative's own, 600
   * @minimum 1
   * @asType integer
   */
  readonly maxRevisionTimeoutSeconds?: number;
  /**
   * Seconds until an answer begins, at most those that a request may take.
   * @default - those that a request may take
   * @minimum 0
   * @asType integer
   */
  readonly revisionResponseStartTimeoutSeconds?: number;
  /**
   * Seconds without a byte of an answer, at most those that a request may take; 0 sets no limit.
   * @default - Knative's own, 0
   * @minimum 0
   * @asType integer
   */
  readonly revisionIdleTimeoutSeconds?: number;
  /**
   * Requests that a pod handles at once at most; 0 sets no limit.
   * @default - Knative's own, 0
   * @minimum 0
   * @asType integer
   */
  readonly containerConcurrency?: number;
  /**
   * Highest number that a revision may say there.
   * @default - Knative's own, 1000
   * @minimum 1
   * @asType integer
   */
  readonly containerConcurrencyMaxLimit?: number;
  /** Whether a revision may set no limit. @default - Knative's own, true */
  readonly allowContainerConcurrencyZero?: boolean;
}

/**
 * A number of revisions.
 * @minimum 0
 * @asType integer
 */
export type RevisionCount = number;

/** How long revisions are kept that get no requests any more. */
export interface RevisionRetention {
  /** Time after it was made for which a revision is kept. @default - Knative's own, 48 hours */
  readonly retainSinceCreateTime?: Time | 'disabled';
  /** Time after its last request for which a revision is kept. @default - Knative's own, 15 hours */
  readonly retainSinceLastActiveTime?: Time | 'disabled';
  /**
   * Number of revisions that are always kept.
   * @default - Knative's own, 20
   * @minimum 0
   * @asType integer
   */
  readonly minNonActiveRevisions?: number;
  /** Number above which revisions go whatever their age, at least the number that are always kept. @default - Knative's own, 1000 */
  readonly maxNonActiveRevisions?: RevisionCount | 'disabled';
}
