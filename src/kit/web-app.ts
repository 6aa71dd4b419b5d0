import { Construct } from 'constructs';
import { ClusterAccess, Labels } from './access';
import { mutualTls } from './mutual-tls';
import { CallersPolicy, having, PlatformPolicy } from './network-policies';
import { PeopleRoles } from './people-roles';
import { Route } from './route';
import { UNPRIVILEGED_USER } from './security';
import { Deployment, DeploymentSpec } from '../apis/k8s/apps/v1';
import { Service, ServiceAccount, Volume, VolumeMount } from '../apis/k8s/core/v1';
import { PolicyRule } from '../apis/k8s/rbac/v1';
import { DestinationRule } from '../apis/networking.istio.io/v1alpha3';
import { AuthorizationPolicy } from '../apis/security.istio.io/v1beta1';
import { Component, gatewayPrincipal, ImageName, Mesh, ProgramFacts, serviceHost } from '../core';

/** Rights of a web app itself, and what it adds to the roles of a profile's people. */
export interface WebAppRules {
  readonly app: readonly PolicyRule[];
  readonly edit: readonly PolicyRule[];
  readonly view: readonly PolicyRule[];
}

/** What the web apps of a component have in common. */
export interface WebAppsProps {
  readonly namespace: string;
  readonly mesh: Mesh;
  /** Whether browsers send the apps' cookies over HTTPS only. */
  readonly secureCookies: boolean;
  /** Further namespaces whose pods may call what the gateway may call. */
  readonly trustedNamespaces: readonly string[];
}

/** Properties of {@link WebApp}. */
export interface WebAppProps extends WebAppsProps {
  /** Name of most of its objects, for example `jupyter-web-app`. */
  readonly name: string;
  readonly imageName: ImageName;
  /** Path at the gateway, with a slash before and none after it. */
  readonly prefix: string;
  /** What people make in it, as the names of roles say it: `notebook`. */
  readonly subject: string;
  readonly rules: WebAppRules;
  readonly facts: ProgramFacts;
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

/** Labels by which the pods of web apps and of controllers of the notebooks release have always been selected; immutable in a cluster. */
export function appLabels(name: string): Labels {
  return { 'app': name, 'kustomize.component': name };
}

/**
 * Web app behind the gateway that works with the signed-in user's rights: ServiceAccount, 4 ClusterRoles, binding,
 * NetworkPolicy, Deployment, Service, and its place in the mesh.
 */
export class WebApp extends Construct {
  constructor(scope: Construct, id: string, props: WebAppProps) {
    super(scope, id);
    const { name, namespace, mesh } = props;
    const labels = appLabels(name);
    const metadata = { name, namespace, labels };
    const account = { name: `${name}-service-account`, namespace };
    const service = { name: `${name}-service`, namespace, port: 80 };
    const gateway = mesh.gateway.workload;

    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels } });
    const role = `${name}-cluster-role`;
    new ClusterAccess(this, 'Access', { name: role, bindingName: `${role}-binding`, rules: props.rules.app, account, labels });
    new PeopleRoles(this, 'PeopleRoles', peopleRoles(props), labels);
    new CallersPolicy(this, 'Callers', namespace, { name, pods: having('app', name), ...props.callers }, [gateway.namespace, ...props.trustedNamespaces]);
    const deployment = `${name}-deployment`;
    new Deployment(this, 'Deployment', {
      metadata: { ...metadata, name: deployment },
      spec: Component.of(this).workload(deployment, this.deploymentSpec(props, account.name), props.facts),
    });
    new Service(this, 'Service', {
      metadata: { name: service.name, namespace, labels: { ...labels, run: name } },
      spec: { selector: labels, ports: [{ name: 'http', port: service.port, targetPort: 5000, protocol: 'TCP' }], type: 'ClusterIP' },
    });
    new DestinationRule(this, 'DestinationRule', { metadata, spec: mutualTls(serviceHost(service, mesh.clusterDomain)) });
    new Route(this, 'Route', {
      mesh, service, name: `${name}-${name}`, labels, prefix: `${props.prefix}/`, rewrite: '/', headers: { 'x-forwarded-prefix': props.prefix },
    });
    new AuthorizationPolicy(this, 'AuthorizationPolicy', {
      metadata,
      spec: {
        action: 'ALLOW',
        selector: { matchLabels: { app: name } },
        rules: [{ from: [{ source: { principals: [gatewayPrincipal(mesh)] } }] }],
      },
    });
  }

  private deploymentSpec(props: WebAppProps, serviceAccountName: string): DeploymentSpec {
    const { name, podAnnotations, volumes, volumeMounts } = props;
    const labels = appLabels(name);
    return {
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels, ...podAnnotations && { annotations: podAnnotations } },
        spec: {
          serviceAccountName,
          securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
          containers: [{
            name,
            image: Component.of(this).image(props.imageName),
            env: Object.entries(environment(props)).map(([variable, value]) => ({ name: variable, value })),
            ports: [{ containerPort: 5000, protocol: 'TCP' }],
            securityContext: UNPRIVILEGED_USER,
            ...volumeMounts && { volumeMounts },
          }],
          ...volumes && { volumes },
        },
      },
    };
  }
}

function environment({ prefix, env, mesh, secureCookies }: WebAppProps): Record<string, string> {
  return {
    APP_PREFIX: prefix,
    ...env,
    USERID_HEADER: mesh.identity.userId,
    USERID_PREFIX: mesh.identity.userIdPrefix,
    APP_SECURE_COOKIES: String(secureCookies),
    METRICS: '1',
  };
}

function peopleRoles({ name, subject, rules }: WebAppProps) {
  const levels = { admin: [], edit: rules.edit, view: rules.view };
  return Object.entries(levels).map(([level, allows]) => ({ name: `${name}-kubeflow-${subject}-ui-${level}`, into: [`kubeflow-${level}`], allows }));
}
