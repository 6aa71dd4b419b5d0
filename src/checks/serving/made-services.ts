import { wrongBounds } from './form';
import { Merged, podOfPart } from './made-pods';
import { modeOf, PARTS, SERVICE } from './services';
import { Field, Located, ManifestSet, Rule } from '../../core';
import { Annotations, wrongRouting, wrongScaling, wrongTemplate } from '../knative/annotations';
import { goInteger } from '../go';
import { wrongLimits } from '../knative/objects';
import { switchedOff, wrongPod } from '../knative/pod';
import { KnativeSettings, knativeSettings, KPA } from '../knative/settings';
import { blamed, Fault, given } from '../fault';

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

const GROUP = 'autoscaling.knative.dev';
/** Annotations that KServe keeps from the Service of an InferenceService. */
const LEFT_OUT = [`${GROUP}/min-scale`, `${GROUP}/max-scale`];

/** Annotations of the revision: those of the InferenceService and the part, and what fields say. */
function annotationsOf(at: Located, part: Field, settings: KnativeSettings): Annotations {
  const own = part.at('annotations').entries().filter(([, { text }]) => text !== undefined);
  const all = withFields([...forwarded(at, settings), ...own].filter(([key]) => !LEFT_OUT.includes(key)), part);
  // Of the measure another rule speaks.
  if (given(part.at('scaleMetric'))) {
    all.delete(`${GROUP}/metric`);
  }
  return all;
}

/** Annotations of an object that KServe hands on; it drops a start that is no number, or is 0 where that is forbidden. */
function forwarded(at: Located, { startsWithNone }: KnativeSettings): [string, Field][] {
  return at.at('metadata', 'annotations').entries().filter(([key, { text }]) => {
    const start = key === `${GROUP}/initial-scale` ? goInteger(text ?? '') : 1;
    return text !== undefined && start !== undefined && (start !== 0 || startsWithNone);
  });
}

/** Annotations with those in which KServe writes what fields say. Source: pkg/controller/v1alpha1/utils/utils.go. */
function withFields(annotations: readonly [string, Field][], of: Field): Map<string, Field> {
  const all = new Map([[`${GROUP}/class`, new Field(KPA, of.path)], ...annotations]);
  const [least, most, target, metric] = ['minReplicas', 'maxReplicas', 'scaleTarget', 'scaleMetric'].map(name => of.at(name));
  const write = (name: string, { path }: Field, value: unknown) => all.set(`${GROUP}/${name}`, new Field(String(value), path));
  if (target.number !== undefined) {
    write('target', target, target.number);
  }
  if (metric.text !== undefined) {
    write('metric', metric, metric.text);
  }
  const [min, max] = [least.number ?? 1, most.number ?? 0];
  // Of bounds below 0, and of those that contradict each other, other rules speak.
  if (min >= 0) {
    write('min-scale', least, min);
  }
  if (max > 0 && min <= max) {
    write('max-scale', most, max);
  }
  return all;
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
  yield* wrongBounds(spec);
  const all = withFields(forwarded(at, settings), spec);
  yield* wrongScaling(all, settings);
  yield* wrongTemplate(all);
}
