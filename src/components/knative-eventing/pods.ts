import { CONFIG } from './config-maps';
import { LABELS, selectorOf } from './labels';
import { Container, EnvVar, PodTemplateSpec, Probe, ResourceRequirements, Volume } from '../../apis/k8s/core/v1';
import { LabelSelector } from '../../apis/k8s/meta/v1';
import { apartOnNodes, clusterDomainVariables, fieldVariable, Labels, RESTRICTED, variable } from '../../kit';

/** What differs between the pods of the programs. */
export interface EventingPods extends Pick<Container, 'ports' | 'volumeMounts'> {
  readonly image: string;
  /** Name of the container. */
  readonly container: string;
  /** Labels by which the pods are selected, beside those of the installation. */
  readonly own: Labels;
  readonly account: string;
  readonly env: readonly EnvVar[];
  /** Domain of the cluster. @default - the program finds it out, or needs none */
  readonly clusterDomain?: string;
  /** @default - none */
  readonly probes?: { readonly livenessProbe: Probe; readonly readinessProbe: Probe };
  /** @default - it says none */
  readonly resources?: ResourceRequirements;
  /** Pod annotations. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Own labels of the pods that avoid each other's nodes, or false where they do not. @default - all own labels */
  readonly apart?: Labels | false;
  /** Whether the pods get variables for all Services of the namespace, as the API has it by default. @default false */
  readonly serviceLinks?: boolean;
  /** Whether the end of the log says why a container ended. @default true */
  readonly logsTell?: boolean;
  /** @default - the API's default, 30 */
  readonly terminationGracePeriodSeconds?: number;
  /** @default [] */
  readonly volumes?: readonly Volume[];
}

/** Ports of the programs' pods. */
export const PORTS = { http: 8080, https: 8443, metrics: 9090, receiverMetrics: 9092, profiling: 8008, probes: 8080, webhook: 8443 } as const;

/** Selector and template of the pods of a program, which have no rights on their nodes. */
export function eventingPods(pods: EventingPods): { readonly selector: LabelSelector; readonly template: PodTemplateSpec } {
  const { container: name, image, own, account, env, clusterDomain = 'cluster.local', ports, probes, resources, annotations, apart = own, logsTell = true, volumes } = pods;
  const { serviceLinks = false, volumeMounts, terminationGracePeriodSeconds } = pods;
  const selector = selectorOf(own);
  return {
    selector: { matchLabels: selector },
    template: {
      metadata: { labels: { ...LABELS, ...own }, ...annotations && { annotations } },
      spec: {
        serviceAccountName: account,
        ...!serviceLinks && { enableServiceLinks: false },
        ...apart !== false && { affinity: apartOnNodes(selectorOf(apart)) },
        containers: [{
          name,
          image,
          env: [...env, ...clusterDomainVariables({ clusterDomain })],
          ports,
          ...probes,
          ...resources && { resources },
          ...volumeMounts && { volumeMounts },
          securityContext: { ...RESTRICTED, readOnlyRootFilesystem: true },
          ...logsTell && { terminationMessagePolicy: 'FallbackToLogsOnError' },
        }],
        ...terminationGracePeriodSeconds !== undefined && { terminationGracePeriodSeconds },
        ...volumes && { volumes },
      },
    },
  };
}

/** Namespace of the pod. */
export const SYSTEM_NAMESPACE = fieldVariable('SYSTEM_NAMESPACE', 'metadata.namespace');

/** Name of the pod. */
export const POD_NAME = fieldVariable('POD_NAME', 'metadata.name');

/** Namespace of the pod, once more. */
export const NAMESPACE = fieldVariable('NAMESPACE', 'metadata.namespace');

/** Which ConfigMaps a program reads, and how it calls its metrics. */
export function configVariables(metricsDomain: string): readonly EnvVar[] {
  return [...LOGGING_AND_METRICS, variable('METRICS_DOMAIN', metricsDomain)];
}

/** Which ConfigMaps a program reads. */
export const LOGGING_AND_METRICS: readonly EnvVar[] = [variable('CONFIG_LOGGING_NAME', CONFIG.logging), variable('CONFIG_OBSERVABILITY_NAME', CONFIG.observability)];

const PROBE_TIMES = { initialDelaySeconds: 20, periodSeconds: 10, timeoutSeconds: 5 };

/** Probes of a controller. */
export const CONTROLLER_PROBES = {
  livenessProbe: { httpGet: { path: '/health', port: 'probes', scheme: 'HTTP' as const }, ...PROBE_TIMES },
  readinessProbe: { httpGet: { path: '/readiness', port: 'probes', scheme: 'HTTP' as const }, ...PROBE_TIMES },
};

/** Ports of a controller. */
export const CONTROLLER_PORTS = [
  { name: 'metrics', containerPort: PORTS.metrics }, { name: 'profiling', containerPort: PORTS.profiling }, { name: 'probes', containerPort: PORTS.probes },
];

const HTTPS = { httpGet: { port: PORTS.webhook, scheme: 'HTTPS' as const, httpHeaders: [{ name: 'k-kubelet-probe', value: 'webhook' }] }, periodSeconds: 1 };

/** Probes of a webhook. */
export const WEBHOOK_PROBES = { livenessProbe: { ...HTTPS, initialDelaySeconds: 120 }, readinessProbe: HTTPS };

/** Ports of a webhook. */
export const WEBHOOK_PORTS = [
  { name: 'https-webhook', containerPort: PORTS.webhook }, { name: 'metrics', containerPort: PORTS.metrics }, { name: 'profiling', containerPort: PORTS.profiling },
];

const RECEIVING = { httpGet: { path: '/healthz', port: PORTS.http, scheme: 'HTTP' as const }, periodSeconds: 2 };

/** Probes of what takes events. */
export const RECEIVER_PROBES = { livenessProbe: { ...RECEIVING, initialDelaySeconds: 5 }, readinessProbe: RECEIVING };

/** Ports of what takes events; the second is open only where events are encrypted. */
export const EVENT_PORTS = [{ name: 'http', containerPort: PORTS.http, protocol: 'TCP' as const }, { name: 'https', containerPort: PORTS.https, protocol: 'TCP' as const }];

/** The same as ports of a Service. */
export const EVENT_SERVICE_PORTS = [
  { name: 'http', port: 80, targetPort: PORTS.http, protocol: 'TCP' as const }, { name: 'https', port: 443, targetPort: PORTS.https, protocol: 'TCP' as const },
];

/** Port of a Service for the metrics of what takes events. */
export const RECEIVER_METRICS = { name: 'http-metrics', port: PORTS.receiverMetrics, targetPort: PORTS.receiverMetrics, protocol: 'TCP' as const };
