import { spawn } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { Api } from '../support/api';
import { assets } from '../support/assets';
import { definitionsServed } from '../support/definitions';
import { Filed, isGitOps, Manifest, readManifests } from '../support/manifests';
import { random } from '../../random';

/** What is applied at once: the same step of all components of one wave. */
export interface Batch {
  readonly name: string;
  readonly manifests: readonly Manifest[];
}

/** Batches in the order of waves and steps: the wave from the component's Application, the step from the folder. */
export function batches(dist: string): Batch[] {
  const all = readManifests(dist);
  const waves = new Map(all.filter(one => one.manifest.kind === 'Application').map(({ manifest }) => {
    return [path.basename(manifest.spec.source?.path ?? ''), Number(manifest.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0)];
  }));
  const found = new Map<string, Filed[]>();
  for (const one of all.filter(({ manifest }) => !isGitOps(manifest))) {
    const [component, step] = path.relative(dist, one.file).split(path.sep).slice(-3);
    const key = `${String(waves.get(component) ?? 999).padStart(3, '0')} ${step}`;
    found.set(key, [...found.get(key) ?? [], one]);
  }
  return [...found].sort(([a], [b]) => a < b ? -1 : 1).map(([name, list]) => ({ name, manifests: list.map(one => one.manifest) }));
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

/** How it went. */
export interface Convergence {
  readonly rounds: number;
  /** What the last round complained of. */
  readonly errors: readonly string[];
  /** What the first round complained of. */
  readonly first: readonly string[];
}

/**
 * Applies all batches in order, the objects inside each in an order of the seed. What fails is applied again at the end,
 * as a person or a GitOps tool does, at most some times. A round begins when the server serves the definitions of the one before,
 * so that the number of rounds tells how the objects need each other, and not how quick the machine is.
 */
export async function converge(api: Api, list: readonly Batch[], seed: number, most = 3): Promise<Convergence> {
  const { kubeconfig } = api;
  fs.rmSync(`${kubeconfig}-cache`, { recursive: true, force: true });
  let errors: string[] = [];
  let first: string[] | undefined;
  for (let round = 1; round <= most; round++) {
    errors = [];
    for (const [index, { name, manifests }] of list.entries()) {
      const said = await kubectlApply(kubeconfig, shuffled(manifests, seed * 1000 + index));
      errors.push(...said.map(line => `${name}: ${line}`));
    }
    first ??= errors;
    if (errors.length === 0) {
      return { rounds: round, errors, first };
    }
    await definitionsServed(api);
  }
  return { rounds: most, errors, first: first ?? [] };
}
