import { Construct } from 'constructs';
import { jwksProxyFacts } from './facts';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { Probe, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { Component, serviceHost } from '../../core';
import { restrictedAs } from '../../kit';

const NAME = 'cluster-jwks-proxy';
const LABELS = { 'app.kubernetes.io/name': NAME };
const PORT = 8080;
const KEYS = '/openid/v1/jwks';
/** Any user but root: the program needs none of its own. */
const USER = 65532;

/** Address of the keys, for the mesh's control plane. */
export function clusterJwksUri(namespace: string, clusterDomain: string): string {
  return `http://${serviceHost({ name: NAME, namespace }, clusterDomain)}${KEYS}`;
}

/**
 * Hands out the keys of the cluster's own issuer, which the API server shows to accounts alone, to the mesh's control plane, which has none:
 * a ServiceAccount, whose rights are those of every account, a Deployment, a Service.
 */
export class JwksProxy extends Construct {
  /** @param namespace that of the gateway's pods, where the control plane is too unless an existing mesh keeps them apart */
  constructor(scope: Construct, id: string, namespace: string) {
    super(scope, id);
    const metadata = { name: NAME, namespace, labels: LABELS };
    const component = Component.of(this);
    new ServiceAccount(this, 'ServiceAccount', { metadata });
    new Deployment(this, 'Deployment', { metadata, spec: component.workload(NAME, deploymentSpec(component.image('alpine-k8s')), jwksProxyFacts(namespace, NAME, PORT)) });
    new Service(this, 'Service', { metadata, spec: { selector: LABELS, ports: [{ name: 'http', port: 80, targetPort: 'http' }] } });
  }
}

function deploymentSpec(image: string): DeploymentSpec {
  const probe = (initialDelaySeconds: number, periodSeconds: number, timeoutSeconds: number): Probe =>
    ({ httpGet: { path: KEYS, port: 'http' }, initialDelaySeconds, periodSeconds, timeoutSeconds });
  return {
    replicas: 1,
    selector: { matchLabels: LABELS },
    template: {
      metadata: { labels: LABELS },
      spec: {
        serviceAccountName: NAME,
        containers: [{
          name: 'kubectl-proxy',
          image,
          command: ['kubectl'],
          args: [
            'proxy',
            '--address=0.0.0.0',
            `--port=${PORT}`,
            '--accept-hosts=.*',
            // Both whole: with more, everybody who reaches the port would have what the account may read.
            '--accept-paths=^(/openid/v1/jwks|/\\.well-known/openid-configuration)$',
            '--reject-methods=^(POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT|TRACE)$',
          ],
          ports: [{ name: 'http', containerPort: PORT }],
          startupProbe: probe(5, 5, 2),
          livenessProbe: probe(15, 15, 5),
          readinessProbe: probe(15, 15, 5),
          securityContext: restrictedAs(USER),
        }],
      },
    },
  };
}
