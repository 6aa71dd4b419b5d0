import { Construct } from 'constructs';
import { deploymentSpec, operatorArguments } from './deployment';
import { PORTS, trainingOperatorFacts } from './facts';
import { ALL_SCHEMES, definitionsOf } from './kinds';
import { CERTIFICATE, LABELS, NAME, PODS, WEBHOOKS } from './names';
import { TrainingOperatorProps, TrainingScheme } from './props';
import { operatorRules, OWN_CERTIFICATE, peopleRoles } from './rbac';
import { CrdDefinition } from '../../apis/crd';
import { ValidatingWebhookConfiguration } from '../../apis/k8s/admissionregistration/v1';
import { Deployment } from '../../apis/k8s/apps/v1';
import { Secret, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { Component, ConfigError, Definition, shown } from '../../core';
import { ClusterAccess, NamespaceAccess, PeopleRoles, strictWebhook } from '../../kit';

/**
 * Kubeflow's training operator, version 1, for jobs that name their framework: the CustomResourceDefinitions PyTorchJob, TFJob, XGBoostJob,
 * MPIJob, JAXJob and PaddleJob, the program that runs them, its webhooks, and what people may do. Kubeflow Trainer is its successor.
 *
 * The program makes the certificate of its webhooks itself, and fills in a Secret that is empty in Git: it has no other way.
 *
 * @throws ConfigError `TrainingScheduler`
 * @see https://www.kubeflow.org/docs/components/trainer/legacy-v1/ (version in the pins)
 */
export class TrainingOperator extends Component<TrainingOperatorProps> {
  /** Namespace of the operator. */
  public readonly namespace: string;
  /** Kinds of jobs that it works on. */
  public readonly schemes: readonly TrainingScheme[];

  constructor(scope: Construct, id: string, given: TrainingOperatorProps = {}) {
    super(scope, id, given, 'components/training-operator#TrainingOperatorProps');
    const { namespace = 'kubeflow', schemes = ALL_SCHEMES, gangScheduling } = this.props;
    if (gangScheduling?.kind === 'scheduler-plugins' && gangScheduling.schedulerName === 'volcano') {
      throw new ConfigError('TrainingScheduler', `gangScheduling.schedulerName must be a scheduler with the plug-in Coscheduling, got ${shown('volcano')}, ` +
        'for which the operator makes groups of another API; write { kind: "volcano" }', this);
    }
    const definitions = definitionsOf(schemes);
    this.namespace = namespace;
    this.schemes = ALL_SCHEMES.filter(scheme => schemes.includes(scheme));

    for (const crd of definitions) {
      new Definition(this, `${crd.kind}Crd`, crd);
    }
    new PeopleRoles(this, 'PeopleRoles', peopleRoles(definitions));
    this.addProgram(definitions);
    this.addWebhooks(definitions);
  }

  private addProgram(definitions: readonly CrdDefinition[]): void {
    const { namespace, schemes } = this;
    const account = { name: NAME, namespace };
    const metadata = { ...account, labels: LABELS };
    new ServiceAccount(this, 'ServiceAccount', { metadata });
    new ClusterAccess(this, 'Access', { name: NAME, rules: operatorRules(definitions), account, labels: LABELS });
    new NamespaceAccess(this, 'CertificateAccess', { name: NAME, rules: OWN_CERTIFICATE, account, labels: LABELS });
    new Secret(this, 'Certificate', { metadata: { name: CERTIFICATE, namespace }, type: 'Opaque' });
    const args = operatorArguments(this.props, schemes, schemes.length === ALL_SCHEMES.length, name => this.image(name));
    new Deployment(this, 'Deployment', {
      metadata: { ...account, labels: PODS },
      spec: this.workload(NAME, deploymentSpec(this.image('training-operator'), args), trainingOperatorFacts(namespace, NAME)),
    });
    new Service(this, 'Service', {
      metadata: {
        ...metadata, annotations: { 'prometheus.io/path': '/metrics', 'prometheus.io/port': String(PORTS.metrics), 'prometheus.io/scrape': 'true' },
      },
      spec: {
        type: 'ClusterIP',
        selector: PODS,
        ports: [
          { name: 'monitoring-port', port: PORTS.metrics, targetPort: PORTS.metrics },
          { name: 'webhook-server', port: 443, targetPort: PORTS.webhook, protocol: 'TCP' },
        ],
      },
    });
  }

  /** MPIJob has no webhook; without the configuration, even an empty one, the program would not get ready. */
  private addWebhooks(definitions: readonly CrdDefinition[]): void {
    const webhooks = definitions.filter(({ kind }) => kind !== 'MPIJob').map(({ kind, plural }) => strictWebhook({
      name: `validator.${kind.toLowerCase()}.${NAME}.kubeflow.org`,
      service: { name: NAME, namespace: this.namespace },
      path: `/validate-kubeflow-org-v1-${kind.toLowerCase()}`,
      resource: ['kubeflow.org', 'v1', plural],
      operations: ['CREATE', 'UPDATE'],
    }));
    new ValidatingWebhookConfiguration(this, 'ValidatingWebhook', { metadata: { name: WEBHOOKS, labels: PODS }, ...webhooks.length > 0 && { webhooks } });
  }
}
