import { OutputFolder } from './folders';
import { ApplicationOrder } from './order';
import { ApplicationDestination, ApplicationSpec } from '../apis/argoproj.io/v1alpha1';
import { Stage, stageFolder, waves } from '../core';

/** Where Argo CD reads and applies, after all defaults. */
export interface Delivery {
  readonly repository: string;
  readonly revision: string;
  /** Folder of the output in the repository. */
  readonly path: string;
  /** Namespace of Argo CD. */
  readonly namespace: string;
  /** First part of names. */
  readonly name: string;
  /** Cluster that the output is applied to. */
  readonly destination: ApplicationDestination;
}

/** What an Application applies. */
export interface ApplicationFolder {
  /** Name of the Application without its first part. */
  readonly id: string;
  /** Path below the output folder. */
  readonly folder: string;
  readonly wave: number;
  /** Whether teams own it, who may apply less. */
  readonly forTeams: boolean;
  /** Whether its objects stay when it goes. */
  readonly keeps: boolean;
  /** Folders below it that other Applications apply. */
  readonly without: readonly string[];
}

/** Wave of what the root Application applies before any other Application. */
export const FIRST_WAVE = '-20';

/** Definitions of all components come before everything else. */
const CRDS_WAVE = -10;

/**
 * A sync waits until all objects of a wave are healthy, except in the last one. There is the root itself, which is not healthy
 * before its own sync has ended, and what teams declare: a notebook that never starts must not stop the platform.
 */
const LAST_WAVE = 10000;

/** The cluster that Argo CD runs in. */
export const IN_CLUSTER: ApplicationDestination = { server: 'https://kubernetes.default.svc' };

const PRUNE_LAST = 'PruneLast=true';
const SYNC_OPTIONS = ['ServerSideApply=true', 'SkipDryRunOnMissingResource=true', PRUNE_LAST, 'FailOnSharedResource=true'];

/**
 * Whether a folder is that of the teams' profiles, or of workloads of teams whose profiles are elsewhere.
 *
 * @param component name of a folder directly below the output folder
 */
export function isForTeams(component: string): boolean {
  return component === 'profiles' || component === 'teams';
}

/** The wave of each component; those that the order does not know come last. */
export function componentWaves(order: ApplicationOrder): (component: string) => number {
  const found = waves(order.after);
  const last = Math.max(-10, ...Object.values(found)) + 10;
  return component => found[component] ?? last;
}

/**
 * The Applications below the root: one per component, and up to two for what has to be apart from the rest of it. None is
 * without objects.
 */
export function applicationFolders(folders: readonly OutputFolder[], order: ApplicationOrder): ApplicationFolder[] {
  const waveOf = componentWaves(order);
  return folders.flatMap(({ component, parts }) => {
    const forTeams = isForTeams(component);
    const wave = forTeams ? LAST_WAVE : waveOf(component);
    const stages = parts.find(({ folder }) => folder === component)?.stages ?? [];
    const apart: ApplicationFolder[] = [];
    const part = (stage: Stage) => ({ id: `${component}-${stage}`, folder: `${component}/${stageFolder(stage)}`, forTeams, without: [] });
    if (stages.includes('crds')) {
      // Argo CD takes a definition for missing until its cache knows it; apart from the rest that delays nothing.
      apart.push({ ...part('crds'), wave: CRDS_WAVE, keeps: true });
    }
    if (stages.includes('resources') && order.selfGuarded.includes(component)) {
      // What the component's own webhook checks waits for it, and when the webhook is down, the component can still be repaired.
      apart.push({ ...part('resources'), wave: wave + 5, keeps: false });
    }
    const hasRest = apart.length < parts.flatMap(each => each.stages).length;
    const without = apart.map(({ folder }) => folder.slice(component.length + 1));
    return hasRest ? [...apart, { id: component, folder: component, wave, forTeams, keeps: false, without }] : apart;
  });
}

/** The root Application, which applies the folder that it is in: itself, the AppProjects, the settings and all other Applications. */
export function rootApplication(delivery: Delivery) {
  const { name, namespace } = delivery;
  return {
    metadata: {
      name: `${name}-root`,
      namespace,
      annotations: {
        ...annotations(LAST_WAVE),
        'argocd.argoproj.io/compare-options': 'ServerSideDiff=true,IgnoreExtraneous',
        'argocd.argoproj.io/sync-options': 'Prune=false',
      },
      // No finalizer: who removes the root by mistake must not remove the platform.
    },
    spec: spec(delivery, {
      project: name,
      folder: 'argocd',
      destination: { ...IN_CLUSTER, namespace },
      // Pruning last would add a wave after that of the root, and the sync would wait for the root.
      syncOptions: SYNC_OPTIONS.filter(option => option !== PRUNE_LAST),
      // Argo CD writes these all the time: compared with an older copy of themselves, Applications would seem to differ.
      ignoreDifferences: [{ group: 'argoproj.io', kind: 'Application', jsonPointers: ['/metadata/annotations/argocd.argoproj.io~1refresh', '/operation', '/status'] }],
    }),
  };
}

/** An Application below the root. */
export function application(delivery: Delivery, { id, folder, wave, forTeams, keeps, without }: ApplicationFolder) {
  const { name, namespace, destination } = delivery;
  return {
    metadata: {
      name: `${name}-${id}`,
      namespace,
      // It goes when its file goes, but not with the root.
      annotations: { ...annotations(wave), 'argocd.argoproj.io/sync-options': 'Delete=false' },
      // Removing a component removes its objects.
      ...!keeps && { finalizers: resourcesFinalizer },
    },
    spec: spec(delivery, {
      project: forTeams ? teamsProject(delivery) : name,
      folder,
      exclude: globOf(without),
      destination,
      syncOptions: SYNC_OPTIONS,
    }),
  };
}

/** Name of the AppProject of what teams declare. */
export function teamsProject({ name }: Delivery): string {
  return `${name}-profiles`;
}

/** Annotations of an Application of a wave. */
export function ordered(wave: number) {
  return { 'argocd.argoproj.io/sync-wave': String(wave), 'argocd.argoproj.io/compare-options': 'ServerSideDiff=true' };
}

function annotations(wave: number) {
  return { ...ordered(wave), 'argocd.argoproj.io/manifest-generate-paths': '.' };
}

function globOf(folders: readonly string[]): string | undefined {
  const globs = folders.map(folder => `${folder}/*`);
  return globs.length > 1 ? `{${globs.join(',')}}` : globs[0];
}

/** What makes the objects of an Application go with it. */
export const resourcesFinalizer = ['resources-finalizer.argocd.argoproj.io'];

/** What differs between Applications. */
interface Applied {
  readonly project: string;
  /** Path below the output folder. */
  readonly folder: string;
  /** Files below the folder that are left to others. @default - all files are applied */
  readonly exclude?: string;
  readonly destination: ApplicationDestination;
  readonly syncOptions: readonly string[];
  /** What others write into the objects. @default - all fields of the files are compared */
  readonly ignoreDifferences?: ApplicationSpec['ignoreDifferences'];
}

/** How Applications are applied, with options of their own. */
function policy(syncOptions: readonly string[]): ApplicationSpec['syncPolicy'] {
  return {
    automated: { prune: true, selfHeal: true },
    retry: { limit: -1, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '5m' } },
    syncOptions,
  };
}

/** How all Applications but the root are applied. */
export const syncPolicy = policy(SYNC_OPTIONS);

/**
 * Retries without limit and with the newest commit: a finite limit leaves an Application stuck after an outage.
 * No `RespectIgnoreDifferences`: for the root it would write back stale states of the Applications.
 */
function spec({ repository, revision, path }: Delivery, { project, folder, exclude, destination, syncOptions, ignoreDifferences }: Applied): ApplicationSpec {
  return {
    project,
    source: {
      repoURL: repository,
      targetRevision: revision,
      path: `${path}/${folder}`,
      directory: { recurse: true, exclude },
    },
    destination,
    ignoreDifferences,
    revisionHistoryLimit: 5,
    syncPolicy: policy(syncOptions),
  };
}
