/** What looks like a fault and is none. */
import { Change, changed } from './document';
import { lintPipeline, PipelineFinding, serverLimits } from '../../../src/pipelines/lint';

const TASKS = 'root.dag.tasks';
const EXECUTORS = 'deploymentSpec.executors';
const SETTINGS = 'platforms.kubernetes.deploymentSpec.executors';
const constant = (value: unknown) => ({ runtimeValue: { constant: value } });
const ids = (findings: readonly PipelineFinding[]) => findings.map(({ rule, path }) => `${rule} ${path}`);

const FINE: readonly (readonly [what: string, changes: readonly Change[]])[] = [
  ['a name of 128 letters', [['pipelineInfo.name', 'a'.repeat(128)]]],
  ['no second document', [['platforms', undefined], [`${TASKS}.load.inputs.parameters.folder`, constant('/data')],
    [`${EXECUTORS}.exec-importer.importer.downloadToWorkspace`, false]]],
  ['an item of a loop, whose type nobody knows, for a number', [['components.comp-greet.inputDefinitions.parameters.name.parameterType', 'NUMBER_INTEGER']]],
  ['such an item passed on by a group', [
    ['components.comp-for-loop-2.dag.tasks.condition-9', {
      componentRef: { name: 'comp-condition-9' }, inputs: { parameters: { item: { componentInputParameter: 'pipelinechannel--names-loop-item' } } },
      triggerPolicy: { condition: "inputs.parameter_values['item'] != ''" },
    }],
    ['components.comp-condition-9', {
      inputDefinitions: { parameters: { item: { parameterType: 'STRING' } } }, outputDefinitions: { parameters: { Output: { parameterType: 'LIST' } } },
      dag: {
        tasks: { inner: { componentRef: { name: 'comp-inner' }, inputs: { parameters: { number: { componentInputParameter: 'item' } } } } },
        outputs: { parameters: { Output: { valueFromParameter: { producerSubtask: 'inner', outputParameterKey: 'Output' } } } },
      },
    }],
    ['components.comp-inner', {
      executorLabel: 'exec-inner', inputDefinitions: { parameters: { number: { parameterType: 'NUMBER_DOUBLE' } } },
        outputDefinitions: { parameters: { Output: { parameterType: 'NUMBER_DOUBLE' } } },
    }],
    [`${EXECUTORS}.exec-inner`, { container: { image: 'inner:1', command: ['run'] } }],
  ]],
  ['a part of a value, whose type nobody knows', [['components.comp-for-loop-2.dag.tasks.greet.inputs.parameters.name', {
    componentInputParameter: 'pipelinechannel--names', parameterExpressionSelector: 'parseJson(string_value)["a"]',
  }]]],
  ['how a task ended as an object', [['components.comp-report.inputDefinitions.parameters.status.parameterType', 'STRUCT']]],
  ['a number for a text, into which the server turns it', [[`${TASKS}.train.inputs.parameters.title`, constant(5)]]],
  ['a default that is null', [['components.comp-train.inputDefinitions.parameters.seed.defaultValue', null]]],
  ['a file without a known type', [['components.comp-load.outputDefinitions.artifacts.data.artifactType', { instanceSchema: 'title: own' }]]],
  ['another patch of one version of a type', [['components.comp-load.outputDefinitions.artifacts.data.artifactType.schemaVersion', '0.1.0']]],
  ['a task before that another one waits for', [[`${TASKS}.train.dependentTasks`, ['load']], [`${TASKS}.load.dependentTasks`, ['claim']]]],
  ['resources from another task, whose order Python\'s SDK does not write', [
    [`${EXECUTORS}.exec-count.container.resources`, { resourceCpuLimit: "{{$.inputs.parameters['pipelinechannel--load-rows']}}" }],
    [`${TASKS}.count.inputs.parameters.cpu_limit`, constant("{{$.inputs.parameters['pipelinechannel--load-rows']}}")],
    [`${TASKS}.count.inputs.parameters.pipelinechannel--load-rows`, { taskOutputParameter: { producerTask: 'load', outputParameterKey: 'rows' } }],
  ]],
  ['the item of a loop in its condition', [[`${TASKS}.for-loop-2.triggerPolicy`, { condition: "inputs.parameter_values['pipelinechannel--names-loop-item'] == 'a'" }]]],
  ['a loop over a list that is written down', [[`${TASKS}.for-loop-2.parameterIterator.items`, { raw: '["a"]' }]]],
  ['an output of the one of several tasks that ran', [['root.dag.outputs.parameters.loss', { valueFromOneof: { parameterSelectors: [
    { producerSubtask: 'train', outputParameterKey: 'loss' }, { producerSubtask: 'train', outputParameterKey: 'loss' }] } }]]],
  ['half a core beside 0.5', [[`${EXECUTORS}.exec-train.container.resources.resourceCpuRequest`, '0.5']]],
  ['as much requested as the limit', [[`${EXECUTORS}.exec-train.container.resources.resourceMemoryRequest`, '2048Mi']]],
  ['one volume in two pods', [[`${SETTINGS}.exec-deploy.secretAsVolume`, [{ secretName: 'certificates', mountPath: '/etc/certificates' }]]]],
  ['a Secret with dots that is not mounted', [[`${SETTINGS}.exec-deploy.imagePullSecret.0.secretNameParameter`, constant('team.registry')]]],
  ['a task for the end of a container', [[`${TASKS}.report.dependentTasks`, ['train']], [`${TASKS}.report.inputs.parameters.status.taskFinalStatus.producerTask`, 'train']]],
  ['a driver of a loop and of an importer, which have none', [
    [`${TASKS}.for-loop-2-driver`, { componentRef: { name: 'comp-driver' } }], [`${TASKS}.importer-driver`, { componentRef: { name: 'comp-driver-2' } }],
      [`${TASKS}.claim-driver`, { componentRef: { name: 'comp-driver-3' } }],
    ...['', '-2', '-3'].flatMap((end): Change[] => [[`components.comp-driver${end}`, { executorLabel: `exec-driver${end}` }], [`${EXECUTORS}.exec-driver${end}`,
      { container: { image: `driver${end}:1`, command: ['run'] } }]]),
  ]],
  ['two components of one content, told apart by what is for people', [
    ['components.comp-again', { executorLabel: 'exec-again', inputDefinitions: { parameters: { loss: { parameterType: 'NUMBER_DOUBLE', description: 'of the other one' } } } }],
    [`${EXECUTORS}.exec-again`, { container: { image: 'deploy:1', command: ['run'] } }],
    ['components.comp-condition-1.dag.tasks.again', { componentRef: { name: 'comp-again' }, inputs: { parameters: { loss: constant(1) } } }],
  ]],
  ['values of the run as whole constants', [[`${TASKS}.train.inputs.parameters.title`, constant('{{$.pipeline_job_name}}')]]],
  ['braces that are no placeholders', [[`${EXECUTORS}.exec-greet.container.args`, ['{{name}} {{ .Values.x }} ${NAME} {"Concat": 1} {"IfPresent"', '{"a": 1}']]]],
];

test.each(FINE)('%s is no fault', (_what, changes) => {
  expect(ids([...lintPipeline(changed(...changes)), ...serverLimits(changed(...changes))])).toEqual([]);
});

test('braces in a program are no fault of the document', () => {
  const pipeline = changed([`${EXECUTORS}.exec-greet.container.args`, ["print(1)\nprint('''{{$.inputs.parameters['other']}}''')\n"]]);
  expect(ids(lintPipeline(pipeline))).toEqual([]);
});

test('a value as the program is resolved from 2.17 on', () => {
  const pipeline = changed([`${EXECUTORS}.exec-greet.container.command`, ["{{$.inputs.parameters['name']}}"]]);
  expect(ids(serverLimits(pipeline, { target: '2.17' }))).toEqual([]);
  expect(ids(serverLimits(pipeline, { target: '2.16' }))).toEqual([`Server/Command ${EXECUTORS}.exec-greet.container.command[0]`]);
});

describe('IfPresent on a server of 2.17', () => {
  test.each([
    ['of a value with texts', '{"IfPresent": {"InputName": "url", "Then": ["--url", "{{$.inputs.parameters[\'url\']}}"], "Else": "none"}}', undefined],
    ['of a value that may be missing, without Else', '{"IfPresent": {"InputName": "mode", "Then": "a"}}', undefined],
    ['with an output', '{"IfPresent": {"InputName": "url", "Then": ["{{$.outputs.artifacts[\'data\'].path}}"]}}', 'names an output'],
    ['within another one', '{"IfPresent": {"InputName": "url", "Then": [{"IfPresent": {"InputName": "mode", "Then": "a"}}]}}', 'texts alone'],
  ])('%s', (_what, argument, problem) => {
    const findings = serverLimits(changed([`${EXECUTORS}.exec-load.container.args.0`, argument]), { target: '2.17' });
    expect(findings.map(finding => finding.problem)).toEqual(problem === undefined ? [] : [expect.stringContaining(problem)]);
  });

  test('of a file always takes Else', () => {
    const findings = serverLimits(changed([`${EXECUTORS}.exec-check.container.args`, ['{"IfPresent": {"InputName": "base", "Then": ["a"], "Else": ["b"]}}']]), { target: '2.17' });
    expect(findings.map(finding => finding.problem)).toEqual(['always takes Else, since it asks for a file, got "base"']);
  });
});
