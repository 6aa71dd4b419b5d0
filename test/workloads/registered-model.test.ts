import { App, Chart } from 'cdk8s';
import { KubeflowApp, KubeflowPlatform, local, ModelRegistry, Profile, RegisteredModel, RegisteredModelProps } from '../../src';
import { expectConfigError, found, rendered } from '../support';

const VERSIONS = {
  v1: { uri: 's3://mlpipeline/iris/v1', format: 'sklearn', formatVersion: '1', author: 'ana@example.com', properties: { accuracy: 0.93, rows: 150, tested: true, by: 'ana' } },
  v2: { uri: 'pvc://iris/v2', archived: true },
};

const REGISTRY = { name: 'model-registry-service', namespace: 'vision', port: 8080 };

function model(props: Partial<RegisteredModelProps> = {}, lifecycle: 'active' | 'suspended' | 'archived' = 'active') {
  const scope = new Chart(new App(), 'chart');
  const profile = new Profile(scope, 'vision', { owner: 'ana@example.com', lifecycle });
  return { scope, model: new RegisteredModel(profile, 'iris', { registry: REGISTRY, versions: VERSIONS, ...props }) };
}

const only = (scope: Chart, kind: string) => rendered(scope).filter(one => one.kind === kind && one.metadata.name.startsWith('model-iris-'));
const content = (scope: Chart) => JSON.parse(only(scope, 'ConfigMap')[0].data['model.json']);

test('is written in the words of the registry, without what is not said', () => {
  const { scope } = model({ description: 'Flowers', owner: 'vision', properties: { team: 'vision' } });
  expect(content(scope)).toEqual({
    name: 'iris', description: 'Flowers', owner: 'vision', state: 'LIVE', customProperties: { team: { metadataType: 'MetadataStringValue', string_value: 'vision' } },
    versions: [
      {
        name: 'v1', author: 'ana@example.com', state: 'LIVE', artifact: { uri: 's3://mlpipeline/iris/v1', modelFormatName: 'sklearn', modelFormatVersion: '1' },
        customProperties: {
          accuracy: { metadataType: 'MetadataDoubleValue', double_value: 0.93 }, rows: { metadataType: 'MetadataDoubleValue', double_value: 150 },
          tested: { metadataType: 'MetadataBoolValue', bool_value: true }, by: { metadataType: 'MetadataStringValue', string_value: 'ana' },
        },
      },
      { name: 'v2', state: 'ARCHIVED', artifact: { uri: 'pvc://iris/v2' } },
    ],
  });
});

test('is served by an address that says the registry, the model and the version', () => {
  expect(model().model.version('v1')).toBe('model-registry://model-registry-service.vision.svc.cluster.local:8080/iris/v1');
  const registry = { name: 'models', namespace: 'ml', port: 9000 };
  expect(model({ registry, versions: { v2: { uri: 'https://models.example.com/v2' } } }).model.version('v2')).toBe('model-registry://models.ml.svc.cluster.local:9000/iris/v2');
});

test('the Job asks the registry that was named, and mounts the model and the program', () => {
  const scope = new Chart(new App(), 'chart');
  const profile = new Profile(scope, 'vision', { owner: 'ana@example.com' });
  const registry = new ModelRegistry(profile, 'registry', { mesh: false, open: true });
  new RegisteredModel(profile, 'iris', { registry, versions: VERSIONS });
  const [{ spec: { template: { spec } }, metadata: { name } }] = only(scope, 'Job');
  expect(spec.containers[0].args).toEqual(['http://model-registry-service.vision.svc.cluster.local:8080', '/model/model.json']);
  expect(spec.volumes).toEqual([{ name: 'model', configMap: { name } }]);
  expect(Object.keys(found(scope, 'ConfigMap', name).data)).toEqual(['model.json', 'models_client.py']);
});

test('another content makes another Job, the same content the same', () => {
  const name = (props: Partial<RegisteredModelProps> = {}) => only(model(props).scope, 'Job')[0].metadata.name;
  expect(name()).toBe(name());
  expect(name({ owner: 'vision' })).not.toBe(name());
});

test.each(['suspended', 'archived'] as const)('a profile that is %s writes nothing', lifecycle => {
  expect(only(model({}, lifecycle).scope, 'Job')).toEqual([]);
});

test('has no findings in a profile of the level restricted with a quota', () => {
  const app = new KubeflowApp();
  const platform = new KubeflowPlatform(app, 'kubeflow', local());
  const profile = platform.addProfile('vision', { owner: 'ana@example.com', podSecurity: 'restricted', quota: { cpu: '8', memory: '16Gi' } });
  new RegisteredModel(profile, 'iris', { registry: new ModelRegistry(profile, 'registry'), versions: VERSIONS });
  expect(app.findings().map(one => `${one.rule.id} ${one.at.label} ${one.problem}`)).toEqual([]);
});

test.each([
  ['a name with a slash', { name: 'a/b' }, 'ModelName', 'got "a/b"'],
  ['a version with a question mark', { versions: { 'v1?': { uri: 's3://a/b' } } }, 'ModelVersion', 'got "v1?"'],
  ['files without a scheme', { versions: { v1: { uri: 'a/b' } } }, 'WrongProp', 'uri'],
  ['files in a registry', { versions: { v1: { uri: 'model-registry://a/b' } } }, 'WrongProp', 'uri'],
  ['a number of no value', { properties: { a: null as never } }, 'WrongProp', 'properties'],
  ['a prop that is none', { version: 'v1' } as never, 'UnknownProp', 'version'],
])('%s is refused', (_, props: Partial<RegisteredModelProps>, code, text) => {
  expectConfigError(() => model(props), code, 'chart/vision/iris', text);
});

test('a version that is not there is refused, with those that are', () => {
  expectConfigError(() => model().model.version('v3'), 'UnknownModelVersion', 'chart/vision/iris', 'got "v3"; there are v1, v2');
});

test('a version that the hub cannot fetch is refused where it is to be served by its name', () => {
  expectConfigError(() => model().model.version('v2'), 'UnservedModelVersion', 'chart/vision/iris', 'got "pvc://iris/v2"');
});

test('a version with whose files the hub would fetch those of another one is refused', () => {
  const of = (one: string, other: string) => model({ versions: { v1: { uri: one }, v10: { uri: other } } }).model.version('v1');
  for (const store of ['s3', 'gs']) {
    const uri = `${store}://models/iris/v1`;
    expectConfigError(() => of(uri, `${uri}0`), 'MixedModelVersion', 'chart/vision/iris', `got "${uri}"`, `${uri}0`, 'end it with "/"');
  }
  expect(of('s3://models/iris/v1/', 's3://models/iris/v10')).toMatch(/\/v1$/);
  expect(of('https://example.com/v1', 'https://example.com/v10')).toMatch(/\/v1$/); // one file
  expect(of('s3://models/iris', 's3://models/iris/v10')).toMatch(/\/v1$/); // the end would change nothing
  expect(of('s3://models/iris/', 's3://models/iris/v10')).toMatch(/\/v1$/);
  expect(of('s3://models/iris/v1', 's3://models/iris/v1')).toMatch(/\/v1$/);
});
