import { ApiObject, Chart, JsonPatch, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { platformContextOf } from './platform-context';
import type { PodAround } from './pod/pod';
import { Lifecycle, Protection, TeamContext, teamOf } from './team';
import { checkedProps, Composite, ConfigError, Credential, declareKnown, declareSecrets, ImageName, Images, Kinds, shown, traceAlways } from '../core';
import { nameFault, NamespaceName } from '../core/names';

/** What every workload takes. */
export interface WorkloadProps {
  /**
   * Name of the object.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * Namespace that it is in.
   * @default - that of the profile around it, else that of the chart
   */
  readonly namespace?: NamespaceName;
}

/** The id, which nothing else in the scope has: a model and what serves it would often be called alike. */
function freeId(scope: Construct, id: string): string {
  if (scope.node.tryFindChild(id) !== undefined) {
    throw new ConfigError('WorkloadTwice', `something in this scope has that id already, got ${shown(id)}; ` +
      `pass another id, and name: ${shown(id)} for an object of another kind`, scope);
  }
  return id;
}

/**
 * Something that a team declares: an object that a controller of the platform works on, with what belongs to it. It takes
 * namespace and state from the profile around it.
 *
 * @throws ConfigError `WorkloadTwice`, `UnknownProp`, `MissingProp`, `WrongProp`, `WorkloadName`, `WorkloadNamespace`
 */
export abstract class Workload<Props extends WorkloadProps = WorkloadProps> extends Composite {
  /** Namespace that it is in. */
  public readonly namespace: string;
  /** Properties without what is undefined. */
  protected readonly props: Props;
  /** The team around it; undefined outside of a profile. */
  protected readonly team: TeamContext | undefined;

  /** @param type name of the props' type, `<folder below src>#<type>` */
  constructor(scope: Construct, id: string, given: Props, type: string) {
    super(scope, freeId(scope, id));
    traceAlways(this);
    this.props = checkedProps(this, type, given);
    this.team = teamOf(this);
    this.namespace = this.resolvedNamespace();
  }

  /**
   * Changes an object in the API's own field names, also fields that the types lack. While the state of the team leaves the
   * object out, there is nothing to change.
   *
   * @throws ConfigError `UnknownObject`
   */
  public override patch(kind: string, name: string, ...operations: JsonPatch[]): void {
    if (this.lifecycle === 'active' || this.has(kind, name)) {
      super.patch(kind, name, ...operations);
    }
  }

  /** As {@link patch}, for all objects of a kind. */
  public override patchEach(kind: string, ...operations: JsonPatch[]): void {
    if (this.lifecycle === 'active' || this.has(kind)) {
      super.patchEach(kind, ...operations);
    }
  }

  /** State of the team around it; `active` where there is none. */
  protected get lifecycle(): Lifecycle {
    return this.team?.lifecycle ?? 'active';
  }

  /** What happens to its data when its files leave Git. */
  protected get protection(): Protection {
    return this.team?.protection ?? 'keep';
  }

  /** Whether the namespace enforces the level `restricted`. */
  protected get isRestricted(): boolean {
    return this.team?.podSecurity === 'restricted';
  }

  /** What the pods of an object of that name get from around it. */
  protected podAround(owner: string): PodAround {
    return { scope: this, namespace: this.namespace, owner, isRestricted: this.isRestricted };
  }

  /**
   * Name of the object: as told, else the id of the construct, in the form that the controller of the kind needs.
   *
   * @param kind `<group>/<Kind>`
   * @throws ConfigError `WorkloadName`
   */
  protected checkedName(kind: string, told: string | undefined): string {
    const name = told ?? this.node.id;
    const rule = Kinds.facts(kind)?.name;
    const fault = rule && nameFault(name, rule);
    if (fault !== undefined) {
      throw new ConfigError('WorkloadName', `${told === undefined ? 'construct id, which is the name,' : 'name'} ${fault}; ` +
        'pass name, e.g. "explore"', this);
    }
    return name;
  }

  /**
   * The reference of a pinned image: from where it was told, else from where the platform of the app takes its images, else
   * as pinned. It is decided when the objects are rendered, so that a platform that is made later counts too.
   */
  protected pinnedImage(name: ImageName, told?: Images): string {
    const resolve = () => this.imageReference(name, told);
    declareKnown(this, { kind: 'Image', get name() { return resolve(); }, madeBy: 'the pins' });
    return Lazy.any({ produce: resolve }) as string;
  }

  /** The reference of a pinned image as far as it is known now. */
  protected imageReference(name: ImageName, told?: Images): string {
    return (told ?? platformContextOf(this)?.images ?? new Images()).get(name);
  }

  /** Declares a Secret as made by others; credentials are never written here. */
  protected declareSecret(secret: string | Credential | undefined): void {
    if (secret !== undefined) {
      declareSecrets(this, this.namespace, secret);
    }
  }

  private has(kind: string, name?: string): boolean {
    return this.node.findAll().some(one => ApiObject.isApiObject(one) && one.kind === kind && (name === undefined || one.name === name));
  }

  private resolvedNamespace(): string {
    const around = this.team?.namespace;
    const told = this.props.namespace;
    if (told !== undefined && around !== undefined && told !== around) {
      throw new ConfigError('WorkloadNamespace', `namespace must be that of the profile around it, "${around}", got ${shown(told)}; ` +
        'leave namespace out, or make the object in another scope', this);
    }
    const namespace = told ?? around ?? Chart.of(this).namespace;
    if (namespace === undefined) {
      throw new ConfigError('WorkloadNamespace', 'namespace must be given where no profile is around, got undefined; ' +
        'pass namespace, or make the object in the scope of a Profile', this);
    }
    return namespace;
  }
}
