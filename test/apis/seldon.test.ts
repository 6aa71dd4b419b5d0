import { Chart, Testing } from 'cdk8s';
import * as v1alpha1 from '../../src/apis/mlops.seldon.io/v1alpha1';
import { crdMissing, schemaUnknownField, schemaUnknownKind } from '../../src/checks';
import { Kinds, podsOf, replicasOf, resolvedKind } from '../../src/core';
import { external, found, object, setOf } from '../checks/support';
import { faults, kindClasses } from './support';

const V1ALPHA1 = 'mlops.seldon.io/v1alpha1';
const PLURALS = {
  Model: 'models', Pipeline: 'pipelines', Experiment: 'experiments', Server: 'servers', ServerConfig: 'serverconfigs', SeldonRuntime: 'seldonruntimes',
};
const classes = kindClasses(v1alpha1);

test.each(classes.map(each => [each.GVK.kind, each] as const))('%s carries its identity', (_, Kind) => {
  const made = new Kind(new Chart(Testing.app(), 'test', { namespace: 'x' }), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  expect(made.toJson()).toEqual({ ...Kind.GVK, metadata: { name: 'a', namespace: 'x' }, spec: { some: 'field' } });
});

test('each kind has a class and is known by its plural', () => {
  expect(classes.map(each => each.GVK)).toEqual(expect.arrayContaining(Object.keys(PLURALS).map(kind => ({ apiVersion: V1ALPHA1, kind }))));
  expect(classes).toHaveLength(6);
  expect(Object.keys(PLURALS).map(kind => Kinds.facts(`mlops.seldon.io/${kind}`)?.plural)).toEqual(Object.values(PLURALS));
});

const container = { name: 'mlserver', resources: { requests: { memory: '2Gi' } } };

const model: v1alpha1.ModelSpec = {
  storageUri: 's3://models/iris', modelType: 'sklearn', artifactVersion: 3, secretName: 'store', requirements: ['sklearn'], memory: '100Ki', server: 'mlserver',
  replicas: 2, minReplicas: 1, maxReplicas: 4, dedicated: false, preloaded: false, logger: { percent: 50 }, explainer: { type: 'anchor_tabular', modelRef: 'income' },
  parameters: [{ name: 'a', value: '1' }], dataflow: { cleanTopicsOnDelete: true },
};

const pipeline: v1alpha1.PipelineSpec = {
  input: { externalInputs: ['first.outputs'], externalTriggers: ['other.step.a.outputs'], joinWindowMs: 10, joinType: 'any', triggersJoinType: 'outer', tensorMap: { a: 'b' } },
  steps: [
    { name: 'a', batch: { size: 10, windowMs: 100, rolling: true } },
    { name: 'b', inputs: ['a.outputs.x'], joinWindowMs: 0, tensorMap: { 'a.outputs.x': 'y' }, triggers: ['c'], inputsJoinType: 'inner', triggersJoinType: 'any' },
  ],
  output: { steps: ['b'], joinWindowMs: 1, stepsJoin: 'outer', tensorMap: { 'b.outputs.y': 'z' } }, allowCycles: true, maxStepRevisits: 2,
};

const experiment: v1alpha1.ExperimentSpec = {
  default: 'a', candidates: [{ name: 'a', weight: 90 }, { name: 'b', weight: 10 }], mirror: { name: 'c', percent: 100 }, resourceType: 'pipeline',
};

const server: v1alpha1.ServerSpec = {
  serverConfig: 'mlserver', extraCapabilities: ['torch'], replicas: 1, maxReplicas: 3, podSpec: { nodeSelector: { pool: 'a' }, containers: [container] },
  statefulSetPersistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' }, deploymentStrategy: { type: 'Recreate' }, disableAutoUpdate: true,
};

const config: v1alpha1.ServerConfigSpec = {
  podSpec: { containers: [container], terminationGracePeriodSeconds: 120 },
  volumeClaimTemplates: [{ name: 'models', spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } }],
};

const runtime: v1alpha1.SeldonRuntimeSpec = {
  seldonConfig: 'default', overrides: [{ name: 'hodometer', disable: true }, { name: 'seldon-envoy', replicas: 2, serviceType: 'ClusterIP', podSpec: { priorityClassName: 'a' } }],
  config: {
    kafkaConfig: { 'bootstrap.servers': 'kafka:9092', topics: { numPartitions: 4 } }, tracingConfig: { ratio: '0.5' }, serviceConfig: { serviceType: 'ClusterIP' },
    agentConfig: { rclone: { config_secrets: ['store'] } }, scalingConfig: { servers: { enabled: true, scaleDownPackingPercentage: 50 } },
  },
};

test.each<[string, object]>([
  ['Model', { storageUri: 'gs://models/iris' }], ['Model', model], ['Pipeline', pipeline], ['Experiment', experiment],
  ['Experiment', { candidates: [], mirror: { name: 'a', percent: 1 } }],
  ['Server', { serverConfig: 'triton' }], ['Server', server], ['ServerConfig', config], ['SeldonRuntime', { seldonConfig: 'default' }], ['SeldonRuntime', runtime],
])('%s accepts %#', (kind, spec) => expect(faults(V1ALPHA1, kind, spec)).toEqual([]));

test.each<[string, object, string]>([
  ['Model', {}, 'spec.storageUri required'],
  ['Model', { ...model, llm: { modelRef: 'a' } }, 'spec choice'],
  ['Model', { ...model, memory: 'much' }, 'spec.memory value'],
  ['Model', { ...model, replicas: -1 }, 'spec.replicas value'],
  ['Model', { ...model, replicas: 1.5 }, 'spec.replicas type'],
  ['Model', { ...model, artifactVersion: -1 }, 'spec.artifactVersion value'],
  ['Model', { ...model, logger: { percent: 101 } }, 'spec.logger.percent value'],
  ['Model', { ...model, parameters: [{ name: 'a', value: 1 }] }, 'spec.parameters[0].value type'],
  ['Model', { ...model, storageURI: 's3://a' }, 'spec.storageURI unknown'],
  ['Pipeline', {}, 'spec.steps required'],
  ['Pipeline', { steps: [] }, 'spec.steps value'],
  ['Pipeline', { steps: [{ inputs: ['a'] }] }, 'spec.steps[0].name required'],
  ['Pipeline', { steps: [{ name: 'a', inputsJoinType: 'left' }] }, 'spec.steps[0].inputsJoinType value'],
  ['Pipeline', { steps: [{ name: 'a', joinWindowMs: -1 }] }, 'spec.steps[0].joinWindowMs value'],
  ['Pipeline', { ...pipeline, outputs: {} }, 'spec.outputs unknown'],
  ['Experiment', { mirror: { name: 'a', percent: 1 } }, 'spec.candidates required'],
  ['Experiment', { candidates: [{ name: 'a' }] }, 'spec.candidates[0].weight required'],
  ['Experiment', { ...experiment, resourceType: 'server' }, 'spec.resourceType value'],
  ['Experiment', { ...experiment, mirror: { name: 'a', percent: 101 } }, 'spec.mirror.percent value'],
  ['Experiment', { ...experiment, defaultModel: 'a' }, 'spec.defaultModel unknown'],
  ['Server', {}, 'spec.serverConfig required'],
  ['Server', { ...server, podSpec: { containers: [{ image: 'a' }] } }, 'spec.podSpec.containers[0].name required'],
  ['Server', { ...server, podSpec: { terminationGracePeriodSeconds: 1.5 } }, 'spec.podSpec.terminationGracePeriodSeconds type'],
  ['Server', { ...server, podSpec: { hostUsers: false } }, 'spec.podSpec.hostUsers unknown'],
  ['Server', { ...server, deploymentStrategy: { type: 'Canary' } }, 'spec.deploymentStrategy.type value'],
  ['Server', { ...server, models: [] }, 'spec.models unknown'],
  ['ServerConfig', {}, 'spec.podSpec required'],
  ['ServerConfig', { podSpec: {} }, 'spec.podSpec.containers required'],
  ['ServerConfig', { ...config, volumeClaimTemplates: [{ metadata: { name: 'a' }, name: 'a', spec: {} }] }, 'spec.volumeClaimTemplates[0].metadata unknown'],
  ['SeldonRuntime', {}, 'spec.seldonConfig required'],
  ['SeldonRuntime', { ...runtime, overrides: [{ replicas: 1 }] }, 'spec.overrides[0].name required'],
  ['SeldonRuntime', { ...runtime, config: { serviceConfig: { serviceType: 'External' } } }, 'spec.config.serviceConfig.serviceType value'],
  ['SeldonRuntime', { ...runtime, config: { kafka: {} } }, 'spec.config.kafka unknown'],
])('%s: %j has a fault', (kind, spec, fault) => expect(faults(V1ALPHA1, kind, spec)).toEqual([fault]));

test('wrong fields do not compile', () => {
  // @ts-expect-error a model has an address
  const nowhere: v1alpha1.ModelSpec = { modelType: 'sklearn' };
  // @ts-expect-error a join is one of three
  const join: v1alpha1.PipelineJoin = 'left';
  // @ts-expect-error the definition knows no such field of pods
  const pod: v1alpha1.SeldonPodOverride = { hostUsers: false };
  expect([nowhere, join, pod]).toHaveLength(3);
});

describe('without Seldon Core in the output', () => {
  const one = (kind: string) => object(V1ALPHA1, kind, 'a');

  test.each(Object.entries(PLURALS))('a %s is missed until its definition is declared', (kind, plural) => {
    const name = `${plural}.mlops.seldon.io`;
    expect(found(crdMissing, [one(kind)])).toEqual([
      `${kind}/ml/a apiVersion: no CustomResourceDefinition defines the kind, got "${V1ALPHA1} ${kind}"; ` +
      `add the component that brings it, or declareExternal() a CustomResourceDefinition "${name}"`,
    ]);
    expect(found(crdMissing, [one(kind)], [external('CustomResourceDefinition', name)])).toEqual([]);
  });

  test('a version or a field that the kinds never had is found', () => {
    expect(found(schemaUnknownKind, [object('mlops.seldon.io/v1', 'Model', 'a')])).toEqual([
      `Model/ml/a kind: the kind has no such version, got "mlops.seldon.io/v1 Model"; write one of ${V1ALPHA1}`,
    ]);
    expect(found(schemaUnknownField, [object(V1ALPHA1, 'Model', 'a', { spec: { storageUri: 's3://a', storageuri: 'a' } })])).toEqual([
      expect.stringContaining('Model/ml/a spec.storageuri'),
    ]);
  });
});

test('pods of a Server count by its replicas, those of a ServerConfig are but a form', () => {
  const facts = setOf([object(V1ALPHA1, 'Server', 'a', { spec: { ...server, replicas: 3 } }), object(V1ALPHA1, 'ServerConfig', 'b', { spec: config })]).all.flatMap(podsOf);
  expect(facts.map(pods => [replicasOf(pods), pods.fact.partial, pods.fact.isForm === true])).toEqual([[3, true, false], [1, true, true]]);
});

test('kinds of the name of others want their group', () => {
  expect(() => resolvedKind('Pipeline', 'ExternalKind')).toThrow('kind stands for several, got "Pipeline"');
  expect(resolvedKind('mlops.seldon.io/Pipeline', 'ExternalKind')).toBe('mlops.seldon.io/Pipeline');
});
