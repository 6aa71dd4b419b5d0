import { CONFIG } from './config-maps';
import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ContainerPort, EnvVar, Probe, ResourceRequirements } from '../../apis/k8s/core/v1';
import { Injection } from '../../core';
import { apartOnNodes, clusterDomainVariables, fieldVariable, Labels, RESTRICTED, variable } from '../../kit';

/** What differs between the Deployments of the programs. */
export interface ProgramDeployment {
  readonly image: string;
  /** Name of the container. */
  readonly container: string;
  /** Labels of the pods, beside those that select them. */
  readonly labels: Labels;
  readonly selector: Labels;
  readonly account: string;
  readonly injection: Injection;
  readonly clusterDomain: string;
  readonly env: readonly EnvVar[];
  /** Ports beside those of metrics and profiling. */
  readonly port: ContainerPort | readonly ContainerPort[];
  readonly probes: { readonly livenessProbe: Probe; readonly readinessProbe: Probe };
  readonly resources: ResourceRequirements;
  /** Pod annotations. */
  readonly annotations: Readonly<Record<string, string>>;
  /** Whether pods of the program avoid each other's nodes. @default true */
  readonly spread?: boolean;
  /** Whether the container may not write into its image. Upstream leaves it out for one program, which writes nothing. @default true */
  readonly readOnlyRoot?: boolean;
  /** @default - the API's default, 30 */
  readonly terminationGracePeriodSeconds?: number;
}

/** One pod of a program, without rights on its node. */
export function deploymentSpec(program: ProgramDeployment): Omit<DeploymentSpec, 'replicas'> {
  const { selector, labels, injection, account, terminationGracePeriodSeconds, annotations, spread = true } = program;
  return {
    selector: { matchLabels: selector },
    template: {
      metadata: { labels: { ...labels, ...selector, ...injection !== 'none' && { 'sidecar.istio.io/inject': 'true' } }, annotations },
      spec: {
        serviceAccountName: account,
        ...spread && { affinity: apartOnNodes({ app: selector.app }) },
        containers: [container(program)],
        ...terminationGracePeriodSeconds !== undefined && { terminationGracePeriodSeconds },
      },
    },
  };
}

function container({ container: name, image, env, clusterDomain, port, probes, resources, readOnlyRoot = true }: ProgramDeployment) {
  return {
    name,
    image,
    env: [
      ...env,
      fieldVariable('SYSTEM_NAMESPACE', 'metadata.namespace'),
      variable('CONFIG_LOGGING_NAME', CONFIG.logging),
      variable('CONFIG_OBSERVABILITY_NAME', CONFIG.observability),
      ...clusterDomainVariables({ clusterDomain }),
    ],
    ports: [{ name: 'metrics', containerPort: 9090 }, { name: 'profiling', containerPort: 8008 }, ...[port].flat()],
    ...probes,
    resources,
    securityContext: { ...RESTRICTED, ...readOnlyRoot && { readOnlyRootFilesystem: true } },
  };
}

/** Ports of a Service that all programs have. */
export const COMMON_PORTS = [{ name: 'http-metrics', port: 9090, targetPort: 9090 }, { name: 'http-profiling', port: 8008, targetPort: 8008 }];

/** Probes of a controller. */
export const CONTROLLER_PROBES = {
  livenessProbe: { httpGet: { path: '/health', port: 'probes', scheme: 'HTTP' as const }, periodSeconds: 5, failureThreshold: 6 },
  readinessProbe: { httpGet: { path: '/readiness', port: 'probes', scheme: 'HTTP' as const }, periodSeconds: 5, failureThreshold: 3 },
};
