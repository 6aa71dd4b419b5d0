import { workflowTemplates, workflowValues } from '../../../src/checks';
import { inputs, inSpec, run, shared, steps, values, workflow } from './support';

const wrong = (...all: readonly object[]) => inSpec(workflowValues, ...all);
const form = (...all: readonly object[]) => inSpec(workflowTemplates, ...all);

describe('Arguments', () => {
  const parameter = (of: object, ...templates: readonly object[]) =>
    wrong(workflow([run('main'), ...templates], { arguments: { parameters: [{ name: 'a', ...of }] } })).map(place => place.replace('arguments.parameters[0].', ''));
  const artifact = (of: object) => wrong(workflow([run('main')], { arguments: { artifacts: [{ name: 'a', ...of }] } }));

  test('have different names', () => {
    const twice = [{ name: 'a', value: 1, raw: {} }, { name: 'b', value: 1, raw: {} }, { name: 'a', value: 1, raw: {} }];
    expect(form(workflow([run('main')], { arguments: { parameters: twice, artifacts: twice } }))).toEqual(['arguments.parameters[2].name', 'arguments.artifacts[2].name']);
  });

  test.each([{ configMapKeyRef: { name: 'a', key: 'b' }, default: 'c' }, { supplied: {} }, { event: 'payload.a' }])('may come from %j', valueFrom => {
    expect(parameter({ valueFrom })).toEqual([]);
  });

  test.each(['path', 'jsonPath', 'parameter', 'expression'])('do not come from a %s', source => {
    expect(parameter({ valueFrom: { supplied: {}, [source]: 'a' } })).toEqual([`valueFrom.${source}`]);
  });

  test('come from somewhere', () => {
    expect(parameter({ valueFrom: { default: 'a' } })).toEqual(['valueFrom']);
    expect(parameter({ valueFrom: { event: '' } })).toEqual(['valueFrom']);
  });

  test.each([[1, ['1']], ['1', [1]], [true, ['true']], ['a', ['b', 'a']]])('may be %j, one of %j', (value, choices) => {
    expect(parameter({ value, enum: choices })).toEqual([]);
  });

  test('are chosen where there is a choice', () => {
    expect(parameter({ value: 2, enum: ['1'] })).toEqual(['value']);
    expect(parameter({ enum: ['1'] })).toEqual(['value']);
    expect(parameter({ enum: ['1'], valueFrom: { supplied: {} } })).toEqual(['value']);
    expect(wrong(shared([run('a')], { arguments: { parameters: [{ name: 'a', enum: ['1'], valueFrom: { supplied: {} } }] } }))).toEqual([]);
  });

  test('of steps need a value', () => {
    const step = { name: 's', template: 'say', arguments: { parameters: [{ name: 'x' }] } };
    expect(wrong(shared([steps(step), run('say')]))).toEqual(['templates[0].steps[0][0].arguments.parameters[0].value']);
  });

  test.each([
    { from: '{{steps.a.outputs.artifacts.b}}' }, { artifactory: { url: 'a' } }, { azure: { blob: 'a' } }, { git: { repo: 'a' } }, { gcs: { key: 'a' } },
    { hdfs: { addresses: ['a'] } }, { hdfs: { path: 'a' } }, { http: { url: 'a' } }, { oss: { key: 'a' } }, { raw: {} }, { s3: { key: 'a' } },
  ])('are files of %j', of => {
    expect(artifact(of)).toEqual([]);
  });

  test.each([
    { from: '' }, { fromExpression: 'a' }, { artifactory: {} }, { azure: {} }, { git: { repo: '' } }, { gcs: { bucket: 'a' } }, { hdfs: { addresses: [], path: '' } }, { http: {} },
    { oss: { bucket: 'a' } }, { s3: { key: '', bucket: 'a' } },
  ])('are no files of %j', of => {
    expect(artifact(of)).toEqual(['arguments.artifacts[0].from']);
  });
});

describe('What a template needs', () => {
  const file = (name: string, rest: object = {}) => ({ name, path: `/${name}`, ...rest });
  const main = (of: object) => run('main', { inputs: of });
  const given = (of: object, rest: object) => wrong(workflow([main(of)], { arguments: rest }));

  test('is handed over by its name', () => {
    const raw = { data: 'a' };
    expect(given({ artifacts: [file('f'), file('g')] }, { artifacts: [{ name: 'f', raw }, { name: 'g', raw }] })).toEqual([]);
    expect(given({ artifacts: [file('f')] }, { artifacts: [{ name: 'g', raw }] })).toEqual(['arguments']);
    expect(given({ artifacts: [file('f', { optional: true }), file('g', { raw })] }, {})).toEqual([]);
    expect(given({ parameters: [{ name: 'a' }, { name: 'b' }] }, values({ b: 1 }))).toEqual(['arguments']);
  });

  test('is a value of its own, a default, or a key of a ConfigMap', () => {
    const configMapKeyRef = { name: 'a', key: 'b' };
    expect(given({ parameters: [{ name: 'a', value: 1 }, { name: 'b', default: 1 }, { name: 'c', valueFrom: { configMapKeyRef } }] }, {})).toEqual([]);
    expect(given({ parameters: [{ name: 'a' }] }, { parameters: [{ name: 'a', valueFrom: { configMapKeyRef } }] })).toEqual([]);
    expect(given({ parameters: [{ name: 'a', valueFrom: { supplied: {} } }] }, {})).toEqual(['arguments']);
  });

  test('is not there where its argument has no value, whatever its default', () => {
    expect(given({ parameters: [{ name: 'a', default: 1 }] }, { parameters: [{ name: 'a', valueFrom: { supplied: {} } }] })).toEqual(['arguments']);
  });

  test('is not asked of who only may call it', () => {
    expect(wrong(workflow([run('main'), run('other', inputs('a'))]))).toEqual([]);
  });
});

describe('Files in containers', () => {
  const at = (path: unknown) => wrong(workflow([run('main', { outputs: { artifacts: [{ name: 'f', path }] } })]));

  test.each(['a/b', '/a/../a/b', '/a/../a//b', '/b/../././b/c', 'a/../a/b/', '/../..', '/a..', '/a/..b', '/a/{{workflow.name}}', 1])('may be at %j', path => {
    expect(at(path)).toEqual([]);
  });

  test.each(['/a/../b', '/a/..', 'a/..', 'a/../b', '/a/b/../c', '/a/../ab', '/safe/../../safe', ''])('are not at %j', path => {
    expect(at(path)).toEqual(['templates[0].outputs.artifacts[0].path']);
  });

  test('have no path where there is no container', () => {
    const of = (artifacts: readonly object[]) => wrong(workflow([{ ...steps(), inputs: { artifacts } }]));
    expect(of([{ name: 'f', optional: true }, { name: 'g', path: '', optional: true }])).toEqual([]);
    expect(of([{ name: 'f', path: '/f', optional: true }])).toEqual(['templates[0].inputs.artifacts[0].path']);
  });
});

describe('Files in HDFS', () => {
  const hdfs = (of: object) => wrong(workflow([run('main', { archiveLocation: { hdfs: { addresses: ['a'], path: '/a', ...of } } })]))
    .map(place => place.replace('templates[0].archiveLocation.hdfs.', ''));
  const login = { krbServicePrincipalName: 'a', krbConfigConfigMap: { name: 'a', key: 'b' } };

  test('have an absolute path', () => {
    expect(hdfs({ hdfsUser: 'a' })).toEqual([]);
    expect(hdfs({ hdfsUser: 'a', path: 'a/' })).toEqual(['path']);
    expect(hdfs({ hdfsUser: 'a', path: '' })).toEqual(['path']);
  });

  test('need a user, or what Kerberos asks for', () => {
    expect(hdfs({})).toEqual(['hdfsUser']);
    expect(hdfs({ krbCCacheSecret: {} })).toEqual(['krbServicePrincipalName', 'krbConfigConfigMap']);
    expect(hdfs({ krbCCacheSecret: {}, ...login })).toEqual([]);
    expect(hdfs({ krbKeytabSecret: {} })).toEqual(['krbServicePrincipalName', 'krbConfigConfigMap', 'krbUsername', 'krbRealm']);
    expect(hdfs({ krbKeytabSecret: {}, krbCCacheSecret: {}, ...login })).toEqual(['krbUsername', 'krbRealm']);
  });
});

describe('Outputs', () => {
  const [CONTAINER, SET, GET] = [{ container: { image: 'a' } }, { containerSet: { containers: [{ name: 'main' }] } }, { resource: { action: 'get' } }];
  const parameter = (main: object, of: object) => wrong(workflow([{ name: 'main', ...main, outputs: { parameters: [{ name: 'o', ...of }] } }]))
    .map(place => place.replace('templates[0].outputs.parameters[0].', ''));

  test.each([
    [CONTAINER, { path: '/o' }], [{ script: { image: 'a' } }, { path: '/o' }], [SET, { path: '/o' }],
    [GET, { jqFilter: '.a' }], [GET, { jsonPath: '{.a}' }], [{ steps: [] }, { parameter: '{{steps.a.outputs.result}}' }],
    [{ dag: { tasks: [] } }, { expression: 'a' }], [{ suspend: {} }, { supplied: {} }], [{ http: { url: 'a' } }, { expression: 'a' }],
  ])('of %j come from %j', (main, valueFrom) => {
    expect(parameter(main, { valueFrom })).toEqual([]);
  });

  test.each([
    [CONTAINER, { jsonPath: '{.a}' }], [{ script: { image: 'a' } }, { expression: 'a' }], [SET, { parameter: 'a' }],
    [GET, { path: '/o' }], [{ steps: [] }, { path: '/o' }], [{ dag: { tasks: [] } }, { jqFilter: '.a' }], [CONTAINER, { supplied: {} }],
    [CONTAINER, { path: '/o', expression: 'a' }], [CONTAINER, { path: '/o', supplied: {} }], [{ suspend: {} }, {}],
  ])('of %j do not come from %j', (main, valueFrom) => {
    expect(parameter(main, { valueFrom })).toEqual(['valueFrom']);
  });

  test('may be values', () => {
    expect(parameter(CONTAINER, { value: '1' })).toEqual([]);
  });

  const outputs = (globalName: unknown) => ({ parameters: [{ name: 'o', value: 1, globalName }], artifacts: [{ name: 'o', path: '/o', globalName }] });
  const named = (globalName: unknown) => form(workflow([run('main', { outputs: outputs(globalName) })]))
    .map(place => place.replace('templates[0].outputs.', ''));

  test.each(['', 'a', 'a-B_1', '{{pod}}', '{{workflow.parameters.long-name_1}}', 'of {{workflow.name}}!', 1])('are known to all as %j', name => {
    expect(named(name)).toEqual([]);
  });

  test.each(['a b', '!a', 'a!', '{{ workflow.name }}', '{{workflow.}}', '{{workflow..name}}', '{{=a}}'])('are not known to all as %j', name => {
    expect(named(name)).toEqual(['artifacts[0].globalName', 'parameters[0].globalName']);
  });
});
