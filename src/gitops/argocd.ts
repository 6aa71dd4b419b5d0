import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { argoAnnotations } from './annotations';
import { argoCdSettings } from './argocd-settings';
import { checkPath, layoutOf, outputFolders } from './folders';
import { Application, AppProject, ApplicationSpec } from '../apis/argoproj.io/v1alpha1';
import { ConfigMap } from '../apis/k8s/core/v1';
import { ConfigError, declareExternal, setFolder, shown, Stage, stageFolder, waves } from '../core';

/** How Argo CD finds and applies the output. */
export interface ArgoCdOptions {
  /** URL of the Git repository that the output is committed to. */
  readonly repository: string;
  /** Folder of the output in the repository, without slashes at its ends. @default 'dist' */
  readonly path?: string;
  /** Branch, tag or commit. @default 'main' */
  readonly revision?: string;
  /** Namespace of Argo CD. @default 'argocd' */
  readonly namespace?: string;
  /** Name of the AppProject, of the root Application with `-root`, and first part of the other Applications' names. @default 'kubeflow' */
  readonly name?: string;
  /** Name of the cluster as Argo CD knows it. @default - the cluster that Argo CD runs in */
  readonly cluster?: string;
  /** Whether to emit `argocd-cm` with the health checks of the platform's kinds. @default false */
  readonly settings?: boolean;
}

/** What GitOps objects need to know of the components. */
export interface ApplicationOrder {
  /** Components that each component comes after; other folders come after all of them. */
  readonly after: Readonly<Record<string, readonly string[]>>;
  /** Components that serve an admission webhook for custom resources of their own. */
  readonly selfGuarded: readonly string[];
  /** Namespaces of the platform, in which teams apply nothing. */
  readonly platformNamespaces: readonly string[];
}

/** What an Application applies. */
interface ApplicationFolder {
  /** Path below the output folder. */
  readonly folder: string;
  /** @default - it is the root, which nothing orders */
  readonly wave?: number;
  /** Whether its objects stay when it goes. @default false */
  readonly keeps?: boolean;
  /** Files below the folder that are left to others. @default - all files are applied */
  readonly exclude?: string;
}

/** Folder of the teams' profiles. */
const TEAMS = 'profiles';

/** Definitions of all components come before everything else. */
const CRDS_WAVE = -10;

const IN_CLUSTER = 'https://kubernetes.default.svc';

/**
 * Retries for ever and with the newest commit: a finite limit leaves an Application stuck after an outage.
 * No `RespectIgnoreDifferences`: nothing is ignored, and for the root it would write back stale states of the Applications.
 */
const SYNC_POLICY = {
  automated: { prune: true, selfHeal: true },
  retry: { limit: -1, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
  syncOptions: ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true', 'PruneLast=true', 'FailOnSharedResource=true'],
} as const;

/**
 * An AppProject, a root Application, and one Application per component of the output; its definitions, and custom
 * resources that its own webhook checks, are Applications apart. `kubectl apply -f <path>/argocd` starts all of it.
 *
 * @throws ConfigError `GitPath`, `GitRepository`, `GitOpsApp`
 */
export class ArgoCd extends Construct {
  private readonly options: Required<Omit<ArgoCdOptions, 'cluster' | 'settings'>> & ArgoCdOptions;

  constructor(scope: Construct, id: string, options: ArgoCdOptions, order: ApplicationOrder) {
    super(scope, id);
    this.options = { path: 'dist', revision: 'main', namespace: 'argocd', name: 'kubeflow', ...options };
    this.check();
    const app = layoutOf(this);
    const madeBy = 'the installation of Argo CD';
    declareExternal(this, { kind: 'Namespace', name: this.options.namespace, madeBy },
      ...['Application', 'AppProject'].map(kind => ({ kind: 'CustomResourceDefinition', name: `${kind}.argoproj.io`, madeBy })));
    const start = new Chart(this, 'Start');
    setFolder(start, { folder: 'argocd', flat: true });
    this.projects(start, order);
    this.application(start, 'Root', `${this.options.name}-root`, { folder: 'argocd/applications' });
    if (this.options.settings) {
      const settings = new Chart(this, 'Settings');
      setFolder(settings, { folder: 'argocd/settings', flat: true });
      new ConfigMap(settings, 'Settings', argoCdSettings(this.options.namespace));
    }
    app.addAnnotator(argoAnnotations);
    app.addPreparation(() => this.applications(order));
  }

  private check(): void {
    const { path, repository } = this.options;
    checkPath(path, this);
    if (!/^(https?:\/\/|ssh:\/\/|file:\/\/|git@)\S+$/.test(repository)) {
      throw new ConfigError('GitRepository', `repository must be the URL of a Git repository, got ${shown(repository)}; ` +
        'write e.g. "https://git.example.com/ml/platform.git"', this);
    }
  }

  private applications(order: ApplicationOrder): void {
    this.node.tryRemoveChild('Applications');
    const folders = outputFolders(this.node.root);
    const chart = new Chart(this, 'Applications');
    setFolder(chart, { folder: 'argocd/applications', flat: true });
    const found = waves(order.after);
    const last = Math.max(-10, ...Object.values(found)) + 10;
    for (const { component, parts } of folders) {
      const name = `${this.options.name}-${component}`;
      const wave = found[component] ?? last;
      const has = (stage: Stage) => parts.some(part => part.stages.includes(stage));
      const apart: Stage[] = [];
      if (has('crds')) {
        // Argo CD takes a definition for missing until its cache knows it; apart from the rest that delays nothing.
        apart.push('crds');
        this.application(chart, `${component}-crds`, `${name}-crds`, { folder: `${component}/${stageFolder('crds')}`, wave: CRDS_WAVE, keeps: true });
      }
      if (order.selfGuarded.includes(component) && has('resources')) {
        // What the component's own webhook checks waits for it, and when the webhook is down, the component can still be repaired.
        apart.push('resources');
        this.application(chart, `${component}-resources`, `${name}-resources`, { folder: `${component}/${stageFolder('resources')}`, wave: wave + 5 });
      }
      const exclude = apart.map(stage => `${stageFolder(stage)}/*`).join(',');
      this.application(chart, component, name, { folder: component, wave, ...apart.length > 0 && { exclude: apart.length > 1 ? `{${exclude}}` : exclude } });
    }
  }

  /** The platform may apply everything; teams nothing of the whole cluster but their namespace and profile, and nothing in the platform's namespaces. */
  private projects(chart: Chart, order: ApplicationOrder): void {
    const { name, namespace, repository } = this.options;
    new AppProject(chart, 'Project', {
      metadata: { name, namespace },
      spec: {
        description: 'Kubeflow itself',
        sourceRepos: [repository],
        destinations: [{ ...this.destination(), namespace: '*' }, ...this.options.cluster === undefined ? [] : [{ server: IN_CLUSTER, namespace }]],
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      },
    });
    new AppProject(chart, 'TeamsProject', {
      metadata: { name: `${name}-${TEAMS}`, namespace },
      spec: {
        description: 'What teams declare',
        sourceRepos: [repository],
        destinations: ['*', ...[...new Set([...order.platformNamespaces, namespace, 'kube-system'])].sort().map(one => `!${one}`)]
          .map(one => ({ ...this.destination(), namespace: one })),
        clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }, { group: 'kubeflow.org', kind: 'Profile' }],
      },
    });
  }

  private application(chart: Chart, id: string, name: string, { folder, wave, keeps, exclude }: ApplicationFolder): void {
    const { namespace, repository, revision, path } = this.options;
    const isRoot = wave === undefined;
    const spec: ApplicationSpec = {
      project: folder === TEAMS ? `${this.options.name}-${TEAMS}` : this.options.name,
      source: {
        repoURL: repository,
        targetRevision: revision,
        path: `${path}/${folder}`,
        directory: { recurse: true, ...exclude !== undefined && { exclude } },
      },
      destination: isRoot ? { server: IN_CLUSTER, namespace } : this.destination(),
      revisionHistoryLimit: 5,
      syncPolicy: SYNC_POLICY,
    };
    new Application(chart, id, {
      metadata: {
        name,
        namespace,
        annotations: {
          ...!isRoot && { 'argocd.argoproj.io/sync-wave': String(wave) },
          'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
          'argocd.argoproj.io/manifest-generate-paths': '.',
        },
        // Removing a component removes its objects; removing the root by mistake must not remove the platform.
        ...!isRoot && !keeps && { finalizers: ['resources-finalizer.argocd.argoproj.io'] },
      },
      spec,
    });
  }

  private destination(): { readonly name: string } | { readonly server: string } {
    return this.options.cluster === undefined ? { server: IN_CLUSTER } : { name: this.options.cluster };
  }
}
