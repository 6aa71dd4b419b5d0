import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ConfigError, folderOf, ManifestApp, shown, Stage, stageOf, STAGES } from '../core';

/** A folder of the output that is applied as one. */
export interface OutputFolder {
  /** First part of the path below the output folder: the component's name. */
  readonly component: string;
  /** Paths below the output folder, each with the steps that have objects, in order. */
  readonly parts: readonly { readonly folder: string; readonly stages: readonly Stage[] }[];
}

const ORDER = Object.keys(STAGES) as Stage[];

/** The folders that the charts below a construct will be written to, by name; those of flat charts are not applied by anybody but us. */
export function outputFolders(root: IConstruct): OutputFolder[] {
  const parts = new Map<string, Set<Stage>>();
  for (const one of root.node.findAll()) {
    if (ApiObject.isApiObject(one)) {
      const { folder, flat } = folderOf(Chart.of(one));
      if (!flat) {
        parts.set(folder, (parts.get(folder) ?? new Set()).add(stageOf(one)));
      }
    }
  }
  const components = new Map<string, { folder: string; stages: Stage[] }[]>();
  for (const [folder, stages] of [...parts].sort(([a], [b]) => a < b ? -1 : 1)) {
    const component = folder.split('/')[0];
    components.set(component, [...components.get(component) ?? [], { folder, stages: ORDER.filter(stage => stages.has(stage)) }]);
  }
  return [...components].map(([component, list]) => ({ component, parts: list }));
}

/**
 * The app at the top of the tree, which lays out the folders that the GitOps objects point to.
 *
 * @throws ConfigError `GitOpsApp`
 */
export function layoutOf(scope: IConstruct): ManifestApp {
  const { root } = scope.node;
  if (!(root instanceof ManifestApp)) {
    throw new ConfigError('GitOpsApp', `gitops needs folders per component, which only the App of cdk8s-kubeflow writes, got ${root.constructor.name} of another package; ` +
      'import App from "cdk8s-kubeflow", or leave gitops out', scope);
  }
  return root;
}

/**
 * Refuses paths that no folder of a repository has.
 *
 * @throws ConfigError `GitPath`
 */
export function checkPath(path: string, at: IConstruct): void {
  if (!/^(?!\.)[^/\s]+(\/[^/\s]+)*$/.test(path)) {
    throw new ConfigError('GitPath', `path must be a folder inside the repository, got ${shown(path)}; ` +
      'write it without "./" and slashes at its ends, e.g. "dist"', at);
  }
}
