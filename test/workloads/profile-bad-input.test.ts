import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import {
  awsIam, awsRole, azureIdentity, group, isolated, mig, Profile, ProfileProps, serviceAccount, user, workloadIdentity,
} from '../../src/workloads';
import { chart, configError, expectConfigError } from '../support';

const bo = user('bo@example.com');

function given(props: Partial<ProfileProps> = {}) {
  const scope = chart();
  return { scope, profile: new Profile(scope, 'vision', { owner: user('ana@example.com'), ...props }) };
}

const fails = (name: string, props: () => Partial<ProfileProps>, code: string, ...texts: string[]) =>
  test(`fails for ${name}`, () => expectConfigError(() => given(props()), code, 'test/vision', ...texts));

fails('a name that is no DNS label', () => ({ name: 'Team_Vision' }), 'ProfileName', '"Team_Vision"');
fails('a name that is too long', () => ({ name: 'v'.repeat(64) }), 'ProfileName');
fails('the name of a namespace of the platform', () => ({ name: 'kubeflow' }), 'ReservedNamespace', '"kubeflow"');
fails('the name of a namespace of the cluster', () => ({ name: 'kube-system' }), 'ReservedNamespace');
fails('the name of a namespace that the platform was given', () => ({ name: 'ml-core', platformNamespaces: ['ml-core'] }), 'ReservedNamespace');
fails('a key that a quota does not have', () => ({ quota: { gpu: 4 } as object }), 'UnknownProp', 'quota.gpu is no known property, got 4', 'use "gpus"');
fails('a key that a GPU quota does not have', () => ({ quota: { gpus: { nvida: 4 } as object } }), 'UnknownProp', 'quota.gpus.nvida', 'use "nvidia"');
fails('a key that limits do not have', () => ({ limits: { maxGpu: 4 } as object }), 'UnknownProp', 'limits.maxGpu', 'use "maxCpu"');
fails('a limit of nothing', () => ({ limits: { maxCpu: Cpu.units(0) } }), 'LimitAmount', 'limits.maxCpu', 'got "0"');
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
fails('a label that another option sets', () => ({ labels: { 'istio-injection': 'disabled' } }), 'ProfileLabel', 'set injection');
fails('a label that chooses a revision', () => ({ labels: { 'istio.io/rev': 'canary' } }), 'ProfileLabel', 'set injection');
fails('a label that is none', () => ({ labels: { team: 'vision & sound' } }), 'ProfileLabel', 'vision & sound');
fails('a pull secret with a value instead of a name', () => ({ pullSecrets: [{ name: 'docker login' }] }), 'WrongProp', 'pullSecrets[0].name', 'name of an object');
fails('a text as pull secret that is no name', () => ({ pullSecrets: ['docker login'] }), 'WrongProp', 'pullSecrets[0]', 'secretRef("<name>")');
fails('a PodDefault whose name is none', () => ({ podDefaults: { 'My Proxy': { description: 'x', labels: { a: 'b' } } } }), 'PodDefaultName');
fails('two identities of one cloud', () => ({ cloudIdentity: [awsRole('arn:aws:iam::1:role/a'), awsRole('arn:aws:iam::1:role/b')] }), 'CloudIdentityTwice');
fails('an identity that a plugin gives too',
  () => ({ cloudIdentity: [awsRole('arn:aws:iam::1:role/a')], plugins: [awsIam('arn:aws:iam::1:role/b')] }), 'CloudIdentityTwice', 'AwsIamForServiceAccount');
fails('a plugin that is there twice', () => ({ plugins: [awsIam('arn:aws:iam::1:role/a'), awsIam('arn:aws:iam::1:role/b')] }), 'PluginTwice');
fails('an annotation that protects the account', () => ({ serviceAccountAnnotations: { 'argocd.argoproj.io/sync-options': 'Prune=true' } }), 'AccountAnnotation');
fails('a namespace that is no name in the isolation', () => ({ network: isolated({ from: ['Monitoring'] }) }), 'IsolationNamespace', '"Monitoring"');

test.each<[object, string, string]>([
  [{ owner: undefined }, 'MissingProp', 'owner must be given'],
  [{ owner: 7 }, 'WrongProp', 'user("ana@example.com")'],
  [{ owner: 'ana' }, 'PrincipalUser', 'must be an e-mail address'],
  [{ quota: { gpus: 2 } }, 'WrongProp', 'quota.gpus must be an object'],
  [{ quota: { memory: 256 } }, 'WrongProp', 'quota.memory must be a Size'],
  [{ quota: { memory: '256 GB' } }, 'WrongProp', 'quota.memory must be a Size'],
  [{ contributors: { editor: ['bo@example.com'] } }, 'UnknownProp', 'use "edit"'],
  [{ contributors: { edit: 'bo@example.com' } }, 'WrongProp', 'contributors.edit must be a list'],
  [{ protection: 'delete' }, 'WrongProp', '"keep", "confirm", "none"'],
  [{ lifecycle: 'paused' }, 'WrongProp', '"active", "suspended", "archived"'],
  [{ podSecurity: 'strict' }, 'WrongProp', '"restricted"'],
  [{ pullSecrets: 'registry' }, 'WrongProp', 'pullSecrets must be a list'],
  [{ network: 'closed' }, 'WrongProp', 'network must be'],
  [{ defaultWorkloadIdentity: 'a@b.iam' }, 'WrongProp', 'got "a@b.iam"'],
])('fails for %j from a caller without types', (props, code, text) => {
  const error = configError(() => given(props));
  expect(error.code).toBe(code);
  expect(error.message).toContain(text);
});

test('fails for an object that it does not have', () =>
  expectConfigError(() => given().profile.object('ServiceAccount', 'default'), 'UnknownObject', 'test/vision', 'default-editor, default-viewer'));

test.each([
  ['a user that is no e-mail address', () => user('ana'), 'PrincipalUser', 'form: "opaque"'],
  ['a user that would be everybody', () => user('*', { form: 'opaque' }), 'PrincipalUser', '"*"'],
  ['an address that would match others', () => user('*@example.com'), 'PrincipalUser', '*@example.com'],
  ['two groups in one', () => group('a,b'), 'PrincipalGroup', '"a,b"'],
  ['no group', () => group(''), 'PrincipalGroup', '""'],
  ['a ServiceAccount in no namespace', () => serviceAccount('', 'ci'), 'PrincipalServiceAccount', 'deployer'],
  ['an ARN that is none', () => awsRole('vision'), 'CloudIdentity', '"vision"'],
  ['a Google account that is a person', () => workloadIdentity('ana@example.com'), 'CloudIdentity', 'ana@example.com'],
  ['a Google account that would end the controller', () => workloadIdentity('a@b.iam'), 'CloudIdentity', 'a@b.iam'],
  ['a client id that is none', () => azureIdentity('vision'), 'CloudIdentity', '"vision"'],
])('fails for %s', (_, act, code, text) => expectConfigError(act, code, '', text));
