import { CAINJECTOR, CONTROLLER, labelsOf, Part, selectorOf, WEBHOOK } from './parts';
import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ContainerPort, Probe, ServicePort } from '../../apis/k8s/core/v1';

/** What differs between the Deployments of the parts. */
export interface PartDeployment {
  readonly image: string;
  readonly args: readonly string[];
  /** Ports beside that of metrics, by name. */
  readonly ports: Readonly<Record<string, number>>;
  /** @default - a pod that hangs is not replaced */
  readonly livenessProbe?: Probe;
  /** @default - a pod is ready when it runs */
  readonly readinessProbe?: Probe;
}

/** Port of the webhook's API. */
export const WEBHOOK_PORT = 10250;

/** Ports of the controller beside that of metrics, by name. */
export const CONTROLLER_PORTS = { 'http-healthz': 9403 };

/** Ports of the webhook beside that of metrics, by name. */
export const WEBHOOK_PORTS = { https: WEBHOOK_PORT, healthcheck: 6080 };

const METRICS = { name: 'http-metrics', port: 9402 };

/** Probe of a path at a named port. */
function probe(path: string, port: string, seconds: Omit<Probe, 'httpGet'>): Probe {
  return { httpGet: { path, port, scheme: 'HTTP' }, successThreshold: 1, ...seconds };
}

/** The controller counts as stuck only after it has been silent for more than a minute, longer than a lost leader election takes. */
export const CONTROLLER_PROBES = {
  livenessProbe: probe('/livez', 'http-healthz', { initialDelaySeconds: 10, periodSeconds: 10, timeoutSeconds: 15, failureThreshold: 8 }),
};

/** The webhook is ready once it has its certificate. */
export const WEBHOOK_PROBES = {
  livenessProbe: probe('/livez', 'healthcheck', { initialDelaySeconds: 60, periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 3 }),
  readinessProbe: probe('/healthz', 'healthcheck', { initialDelaySeconds: 5, periodSeconds: 5, timeoutSeconds: 1, failureThreshold: 3 }),
};

/** One pod without rights on its node; its metrics are open to Prometheus. */
export function deploymentSpec(part: Part, { image, args, ports, livenessProbe, readinessProbe }: PartDeployment): DeploymentSpec {
  const containerPorts: ContainerPort[] = [...Object.entries(ports), [METRICS.name, METRICS.port] as const]
    .map(([name, containerPort]) => ({ name, containerPort, protocol: 'TCP' }));
  return {
    replicas: 1,
    selector: { matchLabels: selectorOf(part) },
    template: {
      metadata: {
        labels: labelsOf(part),
        annotations: { 'prometheus.io/path': '/metrics', 'prometheus.io/port': String(METRICS.port), 'prometheus.io/scrape': 'true' },
      },
      spec: {
        serviceAccountName: part.name,
        enableServiceLinks: false,
        nodeSelector: { 'kubernetes.io/os': 'linux' },
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: part === CONTROLLER ? 'cert-manager-controller' : part.name,
          image,
          imagePullPolicy: 'IfNotPresent',
          args,
          env: [{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
          ports: containerPorts,
          ...livenessProbe && { livenessProbe },
          ...readinessProbe && { readinessProbe },
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true },
        }],
      },
    },
  };
}

/** Ports of the Services, by name of the part. */
export const SERVICE_PORTS: Readonly<Record<string, readonly ServicePort[]>> = {
  [CONTROLLER.name]: [{ name: 'tcp-prometheus-servicemonitor', port: METRICS.port, protocol: 'TCP', targetPort: METRICS.name }],
  [CAINJECTOR.name]: [{ name: METRICS.name, port: METRICS.port, protocol: 'TCP' }],
  [WEBHOOK.name]: [
    { name: 'https', port: 443, protocol: 'TCP', targetPort: 'https' },
    { name: 'metrics', port: METRICS.port, protocol: 'TCP', targetPort: METRICS.name },
  ],
};
