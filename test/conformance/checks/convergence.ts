import { spawn } from 'child_process';
import * as path from 'path';
import { Api } from '../support/api';
import { assets } from '../support/assets';
import { definitionsServed } from '../support/definitions';
import { isGitOps, Manifest, readManifests } from '../support/manifests';
import { random } from '../../random';

/** What is applied at once: the same step of all Applications of one wave. */
export interface Batch {
  readonly wave: number;
  readonly step: string;
  readonly manifests: readonly Manifest[];
}

/** Batches in the order of waves and steps: the wave from the Application that takes the file, the step from its folder. */
export function batches(dist: string): Batch[] {
  const all = readManifests(dist);
  const applications = all.filter(one => one.manifest.kind === 'Application').map(({ manifest: { metadata, spec } }) => ({
    folder: path.join(path.dirname(dist), spec.source.path as string, path.sep), wave: Number(metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0),
  })).sort((a, b) => b.folder.length - a.folder.length);
  const found = new Map<string, { wave: number; step: string; manifests: Manifest[] }>();
  for (const { file, manifest } of all.filter(one => !isGitOps(one.manifest))) {
    const { wave } = applications.find(one => file.startsWith(one.folder))!;
    const step = path.basename(path.dirname(file));
    const key = `${wave} ${step}`;
    found.set(key, found.get(key) ?? { wave, step, manifests: [] });
    found.get(key)!.manifests.push(manifest);
  }
  return [...found.values()].sort((a, b) => a.wave - b.wave || (a.step < b.step ? -1 : 1));
}

/** The list in another order, the same one for each seed. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const next = random(seed);
  const result = [...list];
  for (let index = result.length - 1; index > 0; index--) {
    const other = Math.floor(next() * (index + 1));
    [result[index], result[other]] = [result[other], result[index]];
  }
  return result;
}

/** Applies a list with kubectl as a person does; returns what it complained of. */
export function kubectlApply(kubeconfig: string, manifests: readonly Manifest[]): Promise<string[]> {
  const args = ['--kubeconfig', kubeconfig, '--cache-dir', `${kubeconfig}-cache`, 'apply', '--server-side', '--force-conflicts', '-f', '-'];
  return new Promise((resolve, reject) => {
    const child = spawn(assets().kubectl, args, { stdio: ['pipe', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (text: Buffer) => errors += text.toString());
    child.once('error', reject).once('close', (code, signal) => {
      const said = errors.split('\n').filter(line => line !== '' && !/^Warning:/.test(line));
      resolve(code === 0 ? [] : said.length > 0 ? said : [`kubectl ended with ${code ?? signal}`]);
    });
    child.stdin.end(JSON.stringify({ apiVersion: 'v1', kind: 'List', items: manifests }));
  });
}

/**
 * Applies all batches in order, the objects inside each in an order of the seed; returns what kubectl complained of. What comes behind
 * definitions waits until the server serves them, so that the answer tells how the objects need each other, and not how quick the machine is.
 */
export async function converge(api: Api, list: readonly Batch[], seed: number): Promise<string[]> {
  const errors: string[] = [];
  for (const [index, { wave, step, manifests }] of list.entries()) {
    const said = await kubectlApply(api.kubeconfig, shuffled(manifests, seed * 1000 + index));
    errors.push(...said.map(line => `wave ${wave}, ${step}: ${line}`));
    if (manifests.some(one => one.kind === 'CustomResourceDefinition')) {
      await definitionsServed(api);
    }
  }
  return errors;
}
