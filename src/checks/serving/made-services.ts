import { Merged, podOfPart } from './made-pods';
import { modeOf, PARTS, SERVICE } from './services';
import { Field, Located, ManifestSet, Rule } from '../../core';
import { Annotations, wrongRouting, wrongScaling, wrongTemplate } from '../knative/annotations';
import { wrongLimits } from '../knative/objects';
import { switchedOff, wrongPod } from '../knative/pod';
import { KnativeSettings, knativeSettings, KPA } from '../knative/settings';
import { blamed, Fault, given, said } from '../fault';

/** `InferenceService/Knative`: the Services that KServe makes are such as Knative takes. */
export const inferenceServiceKnative: Rule = {
  id: 'InferenceService/Knative',
  why: 'The webhook of Knative refuses the Service that KServe makes; the InferenceService was taken, and never becomes ready.',
  * check(set) {
    const settings = knativeSettings(set);
    for (const at of set.ofKind(SERVICE).filter(one => modeOf(one, set) === 'Knative')) {
      for (const part of PARTS.filter(name => given(at.at('spec', name)))) {
        yield* blamed(at, wrongService(at, part, settings, set));
      }
    }
    for (const at of set.ofKind('serving.kserve.io/InferenceGraph').filter(one => modeOf(one, set) === 'Knative')) {
      yield* blamed(at, wrongGraph(at, settings));
    }
  },
};

function* wrongService(at: Located, part: string, settings: KnativeSettings, set: ManifestSet): Generator<Fault> {
  const field = at.at('spec', part);
  yield* wrongLimits(field.at('timeout'), field.at('containerConcurrency'), settings);
  const all = annotationsOf(at, field, settings);
  yield* wrongRouting(all);
  yield* wrongScaling(all, settings);
  yield* wrongTemplate(all);
  const pod = podOfPart(at, part, set);
  yield* pod === undefined ? [] : faultsIn(pod, settings);
  yield* wrongLoading(field, settings);
}

/** Faults of a pod that is made of several objects, each said of where it comes from. */
function faultsIn(pod: Merged, settings: KnativeSettings): Fault[] {
  return [...wrongPod(pod.spec, settings)].flatMap(one => {
    const field = pod.origin(one.field);
    return field === undefined ? [] : [{ ...one, field }];
  });
}

/** Annotations that KServe itself keeps from a Service. */
const LEFT_OUT = ['autoscaling.knative.dev/min-scale', 'autoscaling.knative.dev/max-scale'];

/** Annotations of the revision: those of the InferenceService and the part, and what fields say. */
function annotationsOf(at: Located, part: Field, settings: KnativeSettings): Annotations {
  const all = new Map<string, Field>();
  for (const [key, field] of [...at.at('metadata', 'annotations').entries(), ...part.at('annotations').entries()]) {
    if (field.text !== undefined && !LEFT_OUT.includes(key) && !isIgnored(key, field, part.path, settings)) {
      all.set(key, field);
    }
  }
  const group = 'autoscaling.knative.dev';
  const number = (field: Field) => new Field(String(field.number), field.path);
  if (!all.has(`${group}/class`)) {
    all.set(`${group}/class`, new Field(KPA, part.path));
  }
  const [least, most, target, metric] = ['minReplicas', 'maxReplicas', 'scaleTarget', 'scaleMetric'].map(name => part.at(name));
  if (target.number !== undefined) {
    all.set(`${group}/target`, number(target));
  }
  // Of the measure another rule speaks.
  if (metric.text !== undefined) {
    all.delete(`${group}/metric`);
  }
  // Of bounds that contradict each other another rule speaks.
  if (least.number !== undefined && least.number >= 0) {
    all.set(`${group}/min-scale`, number(least));
  }
  if (most.number !== undefined && most.number > 0 && (least.number ?? 1) <= most.number) {
    all.set(`${group}/max-scale`, number(most));
  }
  return all;
}

/** KServe drops a start that is no number, or is 0 where that is forbidden. */
function isIgnored(key: string, field: Field, part: string, { startsWithNone }: KnativeSettings): boolean {
  return key === 'autoscaling.knative.dev/initial-scale' && !field.path.startsWith(part) && (!/^[+-]?\d+$/.test(field.text ?? '') || Number(field.text) === 0 && !startsWithNone);
}

/** Several models are loaded by an init container, and claims are mounted by the Service itself. */
function* wrongLoading(part: Field, settings: KnativeSettings): Generator<Fault> {
  const uris = part.at('storageUris').items();
  const isClaim = (uri: Field) => uri.at('uri').text?.startsWith('pvc://') === true;
  if (uris.length === 0 || uris[0].at('uri').text?.startsWith('oci://') === true) {
    return;
  }
  const list = part.at('storageUris');
  if (uris.some(uri => !isClaim(uri))) {
    yield* switchedOff(list, 'kubernetes.podspec-init-containers', settings, false, 'enabled');
  }
  if (uris.some(isClaim)) {
    yield* switchedOff(list, 'kubernetes.podspec-persistent-volume-claim', settings, false, 'enabled');
  }
}

/** The Service of a graph has the pod of the router, where the graph says where it runs. */
function* wrongGraph(at: Located, settings: KnativeSettings): Generator<Fault> {
  const spec = at.at('spec');
  const named = ['affinity', 'nodeSelector', 'tolerations'].map(name => [spec.at(name), `kubernetes.podspec-${name.toLowerCase()}`] as const);
  yield* named.flatMap(([field, key]) => [...switchedOff(field, key, settings, field.path === 'spec.affinity')]);
  yield* wrongLimits(spec.at('timeout'), new Field(undefined), settings);
  const [least, most, target, metric] = ['minReplicas', 'maxReplicas', 'scaleTarget', 'scaleMetric'].map(name => spec.at(name));
  if (most.number !== undefined && most.number > 0 && (least.number ?? 1) > most.number) {
    yield said(least, `must not be above maxReplicas, got ${least.number ?? 1} and ${most.number}`, 'raise maxReplicas, or lower this');
  }
  const all = new Map([...at.at('metadata', 'annotations').entries().filter(([key, { text }]) => text !== undefined && !LEFT_OUT.includes(key))]);
  all.set('autoscaling.knative.dev/class', all.get('autoscaling.knative.dev/class') ?? new Field(KPA, 'spec'));
  if (target.number !== undefined) {
    all.set('autoscaling.knative.dev/target', new Field(String(target.number), target.path));
  }
  if (metric.text !== undefined) {
    all.set('autoscaling.knative.dev/metric', metric);
  }
  yield* wrongScaling(all, settings);
  yield* wrongTemplate(all);
}
