import * as fs from 'fs';
import { median, ratio, row, table } from './report';
import { App } from '../../src/checks';
import { files, toYaml, writeFolder } from '../../src/core';
import { KubeflowPlatform, local } from '../../src/platform';
import { argocd } from '../../src/gitops';

/** The default platform, as src/main.ts makes it. */
function platform(outdir: string): App {
  const app = new App({ outdir });
  new KubeflowPlatform(app, 'kubeflow', { ...local(), gitops: argocd({ repository: 'https://git.example.com/ml/platform.git' }) });
  return app;
}

function timed(act: () => void): number {
  const begin = process.hrtime.bigint();
  act();
  return Number(process.hrtime.bigint() - begin) / 1e9;
}

/** Time of building, rendering, checking and writing the default platform, against that of writing its bytes. */
export function inProcess(runs: number, folder: string): void {
  const first = timed(() => platform(folder).synth());
  const objects = [...files(platform(folder).manifests())];
  const writing: number[] = [];
  const whole: number[] = [];
  const steps: Record<string, number[]> = { build: [], render: [], check: [] };
  for (let run = 0; run < runs; run++) { // in turn, so that both see the machine in the same state
    whole.push(timed(() => platform(folder).synth()));
    writing.push(timed(() => writeFolder(folder, new Map(objects.map(([file, one]) => [file, toYaml(one.manifest)])))));
    let app!: App;
    steps.build.push(timed(() => { app = platform(folder); }));
    let set!: ReturnType<App['manifests']>;
    steps.render.push(timed(() => { set = app.manifests(); }));
    steps.check.push(timed(() => { app.findings(set); }));
  }
  fs.rmSync(folder, { recursive: true, force: true });
  table('in process, the default platform', [
    row('first synthesis (loads and compiles schemas)', first),
    row('synthesis', median(whole)),
    row('  of it building the tree', median(steps.build)),
    row('  of it rendering', median(steps.render)),
    row('  of it checking', median(steps.check)),
    row('writing its bytes (YAML and files)', median(writing)),
    ratio('synthesis / writing', median(whole.map((time, i) => time / writing[i]))),
    ratio('first synthesis / writing', first / median(writing)),
  ]);
}
