import { randomBytes } from 'crypto';
import { Api, messageOf, succeeded } from './api';
import { decided } from './decided';
import { DEFINITIONS, sentinelKind } from './definitions';
import { labelOf, Manifest } from './manifests';

/** Waits until each namespace has the account that the controller makes, which pods run as that name none. */
export async function accountsMade(api: Api): Promise<void> {
  await decided('which namespaces lack their default account', async () => {
    const accounts = await api.list('/api/v1/serviceaccounts');
    const having = new Set(accounts.filter(one => one.metadata.name === 'default').map(one => one.metadata.namespace));
    const namespaces = await api.list('/api/v1/namespaces');
    return namespaces.filter(one => one.status.phase === 'Active' && !having.has(one.metadata.name)).map(one => one.metadata.name as string);
  }, lacking => lacking.length === 0);
}

/** Whether the controller has counted a quota as it is: with the keys it writes what is used, and leaves out what it cannot count. */
function isCounted({ spec, status }: any): boolean {
  return status?.hard !== undefined && JSON.stringify(status.hard) === JSON.stringify(spec.hard);
}

/** Keys of a quota that the controller left out when it counted: for some it may lack the kind still, or have failed to list its objects. */
async function keysLeftOut(api: Api, quota: Manifest): Promise<string[]> {
  const { spec, status } = await decided(`what the controller counts of ${labelOf(quota)}`, async () => (await api.read(quota)).body, isCounted);
  return Object.keys(spec.hard).filter(key => status.used?.[key] === undefined).sort();
}

/**
 * Keys of a quota that the controller never counts; to be asked of one made after {@link kindsCounted}.
 *
 * By then the controller forgets no kind that it knows. So a key that it leaves out has none, or one whose objects it could not list
 * yet: such a key it tries again by itself, and it is waited for.
 */
export async function keysNeverCounted(api: Api, quota: Manifest): Promise<string[]> {
  const kinds = new Set((await api.list(DEFINITIONS)).filter(({ spec }) => spec.scope === 'Namespaced').map(({ spec }) => `count/${spec.names.plural}.${spec.group}`));
  return decided(`which keys of ${labelOf(quota)} the controller never counts`, () => keysLeftOut(api, quota), left => !left.some(key => kinds.has(key)));
}

/**
 * Waits until all quotas are counted, and the server refuses by all quotas and LimitRanges that were written before.
 *
 * A quota without a count refuses nothing, nor does one whose count the server's admission has not heard of. It learns of
 * each kind in the order of writing: once it refuses by a quota and a LimitRange that were written last, it knows the others.
 * Levels of Pod Security need no such sign: for a namespace that it does not know, the server asks the store, and no namespace
 * with pods gets another level here.
 */
export async function limitsKnown(api: Api): Promise<void> {
  const uncounted = async () => (await api.list('/api/v1/resourcequotas')).filter(one => !isCounted(one)).map(one => `${one.metadata.namespace}/${one.metadata.name}`);
  await decided('which quotas the controller has not counted', uncounted, left => left.length === 0);
  const name = `sentinel-${randomBytes(4).toString('hex')}`;
  const metadata = { name, namespace: name };
  const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata, spec: { hard: { 'count/leases.coordination.k8s.io': '0' } } };
  const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '2' } } } };
  await made(api, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  await made(api, quota);
  await keysLeftOut(api, quota);
  const refusal = async (object: Manifest) => messageOf((await api.create(object, { dryRun: true })).body);
  await decided('whether the server refuses by all quotas', () => refusal({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata }), text => text.includes(`exceeded quota: ${name}`));
  // Of a namespace without LimitRanges that it knows, the server asks the store, and keeps the answer for 30 s. The first
  // question makes it keep that there is none; so a refusal before these 30 s are over shows that it was told of one.
  await refusal(claim);
  await made(api, { apiVersion: 'v1', kind: 'LimitRange', metadata, spec: { limits: [{ type: 'PersistentVolumeClaim', max: { storage: '1' } }] } });
  await decided('whether the server refuses by all LimitRanges', () => refusal(claim), text => text.includes('maximum storage usage per PersistentVolumeClaim is 1'), 25);
}

/**
 * Waits until the server refuses by all admission policies and bindings as they were written last.
 *
 * It learns of policies and of bindings in the order of writing, and takes over all that it has learnt at once, about each second:
 * once it refuses by a policy and a binding that were written last, it knows the others.
 */
export async function policiesKnown(api: Api): Promise<void> {
  const name = `sentinel-${randomBytes(4).toString('hex')}`;
  const kinds = { apiVersion: 'admissionregistration.k8s.io/v1', metadata: { name } };
  const resourceRules = [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'], resourceNames: [name] }];
  const sentinels = [
    { ...kinds, kind: 'ValidatingAdmissionPolicy', spec: { matchConstraints: { resourceRules }, validations: [{ expression: 'false', message: 'a sentinel refuses it' }] } },
    { ...kinds, kind: 'ValidatingAdmissionPolicyBinding', spec: { policyName: name, validationActions: ['Deny'] } },
  ];
  for (const one of sentinels) {
    await made(api, one);
  }
  const refused = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'default' } };
  await decided('whether the server refuses by all admission policies', async () => messageOf((await api.create(refused, { dryRun: true })).body),
    text => text.includes('a sentinel refuses it'));
  await Promise.all(sentinels.map(one => api.remove(one)));
}

/** Group of the kind that shows which kinds quotas count. */
const GROUP = 'conformance.example.com';

/** Key of a quota for it. */
const SENTINEL_KEY = `count/sentinels.${GROUP}`;

/** The kind, to be made when all others are there. */
export const SENTINEL_KIND = sentinelKind(GROUP, 'Namespaced');

/**
 * Waits until the controller knows all kinds that there were before {@link SENTINEL_KIND}.
 *
 * It looks every 30 s which kinds discovery lists, takes them all at once, and counts nothing while it does; quotas that were
 * there before it does not count again. Therefore a quota for the sentinel is changed, counted, and changed again, until the
 * sentinel is counted.
 */
export async function kindsCounted(api: Api, namespace: string): Promise<void> {
  await made(api, SENTINEL_KIND);
  let most = 0;
  await decided('whether the controller of quotas knows all kinds', () => {
    const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'sentinel', namespace }, spec: { hard: { [SENTINEL_KEY]: String(++most) } } };
    return made(api, quota).then(() => keysLeftOut(api, quota));
  }, left => left.length === 0, 120);
}

async function made(api: Api, manifest: Manifest): Promise<void> {
  const answer = await api.apply(manifest);
  if (!succeeded(answer)) {
    throw new Error(`the server does not take ${labelOf(manifest)}: ${messageOf(answer.body)}`);
  }
}
