import { Construct } from 'constructs';
import { controllerArguments, METRICS_PORT } from './arguments';
import { deploymentSpec } from './deployment';
import { sparkOperatorFacts } from './facts';
import { labelsOf, nameOf } from './labels';
import { SparkOperatorProps } from './props';
import { controllerRules, electionRules, OWN_EVENTS } from './rbac';
import { Deployment } from '../../apis/k8s/apps/v1';
import { ServiceAccount } from '../../apis/k8s/core/v1';
import { Component } from '../../core';
import { ClusterAccess, NamespaceAccess } from '../../kit';

const NAME = nameOf('controller');
const LABELS = labelsOf('controller');

/** Submits applications, and makes pods, Services and Ingresses of them. */
export class SparkController extends Construct {
  constructor(scope: Construct, id: string, namespace: string, props: SparkOperatorProps) {
    super(scope, id);
    const component = Component.of(this);
    const account = { name: NAME, namespace };
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels: LABELS }, automountServiceAccountToken: true });
    new ClusterAccess(this, 'Access', { name: NAME, rules: controllerRules(props), account, labels: LABELS });
    new NamespaceAccess(this, 'LeaderElection', { name: NAME, rules: [...electionRules('controller'), ...OWN_EVENTS], account, labels: LABELS });
    new Deployment(this, 'Deployment', {
      metadata: { ...account, labels: LABELS },
      spec: component.workload(NAME, deploymentSpec('controller', {
        image: component.image('spark-operator'),
        args: controllerArguments(props, namespace),
        annotations: { 'prometheus.io/scrape': 'true', 'prometheus.io/port': String(METRICS_PORT), 'prometheus.io/path': '/metrics' },
        folder: { name: 'tmp', sizeLimit: '1Gi', mount: { mountPath: '/tmp', readOnly: false } },
      }), sparkOperatorFacts(namespace, 'controller')),
    });
  }
}
