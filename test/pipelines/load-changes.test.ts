import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { Images } from '../../src/core';
import { accelerator, nvidia } from '../../src/core/catalogue';
import { differences } from '../../src/pipelines/ir/equal';
import { LoadedPipeline } from '../../src/pipelines/load';
import { expectConfigError } from '../support';
import { at, put, sample } from './ir/support';

/** The sample, with some places changed. */
function loaded(...places: readonly (readonly [place: string, value: unknown])[]): LoadedPipeline {
  return new LoadedPipeline(places.reduce((before, [place, value]) => put(before, place, value), sample()));
}

const TRAIN = 'root/condition-1/for-loop-2/train';
const RESOURCES = 'deploymentSpec.executors["exec-train"].container.resources';

/** What a change changes, by path with what stands there afterwards; the pipeline before it stays as it was. */
function changes(change: (one: LoadedPipeline) => LoadedPipeline, before = loaded()): Record<string, unknown> {
  const text = before.toYaml();
  const after = change(before);
  expect(before.toYaml()).toBe(text);
  const paths = plainDifferences(before.compile({ target: '2.17' }), after.compile({ target: '2.17' }));
  return Object.fromEntries(paths.map(place => [place, at(after.compile({ target: '2.17' }), place)]));
}

/** Paths at which two values differ, letter by letter, also where they mean the same. */
function plainDifferences(a: unknown, b: unknown, place = ''): string[] {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return a === b ? [] : [place];
  }
  const [left, right] = [a, b] as Record<string, unknown>[];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .flatMap(name => plainDifferences(left[name], right[name], Array.isArray(a) ? `${place}[${name}]` : /^\w+$/.test(name) ? place === '' ? name : `${place}.${name}` : `${place}["${name}"]`));
}

describe('with other images', () => {
  const TRAINED = 'spec.deploymentSpec.executors["exec-train"].container.image';
  const PREPARED = 'spec.deploymentSpec.executors["exec-prepare"].container.image';
  const MODEL = 'spec.deploymentSpec.executors["exec-importer"].importer.artifactUri.constant';

  test('all of them, behind a mirror', () => {
    const expected = { [TRAINED]: 'mirror.example.com/ml/train:1', [PREPARED]: 'mirror.example.com/ml/python:3.11', [MODEL]: 'oci://mirror.example.com/ml/big:1' };
    expect(changes(one => one.withImages({ mirror: 'mirror.example.com/ml' }))).toEqual(expected);
    const images = new Images({ mirror: 'mirror.example.com/ml' });
    expect(changes(one => one.withImages(image => images.mirrored(image)))).toEqual(expected);
  });

  test('single ones, to which the mirror does not apply', () => {
    expect(changes(one => one.withImages({ overrides: { 'python:3.11': 'own.example.com/python:1' } }))).toEqual({ [PREPARED]: 'own.example.com/python:1' });
    expect(changes(one => one.withImages({ overrides: { 'python:3.11': 'python:3.12' }, mirror: 'm.example.com' }))).toEqual({
      [TRAINED]: 'm.example.com/train:1', [PREPARED]: 'python:3.12', [MODEL]: 'oci://m.example.com/big:1',
    });
  });

  test('none that only a run knows, and none that is no image', () => {
    const before = loaded([TRAINED, "{{$.inputs.parameters['base_image']}}"], [PREPARED, 'argostub/deletepvc'], [MODEL, 'gs://bucket/a']);
    expect(changes(one => one.withImages(() => 'x'), before)).toEqual({});
  });

  test.each<[unknown, string, string]>([
    [{ mirror: 'https://x' }, 'RegistryMirror', 'mirror must be a registry host'],
    [{ overrides: { 'python:3.1': 'x' } }, 'PipelineImage', 'overrides must name images of the pipeline, got "python:3.1"; use "python:3.11"'],
    [{ overrides: { 'python:3.11': '' } }, 'PipelineImage', 'what takes the place of the image "python:3.11" must be a reference, got ""'],
    [() => undefined, 'PipelineImage', 'must be a reference, got undefined'],
    [() => 'a b', 'PipelineImage', 'must be a reference, got "a b"'],
    [{ mirrors: 'x' }, 'UnknownProp', 'use "mirror"'],
    ['mirror.example.com', 'WrongProp', 'the properties must be an object'],
    [undefined, 'WrongProp', 'the properties must be an object'],
  ])('fails for %p', (change, code, text) => expectConfigError(() => loaded().withImages(change as never), code, '', text));
});

describe('with other resources', () => {
  const PLACE = `spec.${RESOURCES}`;

  test('of a task by its path, in the newer and the older field', () => {
    expect(changes(one => one.withResources(TRAIN, { cpu: { limit: '2' }, memory: { limit: '2Gi' } }))).toEqual({
      [`${PLACE}.resourceCpuLimit`]: '2', [`${PLACE}.cpuLimit`]: 2, [`${PLACE}.resourceMemoryLimit`]: '2Gi', [`${PLACE}.memoryLimit`]: 2.147483648,
    });
    expect(changes(one => one.withResources(TRAIN, { cpu: { request: '250m' } }))).toEqual({ [`${PLACE}.resourceCpuRequest`]: '250m', [`${PLACE}.cpuRequest`]: 0.25 });
  });

  test('a single amount is reserved, and may be used', () => {
    expect(at(loaded().withResources(TRAIN, { cpu: Cpu.millis(1500), memory: Size.gibibytes(1) }).spec, RESOURCES)).toMatchObject({
      resourceCpuRequest: '1500m', cpuRequest: 1.5, resourceCpuLimit: '1500m', cpuLimit: 1.5,
      resourceMemoryRequest: '1Gi', memoryRequest: 1.073741824, resourceMemoryLimit: '1Gi', memoryLimit: 1.073741824,
    });
  });

  test.each([
    ['1.5Gi', '1536Mi', 1.610612736], ['500M', '500M', 0.5], ['1000k', '1Mi', 0.001048576], ['2048Ki', '2048Ki', 0.002097152],
  ])('memory %s is written as the SDK writes it, %s', (given, text, number) => {
    expect(at(loaded().withResources(TRAIN, { memory: given }).spec, RESOURCES)).toMatchObject({ resourceMemoryLimit: text, memoryLimit: number });
  });

  test('of an executor by its label, which had none', () => {
    expect(changes(one => one.withResources('exec-prepare', { cpu: '1' }))).toEqual({
      'spec.deploymentSpec.executors["exec-prepare"].container.resources': { resourceCpuRequest: '1', cpuRequest: 1, resourceCpuLimit: '1', cpuLimit: 1 },
    });
    expect(changes(one => one.withResources('exec-prepare', {}))).toEqual({});
  });

  test('a device, with what leads its pods to its nodes', () => {
    const POD = 'platform.platforms.kubernetes.deploymentSpec.executors';
    expect(changes(one => one.withResources(TRAIN, { gpu: nvidia(2) }))).toEqual({ [`${PLACE}.accelerator.count`]: '2', [`${PLACE}.accelerator.resourceCount`]: '2' });
    const tolerations = [{ key: 'amd', operator: 'Exists', tolerationSeconds: 5 }] as const;
    const gpu = accelerator({ name: 'a', displayName: 'A', resourceName: 'amd.com/gpu', tolerations, nodeSelector: { pool: 'amd' } });
    expect(changes(one => one.withResources(TRAIN, { gpu }))).toEqual({
      [`${PLACE}.accelerator.type`]: 'amd.com/gpu', [`${PLACE}.accelerator.resourceType`]: 'amd.com/gpu',
      [`${POD}["exec-train"].tolerations[1]`]: { key: 'amd', operator: 'Exists', tolerationSeconds: '5' },
      [`${POD}["exec-train"].nodeSelector.labels.pool`]: 'amd',
    });
    const led = { tolerations: [{ key: 'amd', operator: 'Exists', tolerationSeconds: '5' }], nodeSelector: { labels: { pool: 'amd' } } };
    expect(changes(one => one.withResources('exec-prepare', { gpu }))).toMatchObject({ [`${POD}["exec-prepare"]`]: led });
    const { platform } = loaded(['platform', undefined]).withResources('exec-prepare', { gpu });
    expect(platform).toEqual({ platforms: { kubernetes: { deploymentSpec: { executors: { 'exec-prepare': led } } } } });
  });

  test('no device any more', () => {
    expect(changes(one => one.withResources(TRAIN, { gpu: 'none' }))).toEqual({ [`${PLACE}.accelerator`]: undefined });
  });

  test('in place of what only a run knows', () => {
    const before = loaded([`spec.${RESOURCES}`, { resourceCpuLimit: "{{$.inputs.parameters['x']}}" }]);
    expect(changes(one => one.withResources(TRAIN, { cpu: { request: '9' } }), before)).toEqual({ [`${PLACE}.resourceCpuRequest`]: '9', [`${PLACE}.cpuRequest`]: 9 });
    expect(changes(one => one.withResources(TRAIN, { cpu: { limit: '9' } }), before)).toEqual({ [`${PLACE}.resourceCpuLimit`]: '9', [`${PLACE}.cpuLimit`]: 9 });
  });

  test.each<[string, unknown, string, string]>([
    ['root/condition-1/for-loop-2/trian', {}, 'PipelineTask', `use "${TRAIN}"`],
    ['exec-trian', {}, 'PipelineTask', 'use "exec-train"'],
    ['train', {}, 'PipelineTask', 'got "train"; there are exec-importer, exec-prepare, exec-train, root/condition-1/for-loop-2/train, root/prepare'],
    ['root/importer', {}, 'PipelineTask', 'got "root/importer", which runs no container'],
    ['root/condition-1', {}, 'PipelineTask', 'got "root/condition-1", which runs no container'],
    ['exec-importer', {}, 'PipelineTask', 'got "exec-importer"'],
    ['constructor', {}, 'PipelineTask', 'got "constructor"'],
    [TRAIN, undefined, 'WrongProp', 'must be an object'],
    [TRAIN, { cpu: 'much' }, 'WrongProp', 'cpu must be a Cpu such as Cpu.millis(500)'],
    [TRAIN, { memory: { limits: '1Gi' } }, 'UnknownProp', 'limits is no known property'],
    [TRAIN, { gpu: 1 }, 'WrongProp', 'gpu must be "none" or an accelerator such as nvidia(1)'],
    [TRAIN, { cpu: { request: '1' } }, 'PipelineResources', 'the CPU that is reserved must be no more than its limit, got "1" and "500m"'],
    [TRAIN, { memory: { request: '1Gi' } }, 'PipelineResources', 'the memory that is reserved must be no more than its limit, got "1Gi" and "256Mi"'],
  ])('fails for %s with %j', (which, change, code, text) => expectConfigError(() => loaded().withResources(which, change as never), code, '', text));

  test('fails where other tasks would change as well, but for the executor itself', () => {
    const shared = loaded(['spec.root.dag.tasks.again', { componentRef: { name: 'comp-prepare' } }]);
    expectConfigError(() => shared.withResources('root/again', { cpu: '1' }), 'PipelineTask', '', 'got one that tasks share by comp-prepare; name the executor "exec-prepare"');
    const above = loaded(['spec.root.dag.tasks.again', { componentRef: { name: 'comp-condition-1' } }]);
    expectConfigError(() => above.withResources(TRAIN, { cpu: '1' }), 'PipelineTask', '', 'got one that tasks share by comp-condition-1');
    const executor = loaded(['spec.components.other', { executorLabel: 'exec-train' }], ['spec.root.dag.tasks.again', { componentRef: { name: 'other' } }]);
    expectConfigError(() => executor.withResources(TRAIN, { cpu: '1' }), 'PipelineTask', '', 'got one that tasks share by other');
    expect(Object.keys(changes(one => one.withResources('exec-prepare', { cpu: '1' }), shared))).toHaveLength(1);
  });

  test('fails for a device whose nodes are known twice', () => {
    const before = loaded(['platform.platforms.kubernetes.deploymentSpec.executors["exec-train"].nodeSelector', { nodeSelectorJson: { componentInputParameter: 'a' } }]);
    const gpu = nvidia(1, { nodeSelector: { a: 'b' } });
    expectConfigError(() => before.withResources(TRAIN, { gpu }), 'PipelineResources', '', 'got a nodeSelectorJson and the device\'s {"a":"b"}');
    expect(before.withResources(TRAIN, { gpu: nvidia(3) }).platform).toEqual(before.platform);
  });
});

describe('with other defaults', () => {
  const PARAMETERS = 'spec.root.inputDefinitions.parameters';

  test('of some parameters, which need not be passed any more', () => {
    expect(changes(one => one.withDefaults({ rounds: 5 }))).toEqual({ [`${PARAMETERS}.rounds.defaultValue`]: 5 });
    expect(changes(one => one.withDefaults({ url: 'b', rounds: undefined as never }))).toEqual({ [`${PARAMETERS}.url.defaultValue`]: 'b', [`${PARAMETERS}.url.isOptional`]: true });
    expect(changes(one => one.withDefaults({}))).toEqual({});
  });

  test.each([['STRING', ''], ['NUMBER_INTEGER', 0], ['NUMBER_DOUBLE', 1], ['BOOLEAN', false], ['LIST', []], ['STRUCT', { a: [null] }]])('%s takes %j', (parameterType, value) => {
    const before = loaded(['spec.root.inputDefinitions.parameters.x', { parameterType }]);
    expect(before.withDefaults({ x: value }).inputs.find(({ name }) => name === 'x')).toMatchObject({ defaultValue: value, isOptional: true });
  });

  test.each([
    ['STRING', 1], ['STRING', null], ['NUMBER_INTEGER', '1'], ['NUMBER_INTEGER', 1.5], ['NUMBER_DOUBLE', NaN], ['BOOLEAN', 'true'],
    ['LIST', {}], ['STRUCT', []], ['STRUCT', { a: () => 1 }], ['TASK_CONFIG', {}], ['TASK_FINAL_STATUS', {}],
  ])('%s does not take %p', (parameterType, value) => {
    const before = loaded(['spec.root.inputDefinitions.parameters.x', { parameterType }]);
    expectConfigError(() => before.withDefaults({ x: value as never }), 'PipelineParameter', '', 'the default of x ');
  });

  test.each<[unknown, string]>([
    [{ round: 1 }, 'defaults must be those of parameters of the pipeline, got "round"; use "rounds"'],
    [{ data: 'a' }, 'got "data"; there are rounds, url'],
    [{ toString: 'a' }, 'got "toString"'],
    [{ url: 'c' }, 'the default of url must be one of "a", "b", got "c"'],
    [undefined, 'defaults must be a map from parameters to values, got undefined'],
    [[1], 'defaults must be a map from parameters to values, got [1]'],
  ])('fails for %j', (defaults, text) => expectConfigError(() => loaded().withDefaults(defaults as never), 'PipelineParameter', '', text));
});

describe('with caching', () => {
  test('off for all tasks that have it', () => {
    expect(changes(one => one.withCaching(false))).toEqual({
      'spec.root.dag.tasks.importer.cachingOptions.enableCache': undefined, 'spec.root.dag.tasks.prepare.cachingOptions.enableCache': undefined,
    });
    expect(loaded().withCaching(false).spec.root.dag?.tasks?.prepare.cachingOptions).toEqual({});
  });

  test('on for all tasks but groups', () => {
    expect(changes(one => one.withCaching(true))).toEqual({ 'spec.components["comp-for-loop-2"].dag.tasks.train.cachingOptions.enableCache': true });
    const before = loaded(['spec.root.dag.tasks.prepare.cachingOptions', undefined]);
    expect(changes(one => one.withCaching(true, 'root/prepare'), before)).toEqual({ 'spec.root.dag.tasks.prepare.cachingOptions': { enableCache: true } });
  });

  test('of one task, or of all inside it', () => {
    expect(Object.keys(changes(one => one.withCaching(false, 'root/prepare')))).toEqual(['spec.root.dag.tasks.prepare.cachingOptions.enableCache']);
    expect(Object.keys(changes(one => one.withCaching(true, 'root/condition-1')))).toEqual(['spec.components["comp-for-loop-2"].dag.tasks.train.cachingOptions.enableCache']);
    expect(changes(one => one.withCaching(false, 'root/condition-1'))).toEqual({});
  });

  test('of a nested pipeline as well', () => {
    const before = loaded(['spec.root.dag.tasks["condition-1"].cachingOptions', { enableCache: true }]);
    expect(Object.keys(changes(one => one.withCaching(false, 'root/condition-1'), before))).toEqual(['spec.root.dag.tasks["condition-1"].cachingOptions.enableCache']);
  });

  test.each<[unknown, unknown, string, string]>([
    ['no', undefined, 'PipelineCaching', 'caching must be switched on or off, got "no"'],
    [true, 'root/prepared', 'PipelineTask', 'caching must be that of a task, got "root/prepared"; use "root/prepare"'],
    [true, 'exec-train', 'PipelineTask', 'got "exec-train"'],
  ])('fails for %j of %j', (enabled, task, code, text) => expectConfigError(() => loaded().withCaching(enabled as never, task as never), code, '', text));
});

describe('with another name', () => {
  test('and other texts', () => {
    expect(changes(one => one.withName('other-2'))).toEqual({ 'spec.pipelineInfo.name': 'other-2' });
    expect(changes(one => one.withDisplayName('Other'))).toEqual({ 'spec.pipelineInfo.displayName': 'Other' });
    expect(changes(one => one.withDescription(''))).toEqual({ 'spec.pipelineInfo.description': undefined });
  });

  test.each(['', 'Other', '-a', 'a b', 'a'.repeat(129), undefined, 5])('fails for %j', name => {
    expectConfigError(() => loaded().withName(name as string), name === undefined ? 'MissingProp' : 'WrongProp', '', 'name must be');
  });

  test('fails for a text that is none', () => expectConfigError(() => loaded().withDescription(5 as never), 'WrongProp', '', 'description must be a string'));
});

test('changes add up, in any order', () => {
  const one = loaded().withName('a').withCaching(false).withDefaults({ rounds: 1 });
  const other = loaded().withDefaults({ rounds: 1 }).withCaching(false).withName('a');
  expect(differences(one, other)).toEqual([]);
  expect(one.toYaml()).toBe(other.toYaml());
});
