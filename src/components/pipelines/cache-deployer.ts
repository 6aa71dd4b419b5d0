import { Construct } from 'constructs';
import { cacheDeployerFacts } from './facts';
import { ACCOUNTS, Group, PROGRAMS } from './group';
import { Program } from './program';
import { CACHE_DEPLOYER_CLUSTER_RULES, CACHE_DEPLOYER_RULES } from './rbac';
import { ServiceAccount } from '../../apis/k8s/core/v1';
import { Component, declareKnown } from '../../core';
import { ClusterAccess, Labels, NamespaceAccess } from '../../kit';

const APP = 'cache-deployer';
const NAME = 'kubeflow-pipelines-cache-deployer';

/**
 * Makes the certificate of the cache, and the webhook that leads to it, without cert-manager: it has the cluster's own signer sign the
 * certificate, writes both at its first start, and does nothing afterwards.
 */
export class CacheDeployer extends Construct {
  /** @param secret name of the Secret that it makes */
  constructor(scope: Construct, id: string, group: Group, secret: string) {
    super(scope, id);
    const { namespace, labels: all } = group;
    const labels: Labels = { app: APP, ...all };
    declareKnown(this, { kind: 'Secret', namespace, name: secret, madeBy: PROGRAMS.cacheDeployer });
    const account = { name: ACCOUNTS.cacheDeployer, namespace };
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels: all } });
    new ClusterAccess(this, 'Everywhere', {
      name: `${NAME}-clusterrole`, bindingName: `${NAME}-clusterrolebinding`, account, labels: all, rules: CACHE_DEPLOYER_CLUSTER_RULES,
    });
    new NamespaceAccess(this, 'Own', { name: `${NAME}-role`, bindingName: `${NAME}-rolebinding`, account, labels, rules: CACHE_DEPLOYER_RULES });
    new Program(this, 'Program', {
      group,
      name: PROGRAMS.cacheDeployer,
      labels,
      container: {
        name: 'main',
        image: Component.of(this).image('pipelines/cache-deployer'),
        imagePullPolicy: 'Always',
        // The namespace of the cache, whatever the cache looks after.
        env: [{ name: 'NAMESPACE_TO_WATCH', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
      },
      pod: { serviceAccountName: ACCOUNTS.cacheDeployer },
      // Two at a time would take back each other's certificate.
      strategy: { type: 'Recreate' },
      facts: cacheDeployerFacts(group),
    });
  }
}
