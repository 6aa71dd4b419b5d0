import { Construct } from 'constructs';
import { ClusterBinding, Labels, NamespaceAccess } from './access';
import { MANAGER_PORTS, ManagerConfig, outsideMesh, servingCertificate } from './manager-config';
import { CHECK_CLIENTS, LEADER_ELECTION, READ_METRICS } from './rbac';
import { RotatedCertificate } from './rotated-certificate';
import { controllerProbes, UNPRIVILEGED } from './security';
import { CrdDefinition } from '../apis/crd';
import { Deployment, DeploymentSpec } from '../apis/k8s/apps/v1';
import { ContainerPort, ResourceRequirements, Service, ServiceAccount, Volume, VolumeMount } from '../apis/k8s/core/v1';
import { ClusterRole, PolicyRule } from '../apis/k8s/rbac/v1';
import { Component, convertedBy, Definition, ImageName, IssuerRef, ProgramFacts } from '../core';

/** What is the controller's own. */
export interface SigsProgram {
  /** First part of all names. */
  readonly name: string;
  readonly imageName: ImageName;
  readonly definition: CrdDefinition;
  /** Further definitions, in the order in which they are made. @default [] */
  readonly further?: readonly FurtherDefinition[];
  /** Group of its configuration, with the version. */
  readonly configuration: string;
  /** Labels of what the program consists of. */
  readonly labels: Labels;
  /** Labels that select its pods; immutable in a cluster. */
  readonly pods: Labels;
  readonly replicas: number;
  readonly resources: ResourceRequirements;
  /** What it may do, beside what its certificate takes. */
  readonly rules: readonly PolicyRule[];
  /**
   * Name by which its right to check who reads its metrics is known: `proxy` where those who make it let it read them too, `metrics-auth` elsewhere.
   * @default 'proxy'
   */
  readonly metricsAccess?: 'proxy' | 'metrics-auth';
}

/** A definition beside the first. */
export interface FurtherDefinition {
  readonly definition: CrdDefinition;
  /** Whether the program converts its objects. */
  readonly converted: boolean;
}

/** What a pod has besides. */
export interface SigsPodExtras {
  readonly ports: readonly ContainerPort[];
  readonly volumes: readonly { readonly volume: Volume; readonly mount: VolumeMount }[];
}

/** Properties of {@link SigsController}. */
export interface SigsControllerProps {
  readonly program: SigsProgram;
  readonly namespace: string;
  readonly clusterDomain: string;
  /** Who signs the certificate of its webhooks. @default - the program does */
  readonly webhookIssuer?: IssuerRef;
  /** 0 to 6. */
  readonly logLevel: number;
  /** Settings beside those of leaders and certificates. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly facts: ProgramFacts;
  /** Ports and volumes of the pod besides. @default - none */
  readonly extras?: SigsPodExtras;
}

/** Names that follow from the one of a controller. */
export function sigsNames(name: string) {
  return { manager: `${name}-controller-manager`, webhookService: `${name}-webhook-service`, certificate: `${name}-webhook-server-cert`, config: `${name}-manager-config` };
}

/** Labels of what the frame of such a controller brings along. */
export function frameLabels(name: string, component?: string): Labels {
  return {
    ...component !== undefined && { 'app.kubernetes.io/component': component },
    'app.kubernetes.io/created-by': name,
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/managed-by': 'kustomize',
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': name,
  };
}

/**
 * A controller of the Kubernetes project with webhooks, as these projects are made: 1 CustomResourceDefinition, ServiceAccount, 3 ClusterRoles
 * and their bindings, Role and binding for its leader election, ConfigMap, Deployment, 2 Services, and the certificate of its webhooks.
 */
export class SigsController extends Construct {
  /** Certificate of its webhooks. */
  public readonly certificate: RotatedCertificate;
  /** Service that the API server calls. */
  public readonly webhookService: { readonly name: string; readonly namespace: string };

  constructor(scope: Construct, id: string, props: SigsControllerProps) {
    super(scope, id);
    const { program, namespace } = props;
    const { name, labels, pods } = program;
    const names = sigsNames(name);
    this.webhookService = { name: names.webhookService, namespace };
    this.certificate = new RotatedCertificate(this, 'Certificate', {
      secretName: names.certificate, service: this.webhookService, clusterDomain: props.clusterDomain, issuer: props.webhookIssuer, labels,
    });
    const converted = { labels, annotations: this.certificate.injectCa, conversion: convertedBy(this.webhookService) };
    new Definition(this, 'Definition', program.definition, converted);
    program.further?.forEach(one => new Definition(this, `Definition${one.definition.kind}`, one.definition, one.converted ? converted : { labels }));
    this.addAccess(props);
    const config = new ManagerConfig(this, 'Config', {
      name: names.config,
      namespace,
      apiVersion: program.configuration,
      settings: { leaderElection: { leaderElect: true }, internalCertManagement: { enable: this.certificate.byProgram }, ...props.settings },
      labels,
      volume: 'manager-config',
    });
    new Deployment(this, 'Deployment', {
      metadata: { name: names.manager, namespace, labels: { ...frameLabels(name, 'manager'), 'control-plane': pods['control-plane'] } },
      spec: Component.of(this).workload(names.manager, deploymentSpec(props, config, Component.of(this).image(program.imageName)), props.facts),
    });
    new Service(this, 'MetricsService', {
      metadata: {
        name: `${names.manager}-metrics-service`,
        namespace,
        labels: { 'app.kubernetes.io/instance': name, 'app.kubernetes.io/managed-by': 'kustomize', 'app.kubernetes.io/name': name, 'control-plane': pods['control-plane'] },
      },
      spec: { selector: pods, ports: [{ name: 'https', port: MANAGER_PORTS.metrics, targetPort: MANAGER_PORTS.metrics, protocol: 'TCP' }] },
    });
    new Service(this, 'WebhookService', {
      metadata: { ...this.webhookService, labels: frameLabels(name, 'webhook') },
      spec: { selector: pods, ports: [{ port: 443, targetPort: MANAGER_PORTS.webhook, protocol: 'TCP' }] },
    });
  }

  private addAccess({ program, namespace }: SigsControllerProps): void {
    const { name, labels, rules, metricsAccess = 'proxy' } = program;
    const account = { name: sigsNames(name).manager, namespace };
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels: frameLabels(name, 'rbac') } });
    const addRole = (id: string, role: string, allows: readonly PolicyRule[], ofRole: Labels) =>
      new ClusterRole(this, `${id}Role`, { metadata: { name: role, labels: ofRole }, rules: allows });
    const add = (id: string, role: string, allows: readonly PolicyRule[], ofRole: Labels, binding: string, ofBinding: Labels) => {
      addRole(id, role, allows, ofRole);
      new ClusterBinding(this, id, { name: binding, role, account, labels: ofBinding });
    };
    add('Manager', `${name}-manager-role`, [...rules, ...this.certificate.rules], labels, `${name}-manager-rolebinding`, frameLabels(name, 'rbac'));
    add('Proxy', `${name}-${metricsAccess}-role`, CHECK_CLIENTS, frameLabels(name), `${name}-${metricsAccess}-rolebinding`, frameLabels(name));
    if (metricsAccess === 'proxy') {
      add('Metrics', `${name}-metrics-reader`, READ_METRICS, frameLabels(name), `${name}-metrics-reader-rolebinding`, labels);
    } else {
      addRole('Metrics', `${name}-metrics-reader`, READ_METRICS, frameLabels(name));
    }
    new NamespaceAccess(this, 'LeaderElection', {
      name: `${name}-leader-election-role`, bindingName: `${name}-leader-election-rolebinding`, rules: LEADER_ELECTION, account, labels: frameLabels(name, 'rbac'),
    });
  }
}

function deploymentSpec({ program, logLevel, extras = { ports: [], volumes: [] } }: SigsControllerProps, config: ManagerConfig, image: string): DeploymentSpec {
  const { pods, replicas, resources } = program;
  const names = sigsNames(program.name);
  const certificate = servingCertificate(names.certificate);
  return {
    replicas,
    selector: { matchLabels: pods },
    template: {
      metadata: {
        labels: pods,
        annotations: {
          'kubectl.kubernetes.io/default-container': 'manager',
          ...outsideMesh(...extras.ports.map(one => one.containerPort), MANAGER_PORTS.metrics, MANAGER_PORTS.webhook),
          ...config.checksum,
        },
      },
      spec: {
        serviceAccountName: names.manager,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        terminationGracePeriodSeconds: 10,
        containers: [{
          name: 'manager',
          image,
          command: ['/manager'],
          args: [config.argument, `--zap-log-level=${logLevel}`],
          ports: [
            { name: 'metrics', containerPort: MANAGER_PORTS.metrics, protocol: 'TCP' }, { name: 'webhook-server', containerPort: MANAGER_PORTS.webhook, protocol: 'TCP' },
            ...extras.ports,
          ],
          ...controllerProbes(15, 20),
          resources,
          securityContext: { ...UNPRIVILEGED, readOnlyRootFilesystem: true },
          volumeMounts: [config.mount, certificate.mount, ...extras.volumes.map(one => one.mount)],
        }],
        volumes: [config.volume, certificate.volume, ...extras.volumes.map(one => one.volume)],
      },
    },
  };
}
