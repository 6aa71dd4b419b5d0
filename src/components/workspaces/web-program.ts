import { Construct } from 'constructs';
import { nameOf, podLabels, WorkspacesProgram } from './labels';
import { Deployment, DeploymentSpec } from '../../apis/k8s/apps/v1';
import { Probe, ResourceRequirements, Service } from '../../apis/k8s/core/v1';
import { DestinationRule } from '../../apis/networking.istio.io/v1beta1';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { Component, gatewayPrincipal, ImageName, Mesh, ProgramFacts, serviceHost, ServiceRef } from '../../core';
import { CallersPolicy, mutualTls, UNPRIVILEGED } from '../../kit';

/** When a program is asked whether it works. */
type Pace = Pick<Probe, 'initialDelaySeconds' | 'periodSeconds' | 'timeoutSeconds'>;

/** Properties of {@link WebProgram}. */
export interface WebProgramProps {
  readonly program: WorkspacesProgram;
  readonly namespace: string;
  readonly mesh: Mesh;
  /** Further namespaces whose pods may call what the gateway may call. */
  readonly trustedNamespaces: readonly string[];
  readonly imageName: ImageName;
  readonly port: { readonly name: string; readonly number: number };
  /** Environment beside the port, by name. */
  readonly env: Readonly<Record<string, string>>;
  /** @default - the account that every namespace has, without rights */
  readonly serviceAccountName?: string;
  readonly probes: { readonly path: string; readonly liveness: Pace; readonly readiness: Pace };
  readonly resources: ResourceRequirements;
  readonly facts: ProgramFacts;
}

/** A program that only the gateway calls: Deployment, Service, NetworkPolicy, and its place in the mesh. */
export class WebProgram extends Construct {
  /** Where it answers. */
  public readonly service: ServiceRef;

  constructor(scope: Construct, id: string, props: WebProgramProps) {
    super(scope, id);
    const { program, namespace, mesh, port, trustedNamespaces } = props;
    const name = nameOf(program);
    const labels = podLabels(program);
    const metadata = { name, namespace, labels };
    this.service = { name, namespace, port: port.number };
    new Deployment(this, 'Deployment', {
      metadata, spec: Component.of(this).workload(name, deploymentSpec(props, Component.of(this).image(props.imageName)), props.facts),
    });
    new Service(this, 'Service', {
      metadata, spec: { type: 'ClusterIP', selector: labels, ports: [{ name: port.name, port: port.number, targetPort: port.name, protocol: 'TCP' }] },
    });
    new DestinationRule(this, 'DestinationRule', { metadata, spec: mutualTls(serviceHost(this.service, mesh.clusterDomain)) });
    new AuthorizationPolicy(this, 'AuthorizationPolicy', {
      metadata, spec: { action: 'ALLOW', selector: { matchLabels: labels }, rules: [{ from: [{ source: { principals: [gatewayPrincipal(mesh)] } }] }] },
    });
    new CallersPolicy(this, 'Callers', namespace, { name, pods: { matchLabels: labels }, from: ['gateway'] }, [mesh.gateway.workload.namespace, ...trustedNamespaces]);
  }
}

function deploymentSpec({ program, port, env, serviceAccountName, probes, resources }: WebProgramProps, image: string): DeploymentSpec {
  const labels = podLabels(program);
  const probe = (pace: Pace): Probe => ({ httpGet: { path: probes.path, port: port.name, scheme: 'HTTP' }, ...pace, failureThreshold: 3, successThreshold: 1 });
  return {
    replicas: 1,
    selector: { matchLabels: labels },
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    template: {
      metadata: { labels },
      spec: {
        ...serviceAccountName !== undefined && { serviceAccountName },
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        terminationGracePeriodSeconds: 30,
        containers: [{
          name: nameOf(program),
          image,
          imagePullPolicy: 'IfNotPresent',
          env: Object.entries({ PORT: String(port.number), ...env }).map(([name, value]) => ({ name, value })),
          ports: [{ name: port.name, containerPort: port.number }],
          livenessProbe: probe(probes.liveness),
          readinessProbe: probe(probes.readiness),
          resources,
          securityContext: UNPRIVILEGED,
        }],
      },
    },
  };
}
