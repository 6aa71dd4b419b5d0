import { App, Chart } from 'cdk8s';
import { team, teamFindings } from './teams';
import { findings } from '../../../src/checks';
import { profilePlugins } from '../../../src/checks/workloads/plugins';
import { contributorBindings, profileOwner, profilePrincipals } from '../../../src/checks/workloads/principals';
import { profileNamespace } from '../../../src/checks/workloads/profile-namespace';
import { rendered } from '../../../src/core';
import { group, Profile, serviceAccount, user, workloadIdentity } from '../../../src/workloads';
import { clusterObject, external, found, object, places } from '../../checks/support';

const owned = (owner: object, rest: object = {}) => clusterObject('kubeflow.org/v1', 'Profile', 'ml', { spec: { owner, ...rest } });

describe('Profile/Namespace', () => {
  const profile = (name: string, version = 'v1') => clusterObject(`kubeflow.org/${version}`, 'Profile', name, { spec: { owner: { kind: 'User', name: 'a@b.co' } } });

  test('refuses two profiles for one namespace', () => {
    expect(places(profileNamespace, [profile('ml'), profile('ml', 'v1beta1'), profile('other')])).toEqual(['Profile/ml metadata.name']);
  });

  test('says it before anything else', () => {
    const app = new App();
    for (const id of ['a', 'b']) {
      new Profile(new Chart(app, id), 'vision', { owner: user('ana@example.com') });
    }
    expect(findings(app)[0]).toMatchObject({ rule: { id: 'Profile/Namespace' }, problem: expect.stringContaining('two profiles claim one namespace, got "vision"') });
  });

  test('refuses a namespace of somebody else, or of a former owner', () => {
    const of = (annotations?: object) => clusterObject('v1', 'Namespace', 'ml', {}, { annotations });
    expect(places(profileNamespace, [profile('ml'), of()])).toEqual(['Namespace/ml metadata.annotations.owner']);
    expect(places(profileNamespace, [profile('ml'), of({ owner: 'c@b.co' })])).toEqual(['Namespace/ml metadata.annotations.owner']);
    expect(places(profileNamespace, [profile('ml'), of({ owner: 'a@b.co' })])).toEqual([]);
    expect(places(profileNamespace, [profile('other'), of({ owner: 'c@b.co' })])).toEqual([]);
    expect(places(profileNamespace, [clusterObject('kubeflow.org/v1', 'Profile', 'ml'), of({ owner: 'a@b.co' })])).toEqual([]);
  });

  test('passes what Profile makes, for any kind of owner and after a change of it', () => {
    for (const owner of [user('ana@example.com'), user('bo@example.com'), group('leads'), serviceAccount('ci', 'deployer')]) {
      expect(found(profileNamespace, rendered(team({ owner }).scope).all.map(one => one.manifest))).toEqual([]);
    }
  });

  test('refuses a second owner of the namespace that a Profile makes', () => {
    const twice = [...rendered(team().scope).all.map(one => one.manifest), clusterObject('v1', 'Namespace', 'vision')];
    expect(places(profileNamespace, twice)).toEqual(['Namespace/vision metadata.annotations.owner']);
  });

  test.each(['default', 'kube-system', 'kube-public'])('refuses %s, which the cluster has already', name => {
    expect(found(profileNamespace, [profile(name)])).toEqual([expect.stringContaining('is a namespace of the cluster itself')]);
  });
});

describe('Profile/Principal', () => {
  const owner = (name: string, kind = 'User') => owned({ kind, name });

  test.each(['ana', '', '*', '*@example.com'])('refuses the owner "%s"', name => {
    expect(places(profilePrincipals, [owner(name)])).toEqual(['Profile/ml spec.owner.name']);
  });

  test.each(['', '*', 'leads,others'])('refuses the group "%s"', name => expect(places(profilePrincipals, [owner(name, 'Group')])).toEqual(['Profile/ml spec.owner.name']));

  test('accepts addresses, programs, groups, and ids that were declared', () => {
    expect(places(profilePrincipals, [owner('a@b.co')])).toEqual([]);
    expect(places(profilePrincipals, [owner('system:serviceaccount:ci:deployer')])).toEqual([]);
    expect(places(profilePrincipals, [owner('leads', 'Group')])).toEqual([]);
    expect(places(profilePrincipals, [owner('u-17')], [external('User', 'u-17')])).toEqual([]);
    expect(teamFindings(team({ owner: user('u-17', { form: 'opaque' }), contributors: { edit: [user('u-18', { form: 'opaque' }), group('all')] } }).scope)).toEqual([]);
  });

  test.each([['user', 'kind'], [undefined, 'kind'], [7, 'kind'], ['ServiceAccount', 'namespace']])('refuses an owner of the kind %p', (kind, field) => {
    expect(places(profileOwner, [owned({ kind, name: 'leads' })])).toEqual([`Profile/ml spec.owner.${field}`]);
  });

  test('accepts a program with its namespace', () => {
    const program = owned({ kind: 'ServiceAccount', name: 'deployer', namespace: 'ci' });
    expect([...places(profileOwner, [program]), ...places(profilePrincipals, [program])]).toEqual([]);
  });

  test('refuses an owner that is no user, if its name is the id of one', () => {
    expect(found(profilePrincipals, [owner('u-17', 'Group')], [external('User', 'u-17')])[0])
      .toContain('Profile/ml spec.owner.name: is the name of a group and the id of a user, got "u-17"');
    const other = clusterObject('kubeflow.org/v1', 'Profile', 'nlp', { spec: { owner: { kind: 'User', name: 'team@example.com' } } });
    expect(found(profilePrincipals, [owned({ kind: 'ServiceAccount', name: 'team@example.com', namespace: 'ci' }), other])[0]).toContain('a program and the id of a user');
    expect(found(profilePrincipals, [owner('leads', 'Group'), other])).toEqual([]);
  });

  test('refuses a contributor in a hand-written binding', () => {
    const binding = (annotations: object) => object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'b', { subjects: [{ kind: 'User', name: 'bo' }] }, { annotations });
    expect(places(profilePrincipals, [binding({ user: 'bo', role: 'edit' })])).toEqual(['RoleBinding/ml/b subjects[0].name']);
    expect(places(profilePrincipals, [binding({}), binding({ user: 'bo' }), binding({ role: 'edit' })])).toEqual([]);
  });
});

describe('Profile/Binding', () => {
  const binding = (subjects: object[]) => object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'b', { subjects }, { annotations: { user: 'a@b.co', role: 'edit' } });
  const policy = object('security.istio.io/v1beta1', 'AuthorizationPolicy', 'b');
  const one = { kind: 'User', name: 'a@b.co' };

  test('refuses a binding of two or none, and one without policy', () => {
    expect(places(contributorBindings, [binding([one, { kind: 'User', name: 'c@b.co' }]), policy])).toEqual(['RoleBinding/ml/b subjects']);
    expect(places(contributorBindings, [binding([]), policy])).toEqual(['RoleBinding/ml/b subjects']);
    expect(places(contributorBindings, [binding([one])])).toEqual(['RoleBinding/ml/b metadata.name']);
  });

  test('passes one with its policy, in the output or declared', () => {
    expect(places(contributorBindings, [binding([one]), policy])).toEqual([]);
    expect(places(contributorBindings, [binding([one])], [external('AuthorizationPolicy', 'b', 'ml')])).toEqual([]);
  });

  test('leaves bindings of others alone', () => {
    expect(places(contributorBindings, [object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'b', { subjects: [] }), policy])).toEqual([]);
  });
});

describe('Profile/Plugin', () => {
  const plugins = (...all: unknown[]) => found(profilePlugins, [owned({ kind: 'User', name: 'a@b.co' }, { plugins: all })]);
  const google = (gcpServiceAccount?: unknown) => ({ kind: 'WorkloadIdentity', spec: { gcpServiceAccount } });
  const aws = (spec: object) => ({ kind: 'AwsIamForServiceAccount', spec });

  test.each(['a@b.iam', '', undefined, 7, 'ana@example.com', 'x.iam.gserviceaccount.com', '123-compute@developer.gserviceaccount.com'])(
    'refuses the Google service account %p, which ends the controller or none of its work', account => {
      expect(plugins(google(account))).toEqual([expect.stringContaining('Profile/ml spec.plugins[0].spec.gcpServiceAccount: must be the e-mail name of a Google service account')]);
    });

  test('accepts a Google service account, and what workloadIdentity() makes', () => {
    expect(plugins(google('vision@my-project.iam.gserviceaccount.com'))).toEqual([]);
    expect(teamFindings(team({ plugins: [workloadIdentity('vision@my-project.iam.gserviceaccount.com')] }).scope)).toEqual([]);
  });

  test('refuses a plugin without settings', () => {
    expect(plugins({ kind: 'WorkloadIdentity' }, { kind: 'AwsIamForServiceAccount', spec: null })).toHaveLength(2);
  });

  test.each([[{}, 'awsIamRole'], [{ awsIamRole: '' }, 'awsIamRole'], [{ awsIamRole: 'vision' }, 'awsIamRole'],
    [{ awsIamRole: 'x-arn:aws:iam::123456789012:role/vision' }, 'awsIamRole'],
    [{ awsIamRole: 'arn:aws:iam::123456789012:role/vision', annotateOnly: 'true' }, 'annotateOnly']])('refuses the settings %j for AWS', (spec, field) => {
    expect(plugins(aws(spec))).toEqual([expect.stringContaining(`Profile/ml spec.plugins[0].spec.${field}: must be`)]);
  });

  test('accepts a role of AWS', () => {
    expect(plugins(aws({ awsIamRole: 'arn:aws:iam::123456789012:role/vision', annotateOnly: true }))).toEqual([]);
  });

  test('refuses a plugin that the controller does not know, and says which was meant', () => {
    expect(plugins({ kind: 'WorkloadIdentitys', spec: {} })).toEqual([expect.stringContaining('got "WorkloadIdentitys"; write "WorkloadIdentity"')]);
    expect(plugins({ kind: 'Vault', spec: {} })).toEqual([expect.stringContaining('use one of AwsIamForServiceAccount, WorkloadIdentity')]);
    expect(plugins(null, 'text', { kind: 7 })).toHaveLength(3);
  });
});
