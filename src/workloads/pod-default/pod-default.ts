import type { EnvFrom } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { LocalObjectReference, Toleration, Volume, VolumeMount } from '../../apis/k8s/core/v1';
import { LabelSelector } from '../../apis/k8s/meta/v1';
import { KubeflowContainer } from '../../apis/kubeflow.org/pod';
import { PodDefault as PodDefaultObject, PodDefaultSpec } from '../../apis/kubeflow.org/v1alpha1';
import { allowImage, ConfigError, shown } from '../../core';
import { isDnsSubdomain } from '../../core/names';
import { fits } from '../../core/selectors';
import { accountName, PodAccount } from '../account';
import { Environment, envSources, envVars } from '../environment';
import { Workload, WorkloadProps } from '../workload';

/** What a {@link PodDefault} can add to pods. */
export interface PodDefaultAdditions {
  /** Environment variables of the pod's own containers. @default {} */
  readonly env?: Environment;
  /** ConfigMaps and Secrets whose keys become environment variables. @default [] */
  readonly envFrom?: readonly EnvFrom[];
  /** Volumes of the pod. @default [] */
  readonly volumes?: readonly Volume[];
  /** Mounts in the pod's own containers; the webhook takes each volume and each path only once. @default [] */
  readonly volumeMounts?: readonly VolumeMount[];
  /** Taints of nodes that the pod accepts, with different keys. @default [] */
  readonly tolerations?: readonly Toleration[];
  /** Annotations of the pod. @default {} */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Labels of the pod. @default {} */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Account whose rights the pod has, in place of its own.
   * @default - the pod keeps its own
   */
  readonly serviceAccount?: PodAccount;
  /**
   * Whether the pod gets a token of its ServiceAccount.
   * @default - as the pod says itself
   */
  readonly automountServiceAccountToken?: boolean;
  /** Secrets for the registries of the images, `{ name }` each. @default [] */
  readonly imagePullSecrets?: readonly LocalObjectReference[];
  /** Containers that run before the pod's own. @default [] */
  readonly initContainers?: readonly KubeflowContainer[];
  /** Containers that run beside the pod's own. @default [] */
  readonly sidecars?: readonly KubeflowContainer[];
  /** Entry point of containers that set none. @default [] */
  readonly command?: readonly string[];
  /** Arguments of containers that set none. @default [] */
  readonly args?: readonly string[];
}

/** Properties of {@link PodDefault}. */
export interface PodDefaultProps extends WorkloadProps, PodDefaultAdditions {
  /**
   * What people read in the form for a new notebook.
   * @minLength 1
   */
  readonly description: string;
  /**
   * Which pods it changes. The forms for new notebooks and TensorBoards offer the first label of `matchLabels`, with the
   * value `true`; without such a label they fail for the whole namespace.
   * @default - those with the label `<name>: "true"`
   */
  readonly selector?: LabelSelector;
}

/**
 * What new pods get that select it, such as credentials, a CA bundle or a proxy: 1 PodDefault, or none in an archived profile.
 *
 * A notebook selects it by `podDefaults`, and people by its description in the form for a new notebook.
 *
 * @throws ConfigError `PodDefaultName`, `PodDefaultEmpty`, `PodDefaultTwice`, `EnvName`, `WorkloadNamespace`
 */
export class PodDefault extends Workload<PodDefaultProps> {
  /** Name of the object. */
  public readonly name: string;
  /** Labels that a pod carries to select it; empty if it selects otherwise. */
  public readonly matchLabels: Readonly<Record<string, string>>;
  /** Which pods it changes. */
  public readonly selector: LabelSelector;

  constructor(scope: Construct, id: string, given: PodDefaultProps) {
    super(scope, id, given, 'workloads/pod-default#PodDefaultProps');
    const { props } = this;
    this.name = props.name ?? id;
    if (!isDnsSubdomain(this.name)) {
      throw new ConfigError('PodDefaultName', `name must be lower-case letters, digits, "-" and ".", got ${shown(this.name)}; ` +
        'pass name, e.g. "ca-bundle"', this);
    }
    const { selector = { matchLabels: { [this.name]: 'true' } }, volumeMounts = [], tolerations = [], initContainers = [], sidecars = [] } = props;
    const added = additions(this, props);
    if (Object.keys(added).length === 0) {
      throw new ConfigError('PodDefaultEmpty', `a PodDefault must add something to its pods, got ${shown(Object.keys(props).sort())}; ` +
        'pass e.g. env or volumes', this);
    }
    once(this, 'volumeMounts', 'volume', volumeMounts.map(one => one.name));
    once(this, 'volumeMounts', 'mount path', volumeMounts.map(one => one.mountPath));
    once(this, 'tolerations', 'key', tolerations.map(one => one.key ?? ''));
    this.selector = selector;
    this.matchLabels = selector.matchLabels ?? {};
    if (this.lifecycle !== 'archived') {
      new PodDefaultObject(this, 'PodDefault', {
        metadata: { name: this.name, namespace: this.namespace },
        spec: { selector, desc: props.description, ...added },
      });
    }
    allowImage(this, ...[...initContainers, ...sidecars].flatMap(one => one.image ?? []));
  }

  /** Whether it takes a pod with these labels. */
  public selects(labels: Readonly<Record<string, string>>): boolean {
    return fits(this.selector, labels);
  }
}

const FIELDS = [
  'annotations', 'labels', 'volumes', 'volumeMounts', 'tolerations', 'imagePullSecrets', 'initContainers', 'sidecars', 'command', 'args',
  'automountServiceAccountToken',
] as const satisfies readonly (keyof PodDefaultAdditions & keyof PodDefaultSpec)[];

/** The fields that add something: neither undefined nor empty. */
function additions(scope: PodDefault, props: PodDefaultProps): Partial<PodDefaultSpec> {
  const all: Partial<PodDefaultSpec> = {
    env: envVars(scope, scope.namespace, props.env ?? {}),
    envFrom: envSources(scope, scope.namespace, props.envFrom ?? []),
    serviceAccountName: props.serviceAccount && accountName(props.serviceAccount),
    ...Object.fromEntries(FIELDS.map(field => [field, props[field]])),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) =>
    value !== undefined && (typeof value !== 'object' || Object.keys(value).length > 0)));
}

/** The webhook refuses a pod whose PodDefault names one of these twice with different values. */
function once(scope: PodDefault, prop: string, what: string, keys: readonly string[]): void {
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) {
    throw new ConfigError('PodDefaultTwice', `${prop} must name each ${what} once, since the webhook refuses pods otherwise, got ${shown(twice)} twice; ` +
      'make two PodDefaults or two volumes', scope);
  }
}
