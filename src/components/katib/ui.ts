import { Construct } from 'constructs';
import { uiFacts } from './facts';
import { COMPONENT_LABEL, inMesh, katibLabels } from './labels';
import { UI } from './rbac';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { EnvVar, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { Component, gatewayPrincipal, Mesh, ServiceAccountRef, ServiceRef } from '../../core';
import { ASK_ACCESS, CallersPolicy, ClusterAccess, having, restrictedAs, Route } from '../../kit';

const NAME = 'katib-ui';
const PORT = 8080;
const LABELS = katibLabels('ui');
/** Path at the gateway, and of the app itself. */
const PREFIX = '/katib/';

/** Properties of {@link KatibUi}. */
export interface KatibUiProps {
  readonly namespace: string;
  /** Where its route attaches, and who its users are. @default - it has no route, and knows no users */
  readonly mesh?: Mesh;
  readonly dbManager: ServiceRef;
  /** Further namespaces whose pods may call what the gateway may call. */
  readonly trustedNamespaces: readonly string[];
}

/** Where users make experiments and see their trials: in a platform only the gateway calls it, and it asks what the signed-in user may do. */
export class KatibUi extends Construct {
  constructor(scope: Construct, id: string, { namespace, mesh, dbManager, trustedNamespaces }: KatibUiProps) {
    super(scope, id);
    const account = { name: NAME, namespace };
    const metadata = { ...account, labels: LABELS };
    new ServiceAccount(this, 'ServiceAccount', { metadata: account });
    new ClusterAccess(this, 'Access', { name: NAME, rules: mesh === undefined ? UI : [...UI, ASK_ACCESS], account });
    if (mesh !== undefined) {
      const callers = [mesh.gateway.workload.namespace, ...trustedNamespaces];
      new CallersPolicy(this, 'Callers', namespace, { name: NAME, pods: having(COMPONENT_LABEL, 'ui'), from: ['gateway'] }, callers);
    }
    new Deployment(this, 'Deployment', { metadata, spec: Component.of(this).workload(NAME, this.deploymentSpec(mesh), uiFacts(account, dbManager)) });
    new Service(this, 'Service', {
      metadata, spec: { type: 'ClusterIP', selector: LABELS, ports: [{ name: 'ui', port: 80, targetPort: PORT, protocol: 'TCP' }] },
    });
    mesh && this.addRoute(account, mesh);
  }

  /** The way to it through the gateway, and no other one. */
  private addRoute(account: ServiceAccountRef, mesh: Mesh): void {
    new Route(this, 'Route', { mesh, service: { ...account, port: 80 }, prefix: PREFIX, rewrite: PREFIX });
    new AuthorizationPolicy(this, 'AuthorizationPolicy', {
      metadata: account,
      spec: {
        action: 'ALLOW',
        selector: { matchLabels: LABELS },
        rules: [{ from: [{ source: { principals: [gatewayPrincipal(mesh)] } }] }],
      },
    });
  }

  private deploymentSpec(mesh: Mesh | undefined): DeploymentSpec {
    return {
      replicas: 1,
      selector: { matchLabels: LABELS },
      template: {
        metadata: { labels: { ...LABELS, ...inMesh(mesh !== undefined) } },
        spec: {
          serviceAccountName: NAME,
          containers: [{
            name: NAME,
            image: Component.of(this).image('katib/ui'),
            command: ['./katib-ui'],
            args: [`--port=${PORT}`],
            env: [
              { name: 'KATIB_CORE_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
              ...mesh === undefined ? [] : userVariables(mesh),
            ],
            ports: [{ name: 'ui', containerPort: PORT }],
            securityContext: restrictedAs(1000),
          }],
        },
      },
    };
  }
}

/** Who the user is. */
function userVariables({ identity }: Mesh): EnvVar[] {
  return [
    { name: 'APP_DISABLE_AUTH', value: 'false' },
    { name: 'USERID_HEADER', value: identity.userId },
    // Without it the app takes the first colon out of each name.
    { name: 'USERID_PREFIX', value: identity.userIdPrefix },
  ];
}
