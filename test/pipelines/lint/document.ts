import { CompiledPipeline } from '../../../src/pipelines/ir/types';

/** Anything that a document may hold. */
export type Plain = any;

const port = (parameterType: string, more: object = {}) => ({ parameterType, ...more });
const file = (title: string, more: object = {}) => ({ artifactType: { schemaTitle: `system.${title}`, schemaVersion: '0.0.1' }, ...more });
const container = (image: string, args: string[], more: object = {}) => ({ container: { image, command: ['run'], args, ...more } });
const constant = (value: unknown) => ({ runtimeValue: { constant: value } });
const input = (name: string) => ({ componentInputParameter: name });
const output = (producerTask: string, outputParameterKey: string) => ({ taskOutputParameter: { producerTask, outputParameterKey } });
const task = (name: string, more: object = {}) => ({ taskInfo: { name }, componentRef: { name: `comp-${name}` }, ...more });

/**
 * A pipeline in which each feature stands once, and in which nothing is wrong: values, files, a claim, a condition, a loop, an
 * importer, a workspace, an exit handler, and settings of pods. A new one at each call.
 */
export function wholePipeline(): Plain {
  return {
    spec: {
      pipelineInfo: { name: 'train-and-report' },
      schemaVersion: '2.1.0',
      sdkVersion: 'kfp-2.16.0',
      root: {
        inputDefinitions: {
          parameters: {
            rounds: port('NUMBER_INTEGER', { isOptional: true, defaultValue: 3 }),
            names: port('LIST', { isOptional: true, defaultValue: ['a'] }),
            mode: port('STRING', { isOptional: true, defaultValue: 'fast', literals: ['fast', 'exact'] }),
            address: port('STRING'),
          },
        },
        outputDefinitions: { artifacts: { best: file('Model') }, parameters: { greetings: port('LIST'), loss: port('NUMBER_DOUBLE') } },
        dag: {
          outputs: {
            artifacts: { best: { artifactSelectors: [{ producerSubtask: 'train', outputArtifactKey: 'model' }] } },
            parameters: {
              greetings: { valueFromParameter: { producerSubtask: 'for-loop-2', outputParameterKey: 'pipelinechannel--greet-Output' } },
              loss: { valueFromParameter: { producerSubtask: 'train', outputParameterKey: 'loss' } },
            },
          },
          tasks: {
            claim: task('claim', { inputs: { parameters: { size: constant('5Gi') } } }),
            load: task('load', { inputs: { parameters: { url: input('address'), folder: constant('{{$.workspace_path}}/data'), mode: constant('exact') } } }),
            train: task('train', {
              dependentTasks: ['claim', 'load'],
              inputs: {
                parameters: {
                  'rounds': input('rounds'),
                  'rate': constant(0.5),
                  'options': constant({ deep: [1, 2] }),
                  'title': constant("{{$.inputs.parameters['pipelinechannel--load-rows']}} rows"),
                  'pipelinechannel--load-rows': output('load', 'rows'),
                },
                artifacts: { data: { taskOutputArtifact: { producerTask: 'load', outputArtifactKey: 'data' } } },
              },
            }),
            'condition-1': task('condition-1', {
              dependentTasks: ['train'],
              inputs: { parameters: { 'pipelinechannel--train-loss': output('train', 'loss') } },
              triggerPolicy: { condition: "double(inputs.parameter_values['pipelinechannel--train-loss']) < 0.5" },
            }),
            'for-loop-2': task('for-loop-2', {
              inputs: { parameters: { 'pipelinechannel--names': input('names') } },
              parameterIterator: { items: { inputParameter: 'pipelinechannel--names' }, itemInput: 'pipelinechannel--names-loop-item' },
            }),
            count: task('count', {
              dependentTasks: ['for-loop-2'],
              inputs: { parameters: { texts: output('for-loop-2', 'pipelinechannel--greet-Output') } },
            }),
            importer: task('importer', { inputs: { parameters: { uri: input('address') } } }),
            'exit-handler-3': task('exit-handler-3', {
              dependentTasks: ['importer'],
              inputs: { artifacts: { base: { taskOutputArtifact: { producerTask: 'importer', outputArtifactKey: 'artifact' } } } },
            }),
            report: task('report', {
              dependentTasks: ['exit-handler-3'],
              inputs: { parameters: { status: { taskFinalStatus: { producerTask: 'exit-handler-3' } } } },
              triggerPolicy: { strategy: 'ALL_UPSTREAM_TASKS_COMPLETED' },
            }),
          },
        },
      },
      components: {
        'comp-claim': {
          executorLabel: 'exec-claim',
          inputDefinitions: { parameters: { size: port('STRING') } },
          outputDefinitions: { parameters: { name: port('STRING') } },
        },
        'comp-load': {
          executorLabel: 'exec-load',
          inputDefinitions: { parameters: { url: port('STRING'), folder: port('STRING'), mode: port('STRING', { literals: ['fast', 'exact'] }) } },
          outputDefinitions: { artifacts: { data: file('Dataset') }, parameters: { rows: port('NUMBER_INTEGER') } },
        },
        'comp-train': {
          executorLabel: 'exec-train',
          inputDefinitions: {
            artifacts: { data: file('Dataset') },
            parameters: { rounds: port('NUMBER_INTEGER'), rate: port('NUMBER_DOUBLE'), options: port('STRUCT'), title: port('STRING'),
              seed: port('NUMBER_INTEGER', { isOptional: true }) },
          },
          outputDefinitions: { artifacts: { model: file('Model') }, parameters: { loss: port('NUMBER_DOUBLE') } },
        },
        'comp-condition-1': {
          inputDefinitions: { parameters: { 'pipelinechannel--train-loss': port('NUMBER_DOUBLE') } },
          dag: { tasks: { deploy: task('deploy', { inputs: { parameters: { loss: input('pipelinechannel--train-loss') } } }) } },
        },
        'comp-deploy': { executorLabel: 'exec-deploy', inputDefinitions: { parameters: { loss: port('NUMBER_DOUBLE') } } },
        'comp-for-loop-2': {
          inputDefinitions: { parameters: { 'pipelinechannel--names': port('LIST'), 'pipelinechannel--names-loop-item': port('STRING') } },
          outputDefinitions: { parameters: { 'pipelinechannel--greet-Output': port('LIST') } },
          dag: {
            outputs: { parameters: { 'pipelinechannel--greet-Output': { valueFromParameter: { producerSubtask: 'greet', outputParameterKey: 'Output' } } } },
            tasks: { greet: task('greet', { inputs: { parameters: { name: input('pipelinechannel--names-loop-item') } } }) },
          },
        },
        'comp-greet': {
          executorLabel: 'exec-greet',
          inputDefinitions: { parameters: { name: port('STRING') } },
          outputDefinitions: { parameters: { Output: port('STRING') } },
        },
        'comp-count': { executorLabel: 'exec-count', inputDefinitions: { parameters: { texts: port('LIST') } } },
        'comp-importer': {
          executorLabel: 'exec-importer',
          inputDefinitions: { parameters: { uri: port('STRING') } },
          outputDefinitions: { artifacts: { artifact: file('Artifact') } },
        },
        'comp-exit-handler-3': {
          inputDefinitions: { artifacts: { base: file('Artifact') } },
          dag: { tasks: { check: task('check', { inputs: { artifacts: { base: { componentInputArtifact: 'base' } } } }) } },
        },
        'comp-check': { executorLabel: 'exec-check', inputDefinitions: { artifacts: { base: file('Model') } } },
        'comp-report': { executorLabel: 'exec-report', inputDefinitions: { parameters: { status: port('TASK_FINAL_STATUS', { isOptional: true }) } } },
      },
      deploymentSpec: {
        executors: {
          'exec-claim': { container: { image: 'argostub/createpvc' } },
          'exec-load': container('load:1', ['{{$.inputs.parameters[\'url\']}}', "{{$.outputs.artifacts['data'].path}}", "{{$.outputs.parameters['rows'].output_file}}"]),
          'exec-train': container('train:1', ['--executor_input', '{{$}}', "{{$.inputs.artifacts['data'].path}}"], {
            env: [{ name: 'LEVEL', value: 'debug' }],
            resources: {
              cpuLimit: 2, resourceCpuLimit: '2', cpuRequest: 0.5, resourceCpuRequest: '500m', memoryLimit: 2.147483648, resourceMemoryLimit: '2Gi',
              accelerator: { type: 'nvidia.com/gpu', resourceType: 'nvidia.com/gpu', count: '1', resourceCount: '1' },
            },
          }),
          'exec-deploy': container('deploy:1', []),
          'exec-greet': container('greet:1', []),
          'exec-count': container('count:1', []),
          'exec-importer': { importer: { artifactUri: { runtimeParameter: 'uri' }, typeSchema: { schemaTitle: 'system.Artifact' },
            metadata: { from: "{{$.inputs.parameters['uri']}}" }, downloadToWorkspace: true } },
          'exec-check': container('check:1', []),
          'exec-report': container('report:1', []),
        },
      },
    },
    platform: {
      platforms: {
        kubernetes: {
          deploymentSpec: {
            executors: {
              'exec-train': {
                pvcMount: [{ mountPath: '/data', pvcNameParameter: output('claim', 'name'), ...output('claim', 'name') }],
                secretAsEnv: [{ secretName: 'key', secretNameParameter: constant('key'), keyToEnv: [{ secretKey: 'token', envVar: 'TOKEN' }] }],
                secretAsVolume: [{ secretNameParameter: constant('certificates'), mountPath: '/etc/certificates' }],
                configMapAsVolume: [{ configMapName: 'settings', mountPath: '/etc/settings' }],
                emptyDirMounts: [{ volumeName: 'scratch', mountPath: '/scratch', sizeLimit: '1Gi' }],
              },
              'exec-deploy': { imagePullSecret: [{ secretNameParameter: constant('registry') }] },
            },
          },
          pipelineConfig: { workspace: { size: '10Gi', kubernetes: { pvcSpecPatch: { accessModes: ['ReadWriteMany'], storageClassName: 'standard' } } } },
        },
      },
    },
  };
}

/** A change of a place, named by its path below `spec`, or by one that starts with `platforms`; undefined removes what is there. */
export type Change = readonly [path: string, value: unknown];

/** The whole pipeline with some places changed. */
export function changed(...changes: readonly Change[]): CompiledPipeline {
  const pipeline = wholePipeline();
  for (const [path, value] of changes) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    let at: Plain = path.startsWith('platforms') ? pipeline.platform : pipeline.spec;
    for (const name of names) {
      at[name] ??= {};
      at = at[name];
    }
    if (value === undefined) {
      delete at[last];
    } else {
      at[last] = value;
    }
  }
  return pipeline;
}

/** A planted fault: the rule that has to find it, what it is, the changes, and where it is found. */
export interface Planted {
  readonly rule: string;
  readonly what: string;
  readonly changes: readonly Change[];
  /** Path of each finding of the rule. */
  readonly at: readonly string[];
  /** What other rules have to say of the same change, as `<rule> <path>`. @default - nothing */
  readonly also?: readonly string[];
}

/** Faults of one rule. */
export function faultsOf(rule: string, ...faults: readonly (readonly [what: string, changes: readonly Change[], at: string | readonly string[],
  also?: readonly string[]])[]): Planted[] {
  return faults.map(([what, changes, at, also]) => ({ rule, what, changes, at: typeof at === 'string' ? [at] : at, also }));
}
