import { GoogleStore, identityAnnotations, Located, ManifestSet, ObjectStoreRef, profilePrefix, Report, S3Store, ServiceAccountRef, storeKeys } from '../core';
import { googleCondition, platformStorePolicy, profileSecret, profileStorePolicy } from '../kit';

/**
 * What whoever keeps the object store has to allow there, as a file beside the output: one policy for the platform, one for each profile.
 * Where the platform makes keys itself, there is nothing to allow.
 *
 * @param clients accounts of the platform that call the store
 * @param teamsOnly whether the platform is another repository's, which says itself what it needs
 */
export function storePolicies(store: ObjectStoreRef | undefined, clients: readonly ServiceAccountRef[], teamsOnly = false): Report {
  return {
    file: 'object-store.md',
    render: set => store === undefined || store.profiles.kind === 'minted' || teamsOnly && set.ofKind('kubeflow.org/Profile').length === 0
      ? undefined : sections(store, clients, set, teamsOnly).join('\n'),
  };
}

function sections(store: ObjectStoreRef, clients: readonly ServiceAccountRef[], set: ManifestSet, teamsOnly: boolean): string[] {
  const profiles = [...set.ofKind('kubeflow.org/Profile')].sort((a, b) => a.name < b.name ? -1 : 1);
  const lines = store.scheme === 'gs'
    ? [...teamsOnly ? [] : google(store, 'The platform', store.prefix ?? ''), ...profiles.flatMap(one =>
      google(store, `Profile ${one.name}`, profilePrefix(store, one.name), { namespace: one.name, account: googleAccountOf(store, one, set) }))]
    : [...teamsOnly ? [] : amazon('The platform', platformStorePolicy(store), platformIdentity(store, clients)), ...profiles.flatMap(one =>
      amazon(`Profile ${one.name}`, profileStorePolicy(store, one.name), profileIdentity(store, one, set)))];
  return ['# What to allow at the object store', '', `Bucket \`${store.bucket}\` at \`${store.host}\`. Each profile opens what begins with its prefix, and nothing else.`, '', ...lines];
}

function amazon(title: string, policy: object, identity: readonly string[]): string[] {
  return [`## ${title}`, '', ...identity, '', '```json', JSON.stringify(policy, undefined, 2), '```', ''];
}

function platformIdentity({ platform }: S3Store, clients: readonly ServiceAccountRef[]): string[] {
  const accounts = clients.map(one => `\`system:serviceaccount:${one.namespace}:${one.name}\``).join(', ');
  switch (platform.kind) {
    case 'irsa': return [`Role \`${platform.role}\`, which ${accounts || 'the accounts of the platform'} may take.`];
    case 'pod-identity': return [`A role, associated with ${accounts || 'the accounts of the platform'}.`];
    case 'secret': return [`The user whose keys are in the Secret \`${storeKeys(platform).name}\`.`];
  }
}

function profileIdentity(store: S3Store, profile: Located, set: ManifestSet): string[] {
  const secret = profileSecret(store);
  if (secret !== undefined) {
    return [`The user whose keys are in the Secret \`${storeKeys(secret).name}\` of the namespace \`${profile.name}\`.`];
  }
  const account = `\`system:serviceaccount:${profile.name}:default-editor\``;
  const role = ownIdentity(profile, set, AWS) ?? identityAnnotations(store.profiles, profile.name)[AWS.annotation];
  return [role === undefined ? `A role, associated with ${account}.` : `Role \`${role}\`, which ${account} may take.`];
}

function googleAccountOf({ profiles }: GoogleStore, profile: Located, set: ManifestSet): string {
  return ownIdentity(profile, set, GOOGLE) ?? identityAnnotations(profiles, profile.name)[GOOGLE.annotation];
}

/** Where a profile names its identity of a cloud: the annotation of its account, and what its plugin has the profile controller write there. */
interface CloudPlace {
  readonly annotation: string;
  readonly plugin: string;
  readonly field: string;
}

const AWS: CloudPlace = { annotation: 'eks.amazonaws.com/role-arn', plugin: 'AwsIamForServiceAccount', field: 'awsIamRole' };
const GOOGLE: CloudPlace = { annotation: 'iam.gke.io/gcp-service-account', plugin: 'WorkloadIdentity', field: 'gcpServiceAccount' };

/** The identity as which steps of a profile call the store, if the output says one; it wins over that of the store. */
function ownIdentity(profile: Located, set: ManifestSet, { annotation, plugin, field }: CloudPlace): string | undefined {
  return set.find('ServiceAccount', profile.name, 'default-editor')?.annotations[annotation]
    ?? profile.at('spec', 'plugins').items().find(one => one.at('kind').text === plugin)?.at('spec', field).text;
}

function google(store: GoogleStore, title: string, prefix: string, profile?: { readonly namespace: string; readonly account: string }): string[] {
  const member = profile === undefined ? 'the service account of the HMAC keys' : `\`${profile.account}\``;
  const condition = prefix === '' ? [] : ['with the condition', '', '```', googleCondition(store, prefix), '```'];
  return [
    `## ${title}`, '', `Role \`roles/storage.objectUser\` on the bucket for ${member}${condition.length > 0 ? ', ' : '.'}${condition.join('\n')}`, '',
    ...profile ? [`\`${profile.namespace}/default-editor\` acts as it: \`roles/iam.workloadIdentityUser\` for \`serviceAccount:PROJECT.svc.id.goog[${profile.namespace}/default-editor]\`.`, ''] : [],
  ];
}
