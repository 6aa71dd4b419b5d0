import * as fs from 'fs';
import { decodePipeline } from '../../../src/pipelines/ir/decode';
import { Target, TARGETS, unknownTo } from '../../../src/pipelines/ir/targets';
import { CompiledPipeline } from '../../../src/pipelines/ir/types';
import { expectConfigError } from '../../support';
import { goldens, put } from './support';

const PLAIN: CompiledPipeline = {
  spec: {
    pipelineInfo: { name: 'plain' },
    root: { dag: { tasks: { a: { componentRef: { name: 'comp-a' }, cachingOptions: {} } } } },
    components: {
      'comp-a': {
        executorLabel: 'exec-a',
        inputDefinitions: { parameters: { x: { parameterType: 'STRING' } } },
        outputDefinitions: { parameters: { y: { parameterType: 'STRING' } } },
      },
    },
    deploymentSpec: { executors: { 'exec-a': { container: { image: 'python:3.11' } }, 'exec-b': { importer: { artifactUri: { constant: 'a' }, typeSchema: {} } } } },
    schemaVersion: '2.1.0',
  },
  platform: {
    platforms: {
      kubernetes: {
        deploymentSpec: {
          executors: { 'exec-a': { secretAsEnv: [{}], configMapAsEnv: [{}], secretAsVolume: [{ mountPath: '/a', optional: true }], pvcMount: [{ mountPath: '/b' }] } },
        },
        pipelineConfig: { workspace: { size: '1Gi' } },
      },
    },
  },
};

const EXECUTOR = 'platform.platforms.kubernetes.deploymentSpec.executors["exec-a"]';
const CONFIG = 'platform.platforms.kubernetes.pipelineConfig';

test('every release reads what all of them know', () => expect(TARGETS.flatMap(target => unknownTo(PLAIN, target))).toEqual([]));

test.each<[string, unknown, readonly Target[], string]>([
  ['spec.root.taskConfigPassthroughs', [], ['2.14'], '2.15'],
  ['spec.components["comp-a"].taskConfigPassthroughs', [], ['2.14'], '2.15'],
  ['spec.components["comp-a"].inputDefinitions.parameters.x.parameterType', 'TASK_CONFIG', ['2.14'], '2.15'],
  ['spec.components["comp-a"].outputDefinitions.parameters.y.parameterType', 'TASK_CONFIG', ['2.14'], '2.15'],
  ['spec.components["comp-a"].inputDefinitions.parameters.x.literals', ['a'], ['2.14', '2.15'], '2.16'],
  ['spec.root.dag.tasks.a.cachingOptions.cacheKey', 'k', TARGETS, 'a release after 2.17'],
  ['spec.deploymentSpec.executors["exec-b"].importer.downloadToWorkspace', true, ['2.14'], '2.15'],
  [`${EXECUTOR}.secretAsEnv[0].optional`, false, ['2.14'], '2.15'],
  [`${EXECUTOR}.configMapAsEnv[0].optional`, false, ['2.14'], '2.15'],
  [`${EXECUTOR}.pvcMount[0].subPath`, 'a', ['2.14', '2.15'], '2.16'],
  [`${EXECUTOR}.securityContext`, {}, ['2.14', '2.15'], '2.16'],
  [`${EXECUTOR}.initContainers`, [], TARGETS, 'a release after 2.17'],
  [`${CONFIG}.resourceTtl`, 60, ['2.17'], '2.14 to 2.16'],
  [`${CONFIG}.resourceTtlOnCompletion`, 60, ['2.14', '2.15', '2.16'], '2.17'],
  [`${CONFIG}.resourceTtlOnSuccess`, 60, ['2.14', '2.15', '2.16'], '2.17'],
  [`${CONFIG}.resourceTtlOnFailure`, 60, ['2.14', '2.15', '2.16'], '2.17'],
  [`${CONFIG}.activeDeadlineSeconds`, 60, ['2.14', '2.15', '2.16'], '2.17'],
])('%s is unknown to some, and only it', (place, value, targets, since) => {
  const compiled = put(PLAIN, place, value);
  const path = place.replace(/^(spec|platform)\./, '').replace(/\["([\w-]+)"\]/g, '.$1');
  for (const target of TARGETS) {
    expect(unknownTo(compiled, target)).toEqual(targets.includes(target) ? [{ path, since }] : []);
  }
});

test('a claim that is to be a copy is one from 2.17 on, in any DAG', () => {
  const inputs = { parameters: { data_source: { runtimeValue: { constant: { kind: 'VolumeSnapshot' } } } } };
  const stub = put(PLAIN, 'spec.deploymentSpec.executors["exec-a"].container.image', 'argostub/createpvc');
  const inRoot = put(stub, 'spec.root.dag.tasks.a.inputs', inputs);
  const inside = put(put(stub, 'spec.components["comp-b"]', { dag: { tasks: {} } }), 'spec.components["comp-b"].dag.tasks.b', { componentRef: { name: 'comp-a' }, inputs });
  const found = (compiled: CompiledPipeline) => TARGETS.map(target => unknownTo(compiled, target).map(({ path }) => path));
  expect(found(inRoot)).toEqual([...[1, 2, 3].map(() => ['root.dag.tasks.a.inputs.parameters.data_source']), []]);
  expect(found(inside)).toEqual([...[1, 2, 3].map(() => ['components.comp-b.dag.tasks.b.inputs.parameters.data_source']), []]);
  expect(found(put(PLAIN, 'spec.root.dag.tasks.a.inputs', inputs))).toEqual([[], [], [], []]);
});

test.each(['2.13', '2.16.0', undefined, 2.16])('fails for the target %j', target => {
  expectConfigError(() => unknownTo(PLAIN, target as Target), 'PipelineTarget', '', 'target must be a release of Kubeflow Pipelines, got', '"2.14", "2.15", "2.16", "2.17"');
});

test.each([undefined, null, 'a', {}, { spec: [] }, { spec: {}, platform: 1 }])('fails for %j, which is no compiled pipeline', given => {
  expectConfigError(() => unknownTo(given as unknown as CompiledPipeline, '2.16'), 'PipelineText', '', 'must be an object with spec');
});

const golden = goldens();

(golden.length > 0 ? test : test.skip)('a server of 2.16 reads all that the Python SDK compiled, but one field that it does not act upon', () => {
  const found = golden.flatMap(([name, file]) => unknownTo(decodePipeline(fs.readFileSync(file, 'utf8')), '2.16').map(({ path }) => `${name} ${path}`));
  expect(found).toEqual(['k8s-create-mount-delete-dynamic-pvc.yaml root.dag.tasks.createpvc.inputs.parameters.data_source']);
});
