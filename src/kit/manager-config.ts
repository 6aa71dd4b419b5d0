import { Construct } from 'constructs';
import { Labels } from './access';
import { ConfigMap, Volume, VolumeMount } from '../apis/k8s/core/v1';
import { ComponentProps, configChecksum, IssuerRef, yaml } from '../core';
import { DnsName, NamespaceName } from '../core/names';

/** Name of the file, which is the key of the ConfigMap too. */
const FILE = 'controller_manager_config.yaml';

/** Where the program finds it. */
const PATH = `/${FILE}`;

/** Port of webhooks, of metrics, and of probes where the configuration says none. */
export const MANAGER_PORTS = { webhook: 9443, metrics: 8443, health: 8081 } as const;

/** Whether a mesh's proxy leaves requests from outside the mesh alone: webhooks and metrics have their own TLS. */
export function outsideMesh(...ports: readonly number[]): Readonly<Record<string, string>> {
  return { 'traffic.sidecar.istio.io/excludeInboundPorts': ports.join(',') };
}

/** Load on the API server that a controller may make: requests a second, and how many of them at once. */
export interface ClientConnection {
  /** @minimum 0 */
  readonly qps: number;
  /**
   * @minimum 0
   * @asType integer
   */
  readonly burst: number;
}

/** Options of a component that is such a controller with webhooks. */
export interface ManagerOptions extends ComponentProps {
  /**
   * Namespace of the controller; must exist.
   * @default 'kubeflow-system'
   */
  readonly namespace?: NamespaceName;
  /**
   * Issuer of the certificate that the webhooks serve with.
   * @default - the controller makes and renews one itself
   */
  readonly webhookIssuer?: IssuerRef;
  /** @default 'cluster.local' */
  readonly clusterDomain?: DnsName;
  /**
   * How much the controller logs: 0 is the least, 6 the most.
   * @default 2
   */
  readonly logLevel?: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /**
   * Load on the API server that the controller may make.
   * @default - the controller's own, 500 requests a second and 500 at once
   */
  readonly clientConnection?: ClientConnection;
}

/** What a controller reads its settings from. */
export interface ManagerConfigProps {
  /** Name of the ConfigMap. */
  readonly name: string;
  readonly namespace: string;
  /** Group of the configuration, with its version: `config.jobset.x-k8s.io/v1alpha1`. */
  readonly apiVersion: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** @default - no labels */
  readonly labels?: Labels;
  /** Name of the volume in the pod. */
  readonly volume: string;
}

/** Settings of a controller of controller-runtime, in a file that it reads once at start: 1 ConfigMap. */
export class ManagerConfig extends Construct {
  /** Argument that names the file. */
  public readonly argument = `--config=${PATH}`;
  /** Volume of the pod with the file. */
  public readonly volume: Volume;
  /** Where a container has it. */
  public readonly mount: VolumeMount;
  /** Annotations by which a change replaces the pods. */
  public readonly checksum: Record<string, string>;

  constructor(scope: Construct, id: string, { name, namespace, apiVersion, settings, labels, volume }: ManagerConfigProps) {
    super(scope, id);
    const configMap = new ConfigMap(this, 'ConfigMap', {
      metadata: { name, namespace, ...labels && { labels } }, data: { [FILE]: yaml({ apiVersion, kind: 'Configuration', ...settings }) },
    });
    this.volume = { name: volume, configMap: { name } };
    this.mount = { name: volume, mountPath: PATH, subPath: FILE };
    this.checksum = configChecksum(configMap);
  }
}

/** Folder in which a webhook server of controller-runtime finds its certificate. */
const CERTIFICATES = '/tmp/k8s-webhook-server/serving-certs';

/** The certificate of a webhook server, as a volume and its mount. */
export function servingCertificate(secretName: string): { readonly volume: Volume; readonly mount: VolumeMount } {
  return { volume: { name: 'cert', secret: { secretName } }, mount: { name: 'cert', mountPath: CERTIFICATES, readOnly: true } };
}
