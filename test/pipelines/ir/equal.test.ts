import { differences, sameMeaning } from '../../../src/pipelines/ir/equal';
import { CompiledPipeline } from '../../../src/pipelines/ir/types';
import { random } from '../../random';
import { expectConfigError } from '../../support';
import { put, sample } from './support';

const TASK = 'spec.root.dag.tasks.prepare';
const RESOURCES = 'spec.deploymentSpec.executors["exec-train"].container.resources';
const POD = 'platform.platforms.kubernetes.deploymentSpec.executors["exec-train"]';

/** The sample with several places changed. */
function changed(...places: readonly (readonly [place: string, value: unknown])[]): CompiledPipeline {
  return places.reduce((before, [place, value]) => put(before, place, value), sample());
}

test('a pipeline says the same as itself, in any order of its fields', () => {
  const next = random(3);
  for (let round = 0; round < 20; round++) {
    expect(differences(sample(), shuffled(sample(), next))).toEqual([]);
  }
});

function shuffled<T>(value: T, next: () => number): T {
  if (Array.isArray(value)) {
    return value.map(one => shuffled<unknown>(one, next)) as T;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(entry => ({ entry, at: next() })).sort((a, b) => a.at - b.at);
  return Object.fromEntries(entries.map(({ entry: [name, one] }) => [name, shuffled<unknown>(one, next)])) as T;
}

test.each<[string, readonly (readonly [string, unknown])[]]>([
  ['what compiled it', [['spec.sdkVersion', 'other']]],
  ['nothing that says what compiled it', [['spec.sdkVersion', undefined]]],
  ['a default that is said', [['spec.root.inputDefinitions.parameters.url.isOptional', false], ['spec.deploymentSpec.executors["exec-importer"].importer.reimport', false]]],
  ['an empty list and map', [[`${TASK}.inputs.artifacts.data`, { taskOutputArtifact: { producerTask: 'importer', outputArtifactKey: 'artifact' } }], [`${POD}.configMapAsEnv`, []], ['spec.root.outputDefinitions.artifacts.models.metadata', {}]]],
  ['a text that is empty', [['spec.defaultPipelineRoot', ''], [`${POD}.imagePullPolicy`, '']]],
  ['the strategy that holds without one', [[`${TASK}.triggerPolicy`, { strategy: 'ALL_UPSTREAM_TASKS_SUCCEEDED' }]]],
  ['no strategy at all', [[`${TASK}.triggerPolicy`, { strategy: 'TRIGGER_STRATEGY_UNSPECIFIED' }]]],
  ['caching that is switched off in so many words', [['spec.components["comp-for-loop-2"].dag.tasks.train.cachingOptions', { enableCache: false }]]],
  ['a number as text', [[`${TASK}.retryPolicy.maxRetryCount`, '2'], [`${TASK}.retryPolicy.backoffFactor`, '2.0']]],
  ['a text as number', [[`${RESOURCES}.accelerator.count`, 1], [`${POD}.activeDeadlineSeconds`, 20], [`${POD}.tolerations[0].tolerationSeconds`, 0]]],
  ['no deprecated resources', ['cpuLimit', 'memoryLimit', 'accelerator.type', 'accelerator.count'].map(name => [`${RESOURCES}.${name}`, undefined])],
  ['only the deprecated resources', ['resourceCpuLimit', 'resourceMemoryLimit', 'accelerator.resourceType', 'accelerator.resourceCount'].map(name => [`${RESOURCES}.${name}`, undefined])],
  ['an amount in other words', [[`${RESOURCES}.resourceCpuLimit`, '0.5'], [`${RESOURCES}.resourceMemoryLimit`, '262144Ki']]],
  ['no deprecated name of a Secret', [[`${POD}.secretAsEnv[0].secretName`, undefined]]],
  ['only the deprecated name of a Secret', [[`${POD}.secretAsEnv[0].secretNameParameter`, undefined]]],
  ['a Secret that is not optional', [[`${POD}.secretAsEnv[0].optional`, undefined]]],
  ['no deprecated name of a claim', [[`${POD}.pvcMount[0].componentInputParameter`, undefined]]],
  ['only the deprecated name of a claim', [[`${POD}.pvcMount[0].pvcNameParameter`, undefined]]],
  ['a type in its first version', [['spec.components["comp-train"].inputDefinitions.parameters.seed', { type: 'INT' }]]],
])('no difference: %s', (_, places) => {
  const other = changed(...places);
  expect(differences(sample(), other)).toEqual([]);
  expect(sameMeaning(other, sample())).toBe(true);
});

test('no difference: the order of tasks that come before', () => {
  const list = ['b', 'a', 'c'];
  expect(differences(changed([`${TASK}.dependentTasks`, list]), changed([`${TASK}.dependentTasks`, [...list].reverse()]))).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['spec.pipelineInfo.name', 'other', 'pipelineInfo.name'],
  ['spec.pipelineInfo.description', undefined, 'pipelineInfo.description'],
  ['spec.root.inputDefinitions.parameters.rounds.defaultValue', undefined, 'root.inputDefinitions.parameters.rounds.defaultValue'],
  ['spec.root.inputDefinitions.parameters.rounds.defaultValue', '3', 'root.inputDefinitions.parameters.rounds.defaultValue'],
  ['spec.root.inputDefinitions.parameters.rounds.isOptional', false, 'root.inputDefinitions.parameters.rounds.isOptional'],
  ['spec.root.inputDefinitions.parameters.url.defaultValue', '', 'root.inputDefinitions.parameters.url.defaultValue'],
  ['spec.root.inputDefinitions.parameters.url.defaultValue', false, 'root.inputDefinitions.parameters.url.defaultValue'],
  [`${TASK}.inputs.parameters.options.runtimeValue.constant.deep[2].x`, undefined, 'root.dag.tasks.prepare.inputs.parameters.options.runtimeValue.constant.deep[2].x'],
  [`${TASK}.inputs.parameters.options.runtimeValue.constant.deep[1]`, 0, 'root.dag.tasks.prepare.inputs.parameters.options.runtimeValue.constant.deep[1]'],
  [`${TASK}.cachingOptions`, {}, 'root.dag.tasks.prepare.cachingOptions'],
  [`${TASK}.dependentTasks`, ['importer', 'x'], 'root.dag.tasks.prepare.dependentTasks[1]'],
  ['spec.root.dag.tasks["condition-1"].triggerPolicy.strategy', undefined, 'root.dag.tasks.condition-1.triggerPolicy.strategy'],
  ['spec.root.dag.tasks.more', { componentRef: { name: 'comp-train' } }, 'root.dag.tasks.more'],
  ['spec.deploymentSpec.executors["exec-prepare"].container.command[1]', '-ec', 'deploymentSpec.executors.exec-prepare.container.command[1]'],
  ['spec.deploymentSpec.executors["exec-empty"]', {}, 'deploymentSpec.executors.exec-empty'],
  ['spec.components["comp-train"].inputDefinitions.parameters.seed', { type: 'DOUBLE' }, 'components.comp-train.inputDefinitions.parameters.seed.parameterType'],
  [`${RESOURCES}.resourceMemoryLimit`, '257Mi', 'deploymentSpec.executors.exec-train.container.resources.memoryLimit'],
  [`${RESOURCES}.cpuLimit`, 0.6, 'deploymentSpec.executors.exec-train.container.resources.cpuLimit'],
  [`${RESOURCES}.accelerator.count`, '2', 'deploymentSpec.executors.exec-train.container.resources.accelerator.count'],
  [`${POD}.secretAsEnv[0].secretName`, 'other', 'platforms.kubernetes.deploymentSpec.executors.exec-train.secretAsEnv[0].secretName'],
  [`${POD}.secretAsEnv[0].optional`, true, 'platforms.kubernetes.deploymentSpec.executors.exec-train.secretAsEnv[0].optional'],
  [`${POD}.pvcMount[0].componentInputParameter`, 'other', 'platforms.kubernetes.deploymentSpec.executors.exec-train.pvcMount[0].componentInputParameter'],
  [`${POD}.tolerations[0].tolerationSeconds`, undefined, 'platforms.kubernetes.deploymentSpec.executors.exec-train.tolerations[0].tolerationSeconds'],
  [`${POD}.securityContext.runAsUser`, undefined, 'platforms.kubernetes.deploymentSpec.executors.exec-train.securityContext'],
  [`${POD}.nodeAffinity[0].weight`, undefined, 'platforms.kubernetes.deploymentSpec.executors.exec-train.nodeAffinity[0].weight'],
  ['platform', undefined, 'platforms'],
])('a difference: %s, %j', (place, value, path) => {
  const other = changed([place, value]);
  expect(differences(sample(), other)).toContain(path);
  expect(differences(other, sample())).toContain(path);
  expect(sameMeaning(sample(), other)).toBe(false);
});

test('a difference is found at one place, that of the newer field where both are there', () => {
  const newer = changed([`${RESOURCES}.resourceCpuLimit`, '1'], [`${RESOURCES}.cpuLimit`, 1]);
  expect(differences(sample(), newer)).toEqual(['deploymentSpec.executors.exec-train.container.resources.resourceCpuLimit']);
});

test('a platform that says nothing is none', () => {
  const { spec } = sample();
  expect(differences({ spec }, { spec, platform: { platforms: { kubernetes: { deploymentSpec: { executors: {} } } } } })).toEqual([]);
});

test.each([undefined, 1, {}, { spec: 'a' }])('fails for %j, which is no compiled pipeline', given => {
  expectConfigError(() => differences(sample(), given as unknown as CompiledPipeline), 'PipelineText', '', 'must be an object with spec');
});

test('fails for what no document can say', () => {
  const odd = { spec: { ...sample().spec, sdkVersion: (() => 'a') as unknown as string } };
  expectConfigError(() => differences(sample(), odd), 'PipelineText', '', 'sdkVersion must be something that JSON can say');
});
