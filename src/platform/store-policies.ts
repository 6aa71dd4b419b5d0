import { GoogleStore, identityAnnotations, Located, ManifestSet, ObjectStoreRef, profilePrefix, Report, S3Store, ServiceAccountRef, storeKeys } from '../core';
import { googleCondition, platformStorePolicy, profileStorePolicy } from '../kit';

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
    ? [...teamsOnly ? [] : google(store, 'The platform', store.prefix ?? ''), ...profiles.flatMap(one => google(store, `Profile ${one.name}`, profilePrefix(store, one.name), one))]
    : [...teamsOnly ? [] : amazon('The platform', platformStorePolicy(store), platformIdentity(store, clients)), ...profiles.flatMap(one =>
      amazon(`Profile ${one.name}`, profileStorePolicy(store, one.name), profileIdentity(store, one)))];
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

function profileIdentity(store: S3Store, { name }: Located): string[] {
  const account = `\`system:serviceaccount:${name}:default-editor\``;
  switch (store.profiles.kind) {
    case 'irsa': return [`Role \`${Object.values(identityAnnotations(store.profiles, name))[0]}\`, which ${account} may take.`];
    case 'pod-identity': return [`A role, associated with ${account}.`];
    default: return [`The user whose keys are in the Secret of the namespace \`${name}\`.`];
  }
}

function google(store: GoogleStore, title: string, prefix: string, profile?: Located): string[] {
  const [account] = profile ? Object.values(identityAnnotations(store.profiles, profile.name)) : [];
  const member = account === undefined ? 'the service account of the HMAC keys' : `\`${account}\``;
  const condition = prefix === '' ? [] : ['with the condition', '', '```', googleCondition(store, prefix), '```'];
  return [
    `## ${title}`, '', `Role \`roles/storage.objectUser\` on the bucket for ${member}${condition.length > 0 ? ', ' : '.'}${condition.join('\n')}`, '',
    ...profile ? [`\`${profile.name}/default-editor\` acts as it: \`roles/iam.workloadIdentityUser\` for \`serviceAccount:PROJECT.svc.id.goog[${profile.name}/default-editor]\`.`, ''] : [],
  ];
}
