import { Team } from './team';
import { Api } from '../../conformance/support/api';
import { decided } from '../../conformance/support/decided';
import { isManifest, Manifest } from '../../conformance/support/manifests';
import { existingPlatform, KubeflowApp, KubeflowPlatform, local } from '../../../src';
import { rendered } from '../../../src/core';
import { ProfileOptions } from '../../../src/platform';
import { Profile, user } from '../../../src/workloads';

/** What a team declared. */
export interface Declared {
  /** The objects of what was made, without those of the profile; the one that a controller works on is the last. */
  readonly manifests: readonly Manifest[];
  /** What the rules find, each as `<rule> <problem>`. */
  readonly findings: readonly string[];
}

/** Something that a team declares beside its platform, in a profile with the options. */
export function declared(team: Team, options: Partial<ProfileOptions>, make: (profile: Profile) => unknown): Declared {
  const app = new KubeflowApp();
  const facts = new KubeflowPlatform(new KubeflowApp(), 'kubeflow', { ...local(), trainingOperator: {}, kuberay: {} }).facts();
  const platform = existingPlatform(app, facts);
  const profile = platform.addProfile(team.name, { owner: user(team.owner), ...options });
  const before = new Set(profile.node.findAll());
  make(profile);
  const made = new Set(profile.node.findAll().filter(one => !before.has(one)));
  const manifests = rendered(app).all.filter(({ object }) => object !== undefined && made.has(object)).map(one => one.manifest).filter(isManifest);
  return { manifests, findings: app.findings().map(({ rule, problem }) => `${rule.id} ${problem}`) };
}

/** The finding about something that asks for more than the quota has. */
export function exceeds(key: string, most: string): string {
  return expect.stringMatching(new RegExp(`^Profile/Quota ResourceQuota profile-quota of namespace \\S+ allows ${key.replace('.', '\\.')} ${most}, got `)) as unknown as string;
}

/** What the API server says of pods that the quota refuses, in an event about an object whose name begins so. */
export async function refusalByQuota(api: Api, namespace: string, name: string): Promise<string> {
  const events = await decided(`the quota refuses pods of ${name}`, () => api.list(`/api/v1/namespaces/${namespace}/events`),
    all => all.some(one => one.involvedObject.name.startsWith(name) && String(one.message).includes('exceeded quota')), 120);
  return events.find(one => one.involvedObject.name.startsWith(name) && String(one.message).includes('exceeded quota')).message;
}
