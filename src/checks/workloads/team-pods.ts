import { amountsAt, Amounts, effective, larger, Resources, sum } from './amounts';
import { katibContainers } from './katib-pods';
import { selectedBy } from './selection';
import { madePods } from './train-job-pods';
import { servedContainers } from './served-pods';
import { Field, Located, mainContainers, ManifestSet, Pods, replicasOf } from '../../core';

/** A container, after what Kubernetes fills in. */
export interface UsedContainer extends Resources {
  readonly name: string;
  /** Path of its resources in the object; that of the labels where a PodDefault adds it. */
  readonly field: string;
  /** Whether an init container runs as long as the pod. @default false */
  readonly staysOn?: boolean;
  /** Whether one of the pods alone has it. @default false */
  readonly isOfOne?: boolean;
}

/** Pods of an object, with what the namespace, the mesh and PodDefaults add to them. */
export interface TeamPods {
  readonly at: Located;
  readonly count: number;
  /** Whether they are there all the time. */
  readonly stay: boolean;
  /** Of pods that end: the step of the object in which all of them are there at once, or `all` of its steps. @default - each comes as there is room */
  readonly step?: number | 'all';
  /** Whether they are but a form that other objects take, and change. */
  readonly isForm: boolean;
  /** Without the mesh's proxy; those that PodDefaults add are among them. */
  readonly containers: readonly UsedContainer[];
  /** Containers that run before them, one after another; some run on. */
  readonly initContainers: readonly UsedContainer[];
  readonly hasProxy: boolean;
  /** Whether others add to what the containers say. */
  readonly isPartial: boolean;
}

/** All pods of a namespace that the objects of the output make; none of those that are stopped. */
export function teamPods(set: ManifestSet, namespace: string): readonly TeamPods[] {
  return set.once(`team pods ${namespace}`, () => {
    const defaults = defaultsOf(set.byNamespace('LimitRange').get(namespace) ?? []);
    const meshed = isMeshed(set, namespace);
    return (podsByNamespace(set).get(namespace) ?? []).flatMap(pods => replicasOf(pods) === 0 ? [] : used(set, pods, defaults, meshed));
  });
}

function podsByNamespace(set: ManifestSet): ReadonlyMap<string, readonly Pods[]> {
  return set.once(podsByNamespace, () => {
    const found = new Map<string, Pods[]>();
    for (const pods of madePods(set)) {
      const same = found.get(pods.namespace ?? '');
      same ? same.push(pods) : found.set(pods.namespace ?? '', [pods]);
    }
    return found;
  });
}

/** Namespaces that have pods. */
export function namespacesOfPods(set: ManifestSet): Iterable<string> {
  return podsByNamespace(set).keys();
}

function used(set: ManifestSet, pods: Pods, defaults: Resources, meshed: boolean): TeamPods {
  const { at, spec, metadata, entry, fact } = pods;
  const added = selectedBy(set, pods).map(podDefault => podDefault.at('spec'));
  const container = (field: Field, path: string): UsedContainer => ({
    name: field.at('name').text ?? '', field: path, staysOn: field.at('restartPolicy').value === 'Always', ...effective(field.at('resources'), defaults),
  });
  const elsewhere = fact.resources !== undefined && at.at(...fact.resources).exists ? at.at(...fact.resources).path : undefined;
  const own = (fields: readonly Field[]) => fields.map(field => container(field, field.at('name').value === fact.container && elsewhere || field.at('resources').path));
  const ofPodDefaults = (list: string) => [...new Map(added.flatMap(podDefault => podDefault.at(list).items()).map(field => [field.at('name').value, field])).values()]
    .map(field => container(field, metadata.at('labels').path));
  const served = servedContainers(set, pods);
  const said = own(served?.containers ?? mainContainers(pods));
  const ofKatib = katibContainers(set, pods, defaults);
  const isWritten = said.length === 0 && fact.container !== undefined && !ofKatib.some(({ name }) => name === fact.container);
  const written = isWritten ? [{ ...writtenByController(pods, spec.path, defaults), name: fact.container ?? '' }] : said;
  return {
    at,
    count: replicasOf(pods),
    stay: fact.ends !== true,
    ...fact.together && { step: fact.together === 'throughout' ? 'all' as const : entry.at('waits').value === true ? 1 : 0 },
    isForm: fact.isForm === true,
    containers: [...written, ...ofKatib, ...ofPodDefaults('sidecars')],
    initContainers: [...own(served?.initContainers ?? spec.at('initContainers').items()), ...ofPodDefaults('initContainers')],
    hasProxy: injected(pods) ?? meshed,
    isPartial: fact.partial === true,
  };
}

/** The container that a controller makes, with resources that the object has elsewhere, if at all. */
function writtenByController({ at, fact }: Pods, path: string, defaults: Resources): Omit<UsedContainer, 'name'> {
  const resources = fact.resources === undefined ? new Field(undefined, path) : at.at(...fact.resources);
  return { field: resources.path, ...effective(resources, defaults) };
}

/** Whether pods get a proxy of the mesh: they say it themselves, or their namespace does. */
export function getsProxy(set: ManifestSet, pods: Pods): boolean {
  return injected(pods) ?? isMeshed(set, pods.namespace ?? '');
}

const INJECT = 'sidecar.istio.io/inject';

/** What the pod itself says of its proxy, or its controller does; undefined if nobody says anything. */
function injected({ metadata, fact }: Pods): boolean | undefined {
  const said = ['labels', 'annotations'].map(place => metadata.at(place, INJECT)).find(field => field.exists)?.value ?? fact.labels?.[INJECT];
  return said === undefined ? undefined : said === 'true';
}

/** Whether pods of a namespace get a proxy of the mesh; the profile controller asks for it in those that it makes. */
function isMeshed(set: ManifestSet, namespace: string): boolean {
  const own = set.find('Namespace', undefined, namespace);
  const { 'istio-injection': injection, 'istio.io/rev': revision } = own?.labels ?? {};
  return own === undefined ? set.find('kubeflow.org/Profile', undefined, namespace) !== undefined
    : injection === undefined ? revision !== undefined : injection === 'enabled';
}

/** The items of a LimitRange of one type. */
export function limitItems(range: Located, type: 'Container' | 'PersistentVolumeClaim'): Field[] {
  return range.at('spec', 'limits').items().filter(item => item.at('type').value === type);
}

/** What the LimitRanges of a namespace fill in. */
export function defaultsOf(ranges: readonly Located[]): Resources {
  const items = ranges.flatMap(range => limitItems(range, 'Container'));
  const all = (name: string): Amounts => Object.assign({}, ...items.map(item => amountsAt(item.at(name)))) as Amounts;
  const limits = { ...all('max'), ...all('default') };
  return { limits, requests: { ...all('min'), ...limits, ...all('defaultRequest') } };
}

/** What upstream's mesh gives its proxies. */
const PROXY = new Field({ requests: { cpu: '10m', memory: '40Mi' }, limits: { cpu: '2', memory: '1Gi' } });

/** What the mesh's proxy takes beside each pod: as the mesh of the output or of the platform says, else as upstream's. */
export function proxyResources(set: ManifestSet): Resources {
  return set.once(proxyResources, () => {
    const said = meshValues(set).at('global', 'proxy', 'resources');
    return effective(said.exists ? said : PROXY);
  });
}

/** Whether a ConfigMap says what the mesh puts into pods: a revision may follow its name. */
export function isInjector({ name }: Located): boolean {
  return name.startsWith('istio-sidecar-injector');
}

/** What the injector of the mesh knows, that of the output or, of a platform, as far as its facts tell; nothing where there is none. */
export function meshValues(set: ManifestSet): Field {
  const injector = set.allOfKind('ConfigMap').find(isInjector);
  return injector === undefined ? new Field(undefined) : injectorValues(injector);
}

/** What one injector knows; nothing where it says that in another form. */
export function injectorValues(injector: Located): Field {
  return parsed(injector.at('data', 'values').text);
}

function parsed(text = ''): Field {
  try {
    return new Field(JSON.parse(text));
  } catch {
    return new Field(undefined); // a mesh that says it in another form: what upstream's takes is near enough
  }
}

/** What pods count for in a quota, by the quota's keys. */
export function quotaUse(pods: Pick<TeamPods, 'containers' | 'initContainers' | 'hasProxy' | 'count'>, proxy: Resources): Amounts {
  const { containers, initContainers, hasProxy, count } = pods;
  const ofEach = containers.filter(({ isOfOne }) => isOfOne !== true);
  if (count > 1 && ofEach.length < containers.length) {
    return sum([quotaUse({ ...pods, count: 1 }, proxy), quotaUse({ ...pods, containers: ofEach, count: count - 1 }, proxy)]);
  }
  const together = [...containers, ...hasProxy ? [proxy] : []].map(counted);
  const running: Amounts[] = [];
  const moments: Amounts[] = [];
  for (const container of initContainers) {
    container.staysOn && running.push(counted(container));
    moments.push(sum([...running, ...container.staysOn ? [] : [counted(container)]])); // what runs while this one starts or works
  }
  const most = larger([sum([...together, ...running]), ...moments]);
  return { pods: 1000 * count, ...Object.fromEntries(Object.entries(most).map(([key, amount]) => [key, amount * count])) };
}

const WITH_LIMITS = new Set(['cpu', 'memory', 'ephemeral-storage']);

/** Requests and limits of a container by the keys of quotas. */
function counted({ requests, limits }: Resources): Amounts {
  return Object.fromEntries([
    ...Object.entries(requests).map(([name, amount]) => [`requests.${name}`, amount]),
    ...Object.entries(limits).filter(([name]) => WITH_LIMITS.has(name)).map(([name, amount]) => [`limits.${name}`, amount]),
  ]);
}
