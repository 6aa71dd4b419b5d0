import { Chart, JsonPatch, Size } from 'cdk8s';
import { Cpu, EnvValue, Secret } from 'cdk8s-plus-28';
import { accelerator } from '../../src/core/catalogue';
import { teamOf } from '../../src/workloads';
import {
  awsIam, awsRole, azureIdentity, googleAccount, group, isolated, lifecycleOf, Profile, ProfileProps, serviceAccount, user, workloadIdentity,
} from '../../src/workloads/profile';
import { chart, expectGolden, found, goldenDifference, manifestSet, rendered } from '../support';

const ana = user('ana@example.com');
const bo = user('bo@example.com');

function given(props: Partial<ProfileProps> = {}, id = 'vision') {
  const scope = chart();
  return { scope, profile: new Profile(scope, id, { owner: ana, ...props }) };
}

const kinds = (scope: Chart) => rendered(scope).map(one => `${one.kind}/${one.metadata.name}`);

test('renders the smallest profile', () => expectGolden(given().scope, 'profile.yaml'));

test('renders a profile with everything', () => goldenDifference(given().scope, given({
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
}).scope, 'profile-full.diff'));

test('makes its namespace so that the controller takes it over', () => {
  const namespace = found(given().scope, 'Namespace', 'vision');
  expect(namespace.metadata.annotations.owner).toBe('ana@example.com');
  expect(namespace.metadata.labels).toEqual({
    'app.kubernetes.io/part-of': 'kubeflow-profile',
    'istio-injection': 'enabled',
    'katib.kubeflow.org/metrics-collector-injection': 'enabled',
    'pipelines.kubeflow.org/enabled': 'true',
    'serving.kubeflow.org/inferenceservice': 'enabled',
  });
});

test('applies the namespace before its content and the profile after it', () => {
  const { scope } = given({ quota: { pods: 3 }, contributors: { view: [bo] } });
  const steps = Object.fromEntries(manifestSet(scope).all.map(one => [one.kind, one.stage]));
  expect(steps).toEqual({
    Namespace: 'namespaces', ServiceAccount: 'base', ResourceQuota: 'base', RoleBinding: 'base', Profile: 'resources', AuthorizationPolicy: 'resources',
  });
});

test('leaves out the label of the sidecars in an ambient mesh', () => {
  expect(found(given({ injection: 'none' }).scope, 'Namespace', 'vision').metadata.labels['istio-injection']).toBeUndefined();
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

test('takes the obvious as text: mail addresses, amounts, names of Secrets', () => {
  const plain = given({
    owner: 'ana@example.com', contributors: { edit: ['bo@example.com'] }, quota: { cpu: '64', memory: '256Gi' }, limits: { maxClaim: '500Gi' },
    pullSecrets: ['registry'],
  });
  const typed = given({
    owner: ana, contributors: { edit: [bo] }, quota: { cpu: Cpu.units(64), memory: Size.gibibytes(256) }, limits: { maxClaim: Size.gibibytes(500) },
    pullSecrets: [{ name: 'registry' }],
  });
  expect(rendered(plain.scope)).toEqual(rendered(typed.scope));
});

test('takes a Secret of cdk8s-plus as pull secret of both accounts, and declares it as made by others', () => {
  const scope = chart();
  new Profile(scope, 'vision', { owner: ana, pullSecrets: [Secret.fromSecretName(scope, 'Registry', 'registry')] });
  expect(['default-editor', 'default-viewer'].map(name => found(scope, 'ServiceAccount', name).imagePullSecrets)).toEqual([[{ name: 'registry' }], [{ name: 'registry' }]]);
  expect(manifestSet(scope).has('Secret', 'vision', 'registry')).toBe(true);
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
  expect(lifecycleOf(found(scope, 'Profile', 'vision').metadata.annotations)).toBe('suspended');
  expect(teamOf(profile)?.lifecycle).toBe('suspended');
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
  expect(teamOf(below)).toEqual({ namespace: 'team-vision', lifecycle: 'active', protection: 'keep' });
  expect(Profile.of(scope)).toBeUndefined();
  expect(teamOf(scope)).toBeUndefined();
});

test('patches the Profile in API field names, and hands out its other objects', () => {
  const { scope, profile } = given({ quota: { pods: 5 } });
  profile.patch('Profile', 'vision', JsonPatch.add('/spec/resourceQuotaSpec', { hard: { cpu: '2' } }));
  profile.object('ResourceQuota', 'profile-quota').addJsonPatch(JsonPatch.replace('/spec/hard/pods', '7'));
  expect(found(scope, 'Profile', 'vision').spec.resourceQuotaSpec).toEqual({ hard: { cpu: '2' } });
  expect(found(scope, 'ResourceQuota', 'profile-quota').spec.hard.pods).toBe('7');
});
