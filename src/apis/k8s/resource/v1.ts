/**
 * resource.k8s.io/v1: DeviceClass, ResourceClaim and ResourceClaimTemplate; slices are written by drivers and have no type here.
 *
 * Source: Kubernetes API, release in pins/.
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { ClusterObject } from '../../object';
import { EmbeddedMetadata } from '../meta/v1';
import { AnyObject, Int64, Manifest, NamedMetadata, Quantity } from '../../meta';

/** Kind of devices that claims ask for. */
export interface DeviceClassResource {
  /** Name, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Devices of the class, and their configuration. */
  readonly spec: DeviceClassSpec;
}

/** `DeviceClass`, cluster-scoped. */
export class DeviceClass extends ClusterObject {
  public static readonly GVK = { apiVersion: 'resource.k8s.io/v1', kind: 'DeviceClass' } as const;

  constructor(scope: Construct, id: string, props: Manifest<DeviceClassResource>) {
    super(scope, id, { ...DeviceClass.GVK, ...props });
  }
}

/** Devices of a class, and their configuration. */
export interface DeviceClassSpec {
  /**
   * Settings for drivers, which apply to every device of the class.
   * @listType atomic
   */
  readonly config?: readonly DeviceClassConfiguration[];
  /** Resource name such as `example.com/gpu` by which pods get the devices without a claim. */
  readonly extendedResourceName?: string;
  /**
   * Conditions on a device; all must hold.
   * @listType atomic
   */
  readonly selectors?: readonly DeviceSelector[];
}

/** Settings for one driver. */
export interface DeviceClassConfiguration {
  /** Settings that only the driver knows. */
  readonly opaque?: OpaqueDeviceConfiguration;
}

/** Settings that only a driver knows. */
export interface OpaqueDeviceConfiguration {
  /** Name of the driver. */
  readonly driver: string;
  /** Settings, mostly with `apiVersion` and `kind`. */
  readonly parameters: AnyObject;
}

/** Condition on a device; exactly one field is set. */
export interface DeviceSelector {
  /** Condition in CEL. */
  readonly cel?: CELDeviceSelector;
}

/** Condition on a device in CEL. */
export interface CELDeviceSelector {
  /** Expression with a truth value over `device`, which has `driver`, `attributes` and `capacity`. */
  readonly expression: string;
}

/** Devices that pods ask for. */
export interface ResourceClaimResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Devices, and their configuration; immutable. */
  readonly spec: ResourceClaimSpec;
}

/** `ResourceClaim`, namespaced. */
export class ResourceClaim extends ApiObject {
  public static readonly GVK = { apiVersion: 'resource.k8s.io/v1', kind: 'ResourceClaim' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ResourceClaimResource>) {
    super(scope, id, { ...ResourceClaim.GVK, ...props });
  }
}

/** What a claim asks for. */
export interface ResourceClaimSpec {
  /** Devices, and their configuration. */
  readonly devices?: DeviceClaim;
}

/** Devices that a claim asks for, and their configuration. */
export interface DeviceClaim {
  /**
   * Settings for drivers.
   * @listType atomic
   */
  readonly config?: readonly DeviceClaimConfiguration[];
  /**
   * Conditions on devices together; all must hold.
   * @listType atomic
   */
  readonly constraints?: readonly DeviceConstraint[];
  /**
   * Devices; all must be there.
   * @listType atomic
   */
  readonly requests?: readonly DeviceRequest[];
}

/** Settings for the driver of some devices of a claim. */
export interface DeviceClaimConfiguration extends DeviceClassConfiguration {
  /**
   * Requests that are meant, `<request>` or `<request>/<subrequest>`; all when left out.
   * @listType atomic
   */
  readonly requests?: readonly string[];
}

/** Condition on devices together; one field beside `requests` is set. */
export interface DeviceConstraint {
  /** Attribute `<domain>/<name>` in which all devices differ. */
  readonly distinctAttribute?: string;
  /** Attribute `<domain>/<name>` in which all devices are equal. */
  readonly matchAttribute?: string;
  /**
   * Requests that are meant, `<request>` or `<request>/<subrequest>`; all when left out.
   * @listType atomic
   */
  readonly requests?: readonly string[];
}

/** Request for devices; exactly one field beside `name` is set. */
export interface DeviceRequest {
  /** Devices, without a choice. */
  readonly exactly?: ExactDeviceRequest;
  /**
   * Alternatives, best first.
   * @listType atomic
   */
  readonly firstAvailable?: readonly DeviceSubRequest[];
  /** Name by which containers use the devices; a DNS label. */
  readonly name: string;
}

/** Equal devices of one class. */
export interface ExactDeviceRequest extends DeviceNeeds {
  /** Gives access for administration to devices that others use. */
  readonly adminAccess?: boolean;
}

/** Equal devices of one class, as one of several alternatives. */
export interface DeviceSubRequest extends DeviceNeeds {
  /** Name of the alternative; a DNS label. */
  readonly name: string;
}

/** What a request says of its devices. */
export interface DeviceNeeds {
  /** Whether `count` devices or all that match are meant, `ExactCount` when left out. */
  readonly allocationMode?: 'ExactCount' | 'All';
  /** Parts of each device's capacity that are needed; all of it when left out. */
  readonly capacity?: CapacityRequirements;
  /** Number of devices, 1 when left out; only with mode `ExactCount`. */
  readonly count?: Int64;
  /** Name of the DeviceClass. */
  readonly deviceClassName: string;
  /**
   * Conditions on a device beside those of the class; all must hold.
   * @listType atomic
   */
  readonly selectors?: readonly DeviceSelector[];
  /**
   * Taints that do not keep a device away, at most 16.
   * @listType atomic
   */
  readonly tolerations?: readonly DeviceToleration[];
}

/** Parts of a device's capacity. */
export interface CapacityRequirements {
  /** Amounts by name, `<name>` or `<domain>/<name>`. */
  readonly requests?: Readonly<Record<string, Quantity>>;
}

/** Permission to use devices with a matching taint. */
export interface DeviceToleration {
  /** Effect of the taint; all effects when left out. */
  readonly effect?: 'NoSchedule' | 'NoExecute' | 'None';
  /** Key of the taint; all keys when left out, with operator `Exists`. */
  readonly key?: string;
  /**
   * How the taint's value relates to `value`.
   * @default "Equal"
   */
  readonly operator?: 'Equal' | 'Exists';
  /** Seconds until eviction by a `NoExecute` taint; never when left out. */
  readonly tolerationSeconds?: Int64;
  /** Value of the taint; left out with `Exists`. */
  readonly value?: string;
}

/** Form from which claims are made, one for each pod. */
export interface ResourceClaimTemplateResource {
  /** Name, namespace, labels and annotations of the object. */
  readonly metadata: NamedMetadata;
  /** Form of the claims; immutable. */
  readonly spec: ResourceClaimTemplateSpec;
}

/** `ResourceClaimTemplate`, namespaced. */
export class ResourceClaimTemplate extends ApiObject {
  public static readonly GVK = { apiVersion: 'resource.k8s.io/v1', kind: 'ResourceClaimTemplate' } as const;

  constructor(scope: Construct, id: string, props: Manifest<ResourceClaimTemplateResource>) {
    super(scope, id, { ...ResourceClaimTemplate.GVK, ...props });
  }
}

/** Form of claims. */
export interface ResourceClaimTemplateSpec {
  /** Labels and annotations of the claims. */
  readonly metadata?: EmbeddedMetadata;
  /** What the claims ask for. */
  readonly spec: ResourceClaimSpec;
}
