import { examine } from '../../../src/core';
import { profileQuota } from '../../../src/checks/workloads/quota';
import { Api, messageOf, succeeded } from '../support/api';
import { accountsMade, keysNeverCounted, kindsCounted, limitsKnown } from '../support/limits';
import { Finding, labelOf, Manifest } from '../support/manifests';
import { setOf } from '../support/teams';
import { podOf } from './admission';

/** Whether the server takes all pods of the notebooks of a team, one after the other, and its first refusal. */
export async function serverRefusal(api: Api, manifests: readonly Manifest[]): Promise<string | undefined> {
  await accountsMade(api);
  await limitsKnown(api);
  for (const pod of manifests.map(podOf).filter((one): one is Manifest => one !== undefined)) {
    const answer = await api.create(pod);
    if (!succeeded(answer)) {
      return messageOf(answer.body);
    }
  }
  return undefined;
}

/** What our own rule says to the same objects. */
export function ruleRefusal(manifests: readonly Manifest[]): string | undefined {
  return examine(setOf(manifests), [profileQuota]).findings[0]?.problem;
}

/** Keys of quotas that the server does not take or never counts, each tried alone, with a controller that knows all kinds. */
export async function uselessKeys(api: Api, namespace: string, keys: readonly string[]): Promise<Finding[]> {
  await kindsCounted(api, namespace);
  const found: Finding[] = [];
  for (const [index, key] of keys.entries()) {
    const quota: Manifest = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: `one-key-${index}`, namespace }, spec: { hard: { [key]: '1' } } };
    const answer = await api.apply(quota);
    if (!succeeded(answer)) {
      found.push({ object: labelOf(quota), problem: `key ${key} is refused: ${messageOf(answer.body)}` });
    } else if ((await keysNeverCounted(api, quota)).includes(key)) {
      found.push({ object: labelOf(quota), problem: `key ${key} is taken and never counted` });
    }
    await api.remove(quota);
  }
  return found;
}
