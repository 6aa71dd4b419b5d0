/**
 * Our templates against Istio's own: the real injector makes the same pods of both.
 * Needs istioctl and a rendering of upstream's manifests, from which Istio's ConfigMaps are read; skips without.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, load, loadAll } from 'js-yaml';
import { findIstioctl, Injection, Injector } from './inject/injector';
import { Variant, VARIANTS } from './inject/variants';
import { title, workloads } from './inject/workloads';
import { injectorConfig, injectorValues } from '../../../src/components/istio/injection';

interface ConfigMap { readonly kind: string; readonly metadata: { readonly name: string }; readonly data: Record<string, string> }
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const OPTIONS = { proxyImage: 'registry.istio.io/release/proxyv2:1.30.1' };
const ROOT = join(__dirname, '..', '..', '..');
const UPSTREAM = process.env.UPSTREAM_ISTIO ?? join(ROOT, '..', 'shared', 'upstream', '26.03.1', 'default', 'istio-install.yaml');

const istioctl = findIstioctl();
const missing = istioctl === undefined ? 'no istioctl, set CLUSTER_ISTIOCTL'
  : existsSync(UPSTREAM) ? undefined : `no ${UPSTREAM}, set UPSTREAM_ISTIO`;

if (missing !== undefined) {
  console.warn(`skipping the conformance of Istio's injection: ${missing}`);
}

/** Lists whose order means nothing. */
const UNORDERED = new Set(['env', 'volumes', 'volumeMounts', 'imagePullSecrets', 'ports']);

function plain(node: Json, key = ''): Json {
  if (Array.isArray(node)) {
    const items = node.map(one => plain(one));
    return UNORDERED.has(key) ? items.sort((a, b) => JSON.stringify(a) < JSON.stringify(b) ? -1 : 1) : items;
  }
  return node === null || typeof node !== 'object' ? node
    : Object.fromEntries(Object.keys(node).sort().map(name => [name, plain(node[name], name)]));
}

function merged(base: Json, change: Json): Json {
  const maps = [base, change].every(one => one !== null && typeof one === 'object' && !Array.isArray(one));
  const [a, b] = [base, change] as Record<string, Json>[];
  return !maps || Object.keys(b).length === 0 ? change
    : { ...a, ...Object.fromEntries(Object.entries(b).map(([name, one]) => [name, name in a ? merged(a[name], one) : one])) };
}

function under(injection: Injection, variant: Variant): Injection {
  return {
    config: injection.config,
    values: variant.values ? JSON.stringify(merged(JSON.parse(injection.values), variant.values as Json)) : injection.values,
    mesh: variant.mesh ? dump(merged(load(injection.mesh) as Json, variant.mesh as Json)) : injection.mesh,
  };
}

(missing === undefined ? describe : describe.skip)(`conformance${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
  let injector: Injector;
  let theirs: Injection;
  let ours: Injection;

  beforeAll(async () => {
    injector = await Injector.start(istioctl!);
    const maps = (loadAll(readFileSync(UPSTREAM, 'utf8')) as ConfigMap[]).filter(one => one?.kind === 'ConfigMap');
    const data = (name: string): Record<string, string> => maps.find(one => one.metadata.name === name)!.data;
    theirs = { config: data('istio-sidecar-injector').config, values: data('istio-sidecar-injector').values, mesh: data('istio').mesh };
    ours = { config: injectorConfig(OPTIONS), values: injectorValues(OPTIONS), mesh: theirs.mesh };
  });

  afterAll(() => injector?.stop());

  test('has the values of the default platform', () => {
    expect(JSON.parse(ours.values)).toEqual(JSON.parse(theirs.values));
  });

  test.each(VARIANTS)('makes the same pods: $name', async variant => {
    const all = workloads().filter(one => !conflicts(variant, title(one)));
    const run = (injection: Injection): Promise<unknown[]> => injector.inject(under(injection, variant), all, variant.environment);
    const expected = await run(theirs);
    expect(expected).toHaveLength(all.length);
    expect(JSON.stringify(expected)).toContain('istio-proxy');
    const named = (pods: readonly unknown[]): object[] => pods.map((one, at) => ({ of: title(all[at]), pod: plain(one as Json) }));
    expect(named(await run(ours))).toEqual(named(expected));
  }, 120_000);

  test('makes the same pods of pods that were injected before', async () => {
    const [first] = VARIANTS;
    const injected = await injector.inject(theirs, workloads(), first.environment);
    const run = async (injection: Injection): Promise<Json> => plain(await injector.inject(injection, injected, first.environment) as Json);
    expect(await run(ours)).toEqual(await run(theirs));
  }, 120_000);
});

/** Istio refuses a pod whose own metrics port is that of its agent, which it is where the agent has another one. */
function conflicts(variant: Variant, name: string): boolean {
  return JSON.stringify(variant.mesh ?? {}).includes('statusPort') && name === 'Deployment cluster-local-gateway';
}
