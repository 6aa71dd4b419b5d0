import * as fs from 'fs';
import { Size } from 'cdk8s';
import { Cpu, EnvValue } from 'cdk8s-plus-28';
import { ratio, table } from './report';
import { App } from '../../src/checks';
import { KubeflowPlatform, local } from '../../src/platform';
import { existingClaim, group, images, newClaim, Notebook, nvidia, PodDefault, Profile, user } from '../../src/workloads';

/** Notebooks of each team. */
const NOTEBOOKS = 5;

/** A team as the documentation declares it, with its notebooks. */
function team(platform: KubeflowPlatform, index: number): Profile {
  const profile = platform.addProfile(`team-${index}`, {
    owner: user(`owner-${index}@example.com`),
    contributors: { edit: [group(`engineers-${index}`)], view: [user(`guest-${index}@example.com`)] },
    quota: { cpu: Cpu.units(64), memory: Size.gibibytes(256), gpus: { nvidia: NOTEBOOKS } },
  });
  const proxy = new PodDefault(profile, 'proxy', { description: 'Use the proxy', env: { HTTPS_PROXY: EnvValue.fromValue('http://proxy.example.com:3128') } });
  for (let i = 0; i < NOTEBOOKS; i++) {
    new Notebook(profile, `notebook-${i}`, {
      image: images.jupyterPytorchCuda,
      cpu: Cpu.millis(500),
      memory: Size.gibibytes(1),
      gpu: nvidia(1),
      workspace: newClaim(Size.gibibytes(10)),
      dataVolumes: [{ mountPath: '/home/jovyan/dataset', claim: existingClaim('dataset', { readOnly: true, external: true }) }],
      podDefaults: [proxy],
    });
  }
  return profile;
}

/** Microseconds for each object. */
interface Run {
  readonly objects: number;
  readonly build: number;
  readonly render: number;
  readonly check: number;
  readonly write: number;
}

function run(count: number, folder: string): Run {
  const app = new App({ outdir: folder });
  const build = processorTime(() => {
    const platform = new KubeflowPlatform(app, 'kubeflow', local());
    for (let i = 0; i < count; i++) {
      team(platform, i);
    }
  });
  let set!: ReturnType<App['manifests']>;
  const render = processorTime(() => { set = app.manifests(); });
  const check = processorTime(() => { app.findings(set); });
  const synthesis = processorTime(() => app.synth()); // renders and checks once more before it writes
  fs.rmSync(folder, { recursive: true, force: true });
  const objects = set.all.length;
  return { objects, build: build / objects, render: render / objects, check: check / objects, write: (synthesis - render - check) / objects };
}

/** Microseconds of the processor, which others on the machine disturb less than the clock. */
function processorTime(act: () => void): number {
  const begin = process.cpuUsage();
  act();
  const { user: own, system } = process.cpuUsage(begin);
  return own + system;
}

/** Time per object of a platform with many teams and all rules; it must not grow with their number. */
export function teams(counts: readonly number[], folder: string): void {
  run(counts[0], folder); // loads and compiles schemas
  const runs = counts.map(count => ({ count, ...run(count, folder) }));
  const made = (one: Run) => one.build + one.render + one.check;
  table(`growth, processor time per object with teams of ${NOTEBOOKS} notebooks: build + render + check, and writing of files`, runs.map(one => [
    `${one.count} teams, ${one.objects} objects`,
    `${[one.build, one.render, one.check].map(part => part.toFixed(0)).join(' + ')} = ${made(one).toFixed(0)} us`,
    ratio('', made(one) / made(runs[0]))[1],
    `${one.write.toFixed(0)} us`,
    ratio('', one.write / runs[0].write)[1],
  ]));
}
