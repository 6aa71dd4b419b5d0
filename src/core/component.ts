import { Construct, IConstruct } from 'constructs';
import { Composite } from './composite';
import { ConfigError, listed, shown } from './errors';
import { allowImage, declareSecrets } from './externals';
import { ImageName, Images } from './images';
import { ProgramFacts } from './programs';
import { checkedProps } from './props';
import { secretNameOf, SecretRef } from './refs';
import { trace } from './where';
import { Affinity, ResourceRequirements, Toleration, TopologySpreadConstraint } from '../apis/k8s/core/v1';

/** Settings that every pod of a component may have in common. */
export interface PodSettings {
  /** @default - no constraint beside those of the component itself */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** Added to those of the component itself. @default [] */
  readonly tolerations?: readonly Toleration[];
  /** Replaces that of the component itself. @default - the component's own */
  readonly affinity?: Affinity;
  /** @default - none: the scheduler's defaults */
  readonly topologySpreadConstraints?: readonly TopologySpreadConstraint[];
  /** Replaces that of the component itself. @default - the component's own, usually none */
  readonly priorityClassName?: string;
  /** Secrets of type `kubernetes.io/dockerconfigjson` in the pod's namespace, by name. @default [] */
  readonly imagePullSecrets?: readonly string[];
}

/** Settings of one workload, by the name of its Deployment, StatefulSet, DaemonSet, Job or CronJob. */
export interface WorkloadSettings extends PodSettings {
  /**
   * Number of pods; not for a DaemonSet or Job, nor where an autoscaler decides.
   * @default - the component's own number
   * @minimum 0
   * @asType integer
   */
  readonly replicas?: number;
  /** Requests and limits by container name, each replacing that of the component itself. @default - the component's own */
  readonly resources?: Readonly<Record<string, ResourceRequirements>>;
}

/** What every component takes. */
export interface ComponentProps {
  /** Settings of all pods of this component but those of node agents, which take pull secrets only. @default - the component's own */
  readonly pods?: PodSettings;
  /** Settings of single workloads, by name, on top of `pods`. @default {} */
  readonly workloads?: Readonly<Record<string, WorkloadSettings>>;
  /** Where images come from. @default new Images() */
  readonly images?: Images;
}

/** The part of a pod template that common settings change. */
interface PodTemplate {
  readonly spec?: {
    readonly containers: readonly { readonly name: string }[];
    readonly nodeSelector?: Readonly<Record<string, string>>;
    readonly tolerations?: readonly Toleration[];
    readonly imagePullSecrets?: readonly { readonly name?: string }[];
  };
}

/** A workload's spec, as far as settings change it. */
interface WorkloadSpec {
  readonly template: PodTemplate;
  readonly replicas?: number;
}

const MARK = Symbol.for('cdk8s-kubeflow.component');

/**
 * A part of the platform: a tree of API objects with upstream's names.
 *
 * Every workload that it makes passes through {@link workload}, so that the common pod settings reach all of them.
 *
 * @throws ConfigError `UnknownProp`, `MissingProp`, `WrongProp`, `UnknownWorkload`, `UnknownContainer`, `UnknownObject`, `OnePod`
 */
export abstract class Component<Props extends ComponentProps = ComponentProps> extends Composite {
  /**
   * The component around a construct.
   *
   * @throws ConfigError `OutsideComponent`
   */
  public static of(construct: IConstruct): Component {
    const found = construct.node.scopes.reverse().find(one => MARK in one);
    if (found === undefined) {
      throw new ConfigError('OutsideComponent', `a program must be made inside a component, got ${shown(construct.node.path)}; make it in the scope of a Component`, construct);
    }
    return found as unknown as Component;
  }

  /** Facts of the programs that it runs. */
  public readonly programs: readonly ProgramFacts[] = [];
  /** Properties without what is undefined. */
  protected readonly props: Props;
  private readonly images: Images;
  private readonly workloads = new Set<string>();
  private readonly handedOut = new Set<string>();

  /**
   * @param type name of the props' type, `<folder below src>#<type>`, by which they are checked; only the common ones are
   * checked where it is left out
   */
  constructor(scope: Construct, id: string, given: Props = {} as Props, type?: string) {
    super(scope, id);
    Object.defineProperty(this, MARK, { value: true });
    trace(this);
    if (type === undefined) {
      const { pods, workloads, images } = given;
      checkedProps(this, 'core#ComponentProps', { pods, workloads, images });
      this.props = given;
    } else {
      this.props = checkedProps(this, type, given);
    }
    this.images = this.props.images ?? new Images();
    this.node.addValidation({
      validate: () => Object.keys(this.props.workloads ?? {}).filter(name => !this.workloads.has(name)).map(name =>
        `workloads names a workload that this component does not have, got ${shown(name)}; it has ${listed(this.workloads)} (UnknownWorkload)`),
    });
  }

  /** The reference of a pinned image, behind this component's mirror. */
  public image(name: ImageName): string {
    const reference = this.images.get(name);
    if (!this.handedOut.has(reference)) {
      this.handedOut.add(reference);
      allowImage(this, reference);
    }
    return reference;
  }

  /**
   * Declares a Secret that somebody else makes in the namespace, and returns its name.
   *
   * @param keys those that no field names, since all of the Secret becomes variables
   */
  public secretName(secret: SecretRef, namespace: string, keys: readonly string[] = []): string {
    const name = secretNameOf(secret);
    declareSecrets(this, namespace, { name, keys });
    return name;
  }

  /**
   * The spec of a Deployment, StatefulSet or Job with the common pod settings in it.
   *
   * @param name `metadata.name` of the workload
   * @param programs facts of the programs in its containers
   */
  public workload<S extends WorkloadSpec>(name: string, spec: S, ...programs: readonly ProgramFacts[]): S {
    return this.configured(name, spec, this.props.pods ?? {}, programs);
  }

  /** The spec of a DaemonSet that all nodes need: of the common settings it takes pull secrets only, its own reach it all. */
  public nodeAgent<S extends WorkloadSpec>(name: string, spec: S, ...programs: readonly ProgramFacts[]): S {
    const { imagePullSecrets } = this.props.pods ?? {};
    return this.configured(name, spec, imagePullSecrets === undefined ? {} : { imagePullSecrets }, programs);
  }

  private configured<S extends WorkloadSpec>(name: string, spec: S, common: PodSettings, programs: readonly ProgramFacts[]): S {
    this.workloads.add(name);
    (this.programs as ProgramFacts[]).push(...programs);
    const own = this.props.workloads?.[name] ?? {};
    const settings = { ...common, ...own };
    this.checkReplicas(name, own.replicas, programs);
    this.checkContainers(name, own.resources ?? {}, spec.template.spec?.containers ?? []);
    declareSecrets(this, '*', ...settings.imagePullSecrets ?? []);
    return {
      ...spec,
      ...own.replicas !== undefined && { replicas: own.replicas },
      template: { ...spec.template, spec: podSpec(spec.template.spec, settings, own.resources) },
    };
  }

  private checkReplicas(name: string, replicas: number | undefined, programs: readonly ProgramFacts[]): void {
    const lonely = programs.find(one => one.replication.is === 'one-only');
    if (replicas !== undefined && replicas > 1 && lonely !== undefined) {
      throw new ConfigError('OnePod', `workloads[${shown(name)}].replicas must be 0 or 1, since ${lonely.container} elects no leader and its pods would work against each other, ` +
        `got ${shown(replicas)}; leave it out`, this);
    }
  }

  private checkContainers(name: string, resources: object, containers: readonly { readonly name: string }[]): void {
    const unknown = Object.keys(resources).find(container => !containers.some(one => one.name === container));
    if (unknown !== undefined) {
      throw new ConfigError('UnknownContainer', `workloads[${shown(name)}].resources names a container that the workload does not have, got ${shown(unknown)}; ` +
        `it has ${listed(containers.map(one => one.name))}`, this);
    }
  }
}

/** A pod's spec with settings in it. */
function podSpec<S extends NonNullable<PodTemplate['spec']>>(spec: S | undefined, settings: PodSettings, resources: WorkloadSettings['resources'] = {}): S {
  const { nodeSelector, tolerations, affinity, topologySpreadConstraints, priorityClassName, imagePullSecrets } = settings;
  const withResources = Object.keys(resources).length > 0;
  return {
    ...spec,
    ...withResources && { containers: spec?.containers.map(one => ({ ...one, ...resources[one.name] && { resources: resources[one.name] } })) },
    ...nodeSelector && { nodeSelector: { ...spec?.nodeSelector, ...nodeSelector } },
    ...tolerations && { tolerations: [...spec?.tolerations ?? [], ...tolerations] },
    ...affinity && { affinity },
    ...topologySpreadConstraints && { topologySpreadConstraints },
    ...priorityClassName !== undefined && { priorityClassName },
    ...imagePullSecrets && { imagePullSecrets: [...spec?.imagePullSecrets ?? [], ...imagePullSecrets.map(name => ({ name }))] },
  } as S;
}
