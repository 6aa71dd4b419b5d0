/**
 * extensions.istio.io/v1alpha1: own code in the proxies, as WebAssembly or Lua.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { AnyObject, Int32, Manifest, NamedMetadata } from '../meta';
import { IstioStatus, PolicyTargetReference, WorkloadLabelSelector } from '../networking.istio.io/meta';

/** Runs a WebAssembly module in the proxies of workloads. */
export interface WasmPluginResource {
  readonly metadata: NamedMetadata;
  /** Workloads, the module, and its place in the proxy. */
  readonly spec: WasmPluginSpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/** Runs a WebAssembly module or a Lua script in the proxies of workloads. */
export interface TrafficExtensionResource {
  readonly metadata: NamedMetadata;
  /** Workloads, the code, and its place in the proxy. */
  readonly spec: TrafficExtensionSpec;
  /** Written by Istio. */
  readonly status?: IstioStatus;
}

/** Which traffic of which workloads an extension sees, and in which order. */
export interface ExtensionPlacement {
  /** Traffic it sees, any of these; all if left out. */
  readonly match?: readonly TrafficSelector[];
  /**
   * Order within the phase, larger first; 0 if left out.
   * @nullable
   */
  readonly priority?: Int32;
  /** Workloads it applies to; all of the namespace if left out. */
  readonly selector?: WorkloadLabelSelector;
  /**
   * Objects it attaches to, such as a Gateway or a Service behind a waypoint.
   * @maxItems 16
   */
  readonly targetRefs?: readonly PolicyTargetReference[];
}

/** WebAssembly module and how it is loaded; the address is added by each kind. */
export interface WasmModule {
  /** What happens if the module cannot be loaded or fails: refuse requests, let them pass, or load anew. */
  readonly failStrategy?: 'FAIL_CLOSE' | 'FAIL_OPEN' | 'FAIL_RELOAD';
  /** When to pull an OCI image; `Always` for the tag `latest`, else `IfNotPresent` if left out. */
  readonly imagePullPolicy?: 'UNSPECIFIED_POLICY' | 'IfNotPresent' | 'Always';
  /**
   * Secret with registry credentials, in the namespace of the resource.
   * @minLength 1
   * @maxLength 253
   */
  readonly imagePullSecret?: string;
  /** Configuration that the module receives. */
  readonly pluginConfig?: AnyObject;
  /**
   * Name that the module runs under in Envoy.
   * @minLength 1
   * @maxLength 256
   */
  readonly pluginName?: string;
  /**
   * SHA-256 of the module or the image, in hex.
   * @pattern (^$|^[a-f0-9]{64}$)
   */
  readonly sha256?: string;
  /** Kind of filter, `HTTP` if left out. */
  readonly type?: 'UNSPECIFIED_PLUGIN_TYPE' | 'HTTP' | 'NETWORK';
  /** Public key for the signature of the image; not yet checked by Istio. */
  readonly verificationKey?: string;
  /** Settings of the virtual machine that runs the module. */
  readonly vmConfig?: WasmVmConfig;
}

/**
 * Workloads, the module, and its place in the proxy.
 * @validation {"message":"only one of targetRefs or selector can be set","rule":"(has(self.selector) ? 1 : 0) + (has(self.targetRef) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1"}
 */
export interface WasmPluginSpec extends ExtensionPlacement, WasmModule {
  /** Place in the filter chain; at the end, before the router, if left out. */
  readonly phase?: 'UNSPECIFIED_PHASE' | 'AUTHN' | 'AUTHZ' | 'STATS';
  /** Deprecated in favour of `targetRefs`: object it attaches to. */
  readonly targetRef?: PolicyTargetReference;
  /**
   * Address of the module, `oci://` if it names no scheme; `file://` is read in the proxy's container.
   * @minLength 1
   * @validation {"message":"url must have schema one of [http, https, file, oci]","rule":"isURL(self) ? (url(self).getScheme() in [\"\", \"http\", \"https\", \"oci\", \"file\"]) : (isURL(\"http://\" + self) &&\nurl(\"http://\" + self).getScheme() in [\"\", \"http\", \"https\", \"oci\", \"file\"])"}
   */
  readonly url: string;
}

/**
 * Workloads, the code, and its place in the proxy.
 * @oneOf wasm lua
 * @validation {"message":"only one of targetRefs or selector can be set","rule":"(has(self.selector) ? 1 : 0) + (has(self.targetRefs) ? 1 : 0) <= 1"}
 * @validation {"message":"exactly one of wasm or lua must be set","rule":"has(self.wasm) != has(self.lua)"}
 */
export interface TrafficExtensionSpec extends ExtensionPlacement {
  /** Script in Lua. */
  readonly lua?: LuaConfig;
  /** Place in the filter chain; at the end, before the router, if left out. */
  readonly phase?: 'UNSPECIFIED' | 'AUTHN' | 'AUTHZ' | 'STATS';
  /** WebAssembly module. */
  readonly wasm?: WasmConfig;
}

/** Script in Lua. */
export interface LuaConfig {
  /**
   * Source text with `envoy_on_request` or `envoy_on_response`.
   * @minLength 1
   * @maxLength 65536
   */
  readonly inlineCode: string;
}

/** WebAssembly module of a traffic extension. */
export interface WasmConfig extends WasmModule {
  /**
   * Address of the module, `oci://` if it names no scheme; `file://` is read in the proxy's container.
   * @minLength 1
   * @validation {"message":"url must have schema one of [http, https, file, oci]","rule":"isURL(self) ? (url(self).getScheme() in [\"\", \"http\", \"https\", \"file\", \"oci\"]) : (isURL(\"http://\" + self) &&\nurl(\"http://\" + self).getScheme() in [\"\", \"http\", \"https\", \"file\", \"oci\"])"}
   */
  readonly url: string;
}

/** Condition on traffic; all parts must hold. */
export interface TrafficSelector {
  /** Side of the traffic: as client, as server or both (if left out). */
  readonly mode?: 'UNDEFINED' | 'CLIENT' | 'SERVER' | 'CLIENT_AND_SERVER';
  /**
   * Ports of the traffic, all if left out.
   * @listType map
   * @listMapKeys number
   */
  readonly ports?: readonly TrafficPortSelector[];
}

/** Port of the traffic, by number. */
export interface TrafficPortSelector {
  /**
   * Number of the port.
   * @asType integer
   * @minimum 1
   * @maximum 65535
   */
  readonly number: number;
}

/** Settings of the virtual machine that runs a module. */
export interface WasmVmConfig {
  /**
   * Environment variables that the module can read.
   * @maxItems 256
   * @listType map
   * @listMapKeys name
   */
  readonly env?: readonly WasmEnvVar[];
}

/**
 * Environment variable for a module.
 * @validation {"message":"value may only be set when valueFrom is INLINE","rule":"(has(self.valueFrom) ? self.valueFrom : \"\") != \"HOST\" || !has(self.value)"}
 */
export interface WasmEnvVar {
  /**
   * Variable's name.
   * @minLength 1
   * @maxLength 256
   */
  readonly name: string;
  /**
   * Variable's value, with `INLINE`.
   * @maxLength 2048
   */
  readonly value?: string;
  /** Whether the value stands here (if left out) or is the proxy's own variable of that name. */
  readonly valueFrom?: 'INLINE' | 'HOST';
}

/** `WasmPlugin`, namespaced. */
export class WasmPlugin extends ApiObject {
  public static readonly GVK = { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'WasmPlugin' } as const;

  constructor(scope: Construct, id: string, props: Manifest<WasmPluginResource>) {
    super(scope, id, { ...WasmPlugin.GVK, ...props });
  }
}

/** `TrafficExtension`, namespaced. */
export class TrafficExtension extends ApiObject {
  public static readonly GVK = { apiVersion: 'extensions.istio.io/v1alpha1', kind: 'TrafficExtension' } as const;

  constructor(scope: Construct, id: string, props: Manifest<TrafficExtensionResource>) {
    super(scope, id, { ...TrafficExtension.GVK, ...props });
  }
}
