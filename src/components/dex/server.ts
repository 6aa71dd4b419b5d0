import { Construct } from 'constructs';
import { DeploymentOptions, deploymentSpec, DEX_RULES } from './deployment';
import { dexFacts } from './facts';
import { DexCaller } from './props';
import { Deployment } from '../../apis/k8s/apps/v1';
import { ConfigMap, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { Component, configChecksum, ServiceRef } from '../../core';
import { ClusterAccess } from '../../kit';

/** Properties of {@link DexServer}. */
export interface DexServerProps extends DeploymentOptions {
  readonly service: ServiceRef;
  /** Text of the configuration file. */
  readonly config: string;
  readonly callers: readonly DexCaller[];
}

/** The program: account with its rights, configuration, Deployment, Service. */
export class DexServer extends Construct {
  constructor(scope: Construct, id: string, { service, config, callers, ...options }: DexServerProps) {
    super(scope, id);
    const { name, namespace, port } = service;
    const labels = { app: name };
    const component = Component.of(this);
    new ServiceAccount(this, 'ServiceAccount', { metadata: { name, namespace } });
    new ClusterAccess(this, 'Access', { name, rules: DEX_RULES, account: { name, namespace } });
    const configMap = new ConfigMap(this, 'Config', { metadata: { name, namespace }, data: { 'config.yaml': config } });
    [...options.secrets, ...options.env.flatMap(one => one.valueFrom?.secretKeyRef ?? [])].forEach(secret => component.secretName({ name: secret.name! }, namespace));
    new Deployment(this, 'Deployment', {
      metadata: { name, namespace, labels },
      spec: component.workload(name, deploymentSpec({
        ...options, image: component.image('dex'), labels, podAnnotations: configChecksum(configMap), serviceAccount: name, configMap: name, port,
      }), dexFacts(namespace, name, port, callers)),
    });
    new Service(this, 'Service', {
      metadata: { name, namespace },
      spec: { type: 'ClusterIP', selector: labels, ports: [{ name, port, protocol: 'TCP', targetPort: port }] },
    });
  }
}
