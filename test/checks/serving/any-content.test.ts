import { ALPHA, clusterRuntime, kserve, modelService, runtime, service } from './support';
import { ALL_RULES } from '../../../src/checks';
import { examine } from '../../../src/core';
import { APP, claim, KNATIVE, knativeService, settings } from '../knative/support';
import { clusterObject, object, setOf } from '../support';

const container = {
  ...APP, name: 'kserve-container', args: ['{{.Name}}'], env: [{ name: 'STORAGE_URI', value: 's3://a/b' }, { name: 'A', valueFrom: { fieldRef: {} } }],
    envFrom: [{ secretRef: { name: 's' } }],
  ports: [{ containerPort: 80, name: 'h2c', protocol: 'TCP' }], livenessProbe: { httpGet: { port: 'http' } }, readinessProbe: { periodSeconds: 1, exec: {} },
    volumeMounts: [{ name: 'v', mountPath: '/v' }],
  resources: { limits: { 'memory': '1Gi', 'nvidia.com/gpu': 1 } }, securityContext: { runAsUser: 1, capabilities: { add: ['A'] } },
};
const volumes = [{ name: 'v', emptyDir: { sizeLimit: '1Gi' } }, { name: 'w', projected: { sources: [{ secret: { name: 's', items: [{ key: 'k', path: 'p' }] } }] } }];
const scaling = { minReplicas: 1, maxReplicas: 2, wva: { keda: { idleReplicaCount: 0, advanced: { scalingModifiers: { formula: 'x' } } } } };
const more = { minReplicas: 1, maxReplicas: 2, scaleMetric: 'rps', scaleTarget: 1, timeout: 60, logger: { mode: 'all', storage: {} },
  autoScaling: { metrics: [{ type: 'Resource', resource: { name: 'cpu', target: {} } }] } };
const keda = { 'serving.kserve.io/deploymentMode': 'Standard', 'serving.kserve.io/autoscalerClass': 'keda', 'serving.kserve.io/gpu-resource-types': '["a"]' };

/** An object of each kind that the rules about serving read, with the fields that they look at. */
const OBJECTS = [
  knativeService({ volumes, nodeSelector: { a: 'b' }, securityContext: { runAsUser: 1, supplementalGroups: [1] }, timeoutSeconds: 1 }, container,
    { 'autoscaling.knative.dev/window': '6s' }),
  object(KNATIVE, 'Route', 'hello', { spec: { traffic: [{ configurationName: 'hello', percent: 100, tag: 'a' }] } }, { labels: { 'serving.knative.dev/service': 'a' },
    ownerReferences: [{ kind: 'Service', name: 'a' }] }),
  object('serving.knative.dev/v1beta1', 'DomainMapping', 'a.b', { spec: { ref: { kind: 'Service', name: 'hello', apiVersion: KNATIVE, namespace: 'ml' } } }),
  claim('a.b'), ...settings({ 'multi-container': 'enabled' }, { 'max-revision-timeout-seconds': '1' }, { 'max-scale-limit': '2' }), kserve(),
  modelService({ ...container, runtime: 'own', storage: { path: 'p', parameters: { type: 's3' } } }, { ...more, volumes, workerSpec: { containers: [container],
    pipelineParallelSize: 1 } }, keda),
  service({ ...more, containers: [container, { ...container, name: 'b' }], storageUris: [{ uri: 's3://a', mountPath: '/a' }, { uri: 'pvc://a', mountPath: '/b' }] }, {},
    { transformer: { containers: [container] }, explainer: { art: container } }, { name: 'second' }),
  runtime('own', {}, { workerSpec: { containers: [container] }, volumes }), clusterRuntime('of-all'), clusterRuntime('other'),
  clusterObject(ALPHA, 'ClusterStorageContainer', 'own', { spec: { workloadType: 'initContainer', supportedUriFormats: [{ prefix: 'x://' }, { regex: 'y' }] } }),
  object(ALPHA, 'InferenceGraph', 'graph', { spec: { nodes: { root: { routerType: 'Splitter', steps: [{ name: 'a', nodeName: 'b', weight: 1 }] } }, tolerations: [{}] } }),
  object(ALPHA, 'TrainedModel', 'trained', { spec: { inferenceService: 'iris', model: { memory: '1Gi', storageUri: 's3://a' } } }),
  clusterObject(ALPHA, 'LocalModelCache', 'cache', { spec: { sourceModelUri: 'hf://a' } }),
  object(ALPHA, 'LLMInferenceService', 'llm', {
    spec: { model: { uri: 'hf://a' }, scaling, prefill: { scaling, worker: {} }, baseRefs: [{ name: 'a' }], router: { gateway: { refs: [{ name: 'g' }] },
      scheduler: { config: { inline: {} } }, route: { http: { refs: [{ name: 'r' }], spec: { parentRefs: [{ name: 'g' }] } } } } },
  }),
] as readonly Readonly<Record<string, unknown>>[];

const JUNK: readonly unknown[] = [null, 0, -1.5, true, '', '{{', [], ['a', null, 7], {}, { a: [null] }, [[{}]], [{ name: {}, kind: [] }], { toString: 7, length: 3 }];
const RULES = ALL_RULES.filter(rule => /^(Knative|InferenceService|ServingRuntime|InferenceGraph|TrainedModel|LocalModelCache|LLMInferenceService)\//.test(rule.id));

function paths(value: unknown, at: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const below = typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, one]) => paths(one, [...at, name])) : [];
  return at.length === 0 ? below : [at, ...below];
}

function changed(value: unknown, [name, ...rest]: readonly (string | number)[], to: unknown): unknown {
  const copy: Record<string | number, unknown> = Array.isArray(value) ? [...value] as never : { ...value as object };
  copy[name] = rest.length === 0 ? to : changed(copy[name], rest, to);
  return copy;
}

test('there are rules about all kinds', () => expect(RULES.length).toBe(17));

test.each(OBJECTS.map((one, index) => [`${String(one.kind)} ${(one.metadata as { readonly name: string }).name}`, one,
  index] as const))('rules bear anything in place of any field of %s', (_, subject, index) => {
  const others = OBJECTS.filter((_one, other) => other !== index);
  for (const [turn, at] of paths(subject).filter(([first]) => first !== 'apiVersion' && first !== 'kind').entries()) {
    for (const junk of [0, 6].map(offset => JUNK[(turn + offset) % JUNK.length])) {
      const findings = examine(setOf([changed(subject, at, junk) as object, ...others]), RULES).findings;
      expect(findings.filter(one => one.rule.id === 'Rule/Threw').map(one => `${at.join('.')} ${JSON.stringify(junk)}: ${one.at.name} ${one.problem}`)).toEqual([]);
    }
  }
});
