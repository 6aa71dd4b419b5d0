import { quotasOf } from './quotas';
import { teamPods } from './team-pods';
import { listed, ManifestSet, Rule, Violation } from '../../core';
import { isDeviceResource } from '../../core/catalogue';

/** `Profile/UncountedGpu`: a quota that limits some devices limits each kind that is used. */
export const uncountedGpu: Rule = {
  id: 'Profile/UncountedGpu',
  why: 'A quota limits only the kinds of devices that it names: a team with a limit for one kind of GPU may use all of another.',
  check: uncountedDevices,
};

const BEFORE = 'requests.';

function* uncountedDevices(set: ManifestSet): Generator<Violation> {
  for (const [namespace, quotas] of quotasOf(set)) {
    const keys = quotas.flatMap(({ hard }) => hard.entries().map(([key]) => key));
    const counted = new Set(keys.filter(key => key.startsWith(BEFORE) && isDeviceResource(key.slice(BEFORE.length))));
    for (const { at, containers, initContainers } of counted.size === 0 ? [] : teamPods(set, namespace)) {
      for (const { field, limits } of [...containers, ...initContainers]) {
        for (const device of Object.keys(limits).filter(name => isDeviceResource(name) && !counted.has(`${BEFORE}${name}`))) {
          yield {
            at,
            field,
            problem: `is a device that the quota of namespace ${namespace} does not count, got ${device} where it counts ${listed(counted)}`,
            fix: `add ${BEFORE}${device} to the quota, in gpus or accelerators of the profile's quota; 0 forbids it`,
          };
        }
      }
    }
  }
}
