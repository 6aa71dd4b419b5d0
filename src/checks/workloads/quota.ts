import { quantityText, thousandths } from './quantity';
import { indexed } from './selection';
import {
  Amounts, byNamespace, claimUse, defaultsOf, meshedNamespaces, proxyResources, quotaUse, WORKLOAD_KINDS, workloadOf,
} from './usage';
import { label, Located, ManifestSet, Rule, Violation } from '../../core';
import { isDeviceResource } from '../../core/catalogue';

/** A limit of a namespace. */
export interface Quota {
  readonly at: Located;
  readonly namespace: string;
  /** `ResourceQuota <name>` as messages name it. */
  readonly name: string;
  /** Path of `hard` in the object. */
  readonly field: string;
  readonly hard: Readonly<Record<string, unknown>>;
}

/** Shorter keys that mean the same. */
const ALIASES: Readonly<Record<string, string>> = {
  'cpu': 'requests.cpu',
  'memory': 'requests.memory',
  'ephemeral-storage': 'requests.ephemeral-storage',
};

/**
 * All quotas: those in the output, and those that the profile controller makes of a `Profile`. Quotas with scopes count
 * only some pods and are left out.
 */
export function quotasOf(set: ManifestSet): Quota[] {
  const own = set.ofKind('ResourceQuota').map(at => {
    const spec = (at.manifest.spec ?? {}) as { hard?: Readonly<Record<string, unknown>>; scopes?: unknown; scopeSelector?: unknown };
    return spec.scopes !== undefined || spec.scopeSelector !== undefined ? undefined
      : { at, namespace: at.manifest.metadata.namespace ?? '', name: `ResourceQuota ${at.manifest.metadata.name}`, field: 'spec.hard', hard: spec.hard ?? {} };
  });
  const made = set.ofKind('Profile').map(at => {
    const hard = (at.manifest.spec as { resourceQuotaSpec?: { hard?: Readonly<Record<string, unknown>> } } | undefined)?.resourceQuotaSpec?.hard;
    return hard === undefined ? undefined
      : { at, namespace: at.manifest.metadata.name, name: 'ResourceQuota kf-resource-quota', field: 'spec.resourceQuotaSpec.hard', hard };
  });
  return [...own, ...made].filter((one): one is Quota => one !== undefined);
}

/** Something that a quota counts. */
interface Use {
  readonly at: Located;
  readonly amounts: Amounts;
}

/** Notebooks, other workloads and claims of a profile fit its quota together. */
export const profileQuota: Rule = {
  id: 'Profile/Quota',
  why: 'Kubernetes refuses the pods and claims that exceed the quota of their namespace; a notebook then never starts, and only its StatefulSet says why.',
  * check(set) {
    const quotas = quotasOf(set);
    if (quotas.length === 0) {
      return;
    }
    const uses = usesOf(set, new Set(quotas.map(one => one.namespace)));
    for (const quota of quotas) {
      yield* exceeded(quota, uses.get(quota.namespace) ?? [], set);
    }
  },
};

function usesOf(set: ManifestSet, namespaces: ReadonlySet<string>): Map<string, Use[]> {
  const ranges = byNamespace(set, 'LimitRange');
  const meshed = meshedNamespaces(set);
  const proxy = proxyResources(set);
  const podDefaults = indexed(set).objects;
  const uses = new Map<string, Use[]>([...namespaces].map(one => [one, []]));
  for (const [namespace, workloads] of byNamespace(set, ...WORKLOAD_KINDS)) {
    const defaults = defaultsOf(ranges.get(namespace) ?? []);
    for (const at of workloads) {
      const workload = workloadOf(at, defaults, meshed.has(namespace), podDefaults.get(namespace));
      workload && uses.get(namespace)?.push({ at, amounts: quotaUse(workload, proxy) });
    }
  }
  set.ofKind('PersistentVolumeClaim').forEach(at => uses.get(at.manifest.metadata.namespace ?? '')?.push({ at, amounts: claimUse(at) }));
  return uses;
}

function* exceeded(quota: Quota, uses: readonly Use[], set: ManifestSet): Iterable<Violation> {
  for (const [key, value] of Object.entries(quota.hard)) {
    const most = thousandths(value);
    const counted = uses.map(one => ({ at: one.at, amount: one.amounts[ALIASES[key] ?? key] ?? 0 })).filter(one => one.amount > 0);
    let sum = 0;
    const first = most === undefined ? undefined : counted.find(one => (sum += one.amount) > most);
    if (first === undefined) {
      continue;
    }
    const total = counted.reduce((all, one) => all + one.amount, 0);
    const text = (amount: number) => quantityText(amount, /memory|storage$/.test(key));
    const who = counted.slice(0, 10).map(one => `${shortLabel(one.at)} ${text(one.amount)}`).join(', ');
    const lifecycle = set.find('Profile', undefined, quota.namespace)?.manifest.metadata.annotations?.['cdk8s-kubeflow/lifecycle'];
    yield {
      at: first.at,
      field: key === 'requests.storage' ? 'spec.resources.requests.storage' : 'spec',
      problem: `${quota.name} of namespace ${quota.namespace} allows ${key} ${String(value)}, got ${text(total)} by ${who}${counted.length > 10 ? ` and ${counted.length - 10} more` : ''}`,
      fix: lifecycle !== undefined ? `stop or remove it while the profile is ${lifecycle}, or make the profile active` : `stop or remove one of them, or raise the quota of profile ${quota.namespace}`,
    };
  }
}

/** `Notebook/explore`; the namespace is said before. */
function shortLabel(at: Located): string {
  const { kind, metadata } = at.manifest;
  return metadata.namespace === undefined ? label(at) : `${kind}/${metadata.name}`;
}

/** Keys without a domain that Kubernetes counts. */
const PLAIN_KEYS = new Set([
  'cpu', 'memory', 'ephemeral-storage', 'storage', 'pods', 'services', 'replicationcontrollers', 'resourcequotas', 'secrets', 'configmaps',
  'persistentvolumeclaims', 'services.nodeports', 'services.loadbalancers', ...['requests', 'limits'].flatMap(one => ['cpu', 'memory', 'ephemeral-storage'].map(name => `${one}.${name}`)),
  'requests.storage',
]);

/** Keys of quotas are those that Kubernetes counts. */
export const quotaKeys: Rule = {
  id: 'Profile/QuotaKey',
  why: 'The API server refuses a key like gpu, and takes one like nvidia.com/gpu but never counts it: a limit that limits nothing.',
  * check(set) {
    for (const { at, field, hard } of quotasOf(set)) {
      for (const key of Object.keys(hard).filter(one => !isQuotaKey(one))) {
        const domain = key.replace(/^((requests|limits)\.)+/, '');
        yield {
          at, field: `${field}["${key}"]`, problem: `is no key of a quota, got ${JSON.stringify(key)}`,
          fix: isDeviceResource(domain) ? `write "requests.${domain}"` : 'use requests.cpu, requests.memory, requests.storage, pods, or e.g. requests.nvidia.com/gpu for GPUs',
        };
      }
    }
  },
};

function isQuotaKey(key: string): boolean {
  return PLAIN_KEYS.has(key) || /^count\/[a-z0-9.-]+$/.test(key) || /^(requests\.|limits\.)?hugepages-\d+[KMG]i$/.test(key) ||
    /^[a-z0-9.-]+\.storageclass\.storage\.k8s\.io\/(requests\.storage|persistentvolumeclaims)$/.test(key) ||
    key.startsWith('requests.') && isDeviceResource(key.slice('requests.'.length));
}
