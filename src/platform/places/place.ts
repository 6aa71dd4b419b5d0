/**
 * What a place is: where a cluster runs, as data about what differs there. Functions make it, one for each place; the parts take it as
 * their defaults, and an option of a part wins over it.
 */
import type { CniPlatform, GatewayService } from '../../components/istio';
import type { ObjectName } from '../../core/names';

/** Names of the places. */
export type PlaceKind = 'eks' | 'gke' | 'aks' | 'openshift' | 'kind' | 'minikube' | 'bare-metal';

/**
 * The place's load balancer: there is `none`, so that what stands before the gateway is up to the user; it is `passing` connections on as
 * they are, so that the gateway ends TLS; or `ending` TLS itself, so that the gateway gets plain HTTP.
 */
export type Front = 'none' | 'passing' | 'ending';

/** Options that all places have. */
export interface PlaceOptions {
  /** Classes of volumes that claims name. @default {} */
  readonly storage?: PlaceStorage;
}

/** Classes of volumes that claims name which name none themselves. */
export interface PlaceStorage {
  /** Class of volumes that one node mounts. @default - the cluster's default class */
  readonly class?: ObjectName;
  /** Class of volumes that many nodes mount, for claims of teams with the access mode `ReadWriteMany`. @default - that of `class` */
  readonly shared?: ObjectName;
}

/** A class of volumes that the platform makes. */
export interface MadeStorageClass {
  readonly name: ObjectName;
  /** Driver that makes the volumes. */
  readonly provisioner: string;
  /** @default {} */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** An Ingress in front of the gateway, which a load balancer of the cloud follows. */
export interface PlaceIngress {
  /** @default - the annotations say it */
  readonly className?: string;
  readonly annotations: Readonly<Record<string, string>>;
}

/** Addresses that MetalLB gives to the gateway. */
export interface PlaceAddresses {
  /** Namespace of MetalLB. */
  readonly namespace: string;
  /** Name of the pool, which is made with its advertisement. */
  readonly pool: ObjectName;
  readonly addresses: readonly string[];
  /** @default - all interfaces of the nodes */
  readonly interfaces?: readonly string[];
}

/** Where a cluster runs; made by a function of its name, such as `gke()`. */
export interface PlaceOf<Kind extends PlaceKind = PlaceKind, Its extends Front = Front> {
  readonly kind: Kind;
  readonly front: Its;
  /** Service of the ingress gateway. @default { type: 'ClusterIP' } */
  readonly service?: GatewayService;
  /** Who may call the gateway's pods from elsewhere. @default - as the type of the Service has it */
  readonly callers?: readonly string[] | 'anyone';
  /** Where nodes keep network plugins; `none` where they take none. @default - the folders that most distributions use */
  readonly plugins?: CniPlatform | 'none';
  /** Classes that claims name. @default {} */
  readonly storage?: PlaceStorage;
  /** A default class that the cluster lacks. @default - the cluster has one */
  readonly storageClass?: MadeStorageClass;
  /** Annotations of all configurations of webhooks. @default {} */
  readonly webhookAnnotations?: Readonly<Record<string, string>>;
  /** Whether OpenShift's security context constraints decide what pods may do. @default false */
  readonly constraints?: boolean;
  /** @default - no Ingress */
  readonly ingress?: PlaceIngress;
  /** Where TLS ends at OpenShift's router. @default - no Route */
  readonly route?: 'passthrough' | 'edge';
  /** @default - no pool */
  readonly addresses?: PlaceAddresses;
  /** Whether the gateway's health is asked by a BackendConfig of GKE. @default false */
  readonly backendConfig?: boolean;
}

/**
 * One of the places.
 * @form eks(), gke(), aks(), openshift(), kind(), minikube() or bareMetal({...})
 */
export type Place = { readonly [Kind in PlaceKind]: PlaceOf<Kind> }[PlaceKind];

/** Path at which a gateway says that it is ready, and its port. */
export const READY = { path: '/healthz/ready', port: 15021 } as const;
