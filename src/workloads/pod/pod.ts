import { Construct } from 'constructs';
import { MadeContainer, madeContainer, NamedContainerProps } from './container';
import { MountScope } from './mounts';
import { Affinity, Container, HostAlias, PodDNSConfig, PodSecurityContext, PodSpec, SecurityContext, Toleration, TopologySpreadConstraint, Volume } from '../../apis/k8s/core/v1';
import { ConfigError, declareSecrets, SecretRef, secretNameOf, shown } from '../../core';
import { Accelerator } from '../../core/catalogue';
import { ObjectName } from '../../core/names';
import { accountName, PodAccount } from '../account';
import { NodePoolRef, placementOn } from '../placement';
import { RESTRICTED_CONTAINER, RESTRICTED_POD } from '../team';

/** Where a pod runs, and as whom. */
export interface PodOptions {
  /** Labels of the pods. @default {} */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** Annotations of the pods. @default {} */
  readonly podAnnotations?: Readonly<Record<string, string>>;
  /** Account whose rights the program has. @default - as the kind says */
  readonly serviceAccount?: PodAccount;
  /** Pull secrets of these pods alone; those of a team belong to its profile. @default [] */
  readonly imagePullSecrets?: readonly (SecretRef | ObjectName)[];
  /** Nodes that the pods run on: the name of a node pool of the platform, or labels, tolerations and devices. @default - any node that fits */
  readonly nodePool?: NodePoolRef;
  /** Labels that nodes must have. @default {} */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Taints of nodes that the pods bear, beside those of devices and pools. @default [] */
  readonly tolerations?: readonly Toleration[];
  /** Which nodes and neighbours are wanted; not together with a device or pool that names labels of nodes. @default - none */
  readonly affinity?: Affinity;
  /** How pods are spread over zones and nodes. @default [] */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  /** Name of a PriorityClass. @default - the cluster's default */
  readonly priorityClassName?: ObjectName;
  /** Scheduler in place of the cluster's own, such as `volcano`. @default - the cluster's own */
  readonly schedulerName?: ObjectName;
  /** Name of a RuntimeClass, such as `nvidia`. @default - the cluster's default */
  readonly runtimeClassName?: ObjectName;
  /** Seconds between the wish to end and the end. @default 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** Names of hosts that the pods know. @default [] */
  readonly hostAliases?: readonly HostAlias[];
  /** @default - that of the cluster */
  readonly dnsPolicy?: PodSpec['dnsPolicy'];
  /** @default - that of the cluster */
  readonly dnsConfig?: PodDNSConfig;
  /** Whether the pods use the network of their node, which profiles do not allow. @default false */
  readonly hostNetwork?: boolean;
  /** Whether processes of all containers see each other. @default false */
  readonly shareProcessNamespace?: boolean;
  /** Whether the program gets a token of its account. @default - as the account says */
  readonly automountServiceAccountToken?: boolean;
  /**
   * Privileges of all containers and owners of volumes, in place of the default as a whole.
   * @default - what `restricted` wants if the profile around it has that level, else none
   */
  readonly podSecurityContext?: PodSecurityContext;
  /** Containers that run one after another before the others; those with `restartPolicy: Always` run on beside them. @default [] */
  readonly initContainers?: readonly InitContainerProps[];
  /** Further containers beside the one that does the work. @default [] */
  readonly sidecars?: readonly NamedContainerProps[];
}

/** A container that runs before the others. */
export interface InitContainerProps extends NamedContainerProps {
  /** `Always` for one that runs on beside the others. @default - it ends before the next one starts */
  readonly restartPolicy?: 'Always';
}

/** What a pod gets from around it. */
export interface PodAround extends MountScope {
  /** Whether its namespace enforces the level `restricted`. */
  readonly isRestricted: boolean;
}

/** Fields of a pod's spec beside its containers. */
export type PodFields = Omit<PodSpec, 'containers'>;

/** Privileges of containers that say none. */
export function usualSecurity({ isRestricted }: Pick<PodAround, 'isRestricted'>): SecurityContext | undefined {
  return isRestricted ? RESTRICTED_CONTAINER : undefined;
}

/**
 * Spec of a pod around the containers that do its work.
 *
 * @param main containers in the API's form, with their volumes
 * @param gpu device that they ask for, which says where they can run
 * @throws ConfigError `PodAffinity`, `NodeLabels`, `UnknownNodePool`, `NodePoolDevice`, `MountName`, and those of {@link madeContainer}
 */
export function podSpec(at: PodAround, props: PodOptions, main: readonly MadeContainer<Container>[], gpu?: Accelerator): PodSpec {
  const usual = usualSecurity(at);
  const inits = (props.initContainers ?? []).map(({ restartPolicy, ...one }) => {
    const made = madeContainer(at, one, usual);
    return { ...made, container: { ...made.container, ...restartPolicy && { restartPolicy } } };
  });
  const beside = (props.sidecars ?? []).map(one => madeContainer(at, one, usual));
  const volumes = joined(at.scope, [...inits, ...main, ...beside].flatMap(one => one.volumes));
  return {
    ...podFields(at, props, gpu),
    ...inits.length > 0 && { initContainers: inits.map(({ container }) => container) },
    containers: [...main, ...beside].map(({ container }) => container),
    ...volumes.length > 0 && { volumes },
  };
}

/**
 * Fields of a pod's spec beside its containers and volumes: where it runs, and as whom.
 *
 * @param gpu device that its containers ask for
 * @throws ConfigError `PodAffinity`, `NodeLabels`, `UnknownNodePool`, `NodePoolDevice`
 */
export function podFields(at: PodAround, props: PodOptions, gpu?: Accelerator): PodFields {
  return { ...placed(at.scope, props, gpu), ...told(at, props) };
}

/** Volumes of all containers, each once. */
function joined(scope: Construct, all: readonly Volume[]): readonly Volume[] {
  const byName = new Map<string, Volume>();
  for (const volume of all) {
    const other = byName.get(volume.name);
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(volume)) {
      throw new ConfigError('MountName', `mounts of one name must be of one volume, got ${shown(volume.name)} for two in different containers; give one of them another name`, scope);
    }
    byName.set(volume.name, volume);
  }
  return [...byName.values()];
}

/** Where the pod runs: what the device, the pool and the author want together. */
function placed(scope: Construct, { nodePool, nodeSelector, tolerations = [], affinity }: PodOptions, gpu?: Accelerator): PodFields {
  const place = placementOn(scope, { ...gpu && { gpu }, ...nodePool !== undefined && { nodePool } });
  if (affinity !== undefined && place.affinity !== undefined) {
    throw new ConfigError('PodAffinity', `affinity must be left out where gpu or nodePool name labels of nodes, got ${shown(affinity)}; ` +
      'write labels in nodeSelector, or all of it in affinity', scope);
  }
  const all = [...place.tolerations ?? [], ...tolerations];
  return {
    ...nodeSelector && Object.keys(nodeSelector).length > 0 && { nodeSelector },
    ...place.affinity ?? affinity ? { affinity: place.affinity ?? affinity } : {},
    ...all.length > 0 && { tolerations: all },
  };
}

function told({ scope, namespace, isRestricted }: PodAround, props: PodOptions): PodFields {
  const { serviceAccount, imagePullSecrets = [], podSecurityContext = isRestricted ? RESTRICTED_POD : undefined } = props;
  const pullSecrets = imagePullSecrets.map(one => typeof one === 'string' ? one : secretNameOf(one));
  declareSecrets(scope, namespace, ...pullSecrets);
  const { topologySpreadConstraints, priorityClassName, schedulerName, runtimeClassName, terminationGracePeriodSeconds, hostAliases, dnsPolicy, dnsConfig } = props;
  const { hostNetwork, shareProcessNamespace, automountServiceAccountToken } = props;
  const fields: PodFields = {
    ...serviceAccount !== undefined && { serviceAccountName: accountName(serviceAccount) },
    ...pullSecrets.length > 0 && { imagePullSecrets: pullSecrets.map(name => ({ name })) },
    ...podSecurityContext && { securityContext: podSecurityContext },
    topologySpreadConstraints, priorityClassName, schedulerName, runtimeClassName, terminationGracePeriodSeconds, hostAliases, dnsPolicy, dnsConfig,
    hostNetwork, shareProcessNamespace, automountServiceAccountToken,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))) as PodFields;
}

/** Label or annotation by which a pod says whether it gets a proxy of the mesh. */
export const INJECT = 'sidecar.istio.io/inject';

/** Labels and annotations of pods, none where there are none. */
export function podMetadata({ podLabels = {}, podAnnotations = {} }: PodOptions, own: Readonly<Record<string, string>> = {}): PodMetadata | undefined {
  const labels = { ...own, ...podLabels };
  const some = Object.keys(labels).length + Object.keys(podAnnotations).length > 0;
  return some ? { ...Object.keys(labels).length > 0 && { labels }, ...Object.keys(podAnnotations).length > 0 && { annotations: podAnnotations } } : undefined;
}

/** Metadata of pods that an object makes. */
export interface PodMetadata {
  /** @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /** @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
}
