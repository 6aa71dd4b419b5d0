import { randomBytes } from 'crypto';
import { load } from 'js-yaml';
import { Api, messageOf, succeeded } from '../../conformance/support/api';
import { decided } from '../../conformance/support/decided';
import { labelOf, Manifest } from '../../conformance/support/manifests';
import { madeByController, synthesized } from '../../conformance/support/teams';
import { Profile, ProfileProps, user } from '../../../src/workloads';

/** A team of the suite's own: a Profile with its namespace, as the profile controller makes it. */
export interface Team {
  readonly name: string;
  readonly owner: string;
}

/** Where the profile controller finds the labels of each team's namespace. */
const LABELS = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'profiles-namespace-labels-data', namespace: 'kubeflow' } };

/** Makes a team whose name nobody has, with what the profile controller adds: its labels, and the bindings of owner and accounts. */
export async function makeTeam(api: Api, purpose: string, props: Partial<ProfileProps> = {}): Promise<Team> {
  const team = { name: `e2e-${purpose}-${randomBytes(3).toString('hex')}`, owner: `${purpose}@example.com` };
  const manifests = synthesized(chart => new Profile(chart, team.name, { owner: user(team.owner), ...props }));
  const labels = load((await api.read(LABELS)).body.data['namespace-labels.yaml']) as Readonly<Record<string, string>>;
  const labelled = manifests.map(one => one.kind === 'Namespace' ? { ...one, metadata: { ...one.metadata, labels: { ...labels, ...one.metadata.labels } } } : one);
  await apply(api, ...labelled, ...madeByController(manifests));
  return team;
}

/** Removes the team with all that is in its namespace, and waits until it is gone: what holds it up holds up the removal of every team. */
export async function removeTeam(api: Api, { name }: Team): Promise<void> {
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
  await api.remove({ apiVersion: 'kubeflow.org/v1', kind: 'Profile', metadata: { name } });
  await api.remove(namespace);
  await decided(`the end of the namespace ${name}`, async () => {
    const { status, body } = await api.read(namespace);
    return { status, left: body.status?.conditions };
  }, ({ status }) => status === 404, 120);
}

/** Applies objects; fails with the server's words when one is refused. */
export async function apply(api: Api, ...manifests: readonly Manifest[]): Promise<void> {
  for (const one of manifests) {
    const answer = await api.apply(one, { manager: 'e2e' });
    if (!succeeded(answer)) {
      throw new Error(`${labelOf(one)} is refused: ${messageOf(answer.body)}`);
    }
  }
}

/** Conditions of an object's status by type. */
export function conditionsOf(body: any): Readonly<Record<string, string>> {
  return Object.fromEntries((body?.status?.conditions ?? []).map((one: any) => [one.type, one.status]));
}

/** Waits until a condition of an object is true; if one of `never` becomes true before, the test fails at once with the whole status. */
export async function becomes(api: Api, manifest: Manifest, condition: string, seconds: number, never: readonly string[] = []): Promise<any> {
  const body = await decided(`${labelOf(manifest)} becomes ${condition}`, async () => {
    const answer = (await api.read(manifest)).body;
    return { status: answer.status, metadata: { name: answer.metadata?.name } };
  }, answer => [condition, ...never].some(one => conditionsOf(answer)[one] === 'True'), seconds);
  if (conditionsOf(body)[condition] !== 'True') {
    throw new Error(`${labelOf(manifest)} does not become ${condition}: ${JSON.stringify(body.status)}`);
  }
  return body;
}
