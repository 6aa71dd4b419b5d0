import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ConfigError, folderOf, ManifestApp, shown, Stage, stageOf, STAGES } from '../core';

/** A folder of the output with a chart's objects. */
export interface Part {
  /** Path below the output folder. */
  readonly folder: string;
  /** Steps that have objects, in order. */
  readonly stages: readonly Stage[];
}

/** A folder directly below the output folder. */
export interface OutputFolder {
  /** Its name: the component's. */
  readonly component: string;
  /** What is in it, by path. */
  readonly parts: readonly Part[];
}

const ORDER = Object.keys(STAGES) as Stage[];

/** The folders that the charts below a construct will be written to, by name. Those of flat charts are applied as their makers say. */
export function outputFolders(root: IConstruct): OutputFolder[] {
  const found = new Map<string, Set<Stage>>();
  for (const one of root.node.findAll().filter(ApiObject.isApiObject)) {
    const { folder, flat } = folderOf(one.chart);
    if (!flat) {
      found.set(folder, (found.get(folder) ?? new Set()).add(stageOf(one)));
    }
  }
  const components = new Map<string, Part[]>();
  for (const [folder, stages] of [...found].sort(([a], [b]) => a < b ? -1 : 1)) {
    const [component] = folder.split('/');
    const part = { folder, stages: ORDER.filter(stage => stages.has(stage)) };
    const parts = components.get(component);
    parts ? parts.push(part) : components.set(component, [part]);
  }
  return [...components].map(([component, parts]) => ({ component, parts }));
}

/**
 * The app at the top of the tree, which lays out the folders that the GitOps objects point to.
 *
 * @throws ConfigError `GitOpsApp`
 */
export function appOf(scope: IConstruct): ManifestApp {
  const app = ManifestApp.at(scope);
  if (app === undefined) {
    throw new ConfigError('GitOpsApp', `gitops needs the app of this package, which writes a folder per component, got ${shown(scope.node.root)}; ` +
      'write new KubeflowApp() instead of new App()', scope);
  }
  return app;
}

const PATH = /^(?!\.)[^/\s]+(\/[^/\s]+)*$/;

/** The folder of the output, as a repository names it whose own folder is the current one; `dist` where the output is elsewhere. */
export function usualPath(at: IConstruct): string {
  const path = appOf(at).outdir.replaceAll('\\', '/').replace(/^(\.\/+)+|\/+$/g, '');
  return PATH.test(path) ? path : 'dist';
}

/**
 * Refuses paths that no folder of a repository has.
 *
 * @throws ConfigError `GitPath`
 */
export function checkPath(path: string, at: IConstruct): void {
  if (!PATH.test(path)) {
    throw new ConfigError('GitPath', `path must be a folder inside the repository, got ${shown(path)}; ` +
      'write it without "./" and slashes at its ends, e.g. "dist"', at);
  }
}
