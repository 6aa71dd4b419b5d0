import { groupOf, isBuiltIn, Kinds, ManifestSet } from '../../core';
import { isDeviceResource } from '../../core/catalogue';
import { meantBy } from '../shown';

/**
 * Keys without a domain that Kubernetes counts.
 *
 * Source: kubernetes/kubernetes, pkg/apis/core/helper/helpers.go and pkg/quota/v1/evaluator/core/pods.go.
 */
const PLAIN_KEYS = new Set([
  'cpu', 'memory', 'ephemeral-storage', 'pods', 'services', 'replicationcontrollers', 'resourcequotas', 'secrets', 'configmaps', 'persistentvolumeclaims',
  'services.nodeports', 'services.loadbalancers', 'requests.storage',
  ...['requests', 'limits'].flatMap(bound => ['cpu', 'memory', 'ephemeral-storage'].map(name => `${bound}.${name}`)),
]);

const HUGE_PAGES = /^(requests\.|limits\.)?(hugepages-\d+[KMGT]i)$/;
const OF_CLASS = /\.(storageclass\.storage|deviceclass\.resource)\.k8s\.io\//;
const OF_STORAGE_CLASS = /^[a-z0-9.-]+\.storageclass\.storage\.k8s\.io\/(requests\.storage|persistentvolumeclaims)$/;
const OF_DEVICE_CLASS = /^[a-z0-9.-]+\.deviceclass\.resource\.k8s\.io\/devices$/;
const NUMBER = 'count/';

const EXAMPLES = 'use requests.cpu, requests.memory, requests.storage, pods, or e.g. requests.nvidia.com/gpu for GPUs';

/** What to write instead of a key that Kubernetes refuses or never counts; undefined if it counts. */
export function quotaKeyFix(key: string, set: ManifestSet): string | undefined {
  const [, bound, pages] = HUGE_PAGES.exec(key) ?? [];
  if (PLAIN_KEYS.has(key) || pages !== undefined && bound !== 'limits.') {
    return undefined;
  }
  if (pages !== undefined) {
    return `write "${pages}": huge pages have one amount for both`;
  }
  const bare = key.replace(/^((requests|limits)\.)+/, '');
  if (bare.startsWith(NUMBER) || OF_CLASS.test(bare)) {
    const fix = bare.startsWith(NUMBER) ? numberFix(bare.slice(NUMBER.length), set) : classFix(bare);
    return fix ?? (bare === key ? undefined : `write "${bare}"`);
  }
  return !isDeviceResource(bare) ? EXAMPLES : key === `requests.${bare}` ? undefined : `write "requests.${bare}"`;
}

function classFix(key: string): string | undefined {
  return OF_STORAGE_CLASS.test(key) || OF_DEVICE_CLASS.test(key) ? undefined
    : 'a class has the keys <class>.storageclass.storage.k8s.io/requests.storage, .../persistentvolumeclaims and <class>.deviceclass.resource.k8s.io/devices';
}

/** Names by which a quota can count objects: the plural and the group, as far as they are known. */
function countable(set: ManifestSet): ReadonlySet<string> {
  return set.once(countable, () => new Set([
    ...Kinds.all().map(([key, { plural }]) => [plural, groupOf(key)]),
    ...set.ofKind('apiextensions.k8s.io/CustomResourceDefinition').map(definition => definition.at('spec'))
      .map(spec => [spec.at('names', 'plural').text ?? '', spec.at('group').text ?? '']),
  ].map(([plural, group]) => group === '' ? plural : `${plural}.${group}`)));
}

function numberFix(name: string, set: ManifestSet): string | undefined {
  const names = countable(set);
  const [plural, ...group] = name.split('.');
  // Of groups that others define, not all kinds are known.
  if (names.has(name) || !isBuiltIn(`${group.join('.')}/v1`) && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(name)) {
    return undefined;
  }
  const meant = [...names].find(known => known.startsWith(`${plural}.`)) ?? meantBy(name, [...names]);
  return `write count/<plural>.<group>${meant === undefined ? ', e.g. count/jobs.batch' : `, probably "${NUMBER}${meant}"`}`;
}
