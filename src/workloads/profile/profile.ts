import { Construct, IConstruct } from 'constructs';
import { Contributor, contributorBinding, contributorPolicy, contributorsOf, RequestFacts, requestRule } from './access';
import { cloudAnnotations, writtenBy } from './accounts';
import { limitRange } from './limits';
import { checkAnnotations, checkedName, checkPodDefaultNames, lifecycleAnnotation, namespaceLabels } from './metadata';
import { isolationPolicy } from './network';
import { pluginsOf } from './plugins';
import { Principal, resolvedPrincipal, subjectOf } from './principals';
import { ProfileProps, ResolvedSettings, resolveSettings } from './props';
import { ResolvedQueue, resolvedQueue } from './queue';
import { quotaHard } from './quota';
import { ProfileStores, storeIdentity, storeSecretName } from './stores';
import { PIPELINES_ACCESS } from '../pod-default/pipelines-access';
import { LimitRange, Namespace, ResourceQuota, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { RoleBinding } from '../../apis/k8s/rbac/v1';
import { Profile as ProfileObject } from '../../apis/kubeflow.org/v1beta1';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { ClusterQueue, LocalQueue } from '../../apis/kueue.x-k8s.io/v1beta2';
import { checkedProps, Composite, ConfigError, declareKnown, declareSecrets, secretNameOf, shown, traceAlways } from '../../core';
import { platformContextOf } from '../platform-context';
import { PodDefault } from '../pod-default';
import { StoreAccess, storeAccess } from '../store-access';
import { Lifecycle, protectionAnnotations, setTeam, teamOf, teamPullSecrets } from '../team';

/** Marks profiles, also those that another copy of this package made. */
const PROFILE = Symbol.for('cdk8s-kubeflow.workloads.profile');

/** Name of the team's ResourceQuota; the controller's own, `kf-resource-quota`, is left to it. */
export const PROFILE_QUOTA = 'profile-quota';
/** Name of the team's LimitRange. */
export const PROFILE_LIMITS = 'profile-limits';
/** Name of an isolated team's NetworkPolicy. */
export const PROFILE_ISOLATION = 'profile-isolation';
/** ServiceAccounts that the controller binds to the roles edit and view. */
export const PROFILE_ACCOUNTS = { editor: 'default-editor', viewer: 'default-viewer' } as const;

/**
 * A team: a namespace with an owner, contributors, a quota and what goes with them. 1 Namespace, 1 Profile and
 * 2 ServiceAccounts, with pull secrets 3; for each contributor 1 RoleBinding and 1 AuthorizationPolicy; with a quota 1 ResourceQuota and 1 LimitRange;
 * with a queue 1 ClusterQueue and 1 LocalQueue; 1 NetworkPolicy if isolated; the PodDefaults;
 * 3 ConfigMaps for pipelines where no program makes them; 1 AuthorizationPolicy if the owner is a group or a program.
 *
 * Workloads in its scope take its namespace.
 *
 * @throws ConfigError `ProfileName`, `ReservedNamespace`, `ProfileLabel`, `ContributorTwice`, `ContributorName`, `ContributorOwner`,
 * `PrincipalUser`, `QuotaAmount`, `QuotaKey`, `MigProfile`, `QueueKueue`, `QueueQuota`, `QueueFlavor`, `QueueLimit`, `LimitAmount`, `LimitOrder`, `IsolationNamespace`,
 * `PodDefaultName`, `PodDefaultEmpty`, `PodDefaultTwice`, `EnvName`, `PluginTwice`, `CloudIdentity`, `CloudIdentityTwice`,
 * `AccountAnnotation`, `UnknownObject`
 * @see https://github.com/kubeflow/dashboard (version in the pins)
 */
export class Profile extends Composite {
  /** The profile around a construct, itself included; undefined if there is none. */
  public static of(scope: IConstruct): Profile | undefined {
    return scope.node.scopes.reverse().find((one): one is Profile => PROFILE in one);
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
  /** Name of the `LocalQueue` in which its jobs wait; undefined if there is none. */
  public readonly queue?: string;
  /** Whether the team works. */
  public readonly lifecycle: Lifecycle;
  private readonly props: ProfileProps;
  private readonly protection: Readonly<Record<string, string>>;
  private store?: StoreAccess;

  constructor(scope: Construct, id: string, given: ProfileProps) {
    super(scope, id);
    traceAlways(this);
    Object.defineProperty(this, PROFILE, { value: true });
    const props = checkedProps(this, 'workloads/profile#ProfileProps', given);
    const { lifecycle = 'active', protection = 'keep', podSecurity, contributors = {}, quota = {}, network = 'open' } = props;
    const settings = resolveSettings(this, props);
    this.props = props;
    this.name = checkedName(props.name ?? id, settings, this);
    this.namespace = this.name;
    this.owner = resolvedPrincipal(props.owner);
    this.lifecycle = lifecycle;
    this.protection = protectionAnnotations(protection);
    const all = contributorsOf(contributors, this.owner, this);
    this.contributors = lifecycle === 'active' ? all : lifecycle === 'archived' ? [] : contributorsOf({ view: all.map(one => one.principal) }, this.owner, this);
    const own = quotaHard(quota, this);
    const queue = this.resolvedQueue(own, settings);
    const hard = queue?.hard ?? own;
    this.queue = queue?.localQueue;
    this.quota = lifecycle === 'active' ? hard : { ...hard, pods: '0' };
    const pullSecrets = (props.pullSecrets ?? []).map(secret => typeof secret === 'string' ? secret : secretNameOf(secret));
    setTeam(this, {
      namespace: this.namespace, lifecycle, protection, ...pullSecrets.length > 0 && { pullSecrets },
      ...network !== 'open' && { isolated: true }, ...podSecurity !== undefined && { podSecurity },
    });
    this.addNamespace(settings);
    this.addProfile(settings);
    this.addAccounts(settings);
    this.addQuota(hard);
    this.addQueue(queue);
    this.addAccess(settings);
    this.addIsolation(settings);
    this.addPodDefaults(settings);
    new ProfileStores(this, 'Stores', this.namespace, settings);
  }

  /**
   * The team's part of the platform's object store, for its programs.
   *
   * @throws ConfigError `NoTeamStore`
   */
  public get objectStore(): StoreAccess {
    const store = platformContextOf(this)?.objectStore;
    if (store === undefined) {
      throw new ConfigError('NoTeamStore', `objectStore needs a platform with an object store, which the app does not know, got ${shown(this.name)}; ` +
        'make the platform first, KubeflowPlatform or existingPlatform(app, facts), with an objectStore, or write the address of the store', this);
    }
    this.store ??= storeAccess(this, store, this.namespace);
    return this.store;
  }

  private named(name: string) {
    return { name, namespace: this.namespace };
  }

  /** The namespace is made here rather than by the controller: what is in it need not wait, and it outlives the profile. */
  private addNamespace({ injection, platformLabels }: ResolvedSettings): void {
    const { labels = {}, podSecurity } = this.props;
    new Namespace(this, 'Namespace', {
      metadata: {
        name: this.name,
        labels: namespaceLabels({ owner: this.owner.name, labels, platform: platformLabels, podSecurity, injection }, this),
        annotations: { owner: this.owner.name, ...this.protection },
      },
    });
  }

  private addProfile({ defaultWorkloadIdentity }: ResolvedSettings): void {
    const plugins = pluginsOf(this.props.plugins ?? [], defaultWorkloadIdentity, this);
    const { kind, name, namespace } = subjectOf(this.owner); // the API server fills in the group
    const owner = { kind, name, ...namespace !== undefined && { namespace } };
    [this.owner, ...this.contributors.map(one => one.principal)].forEach(one => this.declare(one));
    new ProfileObject(this, 'Profile', {
      metadata: { name: this.name, annotations: { ...lifecycleAnnotation(this.lifecycle), ...this.protection } },
      spec: { owner, ...plugins.length > 0 && { plugins } },
    });
  }

  /** Tells the checks who is not made here. */
  private declare(one: Principal): void {
    if (one.kind === 'ServiceAccount') {
      declareKnown(this, { kind: 'ServiceAccount', namespace: one.namespace, name: one.name, madeBy: 'the owner of the program' });
    } else if (one.kind === 'User' && one.opaque) {
      declareKnown(this, { kind: 'User', name: one.name, madeBy: 'the identity provider' });
    }
  }

  /** The controller makes them only where they are missing and never changes them; they must never be pruned, so they are always there. */
  private addAccounts({ objectStore, defaultWorkloadIdentity }: ResolvedSettings): void {
    const { cloudIdentity = [], plugins = [], serviceAccountAnnotations = {} } = this.props;
    const pull = teamPullSecrets(this);
    declareSecrets(this, this.namespace, ...teamOf(this)?.pullSecrets ?? []);
    const cloud = cloudAnnotations(cloudIdentity, plugins, this);
    checkAnnotations(serviceAccountAnnotations, [...Object.keys(cloud), ...Object.keys(this.protection)], this);
    const annotations = { ...serviceAccountAnnotations, ...this.lifecycle !== 'archived' && cloud, ...this.protection };
    // Steps of pipelines and models run as the editor, so it alone gets at the object store.
    const taken = [...Object.keys(annotations), ...writtenBy(pluginsOf(plugins, defaultWorkloadIdentity, this))];
    const identity = this.lifecycle === 'archived' ? {} : storeIdentity(objectStore, this.name, taken);
    const keys = storeSecretName(objectStore);
    new ServiceAccount(this, 'EditorAccount', {
      metadata: { ...this.named(PROFILE_ACCOUNTS.editor), annotations: { ...annotations, ...identity } }, ...pull, ...keys !== undefined && { secrets: [{ name: keys }] },
    });
    new ServiceAccount(this, 'ViewerAccount', { metadata: { ...this.named(PROFILE_ACCOUNTS.viewer), annotations }, ...pull });
    if (pull.imagePullSecrets !== undefined) {
      // That of all pods that name none, such as those of trainings, of models and of what Katib starts. Kubernetes makes it; it must never be pruned.
      new ServiceAccount(this, 'UsualAccount', { metadata: { ...this.named('default'), annotations: protectionAnnotations('keep') }, ...pull });
    }
  }

  private addQuota(hard: Readonly<Record<string, string>>): void {
    if (Object.keys(this.quota).length > 0) {
      new ResourceQuota(this, 'Quota', { metadata: this.named(PROFILE_QUOTA), spec: { hard: this.quota } });
    }
    const limits = limitRange(this.props.limits, hard, this);
    if (limits !== undefined) {
      new LimitRange(this, 'Limits', { metadata: this.named(PROFILE_LIMITS), spec: limits });
    }
  }

  private resolvedQueue(hard: Readonly<Record<string, string>>, { queues }: ResolvedSettings): ResolvedQueue | undefined {
    const { queue } = this.props;
    if (queue === undefined) {
      return undefined;
    }
    if (queues === 'none') {
      throw new ConfigError('QueueKueue', `queue needs Kueue, which the platform does not have, got ${shown(queue)}; ` +
        'pass kueue: {} to the platform, or kueue: { existing: {} } if the cluster has one, or leave queue out', this);
    }
    return resolvedQueue(queue, this, hard, queues === 'unknown' ? undefined : queues, this);
  }

  private addQueue(queue: ResolvedQueue | undefined): void {
    if (queue !== undefined) {
      new ClusterQueue(this, 'ClusterQueue', { metadata: { name: this.name }, spec: queue.spec });
      new LocalQueue(this, 'LocalQueue', { metadata: this.named(queue.localQueue), spec: { clusterQueue: this.name } });
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

  private addIsolation({ platformNamespaces }: ResolvedSettings): void {
    const { network = 'open' } = this.props;
    if (network !== 'open') {
      new NetworkPolicy(this, 'Isolation', { metadata: this.named(PROFILE_ISOLATION), spec: isolationPolicy(network, platformNamespaces, this) });
    }
  }

  private addPodDefaults({ pipelines }: ResolvedSettings): void {
    const { podDefaults = {} } = this.props;
    checkPodDefaultNames(Object.keys(podDefaults), this);
    for (const [name, podDefault] of Object.entries({ ...pipelines && PIPELINES_ACCESS, ...podDefaults })) {
      new PodDefault(this, `PodDefault-${name}`, { ...podDefault, name });
    }
  }
}
