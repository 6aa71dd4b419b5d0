import { Command, UsageError } from './command';
import { Footprint, footprintOf, totalOf } from '../checks';
import { quantityText } from '../core/quantity';
import { documentsIn } from './documents';
import { ManifestSet } from '../core';

/** Says what manifests ask a cluster for. */
export const footprint: Command = {
  name: 'footprint',
  takes: 'FOLDER',
  summary: 'says what CPU, memory and storage manifests ask for',
  help: `Adds up the requests of the pods that are always there, with the proxies of the mesh, and the claims: a line for each
component, and the total. A cluster needs more: containers without a request take memory too, and so do Kubernetes
itself, jobs, and what teams start. Of a DaemonSet one pod counts.`,
  run([folder, ...more], _options, { out }) {
    if (folder === undefined || more.length > 0) {
      throw new UsageError('footprint takes a folder');
    }
    const found = footprintOf(new ManifestSet(documentsIn(folder).map(({ object }) => object)));
    out(table([...found, totalOf(found)]));
    return 0;
  },
};

const HEAD = ['component', 'pods', 'cpu', 'memory', 'storage', 'without request'];

function table(all: readonly Footprint[]): string {
  const rows = [HEAD, ...all.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map(row => row[column].length)));
  return rows.map(row => `${row.map((cell, column) => column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column])).join('  ')}\n`).join('');
}

function cells({ component, pods, cpu, memory, storage, withoutRequest }: Footprint): string[] {
  return [component, String(pods), quantityText(Math.round(cpu * 1000), false), quantityText(memory * 1000, true), quantityText(storage * 1000, true), String(withoutRequest)];
}
