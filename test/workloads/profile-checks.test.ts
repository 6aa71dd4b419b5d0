import { App, Chart, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import { findings as allFindings } from '../../src/checks';
import { uncountedGpu } from '../../src/checks/workloads/gpus';
import { profileLimits, systemPods } from '../../src/checks/workloads/limits';
import { profileNamespace } from '../../src/checks/workloads/names';
import { contributorBindings, profilePrincipals } from '../../src/checks/workloads/principals';
import { quantityText, thousandths } from '../../src/checks/workloads/quantity';
import { profileQuota, quotaKeys } from '../../src/checks/workloads/quota';
import { collect, Rule } from '../../src/core';
import { images, nvidia } from '../../src/core/catalogue';
import { existingClaim, newClaim } from '../../src/workloads/claims';
import { Notebook, NotebookProps } from '../../src/workloads/notebook';
import { group, Profile, ProfileProps, user } from '../../src/workloads/profile';
import { PvcViewer } from '../../src/workloads/pvc-viewer';
import { objectStoreLogs, Tensorboard } from '../../src/workloads/tensorboard';
import { clusterObject, external, found, object, places } from '../checks/support';
import { chart } from '../support';

const ALL: readonly Rule[] = [profileQuota, quotaKeys, profileLimits, systemPods, profileNamespace, profilePrincipals, contributorBindings];

function team(props: Partial<ProfileProps> = {}) {
  const scope = chart();
  return { scope, profile: new Profile(scope, 'vision', { owner: user('user@example.com'), ...props }) };
}

function notebook(profile: Profile, id: string, props: Partial<NotebookProps> = {}) {
  return new Notebook(profile, id, { image: images.jupyterPytorchCuda, cpu: Cpu.millis(500), memory: Size.gibibytes(1), ...props });
}

const findings = (scope: Chart, ...rules: Rule[]) => {
  const set = collect(scope);
  return (rules.length > 0 ? rules : ALL).flatMap(rule => [...rule.check(set)].map(one => `${rule.id} ${one.at.manifest.kind}/${one.at.manifest.metadata.name}: ${one.problem}; ${one.fix}`));
};

describe('Profile/Quota', () => {
  test('lets the first GPU notebook pass and refuses the second, naming the quota and who uses it', () => {
    const { scope, profile } = team({ quota: { gpus: { nvidia: 1 } } });
    notebook(profile, 'explore', { gpu: nvidia(1), workspace: newClaim(Size.gibibytes(10)) });
    expect(findings(scope)).toEqual([]);
    notebook(profile, 'train', { gpu: nvidia(1) });
    expect(findings(scope)).toEqual(['Profile/Quota Notebook/train: ResourceQuota profile-quota of namespace vision allows requests.nvidia.com/gpu 1, ' +
      'got 2 by Notebook/explore 1, Notebook/train 1; stop or remove one of them, or raise the quota of profile vision']);
  });

  test('counts the proxy of the mesh beside each notebook', () => {
    const { scope, profile } = team({ quota: { cpu: Cpu.units(1), cpuLimit: Cpu.units(6), memory: Size.gibibytes(3) } });
    notebook(profile, 'explore');
    expect(findings(scope)).toEqual([]);
    notebook(profile, 'train');
    expect(findings(scope)).toEqual(['Profile/Quota Notebook/train: ResourceQuota profile-quota of namespace vision allows requests.cpu 1, ' +
      'got 1020m by Notebook/explore 510m, Notebook/train 510m; stop or remove one of them, or raise the quota of profile vision']);
  });

  test('takes what the proxy needs from the mesh in the output', () => {
    const injector = object('v1', 'ConfigMap', 'istio-sidecar-injector', { data: { values: '{"global":{"proxy":{"resources":{"requests":{"cpu":"2"}}}}}' } });
    const namespace = clusterObject('v1', 'Namespace', 'ml', {}, { labels: { 'istio-injection': 'enabled' } });
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { cpu: '1' } } });
    const pod = object('v1', 'Pod', 'p', { spec: { containers: [{ name: 'main' }] } });
    expect(found(profileQuota, [injector, namespace, quota, pod])[0]).toContain('got 2 by Pod/p 2');
    expect(found(profileQuota, [injector, quota, pod])).toEqual([]);
  });

  test('counts claims and their size', () => {
    const { scope, profile } = team({ quota: { storage: Size.gibibytes(15), claims: 1 } });
    notebook(profile, 'a', { workspace: newClaim(Size.gibibytes(10)) });
    notebook(profile, 'b', { workspace: newClaim(Size.gibibytes(10)) });
    expect(findings(scope).map(one => one.split('; ')[0])).toEqual([
      'Profile/Quota PersistentVolumeClaim/b-workspace: ResourceQuota profile-quota of namespace vision allows persistentvolumeclaims 1, ' +
        'got 2 by PersistentVolumeClaim/a-workspace 1, PersistentVolumeClaim/b-workspace 1',
      'Profile/Quota PersistentVolumeClaim/b-workspace: ResourceQuota profile-quota of namespace vision allows requests.storage 15Gi, ' +
        'got 20Gi by PersistentVolumeClaim/a-workspace 10Gi, PersistentVolumeClaim/b-workspace 10Gi',
    ]);
  });

  test('does not count a stopped notebook, nor an existing claim', () => {
    const { scope, profile } = team({ quota: { gpus: { nvidia: 1 }, claims: 0 } });
    notebook(profile, 'explore', { gpu: nvidia(1), workspace: existingClaim('shared') });
    notebook(profile, 'train', { gpu: nvidia(1), stopped: true, workspace: existingClaim('shared-too') });
    expect(findings(scope)).toEqual([]);
  });

  test('finds no fault with the notebooks of a suspended or archived profile, and finds what else runs there', () => {
    for (const lifecycle of ['suspended', 'archived'] as const) {
      const { scope, profile } = team({ lifecycle, quota: { gpus: { nvidia: 1 }, cpu: Cpu.units(2) } });
      notebook(profile, 'explore', { gpu: nvidia(1), workspace: newClaim(Size.gibibytes(10)) });
      new Tensorboard(profile, 'runs', { logs: objectStoreLogs('s3://logs') });
      new PvcViewer(profile, 'Files', { claim: 'explore-workspace' });
      expect(findings(scope)).toEqual([]);
    }
    const inactive = clusterObject('kubeflow.org/v1beta1', 'Profile', 'ml', {}, { annotations: { 'cdk8s-kubeflow/lifecycle': 'suspended' } });
    const quota = object('v1', 'ResourceQuota', 'profile-quota', { spec: { hard: { pods: '0' } } });
    expect(found(profileQuota, [inactive, quota, object('apps/v1', 'Deployment', 'd', { spec: { template: { spec: { containers: [] } } } })])[0])
      .toContain('stop or remove it while the profile is suspended');
  });

  test('counts the replicas of Deployments, and the quota that the controller makes of a Profile', () => {
    const profile = clusterObject('kubeflow.org/v1', 'Profile', 'ml', { spec: { owner: { kind: 'User', name: 'a@b.co' }, resourceQuotaSpec: { hard: { cpu: '2' } } } });
    const deployment = (replicas: number) => object('apps/v1', 'Deployment', 'd', {
      spec: { replicas, template: { spec: { containers: [{ name: 'c', resources: { limits: { cpu: '750m' } } }] } } },
    });
    expect(found(profileQuota, [profile, deployment(2)])).toEqual([]);
    expect(found(profileQuota, [profile, deployment(3)])[0]).toContain('ResourceQuota kf-resource-quota of namespace ml allows cpu 2, got 2250m');
    expect(found(profileQuota, [profile, deployment(0)])).toEqual([]);
  });

  test('leaves quotas with scopes alone', () => {
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { pods: '0' }, scopes: ['BestEffort'] } });
    expect(found(profileQuota, [quota, object('v1', 'Pod', 'p', { spec: { containers: [] } })])).toEqual([]);
  });
});

describe('Profile/Quota with init containers', () => {
  const gpu = (count: number) => ({ resources: { limits: { 'nvidia.com/gpu': String(count) } } });
  const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'requests.nvidia.com/gpu': '0' } } });
  const used = (spec: object, rest: readonly object[] = [], labels: Readonly<Record<string, string>> = {}) =>
    /got (\S+) by/.exec(found(profileQuota, [quota, object('v1', 'Pod', 'p', { spec }, { labels }), ...rest]).join())?.[1];

  test('counts the larger of the init containers and the sum of the others', () => {
    expect(used({ containers: [{ name: 'a', ...gpu(1) }, { name: 'b', ...gpu(2) }], initContainers: [{ name: 'i', ...gpu(2) }] })).toBe('3');
    expect(used({ containers: [{ name: 'a', ...gpu(1) }], initContainers: [{ name: 'i', ...gpu(4) }, { name: 'j', ...gpu(2) }] })).toBe('4');
  });

  test('counts init containers that run on beside the others, and beside those that start after them', () => {
    const sidecar = { name: 's', restartPolicy: 'Always', ...gpu(1) };
    expect(used({ containers: [{ name: 'a', ...gpu(1) }], initContainers: [sidecar] })).toBe('2');
    expect(used({ containers: [{ name: 'a', ...gpu(1) }], initContainers: [sidecar, { name: 'i', ...gpu(3) }] })).toBe('4');
    expect(used({ containers: [{ name: 'a', ...gpu(1) }], initContainers: [{ name: 'i', ...gpu(3) }, sidecar] })).toBe('3');
  });

  test('counts what a selected PodDefault adds', () => {
    const podDefault = object('kubeflow.org/v1alpha1', 'PodDefault', 'x', {
      spec: { selector: { matchLabels: { x: 'true' } }, sidecars: [{ name: 's', ...gpu(2) }], initContainers: [{ name: 'i', ...gpu(9) }] },
    });
    const containers = [{ name: 'a', ...gpu(1) }];
    expect(used({ containers }, [podDefault])).toBe('1');
    expect(used({ containers }, [podDefault], { x: 'true' })).toBe('9');
    const range = object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', max: { 'nvidia.com/gpu': '3' } }] } });
    expect(places(profileLimits, [range, podDefault, object('v1', 'Pod', 'p', { spec: { containers } }, { labels: { x: 'true' } })]))
      .toEqual(['Pod/ml/p metadata.labels']);
  });
});

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
    expect([used({ 'requests.amd.com/gpu': '1' }, { containers }), used({ cpu: '4' }, { containers })]).toEqual([[], []]);
  });

  test('counts all quotas of a namespace together', () => {
    const quota = (name: string, key: string) => object('v1', 'ResourceQuota', name, { spec: { hard: { [key]: '1' } } });
    expect(found(uncountedGpu, [quota('a', 'requests.nvidia.com/gpu'), quota('b', 'requests.amd.com/gpu'), object('v1', 'Pod', 'p', { spec: { containers } })])).toEqual([]);
  });
});

describe('an owner that is no user', () => {
  const profile = (kind: string, name: string) => clusterObject('kubeflow.org/v1', 'Profile', 'ml', { spec: { owner: { kind, name } } });

  test('has no name that is the id of a user too', () => {
    expect(found(profilePrincipals, [profile('Group', 'u-17')], [external('User', 'u-17')])[0])
      .toContain('Profile/ml spec.owner.name: is the name of a group and the id of a user, got "u-17"');
    const other = clusterObject('kubeflow.org/v1', 'Profile', 'nlp', { spec: { owner: { kind: 'User', name: 'team@example.com' } } });
    expect(found(profilePrincipals, [profile('ServiceAccount', 'team@example.com'), other])[0]).toContain('a program and the id of a user');
    expect(found(profilePrincipals, [profile('Group', 'leads'), other])).toEqual([]);
  });
});

test('says that two profiles claim one namespace before anything else', () => {
  const app = new App();
  const make = (id: string) => new Profile(new Chart(app, id), 'vision', { owner: user('ana@example.com') });
  [make('a'), make('b')].forEach(one => one.patch());
  expect(allFindings(app)[0]).toMatchObject({ rule: { id: 'Profile/Namespace' }, problem: expect.stringContaining('two profiles claim one namespace, got "vision"') });
});

describe('Profile/QuotaKey', () => {
  test.each([
    'nvidia.com/gpu', 'limits.nvidia.com/gpu', 'gpu', 'requests.gpu', 'CPU', 'requests.requests.nvidia.com/gpu', 'requests.kubernetes.io/gpu',
    'requests.batch.kubernetes.io/gpu', `requests.example.com/${'x'.repeat(64)}`,
  ])('refuses %s', key => {
    expect(places(quotaKeys, [object('v1', 'ResourceQuota', 'q', { spec: { hard: { [key]: '1' } } })])).toEqual([`ResourceQuota/ml/q spec.hard["${key}"]`]);
  });

  test.each([
    'requests.nvidia.com/mig-1g.10gb', 'cpu', 'limits.memory', 'count/jobs.batch', 'fast.storageclass.storage.k8s.io/requests.storage', 'requests.hugepages-2Mi',
  ])('accepts %s', key => {
    expect(places(quotaKeys, [object('v1', 'ResourceQuota', 'q', { spec: { hard: { [key]: '1' } } })])).toEqual([]);
  });

  test('says the key that was meant, also in a Profile', () => {
    const profile = clusterObject('kubeflow.org/v1', 'Profile', 'ml', { spec: { resourceQuotaSpec: { hard: { 'limits.amd.com/gpu': '1' } } } });
    expect(found(quotaKeys, [profile])[0]).toContain('write "requests.amd.com/gpu"');
  });
});

describe('Profile/LimitRange', () => {
  test('refuses a notebook above the most for one container', () => {
    const { scope, profile } = team({ limits: { maxCpu: Cpu.units(4), maxMemory: Size.gibibytes(8) } });
    notebook(profile, 'small', { cpu: Cpu.units(2) });
    expect(findings(scope)).toEqual([]);
    notebook(profile, 'large', { cpu: Cpu.units(4) });
    expect(findings(scope)).toEqual(['Profile/LimitRange Notebook/large: LimitRange profile-limits allows one container cpu 4, got 4800m for large; ' +
      'lower it, or raise the most for one container in the LimitRange of namespace vision']);
  });

  test('refuses a most for one container that the proxy of the mesh exceeds', () => {
    const { scope, profile } = team({ limits: { maxCpu: Cpu.units(1) } });
    notebook(profile, 'small');
    expect(findings(scope)[0]).toContain('allows one container cpu 1, got 2 for istio-proxy');
  });

  test('refuses a container that does not say what the quota counts, where nothing fills it in', () => {
    const quota = object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'requests.cpu': '4', 'limits.memory': '4Gi' } } });
    const pod = object('v1', 'Pod', 'p', { spec: { containers: [{ name: 'main', resources: { requests: { cpu: '1' } } }] } });
    expect(found(profileLimits, [quota, pod])).toEqual([
      'Pod/ml/p spec.containers[0].resources: ResourceQuota q counts limits.memory, got none for container main; ' +
        'give the container one, or add a LimitRange with a default to the namespace',
    ]);
  });

  test('refuses a request above the limit that the LimitRange fills in', () => {
    const range = object('v1', 'LimitRange', 'r', { spec: { limits: [{ type: 'Container', default: { memory: '1Gi' } }] } });
    const pod = object('v1', 'Pod', 'p', { spec: { containers: [{ name: 'main', resources: { requests: { memory: '2Gi' } } }] } });
    expect(found(profileLimits, [range, pod])[0]).toContain('container main requests more memory than its limit, got 2Gi and 1Gi');
  });

  test('refuses a claim above the largest', () => {
    const { scope, profile } = team({ limits: { maxClaim: Size.gibibytes(5) } });
    notebook(profile, 'explore', { workspace: newClaim(Size.gibibytes(10)) });
    expect(findings(scope)).toEqual(['Profile/LimitRange PersistentVolumeClaim/explore-workspace: LimitRange profile-limits allows a claim 5Gi, got 10Gi; ' +
      'make the claim smaller, or raise limits.maxClaim of the profile']);
  });
});

describe('Profile/SystemPods', () => {
  test('refuses a quota under which no step of a pipeline can start', () => {
    expect(findings(team({ quota: { memory: Size.mebibytes(128) } }).scope)).toEqual(['Profile/SystemPods ResourceQuota/profile-quota: ' +
      'leaves no room for a step of a pipeline, got 128Mi where its pod needs 192Mi; raise the quota, or lower the defaults of the LimitRange']);
    expect(findings(team({ quota: { memory: Size.mebibytes(192) } }).scope)).toEqual([]);
  });

  test('refuses a quota of a Profile without LimitRange', () => {
    const profile = clusterObject('kubeflow.org/v1', 'Profile', 'ml', { spec: { resourceQuotaSpec: { hard: { cpu: '4' } } } });
    expect(found(systemPods, [profile])[0]).toContain('counts cpu, got none for container wait');
  });

  test('leaves alone who is no profile, and a profile where nothing may start', () => {
    expect(found(systemPods, [object('v1', 'ResourceQuota', 'q', { spec: { hard: { cpu: '10m' } } })])).toEqual([]);
    expect(findings(team({ lifecycle: 'archived', quota: { memory: Size.mebibytes(1) } }).scope)).toEqual([]);
  });
});

describe('Profile/Namespace', () => {
  const profile = (name: string, version = 'v1') => clusterObject(`kubeflow.org/${version}`, 'Profile', name, { spec: { owner: { kind: 'User', name: 'a@b.co' } } });

  test('refuses two profiles for one namespace', () => {
    expect(places(profileNamespace, [profile('ml'), profile('ml', 'v1beta1'), profile('other')])).toEqual(['Profile/ml metadata.name']);
  });

  test('refuses a namespace that does not name the owner', () => {
    const of = (annotations?: object) => clusterObject('v1', 'Namespace', 'ml', {}, { annotations });
    expect(places(profileNamespace, [profile('ml'), of()])).toEqual(['Namespace/ml metadata.annotations.owner']);
    expect(places(profileNamespace, [profile('ml'), of({ owner: 'c@b.co' })])).toEqual(['Namespace/ml metadata.annotations.owner']);
    expect(places(profileNamespace, [profile('ml'), of({ owner: 'a@b.co' })])).toEqual([]);
  });

  test('refuses a second owner of the namespace that a Profile makes', () => {
    const { scope } = team();
    new Chart(scope, 'theirs').node.addMetadata('note', 'somebody else');
    expect(findings(scope)).toEqual([]);
    const set = collect(scope);
    const twice = [...set.all.map(one => one.manifest), clusterObject('v1', 'Namespace', 'vision')];
    expect(places(profileNamespace, twice)).toEqual(['Namespace/vision metadata.annotations.owner']);
  });
});

describe('Profile/Principal', () => {
  const owner = (name: string, kind = 'User') => clusterObject('kubeflow.org/v1', 'Profile', 'ml', { spec: { owner: { kind, name } } });

  test.each(['ana', '', '*', '*@example.com'])('refuses the owner "%s"', name => {
    expect(places(profilePrincipals, [owner(name)])).toEqual(['Profile/ml spec.owner.name']);
  });

  test('accepts addresses, programs, groups, and ids that were declared', () => {
    expect(places(profilePrincipals, [owner('a@b.co')])).toEqual([]);
    expect(places(profilePrincipals, [owner('system:serviceaccount:ci:deployer')])).toEqual([]);
    expect(places(profilePrincipals, [owner('leads', 'Group')])).toEqual([]);
    expect(places(profilePrincipals, [owner('u-17')], [external('User', 'u-17')])).toEqual([]);
    expect(findings(team({ owner: user('u-17', { form: 'opaque' }), contributors: { edit: [user('u-18', { form: 'opaque' }), group('all')] } }).scope)).toEqual([]);
  });

  test('refuses a contributor in a hand-written binding', () => {
    const binding = object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'b', { subjects: [{ kind: 'User', name: 'bo' }] }, { annotations: { user: 'bo', role: 'edit' } });
    expect(places(profilePrincipals, [binding])).toEqual(['RoleBinding/ml/b subjects[0].name']);
  });
});

describe('Profile/Binding', () => {
  const binding = (subjects: object[]) => object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'b', { subjects }, { annotations: { user: 'a@b.co', role: 'edit' } });
  const policy = object('security.istio.io/v1beta1', 'AuthorizationPolicy', 'b');

  test('refuses a binding of two, and one without policy', () => {
    expect(places(contributorBindings, [binding([{ kind: 'User', name: 'a@b.co' }, { kind: 'User', name: 'c@b.co' }]), policy])).toEqual(['RoleBinding/ml/b subjects']);
    expect(places(contributorBindings, [binding([{ kind: 'User', name: 'a@b.co' }])])).toEqual(['RoleBinding/ml/b metadata.name']);
  });

  test('leaves bindings of others alone', () => {
    expect(places(contributorBindings, [object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'b', { subjects: [] }), policy])).toEqual([]);
  });
});

test.each([
  ['500m', 500], ['2', 2000], ['1.5', 1500], ['1Gi', 1024 ** 3 * 1000], ['1e3', 1e6], ['2k', 2e6], [4, 4000], ['0', 0], ['.5', 500],
])('reads the quantity %s', (text, amount) => expect(thousandths(text)).toBe(amount));

test.each([undefined, 'many', '1 Gi', null, '1Mib'])('reads no quantity in %p', text => expect(thousandths(text)).toBeUndefined());

test('writes quantities', () => {
  expect([quantityText(1500, false), quantityText(2000, false), quantityText(1.5 * 1024 ** 3 * 1000, true), quantityText(0, true)]).toEqual(['1500m', '2', '1.5Gi', '0']);
});
