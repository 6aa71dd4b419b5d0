import { Construct } from 'constructs';
import { deploymentSpec } from './deployment';
import { proxyFacts } from './facts';
import { Deployment } from '../../apis/k8s/apps/v1';
import { ConfigMap, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { Component, configChecksum, IngressWorkloadRef, SecretRef, ServiceRef } from '../../core';

/** Properties of {@link ProxyServer}. */
export interface ProxyServerProps {
  readonly service: ServiceRef;
  /** Labels of the pods. */
  readonly labels: Readonly<Record<string, string>>;
  readonly credentials: SecretRef;
  /** URL of the issuer inside the cluster. @default - the issuer is elsewhere */
  readonly issuer?: string;
  /** Pods that ask it. */
  readonly gateway: IngressWorkloadRef;
  /** Text of the configuration file. */
  readonly config: string;
  /** Environment, in a ConfigMap. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Picture on the sign-in page. */
  readonly logo: string;
}

/** The program: account, configuration, Deployment, Service. */
export class ProxyServer extends Construct {
  constructor(scope: Construct, id: string, props: ProxyServerProps) {
    super(scope, id);
    const { service, labels } = props;
    const { name, namespace } = service;
    const component = Component.of(this);
    const configMaps = { config: name, parameters: `${name}-parameters`, theme: `${name}-theme` };
    new ServiceAccount(this, 'ServiceAccount', { metadata: { name, namespace } });
    const made = [
      new ConfigMap(this, 'Config', { metadata: { name: configMaps.config, namespace }, data: { 'oauth2_proxy.cfg': props.config } }),
      new ConfigMap(this, 'Parameters', { metadata: { name: configMaps.parameters, namespace }, data: props.parameters }),
      new ConfigMap(this, 'Theme', { metadata: { name: configMaps.theme, namespace }, data: { 'kubeflow-logo.svg': props.logo } }),
    ];
    new Deployment(this, 'Deployment', {
      metadata: { name, namespace, labels: { app: name } },
      spec: component.workload(name, deploymentSpec({
        image: component.image('oauth2-proxy'),
        labels,
        podAnnotations: configChecksum(...made),
        port: 4180,
        secret: component.secretName(props.credentials, namespace),
        configMaps,
      }), proxyFacts(props)),
    });
    new Service(this, 'Service', {
      metadata: { name, namespace },
      spec: { type: 'ClusterIP', publishNotReadyAddresses: true, selector: labels, ports: [{ name: 'http', port: service.port, targetPort: 'http' }] },
    });
  }
}
