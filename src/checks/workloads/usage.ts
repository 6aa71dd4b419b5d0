import { thousandths } from './quantity';
import { podLabels, selects } from './selection';
import { Located, ManifestSet } from '../../core';

/** Amounts by resource, in thousandths. */
export type Amounts = Readonly<Record<string, number>>;

/** Requests and limits of a container, in thousandths. */
export interface Resources {
  readonly requests: Amounts;
  readonly limits: Amounts;
}

/** What Kubernetes fills in for containers of a namespace. */
export interface Defaults extends Resources {
  /** The first LimitRange. @default - the namespace has none */
  readonly at?: Located;
}

/** A container of a workload, after what Kubernetes fills in. */
export interface UsedContainer extends Resources {
  readonly name: string;
  /** Path of its resources in the object; that of the labels where a PodDefault adds it. */
  readonly field: string;
  /** Whether an init container runs as long as the pod. @default false */
  readonly isSidecar?: boolean;
}

/** A workload with its pods. */
export interface Workload {
  readonly at: Located;
  readonly pods: number;
  /** The mesh's proxy apart; those that PodDefaults of the namespace add are among them. */
  readonly containers: readonly UsedContainer[];
  /** Containers that run before them, one after another; those with `restartPolicy: Always` run on. */
  readonly initContainers: readonly UsedContainer[];
  readonly hasProxy: boolean;
}

/** Annotation by which the notebook controller takes the pod away. */
const STOPPED = 'kubeflow-resource-stopped';
/** What upstream's mesh gives its proxies. */
const PROXY = { requests: { cpu: '10m', memory: '40Mi' }, limits: { cpu: '2', memory: '1Gi' } };

interface PlainContainer {
  readonly name?: string;
  readonly restartPolicy?: string;
  readonly resources?: { readonly requests?: Readonly<Record<string, unknown>>; readonly limits?: Readonly<Record<string, unknown>> };
}

interface PlainPod {
  readonly containers?: readonly PlainContainer[];
  readonly initContainers?: readonly PlainContainer[];
}

interface PlainPodDefault {
  readonly sidecars?: readonly PlainContainer[];
  readonly initContainers?: readonly PlainContainer[];
}

interface PlainSpec {
  readonly replicas?: number;
  readonly template?: { readonly metadata?: PlainMeta; readonly spec?: PlainPod };
  readonly podSpec?: PlainPod;
  readonly limits?: readonly PlainLimit[];
}

interface PlainMeta {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

interface PlainLimit {
  readonly type?: string;
  readonly default?: Readonly<Record<string, unknown>>;
  readonly defaultRequest?: Readonly<Record<string, unknown>>;
  readonly max?: Readonly<Record<string, unknown>>;
}

/** The objects of some kinds by their namespace. */
export function byNamespace(set: ManifestSet, ...kinds: readonly string[]): Map<string, Located[]> {
  const found = new Map<string, Located[]>();
  for (const one of set.ofKind(...kinds)) {
    const namespace = one.manifest.metadata.namespace ?? '';
    const same = found.get(namespace);
    same ? same.push(one) : found.set(namespace, [one]);
  }
  return found;
}

/** Quantities of a map that can be read. */
export function amountsOf(map: Readonly<Record<string, unknown>> | undefined): Amounts {
  return Object.fromEntries(Object.entries(map ?? {}).flatMap(([key, value]) => {
    const amount = thousandths(value);
    return amount === undefined ? [] : [[key, amount]];
  }));
}

/** The items of a LimitRange of one type. */
export function limitItems(range: Located, type: string): readonly PlainLimit[] {
  return ((range.manifest.spec as PlainSpec | undefined)?.limits ?? []).filter(one => one.type === type);
}

/** What the LimitRanges of a namespace fill in. */
export function defaultsOf(ranges: readonly Located[]): Defaults {
  const items = ranges.flatMap(range => limitItems(range, 'Container'));
  const limits = Object.assign({}, ...items.map(one => amountsOf({ ...one.max, ...one.default }))) as Amounts;
  return {
    limits,
    requests: { ...limits, ...Object.assign({}, ...items.map(one => amountsOf(one.defaultRequest))) as Amounts },
    at: ranges[0],
  };
}

/** Requests and limits of a container after a limit became its own request, and the defaults filled the rest. */
export function effective(resources: PlainContainer['resources'], defaults: Resources): Resources {
  const limits = amountsOf(resources?.limits);
  const requests = { ...limits, ...amountsOf(resources?.requests) };
  // Only CPU, memory and storage have defaults in a namespace.
  return { requests: { ...defaults.requests, ...requests }, limits: { ...defaults.limits, ...limits } };
}

/** What the mesh's proxy takes beside each pod: as the output's own mesh says, else as upstream's. */
export function proxyResources(set: ManifestSet): Resources {
  const config = set.ofKind('ConfigMap').find(one => one.manifest.metadata.name.startsWith('istio-sidecar-injector'));
  const text = (config?.manifest.data as Readonly<Record<string, string>> | undefined)?.values;
  let resources: PlainContainer['resources'] = PROXY;
  if (text !== undefined) {
    try {
      resources = (JSON.parse(text) as { global?: { proxy?: PlainContainer } }).global?.proxy?.resources ?? PROXY;
    } catch {
      // A mesh that says it in another form: what upstream's says is near enough.
    }
  }
  return effective(resources, { requests: {}, limits: {} });
}

/** Workloads whose pods a controller makes of the object alone, without those that are stopped. */
export const WORKLOAD_KINDS = ['Notebook', 'Tensorboard', 'PVCViewer', 'Deployment', 'StatefulSet', 'Pod'] as const;

/** The pods of a workload; undefined if it has none. */
export function workloadOf(at: Located, defaults: Resources, meshed: boolean, podDefaults: readonly Located[] = []): Workload | undefined {
  const { kind, metadata } = at.manifest;
  const spec = (at.manifest.spec ?? {}) as PlainSpec;
  const pods = kind === 'Deployment' || kind === 'StatefulSet' ? spec.replicas ?? 1 : 1;
  if (pods === 0 || (kind === 'Notebook' && metadata.annotations?.[STOPPED] !== undefined)) {
    return undefined;
  }
  const [pod, path] = kind === 'Pod' ? [spec as PlainPod, 'spec'] : kind === 'PVCViewer' ? [spec.podSpec, 'spec.podSpec'] : [spec.template?.spec, 'spec.template.spec'];
  // The pod of a Tensorboard has one container that says nothing.
  const containers = pod?.containers ?? (kind === 'Tensorboard' ? [{ name: 'tensorboard' }] : []);
  const meta = kind === 'Deployment' || kind === 'StatefulSet' ? spec.template?.metadata : metadata;
  const inject = meta?.labels?.['sidecar.istio.io/inject'] ?? meta?.annotations?.['sidecar.istio.io/inject'];
  const used = (list: readonly PlainContainer[], fieldOf: (index: number) => string): UsedContainer[] => list.map((one, index) => ({
    name: one.name ?? '', field: fieldOf(index), isSidecar: one.restartPolicy === 'Always', ...effective(one.resources, defaults),
  }));
  const labels = podDefaults.length === 0 ? {} : podLabels(at);
  const added = podDefaults.filter(one => selects(one, labels)).map(one => one.manifest.spec as PlainPodDefault);
  return {
    at,
    pods,
    hasProxy: inject === undefined ? meshed : inject === 'true',
    containers: [...used(containers, index => `${path}.containers[${index}].resources`), ...used(added.flatMap(one => one.sidecars ?? []), () => 'metadata.labels')],
    initContainers: [
      ...used(pod?.initContainers ?? [], index => `${path}.initContainers[${index}].resources`), ...used(added.flatMap(one => one.initContainers ?? []), () => 'metadata.labels'),
    ],
  };
}

/** What a workload counts for in a quota, by the quota's keys. */
export function quotaUse(workload: Workload, proxy: Resources): Amounts {
  const together = [...workload.containers, ...workload.hasProxy ? [proxy] : []].map(counted);
  const sidecars: Amounts[] = [];
  const steps: Amounts[] = [];
  for (const one of workload.initContainers) {
    one.isSidecar && sidecars.push(counted(one));
    steps.push(sum([...sidecars, ...one.isSidecar ? [] : [counted(one)]])); // what runs while this one starts or works
  }
  const all = [sum([...together, ...sidecars]), ...steps];
  const keys = new Set(all.flatMap(one => Object.keys(one)));
  const most = (key: string) => Math.max(...all.map(one => one[key] ?? 0));
  return { pods: 1000 * workload.pods, ...Object.fromEntries([...keys].map(key => [key, most(key) * workload.pods])) };
}

/** Requests and limits of a container by the keys of quotas. */
function counted({ requests, limits }: Resources): Amounts {
  return Object.fromEntries([
    ...Object.entries(requests).map(([name, amount]) => [`requests.${name}`, amount]),
    ...Object.entries(limits).filter(([name]) => name === 'cpu' || name === 'memory').map(([name, amount]) => [`limits.${name}`, amount]),
  ]);
}

function sum(all: readonly Amounts[]): Amounts {
  const total: Record<string, number> = {};
  all.forEach(one => Object.entries(one).forEach(([key, amount]) => total[key] = (total[key] ?? 0) + amount));
  return total;
}

/** What a volume claim counts for in a quota. */
export function claimUse(at: Located): Amounts {
  const spec = at.manifest.spec as { resources?: { requests?: Readonly<Record<string, unknown>> } } | undefined;
  return { 'persistentvolumeclaims': 1000, 'requests.storage': thousandths(spec?.resources?.requests?.storage) ?? 0 };
}

/** Namespaces whose pods get a proxy of the mesh. */
export function meshedNamespaces(set: ManifestSet): Set<string> {
  return new Set(set.ofKind('Namespace').filter(one => one.manifest.metadata.labels?.['istio-injection'] === 'enabled').map(one => one.manifest.metadata.name));
}
