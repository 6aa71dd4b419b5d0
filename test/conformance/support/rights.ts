import { randomBytes } from 'crypto';
import { Api, messageOf, succeeded } from './api';
import { CONTROLLERS } from './assets';
import { decided } from './decided';
import { Manifest } from './manifests';

/** Whether an aggregated role collects another one. */
export function collects(role: any, other: any): boolean {
  const selectors: readonly any[] = role.aggregationRule?.clusterRoleSelectors ?? [];
  if (selectors.some(one => one.matchExpressions !== undefined)) {
    throw new Error(`ClusterRole ${role.metadata.name} collects by expressions, which the suite cannot follow`);
  }
  return other.metadata.name !== role.metadata.name &&
    selectors.some(({ matchLabels = {} }) => Object.entries(matchLabels).every(([key, value]) => other.metadata.labels?.[key] === value));
}

/**
 * Waits until the controller has filled all aggregated roles; returns all roles.
 *
 * Each of them then has exactly the rules of those that it collects: what the controller makes of this very list is the
 * list itself, so that nothing is left for it to do. That it never fills a role has no such sign: this is an error after a while.
 */
export async function rolesFilled(api: Api): Promise<readonly any[]> {
  const list = () => api.list('/apis/rbac.authorization.k8s.io/v1/clusterroles');
  if (!CONTROLLERS) {
    return list();
  }
  let roles: readonly any[] = [];
  await decided('which rules the aggregated roles get', async () => unfilled(roles = await list()), names => names.length === 0);
  return roles;
}

function unfilled(roles: readonly any[]): string[] {
  const texts = (role: any) => (role.rules ?? []).map((rule: unknown) => JSON.stringify(rule)) as string[];
  return roles.filter(one => one.aggregationRule !== undefined).filter(role => {
    const wanted = new Set(roles.filter(other => collects(role, other)).flatMap(texts));
    const got = new Set(texts(role));
    return wanted.size !== got.size || [...wanted].some(one => !got.has(one));
  }).map(role => role.metadata.name as string);
}

const RBAC = 'rbac.authorization.k8s.io';

/**
 * Waits until the authorizer answers by all roles and bindings that were written before, those of the controller too.
 *
 * It learns of each of the four kinds in the order in which they are written: once it allows what a role and a binding of
 * all four kinds allow that were written last, it knows all others. Before, it may still allow too much or too little.
 */
export async function rightsKnown(api: Api): Promise<void> {
  await rolesFilled(api);
  const name = `sentinel-${randomBytes(4).toString('hex')}`;
  const thing = { group: 'conformance.example.com', resource: 'sentinels', verb: 'get' };
  const users = [`${name}@everywhere`, `${name}@default`];
  const objects = [...granting(name, users[0], thing), ...granting(name, users[1], thing, 'default')];
  for (const one of objects) {
    const answer = await api.create(one);
    if (!succeeded(answer)) {
      throw new Error(`the server takes no sentinel: ${messageOf(answer.body)}`);
    }
  }
  await decided('whether the authorizer knows all roles and bindings', () => Promise.all([
    api.allows({ ...thing, user: users[0] }), api.allows({ ...thing, user: users[1], namespace: 'default' }),
  ]), answers => answers.every(one => one));
  for (const one of objects) { // nobody else has the names of these users
    await api.remove(one);
  }
}

function granting(name: string, user: string, thing: { readonly group: string; readonly resource: string; readonly verb: string }, namespace?: string): Manifest[] {
  const scope = namespace === undefined ? 'Cluster' : '';
  return [{
    apiVersion: `${RBAC}/v1`, kind: `${scope}Role`, metadata: { name, namespace }, rules: [{ apiGroups: [thing.group], resources: [thing.resource], verbs: [thing.verb] }],
  }, {
    apiVersion: `${RBAC}/v1`, kind: `${scope}RoleBinding`, metadata: { name, namespace },
    roleRef: { apiGroup: RBAC, kind: `${scope}Role`, name }, subjects: [{ apiGroup: RBAC, kind: 'User', name: user }],
  }];
}
