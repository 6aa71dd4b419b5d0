/** What most runtimes have in common. */
import { Container } from '../../../apis/k8s/core/v1';
import { ServingRuntimeSpec, SupportedModelFormat } from '../../../apis/serving.kserve.io/v1alpha1';
import { ImageName } from '../../../core';
import { UNPRIVILEGED } from '../../../kit';

/** What the specs of runtimes depend on. */
export interface RuntimeFacts {
  readonly image: (name: ImageName) => string;
  readonly clusterDomain: string;
}

/** A runtime: what it calls itself, and its spec. */
export interface Runtime {
  /** Value of the annotation `serving.kserve.io/server-type`. */
  readonly serverType: string;
  readonly spec: (facts: RuntimeFacts) => ServingRuntimeSpec;
}

/** Name of the container that gets the model and the requests. */
export const SERVER = 'kserve-container';

/** A server in one container. */
export interface Server extends Pick<Container, 'args' | 'command' | 'env' | 'volumeMounts'>, Pick<ServingRuntimeSpec, 'hostIPC' | 'multiModel' | 'volumes'> {
  readonly serverType: string;
  readonly image: ImageName;
  readonly formats: readonly SupportedModelFormat[];
  /** @default ['v1', 'v2'] */
  readonly protocols?: readonly string[];
  /** Port of its metrics. @default 8080 */
  readonly metricsPort?: number;
  /** User that it runs as where the image names none. @default - that of the image */
  readonly user?: number;
}

/** A runtime of one container. */
export function server(options: Server): Runtime {
  const { serverType, image, formats, protocols = ['v1', 'v2'], metricsPort = 8080, user, hostIPC, multiModel, volumes, ...container } = options;
  return {
    serverType,
    spec: facts => ({
      annotations: metricsAnnotations(metricsPort),
      containers: [{
        name: SERVER,
        image: facts.image(image),
        ...container,
        resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '1', memory: '2Gi' } },
        securityContext: { ...UNPRIVILEGED, privileged: false, runAsNonRoot: true, ...user !== undefined && { runAsUser: user } },
      }],
      ...hostIPC !== undefined && { hostIPC },
      ...multiModel !== undefined && { multiModel },
      protocolVersions: protocols,
      supportedModelFormats: formats,
      ...volumes && { volumes },
    }),
  };
}

/** Annotations by which KServe finds a server's metrics. */
export function metricsAnnotations(port: number): Record<string, string> {
  return { 'prometheus.kserve.io/path': '/metrics', 'prometheus.kserve.io/port': String(port) };
}

/** A format that the runtime is taken for, in some versions. */
export function format(name: string, priority: number, ...versions: readonly string[]): SupportedModelFormat[] {
  return versions.map(version => ({ name, version, autoSelect: true, priority }));
}
