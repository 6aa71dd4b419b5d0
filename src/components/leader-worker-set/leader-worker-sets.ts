import { Construct } from 'constructs';
import { leaderWorkerSetFacts } from './facts';
import { PolicyRule } from '../../apis/k8s/rbac/v1';
import { leaderWorkerSetCrd } from '../../apis/leaderworkerset.x-k8s.io/crds';
import { Component } from '../../core';
import { addSigsWebhooks, ALL, CallersPolicy, MANAGER_PORTS, ManagerOptions, READ, rule, SigsController, sigsNames, SigsProgram } from '../../kit';

const NAME = 'lws';
const LABELS = { 'app.kubernetes.io/instance': NAME, 'app.kubernetes.io/name': NAME };
const PODS = { ...LABELS, 'control-plane': 'controller-manager' };
const OWNED = ['get', 'patch', 'update'];

const RULES: readonly PolicyRule[] = [
  rule('', ['create', ...READ, 'patch', 'update'], 'events'),
  rule('', [...READ, 'patch', 'update'], 'nodes'),
  rule('', ALL, 'pods', 'services'),
  rule('', ['update'], 'pods/finalizers'),
  rule('apps', ALL, 'controllerrevisions', 'statefulsets'),
  rule('apps', ['update'], 'controllerrevisions/finalizers', 'statefulsets/finalizers'),
  rule('apps', OWNED, 'controllerrevisions/status', 'statefulsets/status'),
  rule('leaderworkerset.x-k8s.io', ALL, 'leaderworkersets'),
  rule('leaderworkerset.x-k8s.io', ['update'], 'leaderworkersets/finalizers'),
  rule('leaderworkerset.x-k8s.io', OWNED, 'leaderworkersets/status'),
];

/** What looking after its own certificate takes; upstream grants it in all namespaces. */
const OWN_CERTIFICATE = rule('', ['get', 'list', 'update', 'watch'], 'secrets');

/** Properties of {@link LeaderWorkerSets}. */
export interface LeaderWorkerSetsProps extends ManagerOptions {}

/**
 * Groups of pods with a leader: the CustomResourceDefinition `LeaderWorkerSet`, its controller and its webhooks. Trainer's data cache needs
 * it, and models that are served by several nodes.
 *
 * The webhooks look at LeaderWorkerSets, and at pods with the label that such a set gives them.
 *
 * @see https://lws.sigs.k8s.io/ (version in the pins)
 */
export class LeaderWorkerSets extends Component<LeaderWorkerSetsProps> {
  /** Namespace of the controller. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, given: LeaderWorkerSetsProps = {}) {
    super(scope, id, given, 'components/leader-worker-set#LeaderWorkerSetsProps');
    const { namespace = 'kubeflow-system', clusterDomain = 'cluster.local', logLevel = 2, webhookIssuer, clientConnection } = this.props;
    this.namespace = namespace;

    const its = program(webhookIssuer === undefined ? [...RULES, OWN_CERTIFICATE] : RULES);
    const controller = new SigsController(this, 'Controller', {
      program: its,
      namespace,
      clusterDomain,
      webhookIssuer,
      logLevel,
      settings: { ...clientConnection && { clientConnection } },
      facts: leaderWorkerSetFacts(namespace, sigsNames(NAME).manager),
    });
    // The API server calls the webhooks from outside the pod network.
    new CallersPolicy(this, 'Callers', namespace, { name: `${NAME}-webhook`, pods: { matchLabels: PODS }, ports: [MANAGER_PORTS.webhook] }, []);
    const operations = ['CREATE', 'UPDATE'] as const;
    addSigsWebhooks(this, its, controller, { podLabel: 'leaderworkerset.sigs.k8s.io/name', fillsSets: operations, checksPods: operations });
  }
}

function program(rules: readonly PolicyRule[]): SigsProgram {
  return {
    name: NAME,
    imageName: 'leader-worker-set',
    definition: leaderWorkerSetCrd,
    configuration: 'config.lws.x-k8s.io/v1alpha1',
    labels: LABELS,
    pods: PODS,
    replicas: 2,
    resources: { requests: { cpu: '1', memory: '1Gi' } },
    rules,
  };
}
