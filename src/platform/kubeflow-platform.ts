import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { AddComponentOptions, AddOn, AddOnFrame, addOnGives, addOnImages, addOnNamespace, ComponentFacts } from './add-on';
import { PlatformFacts, platformFacts } from './facts';
import { addGitOps } from './gitops';
import { addLocalRegistry, LOCAL_PROFILE } from './local-credentials';
import { chosenParts } from './only';
import { AnyPart, Existing, Given, Shared, Wiring } from './part';
import { PartComponents, PARTS } from './parts';
import { applierNamespaces, PROFILE_PREFIX, profileChart, ProfileOptions, queueKinds } from './profiles';
import { addReports } from './reports';
import { meshPodSecurity } from './places/mesh-pods';
import { addPlace } from './places/objects';
import { servingIn } from './serving';
import { checkPreset, KubeflowPlatformProps, PlatformProps, PlatformSettings, resolve } from './settings';
import { gathered } from './shared';
import { isWanted, Presence, presence } from './unused';
import {
  checkedProps, Component, ComponentProps, ConfigError, gatewayPrincipal, GatewayRef, listed, ManifestApp, ManifestSet, Mesh, principal, rendered, shown, traceAlways,
} from '../core';
import { poolResources } from '../core/catalogue';
import { isDnsLabel } from '../core/names';
import type { ComponentChart } from '../gitops';
import { PlatformContext, platformContextOf, Profile, setPlatformContext, user } from '../workloads';

/** Names that the output needs for itself. */
const RESERVED: readonly string[] = ['argocd', 'flux', 'root', 'teams'];
/** Folder of what the place needs. */
const PLACE = 'place';
/** Folder of the teams. */
const TEAMS = 'profiles';

/** The component of each part, as a property of the platform; undefined where it was left out or the cluster has its own. The constructor sets them. */
// oxlint-disable-next-line no-unsafe-declaration-merging
export interface KubeflowPlatform extends PartComponents {}

/**
 * Kubeflow as one construct: resolves the settings once, gathers what the parts give each other, and makes each component in a
 * chart of its own.
 *
 * The chart's id is the component's name, its folder in the output, and part of the name of its Argo CD Application.
 *
 * @throws ConfigError `PlatformApp`, `PlatformTwice`, `SecurityPreset`, `UnknownProp`, `MissingProp`, `WrongProp`, `Url`, `UrlScheme`, `LocalUrl`,
 * `LocalGateway`, `InsecureConnector`, `OpenLogin`, `NamespaceName`, `SameNamespace`, `IdentityHeader`, `Hosts`, `GatewayTls`, `LoginMissing`, `OidcIssuer`,
 * `ClientId`, `UnusedSetting`, `ComponentName`, `ComponentExists`, `UnknownComponent`, `ImageReference`, `NoGateway`, `NoObjectStore`, `TrainerJobSet`, `TrainerDataCache`, `PlaceTls`,
 * `OnlyComponents`
 */
export class KubeflowPlatform extends Construct {
  /** Settings after all defaults. */
  public readonly settings: PlatformSettings;
  /** Where HTTP routes of the platform attach. */
  public readonly gateway: GatewayRef;
  private readonly props: PlatformProps;
  private readonly shared: Shared;
  private readonly after: Record<string, readonly string[]> = {};
  private readonly charts: ComponentChart[] = [];

  constructor(scope: Construct, id: string, given: KubeflowPlatformProps) {
    super(scope, id);
    traceAlways(this);
    const app = this.checkedApp();
    checkPreset(given, this);
    const props = chosenParts(checkedProps<PlatformProps>(this, 'platform#PlatformProps', given), this.parts, this);
    this.props = props;
    this.settings = resolve(props, this.parts, this);
    this.shared = gathered([...this.parts.map(part => this.gives(part)), ...(props.addOns ?? []).map(addOnGives), { accelerators: poolResources(this.settings.nodePools) }],
      this.settings, this);
    this.gateway = this.shared.gateway;
    setPlatformContext(this, this.context());
    this.parts.forEach(part => this.addPart(part));
    // What is served, and whose tokens count, stands in what the parts have made.
    const { identity, trustDomain } = this.settings;
    setPlatformContext(this, { ...this.context(), serving: servingIn(this, { identity, trustDomain, gateway: this.gateway }) });
    const beforePlace = addPlace(this, this.settings);
    if (beforePlace !== undefined) {
      this.after[PLACE] = beforePlace;
    }
    this.after[TEAMS] = this.parts.filter(part => part.forTeams).map(part => part.name);
    props.addOns?.forEach(addOn => this.addAddOn(addOn));
    if (this.settings.localProfile) {
      const profile = this.addProfile(LOCAL_PROFILE.name, { owner: user(LOCAL_PROFILE.owner) });
      if (this.shared.hub !== undefined) {
        addLocalRegistry(profile);
      }
    }
    addGitOps(this, props.gitops, {
      after: this.after,
      selfGuarded: this.parts.filter(part => part.selfGuarded).map(part => part.name),
      charts: this.charts,
      platformNamespaces: this.reservedNamespaces(),
      teamKinds: queueKinds(this.shared.queues),
    });
    addReports(app, { ...this.settings, storeClients: this.shared.storeClients, meshNamespace: this.shared.controlPlane?.namespace });
    app.addReport({ file: 'platform.json', render: set => JSON.stringify(this.factsFrom(set)) });
  }

  /** What repositories of teams need to know, as in `platform.json`: {@link existingPlatform} takes it. */
  public facts(): PlatformFacts {
    return this.factsFrom(rendered(this.node.root));
  }

  /**
   * Adds a team: its profile, in a folder of its own below `profiles/`, with the platform's settings.
   * Workloads in the scope of the profile take its namespace and the platform's registry.
   *
   * @param name of the profile and its namespace
   * @throws ConfigError `ProfileExists`, and those of {@link Profile}
   */
  public addProfile(name: string, options: ProfileOptions): Profile {
    return new Profile(profileChart(this, name), name, options);
  }

  /**
   * Adds objects of one's own, in a chart and a folder that is ordered and applied like those of the platform. What people
   * open in a browser is better an {@link AddOn}.
   *
   * @param name also the id of its chart and its folder
   * @param build makes the objects
   * @throws ConfigError `ComponentName`, `ComponentBuild`, `ComponentExists`, `UnknownComponent`
   */
  public addComponent<T>(name: string, build: (chart: Chart, facts: ComponentFacts) => T, options: AddComponentOptions = {}): T {
    const { after = Object.keys(this.after) } = options;
    if (typeof name !== 'string' || !isDnsLabel(name) || RESERVED.includes(name) || name.startsWith(PROFILE_PREFIX)) {
      throw new ConfigError('ComponentName', `the name of a component must be a DNS label other than ${listed(RESERVED)} and ${PROFILE_PREFIX}..., got ${shown(name)}; ` +
        'it becomes a folder and part of the name of an Application: write e.g. "monitoring"', this);
    }
    if (typeof build !== 'function') {
      throw new ConfigError('ComponentBuild', `the component ${name} needs a function that makes its objects, got ${shown(build)}; pass chart => { new ConfigMap(chart, ...) }`, this);
    }
    if (Object.hasOwn(this.after, name)) {
      throw new ConfigError('ComponentExists', `the platform has a component of that name already, got ${shown(name)}; ` +
        'choose another name', this);
    }
    const unknown = after.find(one => !Object.hasOwn(this.after, one));
    if (unknown !== undefined) {
      throw new ConfigError('UnknownComponent', `after names a component that is not there, got ${shown(unknown)}; ` +
        `there are ${listed(Object.keys(this.after))}`, this);
    }
    this.after[name] = after;
    const { settings, shared } = this;
    const made = build(new Chart(this, name), {
      url: settings.url, mesh: this.mesh(), pods: settings.pods ?? {}, common: this.common({}), ...shared.webhookIssuer && { webhookIssuer: shared.webhookIssuer },
    });
    if (made instanceof Promise) {
      throw new ConfigError('ComponentBuild', `the component ${name} must make its objects at once, got a function that returns a promise; write it without async`, this);
    }
    return made;
  }

  private factsFrom(set: ManifestSet): PlatformFacts {
    return platformFacts(this.settings, this.shared, this.context(), set);
  }

  /** What the platform is made of; whoever extends the class may add parts. */
  protected get parts(): readonly AnyPart[] {
    return PARTS;
  }

  /** The app, which must be one that runs rules, and have no other platform. */
  private checkedApp(): ManifestApp {
    const app = ManifestApp.at(this);
    if (app === undefined) {
      throw new ConfigError('PlatformApp', `KubeflowPlatform needs the app of this package, which checks all objects and writes a folder per component, got ${shown(this.node.root)}; ` +
        'write new KubeflowApp() instead of new App()', this);
    }
    if (platformContextOf(this) !== undefined) {
      throw new ConfigError('PlatformTwice', 'an app holds one platform, whose folders and names are those of one cluster, got a second one; ' +
        'make an app for each cluster: new KubeflowApp({ outdir: "dist/staging" })', this);
    }
    return app;
  }

  private presence(part: AnyPart): Presence {
    return presence(part, this.parts, this.props, this.settings);
  }

  private gives(part: AnyPart): Given {
    const setting = this.props[part.key as keyof PlatformProps];
    switch (this.presence(part)) {
      case 'installed': return part.gives?.(setting ?? {}, this.settings) ?? {};
      case 'existing': return part.givesExisting?.((setting as unknown as Existing<never>).existing, this.settings) ?? {};
      case 'left out': return this.isAwaited(part) ? { meshNamespaces: this.namespacesOf(part) } : {};
      default: return {};
    }
  }

  /** Whether others reckon with a part that is not there. */
  private isAwaited(part: AnyPart): boolean {
    return part.isAwaited?.(key => isWanted(key, this.parts, this.props)) ?? false;
  }

  private namespacesOf(part: AnyPart): string[] {
    const { namespaces } = this.settings;
    return Object.keys(part.namespaces).map(key => namespaces[key as keyof typeof namespaces]);
  }

  private addPart(part: AnyPart): void {
    const setting = this.props[part.key as keyof PlatformProps];
    this.after[part.name] = part.after;
    switch (this.presence(part)) {
      case 'installed': {
        this.after[part.name] = [...part.after, ...part.afterFor?.(setting ?? {}) ?? []];
        const made = part.make(new Chart(this, part.name), setting ?? {}, this.wiring());
        Object.assign(this, { [part.key]: made });
        this.charts.push(...(part.charts?.(made) ?? []).map(chart => ({ component: part.name, chart })));
        break;
      }
      case 'existing':
        part.declareExisting?.(this, (setting as unknown as Existing<never>).existing, this.wiring());
        break;
    }
  }

  private wiring(): Wiring {
    const { settings, shared } = this;
    return { settings, shared, mesh: this.mesh(), has: key => isWanted(key, this.parts, this.props), common: options => this.common(options) };
  }

  private mesh(): Mesh {
    const { identity, clusterDomain, trustDomain, hosts } = this.settings;
    return { gateway: this.gateway, identity, clusterDomain, trustDomain, hosts };
  }

  private common<T extends ComponentProps>(options: T): T & ComponentProps {
    const { images, pods } = this.settings;
    return { ...options, images, ...(pods || options.pods) && { pods: { ...pods, ...options.pods } } };
  }

  private addAddOn(addOn: AddOn): void {
    const { settings, shared } = this;
    this.addComponent(addOn.name, (chart, facts) => {
      new AddOnFrame(chart, 'Frame', addOn, facts.mesh, shared.injection, meshPodSecurity(settings.place).podSecurity);
      return addOn.make(chart, { ...facts, namespace: addOnNamespace(addOn), image: addOnImages(addOn, settings.images, chart) });
    }, addOn);
  }

  /** Workloads of teams take from the app what they need to know, wherever in it they are made. */
  private context(): PlatformContext {
    const { identity, trustDomain, images, objectStore, nodePools } = this.settings;
    const { profileCallers, profilePeers, injection, workloadIdentity, profileLabels, pipelines, hub, queues } = this.shared;
    return {
      identity,
      callers: [gatewayPrincipal(this.mesh()), ...profileCallers.map(one => principal(trustDomain, one.namespace, one.name))],
      platformNamespaces: [...profilePeers].sort(),
      reservedNamespaces: this.reservedNamespaces(),
      injection,
      defaultWorkloadIdentity: workloadIdentity,
      images,
      profileLabels,
      pipelines,
      objectStore,
      mesh: this.mesh(),
      hub,
      nodePools,
      storage: this.settings.place?.storage,
      queues,
    };
  }

  /** Namespaces whose names no team can have: those of the platform, and of who applies it. */
  private reservedNamespaces(): string[] {
    // What was never asked for takes no name from anybody, unless somebody may bring it; what was left out keeps its own, so that it can come back.
    const mayCome = (part: AnyPart) => !part.onlyOnRequest || this.isAwaited(part);
    const isOwn = (part: AnyPart) => this.presence(part) === 'installed' || this.presence(part) === 'left out' && mayCome(part);
    const own = this.parts.filter(isOwn).flatMap(part => this.namespacesOf(part));
    return [...new Set([...own, ...this.shared.reservedNamespaces, ...applierNamespaces(this.props.gitops)])];
  }
}

/** All components of a platform. */
export function componentsOf(platform: KubeflowPlatform): Component[] {
  return platform.node.findAll().filter((one): one is Component => one instanceof Component);
}
