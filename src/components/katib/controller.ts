import { Construct } from 'constructs';
import { CONFIG, CONFIG_FILE, WEBHOOK_PORT } from './config';
import { controllerFacts } from './facts';
import { COMPONENT_LABEL, inMesh, katibLabels } from './labels';
import { controllerRules, ELECTION } from './rbac';
import { TrialResource } from './trial-resources';
import { KatibWebhooks } from './webhooks';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { ConfigMap, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { Component, configChecksum, IssuerRef, ServiceAccountRef, ServiceRef } from '../../core';
import { CallersPolicy, ClusterAccess, having, Labels, NamespaceAccess, restrictedAs, RotatedCertificate, rule, WebhookCertificate } from '../../kit';

/** Name of the controller: its Deployment, Service and account. */
export const CONTROLLER = 'katib-controller';
const CERTIFICATE = 'katib-webhook-cert';
const LABELS = katibLabels('controller');

/** Properties of {@link KatibController}. */
export interface KatibControllerProps {
  readonly namespace: string;
  readonly clusterDomain: string;
  readonly config: ConfigMap;
  readonly dbManager: ServiceRef;
  readonly trialResources: readonly TrialResource[];
  /** Whether there are several pods, of which one works. */
  readonly electsLeader: boolean;
  readonly podFailurePolicy: 'Fail' | 'Ignore';
  /** Whether it makes its certificate itself. */
  readonly certGenerator: boolean;
  /** @default - a self-signed issuer of its own */
  readonly webhookIssuer?: IssuerRef;
  /** Whether a policy of the network lets the API server in. */
  readonly policies: boolean;
}

/** What looking after its own certificate takes beside its webhooks; it watches Secrets as its library does, in all namespaces. */
const OWN_CERTIFICATE = rule('', ['get', 'list', 'update', 'watch'], 'secrets');

/** What follows from who makes the certificate. */
interface CertificateFacts {
  /** Annotations by which cert-manager writes the authority into webhooks. @default - the controller writes it */
  readonly injectCa?: Labels;
  /** Rights that the controller needs for it. @default [] */
  readonly rules?: readonly PolicyRule[];
}

/** Makes the suggestion and the trials of each experiment; its webhooks check experiments and put collectors into pods of trials. */
export class KatibController extends Construct {
  constructor(scope: Construct, id: string, props: KatibControllerProps) {
    super(scope, id);
    const { namespace, podFailurePolicy, electsLeader, policies } = props;
    const service = { name: CONTROLLER, namespace };
    const { injectCa, rules } = this.addCertificate(service, props);
    this.addAccess(props, rules);
    // The API server calls the webhooks from outside the pod network.
    policies && new CallersPolicy(this, 'Callers', namespace, { name: CONTROLLER, pods: having(COMPONENT_LABEL, 'controller'), ports: [WEBHOOK_PORT] }, []);
    new Deployment(this, 'Deployment', {
      metadata: { ...service, labels: LABELS },
      spec: Component.of(this).workload(CONTROLLER, this.deploymentSpec(configChecksum(props.config)), controllerFacts(service, props.dbManager, electsLeader)),
    });
    new Service(this, 'Service', {
      metadata: { ...service, labels: LABELS, annotations: { 'prometheus.io/port': '8080', 'prometheus.io/scheme': 'http', 'prometheus.io/scrape': 'true' } },
      spec: {
        selector: LABELS,
        ports: [
          { name: 'webhook', port: 443, targetPort: WEBHOOK_PORT, protocol: 'TCP' },
          { name: 'metrics', port: 8080, targetPort: 8080, protocol: 'TCP' },
          { name: 'healthz', port: 18080, targetPort: 18080, protocol: 'TCP' },
        ],
      },
    });
    new KatibWebhooks(this, 'Webhooks', { service, account: service, podFailurePolicy, injectCa });
  }

  /** The certificate of the webhooks, with what writing it takes where the controller does so. */
  private addCertificate(service: ServiceAccountRef, { clusterDomain, certGenerator, webhookIssuer: issuer }: KatibControllerProps): CertificateFacts {
    if (certGenerator) {
      const { rules } = new RotatedCertificate(this, 'Certificate', { secretName: CERTIFICATE, service, clusterDomain, type: 'Opaque' });
      return { rules: [OWN_CERTIFICATE, ...rules] };
    }
    return new WebhookCertificate(this, 'Certificate', {
      name: CERTIFICATE, secretName: CERTIFICATE, service, clusterDomain, issuer, ownIssuer: 'katib-selfsigned-issuer', labels: {},
    });
  }

  private addAccess({ namespace, trialResources, electsLeader }: KatibControllerProps, further: readonly PolicyRule[] = []): void {
    const account = { name: CONTROLLER, namespace };
    new ServiceAccount(this, 'ServiceAccount', { metadata: account });
    new ClusterAccess(this, 'Access', { name: CONTROLLER, rules: [...controllerRules(trialResources), ...further], account });
    if (electsLeader) {
      new NamespaceAccess(this, 'LeaderElection', { name: 'leader-election', rules: ELECTION, account });
    }
  }

  private deploymentSpec(checksum: Record<string, string>): DeploymentSpec {
    return {
      replicas: 1,
      selector: { matchLabels: LABELS },
      template: {
        metadata: { labels: { ...LABELS, ...inMesh(false) }, annotations: { 'prometheus.io/port': '8080', 'prometheus.io/scrape': 'true', ...checksum } },
        spec: {
          serviceAccountName: CONTROLLER,
          containers: [{
            name: CONTROLLER,
            image: Component.of(this).image('katib/controller'),
            command: ['./katib-controller'],
            args: [`--katib-config=/${CONFIG_FILE}`],
            env: [{ name: 'KATIB_CORE_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
            ports: [
              { name: 'webhook', containerPort: WEBHOOK_PORT, protocol: 'TCP' },
              { name: 'metrics', containerPort: 8080, protocol: 'TCP' },
              { name: 'healthz', containerPort: 18080, protocol: 'TCP' },
            ],
            livenessProbe: { httpGet: { path: '/healthz', port: 'healthz' } },
            readinessProbe: { httpGet: { path: '/readyz', port: 'healthz' } },
            securityContext: restrictedAs(1000),
            volumeMounts: [
              { name: 'cert', mountPath: '/tmp/cert', readOnly: true },
              { name: CONFIG, mountPath: `/${CONFIG_FILE}`, subPath: CONFIG_FILE, readOnly: true },
            ],
          }],
          volumes: [{ name: 'cert', secret: { secretName: CERTIFICATE, defaultMode: 0o644 } }, { name: CONFIG, configMap: { name: CONFIG } }],
        },
      },
    };
  }
}
