/** What a task is told beside its arguments: in the pipeline, in its executor, and in the document for Kubernetes. */
import { Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import * as kfp from '../../src/pipelines';
import { accelerator, nvidia } from '../../src/core/catalogue';
import { compiled, component, componentOf, containerOf, flip, load, notify, nothing, settingsOf, split, tasksOf, train } from './support';

type Inputs = Parameters<Parameters<typeof compiled>[0]>[1];

/** A pipeline with one task of these options, and what became of it. */
function task(options: (inputs: Inputs, p: kfp.PipelineBuilder) => kfp.ContainerTaskOptions) {
  const pipeline = compiled((p, inputs) => p.task(component('one'), {}, options(inputs, p)));
  return { spec: tasksOf(pipeline).one, container: containerOf(pipeline, 'one'), settings: settingsOf(pipeline, 'one') };
}

describe('in the pipeline', () => {
  test('results are taken again unless it is told otherwise', () => {
    expect(task(() => ({})).spec.cachingOptions).toEqual({ enableCache: true });
    expect(task(() => ({ cache: false })).spec.cachingOptions).toEqual({});
  });

  test('a retry has all of its fields, in whole seconds', () => {
    expect(task(() => ({})).spec.retryPolicy).toBeUndefined();
    expect(task(() => ({ retry: { count: 3 } })).spec.retryPolicy).toEqual({ maxRetryCount: 3, backoffDuration: '0s', backoffFactor: 2, backoffMaxDuration: '3600s' });
    expect(task(() => ({ retry: { count: 0, backoff: '1m30s', factor: 1.5, maxBackoff: Duration.minutes(5) } })).spec.retryPolicy)
      .toEqual({ maxRetryCount: 0, backoffDuration: '90s', backoffFactor: 1.5, backoffMaxDuration: '300s' });
    expect(task(() => ({ retry: { count: 1, maxBackoff: '1.1h' } })).spec.retryPolicy?.backoffMaxDuration).toBe('3960s');
  });

  test('a task that ignores failures runs after all before it are done, and may be told how the one ended', () => {
    const pipeline = compiled(p => {
      const before = p.task(load);
      p.task(notify, {}, { ignoreUpstreamFailure: true, after: [before] });
      p.task(component('maybe', { name: kfp.str().optional() }), { name: p.task(flip).output }, { ignoreUpstreamFailure: true });
    });
    expect(tasksOf(pipeline).notify).toMatchObject({
      dependentTasks: ['load'], triggerPolicy: { strategy: 'ALL_UPSTREAM_TASKS_COMPLETED' }, inputs: { parameters: { status: { taskFinalStatus: { producerTask: 'load' } } } },
    });
    expect(tasksOf(pipeline).maybe).toMatchObject({ dependentTasks: ['flip'], triggerPolicy: { strategy: 'ALL_UPSTREAM_TASKS_COMPLETED' } });
    expect(tasksOf(pipeline).load.triggerPolicy).toBeUndefined();
  });

  test('a task that ignores failures may be passed what is there in any case', () => {
    const pipeline = compiled((p, { name }) => {
      const before = p.task(load);
      p.task(component('sum', { text: kfp.str(), name: kfp.str() }), { text: 'x', name }, { ignoreUpstreamFailure: true, after: [before] });
    });
    expect(tasksOf(pipeline).sum.triggerPolicy).toEqual({ strategy: 'ALL_UPSTREAM_TASKS_COMPLETED' });
  });

  test('options of a task with an empty value are none', () => {
    const { spec, container, settings } = task(() => ({ env: {}, mounts: {}, labels: undefined, tolerations: [], imagePullSecrets: [], after: [] }));
    expect(spec).toEqual({ taskInfo: { name: 'one' }, componentRef: { name: 'comp-one' }, cachingOptions: { enableCache: true } });
    expect(container).toEqual({ image: 'busybox', command: ['one'] });
    expect(settings).toBeUndefined();
  });
});

describe('resources', () => {
  test('stand in the form that servers read, and in that of old ones', () => {
    expect(task(() => ({ cpu: { request: '250m', limit: '500m' }, memory: { request: '256Mi', limit: '2Gi' } })).container.resources).toEqual({
      resourceCpuRequest: '250m', cpuRequest: 0.25, resourceCpuLimit: '500m', cpuLimit: 0.5,
      resourceMemoryRequest: '256Mi', memoryRequest: 0.268435456, resourceMemoryLimit: '2Gi', memoryLimit: 2.147483648,
    });
  });

  test('of one amount are reserved and the limit', () => {
    expect(task(() => ({ cpu: Cpu.units(2), memory: Size.gibibytes(1) })).container.resources).toEqual({
      resourceCpuRequest: '2', cpuRequest: 2, resourceCpuLimit: '2', cpuLimit: 2, resourceMemoryRequest: '1Gi', memoryRequest: 1.073741824, resourceMemoryLimit: '1Gi',
        memoryLimit: 1.073741824,
    });
    expect(task(() => ({ cpu: { limit: '1' } })).container.resources).toEqual({ resourceCpuLimit: '1', cpuLimit: 1 });
  });

  test('are whole amounts', () => {
    expect(task(() => ({ memory: '1.5Gi' })).container.resources).toMatchObject({ resourceMemoryLimit: '1536Mi', memoryLimit: 1.610612736 });
  });

  test('that are known only while the pipeline runs are placeholders, with an input for each field', () => {
    const { container, spec } = task(({ name }, p) => ({ cpu: { request: '100m', limit: name }, memory: p.task(flip).output, gpu: { type: name, count: 2 }, image: name }));
    const [own, given] = ['name', 'flip-Output'].map(full => `{{$.inputs.parameters['pipelinechannel--${full}']}}`);
    expect(container).toMatchObject({
      image: own,
      resources: {
        resourceCpuRequest: '100m', cpuRequest: 0.1, resourceCpuLimit: own, resourceMemoryLimit: given, resourceMemoryRequest: given, accelerator: { resourceType: own,
          resourceCount: '2', count: '2' },
      },
    });
    expect(Object.keys(container.resources ?? {})).not.toContain('cpuLimit');
    expect(container.resources?.accelerator).not.toHaveProperty('type');
    expect(spec.dependentTasks).toEqual(['flip']);
    const constant = (text: string) => ({ runtimeValue: { constant: text } });
    expect(spec.inputs?.parameters).toEqual({
      'pipelinechannel--name': { componentInputParameter: 'name' }, 'pipelinechannel--flip-Output': { taskOutputParameter: { producerTask: 'flip', outputParameterKey: 'Output' } },
      'cpu_limit': constant(own), 'memory_limit': constant(given), 'memory_request': constant(given), 'accelerator_type': constant(own), 'base_image': constant(own),
    });
  });
});

describe('devices', () => {
  test('of the catalogue bring their tolerations and labels of nodes', () => {
    const gpu = accelerator({
      name: 'a100', displayName: 'A100', resourceName: 'nvidia.com/gpu', count: 2, nodeSelector: { gpu: 'a100', zone: 'a' }, tolerations: [{ key: 'nvidia.com/gpu',
        operator: 'Exists', effect: 'NoSchedule' }],
    });
    const { container, settings } = task(() => ({ gpu, nodeSelector: { zone: 'b' }, tolerations: [{ key: 'own', operator: 'Exists', tolerationSeconds: 10 }] }));
    expect(container.resources).toEqual({ accelerator: { resourceType: 'nvidia.com/gpu', resourceCount: '2', type: 'nvidia.com/gpu', count: '2' } });
    expect(settings).toEqual({
      nodeSelector: { labels: { gpu: 'a100', zone: 'b' } },
      tolerations: [{ key: 'nvidia.com/gpu', operator: 'Exists', effect: 'NoSchedule' }, { key: 'own', operator: 'Exists', tolerationSeconds: '10' }],
    });
  });

  test('by name are one, if nothing else is said', () => {
    expect(task(() => ({ gpu: { type: 'amd.com/gpu' } })).container.resources?.accelerator).toEqual({ resourceType: 'amd.com/gpu', resourceCount: '1', type: 'amd.com/gpu',
      count: '1' });
    expect(task(() => ({ gpu: { type: 'amd.com/gpu', count: '3' } })).container.resources?.accelerator).toMatchObject({ resourceCount: '3', count: '3' });
    expect(task(() => ({ gpu: nvidia(1) })).container.resources?.accelerator?.resourceCount).toBe('1');
  });
});

describe('variables', () => {
  test('are texts of the container, in their order, after those of the component and in place of those of the same name', () => {
    const own = kfp.container({ name: 'own', image: 'i', env: { A: '1', B: '2', C: '3' } });
    const pipeline = compiled(p => {
      p.task(own, {}, { env: { Z: '26', B: 'two', C: kfp.secretKey('s', 'k') } });
      p.task(own);
    });
    expect(containerOf(pipeline, 'own').env).toEqual([{ name: 'A', value: '1' }, { name: 'B', value: 'two' }, { name: 'Z', value: '26' }]);
    expect(settingsOf(pipeline, 'own')?.secretAsEnv?.[0].keyToEnv).toEqual([{ secretKey: 'k', envVar: 'C' }]);
    expect(containerOf(pipeline, 'own-2').env).toEqual([{ name: 'A', value: '1' }, { name: 'B', value: '2' }, { name: 'C', value: '3' }]);
  });

  test('of one Secret stand together, those that may be missing apart', () => {
    const { settings } = task(({ name }) => ({
      env: {
        A: kfp.secretKey('db', 'user'), B: kfp.secretKey('other', 'x'), C: kfp.secretKey('db', 'password'), D: kfp.secretKey('db', 'maybe', { optional: true }),
          E: kfp.secretKey(name, 'a'),
        F: kfp.secretKey(name, 'b'), G: kfp.configMapKey('db', 'host'), H: kfp.podField('metadata.name'),
      },
    }));
    const constant = (text: string) => ({ runtimeValue: { constant: text } });
    expect(settings).toEqual({
      secretAsEnv: [
        { secretNameParameter: constant('db'), secretName: 'db', keyToEnv: [{ secretKey: 'user', envVar: 'A' }, { secretKey: 'password', envVar: 'C' }], optional: false },
        { secretNameParameter: constant('other'), secretName: 'other', keyToEnv: [{ secretKey: 'x', envVar: 'B' }], optional: false },
        { secretNameParameter: constant('db'), secretName: 'db', keyToEnv: [{ secretKey: 'maybe', envVar: 'D' }], optional: true },
        { secretNameParameter: { componentInputParameter: 'name' }, keyToEnv: [{ secretKey: 'a', envVar: 'E' }, { secretKey: 'b', envVar: 'F' }], optional: false },
      ],
      configMapAsEnv: [{ configMapNameParameter: constant('db'), configMapName: 'db', keyToEnv: [{ configMapKey: 'host', envVar: 'G' }], optional: false }],
      fieldPathAsEnv: [{ name: 'H', fieldPath: 'metadata.name' }],
    });
  });
});

describe('mounts', () => {
  test('of claims name them once as they are, and once more for old servers', () => {
    const pipeline = compiled((p, { name, names }) => {
      const made = p.task(flip).output;
      p.task(component('one'), {}, { mounts: { '/a': kfp.claim('data', { subPath: 'x' }), '/b': kfp.claim(name), '/c': kfp.claim(made) } });
      p.forEach(names, item => p.task(component('one'), {}, { mounts: { '/a': kfp.claim(item), '/b': kfp.claim(made) } }));
    });
    const output = { taskOutputParameter: { producerTask: 'flip', outputParameterKey: 'Output' } };
    expect(settingsOf(pipeline, 'one')?.pvcMount).toEqual([
      { mountPath: '/a', subPath: 'x', pvcNameParameter: { runtimeValue: { constant: 'data' } }, constant: 'data' },
      { mountPath: '/b', pvcNameParameter: { componentInputParameter: 'name' }, componentInputParameter: 'name' },
      { mountPath: '/c', pvcNameParameter: output, ...output },
    ]);
    expect(tasksOf(pipeline).one.dependentTasks).toEqual(['flip']);
    expect(settingsOf(pipeline, 'for-loop-1', 'one-2')?.pvcMount?.map(mount => mount.componentInputParameter)).toEqual(['pipelinechannel--names-loop-item',
      'pipelinechannel--flip-Output']);
    expect(componentOf(pipeline, 'for-loop-1').inputDefinitions?.parameters).toHaveProperty(['pipelinechannel--flip-Output']);
    expect(tasksOf(pipeline)['for-loop-1'].dependentTasks).toEqual(['flip']);
  });

  test('of Secrets, ConfigMaps and volumes of the pod', () => {
    const { settings } = task(({ name }) => ({
      mounts: {
        '/secret': kfp.secretFiles('s', { optional: true }), '/of-run': kfp.secretFiles(name), '/config': kfp.configMapFiles('c'), '/var/tmp': kfp.emptyDir({ medium: 'Memory',
          size: '1Gi' }),
        '/var-tmp': kfp.emptyDir(), '/': kfp.emptyDir(), '/own': kfp.emptyDir({ name: 'var-tmp-2' }), '/scratch': kfp.ephemeralClaim({ size: Size.gibibytes(10) }),
        '/fast': kfp.ephemeralClaim({ name: 'fast', size: '1Gi', storageClass: 'ssd', accessModes: ['ReadWriteMany'], labels: { a: 'b' }, annotations: { c: 'd' } }),
      },
    }));
    expect(settings).toEqual({
      secretAsVolume: [
        { secretNameParameter: { runtimeValue: { constant: 's' } }, secretName: 's', mountPath: '/secret', optional: true },
          { secretNameParameter: { componentInputParameter: 'name' }, mountPath: '/of-run', optional: false },
      ],
      configMapAsVolume: [{ configMapNameParameter: { runtimeValue: { constant: 'c' } }, configMapName: 'c', mountPath: '/config', optional: false }],
      emptyDirMounts: [
        { volumeName: 'var-tmp', mountPath: '/var/tmp', medium: 'Memory', sizeLimit: '1Gi' }, { volumeName: 'var-tmp-3', mountPath: '/var-tmp' }, { volumeName: 'root',
          mountPath: '/' },
        { volumeName: 'var-tmp-2', mountPath: '/own' },
      ],
      genericEphemeralVolume: [
        { volumeName: 'scratch', mountPath: '/scratch', accessModes: ['ReadWriteOnce'], size: '10Gi', defaultStorageClass: true },
        { volumeName: 'fast', mountPath: '/fast', accessModes: ['ReadWriteMany'], size: '1Gi', storageClassName: 'ssd', metadata: { labels: { a: 'b' }, annotations: { c: 'd' } } },
      ],
    });
  });
});

test('where pods run is said in words, by a parameter, or by JSON', () => {
  const { settings } = task(({ config }, p) => ({
    tolerations: [{ key: 'a', value: 'b', effect: 'NoExecute', tolerationSeconds: 0 }, config, p.task(split).outputs.names, { json: { key: 'x' } }],
    nodeAffinity: [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }], weight: 50 }, { matchFields: [{ key: 'metadata.name', operator: 'In',
      values: ['n'] }] }, config],
    nodeSelector: { json: { zone: 'a' } },
  }));
  expect(settings).toEqual({
    tolerations: [
      { key: 'a', value: 'b', effect: 'NoExecute', tolerationSeconds: '0' }, { tolerationJson: { componentInputParameter: 'config' } },
      { tolerationJson: { taskOutputParameter: { producerTask: 'split', outputParameterKey: 'names' } } }, { tolerationJson: { runtimeValue: { constant: { key: 'x' } } } },
    ],
    nodeAffinity: [
      { matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }], weight: 50 }, { matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n'] }] },
      { nodeAffinityJson: { componentInputParameter: 'config' } },
    ],
    nodeSelector: { nodeSelectorJson: { runtimeValue: { constant: { zone: 'a' } } } },
  });
});

test('the rest of a pod', () => {
  const { settings } = task(({ name }) => ({
    labels: { a: 'b' }, annotations: { c: 'd' }, imagePullSecrets: ['pull', name], imagePullPolicy: 'Never', timeout: '1h30m', securityContext: { runAsUser: 0, runAsGroup: 100,
      runAsNonRoot: false },
  }));
  expect(settings).toEqual({
    podMetadata: { labels: { a: 'b' }, annotations: { c: 'd' } }, imagePullPolicy: 'Never', activeDeadlineSeconds: '5400', securityContext: { runAsUser: '0', runAsGroup: '100',
      runAsNonRoot: false },
    imagePullSecret: [{ secretNameParameter: { runtimeValue: { constant: 'pull' } }, secretName: 'pull' }, { secretNameParameter: { componentInputParameter: 'name' } }],
  });
});

test('two tasks of one component are told different things', () => {
  const pipeline = compiled(p => {
    const { data } = p.task(load).outputs;
    p.task(train, { data }, { cpu: '1', labels: { a: '1' } });
    p.task(train, { data });
  });
  expect([containerOf(pipeline, 'train').resources?.cpuLimit, containerOf(pipeline, 'train-2').resources]).toEqual([1, undefined]);
  expect(settingsOf(pipeline, 'train-2')).toBeUndefined();
});

test('an exit handler runs its task after all it watches, whatever happened, and tells it how that ended', () => {
  const pipeline = compiled((p, { name }) => {
    const handler = p.onExit(notify, { channel: name }, () => {
      p.task(flip);
      p.task(load);
    }, { cache: false });
    p.task(nothing, {}, { after: [handler] });
    p.onExit(component('clean'), {}, () => p.task(flip));
  });
  expect(tasksOf(pipeline)['exit-handler-1']).toEqual({ taskInfo: { name: 'exit-handler-1' }, componentRef: { name: 'comp-exit-handler-1' } });
  expect(Object.keys(tasksOf(pipeline, 'exit-handler-1'))).toEqual(['flip', 'load']);
  expect(tasksOf(pipeline).notify).toMatchObject({
    dependentTasks: ['exit-handler-1'], triggerPolicy: { strategy: 'ALL_UPSTREAM_TASKS_COMPLETED' }, cachingOptions: {},
    inputs: { parameters: { status: { taskFinalStatus: { producerTask: 'exit-handler-1' } }, channel: { componentInputParameter: 'name' } } },
  });
  expect(tasksOf(pipeline).nothing.dependentTasks).toEqual(['exit-handler-1']);
  expect(tasksOf(pipeline).clean).toMatchObject({ dependentTasks: ['exit-handler-2'], triggerPolicy: { strategy: 'ALL_UPSTREAM_TASKS_COMPLETED' } });
  expect(tasksOf(pipeline).clean.inputs).toBeUndefined();
});
