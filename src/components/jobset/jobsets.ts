import { Construct } from 'constructs';
import { jobSetFacts } from './facts';
import { jobSetWebhooks } from './webhooks';
import { jobSetCrd } from '../../apis/jobset.x-k8s.io/crds';
import { MutatingWebhookConfiguration, ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { Component, ComponentProps, IssuerRef } from '../../core';
import { DnsName, NamespaceName } from '../../core/names';
import { ALL, ClientConnection, frameLabels, NamespaceAccess, READ, rule, SigsController, sigsNames, SigsProgram } from '../../kit';

const NAME = 'jobset';
const LABELS = { 'app.kubernetes.io/instance': NAME, 'app.kubernetes.io/managed-by': 'kustomize', 'app.kubernetes.io/name': NAME };

/** Account and Deployment of the controller. */
const MANAGER = sigsNames(NAME).manager;

const RULES: readonly PolicyRule[] = [
  rule('', ['create', 'patch', 'update', 'watch'], 'events'),
  rule('', READ, 'nodes'),
  rule('', ['create', ...READ], 'persistentvolumeclaims'),
  rule('', ['delete', ...READ, 'patch', 'update'], 'pods'),
  rule('', ALL, 'services'),
  rule('batch', ALL, 'jobs'),
  rule('batch', ['get', 'patch', 'update'], 'jobs/status'),
  rule('jobset.x-k8s.io', ALL, 'jobsets'),
  rule('jobset.x-k8s.io', ['update'], 'jobsets/finalizers'),
  rule('jobset.x-k8s.io', ['get', 'patch', 'update'], 'jobsets/status'),
];

const PROGRAM: SigsProgram = {
  name: NAME,
  imageName: 'jobset',
  definition: jobSetCrd,
  configuration: 'config.jobset.x-k8s.io/v1alpha1',
  labels: LABELS,
  pods: { ...LABELS, 'control-plane': 'controller-manager' },
  replicas: 1,
  resources: { requests: { cpu: '500m', memory: '128Mi' }, limits: { memory: '4Gi' } },
  rules: RULES,
};

/** Properties of {@link JobSets}. */
export interface JobSetsProps extends ComponentProps {
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
  /**
   * Whether `failurePolicy.restartStrategy` may be `InPlaceRestart`, which is not finished yet.
   * @default false
   */
  readonly inPlaceRestart?: boolean;
}

/**
 * Jobs that start, fail and end together: the CustomResourceDefinition `JobSet`, its controller and its webhooks.
 *
 * The webhooks look at JobSets, and at pods with the label that a JobSet gives them.
 *
 * @see https://jobset.sigs.k8s.io/ (version in the pins)
 */
export class JobSets extends Component<JobSetsProps> {
  /** Namespace of the controller. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, given: JobSetsProps = {}) {
    super(scope, id, given, 'components/jobset#JobSetsProps');
    const { namespace = 'kubeflow-system', clusterDomain = 'cluster.local', logLevel = 2, webhookIssuer, clientConnection, inPlaceRestart = false } = this.props;
    this.namespace = namespace;

    const { certificate, webhookService } = new SigsController(this, 'Controller', {
      program: PROGRAM,
      namespace,
      clusterDomain,
      webhookIssuer,
      logLevel,
      settings: { ...clientConnection && { clientConnection }, ...inPlaceRestart && { featureGates: { InPlaceRestart: true } } },
      facts: jobSetFacts(namespace, MANAGER),
    });
    if (certificate.byProgram) {
      new NamespaceAccess(this, 'CertificateAccess', {
        name: `${NAME}-manager-secrets-role`,
        bindingName: `${NAME}-manager-secrets-rolebinding`,
        rules: [rule('', ['get', 'list', 'update', 'watch'], 'secrets')],
        account: { name: MANAGER, namespace },
        labels: frameLabels(NAME, 'rbac'),
      });
    }
    const { mutating, validating } = jobSetWebhooks(webhookService);
    const metadata = { labels: LABELS, ...certificate.injectCa && { annotations: certificate.injectCa } };
    new MutatingWebhookConfiguration(this, 'MutatingWebhook', { metadata: { name: `${NAME}-mutating-webhook-configuration`, ...metadata }, webhooks: mutating });
    new ValidatingWebhookConfiguration(this, 'ValidatingWebhook', { metadata: { name: `${NAME}-validating-webhook-configuration`, ...metadata }, webhooks: validating });
  }
}
