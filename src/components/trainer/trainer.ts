import { Construct } from 'constructs';
import { TrainerConcurrency, TrainerController } from './controller';
import { DataCacheRole, torchDistributedWithCache } from './data-cache';
import { TrainerPeople } from './rbac';
import { releaseRuntimes, Runtime } from './runtimes';
import { CONFIGURATIONS, trainerWebhooks } from './webhooks';
import { clusterTrainingRuntimeCrd, trainingRuntimeCrd, trainJobCrd } from '../../apis/trainer.kubeflow.org/crds';
import { ClusterTrainingRuntime } from '../../apis/trainer.kubeflow.org/v1alpha1';
import { allowImage, Component, Definition, Injection } from '../../core';
import { addWebhookConfigurations, ClientConnection, ManagerOptions } from '../../kit';

export type { TrainerConcurrency } from './controller';

/** Properties of {@link Trainer}. */
export interface TrainerProps extends ManagerOptions {
  /**
   * Runtimes that the training jobs of all teams may use.
   * @default releaseRuntimes()
   */
  readonly runtimes?: readonly Runtime[];
  /**
   * Whether there is a runtime of PyTorch with a cache for tables, `torch-distributed-with-cache`. It needs LeaderWorkerSets in the
   * cluster, and an account in the namespace of each team that uses it: `DataCacheAccess`.
   * @default false
   */
  readonly dataCache?: boolean;
  /**
   * Whether programs that train can report their progress, which is not finished yet: the controller's status server is switched on, and
   * the pods of profiles may call it.
   * @default false
   */
  readonly progress?: boolean;
  /**
   * How pods of the namespace get their proxies; with another value than `'none'`, `progress` needs Istio in the cluster.
   * @default 'enabled'
   */
  readonly injection?: Injection;
  /**
   * How many objects of a kind are worked on at once.
   * @default {}
   */
  readonly concurrency?: TrainerConcurrency;
  /**
   * Load on the API server that the controller may make.
   * @default { qps: 50, burst: 100 }
   */
  readonly clientConnection?: ClientConnection;
}

const CRDS = [clusterTrainingRuntimeCrd, trainingRuntimeCrd, trainJobCrd];

/**
 * Distributed training: the CustomResourceDefinitions of trainer.kubeflow.org, their controller and webhooks, the runtimes of all teams, and
 * what people may do. It makes JobSets, whose controller must be there.
 *
 * @see https://www.kubeflow.org/docs/components/trainer/ (version in the pins)
 */
export class Trainer extends Component<TrainerProps> {
  /** Namespace of the controller. */
  public readonly namespace: string;
  /** Names of the runtimes that the training jobs of all teams may use. */
  public readonly runtimes: readonly string[];

  constructor(scope: Construct, id: string, given: TrainerProps = {}) {
    super(scope, id, given, 'components/trainer#TrainerProps');
    const { props } = this;
    const { namespace = 'kubeflow-system', clusterDomain = 'cluster.local', logLevel = 2, concurrency = {}, progress = false, dataCache = false } = props;
    const { clientConnection = { qps: 50, burst: 100 }, injection = 'enabled', webhookIssuer } = props;
    const runtimes = [...props.runtimes ?? releaseRuntimes(), ...dataCache ? [torchDistributedWithCache()] : []];
    this.namespace = namespace;
    this.runtimes = runtimes.map(({ name }) => name);

    for (const crd of CRDS) {
      new Definition(this, `${crd.kind}Crd`, crd);
    }
    const { certificate, service } = new TrainerController(this, 'Controller', {
      namespace, clusterDomain, webhookIssuer, logLevel, concurrency, clientConnection, injection, progress,
    });
    addWebhookConfigurations(this, { names: CONFIGURATIONS, certificate, webhooks: trainerWebhooks(service) });
    new TrainerPeople(this, 'People', { namespace });
    runtimes.forEach((runtime, index) => this.addRuntime(runtime, index));
    if (dataCache) {
      new DataCacheRole(this, 'DataCacheRole');
    }
  }

  private addRuntime(runtime: Runtime, index: number): void {
    const { name, framework } = runtime;
    allowImage(this, ...runtime.ownImages);
    // Two of one name are a finding of the rules, which name both.
    new ClusterTrainingRuntime(this, this.node.tryFindChild(`Runtime-${name}`) === undefined ? `Runtime-${name}` : `Runtime-${name}-${index}`, {
      metadata: { name, labels: { 'trainer.kubeflow.org/framework': framework } },
      spec: runtime.spec(pinned => this.image(pinned)),
    });
  }
}
