import { randomBytes } from 'crypto';
import { Api, messageOf, succeeded } from './api';
import { decided } from './decided';
import { concurrently, Finding, labelOf, Manifest } from './manifests';

/** Path of the list of all definitions. */
export const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/** A kind that nothing uses. What a part of the server knows of it tells what it knows of all that was written before. */
export function sentinelKind(group: string, scope: 'Cluster' | 'Namespaced'): Manifest {
  return {
    apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition', metadata: { name: `sentinels.${group}` },
    spec: {
      group, scope, names: { kind: 'Sentinel', plural: 'sentinels' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } } }],
    },
  };
}

/**
 * Waits until the server serves all definitions as they were written last; returns those that it will not serve.
 *
 * Three states show it. Each definition is established, or its names are refused: a new one is one of both sooner or later.
 * Discovery lists what is established. And a definition that was made later is established: the handler of custom resources
 * gets all changes in their order, by the same event drops the schemas it served before and lets new ones be established.
 */
export async function definitionsServed(api: Api): Promise<Finding[]> {
  await makeSentinel(api);
  const all = await established(api);
  const served = all.filter(isEstablished).flatMap(({ spec: { group, names, versions } }) => versions.filter((one: any) => one.served)
    .map((one: any) => `${names.plural}.${group}/${one.name}` as string));
  await decided('whether discovery lists all definitions', () => api.discovered().then(known => served.filter(one => !known.has(one))), missing => missing.length === 0, PATIENCE);
  api.forgetKinds();
  return all.filter(one => !isEstablished(one)).map(one => ({
    object: labelOf({ ...one, kind: 'CustomResourceDefinition' }),
    problem: `is not established: ${one.status.conditions.find((condition: any) => condition.type === 'NamesAccepted').message}`,
  }));
}

/** Longest time in s until the server has built what it serves of over a hundred definitions, the largest of some megabytes. */
const PATIENCE = 180;

function has(one: any, type: string, status: string): boolean {
  return one.status?.conditions?.some((condition: any) => condition.type === type && condition.status === status) ?? false;
}

function isEstablished(one: any): boolean {
  return has(one, 'Established', 'True');
}

/** All definitions, once each is established or its names are refused. All of them are twenty megabytes: only open ones are asked for again. */
async function established(api: Api): Promise<readonly any[]> {
  const found = new Map((await api.list(DEFINITIONS)).map(one => [one.metadata.name as string, one]));
  const open = () => [...found].filter(([, one]) => !isEstablished(one) && !has(one, 'NamesAccepted', 'False')).map(([name]) => name);
  await decided('which definitions are established', async () => {
    await concurrently(open(), async name => found.set(name, (await api.send('GET', `${DEFINITIONS}/${name}`)).body));
    return open();
  }, left => left.length === 0, PATIENCE);
  return [...found.values()];
}

/**
 * Waits until the server publishes all definitions as they were written last in its OpenAPI documents, by which kubectl explains.
 *
 * One worker builds the documents, a definition after the other. One that changes while it is built comes behind those that
 * wait by then, maybe behind the first sentinel, but not behind a second one that is made when the first is published.
 */
export async function definitionsPublished(api: Api): Promise<void> {
  for (let round = 1; round <= 2; round++) {
    const path = `apis/${await makeSentinel(api)}/v1`;
    await decided('whether the OpenAPI documents are current',
      () => api.send('GET', '/openapi/v3').then(({ body }) => Object.keys(body.paths)), paths => paths.includes(path), PATIENCE);
  }
}

/** Makes a definition in a group of its own, and returns the group. Quotas do not count it, so that it disturbs no controller. */
async function makeSentinel(api: Api): Promise<string> {
  const group = `s${randomBytes(4).toString('hex')}.conformance.example.com`;
  const answer = await api.apply(sentinelKind(group, 'Cluster'));
  if (!succeeded(answer)) {
    throw new Error(`the server takes no sentinel: ${messageOf(answer.body)}`);
  }
  return group;
}
