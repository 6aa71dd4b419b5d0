import { jsonOf, modelOf, SERVICE, variable } from './services';
import { Located, ManifestSet, Rule, shown } from '../../core';
import { quantityText, thousandths } from '../../core/quantity';
import { dangling } from '../references/common';
import { blamed, Fault, said } from '../fault';

const TRAINED = 'serving.kserve.io/TrainedModel';
const CACHE = 'serving.kserve.io/LocalModelCache';

/** `TrainedModel/Service`: a model of many belongs to an InferenceService that is there, for many models, with room for it. */
export const trainedModelService: Rule = {
  id: 'TrainedModel/Service',
  why: 'The controller of KServe deletes a TrainedModel without its InferenceService, and does not load one where that serves one model or has no memory left.',
  * check(set) {
    for (const at of set.ofKind(TRAINED)) {
      const name = at.at('spec', 'inferenceService');
      const service = set.find(SERVICE, at.namespace, name.text ?? '');
      if (service !== undefined) {
        yield* blamed(at, unfit(at, service, set));
      } else if (name.text !== undefined && !set.isExternal(SERVICE, at.namespace, name.text)) {
        yield dangling(at, name, 'InferenceService', at.namespace, name.text);
      }
    }
  },
};

/** `LocalModelCache/Model`: a model is kept once. */
export const localModelCacheModel: Rule = {
  id: 'LocalModelCache/Model',
  why: 'The webhook of KServe refuses a second cache of one model.',
  * check(set) {
    const uriOf = (one: Located) => one.at('spec', 'sourceModelUri');
    const seen = new Map(set.known.filter(one => one.key === CACHE).map(one => [uriOf(one).text, one.name]));
    for (const at of set.ofKind(CACHE)) {
      const uri = uriOf(at);
      const other = seen.get(uri.text);
      if (uri.text !== undefined && other !== undefined && other !== at.name) {
        yield* blamed(at, [said(uri, `is kept by the LocalModelCache ${shown(other)} too, got ${shown(uri.text)}`, 'remove one of the two')]);
      }
      seen.set(uri.text, other ?? at.name);
    }
  },
};

function* unfit(at: Located, service: Located, set: ManifestSet): Generator<Fault> {
  const name = at.at('spec', 'inferenceService');
  if (!servesMany(service)) {
    yield said(name, `names an InferenceService that serves one model, got ${shown(service.name)}`, 'leave storageUri and storage out of its model, or name another one');
    return;
  }
  const memory = mainContainer(service)?.at('resources', 'limits', 'memory').value ?? jsonOf(set, 'inferenceService').at('resource', 'memoryLimit').value;
  const limit = thousandths(memory) ?? Infinity;
  const all = (set.byNamespace(TRAINED).get(at.namespace ?? '') ?? []).filter(one => one.at('spec', 'inferenceService').value === service.name);
  // In the order in which they stand: the first for which there is no room, and those after it.
  const upToThis = all.slice(0, all.indexOf(at) + 1).reduce((sum, one) => sum + (thousandths(one.at('spec', 'model', 'memory').value) ?? 0), 0);
  // Where no limit is written, the webhook writes that of the settings of KServe.
  if (upToThis > limit) {
    yield said(at.at('spec', 'model', 'memory'),
      `must fit with the models before it into the memory limit of ${shown(service.name)}, got ${quantityText(upToThis, true)} of ${quantityText(limit, true)}`,
      'raise resources.limits.memory of the model there');
  }
}

function mainContainer(service: Located) {
  return modelOf(service)?.field ?? service.at('spec', 'predictor', 'containers').items()[0];
}

/** Whether KServe takes a service for one of many models. */
function servesMany(service: Located): boolean {
  const predictor = service.at('spec', 'predictor');
  const [first] = predictor.at('containers').items();
  if (first !== undefined) {
    return variable(first, 'MULTI_MODEL_SERVER')?.at('value').value === 'true';
  }
  const model = modelOf(service);
  const isOne = predictor.at('storageUris').items().length > 0 || model?.format === 'huggingface' || ['storageUri', 'storage'].some(name => model?.field.at(name).exists);
  return model !== undefined && !isOne;
}
