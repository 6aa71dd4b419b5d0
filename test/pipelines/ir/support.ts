import * as fs from 'fs';
import * as path from 'path';
import { CompiledPipeline } from '../../../src/pipelines/ir/types';

/** A pipeline with something at every level: a condition with a nested loop, an importer, outputs, settings of pods, settings of the run. */
export function sample(): CompiledPipeline {
  return JSON.parse(JSON.stringify(SAMPLE)) as CompiledPipeline;
}

const dataset = { schemaTitle: 'system.Dataset', schemaVersion: '0.0.1' };

const SAMPLE: CompiledPipeline = {
  spec: {
    pipelineInfo: { name: 'sample', displayName: 'Sample', description: 'Trains a model.\nTwice.' },
    root: {
      inputDefinitions: {
        parameters: {
          rounds: { parameterType: 'NUMBER_INTEGER', isOptional: true, defaultValue: 3, description: 'how often' },
          url: { parameterType: 'STRING', literals: ['a', 'b'] },
        },
        artifacts: { data: { artifactType: dataset, isOptional: true, description: 'what it learns from' } },
      },
      outputDefinitions: {
        parameters: { score: { parameterType: 'NUMBER_DOUBLE', description: 'how good' } },
        artifacts: { models: { artifactType: { schemaTitle: 'system.Model' }, isArtifactList: true } },
      },
      dag: {
        outputs: {
          parameters: { score: { valueFromOneof: { parameterSelectors: [{ producerSubtask: 'prepare', outputParameterKey: 'Output' }] } } },
          artifacts: { models: { artifactSelectors: [{ producerSubtask: 'condition-1', outputArtifactKey: 'models' }] } },
        },
        tasks: {
          'importer': {
            taskInfo: { name: 'Bring in' }, componentRef: { name: 'comp-importer' }, cachingOptions: { enableCache: true },
            inputs: { parameters: { uri: { runtimeValue: { constant: 'oci://models.example.com/big:1' } } } },
          },
          'prepare': {
            taskInfo: { name: 'prepare' }, componentRef: { name: 'comp-prepare' }, cachingOptions: { enableCache: true }, dependentTasks: ['importer'],
            inputs: {
              parameters: { rounds: { componentInputParameter: 'rounds' }, options: { runtimeValue: { constant: { deep: [1, null, { x: '' }], planted: true } } } },
              artifacts: { data: { taskOutputArtifact: { producerTask: 'importer', outputArtifactKey: 'artifact' } } },
            },
            retryPolicy: { maxRetryCount: 2, backoffDuration: '60s', backoffFactor: 2, backoffMaxDuration: '3600s' },
          },
          'condition-1': {
            taskInfo: { name: 'condition-1' }, componentRef: { name: 'comp-condition-1' }, dependentTasks: ['prepare'],
            inputs: { parameters: { 'pipelinechannel--prepare-Output': { taskOutputParameter: { producerTask: 'prepare', outputParameterKey: 'Output' } } } },
            triggerPolicy: { condition: "double(inputs.parameter_values['pipelinechannel--prepare-Output']) > 0.5", strategy: 'ALL_UPSTREAM_TASKS_COMPLETED' },
          },
        },
      },
    },
    components: {
      'comp-importer': {
        executorLabel: 'exec-importer',
        inputDefinitions: { parameters: { uri: { parameterType: 'STRING' } } },
        outputDefinitions: { artifacts: { artifact: { artifactType: dataset } } },
      },
      'comp-prepare': {
        executorLabel: 'exec-prepare',
        inputDefinitions: { parameters: { rounds: { parameterType: 'NUMBER_INTEGER' }, options: { parameterType: 'STRUCT' } }, artifacts: { data: { artifactType: dataset } } },
        outputDefinitions: { parameters: { Output: { parameterType: 'NUMBER_DOUBLE' } } },
        taskConfigPassthroughs: [{ field: 'RESOURCES', applyToTask: true }],
      },
      'comp-condition-1': {
        inputDefinitions: { parameters: { 'pipelinechannel--prepare-Output': { parameterType: 'NUMBER_DOUBLE' } } },
        outputDefinitions: { artifacts: { models: { artifactType: { schemaTitle: 'system.Model' } } } },
        dag: {
          outputs: { artifacts: { models: { artifactSelectors: [{ producerSubtask: 'for-loop-2', outputArtifactKey: 'model' }] } } },
          tasks: {
            'for-loop-2': {
              taskInfo: { name: 'for-loop-2' }, componentRef: { name: 'comp-for-loop-2' }, iteratorPolicy: { parallelismLimit: 2 },
              parameterIterator: { items: { raw: '[1, 2]' }, itemInput: 'pipelinechannel--loop-item-param-1' },
            },
          },
        },
      },
      'comp-for-loop-2': {
        inputDefinitions: { parameters: { 'pipelinechannel--loop-item-param-1': { parameterType: 'NUMBER_INTEGER' } } },
        outputDefinitions: { artifacts: { model: { artifactType: { schemaTitle: 'system.Model' } } } },
        dag: {
          outputs: { artifacts: { model: { artifactSelectors: [{ producerSubtask: 'train', outputArtifactKey: 'model' }] } } },
          tasks: {
            train: {
              taskInfo: { name: 'train' }, componentRef: { name: 'comp-train' }, cachingOptions: {},
              inputs: { parameters: { seed: { componentInputParameter: 'pipelinechannel--loop-item-param-1', parameterExpressionSelector: 'parseJson(string_value)["a"]' } } },
            },
          },
        },
      },
      'comp-train': {
        executorLabel: 'exec-train',
        inputDefinitions: { parameters: { seed: { parameterType: 'NUMBER_INTEGER' } } },
        outputDefinitions: { artifacts: { model: { artifactType: { schemaTitle: 'system.Model' }, metadata: { framework: 'none' } } } },
      },
    },
    deploymentSpec: {
      executors: {
        'exec-importer': { importer: { artifactUri: { constant: 'oci://models.example.com/big:1' }, typeSchema: dataset, metadata: { planted: 1 } } },
        'exec-prepare': { container: { image: 'python:3.11', command: ['sh', '-c', 'echo "$0"\n'], args: ['{{$}}'], env: [{ name: 'MODE', value: 'fast' }] } },
        'exec-train': {
          container: {
            image: 'registry.example.com/train:1', command: ['train'],
            resources: {
              resourceCpuLimit: '500m', cpuLimit: 0.5, resourceMemoryLimit: '256Mi', memoryLimit: 0.268435456,
              accelerator: { resourceType: 'nvidia.com/gpu', type: 'nvidia.com/gpu', resourceCount: '1', count: '1' },
            },
          },
        },
      },
    },
    schemaVersion: '2.1.0',
    sdkVersion: 'kfp-2.16.0',
  },
  platform: {
    platforms: {
      kubernetes: {
        deploymentSpec: {
          executors: {
            'exec-train': {
              secretAsEnv: [{
                secretName: 'keys', secretNameParameter: { runtimeValue: { constant: 'keys' } }, keyToEnv: [{ secretKey: 'token', envVar: 'TOKEN' }], optional: false,
              }],
              pvcMount: [{ mountPath: '/data', pvcNameParameter: { componentInputParameter: 'claim' }, componentInputParameter: 'claim' }],
              nodeSelector: { labels: { disk: 'ssd' } },
              tolerations: [{ key: 'gpu', operator: 'Exists', tolerationSeconds: '0' }],
              nodeAffinity: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }], weight: 50 }],
              podMetadata: { labels: { team: 'vision' } },
              activeDeadlineSeconds: '20',
              securityContext: { runAsUser: '0' },
            },
          },
        },
        pipelineConfig: { workspace: { size: '1Gi', kubernetes: { pvcSpecPatch: { storageClassName: 'fast', planted: true } } } },
      },
    },
  },
};

/** Compiled pipelines of the Python SDK, when they lie beside the repository; empty, said so, where they do not. */
export function goldens(): readonly (readonly [name: string, file: string])[] {
  const folder = path.join(__dirname, '..', '..', '..', '..', 'shared', 'kfp', 'goldens');
  if (!fs.existsSync(folder)) {
    process.stderr.write(`skipped: no compiled pipelines of the Python SDK at ${folder}\n`);
    return [];
  }
  return fs.readdirSync(folder).filter(name => name.endsWith('.yaml')).sort().map(name => [name, path.join(folder, name)]);
}

/** What stands at a path such as `a.b[0]["c d"]`. */
export function at(value: unknown, place: string): any {
  return steps(place).reduce((below: any, name) => below?.[name], value);
}

/** A copy of a value with something else at a path; undefined removes what stands there. */
export function put<T>(value: T, place: string, what: unknown): T {
  const copy = JSON.parse(JSON.stringify(value)) as T;
  const names = steps(place);
  const above = names.slice(0, -1).reduce((below: any, name) => below[name], copy);
  if (what === undefined) {
    delete above[names.at(-1)!];
  } else {
    above[names.at(-1)!] = what;
  }
  return copy;
}

function steps(place: string): string[] {
  return [...place.matchAll(/\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]|([^.[]+)/g)].map(([, index, quoted, plain]) => index ?? (quoted !== undefined ? JSON.parse(`"${quoted}"`) as string : plain));
}
