import { examine, PlainManifest } from '../../../src/core';
import { profileQuota } from '../../../src/checks/workloads/quota';
import { Api, messageOf, succeeded } from '../support/api';
import { eventually, Finding, labelOf } from '../support/manifests';
import { setOf } from '../support/teams';
import { podOf } from './admission';

/** Whether the server takes all pods of the notebooks of a team, one after the other, and its first refusal. */
export async function serverRefusal(api: Api, manifests: readonly PlainManifest[]): Promise<string | undefined> {
  for (const quota of manifests.filter(one => one.kind === 'ResourceQuota')) {
    await quotaCounts(api, quota);
  }
  for (const pod of manifests.map(podOf).filter((one): one is PlainManifest => one !== undefined)) {
    const answer = await eventually(() => api.create(pod), one => !/status unknown for quota|error looking up service account/.test(messageOf(one.body)));
    if (!succeeded(answer)) {
      return messageOf(answer.body);
    }
  }
  return undefined;
}

/** What our own rule says to the same objects. */
export function ruleRefusal(manifests: readonly PlainManifest[]): string | undefined {
  return examine(setOf(manifests), [profileQuota])[0]?.problem;
}

/** Waits until the controller has counted; returns the keys that it leaves out, since nothing makes use of them. */
export async function quotaCounts(api: Api, quota: PlainManifest): Promise<string[]> {
  const { status } = await eventually(async () => (await api.read(quota)).body, body => body.status?.hard !== undefined);
  return Object.keys((quota.spec as { hard: Record<string, string> }).hard).filter(key => status?.used?.[key] === undefined).sort();
}

/** Keys of quotas that the server does not take or does not count, each tried alone. */
export async function uselessKeys(api: Api, namespace: string, keys: readonly string[]): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const [index, key] of keys.entries()) {
    const quota: PlainManifest = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: `one-key-${index}`, namespace }, spec: { hard: { [key]: '1' } } };
    const answer = await api.apply(quota);
    if (!succeeded(answer)) {
      found.push({ object: labelOf(quota), problem: `key ${key} is refused: ${messageOf(answer.body)}` });
    } else if ((await quotaCounts(api, quota)).length > 0) {
      found.push({ object: labelOf(quota), problem: `key ${key} is taken and never counted` });
    }
    await api.remove(quota);
  }
  return found;
}
