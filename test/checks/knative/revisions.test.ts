import { APP, faults, fields, KNATIVE, knativeService, settings } from './support';
import { knativeRevision } from '../../../src/checks';
import { object } from '../support';

const KEY = 'autoscaling.knative.dev';
const annotated = (annotations: object, beside?: readonly object[]) => fields(knativeRevision, knativeService({}, {}, annotations), beside)
  .map(field => field.replace(/^spec\.template\.metadata\.annotations\["(autoscaling\.knative\.dev\/)?(.*)"\]$/, '$2'));
const scaled = (annotations: Readonly<Record<string, string>>, beside?: readonly object[]) =>
  annotated(Object.fromEntries(Object.entries(annotations).map(([name, text]) => [`${KEY}/${name}`, text])), beside);

describe('Knative/Revision: limits and annotations', () => {
  test('finds times and numbers that the installation does not allow', () => {
    expect(fields(knativeRevision, knativeService({ timeoutSeconds: 600, containerConcurrency: 1000 }))).toEqual([]);
    expect(faults(knativeRevision, knativeService({ timeoutSeconds: 601, containerConcurrency: 1001 }))).toEqual([
      'spec.template.spec.timeoutSeconds: must be from 0 to 600 seconds, the max-revision-timeout-seconds of config-defaults, got 601; write such a number',
      'spec.template.spec.containerConcurrency: must be from 0 to 1000, the container-concurrency-max-limit of config-defaults, got 1001; write such a number; 0 means any',
    ]);
    const other = settings({}, { 'max-revision-timeout-seconds': '3600', 'allow-container-concurrency-zero': 'false' });
    expect(fields(knativeRevision, knativeService({ timeoutSeconds: 3600, containerConcurrency: 0 }), other)).toEqual(['spec.template.spec.containerConcurrency']);
  });

  test('lets annotations pass that the autoscaler takes, also in their old spelling', () => {
    expect(scaled({
      'class': 'kpa.autoscaling.knative.dev', 'metric': 'rps', 'minScale': '1', 'max-scale': '0', 'targetBurstCapacity': '-1', 'target': '0.01', 'window': '1h',
        'initial-scale': '3',
      'scaleDownDelay': '0s', 'scale-to-zero-pod-retention-period': '1m1.5s', 'activation-scale': '2', 'panicWindowPercentage': '10.0', 'metric-aggregation-algorithm': 'linear',
    })).toEqual([]);
    expect(scaled({ 'class': 'hpa.autoscaling.knative.dev', 'metric': 'memory', 'metric-aggregation-algorithm': 'x' })).toEqual([]);
    expect(scaled({ class: 'keda.example.com', metric: 'anything', unknown: 'x' })).toEqual([]);
  });

  test.each([
    ['class', 'vpa.autoscaling.knative.dev'], ['metric', 'cpu'], ['min-scale', '-1'], ['maxScale', 'many'], ['min-scale', '2147483648'], ['activation-scale', '1'],
      ['activation-scale', 'x'],
    ['panic-window-percentage', '0'], ['panic-threshold-percentage', '50'], ['target', '0'], ['target-utilization-percentage', '150'], ['target-utilization-percentage', '70%'],
    ['target-burst-capacity', '-2'], ['window', '2s'], ['window', '60'], ['window', '6.5s'], ['scale-down-delay', '61m'], ['scale-down-delay', '1500ms'],
    ['scale-to-zero-pod-retention-period', '-1s'], ['initial-scale', '0'], ['initialScale', 'one'],
  ])('finds the annotation %s with %s', (name, text) => expect(scaled({ [name]: text })).toEqual([name]));

  test('finds bounds and algorithms that contradict each other', () => {
    expect(scaled({ 'min-scale': '5', 'max-scale': '2' })).toEqual(['max-scale']);
    expect(scaled({ 'max-scale': '3', 'activation-scale': '4' })).toEqual(['activation-scale']);
    expect(scaled({ 'min-scale': '3', 'activation-scale': '2' })).toEqual(['activation-scale']);
    expect(scaled({ 'class': 'kpa.autoscaling.knative.dev', 'metric-aggregation-algorithm': 'x' })).toEqual(['metric-aggregation-algorithm']);
  });

  test('takes what the installation allows', () => {
    const other = settings({}, {}, { 'allow-zero-initial-scale': 'true', 'max-scale-limit': '10', 'pod-autoscaler-class': 'hpa.autoscaling.knative.dev' });
    expect(scaled({ 'initial-scale': '0', 'metric': 'cpu', 'max-scale': '10' }, other)).toEqual([]);
    expect(scaled({ 'max-scale': '11' }, other)).toEqual(['max-scale']);
    expect(scaled({ 'max-scale': '0' }, other)).toEqual(['max-scale']);
    expect(scaled({ 'initial-scale': '0' }, [])).toEqual([]);
  });

  test('finds annotations of the network, of the proxy and of the rollout', () => {
    const proxy = 'queue.sidecar.serving.knative.dev';
    expect(annotated({
      'networking.knative.dev/http-protocol': 'Enabled', [`${proxy}/cpu-resource-request`]: '100m', [`${proxy}/resource-percentage`]: '50',
        'serving.knative.dev/progress-deadline': '10m',
    })).toEqual([]);
    expect(annotated({
      'networking.knative.dev/visibility': 'cluster-local', [`${proxy}/memory-resource-limit`]: 'much', [`${proxy}/resourcePercentage`]: '0',
        'serving.knative.dev/progress-deadline': '600',
    })).toEqual(['networking.knative.dev/visibility', `${proxy}/resourcePercentage`, `${proxy}/memory-resource-limit`, 'serving.knative.dev/progress-deadline']);
  });

  test('finds names of revisions that do not begin with that of their maker', () => {
    const named = (metadata: object, own: object = {}) => fields(knativeRevision, object(KNATIVE, 'Configuration', 'hello', { spec: { template: { metadata,
      spec: { containers: [APP] } } } }, own));
    expect(named({ name: 'hello-v2', generateName: 'hello-' })).toEqual([]);
    expect(named({ name: 'other-v2' })).toEqual(['spec.template.metadata.name']);
    expect(named({ name: 'hello-V2', generateName: 'Hello-' })).toEqual(['spec.template.metadata.generateName', 'spec.template.metadata.name']);
    expect(named({ name: 'hello-v2' }, { name: undefined, generateName: 'hello-' })).toEqual(['spec.template.metadata.name']);
  });

  test('looks at revisions themselves', () => {
    const revision = (annotations: object) => object(KNATIVE, 'Revision', 'hello-1', { spec: { containers: [{ ...APP, ports: [{ containerPort: 9090 }] }],
      timeoutSeconds: -1 } }, { annotations });
    expect(fields(knativeRevision, revision({ [`${KEY}/min-scale`]: '2', [`${KEY}/max-scale`]: '1', 'networking.knative.dev/x': 'y' })))
      .toEqual(['spec.containers[0].ports[0].containerPort', 'spec.timeoutSeconds', `metadata.annotations["${KEY}/max-scale"]`]);
  });
});
