import { modelOf, SCALER, variable } from './services';
import { Field, listed, Located, shown } from '../../core';
import { Fault, given, said } from '../fault';

/** Variables that KServe writes itself. */
const SIZES = ['PIPELINE_PARALLEL_SIZE', 'TENSOR_PARALLEL_SIZE'];
const DEVICES = ['nvidia.com/gpu', 'amd.com/gpu', 'intel.com/gpu', 'habana.ai/gaudi'];
const BASIC = ['cpu', 'memory', 'storage', 'ephemeral-storage'];
const OWN_DEVICES = 'serving.kserve.io/gpu-resource-types';

/** What KServe's webhook refuses of a model on several nodes. */
export function* wrongNodes(at: Located): Generator<Fault> {
  const worker = at.at('spec', 'predictor', 'workerSpec');
  if (!given(worker)) {
    return;
  }
  const model = modelOf(at)?.field;
  yield* wrongSizes(worker);
  yield* worker.at('containers').items().flatMap(one => [...unknownDevices(one, at.at('metadata', 'annotations'))]);
  if (model === undefined) {
    return;
  }
  yield* writtenSizes(model);
  yield* unknownDevices(model, at.at('metadata', 'annotations'));
  const uri = model.at('storageUri');
  if (!/^(pvc|oci)(:\/\/|$)/.test(uri.text ?? '')) {
    yield said(uri, `must be pvc:// or oci:// on several nodes, got ${shown(uri.value)}`, 'put the model on a claim, or into an image');
  }
  const scaler = at.at('metadata', 'annotations', SCALER);
  if (scaler.value !== 'none') {
    yield said(scaler, `must be "none" on several nodes, got ${shown(scaler.value)}`, `annotate the InferenceService with ${SCALER}: none`);
  }
}

/** Numbers of nodes and of devices of each below one. */
export function wrongSizes(worker: Field): Fault[] {
  return ['pipelineParallelSize', 'tensorParallelSize'].map(name => worker.at(name)).filter(({ number }) => (number ?? 1) < 1)
    .map(field => said(field, `must be 1 or more, got ${field.number}`, 'write such a number'));
}

/** Variables with the sizes, which KServe takes from workerSpec. */
export function writtenSizes(container: Field): Fault[] {
  return SIZES.flatMap(name => variable(container, name)?.at('name') ?? [])
    .map(name => said(name, `is a variable that KServe writes, got ${shown(name.value)}`, 'leave it out; workerSpec has the sizes'));
}

/** Devices that KServe does not know; an annotation may name them. */
export function* unknownDevices(container: Field, annotations: Field): Generator<Fault> {
  const own = annotations.at(OWN_DEVICES);
  const named = namesIn(own.text);
  if (named === undefined) {
    yield said(own, `must be a list of names in JSON, got ${shown(own.text)}`, 'write such as ["example.com/gpu"]');
    return;
  }
  for (const [name, field] of ['limits', 'requests'].flatMap(list => container.at('resources', list).entries())) {
    if (![...BASIC, ...DEVICES, ...named].includes(name)) {
      yield said(field, `is no device that KServe knows on several nodes, got ${shown(name)}`, `take one of ${listed(DEVICES)}, or name it in the annotation ${OWN_DEVICES}`);
    }
  }
}

function namesIn(text: string | undefined): string[] | undefined {
  if (text === undefined || text === '') {
    return [];
  }
  try {
    const names: unknown = JSON.parse(text);
    return Array.isArray(names) && names.length > 0 && names.every((name): name is string => typeof name === 'string' && name !== '') ? names : undefined;
  } catch {
    return undefined;
  }
}
