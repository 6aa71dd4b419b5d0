import { compare } from './plain';
import { Field, Located } from '../../core';

/** All limits of a profile, each with the quota that sets it, by key. */
export type Hard = readonly (readonly [key: string, value: string, quota: string])[];

/** What stands where nothing is limited. */
export const NO_LIMIT = 'no limit';

/** Name of the quota that the profile controller makes of what a `Profile` asks for. */
const OF_CONTROLLER = 'kf-resource-quota';

/** All limits of a profile: its own, and those of the quotas in its namespace. */
export function hardOf(profile: Located, quotas: readonly Located[] = []): Hard {
  const entries = (hard: Field, quota: string) => hard.entries().flatMap(([key, { value }]) =>
    typeof value === 'string' || typeof value === 'number' ? [[key, String(value), quota] as const] : []);
  return [
    ...entries(profile.at('spec', 'resourceQuotaSpec', 'hard'), OF_CONTROLLER),
    ...quotas.flatMap(quota => entries(quota.at('spec', 'hard'), quota.name)),
  ].sort(([a], [b]) => compare(a, b));
}

/** What the quotas allow of a resource, in few words. */
export function most(hard: Hard, ...keys: readonly string[]): string {
  return hard.filter(([key]) => keys.includes(key)).map(([, value]) => value).join(', ') || NO_LIMIT;
}

/** `nvidia.com/gpu 4` for each device that is limited. */
export function gpus(hard: Hard): string {
  return hard.filter(([key]) => /^requests\..+\//.test(key)).map(([key, value]) => `${key.slice('requests.'.length)} ${value}`).join(', ') || NO_LIMIT;
}
