import { ApiObject, JsonPatch } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Contributor, contributorBinding, contributorPolicy, contributorsOf, RequestFacts, requestRule } from './access';
import { cloudAnnotations } from './accounts';
import { Lifecycle, tagLifecycle } from './lifecycle';
import { limitRange } from './limits';
import { checkAnnotations, checkedName, checkNames, lifecycleAnnotation, namespaceLabels } from './metadata';
import { isolationPolicy } from './network';
import { pluginsOf } from './plugins';
import { tagPodSecurity } from './pod-security';
import { Principal, subjectOf } from './principals';
import { ProfileProps, ResolvedSettings, resolveSettings } from './props';
import { protectionAnnotations, tagProtection } from './protection';
import { quotaHard } from './quota';
import { LimitRange, Namespace, ResourceQuota, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { RoleBinding } from '../../apis/k8s/rbac/v1';
import { ProfileResource } from '../../apis/kubeflow.org/v1';
import { Profile as ProfileObject } from '../../apis/kubeflow.org/v1beta1';
import { Manifest } from '../../apis/meta';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { ConfigError, declareExternal, listed, shown } from '../../core';
import { tagNamespace } from '../namespace';
import { PodDefault } from '../pod-default';

/** Marks profiles, also those that another copy of this package made. */
const PROFILE = Symbol.for('cdk8s-kubeflow.workloads.profile');

/** Name of the team's ResourceQuota; the controller's own, `kf-resource-quota`, is left to it. */
export const PROFILE_QUOTA = 'profile-quota';
/** Name of the team's LimitRange. */
export const PROFILE_LIMITS = 'profile-limits';
/** ServiceAccounts that the controller binds to the roles edit and view. */
export const PROFILE_ACCOUNTS = { editor: 'default-editor', viewer: 'default-viewer' } as const;

/**
 * A team: a namespace with an owner, contributors, a quota and what goes with them. 1 Namespace, 1 Profile and
 * 2 ServiceAccounts; for each contributor 1 RoleBinding and 1 AuthorizationPolicy; with a quota 1 ResourceQuota and 1 LimitRange;
 * 1 NetworkPolicy if isolated; the PodDefaults; 1 AuthorizationPolicy if the owner is a group or a program.
 *
 * Workloads in its scope take its namespace.
 *
 * @throws ConfigError `ProfileName`, `ReservedNamespace`, `ProfileLabel`, `ContributorTwice`, `ContributorName`, `ContributorOwner`,
 * `QuotaAmount`, `QuotaKey`, `MigProfile`, `LimitAmount`, `LimitKey`, `LimitOrder`, `IsolationNamespace`, `PullSecretName`,
 * `PodDefaultName`, `PodDefaultEmpty`, `PodDefaultTwice`, `EnvName`, `PluginTwice`, `CloudIdentity`, `CloudIdentityTwice`,
 * `AccountAnnotation`, `UnknownObject`
 * @see https://github.com/kubeflow/dashboard (version in pins.jsonc)
 */
export class Profile extends Construct {
  /** The profile around a construct, itself included; undefined if there is none. */
  public static of(scope: IConstruct): Profile | undefined {
    return scope.node.scopes.reverse().find((one): one is Profile => (one as { readonly [PROFILE]?: true })[PROFILE] === true);
  }

  /** Name of the profile. */
  public readonly name: string;
  /** Its namespace, of the same name. */
  public readonly namespace: string;
  /** Who may do everything in the namespace. */
  public readonly owner: Principal;
  /** Contributors with the role that they have now: while suspended all have `view`, while archived there are none. */
  public readonly contributors: readonly Contributor[];
  /** What the quota counts, as Kubernetes writes it; empty if there is none. */
  public readonly quota: Readonly<Record<string, string>>;
  /** Whether the team works. */
  public readonly lifecycle: Lifecycle;
  private readonly object: ProfileObject;

  constructor(scope: Construct, id: string, props: ProfileProps) {
    super(scope, id);
    Object.defineProperty(this, PROFILE, { value: true });
    const settings = resolveSettings(props);
    this.name = checkedName(props.name ?? id, settings, this);
    this.namespace = this.name;
    this.owner = props.owner;
    this.lifecycle = props.lifecycle ?? 'active';
    const contributors = contributorsOf(props.contributors ?? {}, props.owner, this);
    this.contributors = this.lifecycle === 'active' ? contributors
      : this.lifecycle === 'archived' ? [] : contributorsOf({ view: contributors.map(one => one.principal) }, props.owner, this);
    const hard = quotaHard(props.quota ?? {}, this);
    this.quota = this.lifecycle === 'active' ? hard : { ...hard, pods: '0' };
    tagNamespace(this, this.namespace);
    tagLifecycle(this, this.lifecycle);
    tagProtection(this, props.protection ?? 'keep');
    props.podSecurity !== undefined && tagPodSecurity(this, props.podSecurity);
    this.addNamespace(props, settings);
    this.object = this.addProfile(props);
    this.addAccounts(props);
    this.addQuota(props, hard);
    this.addAccess(settings);
    if (props.network !== undefined && props.network !== 'open') {
      new NetworkPolicy(this, 'Isolation', {
        metadata: this.named('profile-isolation'),
        spec: isolationPolicy(props.network, settings.platformNamespaces, this),
      });
    }
    this.addPodDefaults(props);
  }

  /** Changes the `Profile` object in the API's own field names, also fields that the types lack. */
  public patch(...operations: JsonPatch[]): void {
    this.object.addJsonPatch(...operations);
  }

  /** One of the profile's own objects; fails with the names that exist. */
  public objectOf(kind: string, name: string): ApiObject {
    const all = this.node.children.flatMap(one => one instanceof PodDefault ? one.node.children : [one]);
    const own = all.filter((one): one is ApiObject => ApiObject.isApiObject(one) && one.kind === kind);
    const found = own.find(one => one.name === name);
    if (found === undefined) {
      throw new ConfigError('UnknownObject', `this profile has no ${kind} of that name, got ${shown(name)}; ` +
        `it has ${listed(own.map(one => one.name ?? ''))}`, this);
    }
    return found;
  }

  private named(name: string) {
    return { name, namespace: this.namespace };
  }

  /** The namespace is made here rather than by the controller: what is in it need not wait, and it outlives the profile. */
  private addNamespace(props: ProfileProps, settings: ResolvedSettings): void {
    const owner = props.owner.name;
    const labels = namespaceLabels({ owner, labels: props.labels ?? {}, podSecurity: props.podSecurity, sidecars: settings.sidecars }, this);
    clusterScoped(new Namespace(this, 'Namespace', {
      metadata: { name: this.name, labels, annotations: { owner, ...protectionAnnotations(props.protection ?? 'keep') } },
    }));
  }

  private addProfile(props: ProfileProps): ProfileObject {
    const plugins = pluginsOf(props.plugins ?? [], props.defaultWorkloadIdentity, this);
    const { kind, name, namespace } = subjectOf(props.owner); // the API server fills in the group
    const owner = { kind, name, ...namespace !== undefined && { namespace } };
    const manifest: Manifest<ProfileResource> = {
      metadata: {
        name: this.name,
        annotations: { ...lifecycleAnnotation(this.lifecycle), ...protectionAnnotations(props.protection ?? 'keep') },
      },
      spec: { owner, ...plugins.length > 0 && { plugins } },
    };
    [props.owner, ...this.contributors.map(one => one.principal)].forEach(one => this.declare(one));
    return clusterScoped(new ProfileObject(this, 'Profile', manifest));
  }

  /** Tells the checks who is not made here. */
  private declare(one: Principal): void {
    if (one.kind === 'ServiceAccount') {
      declareExternal(this, { kind: 'ServiceAccount', namespace: one.namespace, name: one.name, madeBy: 'the owner of the program' });
    } else if (one.kind === 'User' && one.opaque) {
      declareExternal(this, { kind: 'User', name: one.name, madeBy: 'the identity provider' });
    }
  }

  /** The controller makes them only where they are missing and never changes them; they must never be pruned, so they are always there. */
  private addAccounts(props: ProfileProps): void {
    const secrets = (props.pullSecrets ?? []).map(secret => secret.name);
    checkNames('PullSecretName', 'pullSecrets', secrets, this);
    declareExternal(this, ...secrets.map(name => ({ kind: 'Secret', ...this.named(name), madeBy: 'whoever keeps the credentials' })));
    const cloud = cloudAnnotations(props.cloudIdentity ?? [], props.plugins ?? [], this);
    const protection = protectionAnnotations(props.protection ?? 'keep');
    checkAnnotations(props.serviceAccountAnnotations ?? {}, [...Object.keys(cloud), ...Object.keys(protection)], this);
    const annotations = { ...props.serviceAccountAnnotations, ...this.lifecycle !== 'archived' && cloud, ...protection };
    for (const [id, name] of [['EditorAccount', PROFILE_ACCOUNTS.editor], ['ViewerAccount', PROFILE_ACCOUNTS.viewer]]) {
      new ServiceAccount(this, id, {
        metadata: { ...this.named(name), annotations }, ...secrets.length > 0 && { imagePullSecrets: secrets.map(one => ({ name: one })) },
      });
    }
  }

  private addQuota(props: ProfileProps, hard: Readonly<Record<string, string>>): void {
    if (Object.keys(this.quota).length > 0) {
      new ResourceQuota(this, 'Quota', { metadata: this.named(PROFILE_QUOTA), spec: { hard: this.quota } });
    }
    const limits = limitRange(props.limits, hard, this);
    if (limits !== undefined) {
      new LimitRange(this, 'Limits', { metadata: this.named(PROFILE_LIMITS), spec: limits });
    }
  }

  private addAccess(facts: RequestFacts): void {
    // The controller's own policy lets in requests whose user is the owner's name, which is none for groups and programs.
    if (this.owner.kind !== 'User') {
      new AuthorizationPolicy(this, 'OwnerPolicy', {
        metadata: this.named('profile-owner'),
        spec: { rules: [requestRule(this.owner, facts)] },
      });
    }
    for (const one of this.contributors) {
      new RoleBinding(this, `Binding-${one.binding}`, contributorBinding(one, this.namespace));
      new AuthorizationPolicy(this, `Policy-${one.binding}`, contributorPolicy(one, this.namespace, facts));
    }
  }

  private addPodDefaults(props: ProfileProps): void {
    checkNames('PodDefaultName', 'podDefaults', Object.keys(props.podDefaults ?? {}), this);
    for (const [name, podDefault] of Object.entries(props.podDefaults ?? {})) {
      new PodDefault(this, `PodDefault-${name}`, { ...podDefault, name });
    }
  }
}

/** Takes off the namespace that a chart gives to all its objects. */
function clusterScoped<T extends ApiObject>(object: T): T {
  if (object.metadata.namespace !== undefined) {
    object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  }
  return object;
}
