import { dump } from 'js-yaml';
import { CompiledPipeline } from '../../../src/pipelines/ir/types';
import { decodePipeline } from '../../../src/pipelines/ir/decode';
import { random } from '../../random';
import { configError, expectConfigError } from '../../support';
import { at, put, sample } from './support';

function yaml({ spec, platform }: CompiledPipeline): string {
  return [spec, ...platform === undefined ? [] : [platform]].map(document => dump(document, { noRefs: true })).join('---\n');
}

/** The sample as a text, with something else at a path; those of the platform document begin with `platforms`. */
function changed(place: string, what: unknown): string {
  const { spec, platform } = sample();
  return yaml(place.startsWith('platforms') ? { spec, platform: put(platform, place, what) } : { spec: put(spec, place, what), platform });
}

/** An object of Kubernetes, as text. */
function manifest(kind: string, spec: object): string {
  return dump({ apiVersion: 'pipelines.kubeflow.org/v2beta1', kind, metadata: { name: 'a' }, spec }, { noRefs: true });
}

/** A path as messages spell it. */
function plain(place: string): string {
  return place.replace(/\["([\w-]+)"\]/g, '.$1');
}

describe('a pipeline is read', () => {
  const { spec, platform } = sample();

  test.each<[string, string]>([
    ['of two documents', yaml({ spec, platform })],
    ['of two documents, the second one first', `${dump(platform)}---\n${dump(spec)}`],
    ['between empty documents', `---\n---\n${yaml({ spec, platform })}---\n`],
    ['with a mark of its encoding and lines of Windows', `\uFEFF${yaml({ spec, platform })}`.replace(/\n(?=[a-z])/g, '\r\n')],
    ['of a Kubernetes manifest', manifest('PipelineVersion', { pipelineName: 'a', pipelineSpec: spec, platformSpec: platform })],
    ['of a Kubernetes manifest with its Pipeline', `${manifest('Pipeline', {})}---\n${manifest('PipelineVersion', { pipelineSpec: spec, platformSpec: platform })}`],
  ])('%s', (_, text) => expect(decodePipeline(text)).toEqual({ spec, platform }));

  test.each<[string, string]>([
    ['of one document', dump(spec)],
    ['of JSON', JSON.stringify(spec)],
    ['of JSON in lines with tabs', JSON.stringify(spec, undefined, '\t')],
    ['of a Kubernetes manifest without a platform', manifest('PipelineVersion', { pipelineSpec: spec, platformSpec: null })],
  ])('%s', (_, text) => expect(decodePipeline(text)).toEqual({ spec }));
});

describe('what protobuf lets a file say in several ways comes out in one', () => {
  const platform = 'platforms.kubernetes.deploymentSpec.executors["exec-train"]';
  test.each<[string, unknown, unknown]>([
    ['deploymentSpec.executors["exec-train"].container.resources.accelerator.count', 2, '2'],
    ['deploymentSpec.executors["exec-train"].container.resources.cpuLimit', '0.25', 0.25],
    ['root.dag.tasks.prepare.retryPolicy.maxRetryCount', '4', 4],
    ['root.dag.tasks.prepare.retryPolicy.backoffFactor', '1.5e0', 1.5],
    [`${platform}.activeDeadlineSeconds`, 60, '60'],
    [`${platform}.tolerations[0].tolerationSeconds`, 10, '10'],
    [`${platform}.securityContext.runAsUser`, 1000, '1000'],
    [`${platform}.nodeAffinity[0].weight`, '7', 7],
    ['root.dag.tasks.prepare.inputs.artifacts', null, undefined],
    ['root.dag.tasks.prepare.retryPolicy', null, undefined],
    [`${platform}.secretAsEnv`, null, undefined],
    [`${platform}.imagePullPolicy`, null, undefined],
  ])('%s: %j', (place, given, expected) => {
    const decoded = decodePipeline(changed(place, given));
    expect(at(place.startsWith('platforms') ? decoded.platform : decoded.spec, place)).toEqual(expected);
  });

  test.each([null, [null, 1], { a: null }, '', '5', 5, false, [], {}])('but not the values of the pipeline itself: %j', value => {
    for (const place of ['root.inputDefinitions.parameters.rounds.defaultValue', 'root.dag.tasks.prepare.inputs.parameters.options.runtimeValue.constant']) {
      expect(at(decodePipeline(changed(place, value)).spec, place)).toEqual(value);
    }
  });
});

describe('an unknown field is refused with its path and the name that was meant', () => {
  const executor = 'platforms.kubernetes.deploymentSpec.executors["exec-train"]';
  test.each<[string, string, string]>([
    ['', 'pipelineinfos', 'use "pipelineInfo"'],
    ['pipelineInfo', 'displayname', 'use "displayName"'],
    ['root', 'dags', 'use "dag"'],
    ['root.dag.tasks.prepare', 'cachingOption', 'use "cachingOptions"'],
    ['root.dag.tasks.prepare.inputs.parameters.rounds', 'component_input_parameter', 'use "componentInputParameter"'],
    ['root.dag.tasks["condition-1"].triggerPolicy', 'conditions', 'use "condition"'],
    ['root.dag.outputs.parameters.score.valueFromOneof.parameterSelectors[0]', 'producerTask', 'use "producerSubtask"'],
    ['components["comp-train"]', 'executor', 'use "executorLabel"'],
    ['components["comp-prepare"].taskConfigPassthroughs[0]', 'applyToTasks', 'use "applyToTask"'],
    ['components["comp-for-loop-2"].dag.tasks.train', 'retryPolicies', 'use "retryPolicy"'],
    ['root.inputDefinitions.parameters.rounds', 'default', 'use "defaultValue"'],
    ['deploymentSpec', 'executor', 'use "executors"'],
    ['deploymentSpec.executors["exec-train"].container', 'images', 'use "image"'],
    ['deploymentSpec.executors["exec-train"].container.resources', 'cpu', 'there are accelerator, cpuLimit'],
    ['deploymentSpec.executors["exec-prepare"].container.env[0]', 'valueFrom', 'use "value"'],
    ['deploymentSpec.executors["exec-importer"].importer', 'reimports', 'use "reimport"'],
    ['platforms', 'kubernetess', 'use "kubernetes"'],
    ['platforms.kubernetes', 'pipelineconfig', 'use "pipelineConfig"'],
    ['platforms.kubernetes.pipelineConfig', 'mutexName', 'there are activeDeadlineSeconds'],
    [executor, 'toleration', 'use "tolerations"'],
    [`${executor}.secretAsEnv[0]`, 'secret', 'use "secretName"'],
    [`${executor}.secretAsEnv[0].keyToEnv[0]`, 'env', 'there are envVar, secretKey'],
    [`${executor}.nodeAffinity[0].matchExpressions[0]`, 'value', 'use "values"'],
  ])('%s.%s', (above, name, remedy) => {
    const place = above === '' ? name : `${above}.${name}`;
    const document = place.startsWith('platforms') ? 2 : 1;
    const shown = plain(place);
    expectConfigError(() => decodePipeline(changed(place, 'hunter2'), 'train.yaml'), 'PipelineField', '', `train.yaml, document ${document}: ${shown} is no known field, got a string; ${remedy}`);
  });

  test('wherever it is put, but in values of the pipeline itself', () => {
    const open = /\.(constant|metadata|pvcSpecPatch)\b/;
    const { spec, platform } = sample();
    const next = random(7);
    const places = [...objectsIn(spec), ...objectsIn(platform)];
    expect(places.length).toBeGreaterThan(100);
    for (let round = 0; round < 150; round++) {
      const above = places[Math.floor(next() * places.length)];
      const place = above === '' ? 'planted' : `${above}.planted`;
      const decode = () => decodePipeline(changed(place, [round]));
      if (open.test(place)) {
        expect(decode).not.toThrow();
      } else {
        expectConfigError(decode, 'PipelineField', '', `: ${plain(place)} `);
      }
    }
  });
});

/** Paths of all objects, the whole first. */
function objectsIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const below = Array.isArray(value) ? value.flatMap((one, index) => objectsIn(one, `${path}[${index}]`))
    : Object.entries(value).flatMap(([name, one]) => objectsIn(one, /^\w+$/.test(name) ? path === '' ? name : `${path}.${name}` : `${path}["${name}"]`));
  return Array.isArray(value) || path === '' && 'platforms' in value ? below : [path, ...below];
}

describe('a wrong value is refused with its path', () => {
  const prepare = 'root.dag.tasks.prepare';
  test.each<[string, unknown, string]>([
    ['schemaVersion', '2.0.0', 'must be "2.1.0", got "2.0.0"'],
    ['schemaVersion', undefined, 'must be given'],
    ['pipelineInfo', undefined, 'must be given'],
    ['pipelineInfo.name', undefined, 'must be given'],
    ['pipelineInfo.name', 'My pipeline', 'must be 1 to 128 lower-case letters'],
    ['pipelineInfo.name', 'a'.repeat(129), 'must be 1 to 128 lower-case letters'],
    ['root', undefined, 'must be given'],
    ['root', null, 'must be given'],
    ['root', [], 'must be an object'],
    ['components["comp-train"]', null, 'must be an object, got null'],
    ['components["comp-train"].executorLabel', 5, 'must be a string, got 5'],
    ['root.inputDefinitions.parameters.rounds.parameterType', 'INTEGER', 'must be one of "STRING", "NUMBER_INTEGER"'],
    ['root.inputDefinitions.parameters.rounds.isOptional', 'yes', 'must be true or false, got "yes"'],
    ['components["comp-prepare"].taskConfigPassthroughs[0].field', 'MEMORY', 'must be one of "RESOURCES"'],
    [`${prepare}.componentRef`, undefined, 'must be given'],
    [`${prepare}.dependentTasks`, 'importer', 'must be a list, got "importer"'],
    [`${prepare}.dependentTasks`, [null], 'must be a string, got null'],
    [`${prepare}.retryPolicy.backoffDuration`, 60, 'must be a time in seconds such as "60s", got 60'],
    [`${prepare}.retryPolicy.backoffDuration`, '1m', 'must be a time in seconds such as "60s", got "1m"'],
    [`${prepare}.retryPolicy.maxRetryCount`, 1.5, 'must be a whole number'],
    [`${prepare}.retryPolicy.maxRetryCount`, 2 ** 31, 'must be 2147483647 or less'],
    ['root.dag.tasks["condition-1"].triggerPolicy.strategy', 'ALWAYS', 'must be one of'],
    ['deploymentSpec.executors["exec-train"].container.resources.accelerator.count', 'two', 'must be a whole number of 64 bits as text, got "two"'],
    ['deploymentSpec.executors["exec-train"].container.resources.accelerator.count', 1.5, 'must be a whole number of 64 bits as text, got 1.5'],
    ['deploymentSpec.executors["exec-train"].container.command', [1], 'must be a string'],
    ['platforms.kubernetes.deploymentSpec.executors["exec-train"].imagePullPolicy', 'Sometimes', 'must be one of "Always"'],
    ['platforms.kubernetes.deploymentSpec.executors["exec-train"].tolerations', {}, 'must be a list'],
    ['platforms.kubernetes.deploymentSpec.executors["exec-train"].podMetadata.labels.team', true, 'must be a string'],
  ])('%s: %j', (place, value, problem) => {
    expectConfigError(() => decodePipeline(changed(place, value)), 'PipelineField', '', `: ${plain(place)}`, problem);
  });

  test.each<[string, string, unknown]>([
    ['components["comp-train"]', 'dag', { tasks: {} }],
    ['deploymentSpec.executors["exec-train"]', 'importer', { artifactUri: { constant: 'a' }, typeSchema: {} }],
    ['deploymentSpec.executors["exec-importer"].importer.artifactUri', 'runtimeParameter', 'uri'],
    ['root.dag.tasks.prepare.inputs.parameters.rounds', 'runtimeValue', { constant: 1 }],
    ['root.dag.tasks.prepare.inputs.parameters.rounds', 'taskFinalStatus', { producerTask: 'importer' }],
    ['root.dag.tasks.prepare.inputs.artifacts.data', 'componentInputArtifact', 'data'],
    ['root.dag.outputs.parameters.score', 'valueFromParameter', { producerSubtask: 'prepare', outputParameterKey: 'Output' }],
    ['components["comp-condition-1"].dag.tasks["for-loop-2"]', 'artifactIterator', { items: { inputArtifact: 'a' }, itemInput: 'b' }],
    ['components["comp-condition-1"].dag.tasks["for-loop-2"].parameterIterator.items', 'inputParameter', 'a'],
    ['root.inputDefinitions.artifacts.data.artifactType', 'instanceSchema', 'title: A'],
    ['platforms.kubernetes.deploymentSpec.executors["exec-train"].pvcMount[0]', 'constant', 'claim'],
  ])('two of which a field has only one: %s.%s', (above, name, value) => {
    expectConfigError(() => decodePipeline(changed(`${above}.${name}`, value)), 'PipelineField', '', `: ${plain(above)} must have only one of `, name, 'remove one');
  });

  test('and the further ones below it', () => {
    const { spec } = sample();
    const all = ['a', 'b', 'c'].reduce((before, name) => put(before, `root.${name}`, 1), spec);
    expect(configError(() => decodePipeline(dump(all))).message.split('\n').slice(2)).toEqual(['b', 'c'].map(name => expect.stringContaining(`root.${name} is no known field`)));
  });

  test('without what may be secret', () => {
    for (const [place, value] of [['env[0].value', ['hunter2']], ['args', 'hunter2'], ['command', 'hunter2'], ['envs', 'hunter2']] as const) {
      expect(configError(() => decodePipeline(changed(`deploymentSpec.executors["exec-prepare"].container.${place}`, value))).message).not.toContain('hunter2');
    }
  });
});

describe('a text that is no pipeline is refused:', () => {
  const { spec, platform } = sample();
  test.each<[string, unknown, string]>([
    ['nothing', '', 'must hold a pipeline spec, got none'],
    ['a comment', '# nothing\n', 'must hold a pipeline spec, got none'],
    ['a platform alone', dump(platform), 'must hold a pipeline spec, got none'],
    ['two pipelines', yaml({ spec }) + '---\n' + yaml({ spec }), 'must hold one pipeline spec, got two, the second in train.yaml, document 2'],
    ['two platforms', [spec, platform, platform].map(one => dump(one)).join('---\n'), 'must hold one platform spec, got two, the second in train.yaml, document 3'],
    ['something else', 'a: 1\nb: 2\n', 'train.yaml, document 1 must be a pipeline spec or a platform spec, got an object with "a", "b"'],
    ['a component', 'name: train\nimplementation: {container: {image: a}}\n', 'got a component.yaml; load it as a component'],
    ['a list', '- 1\n', 'document 1 must be an object, got a list'],
    ['a manifest of another kind', manifest('Experiment', {}), 'must be a PipelineVersion with spec.pipelineSpec, got "Experiment"'],
    ['a version with no pipeline', manifest('PipelineVersion', {}), 'must be a PipelineVersion with spec.pipelineSpec'],
    ['no YAML', 'a: [1\nb: 2\n', 'train.yaml must be YAML or JSON, got '],
    ['a name that stands twice', 'root: {}\nroot: {}\n', 'got "duplicated mapping key" in line 2'],
    ['an unknown tag', 'root: !!python/object:os.system {}\n', 'train.yaml must be YAML or JSON'],
    ['no text', undefined, 'train.yaml must be a text, got undefined'],
    ['bytes', Buffer.from('a'), 'train.yaml must be a text, got an object'],
    ['a number that JSON has not', changed('root.inputDefinitions.parameters.rounds.defaultValue', Infinity), 'defaultValue must be a number that JSON can say, got Infinity'],
    ['what contains itself', 'root: &a\n  dag:\n    tasks:\n      x: *a\npipelineInfo: {name: a}\n', 'has more than 150 levels'],
    ['a few lines that stand for millions', bomb(), 'has more than 1000000 values'],
  ])('%s', (_, text, problem) => expectConfigError(() => decodePipeline(text as string, 'train.yaml'), 'PipelineText', '', problem));

  test('what SDK 1 compiled, with the way to migrate', () => {
    const text = 'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: a-}\nspec: {entrypoint: a}\n';
    expectConfigError(() => decodePipeline(text, 'old.yaml'), 'PipelineV1', '', 'old.yaml, document 1 must be compiled by SDK 2, got the Argo Workflow of SDK 1',
      'component.yaml', 'write the function of the pipeline anew');
  });
});

/** Ten aliases of ten aliases, eight times. */
function bomb(): string {
  const names = [...'abcdefgh'];
  const lines = names.map((name, index) => `${name}: &${name} [${Array.from({ length: 10 }, () => index === 0 ? '1' : `*${names[index - 1]}`).join(', ')}]`);
  return `pipelineInfo: {name: a}\n${lines.join('\n')}\n`;
}

test('aliases are taken for what they stand for', () => {
  const text = 'pipelineInfo: &info {name: a}\nschemaVersion: 2.1.0\nroot: {dag: {tasks: {x: {componentRef: *info}}}}\n';
  expect(decodePipeline(text).spec.root.dag?.tasks?.x).toEqual({ componentRef: { name: 'a' } });
});
