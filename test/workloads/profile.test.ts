import { App, Chart, JsonPatch, Size, Testing } from 'cdk8s';
import { Cpu, EnvValue, Secret } from 'cdk8s-plus-28';
import { collect } from '../../src/core';
import { accelerator, mig } from '../../src/core/catalogue';
import { findNamespace } from '../../src/workloads/namespace';
import {
  awsIam, awsRole, azureIdentity, bindingName, googleAccount, group, isolated, lifecycleOf, Profile, ProfileProps, serviceAccount, user, workloadIdentity,
} from '../../src/workloads/profile';
import { chart, expectConfigError, expectGolden, found, objects, rendered } from '../support';

const ana = user('ana@example.com');
const bo = user('bo@example.com');

function given(props: Partial<ProfileProps> = {}, id = 'vision') {
  const scope = chart();
  return { scope, profile: new Profile(scope, id, { owner: ana, ...props }) };
}

const kinds = (scope: Chart) => rendered(scope).map(one => `${one.kind}/${one.metadata.name}`);

test('renders the smallest profile', () => expectGolden(given().scope, 'profile.yaml'));

test('renders a profile with everything', () => expectGolden(given({
  name: 'team-vision',
  owner: group('vision-leads'),
  contributors: { admin: [ana], edit: [group('vision-engineers'), serviceAccount('ci', 'deployer')], view: [bo, user('u-17', { form: 'opaque' })] },
  quota: {
    cpu: Cpu.units(64), cpuLimit: Cpu.units(96), memory: Size.gibibytes(256), memoryLimit: Size.gibibytes(384), storage: Size.tebibytes(2), pods: 100, claims: 40,
    gpus: { nvidia: 4, amd: 0, mig: { '1g.10gb': 8 } },
  },
  limits: {
    cpu: Cpu.millis(200), memory: Size.mebibytes(512), cpuLimit: Cpu.units(2), memoryLimit: Size.gibibytes(2),
    maxCpu: Cpu.units(16), maxMemory: Size.gibibytes(64), maxClaim: Size.gibibytes(500),
  },
  podSecurity: 'baseline',
  network: isolated({ from: ['monitoring'] }),
  labels: { 'example.com/cost-centre': '4711' },
  pullSecrets: [{ name: 'registry' }],
  cloudIdentity: [azureIdentity('00000000-0000-4000-8000-000000000001')],
  serviceAccountAnnotations: { 'example.com/team': 'vision' },
  plugins: [awsIam('arn:aws:iam::123456789012:role/vision', { annotateOnly: true })],
  podDefaults: { proxy: { description: 'Use the proxy', env: { HTTPS_PROXY: EnvValue.fromValue('http://proxy.example.com:3128') } } },
  protection: 'confirm',
}).scope, 'profile-full.yaml'));

test('makes its namespace so that the controller takes it over', () => {
  const namespace = found(given().scope, 'Namespace', 'vision');
  expect(namespace.metadata.annotations.owner).toBe('ana@example.com');
  expect(namespace.metadata.labels).toEqual({ 'app.kubernetes.io/part-of': 'kubeflow-profile', 'istio-injection': 'enabled' });
});

test('applies the namespace before its content and the profile after it', () => {
  const { scope } = given({ quota: { pods: 3 }, contributors: { view: [bo] } });
  const steps = Object.fromEntries(collect(scope).all.map(one => [one.manifest.kind, one.stage]));
  expect(steps).toEqual({
    Namespace: 'namespaces', ServiceAccount: 'base', ResourceQuota: 'base', RoleBinding: 'base', Profile: 'resources', AuthorizationPolicy: 'resources',
  });
});

test('leaves out the label of the sidecars in an ambient mesh', () => {
  expect(found(given({ sidecars: false }).scope, 'Namespace', 'vision').metadata.labels['istio-injection']).toBeUndefined();
});

test('keeps its cluster-scoped objects out of the namespace of a chart of somebody else', () => {
  const scope = new Chart(new App(), 'theirs', { namespace: 'elsewhere' });
  new Profile(scope, 'vision', { owner: ana });
  const all = Testing.synth(scope);
  expect(all.filter(one => ['Namespace', 'Profile'].includes(one.kind)).map(one => one.metadata.namespace)).toEqual([undefined, undefined]);
  expect(all.filter(one => one.kind === 'ServiceAccount').map(one => one.metadata.namespace)).toEqual(['vision', 'vision']);
});

test('binds a contributor in the form of the access API', () => {
  const { scope } = given({ contributors: { edit: [user('Bo.Li+ml@example.com')] } });
  const name = 'user-bo-li-ml-example-com-clusterrole-edit';
  expect(found(scope, 'RoleBinding', name)).toEqual({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name, namespace: 'vision', annotations: { role: 'edit', user: 'Bo.Li+ml@example.com' } },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'kubeflow-edit' },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'Bo.Li+ml@example.com' }],
  });
  expect(found(scope, 'AuthorizationPolicy', name)).toEqual({
    apiVersion: 'security.istio.io/v1beta1',
    kind: 'AuthorizationPolicy',
    metadata: { name, namespace: 'vision', annotations: { role: 'edit', user: 'Bo.Li+ml@example.com' } },
    spec: {
      rules: [{
        from: [{ source: { principals: ['cluster.local/ns/istio-system/sa/istio-ingressgateway-service-account', 'cluster.local/ns/kubeflow/sa/ml-pipeline-ui'] } }],
        when: [{ key: 'request.headers[kubeflow-userid]', values: ['Bo.Li+ml@example.com'] }],
      }],
    },
  });
});

test.each([
  ['_ana_@example.com', 'user-ana-example-com-clusterrole-view'],
  ['ANA@EXAMPLE.COM', 'user-ana-example-com-clusterrole-view'],
])('names the binding of %s like the access API', (id, name) => expect(bindingName(user(id), 'view')).toBe(name));

test('takes header, prefix, trust domain and callers from the platform', () => {
  const { scope } = given({
    contributors: { view: [bo] }, identity: { userId: 'x-user', userIdPrefix: 'accounts:', groups: 'x-groups' }, callers: ['mesh.example/ns/gw/sa/gateway'],
  });
  const [rule] = found(scope, 'AuthorizationPolicy', 'user-bo-example-com-clusterrole-view').spec.rules;
  expect(rule.when).toEqual([{ key: 'request.headers[x-user]', values: ['accounts:bo@example.com'] }]);
  expect(rule.from[0].source.principals).toEqual(['mesh.example/ns/gw/sa/gateway']);
  const other = given({ contributors: { view: [bo] }, trustDomain: 'td.example' }).scope;
  expect(JSON.stringify(rendered(other))).not.toContain('cluster.local');
});

test('lets groups in by the header with the groups, programs by the id of their token', () => {
  const { scope } = given({ contributors: { edit: [group('vision')], view: [serviceAccount('ci', 'runner')] } });
  expect(found(scope, 'AuthorizationPolicy', 'group-vision-clusterrole-edit').spec.rules[0].when)
    .toEqual([{ key: 'request.headers[kubeflow-groups]', values: ['vision', 'vision,*', '*,vision'] }]);
  expect(found(scope, 'AuthorizationPolicy', 'serviceaccount-ci-runner-clusterrole-view').spec.rules[0].when[0].values).toEqual(['system:serviceaccount:ci:runner']);
  expect(found(scope, 'RoleBinding', 'serviceaccount-ci-runner-clusterrole-view').subjects).toEqual([{ kind: 'ServiceAccount', namespace: 'ci', name: 'runner' }]);
});

test('gives a program that owns a profile a way through the mesh', () => {
  const { scope } = given({ owner: serviceAccount('ci', 'vision') });
  expect(found(scope, 'Profile', 'vision').spec.owner).toEqual({ kind: 'ServiceAccount', namespace: 'ci', name: 'vision' });
  expect(found(scope, 'AuthorizationPolicy', 'profile-owner').spec.rules[0].when[0].values).toEqual(['system:serviceaccount:ci:vision']);
});

test('counts what the quota says by the keys of Kubernetes, and leaves the controller its own quota', () => {
  const { scope, profile } = given({
    quota: {
      cpu: Cpu.millis(1500), memory: Size.mebibytes(1536), gpus: { nvidia: 0, nvidiaShared: 2, gaudi: 1 },
      accelerators: [accelerator({ name: 'tpu', displayName: 'TPU', resourceName: 'google.com/tpu', count: 8 })],
    },
  });
  expect(profile.quota).toEqual({
    'requests.cpu': '1500m', 'requests.memory': '1536Mi', 'requests.nvidia.com/gpu': '0', 'requests.nvidia.com/gpu.shared': '2',
    'requests.habana.ai/gaudi': '1', 'requests.google.com/tpu': '8',
  });
  expect(found(scope, 'ResourceQuota', 'profile-quota').spec.hard).toEqual(profile.quota);
  expect(found(scope, 'Profile', 'vision').spec).toEqual({ owner: { kind: 'User', name: 'ana@example.com' } });
});

test('adds a LimitRange where the quota counts CPU or memory, with limits only where it counts limits', () => {
  expect(kinds(given({ quota: { pods: 5, gpus: { nvidia: 1 } } }).scope)).not.toContain('LimitRange/profile-limits');
  const [requests] = found(given({ quota: { cpu: Cpu.units(8) } }).scope, 'LimitRange', 'profile-limits').spec.limits;
  expect(requests).toEqual({ type: 'Container', defaultRequest: { cpu: '100m', memory: '128Mi' } });
  const [limits] = found(given({ quota: { cpuLimit: Cpu.units(8) } }).scope, 'LimitRange', 'profile-limits').spec.limits;
  expect(limits).toEqual({ type: 'Container', defaultRequest: { cpu: '100m', memory: '128Mi' }, default: { cpu: '1' } });
});

test('keeps the defaults of the LimitRange below the most for a container', () => {
  const [item] = found(given({
    quota: { cpuLimit: Cpu.units(8), memoryLimit: Size.gibibytes(8) }, limits: { maxCpu: Cpu.millis(50), maxMemory: Size.mebibytes(64) },
  }).scope, 'LimitRange', 'profile-limits').spec.limits;
  expect(item).toEqual({
    type: 'Container', defaultRequest: { cpu: '50m', memory: '64Mi' }, default: { cpu: '50m', memory: '64Mi' }, max: { cpu: '50m', memory: '64Mi' },
  });
});

test('lets only those connect to an isolated team who must, though more names are reserved', () => {
  const { from } = found(given({ network: isolated() }).scope, 'NetworkPolicy', 'profile-isolation').spec.ingress[0];
  expect(from[1].namespaceSelector.matchExpressions[0].values).toEqual(['istio-system', 'knative-serving', 'kubeflow', 'kubeflow-system']);
});

test('is found by what it is, not by which copy of the package made it', () => {
  const { profile } = given();
  jest.isolateModules(() => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const other = require('../../src/workloads/profile') as typeof import('../../src/workloads/profile');
    expect(other.Profile).not.toBe(Profile);
    expect(other.Profile.of(new Chart(profile, 'below'))).toBe(profile);
  });
});

test('takes a Secret of cdk8s-plus as pull secret of both accounts, and declares it as made by others', () => {
  const scope = chart();
  new Profile(scope, 'vision', { owner: ana, pullSecrets: [Secret.fromSecretName(scope, 'Registry', 'registry')] });
  expect(['default-editor', 'default-viewer'].map(name => found(scope, 'ServiceAccount', name).imagePullSecrets)).toEqual([[{ name: 'registry' }], [{ name: 'registry' }]]);
  expect(collect(scope).has('Secret', 'vision', 'registry')).toBe(true);
});

test('annotates both accounts for clouds, and hands plugins to the controller', () => {
  const { scope } = given({ cloudIdentity: [awsRole('arn:aws:iam::123456789012:role/vision')], plugins: [workloadIdentity('vision@p.iam.gserviceaccount.com')] });
  expect(found(scope, 'ServiceAccount', 'default-viewer').metadata.annotations['eks.amazonaws.com/role-arn']).toBe('arn:aws:iam::123456789012:role/vision');
  expect(found(scope, 'Profile', 'vision').spec.plugins).toEqual([{ kind: 'WorkloadIdentity', spec: { gcpServiceAccount: 'vision@p.iam.gserviceaccount.com' } }]);
});

test('writes the plugin that the controller would add', () => {
  const plugins = (own: ProfileProps['plugins']) => found(given({ plugins: own, defaultWorkloadIdentity: 'common@p.iam.gserviceaccount.com' }).scope, 'Profile', 'vision')
    .spec.plugins.map((one: any) => one.spec.gcpServiceAccount ?? one.kind);
  expect(plugins([])).toEqual(['common@p.iam.gserviceaccount.com']);
  expect(plugins([workloadIdentity('own@p.iam.gserviceaccount.com')])).toEqual(['own@p.iam.gserviceaccount.com']);
  expect(plugins([awsIam('arn:aws:iam::1:role/a')])).toEqual(['AwsIamForServiceAccount', 'common@p.iam.gserviceaccount.com']);
});

test('protects namespace, profile and accounts against pruning unless told otherwise', () => {
  const options = (protection?: ProfileProps['protection']) => rendered(given({ protection }).scope).map(one => one.metadata.annotations?.['argocd.argoproj.io/sync-options']);
  expect(options()).toEqual(Array(4).fill('Prune=false,Delete=false'));
  expect(options('confirm')).toEqual(Array(4).fill('Prune=confirm,Delete=confirm'));
  expect(options('none')).toEqual(Array(4).fill('Prune=true'));
  expect(found(given({ protection: 'none' }).scope, 'Namespace', 'vision').metadata.annotations['kustomize.toolkit.fluxcd.io/prune']).toBe('enabled');
});

const busy: Partial<ProfileProps> = {
  contributors: { admin: [bo], edit: [group('vision')] }, quota: { cpu: Cpu.units(8), gpus: { nvidia: 1 } },
  podDefaults: { proxy: { description: 'Proxied', labels: { proxied: 'yes' } } },
  cloudIdentity: [googleAccount('vision@p.iam.gserviceaccount.com')],
};

test('lets nothing start and contributors only look while suspended', () => {
  const { scope, profile } = given({ ...busy, lifecycle: 'suspended' });
  expect(profile.quota).toEqual({ 'requests.cpu': '8', 'requests.nvidia.com/gpu': '1', 'pods': '0' });
  expect(rendered(scope).filter(one => one.kind === 'RoleBinding').map(one => (one.roleRef as any).name)).toEqual(['kubeflow-view', 'kubeflow-view']);
  expect(kinds(scope)).toContain('RoleBinding/user-bo-example-com-clusterrole-view');
  expect(kinds(scope)).toContain('PodDefault/proxy');
  expect(found(scope, 'Profile', 'vision').metadata.annotations['cdk8s-kubeflow/lifecycle']).toBe('suspended');
  expect(lifecycleOf(profile)).toBe('suspended');
});

test('leaves the namespace to the owner alone when archived', () => {
  const { scope } = given({ ...busy, lifecycle: 'archived' });
  expect(kinds(scope)).toEqual([
    'Namespace/vision', 'Profile/vision', 'ServiceAccount/default-editor', 'ServiceAccount/default-viewer', 'ResourceQuota/profile-quota', 'LimitRange/profile-limits',
  ]);
  expect(found(scope, 'ServiceAccount', 'default-editor').metadata.annotations['iam.gke.io/gcp-service-account']).toBeUndefined();
});

test('keeps pods out also where an inactive profile had no quota', () => {
  expect(found(given({ lifecycle: 'archived' }).scope, 'ResourceQuota', 'profile-quota').spec.hard).toEqual({ pods: '0' });
});

test('is found from the workloads in its scope, which take its namespace', () => {
  const { scope, profile } = given({ name: 'team-vision' });
  const below = new Chart(profile, 'below');
  expect(Profile.of(below)).toBe(profile);
  expect(findNamespace(below)).toBe('team-vision');
  expect(Profile.of(scope)).toBeUndefined();
  expect(lifecycleOf(scope)).toBe('active');
});

test('patches the Profile in API field names, and hands out its other objects', () => {
  const { scope, profile } = given({ quota: { pods: 5 } });
  profile.patch(JsonPatch.add('/spec/resourceQuotaSpec', { hard: { cpu: '2' } }));
  profile.objectOf('ResourceQuota', 'profile-quota').addJsonPatch(JsonPatch.replace('/spec/hard/pods', '7'));
  expect(found(scope, 'Profile', 'vision').spec.resourceQuotaSpec).toEqual({ hard: { cpu: '2' } });
  expect(found(scope, 'ResourceQuota', 'profile-quota').spec.hard.pods).toBe('7');
});

test('makes a number of objects that grows with contributors alone', () => {
  expect(objects(given({ contributors: { view: Array.from({ length: 20 }, (_, i) => user(`u${i}@example.com`)) } }).scope)).toHaveLength(4 + 40);
});

const fails = (name: string, props: () => Partial<ProfileProps>, code: string, ...texts: string[]) =>
  test(`fails for ${name}`, () => expectConfigError(() => given(props()), code, 'test/vision', ...texts));

fails('a name that is no DNS label', () => ({ name: 'Team_Vision' }), 'ProfileName', '"Team_Vision"');
fails('a name that is too long', () => ({ name: 'v'.repeat(64) }), 'ProfileName');
fails('the name of a namespace of the platform', () => ({ name: 'kubeflow' }), 'ReservedNamespace', '"kubeflow"');
fails('the name of a namespace of the cluster', () => ({ name: 'kube-system' }), 'ReservedNamespace');
fails('the name of a namespace that the platform was given', () => ({ name: 'ml-core', platformNamespaces: ['ml-core'] }), 'ReservedNamespace');
fails('a key that a quota does not have', () => ({ quota: { gpu: 4 } as object }), 'QuotaKey', 'quota has no key', 'got "gpu"', 'gpus');
fails('a key that a GPU quota does not have', () => ({ quota: { gpus: { nvida: 4 } as object } }), 'QuotaKey', 'quota.gpus', 'got "nvida"', 'nvidiaShared');
fails('a key that limits do not have', () => ({ limits: { maxGpu: 4 } as object }), 'LimitKey', 'got "maxGpu"', 'maxCpu');
fails('a limit of nothing', () => ({ limits: { maxCpu: Cpu.units(0) } }), 'LimitAmount', 'limits.maxCpu', 'got 0');
fails('a maximum of no memory', () => ({ limits: { maxMemory: Size.gibibytes(0) } }), 'LimitAmount', 'limits.maxMemory', 'Size.gibibytes(4)');
fails('more pods than numbers can count', () => ({ quota: { pods: 2 ** 53 } }), 'QuotaAmount', 'quota.pods');
test('fails for a PodDefault that adds nothing', () =>
  expectConfigError(() => given({ podDefaults: { proxy: { description: 'x' } } }), 'PodDefaultEmpty', 'test/vision/PodDefault-proxy'));
test.each(['auth', 'cert-manager', 'oauth2-proxy', 'knative-eventing', 'kube-public', 'argocd', 'flux-system', 'default'])('fails for the reserved name %s', name =>
  expectConfigError(() => given({ name }), 'ReservedNamespace', 'test/vision', `"${name}"`));
fails('a name that the platform reserves', () => ({ name: 'delivery', reservedNamespaces: ['delivery'] }), 'ReservedNamespace');
fails('a contributor who is there twice in one role', () => ({ contributors: { edit: [bo, bo] } }), 'ContributorTwice', 'twice as edit; remove one');
fails('a contributor with two roles', () => ({ contributors: { edit: [bo], view: [bo] } }), 'ContributorTwice', 'user bo@example.com as edit and view');
fails('two contributors whom the access API cannot tell apart',
  () => ({ contributors: { edit: [user('b.o@example.com')], view: [user('b-o@example.com')] } }), 'ContributorName', 'b.o@example.com');
fails('a contributor whose binding would have too long a name', () => ({ contributors: { edit: [user(`${'b'.repeat(250)}@example.com`)] } }), 'ContributorName');
fails('an owner among the contributors', () => ({ contributors: { edit: [user('ana@example.com')] } }), 'ContributorOwner');
fails('a quota of no CPU', () => ({ quota: { cpu: Cpu.units(0) } }), 'QuotaAmount', 'quota.cpu');
fails('a quota of no memory', () => ({ quota: { memory: Size.gibibytes(0) } }), 'QuotaAmount', 'quota.memory');
fails('half a GPU', () => ({ quota: { gpus: { nvidia: 0.5 } } }), 'QuotaAmount', 'quota.gpus.nvidia', 'got 0.5');
fails('a negative number of pods', () => ({ quota: { pods: -1 } }), 'QuotaAmount', 'got -1');
fails('a resource that is limited twice', () => ({ quota: { gpus: { mig: { '1g.10gb': 1 } }, accelerators: [mig('1g.10gb')] } }), 'QuotaKey', 'requests.nvidia.com/mig-1g.10gb');
fails('a default limit above the most for a container', () => ({ limits: { cpuLimit: Cpu.units(4), maxCpu: Cpu.units(2) } }), 'LimitOrder', '"4"', '"2"');
fails('a default request above the default limit', () => ({ limits: { memory: Size.gibibytes(2), memoryLimit: Size.gibibytes(1) } }), 'LimitOrder', '"2Gi"');
fails('a label that another option sets', () => ({ labels: { 'istio-injection': 'disabled' } }), 'ProfileLabel', 'set sidecars');
fails('a label that is none', () => ({ labels: { team: 'vision & sound' } }), 'ProfileLabel', 'vision & sound');
fails('a pull secret with a value instead of a name', () => ({ pullSecrets: [{ name: 'docker login' }] }), 'PullSecretName');
fails('a PodDefault whose name is none', () => ({ podDefaults: { 'My Proxy': { description: 'x', labels: { a: 'b' } } } }), 'PodDefaultName');
fails('two identities of one cloud', () => ({ cloudIdentity: [awsRole('arn:aws:iam::1:role/a'), awsRole('arn:aws:iam::1:role/b')] }), 'CloudIdentityTwice');
fails('an identity that a plugin gives too',
  () => ({ cloudIdentity: [awsRole('arn:aws:iam::1:role/a')], plugins: [awsIam('arn:aws:iam::1:role/b')] }), 'CloudIdentityTwice', 'AwsIamForServiceAccount');
fails('a plugin that is there twice', () => ({ plugins: [awsIam('arn:aws:iam::1:role/a'), awsIam('arn:aws:iam::1:role/b')] }), 'PluginTwice');
fails('an annotation that protects the account', () => ({ serviceAccountAnnotations: { 'argocd.argoproj.io/sync-options': 'Prune=true' } }), 'AccountAnnotation');
fails('a namespace that is no name in the isolation', () => ({ network: isolated({ from: ['Monitoring'] }) }), 'IsolationNamespace', '"Monitoring"');

test('fails for an object that it does not have', () =>
  expectConfigError(() => given().profile.objectOf('ServiceAccount', 'default'), 'UnknownObject', 'test/vision', 'default-editor, default-viewer'));

test.each([
  ['a user that is no e-mail address', () => user('ana'), 'PrincipalUser', 'form: "opaque"'],
  ['a user that would be everybody', () => user('*', { form: 'opaque' }), 'PrincipalUser', '"*"'],
  ['an address that would match others', () => user('*@example.com'), 'PrincipalUser', '*@example.com'],
  ['two groups in one', () => group('a,b'), 'PrincipalGroup', '"a,b"'],
  ['no group', () => group(''), 'PrincipalGroup', '""'],
  ['a ServiceAccount in no namespace', () => serviceAccount('', 'ci'), 'PrincipalServiceAccount', 'deployer'],
  ['an ARN that is none', () => awsRole('vision'), 'CloudIdentity', '"vision"'],
  ['a Google account that is a person', () => workloadIdentity('ana@example.com'), 'CloudIdentity', 'ana@example.com'],
  ['a client id that is none', () => azureIdentity('vision'), 'CloudIdentity', '"vision"'],
])('fails for %s', (_, act, code, text) => expectConfigError(act, code, '', text));
