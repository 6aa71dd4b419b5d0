import { clusterRuntime, faults, fields, modelService, runtime, service } from './support';
import { inferenceServiceRuntime, servingRuntimeForm, servingRuntimePriority } from '../../../src/checks';
import { external, found, setOf } from '../support';

const SKLEARN = clusterRuntime('kserve-sklearnserver');
const TRITON = clusterRuntime('kserve-tritonserver', { name: 'onnx' }, { protocolVersions: ['v2'] });
const ALL = [SKLEARN, TRITON, clusterRuntime('off', { name: 'old' }, { disabled: true }), clusterRuntime('many', { name: 'mesh' }, { multiModel: true }),
  clusterRuntime('quiet', { name: 'mlflow', autoSelect: undefined })];
const served = (one: object, known: readonly object[] = ALL, beside: readonly object[] = []) => fields(inferenceServiceRuntime, [one, ...beside], known);
const format = (name: string, version?: string) => ({ modelFormat: { name, version } });

describe('InferenceService/Runtime', () => {
  test('takes formats that a runtime offers', () => {
    expect([modelService(), modelService(format('sklearn', '1')), modelService({ protocolVersion: 'v2' }), service({ sklearn: {} }), service({ onnx: {} }),
      modelService({ ...format('onnx'), protocolVersion: 'v2' }),
      service({ containers: [{}] }), modelService({ protocolVersion: '' })].flatMap(one => served(one))).toEqual([]);
    expect(served(modelService(format('onnx', '1')), [clusterRuntime('a', {}, { supportedModelFormats: [{ name: 'onnx', version: '1', autoSelect: true }, { name: 'sklearn' }] })]))
      .toEqual([]);
    expect(served(modelService(), [clusterRuntime('a', {}, { protocolVersions: undefined })])).toEqual([]); // it speaks any
  });

  test('asks for the second protocol for triton alone where none is written', () => {
    const runtimes = ['triton', 'onnx'].map(name => clusterRuntime(name, { name }, { protocolVersions: ['v2'] }));
    expect(served(modelService(format('triton')), runtimes)).toEqual([]);
    expect(served(modelService(format('onnx')), runtimes)).toEqual(['spec.predictor.model.modelFormat']);
  });

  test('says nothing where nobody knows the runtimes, or somebody else makes them', () => {
    expect(served(modelService(format('keras')), [])).toEqual([]);
    expect([...inferenceServiceRuntime.check(setOf([modelService(format('keras'))], [external('serving.kserve.io/ClusterServingRuntime', '*')], ALL))]).toEqual([]);
    expect(served(modelService(format('keras'), {}, { 'serving.kserve.io/deploymentMode': 'ModelMesh' }))).toEqual([]);
  });

  test('finds a model that says no format, whatever its runtime', () => {
    expect([{}, { modelFormat: { name: '' }, runtime: 'kserve-sklearnserver' }].flatMap(model => faults(inferenceServiceRuntime, [service({ model })], ALL))).toEqual([
      'spec.predictor.model.modelFormat.name: must be given, got undefined; write the format of the model, as a runtime has it',
      'spec.predictor.model.modelFormat.name: must be given, got ""; write the format of the model, as a runtime has it',
    ]);
  });

  test('finds formats, versions and protocols that none offers', () => {
    expect(faults(inferenceServiceRuntime, [modelService(format('keras'))], ALL)).toEqual([
      'spec.predictor.model.modelFormat: is a format that no runtime offers to serve, got "keras" by protocol "v1"; take one of onnx, sklearn, or add a runtime for it',
    ]);
    expect(faults(inferenceServiceRuntime, [modelService(format('onnx'))], ALL)).toEqual([
      'spec.predictor.model.modelFormat: is a format that no runtime offers to serve, got "onnx" by protocol "v1"; name a runtime that has it (kserve-tritonserver), ' +
        'or write another version or protocolVersion',
    ]);
    expect([format('sklearn', '9'), format('old'), format('mesh'), format('mlflow')].flatMap(model => served(modelService(model))))
      .toEqual(Array(4).fill('spec.predictor.model.modelFormat'));
    expect(faults(inferenceServiceRuntime, [modelService(format('mlflow'))], ALL)).toEqual([
      'spec.predictor.model.modelFormat: is a format that no runtime offers to serve, got "mlflow" by protocol "v1"; name a runtime that has it (quiet), ' +
        'or write another version or protocolVersion',
    ]);
    expect(served(service({ pmml: {} }))).toEqual(['spec.predictor.pmml']);
    expect(served(modelService({}, { workerSpec: {} }))).toEqual(['spec.predictor.model.modelFormat']);
  });

  test('knows runtimes of the namespace, not those of others', () => {
    const own = runtime('own', { name: 'keras' });
    expect(served(modelService(format('keras')), ALL, [own])).toEqual([]);
    expect(served({ ...modelService(format('keras')), metadata: { name: 'iris', namespace: 'other' } }, ALL, [own])).toEqual(['spec.predictor.model.modelFormat']);
    expect(faults(inferenceServiceRuntime, [modelService(format('pmml')), own], ALL)).toEqual([
      'spec.predictor.model.modelFormat: is a format that no runtime offers to serve, got "pmml" by protocol "v1"; take one of keras, onnx, sklearn, or add a runtime for it',
    ]);
  });

  test('finds a runtime that is named but not there, off, or of other models', () => {
    const named = (model: object, beside: readonly object[] = []) => served(modelService(model), ALL, beside);
    expect([named({ runtime: 'kserve-sklearnserver' }), named({ ...format('mlflow'), runtime: 'quiet' }), named({ ...format('onnx'), runtime: 'kserve-tritonserver' })].flat())
      .toEqual([]);
    expect(faults(inferenceServiceRuntime, [modelService({ runtime: 'gone' })], ALL)).toEqual([
      'spec.predictor.model.runtime: names a ServingRuntime or ClusterServingRuntime that does not exist, got "gone"; correct the name, add the ServingRuntime or ' +
        'ClusterServingRuntime, or declareExternal() it if somebody else makes it; where another repository installs the platform, existingPlatform(app, facts) tells of it',
    ]);
    expect(found(inferenceServiceRuntime, [modelService({ runtime: 'gone' })], [external('serving.kserve.io/ServingRuntime', 'gone', 'ml')])).toEqual([]);
    expect(named({ ...format('old'), runtime: 'off' })).toEqual(['spec.predictor.model.runtime']);
    expect(named({ ...format('onnx'), runtime: 'kserve-tritonserver', protocolVersion: 'v1' })).toEqual(['spec.predictor.model.protocolVersion']);
    expect(named({ runtime: 'kserve-tritonserver' })).toEqual(['spec.predictor.model.modelFormat']);
    expect(named({ ...format('sklearn', '2'), runtime: 'kserve-sklearnserver' })).toEqual(['spec.predictor.model.modelFormat']);
  });

  test('says what a runtime that is named has instead', () => {
    const formats = [{ name: 'onnx', version: '1' }, { name: 'triton' }];
    const named = (model: object) => faults(inferenceServiceRuntime, [modelService({ runtime: 'own', ...model })], [clusterRuntime('own', {}, { supportedModelFormats: formats })]);
    expect([named(format('sklearn', '2')), named({}), named({ protocolVersion: 'grpc-v2' })].flat()).toEqual([
      'spec.predictor.model.modelFormat: is no format of the runtime "own", got "sklearn 2"; write one of onnx 1, triton, or name another runtime',
      'spec.predictor.model.modelFormat: is no format of the runtime "own", got "sklearn"; write one of onnx 1, triton, or name another runtime',
      'spec.predictor.model.protocolVersion: is no protocol of the runtime "own", got "grpc-v2"; write one of v1, v2',
    ]);
  });

  test('finds runtimes of others without the containers that KServe looks for', () => {
    const unnamed = { containers: [{ name: 'server', image: 'a' }] };
    expect(served(modelService(), [clusterRuntime('a', {}, unnamed)])).toEqual(['spec.predictor.model']);
    expect(served(modelService({ runtime: 'a' }), [clusterRuntime('a', {}, unnamed)])).toEqual(['spec.predictor.model.runtime']);
    expect(served(modelService({ runtime: 'a' }), [], [clusterRuntime('a', {}, unnamed)])).toEqual([]); // said of the runtime itself
    const worker = (name: string) => [clusterRuntime('a', {}, { workerSpec: { containers: [{ name }] } })];
    expect(served(modelService({}, { workerSpec: {} }), worker('worker-container'))).toEqual([]);
    expect(served(modelService({}, { workerSpec: {} }), worker('other'))).toEqual(['spec.predictor.workerSpec']);
    expect(served(modelService({ runtime: 'kserve-sklearnserver' }, { workerSpec: {} }))).toEqual(['spec.predictor.workerSpec']);
  });

  test('finds texts that are no templates over the metadata', () => {
    const args = ['--name={{.Name}}', '{{ .Labels.a }}', 'a {{ if .Name }}b{{ end }}', '{{.Foo}}', "{{ message['content'] }}", '{{ index .Labels "a" }}', 'open {{ .Name',
      '{{ len .Name }}', '{{ .Foo }}', '{{foo}}', '{{}}', '{{ }}', '{{.Labels.Foo}}', '{{ if true }}.b{{ end }}', '{{.Name}} "a"', '{{- .Name }}', '{{- .Foo }}'];
    expect(served(modelService({ args }))).toEqual([3, 4, 5, 6, 8, 9, 10, 11, 16].map(index => `spec.predictor.model.args[${index}]`));
    expect(served(modelService({ env: [{ name: 'A', value: '{{.Model}}' }], command: ['{{.A}}'], image: '{{.B}}' })))
      .toEqual(['spec.predictor.model.command[0]', 'spec.predictor.model.env[0].value', 'spec.predictor.model.image']);
  });
});

describe('ServingRuntime/Form', () => {
  const form = (more: object) => fields(servingRuntimeForm, [runtime('own', {}, more)]).map(field => field.replace('spec.', ''));
  const main = (more: object) => ({ name: 'kserve-container', image: 'a', ...more });
  const worker = (more: object) => ({ name: 'worker-container', image: 'a', ...more });

  test('lets pass what the webhook takes', () => {
    expect(form({})).toEqual([]);
    expect(form({ disabled: true, containers: [main({ env: [{ name: 'PYTHONPATH' }] })] })).toEqual([]);
    expect(form({ multiModel: true, containers: [main({ args: ['{{.Foo}}'] })] })).toEqual([]);
    expect(form({ workerSpec: { containers: [worker({ resources: { limits: { 'nvidia.com/gpu': 1 } } })], pipelineParallelSize: 2 } })).toEqual([]);
    const other = { name: 'other', args: ['{{.Foo}}'], env: [{ name: 'PIPELINE_PARALLEL_SIZE' }], resources: { limits: { 'example.com/npu': 1 } } };
    expect(form({ containers: [main({}), other], workerSpec: { containers: [other] } })).toEqual([]); // of which KServe makes nothing
  });

  test('finds variables, sizes and devices that it refuses, and templates of nothing', () => {
    const limits = { resources: { requests: { 'example.com/npu': 1 } } };
    expect(form({ containers: [main({ env: [{ name: 'PYTHONPATH' }, { name: 'PIPELINE_PARALLEL_SIZE' }], args: ['{{.Foo}}'], ...limits })],
      workerSpec: { containers: [worker({ env: [{ name: 'PYTHONPATH' }], ...limits })], tensorParallelSize: 0 } })).toEqual([
      'containers[0].env[0].name', 'workerSpec.containers[0].env[0].name', 'containers[0].args[0]', 'workerSpec.tensorParallelSize', 'containers[0].env[1].name',
      'containers[0].resources.requests["example.com/npu"]', 'workerSpec.containers[0].resources.requests["example.com/npu"]',
    ]);
    expect(form({ workerSpec: { containers: [] } })).toEqual(['workerSpec.containers']);
    expect(form({ annotations: { 'serving.kserve.io/gpu-resource-types': '["example.com/npu"]' }, workerSpec: { containers: [worker(limits)] } })).toEqual([]);
  });
});

describe('ServingRuntime/Priority', () => {
  const ranked = (objects: readonly object[], known: readonly object[] = []) => [...servingRuntimePriority.check(setOf(objects, [],
    known))].map(one => `${one.at.name} ${one.field}`);

  test('finds the priority of another runtime for the same format, at the later one', () => {
    expect(faults(servingRuntimePriority, [clusterRuntime('own')], [SKLEARN])).toEqual([
      'spec.supportedModelFormats[0].priority: is that of the runtime "kserve-sklearnserver" for the format "sklearn" too, got 1; write another number, or leave it out',
    ]);
    expect(ranked([runtime('a'), runtime('b', { name: 'SKLearn' })])).toEqual(['b spec.supportedModelFormats[0].priority']);
  });

  test('lets pass where KServe can choose', () => {
    const others = [{ version: '2' }, { priority: 2 }, { priority: undefined }, { autoSelect: false }, { name: 'other' }].map((one, index) => clusterRuntime(`a${index}`, one));
    expect(ranked([...others, clusterRuntime('b', {}, { protocolVersions: ['grpc-v2'] }), clusterRuntime('c', {}, { multiModel: true }), clusterRuntime('d', {},
      { disabled: true }), runtime('e')], [SKLEARN])).toEqual([]);
    expect(ranked([clusterRuntime('kserve-sklearnserver')], [SKLEARN])).toEqual([]); // it takes the place of the other
    expect(ranked([clusterRuntime('a', {}, { disabled: true }), clusterRuntime('b')])).toEqual([]);
    expect(ranked(['a', 'b'].map(name => clusterRuntime(name, { priority: undefined })))).toEqual([]);
    expect(ranked([clusterRuntime('a', { name: undefined })])).toEqual([]); // a fault of the form
  });

  test('finds several priorities of one format', () => {
    const formats = [{ name: 'zz', version: '1', autoSelect: true, priority: 1 }, { name: 'zz', version: '2', autoSelect: true, priority: 2 }, { name: 'zz', version: '3',
      priority: 3 }, { name: 'zz', autoSelect: true }];
    expect(ranked([runtime('a', {}, { supportedModelFormats: formats })])).toEqual(['a spec.supportedModelFormats[1].priority']);
    expect(ranked([runtime('a', {}, { supportedModelFormats: formats, disabled: true })])).toEqual([]);
    const numbered = (...priorities: readonly number[]) => ranked([runtime('a', {}, { supportedModelFormats: priorities.map((priority, version) => ({ name: 'zz',
      version: String(version), autoSelect: true, priority })) })]);
    expect(numbered(1, 1)).toEqual([]);
    expect(numbered(1, 2, 2)).toEqual([1, 2].map(index => `a spec.supportedModelFormats[${index}].priority`));
  });
});
