import { Construct } from 'constructs';
import { checkSpark } from './check';
import { SparkController } from './controller';
import { COMMON_LABELS } from './labels';
import { SparkOperatorProps } from './props';
import { EDIT, VIEW } from './rbac';
import { SparkWebhook } from './webhook';
import { scheduledSparkApplicationCrd, sparkApplicationCrd, sparkConnectCrd } from '../../apis/sparkoperator.k8s.io/crds';
import { Component, Definition } from '../../core';
import { PeopleRoles } from '../../kit';

/**
 * Runs Spark applications that are written as objects: the CustomResourceDefinitions of sparkoperator.k8s.io, a controller and a
 * webhook with their accounts and rights, the network policy of the webhook, and what people of profiles may do with applications.
 *
 * The Secret with the webhook's certificate is made by the webhook, unless `webhookIssuer` signs it.
 *
 * @throws ConfigError `SparkNamespaces`, `SparkScheduler`
 * @see https://www.kubeflow.org/docs/components/spark-operator/ (version in the pins)
 */
export class SparkOperator extends Component<SparkOperatorProps> {
  /** Namespace of both programs. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, given: SparkOperatorProps = {}) {
    super(scope, id, given, 'components/spark-operator#SparkOperatorProps');
    const { namespace = 'kubeflow' } = this.props;
    checkSpark(this.props, this);
    this.namespace = namespace;

    for (const crd of [sparkApplicationCrd, scheduledSparkApplicationCrd, sparkConnectCrd]) {
      new Definition(this, `${crd.kind}Crd`, crd, { labels: COMMON_LABELS });
    }
    new PeopleRoles(this, 'PeopleRoles', [
      { name: 'kubeflow-spark-admin', into: ['kubeflow-admin'], allows: [] },
      { name: 'kubeflow-spark-edit', into: ['kubeflow-admin', 'kubeflow-edit'], allows: EDIT },
      { name: 'kubeflow-spark-view', into: ['kubeflow-view'], allows: VIEW },
    ], COMMON_LABELS);
    new SparkController(this, 'Controller', namespace, this.props);
    new SparkWebhook(this, 'Webhook', namespace, this.props);
  }
}
