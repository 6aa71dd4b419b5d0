import { Construct } from 'constructs';
import { metacontrollerFacts } from './facts';
import { ManagedKind, metacontrollerRules, OF_PIPELINES } from './rbac';
import { StatefulSet, StatefulSetSpec } from '../../apis/k8s/apps/v1';
import { ServiceAccount } from '../../apis/k8s/core/v1';
import { compositeControllerCrd, controllerRevisionCrd, decoratorControllerCrd } from '../../apis/metacontroller.k8s.io/crds';
import { Component, ComponentProps, ConfigError, Definition, shown } from '../../core';
import { secondsOf, Time } from '../../core/amounts';
import { NamespaceName } from '../../core/names';
import { ClusterAccess, restrictedAs } from '../../kit';

export type { ManagedKind } from './rbac';

const NAME = 'metacontroller';
const ACCOUNT = 'meta-controller-service';
const LABELS = { 'application-crd-id': 'kubeflow-pipelines', 'kustomize.component': NAME };
/** Labels that select the pod: immutable in a cluster. */
const SELECTOR = { app: NAME, ...LABELS };
const HEALTH_PORT = 8081;

/** Properties of {@link Metacontroller}. */
export interface MetacontrollerProps extends ComponentProps {
  /**
   * Namespace of its pod; must exist.
   * @default 'kubeflow'
   */
  readonly namespace?: NamespaceName;
  /**
   * How soon it knows kinds that come into the cluster after it, in whole seconds. A controller of which one kind is unknown does nothing
   * at all before that.
   * @default '30s'
   */
  readonly discoveryInterval?: Time;
  /**
   * Kinds of which its controllers may make, change and remove objects, in all namespaces.
   * @default - those of Kubeflow Pipelines' profiles: Secrets, ConfigMaps, Deployments, Services, of which it changes and removes only those of the names there
   */
  readonly manages?: readonly ManagedKind[];
}

/**
 * Runs controllers whose work is an HTTP service, such as the one that prepares profiles for Kubeflow Pipelines: 1 StatefulSet with one pod
 * outside of the mesh, its account, rights in all namespaces, and the definitions of metacontroller.k8s.io.
 *
 * @throws ConfigError `DiscoveryInterval`
 * @see https://metacontroller.github.io/metacontroller/ (version in the pins)
 */
export class Metacontroller extends Component<MetacontrollerProps> {
  /** Namespace of the pod. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, given: MetacontrollerProps = {}) {
    super(scope, id, given, 'components/metacontroller#MetacontrollerProps');
    const { namespace = 'kubeflow', discoveryInterval = '30s', manages = OF_PIPELINES } = this.props;
    const seconds = this.wholeSeconds(discoveryInterval);
    const account = { name: ACCOUNT, namespace };
    this.namespace = namespace;
    for (const crd of [compositeControllerCrd, decoratorControllerCrd, controllerRevisionCrd]) {
      new Definition(this, `${crd.kind}Crd`, crd, { labels: LABELS });
    }
    new ServiceAccount(this, 'ServiceAccount', { metadata: { ...account, labels: LABELS } });
    new ClusterAccess(this, 'Access', {
      name: 'kubeflow-metacontroller', bindingName: 'meta-controller-cluster-role-binding', rules: metacontrollerRules(manages), account, labels: LABELS,
    });
    new StatefulSet(this, 'StatefulSet', {
      metadata: { name: NAME, namespace, labels: SELECTOR },
      spec: this.workload(NAME, statefulSetSpec(this.image('metacontroller'), seconds), metacontrollerFacts(namespace, NAME)),
    });
  }

  private wholeSeconds(value: Time): number {
    const seconds = secondsOf(value);
    if (!Number.isInteger(seconds) || seconds < 1) {
      throw new ConfigError('DiscoveryInterval', `discoveryInterval must be whole seconds, 1 or more, got ${shown(typeof value === 'string' ? value : value.toHumanString())}; ` +
        'pass e.g. Duration.seconds(30)', this);
    }
    return seconds;
  }
}

function statefulSetSpec(image: string, discoverySeconds: number): StatefulSetSpec {
  return {
    replicas: 1,
    serviceName: '', // immutable, as it has always been
    selector: { matchLabels: SELECTOR },
    template: {
      metadata: { labels: { ...SELECTOR, 'sidecar.istio.io/inject': 'false' } },
      spec: {
        serviceAccountName: ACCOUNT,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: NAME,
          image,
          command: ['/usr/bin/metacontroller'],
          args: ['--zap-log-level=4', `--discovery-interval=${discoverySeconds}s`],
          livenessProbe: { httpGet: { path: '/healthz', port: HEALTH_PORT } },
          readinessProbe: { httpGet: { path: '/readyz', port: HEALTH_PORT } },
          resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '1', memory: '1Gi' } },
          securityContext: { ...restrictedAs(1000), privileged: false, readOnlyRootFilesystem: true },
        }],
      },
    },
  };
}
