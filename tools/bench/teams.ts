import * as fs from 'fs';
import { ratio, table } from './report';
import { KubeflowApp } from '../../src/checks';
import { Synthesis } from '../../src/core';
import { KubeflowPlatform, local } from '../../src/platform';
import { existingClaim, group, newClaim, Notebook, notebookImages, nvidia, PodDefault, Profile, user } from '../../src/workloads';
import { WORKLOADS, workloads } from './workloads';

/** Notebooks of each team. */
const NOTEBOOKS = 5;

/** A team as the documentation declares it. */
function team(platform: KubeflowPlatform, index: number): Profile {
  return platform.addProfile(`team-${index}`, {
    owner: user(`owner-${index}@example.com`),
    contributors: { edit: [group(`engineers-${index}`)], view: [user(`guest-${index}@example.com`)] },
    quota: { cpu: '64', memory: '256Gi', gpus: { nvidia: NOTEBOOKS } },
  });
}

/** Notebooks of a team, with a PodDefault. */
function notebooks(profile: Profile): void {
  const proxy = new PodDefault(profile, 'proxy', { description: 'Use the proxy', env: { HTTPS_PROXY: 'http://proxy.example.com:3128' } });
  for (let i = 0; i < NOTEBOOKS; i++) {
    new Notebook(profile, `notebook-${i}`, {
      image: notebookImages.jupyterPytorchCuda,
      cpu: '500m',
      memory: '1Gi',
      gpu: nvidia(1),
      workspace: newClaim('10Gi'),
      dataVolumes: [{ mountPath: '/home/jovyan/dataset', claim: existingClaim('dataset', { readOnly: true, external: true }) }],
      podDefaults: [proxy],
    });
  }
}

/** What the teams of a measure have. */
const MEASURES = { [`${NOTEBOOKS} notebooks`]: notebooks, [`${WORKLOADS} workloads of mixed kinds`]: workloads };

/** Microseconds for each object. */
interface Run {
  readonly objects: number;
  readonly build: number;
  readonly render: number;
  readonly check: number;
  readonly write: number;
}

function run(count: number, folder: string, fill: (team: Profile) => void): Run {
  const app = new KubeflowApp({ outdir: folder, summary: false });
  const build = processorTime(() => {
    const platform = new KubeflowPlatform(app, 'kubeflow', { ...local(), trainingOperator: {}, kuberay: {} });
    for (let i = 0; i < count; i++) {
      fill(team(platform, i));
    }
  });
  const synthesis = (app as unknown as { synthesis(): Synthesis }).synthesis();
  const render = processorTime(() => synthesis.manifests);
  const check = processorTime(() => synthesis.examination);
  const whole = processorTime(() => app.synth()); // renders and checks once more before it writes
  fs.rmSync(folder, { recursive: true, force: true });
  const objects = synthesis.manifests.all.length;
  return { objects, build: build / objects, render: render / objects, check: check / objects, write: (whole - render - check) / objects };
}

/** Microseconds of the processor, which others on the machine disturb less than the clock. */
function processorTime(act: () => void): number {
  const begin = process.cpuUsage();
  act();
  const { user: own, system } = process.cpuUsage(begin);
  return own + system;
}

/**
 * Time per object of a platform with many teams and all rules, once with notebooks and once with workloads of all sorts.
 *
 * @returns how many times that of the fewest teams it is at most
 */
export function teams(counts: readonly number[], folder: string): number {
  return Math.max(...Object.entries(MEASURES).map(([what, fill]) => growth(what, counts, folder, fill)));
}

function growth(what: string, counts: readonly number[], folder: string, fill: (team: Profile) => void): number {
  run(counts[0], folder, fill); // loads and compiles schemas
  const runs = counts.map(count => ({ count, ...run(count, folder, fill) }));
  const made = (one: Run) => one.build + one.render + one.check;
  table(`growth, processor time per object with teams of ${what}: build + render + check, and writing of files`, runs.map(one => [
    `${one.count} teams, ${one.objects} objects`,
    `${[one.build, one.render, one.check].map(part => part.toFixed(0)).join(' + ')} = ${made(one).toFixed(0)} us`,
    ratio('', made(one) / made(runs[0]))[1],
    `${one.write.toFixed(0)} us`,
    ratio('', one.write / runs[0].write)[1],
  ]));
  return Math.max(...runs.flatMap(one => [made(one) / made(runs[0]), one.write / runs[0].write]));
}
