import { footprintOf, totalOf } from '../../src/checks';
import { Located, ManifestSet, PlainManifest } from '../../src/core';

const GIB = 1024 ** 3;
const MIB = 1024 ** 2;

function set(...manifests: readonly PlainManifest[]): ManifestSet {
  return new ManifestSet(manifests.map(manifest => new Located({ path: 'test', component: 'one', stage: 'base', folder: 'one' }, manifest)));
}

const container = (cpu?: string, memory?: string, more: object = {}) => ({ name: 'a', ...cpu && { resources: { requests: { cpu, memory } } }, ...more });
const pods = (kind: string, spec: object, more: object = {}, metadata: object = {}) =>
  ({ apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1', kind, metadata: { name: 'a', namespace: 'x' }, spec: { ...more, template: { metadata, spec } } });
const meshed = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'x', labels: { 'istio-injection': 'enabled' } } };
const injector = {
  apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'istio-sidecar-injector', namespace: 'istio-system' },
  data: { values: JSON.stringify({ global: { proxy: { resources: { requests: { cpu: '10m', memory: '40Mi' } } } } }) },
};
const one = { containers: [container('100m', '1Gi')] };

test.each([
  ['containers side by side', [pods('Deployment', { containers: [container('100m', '1Gi'), container('200m', '1Gi')] })], { pods: 1, cpu: 0.3, memory: 2 * GIB }],
  ['the number of pods', [pods('Deployment', one, { replicas: 3 })], { pods: 3, cpu: 0.3, memory: 3 * GIB }],
  ['nothing where there are no pods', [pods('Deployment', one, { replicas: 0 })], { pods: 0, cpu: 0, memory: 0 }],
  ['the least that an autoscaler leaves', [pods('Deployment', one), {
    apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', metadata: { name: 'a', namespace: 'x' },
    spec: { minReplicas: 2, scaleTargetRef: { kind: 'Deployment', name: 'a' } },
  }], { pods: 2 }],
  ['one pod of a DaemonSet', [pods('DaemonSet', one)], { pods: 1 }],
  ['the larger container before', [pods('Deployment', { ...one, initContainers: [container('1', '512Mi')] })], { cpu: 1, memory: GIB }],
  ['containers before that stay', [pods('Deployment', { ...one, initContainers: [container('1', '1Gi', { restartPolicy: 'Always' })] })], { cpu: 1.1, memory: 2 * GIB }],
  ['limits in the place of requests', [pods('Deployment', { containers: [{ name: 'a', resources: { limits: { cpu: '1', memory: '1Gi' } } }] })], { cpu: 1, memory: GIB }],
  ['containers without a request', [pods('Deployment', { containers: [container()] }, { replicas: 2 })], { withoutRequest: 2 }],
  ['the proxy of the mesh', [pods('Deployment', one), meshed, injector], { cpu: 0.11, memory: GIB + 40 * MIB }],
  ['no proxy where a pod refuses it', [pods('Deployment', one, {}, { labels: { 'sidecar.istio.io/inject': 'false' } }), meshed, injector], { memory: GIB }],
  ['no proxy outside of the mesh', [pods('Deployment', one), { ...meshed, metadata: { name: 'y', labels: meshed.metadata.labels } }, injector], { memory: GIB }],
  ['claims', [{ apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'a' }, spec: { resources: { requests: { storage: '5Gi' } } } }], { storage: 5 * GIB, pods: 0 }],
  ['claims of each pod', [pods('StatefulSet', one, { replicas: 2, volumeClaimTemplates: [{ spec: { resources: { requests: { storage: '5Gi' } } } }] })], { storage: 10 * GIB }],
])('counts %s', (_name, manifests, expected) => {
  const { cpu, ...total } = totalOf(footprintOf(set(...manifests as PlainManifest[])));
  expect({ ...total, cpu: Number(cpu.toFixed(6)) }).toMatchObject(expected);
});

test('values of an injector that cannot be read count for nothing', () => {
  expect(totalOf(footprintOf(set(pods('Deployment', one), meshed, { ...injector, data: { values: 'global: {}' } }))).memory).toBe(GIB);
});

test('jobs are not there all the time', () => {
  expect(footprintOf(set(pods('Job', one)))).toEqual([]);
});
