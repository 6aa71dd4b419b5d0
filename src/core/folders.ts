import { Chart } from 'cdk8s';
import { ConfigError, shown } from './errors';

/** Where a chart's objects go. */
export interface ChartFolder {
  /** Path below the output folder, for example `profiles/vision`. */
  readonly folder: string;
  /** Whether its files lie in the folder itself rather than in one folder per step. @default false */
  readonly flat?: boolean;
}

const FOLDER = 'cdk8s-kubeflow:folder';
const PATH = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/;

/**
 * Puts a chart's objects into another folder than the one of its id.
 *
 * @throws ConfigError `Folder`
 */
export function setFolder(chart: Chart, folder: ChartFolder): void {
  checkFolder(folder.folder, 'folder', chart);
  chart.node.addMetadata(FOLDER, folder);
}

/**
 * The folder of a chart: its id, unless {@link setFolder} named another one.
 *
 * @throws ConfigError `Folder`
 */
export function folderOf(chart: Chart): ChartFolder {
  const own = chart.node.metadata.find(entry => entry.type === FOLDER);
  if (own !== undefined) {
    return own.data as ChartFolder;
  }
  checkFolder(chart.node.id, 'the id of a chart, which is its folder,', chart);
  return { folder: chart.node.id };
}

function checkFolder(folder: string, what: string, chart: Chart): void {
  if (!PATH.test(folder)) {
    throw new ConfigError('Folder', `${what} must be a path inside the output folder, got ${shown(folder)}; ` +
      'write it with letters, digits, "-", "_" and ".", without "..", "./" and slashes at its ends, e.g. "profiles/vision"', chart);
  }
}

/**
 * Charts by folder: two of them in one would be applied, and removed, as one.
 *
 * @throws ConfigError `FolderCollision`
 */
export function checkFolders(charts: Iterable<Chart>): void {
  const taken = new Map<string, Chart>();
  for (const chart of charts) {
    const { folder } = folderOf(chart);
    const other = taken.get(folder.toLowerCase());
    if (other !== undefined) {
      throw new ConfigError('FolderCollision', `two charts have one folder, got ${shown(folder)} of ${other.node.path} too; ` +
        'give the chart another id, or setFolder() it elsewhere', chart);
    }
    taken.set(folder.toLowerCase(), chart);
  }
}
