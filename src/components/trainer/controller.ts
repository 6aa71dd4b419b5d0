import { Construct } from 'constructs';
import { trainerFacts } from './facts';
import { CONTROLLER } from './rbac';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ContainerPort, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { PeerAuthentication } from '../../apis/security.istio.io/v1beta1';
import { Component, Injection, IssuerRef } from '../../core';
import {
  CallersPolicy, ClientConnection, ClusterAccess, MANAGER_PORTS, ManagerConfig, outsideMesh, RESTRICTED, RotatedCertificate, servingCertificate,
} from '../../kit';

/** Account, Deployment and Service; the program knows its Service by that name. */
const NAME = 'kubeflow-trainer-controller-manager';
const CERTIFICATE_SECRET = 'kubeflow-trainer-webhook-cert';
const CONFIG = 'kubeflow-trainer-config';

/** Labels that select the pods; immutable in a cluster. */
const PODS = { 'app.kubernetes.io/component': 'manager', 'app.kubernetes.io/name': 'trainer', 'app.kubernetes.io/part-of': 'kubeflow' };

const STATUS_PORT = 10443;

const PORTS: readonly (readonly [name: string, containerPort: number])[] = [
  ['health', MANAGER_PORTS.health], ['metrics', MANAGER_PORTS.metrics], ['webhook', MANAGER_PORTS.webhook], ['status-server', STATUS_PORT],
];

/** How many objects of a kind are worked on at once. */
export interface TrainerConcurrency {
  /**
   * @default 5
   * @minimum 1
   * @asType integer
   */
  readonly trainJobs?: number;
  /**
   * @default 1
   * @minimum 1
   * @asType integer
   */
  readonly trainingRuntimes?: number;
  /**
   * @default 1
   * @minimum 1
   * @asType integer
   */
  readonly clusterTrainingRuntimes?: number;
}

/** Properties of {@link TrainerController}. */
export interface TrainerControllerProps {
  readonly namespace: string;
  readonly clusterDomain: string;
  /** Who signs the certificate of its webhooks. @default - the program does */
  readonly webhookIssuer?: IssuerRef;
  readonly logLevel: number;
  readonly concurrency: TrainerConcurrency;
  readonly clientConnection: ClientConnection;
  /** How pods of the namespace get their proxies. */
  readonly injection: Injection;
  /** Whether programs that train report their progress. */
  readonly progress: boolean;
}

/** Turns each `TrainJob` into a JobSet, as its runtime says; its webhooks fill in and check training jobs and runtimes. */
export class TrainerController extends Construct {
  /** Certificate of its webhooks. */
  public readonly certificate: RotatedCertificate;
  /** Service that the API server calls. */
  public readonly service: { readonly name: string; readonly namespace: string };

  constructor(scope: Construct, id: string, props: TrainerControllerProps) {
    super(scope, id);
    const { namespace, clusterDomain, webhookIssuer, progress } = props;
    const account = { name: NAME, namespace };
    this.service = account;
    this.certificate = new RotatedCertificate(this, 'Certificate', { secretName: CERTIFICATE_SECRET, service: account, clusterDomain, issuer: webhookIssuer, type: 'Opaque' });
    new ServiceAccount(this, 'ServiceAccount', { metadata: account });
    new ClusterAccess(this, 'Access', { name: NAME, rules: [...CONTROLLER, ...this.certificate.rules], account });
    const config = new ManagerConfig(this, 'Config', {
      name: CONFIG, namespace, apiVersion: 'config.trainer.kubeflow.org/v1alpha1', settings: settings(props, this.certificate.byProgram), volume: CONFIG,
    });
    if (progress) {
      this.addReports(props);
    }
    new Deployment(this, 'Deployment', {
      metadata: { ...account, labels: PODS },
      spec: Component.of(this).workload(NAME, deploymentSpec(props, config, Component.of(this).image('trainer/controller-manager')), trainerFacts(namespace, NAME, progress)),
    });
    new Service(this, 'Service', {
      metadata: account,
      spec: {
        selector: PODS,
        ports: [
          { name: 'monitoring-port', port: MANAGER_PORTS.metrics, targetPort: 'metrics' },
          { name: 'webhook-server', port: 443, targetPort: 'webhook', protocol: 'TCP' },
          { name: 'status-server', port: STATUS_PORT, targetPort: 'status-server', protocol: 'TCP' },
        ],
      },
    });
  }

  /** How the pods of profiles reach the port that takes reports. */
  private addReports({ namespace, injection }: TrainerControllerProps): void {
    const name = 'trainer-status';
    new CallersPolicy(this, 'Reports', namespace, { name, pods: { matchLabels: PODS }, ports: [STATUS_PORT], from: ['profiles'] }, []);
    if (injection !== 'none') {
      // The program has a certificate of its own, and no proxy before this port: those of callers must not wrap the call in the mesh's TLS.
      new PeerAuthentication(this, 'PlainReports', {
        metadata: { name, namespace }, spec: { selector: { matchLabels: PODS }, portLevelMtls: { [STATUS_PORT]: { mode: 'DISABLE' } } },
      });
    }
  }
}

/** What the program reads once at start. */
function settings({ concurrency, clientConnection, progress }: TrainerControllerProps, ownCertificate: boolean): Readonly<Record<string, unknown>> {
  const { trainJobs = 5, trainingRuntimes = 1, clusterTrainingRuntimes = 1 } = concurrency;
  return {
    health: { healthProbeBindAddress: `:${MANAGER_PORTS.health}`, readinessEndpointName: 'readyz', livenessEndpointName: 'healthz' },
    metrics: { bindAddress: `:${MANAGER_PORTS.metrics}`, secureServing: true },
    webhook: { port: MANAGER_PORTS.webhook, host: '' },
    leaderElection: { leaderElect: true, resourceName: 'trainer.kubeflow.org', resourceNamespace: '', leaseDuration: '15s', renewDeadline: '10s', retryPeriod: '2s' },
    controller: {
      groupKindConcurrency: {
        'TrainJob.trainer.kubeflow.org': trainJobs,
        'TrainingRuntime.trainer.kubeflow.org': trainingRuntimes,
        'ClusterTrainingRuntime.trainer.kubeflow.org': clusterTrainingRuntimes,
      },
    },
    certManagement: { enable: ownCertificate, webhookServiceName: NAME, webhookSecretName: CERTIFICATE_SECRET },
    clientConnection,
    statusServer: { port: STATUS_PORT, qps: 5, burst: 10 },
    ...progress && { featureGates: { TrainJobStatus: true } },
  };
}

function deploymentSpec({ logLevel, progress }: TrainerControllerProps, config: ManagerConfig, image: string): DeploymentSpec {
  const certificate = servingCertificate(CERTIFICATE_SECRET);
  const probe = (path: string) => ({ httpGet: { path, port: 'health' }, timeoutSeconds: 3 });
  return {
    selector: { matchLabels: PODS },
    template: {
      metadata: {
        labels: PODS,
        annotations: { ...outsideMesh(MANAGER_PORTS.metrics, MANAGER_PORTS.webhook, ...progress ? [STATUS_PORT] : []), ...config.checksum },
      },
      spec: {
        serviceAccountName: NAME,
        containers: [{
          name: 'manager',
          image,
          args: [config.argument, `--zap-log-level=${logLevel}`],
          ports: PORTS.map(([name, containerPort]): ContainerPort => ({ name, containerPort, protocol: 'TCP' })),
          livenessProbe: { ...probe('/healthz'), initialDelaySeconds: 15, periodSeconds: 20 },
          readinessProbe: { ...probe('/readyz'), initialDelaySeconds: 10, periodSeconds: 15 },
          securityContext: { ...RESTRICTED, readOnlyRootFilesystem: true },
          volumeMounts: [{ ...config.mount, readOnly: true }, certificate.mount],
        }],
        volumes: [config.volume, certificate.volume],
      },
    },
  };
}
