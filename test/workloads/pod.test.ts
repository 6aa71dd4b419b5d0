import { App, Chart, Size } from 'cdk8s';
import { Env, EnvValue, Secret } from 'cdk8s-plus-28';
import { timeSliced } from '../../src';
import { existingClaim, newClaim, nvidia } from '../../src/workloads';
import { madeContainer, NamedContainerProps } from '../../src/workloads/pod/container';
import { podMetadata, PodOptions, podSpec } from '../../src/workloads/pod/pod';
import { expectConfigError } from '../support';

/** A pod of the container `main` in the namespace `ml`. */
function pod(container: Partial<NamedContainerProps> = {}, options: PodOptions = {}, isRestricted = false) {
  const scope = new Chart(new App(), 'chart', { namespace: 'ml' });
  const at = { scope, namespace: 'ml', owner: 'train', isRestricted };
  const props = { name: 'main', image: 'registry.example.com/train:1', ...container };
  return { scope, spec: podSpec(at, options, [madeContainer(at, props)], props.gpu) };
}

test('writes nothing that was not asked for', () => {
  expect(pod().spec).toEqual({ containers: [{ name: 'main', image: 'registry.example.com/train:1' }] });
});

test('asks for what the container needs, in the form of Kubernetes', () => {
  const { spec } = pod({ cpu: '1500m', cpuLimit: '2', memory: Size.gibibytes(2), gpu: nvidia(2) });
  expect(spec.containers[0].resources).toEqual({ requests: { cpu: '1500m', memory: '2Gi' }, limits: { 'cpu': '2', 'nvidia.com/gpu': '2' } });
});

test('keeps amounts that are no whole number of mebibytes', () => {
  expect(pod({ memoryLimit: '2G', cpuLimit: '0.5' }).spec.containers[0].resources).toEqual({ limits: { cpu: '500m', memory: '2G' } });
});

test('goes to the nodes of its device, and bears what its author names besides', () => {
  const gpu = { ...timeSliced(1), nodeSelector: { pool: 'a' }, tolerations: [{ key: 'gpu', operator: 'Exists' as const }] };
  const { spec } = pod({ gpu }, { tolerations: [{ key: 'spot', operator: 'Exists' }] });
  expect(spec.tolerations).toEqual([{ key: 'gpu', operator: 'Exists' }, { key: 'spot', operator: 'Exists' }]);
  const nodes = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  expect(nodes?.nodeSelectorTerms[0].matchExpressions).toEqual([{ key: 'pool', operator: 'In', values: ['a'] }]);
});

test('mounts each kind of volume, things that are mounted twice as one volume', () => {
  const { spec, scope } = pod({
    mounts: [
      { mountPath: '/data', claim: existingClaim('data', { readOnly: true, external: true }), subPath: 'a' },
      { mountPath: '/data-b', claim: existingClaim('data', { readOnly: true, external: true }), subPath: 'b' },
      { mountPath: '/out', claim: newClaim('1Gi') },
      { mountPath: '/keys', secret: 'keys', readOnly: true },
      { mountPath: '/settings', configMap: 'settings' },
      { mountPath: '/dev/shm', empty: 'memory', size: '2Gi' },
      { mountPath: '/host', source: { nfs: { server: 'nfs.example.com', path: '/' } }, name: 'share' },
    ],
  });
  expect(spec.volumes).toEqual([
    { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    { name: 'train-out', persistentVolumeClaim: { claimName: 'train-out' } },
    { name: 'keys', secret: { secretName: 'keys' } },
    { name: 'settings', configMap: { name: 'settings' } },
    { name: 'dev-shm', emptyDir: { medium: 'Memory', sizeLimit: '2Gi' } },
    { name: 'share', nfs: { server: 'nfs.example.com', path: '/' } },
  ]);
  expect(spec.containers[0].volumeMounts?.slice(0, 4)).toEqual([
    { name: 'data', mountPath: '/data', subPath: 'a', readOnly: true },
    { name: 'data', mountPath: '/data-b', subPath: 'b', readOnly: true },
    { name: 'train-out', mountPath: '/out' },
    { name: 'keys', mountPath: '/keys', readOnly: true },
  ]);
  expect(scope.node.tryFindChild('Claim-train-out')).toBeDefined();
});

test('variables come from texts, Secrets and whole ConfigMaps', () => {
  const chart = new Chart(new App(), 'secrets');
  const secret = (name: string) => Secret.fromSecretName(chart, name, name);
  const { spec } = pod({ env: { A: '1', B: EnvValue.fromSecretValue({ secret: secret('keys'), key: 'b' }) }, envFrom: [Env.fromSecret(secret('all'))] });
  expect(spec.containers[0].env).toEqual([{ name: 'A', value: '1' }, { name: 'B', valueFrom: { secretKeyRef: { key: 'b', name: 'keys' } } }]);
  expect(spec.containers[0].envFrom).toEqual([{ secretRef: { name: 'all' } }]);
});

test('a namespace of the level restricted gives its pods what that level wants', () => {
  const image = 'registry.example.com/a:1';
  const { spec } = pod({}, { sidecars: [{ name: 'beside', image }], initContainers: [{ name: 'before', image, restartPolicy: 'Always' }] }, true);
  expect(spec.securityContext).toMatchObject({ runAsNonRoot: true });
  expect([...spec.initContainers ?? [], ...spec.containers.slice(1)].map(one => one.securityContext?.allowPrivilegeEscalation)).toEqual([false, false]);
  expect(spec.initContainers?.[0].restartPolicy).toBe('Always');
});

test('labels and annotations stand where there are some', () => {
  expect(podMetadata({})).toBeUndefined();
  expect(podMetadata({ podLabels: { a: 'b' } }, { c: 'd' })).toEqual({ labels: { c: 'd', a: 'b' } });
});

test.each([
  ['an amount of 0', { cpu: '0' }, {}, 'ComputeAmount', 'cpu must be more than 0, got "0"'],
  ['more than the limit', { memory: '2Gi', memoryLimit: '1Gi' }, {}, 'ComputeAmount', 'memory must not be more than memoryLimit, 1Gi, got "2Gi"'],
  ['a relative path', { mounts: [{ mountPath: 'data', configMap: 'a' }] }, {}, 'MountPath', 'got "data"'],
  ['a path twice', { mounts: [{ mountPath: '/a', configMap: 'a' }, { mountPath: '/a', configMap: 'b' }] }, {}, 'MountPath', 'got "/a" twice'],
  ['a folder outside of the volume', { mounts: [{ mountPath: '/a', configMap: 'a', subPath: '../b' }] }, {}, 'MountPath', 'got "../b"'],
  ['a name for two volumes', { mounts: [{ mountPath: '/a', configMap: 'a', name: 'x' }, { mountPath: '/b', configMap: 'b', name: 'x' }] }, {}, 'MountName', 'got "x" for two'],
  ['a name that is none', { mounts: [{ mountPath: '/a', configMap: 'a', name: 'X' }] }, {}, 'MountName', 'got "X"'],
  ['a folder without room', { mounts: [{ mountPath: '/a', empty: 'disk', size: '0' }] }, {}, 'MountSize', 'got "0"'],
  ['two who say where it runs', { gpu: { ...nvidia(1), nodeSelector: { a: 'b' } } }, { affinity: {} }, 'PodAffinity', 'affinity must be left out'],
] as const)('%s is refused', (_, container, options, code, text) => {
  expectConfigError(() => pod(container as Partial<NamedContainerProps>, options as PodOptions), code, 'chart', text);
});
