/** What does not compile; what the lines do at run time, for callers without types, is checked too. */
import { served } from './support';
import { GraphNode, InferenceGraph, InferenceGraphProps, InferenceServiceProps, LLMInferenceService, LLMInferenceServiceProps } from '../../../src/workloads';
import { chart, configError } from '../../support';

const code = (props: InferenceServiceProps) => configError(() => served(props)).code;
const graph = (root: GraphNode) => configError(() => new InferenceGraph(chart(), 'g', { namespace: 'a', nodes: { root } } as InferenceGraphProps)).code;
const llm = (props: LLMInferenceServiceProps) => configError(() => new LLMInferenceService(chart(), 'l', props)).code;
const model = { modelFormat: 'sklearn' } as const;

describe('the compiler refuses', () => {
  test('what only the other mode has', () => {
    // @ts-expect-error concurrency is Knative's
    const concurrency: InferenceServiceProps = { mode: 'standard', predictor: { ...model, containerConcurrency: 3 } };
    // @ts-expect-error so is a share for the newest revision
    const canary: InferenceServiceProps = { mode: 'standard', predictor: { ...model, canaryTrafficPercent: 10 } };
    // @ts-expect-error and requests as a measure
    const rps: InferenceServiceProps = { mode: 'standard', predictor: { ...model, scaleMetric: 'rps' } };
    // @ts-expect-error a strategy is that of a Deployment
    const strategy: InferenceServiceProps = { predictor: { ...model, deploymentStrategy: { type: 'Recreate' } } };
    // @ts-expect-error so is an autoscaler by name
    const keda: InferenceServiceProps = { predictor: model, autoscaler: 'keda' };
    // @ts-expect-error and CPU as a measure
    const cpu: InferenceServiceProps = { mode: 'knative', predictor: { ...model, scaleMetric: 'cpu' } };
    // @ts-expect-error revisions have tags
    const tags: InferenceServiceProps = { mode: 'standard', predictor: model, tagRouting: true };
    // @ts-expect-error pods over nodes are Deployments
    const workers: InferenceServiceProps = { predictor: { ...model, storageUri: 'pvc://a', workerSpec: {} } };
    expect([concurrency, canary, rps, strategy, cpu, tags, workers].map(code)).toEqual(Array(7).fill('WrongProp'));
    expect(code(keda)).toBe('MissingProp');
  });

  test('a model by two ways, and a predictor by none', () => {
    // @ts-expect-error one of both
    const both: InferenceServiceProps = { predictor: { ...model, storageUri: 's3://a/b', storage: { path: 'a' } } };
    // @ts-expect-error one of both
    const lists: InferenceServiceProps = { predictor: { ...model, storageUri: 's3://a/b', storageUris: [{ uri: 's3://a/c' }] } };
    // @ts-expect-error neither format nor image
    const none: InferenceServiceProps = { predictor: { minReplicas: 1 } };
    // @ts-expect-error a transformer is a container
    const transformer: InferenceServiceProps = { predictor: model, transformer: { args: ['a'] } };
    expect([both, lists, none, transformer].map(code)).toEqual(['WrongProp', 'WrongProp', 'MissingProp', 'MissingProp']);
  });

  test('callers where nobody is looked at', () => {
    // @ts-expect-error everybody may call
    const all: InferenceServiceProps = { predictor: model, expose: 'public', callers: ['ana@example.com'] };
    // @ts-expect-error nobody may call
    const nobody: InferenceServiceProps = { predictor: model, callers: ['ana@example.com'] };
    // @ts-expect-error on Knative nobody knows which program calls
    const programs: InferenceServiceProps = { predictor: model, expose: 'cluster', callers: [{ kind: 'ServiceAccount', namespace: 'a', name: 'b' }] };
    // @ts-expect-error nobody signs in
    const login: InferenceServiceProps = { mode: 'standard', predictor: model, expose: 'login' };
    // @ts-expect-error without a proxy nobody is kept out
    const open: InferenceServiceProps = { predictor: model, mesh: false, expose: 'login' };
    // @ts-expect-error a person is no program of the mesh
    const person: InferenceServiceProps = { mode: 'standard', predictor: model, expose: 'cluster', callers: ['ana@example.com'] };
    expect([all, login, open, person].map(code)).toEqual(Array(4).fill('WrongProp'));
    // As what is missing for these callers to count.
    expect([nobody, programs].map(code)).toEqual(['MissingProp', 'MissingProp']);
  });

  test('steps of a graph that are another router\'s, or lead to two places', () => {
    // @ts-expect-error a share is missing
    const share: GraphNode = { routerType: 'Splitter', steps: [{ serviceName: 'a' }] };
    // @ts-expect-error only a Splitter has shares
    const foreign: GraphNode = { routerType: 'Sequence', steps: [{ serviceName: 'a', weight: 3 }] };
    // @ts-expect-error one target
    const two: GraphNode = { routerType: 'Ensemble', steps: [{ serviceName: 'a', nodeName: 'b' }] };
    // @ts-expect-error a target
    const none: GraphNode = { routerType: 'Ensemble', steps: [{ name: 'a' }] };
    expect([share, foreign, two, none].map(graph)).toEqual(['MissingProp', 'WrongProp', 'WrongProp', 'MissingProp']);
  });

  test('pods of a large model that contradict themselves', () => {
    const base = { namespace: 'a', model: 'hf://a/b' };
    // @ts-expect-error a number that stays, or one that follows the load
    const numbers: LLMInferenceServiceProps = { ...base, replicas: 1, scaling: { maxReplicas: 2 } };
    // @ts-expect-error layers or copies
    const both: LLMInferenceServiceProps = { ...base, parallelism: { pipeline: 2, data: 2, dataLocal: 1 } };
    // @ts-expect-error workers need a model that is spread
    const workers: LLMInferenceServiceProps = { ...base, worker: {} };
    expect([numbers, both, workers].map(llm)).toEqual(['WrongProp', 'WrongProp', 'MissingProp']);
  });
});
