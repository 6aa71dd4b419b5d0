import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { zipSync } from 'fflate';
import { CompiledPipeline } from '../../src/pipelines/ir/types';
import { writePipeline } from '../../src/pipelines/ir/write';
import { LoadedPipeline, loadPipeline, parsePipeline } from '../../src/pipelines/load';
import { expectConfigError } from '../support';
import { put, sample } from './ir/support';

/** The sample, with some places changed. */
function loaded(...places: readonly (readonly [place: string, value: unknown])[]): LoadedPipeline {
  return new LoadedPipeline(places.reduce((before, [place, value]) => put(before, place, value), sample()));
}

const TRAIN = 'root/condition-1/for-loop-2/train';

describe('a loaded pipeline says', () => {
  test('what it is', () => {
    const { name, displayName, description } = loaded();
    expect({ name, displayName, description }).toEqual({ name: 'sample', displayName: 'Sample', description: 'Trains a model.\nTwice.' });
    const bare = loaded(['spec.pipelineInfo', { name: 'bare' }]);
    expect([bare.name, bare.displayName, bare.description]).toEqual(['bare', undefined, undefined]);
  });

  test('what it takes and gives', () => {
    expect(loaded().inputs).toEqual([
      { name: 'rounds', kind: 'parameter', type: 'NUMBER_INTEGER', isList: false, isOptional: true, defaultValue: 3, description: 'how often' },
      { name: 'url', kind: 'parameter', type: 'STRING', isList: false, isOptional: false },
      { name: 'data', kind: 'artifact', type: 'system.Dataset', isList: false, isOptional: true, description: 'what it learns from' },
    ]);
    expect(loaded().outputs).toEqual([
      { name: 'score', kind: 'parameter', type: 'NUMBER_DOUBLE', isList: false, description: 'how good' },
      { name: 'models', kind: 'artifact', type: 'system.Model', isList: true },
    ]);
    expect(loaded(['spec.root.inputDefinitions.parameters.url', { type: 'DOUBLE' }]).inputs[1].type).toBe('NUMBER_DOUBLE');
  });

  test('its tasks, each before those inside it', () => {
    expect(loaded().tasks().map(({ path: way, component, executor, image, caching, isDag }) => [way, component, executor, image, caching, isDag])).toEqual([
      ['root/importer', 'comp-importer', 'exec-importer', undefined, true, false],
      ['root/prepare', 'comp-prepare', 'exec-prepare', 'python:3.11', true, false],
      ['root/condition-1', 'comp-condition-1', undefined, undefined, false, true],
      ['root/condition-1/for-loop-2', 'comp-for-loop-2', undefined, undefined, false, true],
      [TRAIN, 'comp-train', 'exec-train', 'registry.example.com/train:1', false, false],
    ]);
    const [importer, ...others] = loaded().tasks();
    expect([importer.name, importer.displayName, importer.place]).toEqual(['importer', 'Bring in', 'root.dag.tasks.importer']);
    expect(others.at(-1)).toMatchObject({ place: 'components.comp-for-loop-2.dag.tasks.train', resources: { resourceCpuLimit: '500m' } });
  });

  test('its tasks in a time that grows with the document, whatever it refers to', () => {
    const inner = { dag: { tasks: { x: { componentRef: { name: 'comp-1' } }, y: { componentRef: { name: 'comp-1' } } } } };
    const levels = Object.fromEntries(Array.from({ length: 60 }, (_, level): [string, object] => [
      `comp-${level}`, { dag: { tasks: Object.fromEntries(['x', 'y'].map(name => [name, { componentRef: { name: `comp-${(level + 1) % 60}` } }])) } },
    ]));
    expect(loaded(['spec.root', inner], ['spec.components', levels]).tasks().length).toBe(122);
    expect(loaded(['spec.components["comp-train"]', undefined]).tasks().at(-1)).toEqual(expect.not.objectContaining({ executor: expect.anything() as unknown }));
  });

  test('its images, each with the places that name it', () => {
    const images = loaded(
      ['spec.deploymentSpec.executors.stub', { container: { image: 'argostub/createpvc' } }],
      ['spec.deploymentSpec.executors.later', { container: { image: "{{$.inputs.parameters['base_image']}}" } }],
      ['spec.deploymentSpec.executors.again', { container: { image: 'python:3.11' } }],
      ['platform.platforms.kubernetes.deploymentSpec.executors["exec-train"].initContainers', [{ name: 'a', image: 'busybox' }]],
    ).images;
    expect(images).toEqual([
      { image: 'busybox', places: ['platforms.kubernetes.deploymentSpec.executors.exec-train.initContainers[0].image'] },
      { image: 'models.example.com/big:1', places: ['deploymentSpec.executors.exec-importer.importer.artifactUri.constant'] },
      { image: 'python:3.11', places: ['deploymentSpec.executors.exec-prepare.container.image', 'deploymentSpec.executors.again.container.image'] },
      { image: 'registry.example.com/train:1', places: ['deploymentSpec.executors.exec-train.container.image'] },
    ]);
  });

  test('itself as YAML, which reads back', () => {
    expect(loaded().toYaml()).toBe(writePipeline(sample()));
    expect(parsePipeline(loaded().toYaml()).compile()).toEqual({ ...sample() });
  });
});

test('a loaded pipeline compiles to itself, for a release that knows all of it', () => {
  expect(loaded().compile()).toEqual(sample());
  expect(loaded().compile({ target: '2.17' })).toEqual(sample());
  expect(loaded(['platform', undefined]).compile({})).toEqual({ spec: sample().spec });
  expectConfigError(() => loaded().compile({ target: '2.14' }), 'PipelineTarget', '', 'root.inputDefinitions.parameters.url.literals', '2.16', '3 more');
});

test('nobody changes a loaded pipeline', () => {
  const one = loaded();
  const { tasks } = one.spec.root.dag!;
  const parts: object[] = [one.spec, one.spec.pipelineInfo, tasks!, tasks!.prepare.dependentTasks!, one.platform!.platforms.kubernetes!.pipelineConfig!];
  expect(parts.map(part => Object.isFrozen(part))).toEqual(parts.map(() => true));
  const given = sample();
  const made = new LoadedPipeline(given);
  (given.spec.pipelineInfo as { name: string }).name = 'other';
  expect(made.name).toBe('sample');
});

describe('from a file', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pipelines-'));
  const near = path.relative(process.cwd(), folder);
  beforeAll(() => {
    fs.writeFileSync(path.join(folder, 'a.yaml'), writePipeline(sample()));
    fs.writeFileSync(path.join(folder, 'a.json'), JSON.stringify(sample().spec));
    fs.writeFileSync(path.join(folder, 'a.zip'), zipSync({ 'pipeline.yaml': Buffer.from(writePipeline(sample())) }));
    fs.writeFileSync(path.join(folder, 'b.zip'), zipSync({ 'pipeline.yaml': Buffer.from('root: {}\n') }));
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  test('relative to the working directory, or anywhere', () => {
    expect(loadPipeline(path.join(near, 'a.yaml')).compile()).toEqual(sample());
    expect(loadPipeline(path.join(folder, 'a.zip')).compile()).toEqual(sample());
    expect(loadPipeline(`./${path.join(near, 'a.json')}`).compile()).toEqual({ spec: sample().spec });
  });

  test('with the file named in errors', () => {
    expectConfigError(() => loadPipeline('missing.yaml'), 'PipelineFile', '', 'missing.yaml must be a file that can be read, got "ENOENT"');
    expectConfigError(() => loadPipeline(folder), 'PipelineFile', '', 'must be a file that can be read, got "EISDIR"');
    expectConfigError(() => loadPipeline(undefined as unknown as string), 'PipelineFile', '', 'the file of a pipeline must be a path, got undefined');
    expectConfigError(() => loadPipeline(path.join(near, 'b.zip')), 'PipelineField', '', 'b.zip, pipeline.yaml, document 1: pipelineInfo must be given');
  });
});

test.each([undefined, 'a', {}, { spec: {} }])('nothing is made of %j', given => {
  expect(() => new LoadedPipeline(given as unknown as CompiledPipeline)).toThrow(expect.objectContaining({ name: 'ConfigError' }));
});
