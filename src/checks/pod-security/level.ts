import { load } from 'js-yaml';
import { BASELINE } from './baseline';
import { checkedPod, Control } from './control';
import { FORBIDDEN, RESTRICTED } from './restricted';
import { Field, ManifestSet, Pods, Rule, shown, Violation } from '../../core';
import { gotAt } from '../shown';
import { fetchingContainers } from '../workloads/served-pods';
import { getsProxy, meshValues } from '../workloads/team-pods';
import { madePods } from '../workloads/train-job-pods';

/** `PodSecurity/Level`: pods keep to the Pod Security Standard that their namespace enforces. */
export const podSecurityLevel: Rule = {
  id: 'PodSecurity/Level',
  why: 'The API server refuses pods that break the level of their namespace, and the workload stays at 0 pods without a failed sync.',
  check: breaches,
};

const LABEL = 'pod-security.kubernetes.io/enforce';
const LEVELS: Readonly<Record<string, readonly Control[]>> = { privileged: [], baseline: BASELINE, restricted: RESTRICTED };
/** Of `restricted`, what forbids values: of pods to which others add, nobody knows what they lack. */
const OF_PARTIAL: typeof LEVELS = { ...LEVELS, restricted: FORBIDDEN };

function* breaches(set: ManifestSet): Generator<Violation> {
  for (const at of set.ofKind('Namespace')) {
    const field = at.at('metadata', 'labels', LABEL);
    if (field.exists && !isLevel(field.text)) {
      yield { at, field: field.path, problem: `is no level of the Pod Security Standards, ${gotAt(field)}`, fix: `use ${Object.keys(LEVELS).join(', ')}` };
    }
  }
  yield* redirecting(set);
  for (const pods of madePods(set)) {
    const { level, by } = enforcedLevel(set, pods.namespace ?? '');
    const pod = checkedPod(pods);
    for (const { field, problem, fix } of (pods.fact.partial ? OF_PARTIAL : LEVELS)[level].flatMap(control => control(pod))) {
      yield { at: pods.at, field: field.path, problem: `${problem}, which the level "${level}" of ${by} forbids`, fix };
    }
    if (level === 'restricted') {
      yield* fetching(set, pods, by);
    }
  }
}

/** What KServe adds to pods for their model has the privileges that the platform says, and no others. */
function* fetching(set: ManifestSet, pods: Pods, by: string): Generator<Violation> {
  for (const field of fetchingContainers(set, pods)) {
    const name = field.at('name').text ?? '';
    if (RESTRICTED.some(control => control({ ...pods, containers: [{ name, field }] }).length > 0)) {
      const platform = name === 'storage-initializer' ? 'say them in the ClusterStorageContainer (kserve: { storageInitializerSecurityContext } of the platform), or ' : '';
      yield {
        at: pods.at, field: field.path, fix: `${platform}mount the model from a claim`,
        problem: `has KServe add the container ${shown(name)}, which says too little of its privileges for the level "restricted" of ${by}`,
      };
    }
  }
}

/** Without an agent on the nodes, a container of each pod of the mesh redirects its traffic, which takes the right NET_ADMIN. */
function* redirecting(set: ManifestSet): Generator<Violation> {
  if (meshValues(set).at('pilot', 'cni', 'enabled').value !== false) {
    return;
  }
  const looked = new Set<string>();
  for (const pods of madePods(set)) {
    const { namespace = '' } = pods;
    const { level, by } = enforcedLevel(set, namespace);
    if (level !== 'privileged' && !looked.has(namespace) && getsProxy(set, pods)) {
      looked.add(namespace);
      yield {
        at: pods.at, field: pods.spec.path, fix: 'have the namespace enforce "privileged" (podSecurity of its component), or keep the agent on the nodes (cni of istio)',
        problem: `gets a container with NET_ADMIN for its proxy, since the mesh has no agent on the nodes, which the level ${shown(level)} of ${by} forbids`,
      };
    }
  }
}

function isLevel(text = ''): boolean {
  return Object.hasOwn(LEVELS, text);
}

/** The level of a namespace, and the object that says so. */
export function enforcedLevel(set: ManifestSet, namespace: string): { readonly level: string; readonly by: string } {
  const level = set.find('Namespace', undefined, namespace)?.labels[LABEL] ?? '';
  if (isLevel(level)) {
    return { level, by: `Namespace/${namespace}` };
  }
  return set.isProfile(namespace) ? { level: profileLevel(set), by: `Profile/${namespace}` } : { level: 'privileged', by: '' };
}

const PROFILE_LABELS = 'profiles-namespace-labels-data';

/** Level that the profile controller gives to namespaces that have none: that of its file, or upstream's. */
function profileLevel(set: ManifestSet): string {
  return set.once(profileLevel, () => {
    const file = set.ofKind('ConfigMap').find(config => config.name === PROFILE_LABELS);
    if (file === undefined) {
      return 'baseline';
    }
    const level = Object.values(file.at('data').strings()).map(text => parsed(text).at(LABEL)).find(field => field.exists)?.text ?? '';
    return isLevel(level) ? level : 'privileged';
  });
}

function parsed(text: string): Field {
  try {
    return new Field(load(text));
  } catch {
    return new Field(undefined);
  }
}
