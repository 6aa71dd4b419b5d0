import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { PlatformFacts } from './facts';
import { addGitOps } from './gitops';
import { addConstraints } from './places/constraints';
import { applierNamespaces, profileChart, ProfileOptions, queueKinds } from './profiles';
import { addReports } from './reports';
import { servedByPlatform } from './served';
import { servingOf } from './serving';
import { checkedProps, ConfigError, declareKnown, declareObjects, declareSecrets, Images, isRecord, listed, ManifestApp, setFolder, shown, traceAlways } from '../core';
import type { GitOps } from '../gitops';
import { PIPELINES_ACCESS_NAME, platformContextOf, Profile, setPlatformContext, setTeam } from '../workloads';

/** Options of {@link existingPlatform}. */
export interface ExistingPlatformOptions {
  /** Who applies the output; give it a name of its own, `argocd({ name: 'vision', ... })`. @default - nobody that we know */
  readonly gitops?: GitOps;
}

const MADE_BY = 'the platform';

/**
 * The platform of a repository that holds teams only, by the facts that it has written beside its output: the checks then
 * know what it serves, and teams and workloads take its settings.
 *
 * @param facts the content of the platform's `platform.json`
 * @throws ConfigError `PlatformFacts`, `PlatformApp`, `PlatformTwice`, `UnknownProp`, `MissingProp`, `WrongProp`
 */
export function existingPlatform(app: Construct, facts: unknown, options: ExistingPlatformOptions = {}): ExistingPlatform {
  return new ExistingPlatform(app, 'platform', facts, options);
}

/** A platform that another repository installs; made by {@link existingPlatform}. */
export class ExistingPlatform extends Construct {
  /** What it says of itself. */
  public readonly facts: PlatformFacts;

  constructor(scope: Construct, id: string, given: unknown, options: ExistingPlatformOptions = {}) {
    super(scope, id);
    traceAlways(this);
    const app = ManifestApp.at(this);
    if (app === undefined || platformContextOf(this) !== undefined) {
      throw new ConfigError(app === undefined ? 'PlatformApp' : 'PlatformTwice', app === undefined
        ? `existingPlatform needs the app of this package, which checks all objects, got ${shown(this.node.root)}; write new KubeflowApp() instead of new App()`
        : 'an app knows one platform, got a second one; make an app for each', this);
    }
    const { gitops } = checkedProps(this, 'platform#ExistingPlatformOptions', options);
    this.facts = checkedFacts(given, this);
    const { identity, callers, platformNamespaces, reservedNamespaces, injection, defaultWorkloadIdentity, profileLabels, pipelines, objectStore } = this.facts;
    const { hub, nodePools, storage, queues } = this.facts;
    const { gateway, clusterDomain, trustDomain, hosts = ['*'] } = this.facts;
    const images = new Images(this.facts.images);
    const serving = servingOf(this.facts.objects, { trustDomain, identity, gateway });
    const reserved = [...new Set([...reservedNamespaces, ...applierNamespaces(gitops)])];
    setPlatformContext(this, {
      identity, callers, platformNamespaces, reservedNamespaces: reserved, injection, defaultWorkloadIdentity, images, profileLabels, pipelines, objectStore,
      hub, nodePools, storage, queues, ...serving && { serving }, mesh: { gateway, identity, clusterDomain, trustDomain, hosts },
    });
    this.declare();
    if (this.facts.constraints === true) {
      addConstraints(app, true);
    }
    app.addRule(servedByPlatform(this.facts));
    addReports(app, { identity, images, objectStore });
    addGitOps(this, gitops, { after: {}, selfGuarded: [], platformNamespaces: reserved, teamKinds: queueKinds(queues) });
  }

  /**
   * Adds a team: its profile, in a folder of its own below `profiles/`, with the platform's settings.
   *
   * @param name of the profile and its namespace
   * @throws ConfigError `ProfileExists`, and those of {@link Profile}
   */
  public addProfile(name: string, options: ProfileOptions): Profile {
    if (this.facts.profiles.some(one => one.name === name)) {
      throw new ConfigError('ProfileExists', `the platform declares that profile itself, got ${shown(name)}; ` +
        `use team(${shown(name)}) for its workloads, or move the profile here`, this);
    }
    return new Profile(profileChart(this, name), name, options);
  }

  /**
   * A chart for the workloads of a team that the platform declares; they take its namespace. Its folder has the team's name.
   *
   * @throws ConfigError `UnknownProfile`
   */
  public team(name: string): Chart {
    const profile = this.facts.profiles.find(one => one.name === name);
    if (profile === undefined) {
      throw new ConfigError('UnknownProfile', `the platform has no profile of that name, got ${shown(name)}; ` +
        `there are ${listed(this.facts.profiles.map(one => one.name))}, and addProfile() makes others`, this);
    }
    const existing = this.node.tryFindChild(`team-${name}`);
    if (existing !== undefined) {
      return existing as Chart;
    }
    const chart = new Chart(this, `team-${name}`, { namespace: name });
    setFolder(chart, { folder: `teams/${name}` });
    const { lifecycle, podSecurity, isolated, pullSecrets } = profile;
    declareSecrets(chart, name, ...pullSecrets ?? []);
    setTeam(chart, {
      namespace: name, lifecycle, protection: 'keep', ...podSecurity !== undefined && { podSecurity }, ...isolated && { isolated }, ...pullSecrets && { pullSecrets },
    });
    return chart;
  }

  /** Tells the checks what the platform makes. */
  private declare(): void {
    const { kinds, clusterRoles, reservedNamespaces, gateway, profiles, objects, hub, pipelines, queues } = this.facts;
    declareObjects(this, ...objects);
    declareKnown(this,
      ...Object.keys(kinds).map(name => ({ kind: 'CustomResourceDefinition', name, madeBy: MADE_BY })),
      ...clusterRoles.map(name => ({ kind: 'ClusterRole', name, madeBy: MADE_BY })),
      ...reservedNamespaces.map(name => ({ kind: 'Namespace', name, madeBy: MADE_BY })),
      ...profiles.map(({ name }) => ({ kind: 'kubeflow.org/Profile', name, madeBy: MADE_BY })),
      ...profiles.flatMap(({ name, queue }) => queue === undefined ? [] : [{ kind: 'kueue.x-k8s.io/LocalQueue', namespace: name, name: queue, madeBy: MADE_BY }]),
      ...hub === undefined ? [] : [{ kind: 'Service', namespace: hub.catalog.namespace, name: hub.catalog.name, madeBy: MADE_BY }],
      ...(queues?.flavors ?? []).map(name => ({ kind: 'kueue.x-k8s.io/ResourceFlavor', name, madeBy: MADE_BY })),
      ...pipelines === undefined ? [] : profiles.map(({ name }) => ({ kind: 'kubeflow.org/PodDefault', namespace: name, name: PIPELINES_ACCESS_NAME, madeBy: MADE_BY })),
      { kind: 'networking.istio.io/Gateway', namespace: gateway.namespace, name: gateway.name, madeBy: MADE_BY });
  }
}

function checkedFacts(given: unknown, at: Construct): PlatformFacts {
  if (!isRecord(given) || given.version !== 1) {
    throw new ConfigError('PlatformFacts', `facts must be the content of the platform's platform.json, version 1, got ${isRecord(given) ? `version ${shown(given.version)}` : shown(given)}; ` +
      'pass JSON.parse(readFileSync("platform.json", "utf8")) of the file that the platform\'s synthesis wrote', at);
  }
  const facts = Object.fromEntries(Object.entries(given).filter(([name]) => name !== '//')); // the mark of a synthesized file
  return checkedProps(at, 'platform#PlatformFacts', facts as unknown as PlatformFacts);
}
