import { profileWith } from './teams';
import { uncountedGpu } from '../../../src/checks/workloads/gpus';
import { quotaKeys } from '../../../src/checks/workloads/quota';
import { accelerator } from '../../../src/workloads';
import { crd, found, object, places } from '../../checks/support';

describe('Profile/UncountedGpu', () => {
  const used = (hard: object, spec: object) => found(uncountedGpu, [object('v1', 'ResourceQuota', 'q', { spec: { hard } }), object('v1', 'Pod', 'p', { spec })]);
  const containers = [{ name: 'a', resources: { limits: { 'cpu': '1', 'amd.com/gpu': '1' } } }];

  test('names the key that is missing', () => {
    expect(used({ 'requests.nvidia.com/gpu': '4' }, { containers })).toEqual([
      'Pod/ml/p spec.containers[0].resources: is a device that the quota of namespace ml does not count, got amd.com/gpu where it counts ' +
        'requests.nvidia.com/gpu; add requests.amd.com/gpu to the quota, in gpus or accelerators of the profile\'s quota; 0 forbids it',
    ]);
    expect(used({ 'requests.nvidia.com/gpu': '4' }, { containers: [], initContainers: containers })).toHaveLength(1);
  });

  test('passes where the kind is counted, or no kind is', () => {
    expect([used({ 'requests.amd.com/gpu': '1' }, { containers }), used({ cpu: '4', 'requests.cpu': '4' }, { containers })]).toEqual([[], []]);
  });

  test('counts all quotas of a namespace together', () => {
    const quota = (name: string, key: string) => object('v1', 'ResourceQuota', name, { spec: { hard: { [key]: '1' } } });
    expect(found(uncountedGpu, [quota('a', 'requests.nvidia.com/gpu'), quota('b', 'requests.amd.com/gpu'), object('v1', 'Pod', 'p', { spec: { containers } })])).toEqual([]);
  });
});

describe('Profile/QuotaKey', () => {
  test('finds amounts below nothing, which the API server refuses', () => {
    const quota = (hard: object) => found(quotaKeys, [object('v1', 'ResourceQuota', 'q', { spec: { hard } })]);
    expect(quota({ 'cpu': 0, 'requests.memory': '1Gi' })).toEqual([]);
    expect(quota({ cpu: '-1' })).toEqual(['ResourceQuota/ml/q spec.hard.cpu: must be 0 or more, got "-1"; write how much there may be']);
  });

  const fixes = (...keys: string[]) => found(quotaKeys, [object('v1', 'ResourceQuota', 'q', { spec: { hard: Object.fromEntries(keys.map(key => [key, '1'])) } })]);

  test.each([
    'nvidia.com/gpu', 'limits.nvidia.com/gpu', 'gpu', 'requests.gpu', 'CPU', 'requests.requests.nvidia.com/gpu', 'requests.kubernetes.io/gpu',
    'requests.batch.kubernetes.io/gpu', `requests.example.com/${'x'.repeat(64)}`, 'storage', 'limits.hugepages-2Mi', 'requests.count/pods',
    'count/notebooks', 'count/Jobs.batch', 'count/job.batch', 'count/Things.example.com', 'count/things.example.com/x', 'fast.storageclass.storage.k8s.io/requests.memory',
    'requests.fast.storageclass.storage.k8s.io/requests.storage', '',
  ])('refuses %p', key => {
    expect(fixes(key)).toEqual([expect.stringContaining(`is no key of a quota, got ${JSON.stringify(key)}`)]);
  });

  test.each([
    'requests.nvidia.com/mig-1g.10gb', 'cpu', 'limits.memory', 'limits.ephemeral-storage', 'services.loadbalancers', 'fast.storageclass.storage.k8s.io/requests.storage',
    'requests.hugepages-2Mi', 'hugepages-1Gi', 'requests.rdma/hca_shared_devices_a', 'requests.smarter-devices/fuse', 'count/pods', 'count/jobs.batch',
    'count/notebooks.kubeflow.org', 'count/things.example.com', 'count/trials.kubeflow.org', 'gpu.deviceclass.resource.k8s.io/devices',
  ])('accepts %s', key => expect(fixes(key)).toEqual([]));

  test.each([
    ['limits.amd.com/gpu', 'write "requests.amd.com/gpu"'],
    ['rdma/hca_shared_devices_a', 'write "requests.rdma/hca_shared_devices_a"'],
    ['limits.hugepages-2Mi', 'write "hugepages-2Mi"'],
    ['count/notebooks', 'probably "count/notebooks.kubeflow.org"'],
    ['count/pod', 'probably "count/pods"'], ['count/jobs.apps', 'probably "count/jobs.batch"'], ['count/xyzzy', 'write count/<plural>.<group>, e.g. count/jobs.batch'],
    ['memory.limit', 'use requests.cpu'],
  ])('says what was meant by %s', (key, fix) => expect(fixes(key)[0]).toContain(fix));

  test('knows the kinds that the output defines', () => {
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'count/things': '1' } } });
    expect(found(quotaKeys, [crd('example.com', 'Thing', 'Namespaced', 'v1'), quota])).toEqual([expect.stringContaining('probably "count/things.example.com"')]);
  });

  test.each([
    'nvidia.com/gpu', 'limits.requests.nvidia.com/gpu', 'requests.requests.nvidia.com/gpu', 'limits.hugepages-2Mi', 'count/notebooks', 'count/pod',
  ])('advises instead of %s a key that counts', key => {
    const [, advised] = /"([^"]+)"[^"]*$/.exec(fixes(key)[0])!;
    expect(fixes(advised)).toEqual([]);
  });

  test.each(['count/Jobs.batch', 'fast.storageclass.storage.k8s.io/requests.memory', 'requests.kubernetes.io/gpu'])('advises no device instead of %s', key => {
    expect(fixes(key)[0]).not.toMatch(/write "requests\./);
  });

  test('looks at quotas of some pods only, and at those of a Profile', () => {
    const scoped = object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'nvidia.com/gpu': '1' }, scopes: ['BestEffort'] } });
    expect(places(quotaKeys, [scoped])).toEqual(['ResourceQuota/ml/q spec.hard["nvidia.com/gpu"]']);
    expect(places(quotaKeys, [profileWith({ 'limits.amd.com/gpu': '1' })])).toEqual(['Profile/ml spec.resourceQuotaSpec.hard["limits.amd.com/gpu"]']);
  });

  test('agrees with Profile/UncountedGpu and accelerator() on devices without a dot in their domain', () => {
    const pod = object('v1', 'Pod', 'p', { spec: { containers: [{ name: 'a', resources: { limits: { 'rdma/hca': '1', 'kubernetes.io/x': '1' } } }] } });
    const quota = (...keys: string[]) => object('v1', 'ResourceQuota', 'q', { spec: { hard: Object.fromEntries(keys.map(key => [key, '1'])) } });
    const { quotaKey } = accelerator({ name: 'rdma', displayName: 'RDMA', resourceName: 'rdma/hca' });
    expect(found(uncountedGpu, [quota('requests.nvidia.com/gpu'), pod])).toEqual([expect.stringContaining(`add ${quotaKey} to the quota`)]);
    expect(found(uncountedGpu, [quota('requests.nvidia.com/gpu', quotaKey), pod])).toEqual([]);
    expect(found(uncountedGpu, [quota(quotaKey), pod])).toEqual([]);
  });
});
