/** Components and pipelines that were compiled before. */
import * as fs from 'fs';
import * as path from 'path';
import { zipSync } from 'fflate';
import { artifact, artifactOf, componentFromFile, componentFromText, container, dataset, dict, finalStatus, int, list, model, ownArtifact, pipeline, pipelineFromFile, str, taskConfig } from './api';
import { containerOf, folder, mistake } from './support';
import { sameMeaning } from '../../../src/pipelines/ir/equal';
import type { CompiledPipeline } from '../../../src/pipelines/ir/types';
import { writePipeline } from '../../../src/pipelines/ir/write';
import { lintPipeline } from '../../../src/pipelines/lint';

/** A component compiled alone, as SDK 2 does it: a pipeline of its name with one task. */
const TRAIN: CompiledPipeline = {
  spec: {
    pipelineInfo: { name: 'train' },
    schemaVersion: '2.1.0',
    root: {
      dag: { tasks: { train: { taskInfo: { name: 'train' }, componentRef: { name: 'comp-train' }, inputs: { parameters: { rate: { componentInputParameter: 'rate' } } } } } },
      inputDefinitions: { parameters: { rate: { parameterType: 'STRING' } } },
    },
    components: {
      'comp-train': {
        executorLabel: 'exec-train',
        inputDefinitions: {
          parameters: {
            rate: { parameterType: 'STRING', description: 'How fast' },
            epochs: { parameterType: 'NUMBER_INTEGER', isOptional: true, defaultValue: 3, literals: [3, 5] },
            how: { parameterType: 'TASK_FINAL_STATUS', isOptional: true },
            pod: { parameterType: 'TASK_CONFIG', isOptional: true },
            old: { type: 'STRING' },
          },
          artifacts: { sets: { artifactType: { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' }, isArtifactList: true, isOptional: true } },
        },
        outputDefinitions: {
          artifacts: {
            net: { artifactType: { schemaTitle: 'system.Artifact', schemaVersion: '0.0.1' }, metadata: { type: 'TFModel', layers: 3 } },
            graph: { artifactType: { schemaTitle: 'google.VertexModel', schemaVersion: '0.0.2' } },
          },
        },
        taskConfigPassthroughs: [{ field: 'RESOURCES' }],
      },
    },
    deploymentSpec: { executors: { 'exec-train': { container: { image: 'train:1', command: ['train'], args: ['{{$}}'], resources: { resourceCpuLimit: '1' } } } } },
  },
};

const PORTS = {
  inputs: { rate: str(), epochs: int().optional(), how: finalStatus(), pod: taskConfig(), old: str(), sets: dataset().list().optional() },
  outputs: { net: ownArtifact('TFModel'), graph: artifact() },
};

/** It with a change. */
function changed(change: (spec: any) => void, platform?: CompiledPipeline['platform']): string {
  const copy = structuredClone(TRAIN) as { spec: CompiledPipeline['spec']; platform?: CompiledPipeline['platform'] };
  change(copy.spec);
  return writePipeline({ ...copy, ...platform !== undefined && { platform } });
}

const withoutGraph = (spec: any) => {
  delete spec.components['comp-train'].outputDefinitions.artifacts.graph;
};

const { outputs: { net } } = PORTS;

const IMPORTER = { importer: { artifactUri: { constant: 'a' }, typeSchema: { schemaTitle: 'system.Model' } } };

describe('a component that was compiled alone', () => {
  test('is that component, with all that its file says', () => {
    const { name, kind, inputs, outputs, taskConfig: config } = componentFromText({ text: changed(withoutGraph), ...PORTS, outputs: { net } });
    expect([name, kind, config]).toEqual(['train', 'container', [{ field: 'RESOURCES' }]]);
    expect([inputs.rate.description, inputs.epochs.fallback, inputs.epochs.choices, inputs.old.type, inputs.sets.isList]).toEqual(['How fast', 3, [3, 5], 'STRING', true]);
    expect([outputs.net.schema, outputs.net.schemaTitle, outputs.net.metadata]).toEqual(['TFModel', 'system.Artifact', { type: 'TFModel', layers: 3 }]);
  });

  test('runs what its file says', () => {
    expect(containerOf(componentFromText({ text: changed(withoutGraph), ...PORTS, outputs: { net } }))).toEqual(TRAIN.spec.deploymentSpec?.executors?.['exec-train'].container);
  });

  test.each([
    [{ net: ownArtifact('TFModel') }, 'outputs must be those of the text, graph, net, got net'],
    [{ net: ownArtifact('Other'), graph: artifactOf('google.VertexModel') }, "got ownArtifact('Other'); write net: ownArtifact('TFModel')"],
    [{ net: artifact(), graph: artifact() }, "outputs.graph must be as the text says, got artifact(); write graph: artifactOf('google.VertexModel', '0.0.2')"],
  ])('has the outputs of its file: %#', (outputs, fragment) => {
    const { code, message } = mistake(() => componentFromText({ text: writePipeline(TRAIN), inputs: PORTS.inputs, outputs: outputs as never }));
    expect(code).toBe('ComponentPorts');
    expect(message).toContain(fragment);
  });

  test('in a file of Kubernetes manifests is one too', () => {
    const file = path.join(folder(), 'train.yaml');
    const apiVersion = 'pipelines.kubeflow.org/v2beta1';
    const version = { apiVersion, kind: 'PipelineVersion', metadata: { name: 'train-1' }, spec: { pipelineName: 'train', pipelineSpec: TRAIN.spec } };
    fs.writeFileSync(file, `apiVersion: ${apiVersion}\nkind: Pipeline\nmetadata: {name: train}\n---\n${JSON.stringify(version)}\n`);
    expect(mistake(() => componentFromFile({ file })).message)
      .toContain('write inputs: { rate: str(), epochs: int().default(3), how: finalStatus(), pod: taskConfig(), old: str()');
  });

  test('that we compiled is used in another pipeline as it was', () => {
    const ports = { inputs: { data: dataset() }, outputs: { rows: int() } };
    const count = container({ name: 'count', image: 'count:1', ...ports, command: ({ inputs, outputs }) => ['count', inputs.data.path, outputs.rows.path] });
    const alone = pipeline({ name: 'count', ...ports, build: (p, { data }) => ({ rows: p.task(count, { data }).outputs.rows }) });
    const loaded = componentFromText({ text: writePipeline(alone.compile()), ...ports });
    const using = (component: typeof loaded) => pipeline({
      name: 'use', build: p => {
        p.task(component, { data: p.importer({ type: dataset(), uri: 's3://b/k' }).outputs.artifact });
      },
    }).compile();
    expect(sameMeaning(using(loaded), using(count))).toBe(true);
  });

  test.each([
    ['of another name', (spec: any) => (spec.pipelineInfo.name = 'other'), 'got the pipeline other; load it by pipelineFromFile({ file, inputs, outputs })'],
    ['with a second task', (spec: any) => (spec.root.dag.tasks.more = spec.root.dag.tasks.train), 'got the pipeline train; load it by pipelineFromFile'],
    ['without an executor', (spec: any) => (spec.deploymentSpec.executors = {}), 'got the pipeline train'],
    ['that imports', (spec: any) => (spec.deploymentSpec.executors['exec-train'] = IMPORTER), 'got the pipeline train'],
    ['with a value and a file of one name', (spec: any) => (spec.components['comp-train'].inputDefinitions.artifacts.rate = {}),
      'inputs in the text must have different names, got "rate" of a value and of a file'],
  ])('is none %s', (_, change, fragment) => {
    const { code, message } = mistake(() => componentFromText({ text: changed(change) }));
    expect(code).toBe('ComponentText');
    expect(message).toContain(fragment);
  });

  test('is none with settings for Kubernetes, which a component cannot have', () => {
    const text = changed(() => undefined, { platforms: { kubernetes: { deploymentSpec: { executors: { 'exec-train': { imagePullPolicy: 'Always' } } } } } });
    expect(mistake(() => componentFromText({ text })).message).toContain('without settings for Kubernetes, got imagePullPolicy; load it by pipelineFromFile');
  });

  test('is read as strictly as any pipeline', () => {
    const { code, message } = mistake(() => componentFromText({ text: JSON.stringify({ ...TRAIN.spec, rot: {} }) }));
    expect(code).toBe('PipelineField');
    expect(message).toContain('the text, document 1: rot is no known field');
  });
});

describe('a compiled pipeline in a file', () => {
  const step = container({
    name: 'step', image: 'step:1', inputs: { n: int().default(1) }, outputs: { m: model(), all: list() }, command: ({ outputs }) => ['step', outputs.m.path, outputs.all.path],
  });
  const inner = pipeline({
    name: 'inner', description: 'What is inside', inputs: { n: int(), extra: dict().default({}) }, outputs: { m: model(), all: list() },
    build: (p, { n }) => p.task(step, { n }, { imagePullPolicy: 'Always' }).outputs,
    config: { workspace: { size: '1Gi', storageClass: 'standard' } },
  });
  const ports = { inputs: { n: int(), extra: dict().optional() }, outputs: { m: model(), all: list() } };

  function fileOf(name: string, content: string | Uint8Array): string {
    const file = path.join(folder(), name);
    fs.writeFileSync(file, content);
    return file;
  }

  const outer = (component: { readonly inputs: typeof ports.inputs } & ReturnType<typeof pipelineFromFile<typeof ports.inputs, typeof ports.outputs>>) => pipeline({
    name: 'outer', outputs: { m: model() },
    build: p => {
      p.task(step);
      return { m: p.task(component, { n: 2 }, { retry: { count: 1 } }).outputs.m };
    },
  });

  test('is a component with all that is inside, and compiles to itself', () => {
    const loaded = pipelineFromFile({ file: fileOf('inner.yaml', writePipeline(inner.compile())), ...ports });
    expect([loaded.kind, loaded.name]).toEqual(['pipeline', 'inner']);
    expect(sameMeaning(loaded.compile({ target: '2.16' }), inner.compile())).toBe(true);
    const { spec, platform } = outer(loaded).compile();
    expect(lintPipeline({ spec, platform })).toEqual([]);
    expect(Object.keys(spec.components ?? {}).sort()).toEqual(['comp-inner', 'comp-step', 'comp-step-2']);
    expect(platform?.platforms.kubernetes).toEqual({ deploymentSpec: { executors: { 'exec-step-2': { imagePullPolicy: 'Always' } } } });
    expect(spec.components?.['comp-inner'].inputDefinitions?.parameters?.extra).toEqual({ parameterType: 'STRUCT', isOptional: true, defaultValue: {} });
  });

  test('gives what the same pipeline in TypeScript gives', () => {
    const loaded = pipelineFromFile({ file: fileOf('inner.yaml', writePipeline(inner.compile())), ...ports });
    expect(sameMeaning(outer(loaded).compile(), outer(inner as never).compile())).toBe(true);
  });

  test('may lie in an archive', () => {
    const file = fileOf('inner.zip', zipSync({ 'pipeline.yaml': new TextEncoder().encode(writePipeline(inner.compile())) }));
    expect(pipelineFromFile({ file, ...ports, name: 'renamed' }).name).toBe('renamed');
    expect(mistake(() => pipelineFromFile({ file })).message).toContain('inner.zip, pipeline.yaml, extra, n, got none; write inputs: { extra: dict().default({}), n: int() }');
  });

  test.each([
    [{ file: 'no/such.yaml' }, 'PipelineFile', 'no/such.yaml must be a file that can be read, got "ENOENT"'],
    [{ file: 5 }, 'PipelineFile', 'file must be a path, got a number'],
    [{}, 'PipelineFile', 'file must be a path, got undefined'],
    [undefined, 'WrongProp', 'pipelineFromFile(...) takes its properties as an object'],
    [{ file: 'a.yaml', input: {} }, 'UnknownProp', 'use "inputs"'],
  ])('is refused: %j', (props, code, fragment) => {
    const error = mistake(() => pipelineFromFile(props as never));
    expect(error.code).toBe(code);
    expect(error.message).toContain(fragment);
  });

  test('is no component.yaml', () => {
    const file = fileOf('a.yaml', 'name: n\nimplementation: {container: {image: a}}');
    expect(mistake(() => pipelineFromFile({ file })).message).toContain('got a component.yaml; load it as a component');
  });

  test('a file of another kind is refused by its name', () => {
    const { code, message } = mistake(() => componentFromFile({ file: fileOf('a.txt', 'x') }));
    expect(code).toBe('PipelineFile');
    expect(message).toContain('must end in .yaml');
  });
});
