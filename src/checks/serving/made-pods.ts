import { MAIN, modelOf, TRANSFORMER } from './services';
import { runtimeOf } from './runtimes';
import { Field, isRecord, Located, ManifestSet } from '../../core';

/** A pod that is put together of an InferenceService and a runtime. */
export interface Merged {
  readonly spec: Field;
  /**
   * Where in the InferenceService that comes from which stands at a path of the pod; undefined if a runtime of the output brings it that
   * the InferenceService does not name.
   */
  origin(path: string): string | undefined;
}

/** Fields by which the entries of lists in a pod are known. */
const KEYS: Readonly<Record<string, string>> = {
  env: 'name', ports: 'containerPort', volumeMounts: 'mountPath', volumeDevices: 'devicePath', imagePullSecrets: 'name', volumes: 'name',
};

type Plain = Readonly<Record<string, unknown>>;

/** A container with where it stands in the InferenceService; a runtime brings the others. */
interface Part {
  readonly value: unknown;
  readonly from?: Field;
}

const record = ({ value }: Field): Plain => isRecord(value) ? value : {};

/** The pod of a part, as KServe's controller puts it together; undefined if the runtime is not known. */
export function podOfPart(at: Located, part: string, set: ManifestSet): Merged | undefined {
  const field = at.at('spec', part);
  const model = part === 'predictor' ? modelOf(at) : undefined;
  if (model === undefined) {
    return field.at('containers').items().length === 0 ? undefined : ownPod(field);
  }
  const runtime = runtimeOf(at, model, set);
  const spec = runtime?.at('spec');
  const served = spec?.at('containers').items() ?? [];
  const main = served.find(one => one.at('name').value === MAIN);
  if (spec === undefined || main === undefined) {
    return undefined;
  }
  const source = model.runtime !== undefined ? `${model.field.path}.runtime` : set.known.includes(runtime!) ? model.field.path : undefined;
  const own = field.at('containers').items();
  const [theirs, ours] = [served, own].map(list => list.find(one => one.at('name').value === TRANSFORMER));
  const transformer = [theirs, ours].flatMap(one => one === undefined ? [] : [record(one)]);
  const containers: readonly Part[] = [
    { value: { ...merged(record(main), record(model.field)), name: MAIN }, from: model.field },
    ...transformer.length === 0 ? [] : [{ value: transformer.reduce(merged), from: ours }],
    ...served.filter(one => one !== main && one !== theirs).map(({ value }) => ({ value })),
    ...own.filter(one => one !== ours).map(one => ({ value: one.value, from: one })),
  ];
  const pod = { ...podWith(spec, field), containers: containers.map(({ value }) => value) };
  return { spec: new Field(pod, field.path), origin: path => originOf(path, at, field.path, containers.map(({ from }) => from), source) };
}

/** A pod whose containers all stand in the InferenceService; the first is called as KServe calls it. */
function ownPod(part: Field): Merged {
  const containers = part.at('containers').items().map((one, index) => index === 0 && isRecord(one.value) ? { ...one.value, name: MAIN } : one.value);
  return { spec: new Field({ ...record(part), containers }, part.path), origin: path => path };
}

/** Fields of the pod of a runtime that count beside those of the InferenceService. */
const OF_RUNTIME = ['nodeSelector', 'affinity', 'tolerations', 'volumes', 'imagePullSecrets', 'schedulerName'];

function podWith(runtime: Field, part: Field): Plain {
  return merged(Object.fromEntries(OF_RUNTIME.map(name => [name, runtime.at(name).value])), record(part));
}

/** One object over another, as a strategic merge has it; entries of the upper one keep their places. */
function merged(below: Plain, above: Plain): Plain {
  const names = new Set([...Object.keys(below), ...Object.keys(above)]);
  return Object.fromEntries([...names].map(name => [name, mergedValue(name, below[name], above[name])]));
}

function mergedValue(name: string, below: unknown, above: unknown): unknown {
  if (Array.isArray(above) && Array.isArray(below)) {
    // KServe itself puts args together, which a merge would replace.
    return name === 'args' ? [...above, ...below] : KEYS[name] === undefined ? above : mergedList(KEYS[name], below, above);
  }
  return isRecord(above) && isRecord(below) ? merged(below, above) : above ?? below;
}

function mergedList(key: string, below: readonly unknown[], above: readonly unknown[]): unknown[] {
  const keyOf = (entry: unknown) => isRecord(entry) ? entry[key] : undefined;
  const own = above.map(entry => {
    const same = below.find(one => keyOf(one) === keyOf(entry));
    return isRecord(entry) && isRecord(same) ? merged(same, entry) : entry;
  });
  return [...own, ...below.filter(one => !above.some(entry => keyOf(entry) === keyOf(one)))];
}

/** What does not stand in the InferenceService comes of the runtime. */
function originOf(path: string, at: Located, part: string, containers: readonly (Field | undefined)[], source: string | undefined): string | undefined {
  const [, index, rest] = new RegExp(`^${part}\\.containers\\[(\\d+)\\](.*)$`).exec(path) ?? [];
  const from = containers[Number(index)];
  const whole = index === undefined ? path : from && `${from.path}${rest}`;
  return whole !== undefined && stands(at, whole) ? whole : source;
}

function stands(at: Located, path: string): boolean {
  const names = [...path.matchAll(/\[(\d+)\]|\["(.*?)"\]|([^.[\]]+)/g)];
  let field = new Field(at.manifest);
  for (const [, index, quoted, name] of names) {
    field = index === undefined ? field.at(quoted ?? name) : field.items()[Number(index)] ?? new Field(undefined);
  }
  return field.exists;
}
