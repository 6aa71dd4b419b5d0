import { Chart, Testing } from 'cdk8s';
import * as autoscalingCrds from '../../src/apis/autoscaling.internal.knative.dev/crds';
import * as autoscaling from '../../src/apis/autoscaling.internal.knative.dev/v1alpha1';
import * as cachingCrds from '../../src/apis/caching.internal.knative.dev/crds';
import * as caching from '../../src/apis/caching.internal.knative.dev/v1alpha1';
import { CrdDefinition } from '../../src/apis/crd';
import * as networkingCrds from '../../src/apis/networking.internal.knative.dev/crds';
import * as networking from '../../src/apis/networking.internal.knative.dev/v1alpha1';
import * as servingCrds from '../../src/apis/serving.knative.dev/crds';
import * as servingV1 from '../../src/apis/serving.knative.dev/v1';
import * as servingV1beta1 from '../../src/apis/serving.knative.dev/v1beta1';
import { Kinds, podLabels, podsOf, replicasOf } from '../../src/core';
import { crdNames, crdVersions } from '../../src/core/schema/crd';
import { located } from '../core/support';
import { faults, kindClasses, mistakes, schemaAt } from './support';

const SERVING = 'serving.knative.dev/v1';
const NETWORKING = 'networking.internal.knative.dev/v1alpha1';
const AUTOSCALING = 'autoscaling.internal.knative.dev/v1alpha1';

const classes = kindClasses(servingV1, servingV1beta1, networking, autoscaling, caching);
const crds: CrdDefinition[] = [servingCrds, networkingCrds, autoscalingCrds, cachingCrds]
  .flatMap(module => Object.values(module).filter((one): one is CrdDefinition => typeof one === 'object'));

/** A Service with one container, which says more. */
const service = (container: object = {}, spec: object = {}) => ({ template: { spec: { containers: [{ image: 'registry.example.com/web:1', ...container }], ...spec } } });

test.each(classes.map(each => [`${each.GVK.apiVersion} ${each.GVK.kind}`, each] as const))('%s carries its identity', (_, Kind) => {
  const object = new Kind(new Chart(Testing.app(), 'test'), 'Object', { metadata: { name: 'a' }, spec: { some: 'field' } });
  expect(object.toJson()).toEqual({ ...Kind.GVK, metadata: { name: 'a' }, spec: { some: 'field' } });
});

test('each version has a class', () => {
  const served = crds.flatMap(crd => crd.versions.map(version => `${crd.group}/${version.name} ${crd.kind}`));
  expect(classes.map(each => `${each.GVK.apiVersion} ${each.GVK.kind}`).sort()).toEqual(served.sort());
});

test.each([
  ['Service', 'services', 'v1', ['kservice', 'ksvc'], ['URL', 'LatestCreated', 'LatestReady', 'Ready', 'Reason']],
  ['Configuration', 'configurations', 'v1', ['config', 'cfg'], ['LatestCreated', 'LatestReady', 'Ready', 'Reason']],
  ['Revision', 'revisions', 'v1', ['rev'], ['Config Name', 'Generation', 'Ready', 'Reason', 'Actual Replicas', 'Desired Replicas']],
  ['Route', 'routes', 'v1', ['rt'], ['URL', 'Ready', 'Reason']],
  ['DomainMapping', 'domainmappings', 'v1beta1', ['dm'], ['URL', 'Ready', 'Reason']],
  ['Ingress', 'ingresses', 'v1alpha1', ['kingress', 'king'], ['Ready', 'Reason']],
  ['ServerlessService', 'serverlessservices', 'v1alpha1', ['sks'], ['Mode', 'Activators', 'ServiceName', 'PrivateServiceName', 'Ready', 'Reason']],
  ['Certificate', 'certificates', 'v1alpha1', ['kcert'], ['Ready', 'Reason']],
  ['ClusterDomainClaim', 'clusterdomainclaims', 'v1alpha1', ['cdc'], undefined],
  ['PodAutoscaler', 'podautoscalers', 'v1alpha1', ['kpa', 'pa'], ['DesiredScale', 'ActualScale', 'Ready', 'Reason']],
  ['Metric', 'metrics', 'v1alpha1', undefined, ['Ready', 'Reason']],
  ['Image', 'images', 'v1alpha1', undefined, ['Image']],
])('%s is defined as upstream defines it', (kind, plural, name, shortNames, columns) => {
  const crd = crds.find(each => each.kind === kind)!;
  expect(crd.scope).toBe(kind === 'ClusterDomainClaim' ? 'Cluster' : 'Namespaced');
  expect(crdNames(crd)).toMatchObject({ kind, plural, singular: kind.toLowerCase(), ...shortNames && { shortNames } });
  const [version, ...others] = crdVersions(crd);
  expect(others).toEqual([]);
  expect(version).toMatchObject({ name, served: true, storage: true, subresources: { status: {} } });
  expect(version.additionalPrinterColumns?.map(column => column.name)).toEqual(columns);
});

test.each([
  [SERVING, 'Service', service()],
  [SERVING, 'Service', undefined],
  [SERVING, 'Configuration', service()],
  [SERVING, 'Revision', { containers: [{}] }],
  [SERVING, 'Route', { traffic: [{ configurationName: 'web', percent: 100 }] }],
  ['serving.knative.dev/v1beta1', 'DomainMapping', { ref: { apiVersion: SERVING, kind: 'Service', name: 'web' } }],
  [NETWORKING, 'Certificate', { dnsNames: ['web.ml.svc'], secretName: 'web' }],
  [NETWORKING, 'ClusterDomainClaim', { namespace: 'ml' }],
  [NETWORKING, 'Ingress', {}],
  [NETWORKING, 'ServerlessService', { objectRef: {}, protocolType: 'http1' }],
  [AUTOSCALING, 'Metric', { panicWindow: 6_000_000_000, scrapeTarget: 'web', stableWindow: 60_000_000_000 }],
  [AUTOSCALING, 'PodAutoscaler', { protocolType: 'h2c', scaleTargetRef: {} }],
  ['caching.internal.knative.dev/v1alpha1', 'Image', { image: 'registry.example.com/web:1' }],
])('%s %s accepts its smallest form', (apiVersion, kind, spec) => expect(faults(apiVersion, kind, spec)).toEqual([]));

test('a Service accepts all that features of Knative open', () => {
  const spec = {
    affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'gpu', operator: 'Exists' }] }] } } },
    tolerations: [{ key: 'gpu', operator: 'Exists' }],
    nodeSelector: { gpu: 'yes' },
    initContainers: [{ name: 'load', image: 'registry.example.com/load:1' }],
    volumes: [{ name: 'models', persistentVolumeClaim: { claimName: 'models' } }, { name: 'shm', emptyDir: { medium: 'Memory' } }],
    securityContext: { fsGroup: 100 },
    topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'ScheduleAnyway' }],
  };
  const container = {
    ports: [{ containerPort: 8080, name: 'h2c' }],
    env: [{ name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }],
    readinessProbe: { httpGet: { path: '/ready' } },
    volumeMounts: [{ name: 'models', mountPath: '/models', readOnly: true }],
  };
  const traffic = [{ latestRevision: true, percent: 90 }, { revisionName: 'web-1', percent: 10, tag: 'old' }];
  expect(faults(SERVING, 'Service', { ...service(container, spec), traffic })).toEqual([]);
});

test.each([
  ['spec.template.spec.containers[0].lifecycle unknown', service({ lifecycle: {} })],
  ['spec.template.spec.containers[0].ports[0].hostPort unknown', service({ ports: [{ containerPort: 1, hostPort: 1 }] })],
  ['spec.template.spec.containers[0].volumeMounts[1] repeated', service({ volumeMounts: [{ name: 'a', mountPath: '/a' }, { name: 'b', mountPath: '/a' }] })],
  ['spec.template.spec.containers required', { template: { spec: {} } }],
  ['spec.template.spec.restartPolicy unknown', service({}, { restartPolicy: 'Always' })],
  ['spec.template.spec.tolerations[0].operator value', service({}, { tolerations: [{ operator: 'exists' }] })],
  ['spec.template.spec.affinity.nodeAffinty unknown', service({}, { affinity: { nodeAffinty: {} } })],
  ['spec.template.spec.volumes[0].persistentVolumeClaim.claimName required', service({}, { volumes: [{ name: 'm', persistentVolumeClaim: {} }] })],
  ['spec.template.spec.containers[0].env[0].valueFrom.fieldRef.fieldPath required', service({ env: [{ name: 'A', valueFrom: { fieldRef: {} } }] })],
  ['spec.traffic[0].percent type', { traffic: [{ percent: '10' }] }],
])('finds %s', (fault, spec) => expect(faults(SERVING, 'Service', spec)).toEqual([fault]));

test('the definition takes any object where Knative does, which synthesis checks nevertheless', () => {
  const at = (...path: readonly string[]) => schemaAt(crds.find(each => each.kind === 'Service'), 'v1', 'spec', 'template', 'spec', ...path);
  const anything = { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true };
  const { description, ...affinity } = at('affinity');
  expect(description).toContain('kubernetes.podspec-affinity');
  expect(affinity).toEqual(anything);
  expect(at('tolerations', '[]')).toEqual(anything);
  const fieldRef = at('containers', '[]', 'env', '[]', 'valueFrom', 'fieldRef');
  expect(fieldRef).toEqual({ description: fieldRef.description, ...anything, 'x-kubernetes-map-type': 'atomic' });
  expect(mistakes('apis/serving.knative.dev#RevisionSpec', { containers: [{}], affinity: { podAffinity: 1 } })).toEqual(['affinity.podAffinity type']);
});

describe('the pods of a Service', () => {
  const pods = (annotations: object) => podsOf(located({
    apiVersion: SERVING, kind: 'Service', metadata: { name: 'web', namespace: 'ml' },
    spec: { template: { metadata: { annotations, labels: { team: 'ml' } }, spec: { containers: [{ image: 'registry.example.com/web:1' }] } } },
  }));

  test('are as many as it has at least, and one at first', () => {
    const count = (least?: unknown) => replicasOf(pods({ 'autoscaling.knative.dev/min-scale': least })[0]);
    expect([count(), count('0'), count('3'), count('many')]).toEqual([1, 1, 3, 1]);
  });

  test('have the labels by which policies find them', () => expect(podLabels(pods({})[0])).toEqual({
    'team': 'ml', 'serving.knative.dev/service': 'web', 'serving.knative.dev/configuration': 'web',
  }));
});

test('what declares a program is judged by its condition; what no controller ever reports on is not', () => {
  const judged = Kinds.all().filter(([key, { health }]) => /^(serving|.*\.internal)\.knative\.dev\//.test(key) && health !== undefined).map(([key]) => key.split('/')[1]);
  expect(judged).toEqual(['Service', 'Configuration', 'Revision', 'Route', 'DomainMapping']);
});
