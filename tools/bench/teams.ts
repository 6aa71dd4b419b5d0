import * as fs from 'fs';
import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { ratio, table } from './report';
import { App } from '../../src/checks';
import { KubeflowPlatform, local } from '../../src/platform';
import { existingClaim, group, images, newClaim, Notebook, nvidia, Profile, user } from '../../src/workloads';

/** Notebooks of each team. */
const NOTEBOOKS = 5;

/** A team as the documentation declares it, with its notebooks. */
function team(platform: KubeflowPlatform, index: number): Profile {
  const profile = platform.addProfile(`team-${index}`, {
    owner: user(`owner-${index}@example.com`),
    contributors: { edit: [group(`engineers-${index}`)], view: [user(`guest-${index}@example.com`)] },
    quota: { cpu: Cpu.units(64), memory: Size.gibibytes(256), gpus: { nvidia: NOTEBOOKS } },
    podDefaults: { proxy: { desc: 'Use the proxy', env: [{ name: 'HTTPS_PROXY', value: 'http://proxy.example.com:3128' }] } },
  });
  for (let i = 0; i < NOTEBOOKS; i++) {
    new Notebook(profile, `notebook-${i}`, {
      image: images.jupyterPytorchCuda,
      cpu: Cpu.millis(500),
      memory: Size.gibibytes(1),
      gpu: nvidia(1),
      workspace: newClaim(Size.gibibytes(10)),
      dataVolumes: [{ mountPath: '/home/jovyan/dataset', claim: existingClaim('dataset', { readOnly: true }) }],
      podDefaults: ['proxy'],
    });
  }
  return profile;
}

interface Run {
  readonly objects: number;
  /** Microseconds for each object. */
  readonly build: number;
  readonly render: number;
  readonly check: number;
  readonly write: number;
}

function run(count: number, folder: string): Run {
  const app = new App({ outdir: folder });
  const marks = [process.hrtime.bigint()];
  const mark = () => marks.push(process.hrtime.bigint());
  const platform = new KubeflowPlatform(app, 'kubeflow', local());
  for (let i = 0; i < count; i++) {
    team(platform, i);
  }
  mark();
  const set = app.manifests();
  mark();
  app.findings(set);
  mark();
  app.synth(); // renders and checks once more before it writes
  mark();
  fs.rmSync(folder, { recursive: true, force: true });
  const [build, render, check, synth] = marks.slice(1).map((time, i) => Number(time - marks[i]) / 1e3 / set.all.length);
  return { objects: set.all.length, build, render, check, write: synth - render - check };
}

/** Time per object of a platform with many teams and all rules; it must not grow with their number. */
export function teams(counts: readonly number[], folder: string): void {
  run(counts[0], folder); // loads and compiles schemas
  const runs = counts.map(count => ({ count, ...run(count, folder) }));
  const total = (one: Run) => one.build + one.render + one.check + one.write;
  table(`growth, time per object with teams of ${NOTEBOOKS} notebooks: build + render + check + write`, runs.map(one => [
    `${one.count} teams, ${one.objects} objects`,
    `${total(one).toFixed(0)} us`,
    ratio('', total(one) / total(runs[0]))[1],
    [one.build, one.render, one.check, one.write].map(part => part.toFixed(0)).join(' + '),
  ]));
}
