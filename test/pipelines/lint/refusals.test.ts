/** Faults of pipelines and of runs that the API server was given: who of us finds each, where the server may only fail at a run, or never. */
import * as fs from 'fs';
import * as path from 'path';
import { Change, Plain } from './document';
import { checkArguments, lintPipeline, PipelineFinding, serverLimits } from '../../../src/pipelines/lint';
import { decodePipeline } from '../../../src/pipelines/ir/decode';
import { ConfigError } from '../../../src/core';

/** What the server said of each case, when it lies beside the repository. */
const SAID = path.join(__dirname, '..', '..', '..', '..', 'shared', 'kfp', 'server-refusals.json');

const ADD = 'root.dag.tasks.add-numbers';
const SUM = { taskOutputParameter: { producerTask: 'add-numbers', outputParameterKey: 'Output' } };

/** A pipeline of two tasks, `a + b` and twice the sum, with a Secret for the second. */
function given(changes: readonly Change[]): { spec: Plain; platform: Plain } {
  const whole = (name: string) => ({ [name]: { parameterType: 'NUMBER_INTEGER' } });
  const pipeline: Plain = {
    spec: {
      pipelineInfo: { name: 'add-numbers-twice' },
      schemaVersion: '2.1.0',
      sdkVersion: 'kfp-2.16.0',
      root: {
        inputDefinitions: { parameters: { ...whole('a'), ...whole('b') } },
        dag: {
          tasks: {
            'add-numbers': {
              taskInfo: { name: 'add-numbers' }, componentRef: { name: 'comp-add-numbers' }, cachingOptions: { enableCache: true },
              inputs: { parameters: { a: { componentInputParameter: 'a' }, b: { componentInputParameter: 'b' } } },
            },
            comp: {
              taskInfo: { name: 'comp' }, componentRef: { name: 'comp-comp' }, dependentTasks: ['add-numbers'],
              inputs: { parameters: { a: SUM, b: { runtimeValue: { constant: 2 } } } },
            },
          },
        },
      },
      components: Object.fromEntries(['add-numbers', 'comp'].map(name => [`comp-${name}`, {
        executorLabel: `exec-${name}`, inputDefinitions: { parameters: { ...whole('a'), ...whole('b') } }, outputDefinitions: { parameters: whole('Output') },
      }])),
      deploymentSpec: { executors: Object.fromEntries(['add-numbers', 'comp'].map(name => [`exec-${name}`, { container: { image: 'python:3.12', command: [name] } }])) },
    },
    platform: { platforms: { kubernetes: { deploymentSpec: { executors: { 'exec-comp': { secretAsEnv: [{ secretName: 'key', keyToEnv: [{ secretKey: 'k',
      envVar: 'K' }] }] } } } } } },
  };
  for (const [place, value] of changes) {
    const names = place.split('.');
    const last = names.pop() ?? '';
    const holder = names.reduce((at, name) => at[name], place.startsWith('platforms') ? pipeline.platform : pipeline.spec);
    holder[last] = value;
  }
  return pipeline;
}

/** A case by its name, what is changed, and who finds it: reading the text, the linter, the limits of the server, or the check of arguments. */
interface Refusal {
  readonly name: string;
  readonly changes?: readonly Change[];
  /** Documents of the text. @default - both of the pipeline */
  readonly text?: (pipeline: { readonly spec: Plain; readonly platform: Plain }) => readonly Plain[];
  readonly args?: Readonly<Record<string, unknown>>;
  readonly decode?: true;
  readonly lint?: readonly string[];
  readonly limits?: readonly string[];
  readonly arguments?: readonly string[];
}

const RIGHT = { a: 1, b: 2 };

const REFUSALS: readonly Refusal[] = [
  { name: 'as is' },
  { name: 'no schemaVersion', changes: [['schemaVersion', undefined]], decode: true, lint: ['Pipeline/Version'] },
  { name: 'schemaVersion 9.9.9', changes: [['schemaVersion', '9.9.9']], decode: true, lint: ['Pipeline/Version'] },
  { name: 'no sdkVersion', changes: [['sdkVersion', undefined]] }, // runs
  { name: 'sdkVersion nonsense', changes: [['sdkVersion', 'nonsense']] }, // runs
  { name: 'no pipelineInfo', changes: [['pipelineInfo', undefined]], decode: true, lint: ['Pipeline/Name'] },
  { name: 'pipeline name with capitals and spaces', changes: [['pipelineInfo.name', 'Add Numbers']], decode: true, lint: ['Pipeline/Name'] },
  { name: 'pipeline name of 150 characters', changes: [['pipelineInfo.name', 'a'.repeat(150)]], decode: true, lint: ['Pipeline/Name'] },
  { name: 'no root', changes: [['root', undefined]], decode: true, lint: ['Pipeline/Root', 'Component/Once'] },
  { name: 'no components', changes: [['components', undefined]], lint: ['Reference/Component', 'Executor/Once'] },
  { name: 'no deploymentSpec', changes: [['deploymentSpec', undefined]], lint: ['Reference/Executor', 'Settings/Executor'] },
  { name: 'unknown field at top', changes: [['nonsense', 1]], decode: true },
  { name: 'unknown field in a task', changes: [[`${ADD}.nonsense`, 1]], decode: true },
  { name: 'unknown field in container', changes: [['deploymentSpec.executors.exec-comp.container.nonsense', 1]], decode: true },
  { name: 'executor missing', changes: [['deploymentSpec.executors.exec-add-numbers', undefined]], lint: ['Reference/Executor'] },
  { name: 'task names a component that is missing', changes: [[`${ADD}.componentRef.name`, 'comp-none']], lint: ['Reference/Component'] },
  { name: 'component without executorLabel', changes: [['components.comp-add-numbers.executorLabel', undefined]], lint: ['Component/Body'] },
  { name: 'task without taskInfo', changes: [[`${ADD}.taskInfo`, undefined]] }, // runs
  { name: 'dependentTasks names no task', changes: [[`${ADD}.dependentTasks`, ['nope']]], lint: ['Order/Task'] },
  { name: 'task depends on itself', changes: [[`${ADD}.dependentTasks`, ['add-numbers']]], lint: ['Order/Cycle'] },
  { name: 'cycle of two tasks', changes: [[`${ADD}.dependentTasks`, ['comp']]], lint: ['Order/Cycle'] },
  { name: 'input of a missing pipeline parameter', changes: [[`${ADD}.inputs.parameters.a`, { componentInputParameter: 'nope' }]], lint: ['Reference/Input'] },
  { name: 'input of a missing task output', changes: [[`${ADD}.inputs.parameters.a`, { taskOutputParameter: { producerTask: 'nope',
    outputParameterKey: 'Output' } }]], lint: ['Reference/Task'] },
  { name: 'input without source', changes: [[`${ADD}.inputs.parameters.a`, {}]], lint: ['Input/Source'] },
  { name: 'constant of the wrong type', changes: [[`${ADD}.inputs.parameters.a`, { runtimeValue: { constant: 'text' } }]], lint: ['Type/Constant'] },
  { name: 'required component input not wired', changes: [[`${ADD}.inputs.parameters`, { a: { componentInputParameter: 'a' } }]], lint: ['Input/Missing'] },
  { name: 'wired input the component has not', changes: [[`${ADD}.inputs.parameters.c`, { componentInputParameter: 'a' }]], lint: ['Input/Unknown'] },
  { name: 'parameterType unknown', changes: [['components.comp-comp.inputDefinitions.parameters.b.parameterType', 'NUMBER']], decode: true },
  { name: 'v1 parameter type INT', changes: [['components.comp-comp.inputDefinitions.parameters.b', { type: 'INT' }]], lint: ['Type/Declared'] },
  { name: 'image empty', changes: [['deploymentSpec.executors.exec-comp.container.image', '']], lint: ['Executor/Image'] },
  {
    name: 'resources text in legacy and new', changes: [['deploymentSpec.executors.exec-comp.container.resources', { cpuLimit: 'nonsense', resourceCpuLimit: 'nonsense' }]],
    decode: true, lint: ['Resources/Quantity'],
  },
  { name: 'triggerPolicy condition not CEL', changes: [[`${ADD}.triggerPolicy`, { condition: 'this is not CEL ((' }]], lint: ['Condition/Text'] },
  { name: 'retryPolicy duration as number', changes: [[`${ADD}.retryPolicy`, { maxRetryCount: 1, backoffDuration: 60 }]], decode: true },
  {
    name: 'task name with capitals',
    changes: [['root.dag.tasks.My_Task', { componentRef: { name: 'comp-comp' }, inputs: { parameters: { a: { componentInputParameter: 'a' },
      b: { componentInputParameter: 'b' } } } }], ['root.dag.tasks.comp', undefined]],
    limits: ['Server/TaskName'],
  },
  { name: 'platform spec unknown field', changes: [['platforms.kubernetes.deploymentSpec.executors.exec-comp.nonsense', 1]], decode: true },
  { name: 'platform spec for a missing executor', changes: [['platforms.kubernetes.deploymentSpec.executors.exec-nope', { imagePullPolicy: 'Always' }]],
    lint: ['Settings/Executor'] },
  { name: 'platform spec secret without name', changes: [['platforms.kubernetes.deploymentSpec.executors.exec-comp.secretAsEnv.0.secretName', undefined]],
    lint: ['Settings/Name'] },
  { name: 'two platform specs', text: ({ spec, platform }) => [spec, platform, platform], decode: true },
  { name: 'platform spec first', text: ({ spec, platform }) => [platform, spec] }, // runs
  { name: 'parameters: one missing', args: { a: 1 }, arguments: ['Argument/Missing'] },
  { name: 'parameters: unknown one', args: { ...RIGHT, c: 3 }, arguments: ['Argument/Unknown'] },
  { name: 'parameters: wrong type', args: { ...RIGHT, a: 'text' }, arguments: ['Argument/Type'] },
  { name: 'parameters: whole number as 1.0', args: { ...RIGHT, a: 1.0 } }, // runs
  { name: 'parameters: double for integer', args: { ...RIGHT, a: 1.5 }, arguments: ['Argument/Type'] },
  { name: 'parameters: null', args: { ...RIGHT, a: null }, arguments: ['Argument/Type'] },
];

const ids = (findings: readonly PipelineFinding[]) => [...new Set(findings.map(({ rule }) => rule))].sort();

describe('who finds', () => {
  test.each(REFUSALS.map(refusal => [refusal.name, refusal] as const))('%s', (_name, refusal) => {
    const pipeline = given(refusal.changes ?? []);
    const text = (refusal.text?.(pipeline) ?? [pipeline.spec, pipeline.platform]).map(each => JSON.stringify(each)).join('\n---\n');
    const read = () => decodePipeline(text, 'add.yaml');
    if (refusal.decode) {
      expect(read).toThrow(ConfigError);
    } else {
      expect(read().spec.pipelineInfo.name).toBe('add-numbers-twice');
    }
    const examined = refusal.decode ? pipeline : read();
    expect(ids(lintPipeline(examined))).toEqual([...refusal.lint ?? []].sort());
    expect(ids(serverLimits(examined))).toEqual(refusal.limits ?? []);
    expect(ids(checkArguments({ parameters: { a: { parameterType: 'NUMBER_INTEGER' }, b: { parameterType: 'NUMBER_INTEGER' } } },
      refusal.args ?? RIGHT))).toEqual(refusal.arguments ?? []);
  });
});

test('findings are errors, but for what is left over', () => {
  const found = REFUSALS.flatMap(({ changes = [] }) => [...lintPipeline(given(changes)), ...serverLimits(given(changes))]);
  expect(ids(found.filter(({ severity }) => severity === 'warning'))).toEqual(['Component/Once', 'Executor/Once']);
});

const present = fs.existsSync(SAID);
if (!present) {
  process.stderr.write(`skipped: no verdicts of the API server at ${SAID}; the cases are those of this file\n`);
}

(present ? test : test.skip)('the cases are those that the server was given, if its verdicts lie beside the repository; what it let pass for good reason nobody finds', () => {
  const said = JSON.parse(fs.readFileSync(SAID, 'utf8')) as readonly { readonly case: string; readonly upload: string; readonly run?: string }[];
  expect(REFUSALS.map(({ name }) => name)).toEqual(said.map(each => each.case));
  const refused = said.filter(({ upload, run }) => upload !== 'accepted' || run !== 'accepted').map(each => each.case);
  const found = new Set(REFUSALS.filter(one => one.decode ?? one.lint ?? one.limits ?? one.arguments).map(({ name }) => name));
  expect(refused.filter(name => !found.has(name))).toEqual([]);
  expect(REFUSALS.filter(({ name }) => !found.has(name)).map(({ name }) => name)).toEqual([
    'as is', 'no sdkVersion', 'sdkVersion nonsense', 'task without taskInfo', 'platform spec first', 'parameters: whole number as 1.0']);
});
