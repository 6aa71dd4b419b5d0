/**
 * Our templates against Istio's own: the real injector makes the same pods of both.
 *
 * The injector is istioctl, which holds the code of istiod; it needs no server. Upstream's rendering has Istio's own templates.
 */
import { dump, load } from 'js-yaml';
import { findIstioctl, Injection, Injector } from './support/injector';
import { Variant, VARIANTS } from '../components/istio/inject/variants';
import { title, workloads } from '../components/istio/inject/workloads';
import { Manifest, platform, readManifests, UPSTREAM } from './support/manifests';
import { HAS_UPSTREAM } from './support/upstream';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What istiod reads of a set of objects; undefined if it is not among them. */
function injectionOf(manifests: readonly Manifest[]): Injection | undefined {
  const data = (name: string) => manifests.find(one => one.kind === 'ConfigMap' && one.metadata.name === name && one.metadata.namespace === 'istio-system')?.data;
  const [injector, istio] = ['istio-sidecar-injector', 'istio'].map(data);
  return injector && istio && { config: injector.config, values: injector.values, mesh: istio.mesh };
}

const istioctl = findIstioctl();
const own = injectionOf(platform());
const missing = istioctl === undefined ? 'there is no istioctl, CLUSTER_ISTIOCTL names none'
  : !HAS_UPSTREAM ? 'there are no renderings of upstream with Istio\'s templates'
    : own === undefined ? 'the output has no Istio' : undefined;

if (missing !== undefined) {
  process.stdout.write(`${missing}: the comparison of injected pods with those of Istio's own templates is skipped\n`);
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

(missing === undefined ? describe : describe.skip)('beside Istio\'s own templates', () => {
  let injector: Injector;
  let theirs: Injection;
  let ours: Injection;

  beforeAll(async () => {
    injector = await Injector.start(istioctl!);
    theirs = injectionOf(readManifests(UPSTREAM).map(one => one.manifest))!;
    ours = { ...own!, mesh: theirs.mesh };
  });

  afterAll(() => injector?.stop());

  test('the injector gets the same values', () => {
    expect(JSON.parse(ours.values)).toEqual(JSON.parse(theirs.values));
  });

  test.each(VARIANTS)('the injector makes the same pods: $name', async variant => {
    const all = workloads().filter(one => !conflicts(variant, title(one)));
    const run = (injection: Injection): Promise<unknown[]> => injector.inject(under(injection, variant), all, variant.environment);
    const expected = await run(theirs);
    expect(expected).toHaveLength(all.length);
    expect(JSON.stringify(expected)).toContain('istio-proxy');
    const named = (pods: readonly unknown[]): object[] => pods.map((one, at) => ({ of: title(all[at]), pod: plain(one as Json) }));
    expect(named(await run(ours))).toEqual(named(expected));
  });

  test('the injector makes the same pods of pods that were injected before', async () => {
    const [first] = VARIANTS;
    const injected = await injector.inject(theirs, workloads(), first.environment);
    const run = async (injection: Injection): Promise<Json> => plain(await injector.inject(injection, injected, first.environment) as Json);
    expect(await run(ours)).toEqual(await run(theirs));
  });
});

/** Istio refuses a pod whose own metrics port is that of its agent, which it is where the agent has another one. */
function conflicts(variant: Variant, name: string): boolean {
  return JSON.stringify(variant.mesh ?? {}).includes('statusPort') && name === 'Deployment cluster-local-gateway';
}
