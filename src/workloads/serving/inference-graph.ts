import { Construct } from 'constructs';
import { Exposure, ExposureProps, resolvedExposure } from './exposure';
import { KnativeExposure } from './exposure-props';
import { InferenceService } from './inference-service';
import { InferenceGraph as InferenceGraphObject, InferenceGraphRouterTimeouts, InferenceRouter, InferenceStep } from '../../apis/serving.kserve.io/v1alpha1';
import { ConfigError, listed, shown } from '../../core';
import { ObjectName, WebUrl } from '../../core/names';
import { accountName, PodAccount } from '../account';
import { platformContextOf } from '../platform-context';
import { podSpec, PodOptions } from '../pod/pod';
import { ComputeResources, computeResources } from '../pod/resources';
import { Workload, WorkloadProps } from '../workload';

/** A step that leads to a service. */
interface ToService {
  /** A service of the namespace. */
  readonly serviceName: InferenceService | ObjectName;
  /** @default - it leads to a service */
  readonly nodeName?: undefined;
  /** @default - it leads to a service */
  readonly serviceUrl?: undefined;
}

/** A step that leads to another place. */
interface ToNode {
  /** Another place of the graph. */
  readonly nodeName: string;
  /** @default - it leads to a place */
  readonly serviceName?: undefined;
  /** @default - it leads to a place */
  readonly serviceUrl?: undefined;
}

/** A step that leads anywhere. */
interface ToUrl {
  /** Any address. */
  readonly serviceUrl: WebUrl;
  /** @default - it leads to an address */
  readonly serviceName?: undefined;
  /** @default - it leads to an address */
  readonly nodeName?: undefined;
}

/** Where a step leads. */
export type GraphTarget = ToService | ToNode | ToUrl;

/** What all steps can say. */
interface StepOptions {
  /** Name, unique in its place; the key of its answer in an `Ensemble`. @default - none */
  readonly name?: string;
  /** Whether a failure of the step ends the whole request. @default 'Soft' */
  readonly dependency?: 'Soft' | 'Hard';
  /** What it gets: the request, or the answer of the step before. @default '$request' */
  readonly data?: '$request' | '$response';
}

/** A step of a `Sequence`. */
export type SequenceStep = StepOptions & GraphTarget & {
  /** Condition on the answer before, as a path of GJSON, without which the step is left out. @default - none */
  readonly condition?: string;
};

/** A step of a `Switch`. */
export type SwitchStep = StepOptions & GraphTarget & {
  /** Condition on the request, as a path of GJSON. @default - it always holds */
  readonly condition?: string;
};

/** A step of a `Splitter`. */
export type SplitterStep = StepOptions & GraphTarget & {
  /**
   * Share of the requests in percent.
   * @minimum 0
   * @maximum 100
   * @asType integer
   */
  readonly weight: number;
};

/** A step of an `Ensemble`. */
export type EnsembleStep = StepOptions & GraphTarget;

/** A place of a graph: what happens to a request there. */
export type GraphNode =
  /** All steps one after another. */
  | { readonly routerType: 'Sequence'; readonly steps: readonly SequenceStep[] }
  /** The first step whose condition holds. */
  | { readonly routerType: 'Switch'; readonly steps: readonly SwitchStep[] }
  /** One of the steps, by its share. */
  | { readonly routerType: 'Splitter'; readonly steps: readonly SplitterStep[] }
  /** All steps at once. */
  | { readonly routerType: 'Ensemble'; readonly steps: readonly EnsembleStep[] };

/** What a graph says beside who may call it. */
export interface GraphOptions extends WorkloadProps, ComputeResources, Pick<PodOptions, 'nodePool' | 'nodeSelector' | 'tolerations' | 'affinity'> {
  /** Places of the graph, by name; a request starts at `root`. */
  readonly nodes: Readonly<Record<string, GraphNode>>;
  /**
   * Least pods; 0 lets it sleep.
   * @minimum 0
   * @asType integer
   * @default 1
   */
  readonly minReplicas?: number;
  /**
   * Most pods, without limit if 0.
   * @minimum 0
   * @asType integer
   * @default 0
   */
  readonly maxReplicas?: number;
  /** What is counted. @default 'concurrency' */
  readonly scaleMetric?: 'concurrency' | 'rps' | 'cpu' | 'memory';
  /**
   * Value of `scaleMetric` for a pod that is aimed at.
   * @minimum 1
   * @asType integer
   * @default - that of Knative
   */
  readonly scaleTarget?: number;
  /**
   * Seconds until a request fails.
   * @minimum 1
   * @asType integer
   * @default - that of the platform
   */
  readonly timeout?: number;
  /** Seconds that its program waits: for requests, answers and steps. @default - that of the platform */
  readonly routerTimeouts?: InferenceGraphRouterTimeouts;
  /** Account of the pods. @default - that of the namespace */
  readonly serviceAccount?: PodAccount;
  /** Whether it is stopped. One of a suspended profile is stopped in any case. @default false */
  readonly stopped?: boolean;
}

/** Properties of {@link InferenceGraph}. */
export type InferenceGraphProps = GraphOptions & KnativeExposure;

/**
 * A program that leads requests through several models: 1 InferenceGraph, with who may call it. It calls services by their names inside the cluster, without a token.
 * On Knative they must be open to it: `expose: 'cluster'`, and a platform with `knativeServing: { openToProfiles: true }`.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `GraphRoot`, `GraphWeights`, `GraphStep`, `GraphCycle`, `ScaleRange`, and those of who may call
 */
export class InferenceGraph extends Workload<InferenceGraphProps> {
  /** Name of the object, and of its Service. */
  public readonly name: string;
  /** Address inside the cluster. */
  public readonly address: string;

  constructor(scope: Construct, id: string, given: InferenceGraphProps) {
    super(scope, id, given, 'workloads/serving#InferenceGraphProps');
    const { props } = this;
    const platform = platformContextOf(this);
    const { serving = platform?.serving, minReplicas = 1, maxReplicas = 0 } = props;
    this.name = this.checkedName('serving.kserve.io/InferenceGraph', props.name);
    this.address = `http://${this.name}.${this.namespace}.svc.${platform?.mesh?.clusterDomain ?? 'cluster.local'}`;
    checkGraph(this, props.nodes);
    checkServices(this, props.nodes);
    if (maxReplicas !== 0 && minReplicas > maxReplicas) {
      throw new ConfigError('ScaleRange', `minReplicas must not be more than maxReplicas, ${maxReplicas}, got ${minReplicas}; lower it, or raise the other`, this);
    }
    const exposure = resolvedExposure(props as ExposureProps, {
      scope: this, namespace: this.namespace, mode: serving?.mode ?? 'knative', serving, trustDomain: platform?.mesh?.trustDomain ?? 'cluster.local',
      isolated: this.team?.isolated === true,
    });
    const spec = this.spec();
    if (this.lifecycle !== 'archived') {
      const inside = ['none', 'cluster'].includes(exposure.expose);
      new InferenceGraphObject(this, 'InferenceGraph', {
        metadata: {
          name: this.name, namespace: this.namespace,
          ...inside && { labels: { [exposure.mode === 'knative' ? 'networking.knative.dev/visibility' : 'networking.kserve.io/visibility']: 'cluster-local' } },
          ...(props.stopped === true || this.lifecycle !== 'active') && { annotations: { 'serving.kserve.io/stop': 'true' } },
        },
        spec,
      });
      new Exposure(this, 'Exposure', { ...exposure, name: this.name, namespace: this.namespace, selector: { 'serving.kserve.io/inferencegraph': this.name } });
    }
  }

  private spec(): ConstructorParameters<typeof InferenceGraphObject>[2]['spec'] {
    const { nodes, minReplicas, maxReplicas, scaleMetric, scaleTarget, timeout, routerTimeouts, serviceAccount, gpu } = this.props;
    const serviceAccountName = serviceAccount && accountName(serviceAccount);
    const { affinity, nodeSelector, tolerations } = podSpec(this.podAround(this.name), this.props, [], gpu);
    const told = { minReplicas, maxReplicas, scaleMetric, scaleTarget, timeout, routerTimeouts, serviceAccountName, affinity, nodeSelector, tolerations };
    return {
      ...Object.fromEntries(Object.entries({ ...told, resources: computeResources(this, this.props) }).filter(([, value]) => value !== undefined)),
      nodes: Object.fromEntries(Object.entries(nodes).map(([name, { routerType, steps }]): [string, InferenceRouter] => [name, { routerType, steps: steps.map(stepOf) }])),
    };
  }
}

function stepOf({ serviceName, ...step }: SequenceStep | SwitchStep | SplitterStep | EnsembleStep): InferenceStep {
  return { ...step, ...serviceName !== undefined && { serviceName: typeof serviceName === 'string' ? serviceName : serviceName.name } };
}

function checkGraph(at: Construct, nodes: Readonly<Record<string, GraphNode>>): void {
  if (!Object.hasOwn(nodes, 'root')) {
    throw new ConfigError('GraphRoot', `nodes must have one called root, where requests start, got ${listed(Object.keys(nodes))}; call the first one so`, at);
  }
  for (const [name, { routerType, steps }] of Object.entries(nodes)) {
    checkSteps(at, name, steps, nodes);
    const sum = routerType === 'Splitter' ? steps.reduce((all, { weight }) => all + weight, 0) : 100;
    if (sum !== 100) {
      throw new ConfigError('GraphWeights', `weights of the node ${shown(name)} must add up to 100, got ${sum}; change one of them`, at);
    }
  }
  checkCircles(at, nodes, 'root', []);
}

function checkSteps(at: Construct, node: string, steps: GraphNode['steps'], nodes: Readonly<Record<string, GraphNode>>): void {
  if (steps.length === 0) {
    throw new ConfigError('GraphStep', `the node ${shown(node)} must have steps, got []; add one`, at);
  }
  const names = steps.flatMap(step => step.name ?? []);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new ConfigError('GraphStep', `steps of the node ${shown(node)} must have names of their own, got ${shown(twice)} twice; rename one`, at);
  }
  const lost = steps.find(({ nodeName }) => nodeName !== undefined && !Object.hasOwn(nodes, nodeName));
  if (lost !== undefined) {
    throw new ConfigError('GraphStep', `a step of the node ${shown(node)} leads to a node that is not there, got ${shown(lost.nodeName)}; there are ${listed(Object.keys(nodes))}`, at);
  }
}

/** A service that is passed itself says who may call it; the graph's program has no token. */
function checkServices(at: InferenceGraph, nodes: Readonly<Record<string, GraphNode>>): void {
  for (const [node, { steps }] of Object.entries(nodes)) {
    for (const { serviceName: service } of steps) {
      if (typeof service !== 'object') {
        continue;
      }
      if (service.namespace !== at.namespace) {
        throw new ConfigError('GraphStep', `a step of the node ${shown(node)} must lead to a service of the namespace of the graph, ${shown(at.namespace)}, ` +
          `got ${shown(service.name)} of ${shown(service.namespace)}; pass serviceUrl, its address and the path of the model`, at);
      }
      if (!service.answersNeighbours) {
        throw new ConfigError('GraphStep', `a step of the node ${shown(node)} must lead to a service that lets the program of the graph in, ` +
          `got ${shown(service.name)} with expose ${shown(service.expose)}, which on Knative refuses it; pass expose: "cluster" to that service`, at);
      }
    }
  }
}

/** A request that comes to a place again would go round without end. */
function checkCircles(at: Construct, nodes: Readonly<Record<string, GraphNode>>, name: string, way: readonly string[]): void {
  if (way.includes(name)) {
    throw new ConfigError('GraphCycle', `nodes must not lead in a circle, got ${[...way, name].join(' -> ')}; remove one of these steps`, at);
  }
  nodes[name].steps.forEach(({ nodeName }) => nodeName !== undefined && checkCircles(at, nodes, nodeName, [...way, name]));
}
