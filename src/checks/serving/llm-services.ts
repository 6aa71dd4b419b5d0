import { Field, listed, Located, ManifestSet, Rule, shown } from '../../core';
import { dangling } from '../references/common';
import { blamed, Fault, given, isSet, said } from '../fault';

const SERVICE = 'serving.kserve.io/LLMInferenceService';
const CONFIG = 'serving.kserve.io/LLMInferenceServiceConfig';

/** `LLMInferenceService/Form`: what belongs together in an LLMInferenceService is such as KServe takes. */
export const llmInferenceServiceForm: Rule = {
  id: 'LLMInferenceService/Form',
  why: 'The webhook of KServe refuses an LLMInferenceService whose router or scaling contradicts itself.',
  * check(set) {
    for (const at of set.ofKind(SERVICE)) {
      const [spec, prefill] = [at.at('spec'), at.at('spec', 'prefill')];
      yield* blamed(at, [...wrongUri(spec), ...wrongRoute(spec.at('router'), at.version), ...wrongScaling(spec), ...wrongScaling(prefill), ...mixedScaling(spec, prefill)]);
    }
    for (const at of set.ofKind(CONFIG)) {
      const refs = at.at('spec', 'baseRefs');
      if (isSet(refs)) {
        yield* blamed(at, [said(refs, 'may not be there in a preset, got a list', 'leave it out, and name all presets in the LLMInferenceService')]);
      }
    }
  },
};

/** `LLMInferenceService/Presets`: the presets that a service is made of are there. */
export const llmInferenceServicePresets: Rule = {
  id: 'LLMInferenceService/Presets',
  why: 'The controller of KServe makes nothing of an LLMInferenceService without all of its presets; only an event says so.',
  * check(set) {
    for (const at of set.ofKind(SERVICE)) {
      for (const name of at.at('spec', 'baseRefs').items().map(ref => ref.at('name'))) {
        if (isSet(name) && name.text !== undefined && !isPreset(at.namespace, name.text, set)) {
          yield dangling(at, name, 'LLMInferenceServiceConfig', undefined, name.text);
        }
      }
      yield* blamed(at, missingPresets(at, set));
    }
  },
};

/** Whether there is a preset of that name for a namespace: its own, or one of the namespace of KServe, which may be any where nobody knows it. */
function isPreset(namespace: string | undefined, name: string, set: ManifestSet): boolean {
  const home = set.settings('inferenceservice-config')?.namespace;
  return set.has(CONFIG, namespace, name) || set.has(CONFIG, home, name);
}

/** Presets that KServe takes by itself, where the controller and so its presets are known. */
function* missingPresets(at: Located, set: ManifestSet): Generator<Fault> {
  if (set.settings('inferenceservice-config') === undefined || at.at('spec', 'baseRefs').items().length > 0) {
    return; // presets that are named may change which ones are taken
  }
  for (const [field, name] of presetsOf(at.at('spec'))) {
    if (!isPreset(at.namespace, name, set)) {
      yield said(field, `needs the preset ${shown(name)}, which is not there`, `add an LLMInferenceServiceConfig of that name, or name your own presets in baseRefs`);
    }
  }
}

function* presetsOf(spec: Field): Generator<[field: Field, name: string]> {
  const [scheduler, route, prefill] = [spec.at('router', 'scheduler'), spec.at('router', 'route'), spec.at('prefill')];
  if (given(scheduler) && !given(scheduler.at('pool', 'ref'))) {
    yield [scheduler, 'kserve-config-llm-scheduler'];
  }
  if (given(route) && route.at('http', 'refs').items().length === 0) {
    yield [route, 'kserve-config-llm-router-route'];
  }
  const isSplit = given(prefill);
  if (isSplit) {
    yield* presetOf(prefill, 'prefill-');
  }
  yield* presetOf(spec, isSplit ? 'decode-' : '');
}

/** The preset of the pods of a workload. */
function* presetOf(workload: Field, part: string): Generator<[field: Field, name: string]> {
  const [worker, parallelism] = [workload.at('worker'), workload.at('parallelism')];
  if (!given(worker)) {
    yield [workload, `kserve-config-llm-${part}template`];
  } else if (given(parallelism.at('data')) || given(parallelism.at('dataLocal'))) {
    yield [worker, `kserve-config-llm-${part}worker-data-parallel`];
  } else if (given(parallelism.at('pipeline'))) {
    yield [worker, `kserve-config-llm-${part}worker-pipeline-parallel`];
  }
}

/** The place of a model, from which the controller itself has pods load it. */
function* wrongUri(spec: Field): Generator<Fault> {
  const uri = spec.at('model', 'uri');
  const text = uri.text ?? '';
  const isLoaded = spec.at('storageInitializer', 'enabled').value !== false;
  if (text !== '' && !(isLoaded ? /^(pvc|oci|hf|s3):\/\// : /:\/\//).test(text)) {
    yield said(uri, `must be a place from which a model can be loaded, got ${shown(text)}`, 'write hf://, s3://, pvc:// or oci:// with the place');
  }
}

function* wrongRoute(router: Field, version: string): Generator<Fault> {
  const [http, gateway] = [router.at('route', 'http'), router.at('gateway')];
  const [refs, gateways, parents] = [http.at('refs'), gateway.at('refs'), http.at('spec', 'parentRefs')];
  if (refs.items().length > 0 && given(gateway) && gateways.items().length === 0) {
    yield said(refs, 'must not name routes beside a gateway that KServe chooses, got a list', 'leave out gateway, or name the gateways in gateway.refs');
  }
  if (parents.items().length > 0 && gateways.items().length > 0 && (version === 'v1alpha1' || !areSame(parents, gateways))) {
    yield said(parents, 'must not contradict gateway.refs, got a list', 'leave it out; KServe takes the gateways of gateway.refs');
  }
  const scheduler = router.at('scheduler');
  const replicas = scheduler.at('replicas');
  if ((replicas.number ?? 1) <= 0) {
    yield said(replicas, `must be 1 or more, got ${replicas.number}`, 'write such a number');
  }
  const [inline, name] = [scheduler.at('config', 'inline'), scheduler.at('config', 'ref', 'name')];
  if (given(inline) && Object.keys(inline.value ?? {}).length === 0) {
    yield said(inline, 'must not be empty', 'write the configuration of the scheduler');
  }
  if (given(scheduler.at('config', 'ref')) && !isSet(name)) {
    yield said(name, `must be there, got ${shown(name.value)}`, 'name the ConfigMap');
  }
}

/** Whether both lists name the same gateways. */
function areSame(parents: Field, gateways: Field): boolean {
  const keys = (list: Field) => list.items().map(one => ['namespace', 'name', 'sectionName'].map(name => one.at(name).text ?? '').join('/')).sort().join();
  return keys(parents) === keys(gateways);
}

function* wrongScaling(workload: Field): Generator<Fault> {
  const scaling = workload.at('scaling');
  if (!given(scaling)) {
    return;
  }
  if (given(workload.at('replicas'))) {
    yield said(workload.at('replicas'), `may not be there with scaling, got ${shown(workload.at('replicas').value)}`, 'leave one of the two');
  }
  const [least, most, wva] = [scaling.at('minReplicas'), scaling.at('maxReplicas'), scaling.at('wva')];
  const [min, max] = [least.number ?? -Infinity, most.number ?? Infinity];
  if (min > max) {
    yield said(least, `must not be above maxReplicas, got ${min} and ${max}`, 'raise maxReplicas, or lower this');
  }
  const scalers = ['hpa', 'keda'].filter(name => given(wva.at(name)));
  if (scalers.length !== 1) {
    yield said(wva, `must have one of hpa and keda, got ${listed(scalers)}`, 'write the one that the cluster has');
  }
  yield* wrongKeda(wva.at('keda'), least);
}

/** Fields that the controller writes, and a rest state that is not below the least. */
function* wrongKeda(keda: Field, least: Field): Generator<Fault> {
  const name = keda.at('advanced', 'horizontalPodAutoscalerConfig', 'name');
  const modifiers = ['formula', 'target', 'activationTarget', 'metricType'].map(one => keda.at('advanced', 'scalingModifiers', one));
  for (const field of [name, ...modifiers].filter(isSet)) {
    yield said(field, `is written by KServe, got ${shown(field.value)}`, 'leave it out');
  }
  const idle = keda.at('idleReplicaCount');
  if (idle.number !== undefined && idle.number >= (least.number ?? -Infinity)) {
    yield said(idle, `must be below minReplicas, got ${idle.number} and ${shown(least.value)}`, 'write minReplicas, and a number below it here');
  }
}

function* mixedScaling(spec: Field, prefill: Field): Generator<Fault> {
  const [decode, before] = [spec, prefill].map(one => one.at('scaling', 'wva'));
  if (given(decode) && given(before) && given(decode.at('hpa')) !== given(before.at('hpa'))) {
    yield said(before, `must scale by ${given(decode.at('hpa')) ? 'hpa' : 'keda'}, as the service itself does, got the other one`, 'write the same at both');
  }
}
