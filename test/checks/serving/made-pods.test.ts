import { clusterRuntime, modelService, service } from './support';
import { podOfPart } from '../../../src/checks/serving/made-pods';
import { setOf } from '../support';

const MAIN = 'kserve-container';
const CHOSEN = clusterRuntime('chosen');

/** The pod of a part that KServe makes of an InferenceService and of runtimes that are known. */
function podOf(one: object, runtimes: readonly object[] = [CHOSEN], part = 'predictor') {
  const set = setOf([one], [], runtimes);
  return podOfPart(set.ofKind('serving.kserve.io/InferenceService')[0], part, set);
}
const containers = (...args: Parameters<typeof podOf>) => podOf(...args)?.spec.at('containers').value as readonly { readonly name: string }[] | undefined;
const names = (...args: Parameters<typeof podOf>) => containers(...args)?.map(({ name }) => name);
const chosenWith = (container: object, more: object = {}) => [clusterRuntime('chosen', {}, { containers: [{ name: MAIN, ...container }], ...more })];

describe('the container of a model', () => {
  const merged = (name: string, below: unknown, above: unknown) => (containers(modelService({ [name]: above }), chosenWith({ [name]: below }))?.[0] as Record<string,
    unknown> | undefined)?.[name];

  test.each([
    ['env', [{ name: 'A', value: '1' }, { name: 'B' }], [{ name: 'C' }, { name: 'A', valueFrom: {} }], [{ name: 'C' }, { name: 'A', value: '1', valueFrom: {} }, { name: 'B' }]],
    ['ports', [{ containerPort: 80, name: 'h2c' }, { containerPort: 82 }], [{ containerPort: 81 }, { containerPort: 80, protocol: 'TCP' }],
      [{ containerPort: 81 }, { containerPort: 80, name: 'h2c', protocol: 'TCP' }, { containerPort: 82 }]],
    ['volumeMounts', [{ mountPath: '/a', name: 'a' }], [{ mountPath: '/b', name: 'a' }, { mountPath: '/a', readOnly: true }],
      [{ mountPath: '/b', name: 'a' }, { mountPath: '/a', name: 'a', readOnly: true }]],
    ['volumeDevices', [{ devicePath: '/dev/a', name: 'a' }], [{ devicePath: '/dev/a', name: 'b' }], [{ devicePath: '/dev/a', name: 'b' }]],
  ])('has the %s of both, those of one key as one', (name, below, above, all) => expect(merged(name, below, above)).toEqual(all));

  test('has the arguments of both, and other lists of the InferenceService alone', () => {
    expect(merged('args', ['a', 'b'], ['b', 'c'])).toEqual(['b', 'c', 'a', 'b']);
    expect(merged('command', ['a'], ['b'])).toEqual(['b']);
    expect(merged('envFrom', [{ configMapRef: {} }], [{ secretRef: {} }])).toEqual([{ secretRef: {} }]);
  });

  test('has fields of fields of both', () => {
    expect(merged('resources', { limits: { cpu: 1, memory: '1Gi' }, requests: { cpu: 1 } }, { limits: { cpu: 2 } }))
      .toEqual({ limits: { cpu: 2, memory: '1Gi' }, requests: { cpu: 1 } });
    expect(merged('image', 'a', 'b')).toBe('b');
    expect(merged('securityContext', undefined, { runAsUser: 1 })).toEqual({ runAsUser: 1 });
    expect([undefined, null].map(none => merged('securityContext', { runAsUser: 1 }, none))).toEqual([{ runAsUser: 1 }, { runAsUser: 1 }]);
  });
});

describe('the pod of a part', () => {
  test('has what counts of the pod of the runtime', () => {
    const more = { nodeSelector: { a: 'b' }, affinity: { nodeAffinity: {} }, tolerations: [{ key: 'a' }], schedulerName: 'own', hostNetwork: true,
      volumes: [{ name: 'v', emptyDir: {} }, { name: 'w' }], imagePullSecrets: [{ name: 's' }] };
    const pod = podOf(modelService({}, { nodeSelector: { c: 'd' }, tolerations: [{ key: 'b' }], volumes: [{ name: 'u' }, { name: 'v', configMap: {} }],
      imagePullSecrets: [{ name: 't' }] }), chosenWith({}, more))?.spec;
    expect(pod?.value).toMatchObject({ nodeSelector: { a: 'b', c: 'd' }, affinity: { nodeAffinity: {} }, tolerations: [{ key: 'b' }], schedulerName: 'own',
      volumes: [{ name: 'u' }, { name: 'v', emptyDir: {}, configMap: {} }, { name: 'w' }], imagePullSecrets: [{ name: 't' }, { name: 's' }] });
    expect(pod?.at('hostNetwork').exists).toBe(false);
  });

  test('has the container of the model, the transformer of both, and then the others', () => {
    const runtimes = [clusterRuntime('chosen', {}, { containers: [{ name: 'theirs' }, { name: 'transformer-container', image: 'a', tty: true }, { name: MAIN }] })];
    const one = modelService({ name: 'other' }, { containers: [{ name: 'ours' }, { name: 'transformer-container', image: 'b' }] });
    expect(names(one, runtimes)).toEqual([MAIN, 'transformer-container', 'theirs', 'ours']);
    expect(containers(one, runtimes)?.[1]).toEqual({ name: 'transformer-container', image: 'b', tty: true });
  });

  test('has the containers of a part without a model, the first by the name that KServe gives it', () => {
    expect(names(service({ containers: [{ name: 'a' }, { name: 'b' }] }))).toEqual([MAIN, 'b']);
    expect(names(service({ model: {} }, {}, { transformer: { containers: [{ image: 'a' }] } }), [], 'transformer')).toEqual([MAIN]);
  });

  test('is not known without the runtime, without its container, and where KServe brings the container itself', () => {
    expect(podOf(modelService({ modelFormat: { name: 'keras' } }))).toBeUndefined();
    expect(podOf(modelService({ runtime: 'gone' }))).toBeUndefined();
    expect(podOf(modelService(), [clusterRuntime('chosen', {}, { containers: [{ name: 'server' }] })])).toBeUndefined();
    expect(podOf(service({ model: {} }, {}, { explainer: { art: {} } }), [], 'explainer')).toBeUndefined();
  });
});

describe('the runtime of a pod', () => {
  const called = (name: string, ...formats: readonly object[]) => clusterRuntime(name, {}, { containers: [{ name: MAIN, image: name }],
    supportedModelFormats: formats.map(one => ({ name: 'sklearn', autoSelect: true, ...one })) });
  const image = (one: object, ...runtimes: readonly object[]) => podOf(one, runtimes)?.spec.at('containers').items()[0].at('image').value;

  test('is the one that is named', () => {
    expect(image(modelService({ runtime: 'b' }), called('a', { priority: 2 }), called('b', { priority: 1 }))).toBe('b');
  });

  test('is else the one of the highest priority for the format, one without a number last', () => {
    const [none, low, high] = [called('none', {}), called('low', { name: 'other', priority: 9 }, { priority: 1 }), called('high', { priority: 2 })];
    expect(image(modelService(), none, low, high)).toBe('high');
    expect(image(modelService(), high, low, none)).toBe('high');
    expect(image(modelService(), none, low)).toBe('low');
  });
});

describe('what stands in a pod', () => {
  const numbered = Array.from({ length: 12 }, (_, index) => ({ name: `A${index}` }));
  const env = (index: number) => `spec.predictor.containers[0].env[${index}].name`;

  test('comes from the model or a container of the InferenceService', () => {
    const pod = podOf(modelService({ env: numbered, resources: { limits: { 'nvidia.com/gpu': 1, 'cpu': 1 } } }, { containers: [{ name: 'a' }, { name: 'b' }], nodeSelector: {} }),
      chosenWith({ env: [{ name: 'B' }] }));
    expect(pod?.origin(env(11))).toBe('spec.predictor.model.env[11].name');
    expect(pod?.origin('spec.predictor.containers[0].resources.limits["nvidia.com/gpu"]')).toBe('spec.predictor.model.resources.limits["nvidia.com/gpu"]');
    expect(pod?.origin('spec.predictor.containers[2].name')).toBe('spec.predictor.containers[1].name');
    expect(pod?.origin('spec.predictor.nodeSelector')).toBe('spec.predictor.nodeSelector');
  });

  test('comes else of the runtime, by the field that names or chooses it', () => {
    const runtimes = chosenWith({ env: [{ name: 'B' }] }, { nodeSelector: {} });
    const of = (model: object) => [env(1), 'spec.predictor.nodeSelector', 'spec.predictor.containers[1].name'].map(path => podOf(modelService({ env: [{ name: 'A' }], ...model }),
      runtimes)?.origin(path));
    expect(of({})).toEqual(Array(3).fill('spec.predictor.model'));
    expect(of({ runtime: 'chosen' })).toEqual(Array(3).fill('spec.predictor.model.runtime'));
  });
});
