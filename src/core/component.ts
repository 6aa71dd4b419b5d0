import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { ConfigError, listed, shown } from './errors';
import { ImageName, Images } from './images';
import { allowImage, declareExternal } from './manifests';
import { SecretRef } from './refs';
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
  /** Names of Secrets of type `kubernetes.io/dockerconfigjson` in the pod's namespace. @default [] */
  readonly imagePullSecrets?: readonly string[];
}

/** Settings of one workload, by the name of its Deployment, StatefulSet, DaemonSet, Job or CronJob. */
export interface WorkloadSettings extends PodSettings {
  /**
   * Number of pods; not for a DaemonSet or Job, nor where an autoscaler decides.
   * @default - the component's own number
   */
  readonly replicas?: number;
  /** Requests and limits by container name, each replacing that of the component itself. @default - the component's own */
  readonly resources?: Readonly<Record<string, ResourceRequirements>>;
}

/** What every component takes. */
export interface ComponentProps {
  /** Settings of all pods of this component. @default - the component's own */
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
    readonly tolerations?: readonly Toleration[];
    readonly imagePullSecrets?: readonly { readonly name?: string }[];
  };
}

/**
 * A part of the platform: a tree of API objects with upstream's names.
 *
 * Every workload that it makes passes through {@link workload}, so that the common pod settings reach all of them.
 *
 * @throws ConfigError `UnknownWorkload`, `UnknownContainer`, `UnknownObject`, `Replicas`
 */
export abstract class Component extends Construct {
  private readonly settings: ComponentProps;
  private readonly images: Images;
  private readonly workloads = new Set<string>();
  private readonly handedOut = new Set<string>();

  constructor(scope: Construct, id: string, props: ComponentProps = {}) {
    super(scope, id);
    this.settings = props;
    this.images = props.images ?? new Images();
    this.node.addValidation({
      validate: () => Object.keys(props.workloads ?? {}).filter(name => !this.workloads.has(name)).map(name =>
        `workloads names a workload that this component does not have, got ${shown(name)}; it has ${listed(this.workloads)} (UnknownWorkload)`),
    });
  }

  /** The object of this component with that kind and name; fails with the names that exist. */
  public object(kind: string, name: string, namespace?: string): ApiObject {
    const objects = this.node.findAll().filter((one): one is ApiObject => ApiObject.isApiObject(one));
    const found = objects.filter(one => one.kind === kind && one.name === name && (namespace === undefined || one.metadata.namespace === namespace));
    if (found.length !== 1) {
      const same = objects.filter(one => one.kind === kind).map(one => one.name ?? '');
      throw new ConfigError('UnknownObject', found.length === 0
        ? `this component has no ${kind} of that name, got ${shown(name)}; it has ${same.length > 0 ? listed(same) : `the kinds ${listed(new Set(objects.map(one => one.kind)))}`}`
        : `this component has ${found.length} objects ${kind} of that name, got ${shown(name)}; name the namespace too: ${listed(found.map(one => one.metadata.namespace ?? ''))}`, this);
    }
    return found[0];
  }

  /**
   * Changes an object in the API's own field names, also fields that the types lack.
   * Fails if there is no such object; a patch that does not fit the object fails at synthesis.
   */
  public patch(kind: string, name: string, ...operations: JsonPatch[]): void {
    this.object(kind, name).addJsonPatch(...operations);
  }

  /** The reference of an image of pins.jsonc, behind this component's mirror. */
  protected image(name: ImageName): string {
    const reference = this.images.get(name);
    if (!this.handedOut.has(reference)) {
      this.handedOut.add(reference);
      allowImage(this, reference);
    }
    return reference;
  }

  /** Declares a Secret that somebody else makes in the namespace, and returns its name. */
  protected secretName(secret: SecretRef, namespace: string): string {
    declareExternal(this, { kind: 'Secret', namespace, name: secret.name, madeBy: 'whoever keeps the credentials' });
    return secret.name;
  }

  /**
   * The spec of a Deployment, StatefulSet, DaemonSet or Job with the common pod settings in it.
   * @param name `metadata.name` of the workload
   */
  protected workload<S extends { readonly template: PodTemplate; readonly replicas?: number }>(name: string, spec: S): S {
    this.workloads.add(name);
    const own = this.settings.workloads?.[name] ?? {};
    const pods = { ...this.settings.pods, ...own };
    if (own.replicas !== undefined && (!Number.isInteger(own.replicas) || own.replicas < 0)) {
      throw new ConfigError('Replicas', `workloads[${shown(name)}].replicas must be a whole number of pods, got ${shown(own.replicas)}; ` +
        'pass e.g. 2', this);
    }
    declareExternal(this, ...(pods.imagePullSecrets ?? []).map(secret => ({ kind: 'Secret', namespace: '*', name: secret, madeBy: 'whoever runs the registry' })));
    const template = spec.template;
    const containers = template.spec?.containers ?? [];
    const unknown = Object.keys(own.resources ?? {}).find(container => !containers.some(one => one.name === container));
    if (unknown !== undefined) {
      throw new ConfigError('UnknownContainer', `workloads[${shown(name)}].resources names a container that the workload does not have, got ${shown(unknown)}; ` +
        `it has ${listed(containers.map(one => one.name))}`, this);
    }
    return {
      ...spec,
      ...own.replicas !== undefined && { replicas: own.replicas },
      template: {
        ...template,
        spec: {
          ...template.spec,
          ...own.resources && { containers: containers.map(one => ({ ...one, ...own.resources![one.name] && { resources: own.resources![one.name] } })) },
          ...pods.nodeSelector && { nodeSelector: { ...(template.spec as { nodeSelector?: object }).nodeSelector, ...pods.nodeSelector } },
          ...pods.tolerations && { tolerations: [...template.spec?.tolerations ?? [], ...pods.tolerations] },
          ...pods.affinity && { affinity: pods.affinity },
          ...pods.topologySpreadConstraints && { topologySpreadConstraints: pods.topologySpreadConstraints },
          ...pods.priorityClassName !== undefined && { priorityClassName: pods.priorityClassName },
          ...pods.imagePullSecrets && {
            imagePullSecrets: [...template.spec?.imagePullSecrets ?? [], ...pods.imagePullSecrets.map(secret => ({ name: secret }))],
          },
        },
      },
    };
  }
}
