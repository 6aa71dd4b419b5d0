import { Labels } from '../../kit';
import { DeploymentSpec } from '../../apis/k8s/apps/v1';
import { Container, EnvVar, Probe, SecurityContext } from '../../apis/k8s/core/v1';
import { UNPRIVILEGED } from '../../kit';

/** Port of the webhooks of all controllers. */
export const WEBHOOK_PORT = 9443;

/** A container without privileges, whose image has a user of its own. */
export const LOCKED: SecurityContext = { ...UNPRIVILEGED, privileged: false, readOnlyRootFilesystem: true, runAsNonRoot: true };

/** The namespace where a program looks for its configuration. */
export const POD_NAMESPACE: EnvVar = { name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } };

/** What differs between the Deployments of the controllers. */
export interface ManagerDeployment {
  readonly account: string;
  readonly image: string;
  /** @default - none */
  readonly args?: readonly string[];
  /** Variables beside the namespace of the pod. @default [] */
  readonly env?: readonly EnvVar[];
  /** Labels that select the pods. */
  readonly selector: Labels;
  /** Further labels of the pods. @default {} */
  readonly labels?: Labels;
  readonly annotations: Readonly<Record<string, string>>;
  /** Secret with the certificate of the webhooks. */
  readonly certificate: string;
  readonly memoryRequest: string;
  /** Ports beside that of the webhooks. @default [] */
  readonly ports?: Container['ports'];
  /** What the container may do beside what all may. @default {} */
  readonly security?: SecurityContext;
  /** Seconds between questions whether it is alive. @default - Kubernetes' own, 10 */
  readonly livenessPeriod?: number;
  readonly terminationGracePeriodSeconds: number;
  /** Number of pods, where they elect no leader. @default - the API's default, 1 */
  readonly replicas?: 1;
  /** Containers beside it. @default [] */
  readonly sidecars?: readonly Container[];
}

/** One pod of a controller with webhooks. */
export function deploymentSpec(props: ManagerDeployment): DeploymentSpec {
  const { account, image, args, selector, labels, annotations, certificate, memoryRequest, ports = [], security, livenessPeriod, sidecars = [] } = props;
  return {
    ...props.replicas !== undefined && { replicas: props.replicas },
    selector: { matchLabels: selector },
    template: {
      metadata: { labels: { ...selector, ...labels }, annotations: { 'kubectl.kubernetes.io/default-container': 'manager', ...annotations } },
      spec: {
        serviceAccountName: account,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        terminationGracePeriodSeconds: props.terminationGracePeriodSeconds,
        containers: [{
          name: 'manager',
          image,
          imagePullPolicy: 'Always',
          command: ['/manager'],
          ...args && { args },
          env: [POD_NAMESPACE, ...props.env ?? []],
          ports: [{ name: 'webhook-server', containerPort: WEBHOOK_PORT, protocol: 'TCP' }, ...ports],
          livenessProbe: { ...probe('/healthz'), ...livenessPeriod !== undefined && { periodSeconds: livenessPeriod } },
          readinessProbe: { ...probe('/readyz'), periodSeconds: 5 },
          resources: { requests: { cpu: '100m', memory: memoryRequest }, limits: { cpu: '100m', memory: '300Mi' } },
          securityContext: { ...LOCKED, ...security },
          volumeMounts: [{ name: 'cert', mountPath: '/tmp/k8s-webhook-server/serving-certs', readOnly: true }],
        }, ...sidecars],
        volumes: [{ name: 'cert', secret: { secretName: certificate, defaultMode: 420 } }],
      },
    },
  };
}

function probe(path: string): Probe {
  return { httpGet: { path, port: 8081 }, initialDelaySeconds: 30, failureThreshold: 5, timeoutSeconds: 5 };
}
