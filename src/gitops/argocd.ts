import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { argoAnnotations } from './annotations';
import { argoCdSettings } from './argocd-settings';
import { checkPath, layoutOf, outputFolders } from './folders';
import { Application, AppProject, ApplicationSpec } from '../apis/argoproj.io/v1alpha1';
import { ConfigMap } from '../apis/k8s/core/v1';
import { ConfigError, declareExternal, setFolder, shown } from '../core';

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

/** Order of the Applications: the wave of each component, and of folders that no component owns. */
export interface ApplicationOrder {
  /** Wave by component folder. */
  readonly waves: Readonly<Record<string, number>>;
  /** Wave of every other folder. */
  readonly otherwise: number;
  /** Components that serve an admission webhook for custom resources of their own. */
  readonly selfGuarded: readonly string[];
}

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
 * An AppProject, a root Application, and one Application per folder of the output: `kubectl apply -f <path>/argocd`
 * starts all of it.
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
    this.project(start);
    this.application(start, 'Root', `${this.options.name}-root`, 'argocd/applications', 0);
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
      throw new ConfigError('GitRepository', `repository must be the URL of a Git repository, got ${shown(repository)}; write e.g. "https://git.example.com/ml/platform.git"`, this);
    }
  }

  private applications(order: ApplicationOrder): void {
    const chart = new Chart(this, 'Applications');
    setFolder(chart, { folder: 'argocd/applications', flat: true });
    for (const { component } of outputFolders(this.node.root)) {
      // A server-side diff asks the admission webhooks: where they run in the Application itself, their outage would block its repair.
      const serverSideDiff = !order.selfGuarded.includes(component);
      this.application(chart, component, `${this.options.name}-${component}`, component, order.waves[component] ?? order.otherwise, serverSideDiff);
    }
  }

  private project(chart: Chart): void {
    const { name, namespace, repository } = this.options;
    new AppProject(chart, 'Project', {
      metadata: { name, namespace },
      spec: {
        description: 'Kubeflow and what its teams declare',
        sourceRepos: [repository],
        destinations: [{ ...this.destination(), namespace: '*' }, ...this.options.cluster === undefined ? [] : [{ server: IN_CLUSTER, namespace }]],
        clusterResourceWhitelist: [{ group: '*', kind: '*' }],
      },
    });
  }

  private application(chart: Chart, id: string, name: string, folder: string, wave: number, serverSideDiff = true): void {
    const { namespace, repository, revision, path } = this.options;
    const isRoot = id === 'Root';
    const spec: ApplicationSpec = {
      project: this.options.name,
      source: { repoURL: repository, targetRevision: revision, path: `${path}/${folder}`, directory: { recurse: true } },
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
          ...serverSideDiff && { 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' },
          'argocd.argoproj.io/manifest-generate-paths': '.',
        },
        // Removing a component removes its objects; removing the root by mistake must not remove the platform.
        ...!isRoot && { finalizers: ['resources-finalizer.argocd.argoproj.io'] },
      },
      spec,
    });
  }

  private destination(): { readonly name: string } | { readonly server: string } {
    return this.options.cluster === undefined ? { server: IN_CLUSTER } : { name: this.options.cluster };
  }
}
