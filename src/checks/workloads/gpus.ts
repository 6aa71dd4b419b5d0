import { quotasOf } from './quota';
import { indexed } from './selection';
import { byNamespace, Defaults, WORKLOAD_KINDS, workloadOf } from './usage';
import { ManifestSet, Rule, Violation } from '../../core';

/** `Profile/UncountedGpu`: a quota that limits some GPUs limits each kind that is used. */
export const uncountedGpu: Rule = {
  id: 'Profile/UncountedGpu',
  why: 'A quota limits only the kinds of devices that it names: a team with a limit for one kind of GPU may use all of another.',
  check: uncounted,
};

const NONE: Defaults = { requests: {}, limits: {} };

function* uncounted(set: ManifestSet): Generator<Violation> {
  const counted = new Map<string, Set<string>>();
  for (const { namespace, hard } of quotasOf(set)) {
    const keys = counted.get(namespace) ?? new Set();
    Object.keys(hard).filter(key => /^requests\..+\//.test(key)).forEach(key => keys.add(key));
    counted.set(namespace, keys);
  }
  const podDefaults = indexed(set).objects;
  for (const [namespace, workloads] of byNamespace(set, ...WORKLOAD_KINDS)) {
    const keys = counted.get(namespace);
    for (const at of keys !== undefined && keys.size > 0 ? workloads : []) {
      const workload = workloadOf(at, NONE, false, podDefaults.get(namespace));
      for (const { field, limits } of [...workload?.containers ?? [], ...workload?.initContainers ?? []]) {
        for (const resource of Object.keys(limits).filter(one => one.includes('/') && !keys!.has(`requests.${one}`))) {
          yield {
            at,
            field,
            problem: `is a device that the quota of namespace ${namespace} does not count, got ${resource} where it counts ${[...keys!].sort().join(', ')}`,
            fix: `add requests.${resource} to the quota, in gpus or accelerators of the profile's quota; 0 forbids it`,
          };
        }
      }
    }
  }
}
