/** What the server does itself: importers and claims; and what it is told of a whole run. */
import { Duration } from 'cdk8s';
import * as kfp from '../../src/pipelines';
import { compiled, componentOf, containerOf, evaluate, flip, load, made, nothing, show, tasksOf } from './support';

const importerOf = ({ spec }: ReturnType<typeof compiled>, label = 'exec-importer') => spec.deploymentSpec?.executors?.[label].importer;

describe('importers', () => {
  test('name the place of a file, and its type', () => {
    const pipeline = compiled(p => p.task(evaluate, { fitted: p.importer({ type: kfp.model(), uri: 's3://bucket/model' }).outputs.artifact }));
    expect(importerOf(pipeline)).toEqual({ artifactUri: { constant: 's3://bucket/model' }, typeSchema: { schemaTitle: 'system.Model', schemaVersion: '0.0.1' } });
    expect(tasksOf(pipeline).importer).toMatchObject({ inputs: { parameters: { uri: { runtimeValue: { constant: 's3://bucket/model' } } } },
      cachingOptions: { enableCache: true } });
    expect(componentOf(pipeline, 'importer')).toEqual({
      executorLabel: 'exec-importer', inputDefinitions: { parameters: { uri: { parameterType: 'STRING' } } },
      outputDefinitions: { artifacts: { artifact: { artifactType: { schemaTitle: 'system.Model', schemaVersion: '0.0.1' } } } },
    });
  });

  test('take the place from the run', () => {
    const pipeline = compiled((p, { name }) => p.importer({ type: kfp.dataset(), uri: name, reimport: true }));
    expect(importerOf(pipeline)).toMatchObject({ artifactUri: { runtimeParameter: 'uri' }, reimport: true });
    expect(tasksOf(pipeline).importer.inputs?.parameters).toEqual({ uri: { componentInputParameter: 'name' } });
  });

  test('number the values of the run in their metadata, each once', () => {
    const pipeline = compiled((p, { name, count, any }) => {
      const { output } = p.task(flip);
      p.importer({ type: kfp.dataset(), uri: 's3://b/x', metadata: { a: name, b: [output, { c: name }], d: kfp.text`${count}: ${name}`, e: 1, f: undefined as never } });
      p.forEach(any, item => p.importer({ type: kfp.dataset(), uri: 's3://b/y', metadata: { a: item.field('x'), b: item.field('x'), c: item.field('y') } }));
    });
    const [first, second, third] = ['metadata', 'metadata-2', 'metadata-3'].map(name => `{{$.inputs.parameters['${name}']}}`);
    expect(importerOf(pipeline)?.metadata).toEqual({ a: first, b: [second, { c: first }], d: `${third}: ${first}`, e: 1 });
    expect(componentOf(pipeline, 'importer').inputDefinitions?.parameters).toEqual({
      'uri': { parameterType: 'STRING' }, 'metadata': { parameterType: 'STRING' }, 'metadata-2': { parameterType: 'STRING' }, 'metadata-3': { parameterType: 'NUMBER_INTEGER' },
    });
    expect(tasksOf(pipeline).importer).toMatchObject({ dependentTasks: ['flip'], inputs: { parameters: { 'metadata': { componentInputParameter: 'name' },
      'metadata-3': { componentInputParameter: 'count' } } } });
    expect(importerOf(pipeline, 'exec-importer-2')?.metadata).toEqual({ a: first, b: first, c: second });
  });

  test('tell what two conditions gave apart', () => {
    const pipeline = compiled((p, { fast }) => {
      const [one, two] = [1, 2].map(() => p.if(kfp.eq(fast, true), () => ({ said: p.task(flip).output })).else(() => ({ said: p.task(flip).output })).outputs.said);
      p.importer({ type: kfp.dataset(), uri: 's3://b/x', metadata: { one, two } });
    });
    expect(tasksOf(pipeline).importer).toMatchObject({
      dependentTasks: ['condition-branches-1', 'condition-branches-4'],
      inputs: {
        parameters: {
          'metadata': { taskOutputParameter: { producerTask: 'condition-branches-1' } }, 'metadata-2': { taskOutputParameter: { producerTask: 'condition-branches-4' } },
        },
      },
    });
  });

  test('copy a file into the workspace of the run', () => {
    const pipeline = compiled(p => p.importer({ type: kfp.dataset(), uri: 's3://b/x', downloadToWorkspace: true }), { workspace: { size: '1Gi', storageClass: 'standard' } });
    expect(importerOf(pipeline)?.downloadToWorkspace).toBe(true);
  });
});

describe('claims', () => {
  const pipeline = compiled((p, { name }) => {
    const claim = p.createPvc({ accessModes: ['ReadWriteOnce'], size: '10Gi', storageClass: '', nameSuffix: '-data', annotations: { a: 'b' } });
    const used = p.task(load, {}, { mounts: { '/data': kfp.claim(claim.outputs.name) } });
    p.deletePvc(claim.outputs.name, { after: [used] });
    p.createPvc({ accessModes: ['ReadWriteMany'], size: name, storageClass: 'fast', name: 'shared', volume: 'v', dataSource: { kind: 'PersistentVolumeClaim', name: 'old' } });
  });
  const constants = (task: string) => Object.fromEntries(Object.entries(tasksOf(pipeline)[task].inputs?.parameters ?? {}).map(([key, from]) => [key,
    from.runtimeValue?.constant ?? from]));

  test('are made by the server itself, always with a class', () => {
    expect(containerOf(pipeline, 'createpvc')).toEqual({ image: 'argostub/createpvc' });
    expect(constants('createpvc')).toEqual({ access_modes: ['ReadWriteOnce'], size: '10Gi', storage_class_name: '', pvc_name_suffix: '-data', annotations: { a: 'b' } });
    expect(componentOf(pipeline, 'createpvc').inputDefinitions?.parameters).toMatchObject({
      access_modes: { parameterType: 'LIST' }, storage_class_name: { parameterType: 'STRING', isOptional: true, defaultValue: '' }, annotations: { parameterType: 'STRUCT',
        isOptional: true },
    });
    expect(tasksOf(pipeline).createpvc.inputs?.parameters).not.toHaveProperty('data_source');
    expect(componentOf(pipeline, 'createpvc').outputDefinitions).toEqual({ parameters: { name: { parameterType: 'STRING' } } });
  });

  test('may be copies of something, which newer servers alone do', () => {
    expect(constants('createpvc-2')).toEqual({
      access_modes: ['ReadWriteMany'], size: { componentInputParameter: 'name' }, storage_class_name: 'fast', pvc_name: 'shared', volume_name: 'v',
        data_source: { kind: 'PersistentVolumeClaim', name: 'old' },
    });
    expect(() => made(p => p.createPvc({ accessModes: ['ReadWriteOnce'], size: '1Gi', storageClass: '', name: 'x', dataSource: { kind: 'x' } })).compile()).toThrow('2.17');
  });

  test('are removed after all that use them', () => {
    expect(containerOf(pipeline, 'deletepvc')).toEqual({ image: 'argostub/deletepvc' });
    expect(tasksOf(pipeline).deletepvc.dependentTasks).toEqual(['createpvc', 'load']);
    expect(tasksOf(pipeline).deletepvc.inputs?.parameters).toEqual({ pvc_name: { taskOutputParameter: { producerTask: 'createpvc', outputParameterKey: 'name' } } });
  });
});

describe('settings of a run', () => {
  const configOf = (config: kfp.PipelineConfigOptions, target?: kfp.Target) => made(p => p.task(nothing),
    config).compile({ target }).platform?.platforms.kubernetes?.pipelineConfig;

  test('a workspace', () => {
    expect(configOf({ workspace: { size: '10Gi', storageClass: 'standard' } }))
      .toEqual({ workspace: { size: '10Gi', kubernetes: { pvcSpecPatch: { accessModes: ['ReadWriteOnce'], storageClassName: 'standard' } } } });
    expect(configOf({ workspace: { size: '10Gi', accessModes: ['ReadWriteMany'], storageClass: 'fast' } }, '2.14'))
      .toEqual({ workspace: { size: '10Gi', kubernetes: { pvcSpecPatch: { accessModes: ['ReadWriteMany'], storageClassName: 'fast' } } } });
    expect(tasksOf(compiled(p => p.task(show, { text: kfp.text`${kfp.run.workspacePath}/x` }), { workspace: { size: '1Gi', storageClass: 'standard' } })).show.inputs?.parameters?.text)
      .toEqual({ runtimeValue: { constant: '{{$.workspace_path}}/x' } });
  });

  test('how long it may take, and how long what is left of it stays', () => {
    expect(configOf({ ttl: '1h', timeout: Duration.hours(2) }, '2.17')).toEqual({ resourceTtlOnCompletion: 3600, activeDeadlineSeconds: 7200 });
    expect(configOf({ ttl: { onSuccess: '10m' } }, '2.17')).toEqual({ resourceTtlOnSuccess: 600 });
    expect(configOf({ ttl: { onSuccess: '10m', onFailure: Duration.days(1) } }, '2.17')).toEqual({ resourceTtlOnSuccess: 600, resourceTtlOnFailure: 86400 });
  });

  test('nothing that is not said', () => {
    expect(made(p => p.task(nothing), {}).compile().platform).toBeUndefined();
  });
});

test('containers say what they run, with placeholders for what they take and give', () => {
  const all = kfp.container({
    name: 'all', image: io => io.inputs.image, inputs: { image: kfp.str(), count: kfp.int().optional(), data: kfp.dataset(), files: kfp.dataset().list() },
      outputs: { sum: kfp.int(), fitted: kfp.model() },
    command: ['run'], env: { A: 'b', C: undefined as never },
    args: io => [
      io.inputs.count, kfp.text`--data=${io.inputs.data.path}`, `--uri=${io.inputs.data.uri}`, io.inputs.files, io.outputs.sum.path, io.outputs.fitted.uri,
        io.outputs.fitted.path, io.executorInput, io.outputFile,
      kfp.ifPresent(io.inputs.count, ['--with', io.inputs.count, kfp.ifPresent(io.inputs.data.path, ['x'])], ['--without']), kfp.ifPresent(io.inputs.count, ['"y"']),
    ],
  });
  const pipeline = compiled((p, { name, files }) => p.task(all, { image: name, data: p.task(load).outputs.data, files }));
  expect(containerOf(pipeline, 'all')).toEqual({
    image: "{{$.inputs.parameters['image']}}", command: ['run'], env: [{ name: 'A', value: 'b' }],
    args: [
      "{{$.inputs.parameters['count']}}", "--data={{$.inputs.artifacts['data'].path}}", "--uri={{$.inputs.artifacts['data'].uri}}", "{{$.inputs.artifacts['files']}}",
        "{{$.outputs.parameters['sum'].output_file}}",
      "{{$.outputs.artifacts['fitted'].uri}}", "{{$.outputs.artifacts['fitted'].path}}", '{{$}}', '{{$.outputs.output_file}}',
      '{"IfPresent": {"InputName": "count", "Then": ["--with", "{{$.inputs.parameters[\'count\']}}", {"IfPresent": {"InputName": "data", "Then": ["x"]}}], "Else": ["--without"]}}',
      '{"IfPresent": {"InputName": "count", "Then": ["\\"y\\""]}}',
    ],
  });
});
