import { ALPHA, clusterRuntime, faults, fields, kserve, modelService, runtime, service, STANDARD } from './support';
import { inferenceServiceKnative } from '../../../src/checks';
import { settings } from '../knative/support';
import { object } from '../support';

const KNOWN = [kserve(), ...settings(), clusterRuntime('kserve-sklearnserver')];
const made = (one: object, known: readonly object[] = KNOWN, beside: readonly object[] = []) => fields(inferenceServiceKnative, [one, ...beside], known);

describe('InferenceService/Knative', () => {
  test('lets pass what Knative takes', () => {
    const annotations = { 'autoscaling.knative.dev/min-scale': 'x', 'autoscaling.knative.dev/initial-scale': '0', 'sidecar.istio.io/inject': 'false' };
    expect([
      modelService({ ports: [{ name: 'h2c', containerPort: 9000 }], env: [{ name: 'A', value: 'b' }] }, { timeout: 600, containerConcurrency: 10, minReplicas: 0,
        scaleTarget: 70, scaleMetric: 'rps' }, annotations),
      service({ containers: [{ name: 'kserve-container', image: 'a/b', volumeMounts: [{ name: 'v', mountPath: '/v' }] }], volumes: [{ name: 'v', emptyDir: {} }] }),
      // What Knative's definition does not have is gone before its webhook looks.
      modelService({ lifecycle: {}, tty: true }, { terminationGracePeriodSeconds: 60, restartPolicy: 'Always' }),
    ].flatMap(one => made(one))).toEqual([]);
  });

  test('looks at services that Knative runs', () => {
    const wrong = (annotations: object) => modelService({}, { nodeSelector: { a: 'b' } }, annotations);
    expect(made(wrong({}))).toEqual(['spec.predictor.nodeSelector']);
    expect(made(wrong(STANDARD))).toEqual([]);
    expect(made(wrong({}), [kserve('Standard'), ...KNOWN.slice(1)])).toEqual([]);
    expect(made(wrong({}), KNOWN.slice(1))).toEqual([]); // nobody knows how it runs
    expect(made(wrong({}), [...KNOWN.slice(0, 1), ...settings({ 'kubernetes.podspec-nodeselector': 'enabled' }), ...KNOWN.slice(4)])).toEqual([]);
  });

  test('finds what Knative refuses of containers and pods, at its place in the InferenceService', () => {
    expect(made(modelService({ ports: [{ name: 'grpc-port', containerPort: 8081 }], env: [{ name: 'K_SERVICE', value: 'x' }], readinessProbe: { exec: {}, grpc: {} } },
      { automountServiceAccountToken: true })))
      .toEqual(['spec.predictor.automountServiceAccountToken', 'spec.predictor.model.ports[0].name', 'spec.predictor.model.readinessProbe', 'spec.predictor.model.env[0].name']);
    expect(made(service({ containers: [{ image: 'A' }, { name: 'sidecar', image: 'b', ports: [{ containerPort: 9091 }] }] })))
      .toEqual(['spec.predictor.containers[1].ports[0].containerPort', 'spec.predictor.containers[0].image', 'spec.predictor.containers[1].image']);
    expect(made(service({ model: { modelFormat: { name: 'sklearn' } } }, {}, { transformer: { containers: [{ image: 'x y' }], tolerations: [{}] },
      explainer: { containers: [{ image: 'ok' }], hostNetwork: true } })))
      .toEqual(['spec.transformer.tolerations', 'spec.transformer.containers[0].image', 'spec.explainer.hostNetwork']);
  });

  test('puts the containers of the runtime and of the InferenceService together', () => {
    const beside = { name: 'transformer-container', image: 'a/b', ports: [{ containerPort: 8080 }] };
    const pair = (containers: readonly object[], more: object = {}) => [...KNOWN.slice(0, 4), clusterRuntime('a', {}, { containers: [{ name: 'kserve-container',
      image: 'a/b', env: [{ name: 'A' }], args: ['x'] }, ...containers], ...more })];
    expect(made(modelService({}, { containers: [beside] }))).toEqual([]);
    expect(made(modelService({}, { containers: [{ ...beside, image: 'A' }] }))).toEqual(['spec.predictor.containers[0].image']);
    expect(made(modelService({}, { containers: [{ ...beside, ports: [] }] }))).toEqual(['spec.predictor.containers']); // no port at all
    expect(made(modelService({}, { containers: [{ name: 'transformer-container', env: [{ name: 'K_REVISION' }] }] }), pair([beside])))
      .toEqual(['spec.predictor.containers[0].env[0].name']);
    expect(made(modelService(), pair([{ name: 'queue-proxy', image: 'a/b' }, beside]))).toEqual(['spec.predictor.model']);
    expect(made(modelService({ runtime: 'a' }), pair([], { nodeSelector: { a: 'b' }, volumes: [{ name: 'v', emptyDir: {} }] })))
      .toEqual(['spec.predictor.model.runtime', 'spec.predictor.model.runtime']);
    // A runtime of the namespace that KServe chooses by itself is wrong itself.
    expect(made(modelService(), KNOWN, [runtime('own', {}, { nodeSelector: { a: 'b' } })])).toEqual([]);
    expect(made(modelService({ modelFormat: { name: 'keras' } }))).toEqual([]); // nobody knows the runtime
  });

  test('finds limits, annotations and targets that Knative refuses', () => {
    const key = (name: string) => `metadata.annotations["${name}"]`;
    expect(made(modelService({}, { timeout: 601, containerConcurrency: 1001, scaleTarget: 0 })))
      .toEqual(['spec.predictor.timeout', 'spec.predictor.containerConcurrency', 'spec.predictor.scaleTarget']);
    expect(made(modelService({}, { annotations: { 'autoscaling.knative.dev/window': '2s' } }, { 'networking.knative.dev/visibility': 'cluster-local',
      'serving.knative.dev/rollout-duration': '60' })))
      .toEqual([key('serving.knative.dev/rollout-duration'), 'spec.predictor.annotations["autoscaling.knative.dev/window"]', key('networking.knative.dev/visibility')]);
    expect(made(modelService({}, {}, { 'autoscaling.knative.dev/target': '0', 'autoscaling.knative.dev/initial-scale': '-1' })))
      .toEqual([key('autoscaling.knative.dev/target'), key('autoscaling.knative.dev/initial-scale')]);
    expect(made(modelService({}, { minReplicas: 3 }, { 'autoscaling.knative.dev/activation-scale': '2' }))).toEqual([key('autoscaling.knative.dev/activation-scale')]);
  });

  test('leaves out annotations that KServe does not hand on', () => {
    const left = ['min-scale', 'max-scale'].map(name => ({ [`autoscaling.knative.dev/${name}`]: 'x' }));
    const starts = ['x', '1x', 'x1', '0', '+0'].map(start => ({ 'autoscaling.knative.dev/initial-scale': start }));
    expect([...left, ...starts, { 'networking.knative.dev/visibility': null }].flatMap(annotations => made(modelService({}, {}, annotations)))).toEqual([]);
    expect([...left, { 'networking.knative.dev/visibility': null }].flatMap(annotations => made(modelService({}, { annotations })))).toEqual([]);
    expect(starts.flatMap(annotations => made(modelService({}, { annotations })))).toEqual(Array(5).fill('spec.predictor.annotations["autoscaling.knative.dev/initial-scale"]'));
    const known = [...KNOWN.slice(0, 1), ...settings({}, {}, { 'allow-zero-initial-scale': 'true' }), ...KNOWN.slice(4)];
    expect(starts.flatMap(annotations => made(modelService({}, { annotations }), known))).toHaveLength(3);
  });

  test('takes the autoscaler of Knative where no annotation names another one', () => {
    const key = (name: string) => `autoscaling.knative.dev/${name}`;
    const scaled = (annotations: object, predictor: object = {}) => made(modelService({}, predictor, annotations)).map(field => field.replace(/.*\/(.*)"]$/, '$1'));
    const none = { [key('metric')]: 'cpu', [key('metric-aggregation-algorithm')]: 'none' };
    expect(scaled(none)).toEqual(['metric', 'metric-aggregation-algorithm']);
    expect(scaled({ ...none, [key('class')]: 'hpa.autoscaling.knative.dev' })).toEqual([]);
    expect(scaled(none, { scaleMetric: 'rps' })).toEqual(['metric-aggregation-algorithm']);
  });

  test('says nothing of bounds and measures of which other rules speak', () => {
    expect([{ minReplicas: -1 }, { maxReplicas: -1 }, { minReplicas: 3, maxReplicas: 2 }, { scaleMetric: 'cpu' }].flatMap(bounds => made(modelService({}, bounds)))).toEqual([]);
  });

  test('finds more pods than the installation allows', () => {
    const limited = [...KNOWN.slice(0, 1), ...settings({}, {}, { 'max-scale-limit': '5' }), ...KNOWN.slice(4)];
    expect(made(modelService({}, { maxReplicas: 6 }), limited)).toEqual(['spec.predictor.maxReplicas']);
    expect(made(modelService({}, { minReplicas: 6, maxReplicas: 6 }), limited)).toEqual(['spec.predictor.maxReplicas']);
    expect([{ maxReplicas: 5 }, { maxReplicas: 0 }, { minReplicas: 0, maxReplicas: 0 }].flatMap(bounds => made(modelService({}, bounds), limited))).toEqual([]);
    const graph = (maxReplicas: number, annotations: object = {}) => made(object(ALPHA, 'InferenceGraph', 'graph', { spec: { maxReplicas } }, { annotations }), limited);
    expect([graph(5), graph(6), graph(0, { 'autoscaling.knative.dev/max-scale': '6' })])
      .toEqual([[], ['spec.maxReplicas'], ['metadata.annotations["autoscaling.knative.dev/max-scale"]']]);
  });

  test('finds several models where init containers or claims are off', () => {
    const uris = (...all: readonly (string | undefined)[]) => made(modelService({ storageUri: undefined }, { storageUris: all.map(uri => ({ uri, mountPath: '/mnt/a' })) }));
    expect(uris('s3://a/b')).toEqual(['spec.predictor.storageUris']);
    expect(uris('pvc://a/b', 's3://a/b')).toEqual(['spec.predictor.storageUris', 'spec.predictor.storageUris']);
    expect(uris('s3://a/b', undefined)).toEqual(['spec.predictor.storageUris']);
    expect([uris('oci://a/b'), uris('oci://a/b', 's3://a/b'), uris()].flat()).toEqual([]);
    expect(uris(undefined)).toEqual(['spec.predictor.storageUris']);
    expect(faults(inferenceServiceKnative, [modelService({ storageUri: undefined }, { storageUris: [{ uri: 'pvc://a/b' }] })], KNOWN)).toEqual([
      'spec.predictor.storageUris: needs a feature of Knative that is off (kubernetes.podspec-persistent-volume-claim), got a list; leave it out, or switch the ' +
        'feature on in config-features, by knativeServing: { features: { "kubernetes.podspec-persistent-volume-claim": "enabled" } } of the platform',
    ]);
  });

  test('finds graphs whose Service Knative refuses', () => {
    const graph = (spec: object, annotations: object = {}) => made(object(ALPHA, 'InferenceGraph', 'graph', { spec }, { annotations }));
    expect(graph({ nodes: {}, minReplicas: 1, maxReplicas: 2, timeout: 60, scaleMetric: 'concurrency' })).toEqual([]);
    expect(graph({ affinity: {}, nodeSelector: { a: 'b' }, timeout: 9999, minReplicas: 3, maxReplicas: 2, scaleTarget: 0, scaleMetric: 'cpu' }))
      .toEqual(['affinity', 'nodeSelector', 'timeout', 'minReplicas', 'scaleMetric', 'scaleTarget'].map(name => `spec.${name}`));
    expect(graph({ tolerations: [{}] }, STANDARD)).toEqual([]);
    expect(graph({ affinity: {}, nodeSelector: {}, tolerations: [] })).toEqual(['spec.affinity']);
    expect([{ minReplicas: 2, maxReplicas: 2 }, { minReplicas: 2, maxReplicas: 0 }, { minReplicas: 2 }].flatMap(bounds => graph(bounds))).toEqual([]);
    expect(graph({ maxReplicas: 1 }, { 'autoscaling.knative.dev/min-scale': '3' })).toEqual([]); // which KServe writes anew
  });

  test('finds annotations of graphs that Knative refuses, but for a start that KServe drops', () => {
    const graph = (annotations: object, spec: object = {}) => made(object(ALPHA, 'InferenceGraph', 'graph', { spec }, { annotations }));
    const hpa = { 'autoscaling.knative.dev/class': 'hpa.autoscaling.knative.dev' };
    expect(graph({ 'autoscaling.knative.dev/window': '2s', 'networking.knative.dev/visibility': 'a' }))
      .toEqual(['autoscaling.knative.dev/window', 'networking.knative.dev/visibility'].map(key => `metadata.annotations["${key}"]`));
    expect([graph({ 'autoscaling.knative.dev/initial-scale': 'x', 'networking.knative.dev/visibility': null }), graph(hpa, { scaleMetric: 'cpu' })].flat()).toEqual([]);
  });
});
