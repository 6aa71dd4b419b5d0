/**
 * Containers of models' pods: what the object says, with what its runtime, KServe's settings and Knative add. Source: KServe v0.18.0, pkg/controller and
 * pkg/webhook/admission/pod; Knative Serving 1.22, config-deployment.
 */
import { Field, isRecord, ManifestSet, Pods } from '../../core';
import { runtimeOf } from '../serving/runtimes';
import { jsonOf, MAIN, Model, modelOf, modeOf, SERVICE } from '../serving/services';
import { loadsFrom, storageContainers } from '../serving/storage';

/** All containers of a pod, each with all its resources. */
export interface ServedContainers {
  readonly containers: readonly Field[];
  readonly initContainers: readonly Field[];
}

/** Containers of the pods of an InferenceService; undefined for other kinds. */
export function servedContainers(set: ManifestSet, pods: Pods): ServedContainers | undefined {
  if (pods.at.key !== SERVICE) {
    return undefined;
  }
  const { at, spec } = pods;
  const own = spec.at('containers').items();
  const model = servedBy(pods);
  const ofPredictor = modelOf(at);
  const runtime = (ofPredictor && runtimeOf(at, ofPredictor, set))?.at('spec') ?? new Field(undefined);
  const isWorker = pods.fact.path.includes('workerSpec');
  const size = at.at('spec', 'predictor', 'workerSpec');
  const main = isWorker ? [worker(own, runtime)]
    : model === undefined ? own.map((one, index) => index === 0 ? filled(one, jsonOf(set, 'inferenceService').at('resource')) : one) : ofRuntime(runtime, model.field, own);
  const [beside, before] = fetched(set, spec, model);
  return {
    containers: [
      ...size.exists && main.length > 0 ? [withGpus(main[0], size, runtime), ...main.slice(1)] : main, ...agent(spec, set), ...beside,
      ...modeOf(at, set) === 'Standard' ? [] : [queueProxy(set, spec)],
    ],
    initContainers: [...spec.at('initContainers').items(), ...before],
  };
}

/** The model that pods serve, those of the predictor. */
function servedBy({ at, fact }: Pods): Model | undefined {
  return fact.path.join('.') === 'spec.predictor' ? modelOf(at) : undefined;
}

/** The server with what the predictor lays over it, containers beside it, and those of the runtime that nothing is laid over. */
function ofRuntime(runtime: Field, format: Field, own: readonly Field[]): Field[] {
  const taken = [MAIN, ...own.map(one => one.at('name').text)];
  return [over(containerOf(runtime, MAIN), format), ...own, ...runtime.at('containers').items().filter(one => !taken.includes(one.at('name').text))];
}

function containerOf(runtime: Field, name: string): Field {
  return runtime.at('containers').items().find(one => one.at('name').text === name) ?? new Field(undefined);
}

/** A container as it stands, with the resources that another gives where it says none. */
function over(base: Field, own: Field): Field {
  const both = (kind: string) => ({ ...base.at('resources', kind).value as object, ...own.at('resources', kind).value as object });
  return new Field({ ...isRecord(own.value) ? own.value : {}, name: MAIN, resources: { requests: both('requests'), limits: both('limits') } }, own.path);
}

function worker(own: readonly Field[], runtime: Field): Field {
  const [base = new Field(undefined)] = runtime.at('workerSpec', 'containers').items();
  return over(base, own[0] ?? new Field({}, 'spec.predictor.workerSpec'));
}

/** Where nobody says a device, KServe asks for as many GPUs as the layers are spread over. */
function withGpus(container: Field, size: Field, runtime: Field): Field {
  const limits = container.at('resources', 'limits').value;
  const isSaid = isRecord(limits) && Object.keys(limits).some(key => /gpu|gaudi|mig-/.test(key));
  const count = size.at('tensorParallelSize').number ?? runtime.at('workerSpec', 'tensorParallelSize').number ?? 1;
  return isSaid ? container : over(new Field({ resources: { requests: { 'nvidia.com/gpu': String(count) }, limits: { 'nvidia.com/gpu': String(count) } } }), container);
}

/** Amounts of KServe's settings as a container has them. */
function amounts(setting: Field): { readonly requests: object; readonly limits: object } {
  const map = (entries: readonly (readonly [string, string])[]) => Object.fromEntries(entries.flatMap(([resource, key]) => {
    const text = setting.at(key).text;
    return text === undefined || text === '' ? [] : [[resource, text]];
  }));
  return { requests: map([['cpu', 'cpuRequest'], ['memory', 'memoryRequest']]), limits: map([['cpu', 'cpuLimit'], ['memory', 'memoryLimit']]) };
}

function filled(container: Field, setting: Field): Field {
  return over(new Field({ resources: amounts(setting) }), container);
}

/** The program beside a model that keeps or gathers requests. */
function agent(spec: Field, set: ManifestSet): Field[] {
  const cause = ['logger', 'batcher'].find(name => spec.at(name).exists);
  return cause === undefined ? [] : [new Field({ name: 'agent', resources: amounts(jsonOf(set, 'agent')) }, spec.at(cause).path)];
}

/** What fetches a model before the server starts, or shows it the files of an image. */
function fetched(set: ManifestSet, spec: Field, model: Model | undefined): readonly [readonly Field[], readonly Field[]] {
  const variable = spec.at('containers').items()[0]?.at('env').items().find(one => one.at('name').text === 'STORAGE_URI');
  const fields = [model?.field.at('storageUri'), model?.field.at('storage'), variable?.at('value'), ...spec.at('storageUris').items().map(one => one.at('uri'))];
  const said = fields.filter((one): one is Field => one?.exists === true);
  const image = said.find(one => one.text?.startsWith('oci://'));
  const other = said.find(one => one.text === undefined || !/^(oci|pvc):/.test(one.text));
  const initializer = jsonOf(set, 'storageInitializer');
  const { cpuModelcar = '10m', memoryModelcar = '15Mi' } = initializer.strings();
  const modelcar = { requests: { cpu: cpuModelcar, memory: memoryModelcar }, limits: { cpu: cpuModelcar, memory: memoryModelcar } };
  const program = programFor(set, other?.text ?? '');
  return [
    image === undefined ? [] : [new Field({ name: 'modelcar', resources: modelcar }, image.path)],
    [
      ...image === undefined ? [] : [new Field({ name: 'modelcar-init', resources: modelcar }, image.path)],
      ...other === undefined ? [] : [new Field({
        name: 'storage-initializer', resources: program.at('resources').value ?? amounts(initializer), securityContext: program.at('securityContext').value,
      }, other.path)],
    ],
  ];
}

/** Container of what fetches models of such an address. */
function programFor(set: ManifestSet, uri: string): Field {
  const all = storageContainers(set);
  return (all.find(one => loadsFrom(one, uri)) ?? all.find(one => one.name === 'default'))?.at('spec', 'container') ?? new Field(undefined);
}

/**
 * Containers that KServe adds to pods of an InferenceService for its model, with their privileges; none where nobody knows KServe's. Their paths are those of
 * the model's address.
 */
export function fetchingContainers(set: ManifestSet, pods: Pods): readonly Field[] {
  if (pods.at.key !== SERVICE || set.allOfKind('serving.kserve.io/ClusterStorageContainer').length === 0) {
    return [];
  }
  return fetched(set, pods.spec, servedBy(pods)).flat();
}

/** Knative's proxy in each pod. */
function queueProxy(set: ManifestSet, spec: Field): Field {
  const data = set.settings('config-deployment')?.at('data').strings() ?? {};
  const map = (kind: string) => Object.fromEntries(['cpu', 'memory', 'ephemeral-storage'].flatMap(resource => {
    const text = data[`queue-sidecar-${resource}-${kind}`];
    return text === undefined ? [] : [[resource, text]];
  }));
  return new Field({ name: 'queue-proxy', resources: { requests: { cpu: '25m', ...map('request') }, limits: map('limit') } }, spec.path);
}
