import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { folderOf, Stage, stageOf, STAGES } from '../core';

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
