import { Construct } from 'constructs';
import { jobSetFacts } from './facts';
import { jobSetCrd } from '../../apis/jobset.x-k8s.io/crds';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { Component } from '../../core';
import { addSigsWebhooks, ALL, frameLabels, ManagerOptions, NamespaceAccess, READ, rule, SigsController, sigsNames, SigsProgram } from '../../kit';

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
export interface JobSetsProps extends ManagerOptions {
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

    const controller = new SigsController(this, 'Controller', {
      program: PROGRAM,
      namespace,
      clusterDomain,
      webhookIssuer,
      logLevel,
      settings: { ...clientConnection && { clientConnection }, ...inPlaceRestart && { featureGates: { InPlaceRestart: true } } },
      facts: jobSetFacts(namespace, MANAGER),
    });
    if (controller.certificate.byProgram) {
      new NamespaceAccess(this, 'CertificateAccess', {
        name: `${NAME}-manager-secrets-role`,
        bindingName: `${NAME}-manager-secrets-rolebinding`,
        rules: [rule('', ['get', 'list', 'update', 'watch'], 'secrets')],
        account: { name: MANAGER, namespace },
        labels: frameLabels(NAME, 'rbac'),
      });
    }
    addSigsWebhooks(this, PROGRAM, controller, { podLabel: 'jobset.sigs.k8s.io/jobset-name', fillsSets: ['CREATE'], checksPods: ['CREATE'] });
  }
}
