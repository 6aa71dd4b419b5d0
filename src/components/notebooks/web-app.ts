import { Construct } from 'constructs';
import { addPolicy, gatewayName, partLabels, PartProps, UNPRIVILEGED_USER } from './part';
import { aggregateTo, WebAppRules } from './rbac';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { Service, ServiceAccount, Volume, VolumeMount } from '../../apis/k8s/core/v1';
import { ClusterRole, ClusterRoleBinding } from '../../apis/k8s/rbac/v1';
import { DestinationRule, VirtualService } from '../../apis/networking.istio.io/v1alpha3';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { ImageName, principal, serviceHost } from '../../core';
import { having, PlatformPolicy } from '../../core/network-policies';

/** Properties of {@link WebApp}. */
export interface WebAppProps extends PartProps {
  /** Name of most of its objects, for example `jupyter-web-app`. */
  readonly name: string;
  readonly imageName: ImageName;
  /** Path at the gateway, with a slash before and none after it. */
  readonly prefix: string;
  /** What people make in it, as the names of roles say it. */
  readonly subject: 'notebook' | 'tensorboard' | 'volume';
  readonly rules: WebAppRules;
  /** Who may call its pods, and at which ports. */
  readonly callers: Pick<PlatformPolicy, 'from' | 'ports'>;
  /** Further environment, by name. @default {} */
  readonly env?: Readonly<Record<string, string>>;
  /** @default [] */
  readonly volumes?: readonly Volume[];
  /** @default [] */
  readonly volumeMounts?: readonly VolumeMount[];
  /** @default - no annotations */
  readonly podAnnotations?: Readonly<Record<string, string>>;
}

/**
 * Web app behind the gateway that works with the signed-in user's rights: ServiceAccount, 4 ClusterRoles, binding,
 * NetworkPolicy, Deployment, Service, and its place in the mesh.
 */
export class WebApp extends Construct {
  constructor(scope: Construct, id: string, props: WebAppProps) {
    super(scope, id);
    const { name, namespace } = props;
    const labels = partLabels(name);
    const metadata = { name, namespace, labels };
    const account = `${name}-service-account`;
    const service = { name: `${name}-service`, namespace };

    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...metadata, name: account } });
    this.addRoles(props, account);
    addPolicy(this, props, { name, pods: having('app', name), ...props.callers });
    const deployment = `${name}-deployment`;
    new Deployment(this, 'Deployment', {
      metadata: { ...metadata, name: deployment },
      spec: props.workload(deployment, deploymentSpec(props, account)),
    });
    new Service(this, 'Service', {
      metadata: { ...service, labels: { ...labels, run: name } },
      spec: { selector: labels, ports: [{ name: 'http', port: 80, targetPort: 5000, protocol: 'TCP' }], type: 'ClusterIP' },
    });
    const host = serviceHost(service, props.clusterDomain);
    new DestinationRule(this, 'DestinationRule', { metadata, spec: { host, trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } } });
    new VirtualService(this, 'VirtualService', {
      metadata: { ...metadata, name: `${name}-${name}` },
      spec: {
        hosts: ['*'],
        gateways: [gatewayName(props.gateway, namespace)],
        http: [{
          match: [{ uri: { prefix: `${props.prefix}/` } }],
          rewrite: { uri: '/' },
          headers: { request: { add: { 'x-forwarded-prefix': props.prefix } } },
          route: [{ destination: { host, port: { number: 80 } } }],
        }],
      },
    });
    const { workload } = props.gateway;
    new AuthorizationPolicy(this, 'AuthorizationPolicy', {
      metadata,
      spec: {
        action: 'ALLOW',
        selector: { matchLabels: { app: name } },
        rules: [{ from: [{ source: { principals: [principal(props.trustDomain, workload.namespace, workload.serviceAccount)] } }] }],
      },
    });
  }

  private addRoles(props: WebAppProps, account: string): void {
    const { name, namespace, subject, rules } = props;
    const labels = partLabels(name);
    const role = `${name}-cluster-role`;
    new ClusterRole(this, 'ClusterRole', { metadata: { name: role, labels }, rules: rules.app });
    new ClusterRoleBinding(this, 'ClusterRoleBinding', {
      metadata: { name: `${role}-binding`, labels },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace }],
    });
    const people = { admin: [], edit: rules.edit, view: rules.view };
    for (const [level, own] of Object.entries(people)) {
      new ClusterRole(this, `ClusterRole-${level}`, {
        metadata: { name: `${name}-kubeflow-${subject}-ui-${level}`, labels: { ...labels, ...aggregateTo(`kubeflow-${level}`) } },
        rules: own,
      });
    }
  }
}

function deploymentSpec(props: WebAppProps, serviceAccountName: string): DeploymentSpec {
  const labels = partLabels(props.name);
  const env = {
    APP_PREFIX: props.prefix,
    ...props.env,
    USERID_HEADER: props.identity.userId,
    USERID_PREFIX: props.identity.userIdPrefix,
    APP_SECURE_COOKIES: String(props.secureCookies),
    METRICS: '1',
  };
  return {
    replicas: 1,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels, ...props.podAnnotations && { annotations: props.podAnnotations } },
      spec: {
        serviceAccountName,
        securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: props.name,
          image: props.image(props.imageName),
          env: Object.entries(env).map(([name, value]) => ({ name, value })),
          ports: [{ containerPort: 5000, protocol: 'TCP' }],
          securityContext: UNPRIVILEGED_USER,
          ...props.volumeMounts && { volumeMounts: props.volumeMounts },
        }],
        ...props.volumes && { volumes: props.volumes },
      },
    },
  };
}
