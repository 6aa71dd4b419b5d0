import { App, Chart } from 'cdk8s';
import { load } from 'js-yaml';
import { expectSameMeaning, HAS_SHARED, Meaning, realDocument } from './compare';
import { accelerator } from '../../../src';
import { isRecord, PlainManifest, rendered } from '../../../src/core';
import { Mount } from '../../../src/workloads';

export type Build = (scope: Chart) => unknown;

export const IMAGE = 'rayproject/ray:2.41.0';
/** What all of these documents leave to Kubernetes and to the mesh; those with a most leave it to others to reach it. */
export const common = { rayVersion: '2.41.0', image: IMAGE, mesh: true, enableInTreeAutoscaling: false } as const;
export const token = { automountServiceAccountToken: true } as const;
export const ports = (...named: readonly (readonly [string, number])[]) => ({ ports: named.map(([name, containerPort]) => ({ name, containerPort })) });
export const [DASHBOARD, CLIENT, SERVE] = [['dashboard', 8265], ['client', 10001], ['serve', 8000]] as const;
export const gcsServer = ports(['gcs-server', 6379], DASHBOARD, CLIENT);
export const gcs = ports(['gcs', 6379], DASHBOARD, CLIENT);
export const files = (name: string, mountPath: string, keys: readonly string[], defaultMode?: number): Mount => ({
  mountPath, source: { configMap: { name, ...defaultMode !== undefined && { defaultMode }, items: keys.map(key => ({ key, path: key })) } },
});
export const logs: Mount = { mountPath: '/tmp/ray', empty: 'disk' };
export const small = { groupName: 'small-group', ...token };
export const tpu = accelerator({ name: 'tpu', displayName: 'TPU', resourceName: 'google.com/tpu', count: 4 });
export const SAMPLES = '/home/ray/samples';
export const REDIS = { redisAddress: 'redis:6379' } as const;
export const ML = 'rayproject/ray-ml:2.41.0.deprecated-py39-gpu';

/** A document, with the mistake undone that was planted in it. */
export interface Real {
  readonly at: readonly [file: string, index: number];
  readonly build: Build;
  readonly mend?: (document: Mutable) => void;
  readonly meaning?: Meaning;
}
export type Mutable = Record<string, never> & { readonly metadata: Record<string, unknown>; readonly spec: Record<string, never> & Record<string, unknown> };

/** Undoes a mistake deep in a document. */
export function deep(document: Mutable, ...path: readonly (string | number)[]): Record<string, unknown> {
  return path.reduce<unknown>((value, name) => (value as Record<string | number, unknown>)[name], document) as Record<string, unknown>;
}

/** Texts that hold YAML as what they say. */
function normal(manifest: PlainManifest): PlainManifest {
  const spec = isRecord(manifest.spec) ? manifest.spec : {};
  const read = (name: string) => typeof spec[name] === 'string' ? { [name]: load(spec[name]) } : {};
  return { ...manifest, spec: { ...spec, ...read('runtimeEnvYAML'), ...read('serveConfigV2') } };
}

const CLUSTERS = ['.spec', '.spec.rayClusterSpec', '.spec.rayClusterConfig'];
const TEMPLATES = CLUSTERS.flatMap(path => [`${path}.headGroupSpec.template`, `${path}.workerGroupSpecs.*.template`]);
const DEFAULTS: Readonly<Record<string, unknown>> = {
  ...Object.fromEntries(TEMPLATES.map(template => [`${template}.spec.automountServiceAccountToken`, true])), '.spec.shutdownAfterJobFinishes': false,
};
const ADDED = TEMPLATES.flatMap(template => [`${template}.metadata.labels.cdk8s-kubeflow/ray`, `${template}.metadata.annotations.traffic.sidecar.istio.io/includeInboundPorts`]);

const run = HAS_SHARED ? test : test.skip;

/** Fails unless each document has its equivalent; skips them where they are not there. */
export function expectEquivalents(all: readonly Real[]): void {
  run.each(all)('$at has a typed equivalent', ({ at, build, mend, meaning = {} }) => {
    const scope = new Chart(new App(), 'test', { namespace: 'ml' });
    build(scope);
    const [object] = rendered(scope).all.filter(({ group }) => group === 'ray.io');
    const document = realDocument('admission', ...at);
    mend?.(document as unknown as Mutable);
    expectSameMeaning(object.manifest, document, { ...meaning, defaults: DEFAULTS, added: [...ADDED, ...meaning.added ?? []], normal });
  });
}
