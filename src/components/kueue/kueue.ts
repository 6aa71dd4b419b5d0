import { Construct } from 'constructs';
import { checkKueue } from './check';
import { configuration } from './config';
import { kueueFacts, VISIBILITY_PORT } from './facts';
import { Framework, guarded, KueueFramework } from './frameworks';
import { flavorsOf, KueueProps } from './props';
import { managerRules, queueRoles } from './rbac';
import { addServingCertificate, PendingWorkloads } from './server';
import { kueueWebhooks } from './webhooks';
import { LabelSelector } from '../../apis/k8s/meta/v1';
import { ClusterRole } from '../../apis/k8s/rbac/v1';
import {
  admissionCheckCrd, clusterQueueCrd, cohortCrd, localQueueCrd, multiKueueClusterCrd, multiKueueConfigCrd, provisioningRequestConfigCrd, resourceFlavorCrd, topologyCrd,
  workloadCrd, workloadPriorityClassCrd,
} from '../../apis/kueue.x-k8s.io/crds';
import { ResourceFlavor } from '../../apis/kueue.x-k8s.io/v1beta2';
import { Component, PROFILE_NAMESPACE_LABEL } from '../../core';
import {
  addWebhookConfigurations, aggregateTo, CallersPolicy, frameLabels, FurtherDefinition, MANAGER_PORTS, NamespaceAccess, READ, rule, SigsController, sigsNames, SigsProgram,
} from '../../kit';

const NAME = 'kueue';
const LABELS = { 'app.kubernetes.io/name': NAME };
const PODS = { ...LABELS, 'control-plane': 'controller-manager' };
const NAMES = sigsNames(NAME);
const ROLE = 'rbac.kueue.x-k8s.io';

const FURTHER: readonly FurtherDefinition[] = [
  ...[cohortCrd, localQueueCrd, multiKueueClusterCrd, workloadCrd].map(definition => ({ definition, converted: true })),
  ...[admissionCheckCrd, multiKueueConfigCrd, provisioningRequestConfigCrd, resourceFlavorCrd, topologyCrd, workloadPriorityClassCrd]
    .map(definition => ({ definition, converted: false })),
];

/**
 * Queues for jobs: jobs wait until the quota of their queue has room for all of their pods. The CustomResourceDefinitions of kueue.x-k8s.io, the
 * controller with its webhooks, roles for people, a ResourceFlavor for each kind of nodes, and the API that tells which workloads wait.
 *
 * The webhooks of jobs look at the namespaces of profiles alone, and at what serves (pods, Deployments, StatefulSets, LeaderWorkerSets,
 * RayServices) only where it names a queue: nothing else waits for Kueue, or stops when it does not answer.
 *
 * @throws ConfigError `KueueFrameworks`, `KueueNamespaces`, `FairSharing`, `FlavorTwice`
 * @see https://kueue.sigs.k8s.io/ (version in the pins)
 */
export class Kueue extends Component<KueueProps> {
  /** Namespace of the controller. */
  public readonly namespace: string;
  /** Kinds of jobs that wait. */
  public readonly frameworks: readonly KueueFramework[];

  constructor(scope: Construct, id: string, given: KueueProps = {}) {
    super(scope, id, given, 'components/kueue#KueueProps');
    const { namespace = 'kubeflow-system', visibility = true, frameworks = ['batch/job', 'pod'] } = this.props;
    const namespaces = this.props.managedJobsNamespaceSelector ?? { matchLabels: PROFILE_NAMESPACE_LABEL };
    checkKueue({ ...this.props, frameworks }, namespaces, namespace, this);
    this.namespace = namespace;
    this.frameworks = frameworks;
    const watched = guarded(frameworks);
    const controller = this.addController(watched, namespaces, visibility);
    addWebhookConfigurations(this, {
      names: { mutating: `${NAME}-mutating-webhook-configuration`, validating: `${NAME}-validating-webhook-configuration` },
      labels: LABELS,
      certificate: controller.certificate,
      webhooks: kueueWebhooks(watched, controller.webhookService, namespaces),
    });
    // The API server calls from outside the pod network.
    const ports = [MANAGER_PORTS.webhook, ...visibility ? [VISIBILITY_PORT] : []];
    new CallersPolicy(this, 'Callers', namespace, { name: `${NAME}-webhook`, pods: { matchLabels: PODS }, ports }, []);
    this.addPeople(watched, visibility);
    for (const { name, ...spec } of flavorsOf(this.props)) {
      new ResourceFlavor(this, `Flavor-${name}`, { metadata: { name }, ...Object.keys(spec).length > 0 && { spec } });
    }
  }

  private addController(watched: readonly Framework[], namespaces: LabelSelector, visibility: boolean): SigsController {
    const { clusterDomain = 'cluster.local', logLevel = 2, webhookIssuer: issuer, manageJobsWithoutQueueName = false, ...rest } = this.props;
    const { namespace, frameworks } = this;
    const account = { name: NAMES.manager, namespace };
    const server = visibility ? new PendingWorkloads(this, 'Visibility', { account, pods: PODS, clusterDomain, issuer, labels: LABELS }) : undefined;
    const metrics = issuer && addServingCertificate(this, 'MetricsCertificate', {
      name: `${NAME}-metrics-server-cert`, service: { name: `${NAMES.manager}-metrics-service`, namespace }, volume: 'metrics-certs', mountPath: '/etc/kueue/metrics/certs',
      clusterDomain, issuer, labels: LABELS,
    });
    const controller = new SigsController(this, 'Controller', {
      program: program(managerRules(watched, visibility, issuer === undefined)),
      namespace,
      clusterDomain,
      webhookIssuer: issuer,
      logLevel,
      settings: configuration({ ...rest, namespace, frameworks, namespaces, manageJobsWithoutQueueName, visibility }),
      facts: kueueFacts(namespace, NAMES.manager, visibility),
      extras: { ports: server ? [server.port] : [], volumes: [...server ? [server.volume] : [], ...metrics ? [metrics] : []] },
    });
    const access = (id: string, kind: string, group: string, verbs: readonly string[]) => new NamespaceAccess(this, id, {
      name: `${NAME}-manager-${kind}-role`, bindingName: `${NAME}-manager-${kind}-rolebinding`, rules: [rule(group, verbs, kind)], account, labels: frameLabels(NAME, 'rbac'),
    });
    // Beside a certificate that it makes itself, Secrets have the access to other clusters.
    access('SecretsAccess', 'secrets', '', issuer === undefined ? ['get', 'list', 'update', 'watch'] : READ);
    access('ClusterProfilesAccess', 'clusterprofiles', 'multicluster.x-k8s.io', READ);
    return controller;
  }

  private addPeople(watched: readonly Framework[], visibility: boolean): void {
    for (const whose of ['batch-admin', 'batch-user']) {
      new ClusterRole(this, `People-${whose}`, {
        metadata: { name: `${NAME}-${whose}-role`, labels: LABELS }, aggregationRule: { clusterRoleSelectors: [{ matchLabels: { [`${ROLE}/${whose}`]: 'true' } }] },
      });
    }
    for (const { name, rules, users, team = false } of queueRoles(watched, visibility)) {
      const labels = { ...LABELS, [`${ROLE}/batch-admin`]: 'true', ...users && { [`${ROLE}/batch-user`]: 'true' }, ...team && aggregateTo('kubeflow-view') };
      new ClusterRole(this, name, { metadata: { name, labels }, rules });
    }
  }
}

function program(rules: SigsProgram['rules']): SigsProgram {
  return {
    name: NAME,
    imageName: 'kueue',
    definition: clusterQueueCrd,
    further: FURTHER,
    configuration: 'config.kueue.x-k8s.io/v1beta2',
    labels: LABELS,
    pods: PODS,
    replicas: 1,
    resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '2', memory: '512Mi' } },
    rules,
    metricsAccess: 'metrics-auth',
  };
}
