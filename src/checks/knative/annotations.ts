import { HPA, KnativeSettings, KPA } from './settings';
import { Field, listed, shown } from '../../core';
import { canonicalQuantity } from '../../core/quantity';
import { nanoseconds } from '../durations';
import { goInteger, goNumber } from '../go';
import { Fault, said } from '../fault';

/** Annotations by their keys, with where each stands. */
export type Annotations = ReadonlyMap<string, Field>;

const GROUP = 'autoscaling.knative.dev';
const MOST = 2 ** 31 - 1;
/** Seconds. */
const HOUR = 3600;
/** Nanoseconds. */
const SECOND = 1e9;

/** Annotations of an object or a template that are texts. */
export function annotationsOf(metadata: Field): Annotations {
  return new Map(metadata.at('annotations').entries().filter(([, { text }]) => text !== undefined));
}

/** The first of some spellings that is there, with its text. */
function given(all: Annotations, ...keys: readonly string[]): { readonly field: Field; readonly text: string } | undefined {
  const field = keys.map(key => all.get(key)).find(one => one !== undefined);
  return field?.text === undefined ? undefined : { field, text: field.text };
}

/** The dashed spelling of an annotation of the autoscaler, and the old one in camel case. */
function scaling(name: string): string[] {
  return [`${GROUP}/${name}`, `${GROUP}/${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`];
}

/** What Knative's webhook refuses among the annotations of a revision. Source: pkg/apis/autoscaling/annotation_validation.go. */
export function* wrongScaling(all: Annotations, settings: KnativeSettings): Generator<Fault> {
  yield* wrongClass(all, settings);
  yield* wrongBounds(all, settings);
  yield* wrongNumber(all, 'panic-window-percentage', 1, 100);
  yield* wrongNumber(all, 'panic-threshold-percentage', 110, 1000);
  yield* wrongNumber(all, 'target', 0.01, Infinity);
  yield* wrongNumber(all, 'target-utilization-percentage', 1, 100);
  yield* wrongNumber(all, 'target-burst-capacity', 0, Infinity, -1);
  yield* wrongTime(all, scaling('window'), 6, HOUR, true);
  yield* wrongTime(all, scaling('scale-down-delay'), 0, HOUR, true);
  yield* wrongTime(all, scaling('scale-to-zero-pod-retention-period'), 0, HOUR, false);
  yield* wrongStart(all, settings);
}

function* wrongClass(all: Annotations, settings: KnativeSettings): Generator<Fault> {
  const own = given(all, `${GROUP}/class`);
  if (own !== undefined && own.text.endsWith('.knative.dev') && own.text !== KPA && own.text !== HPA) {
    yield said(own.field, `names an autoscaler that Knative does not have, got ${shown(own.text)}`, `write ${KPA} or ${HPA}`);
  }
  const metric = given(all, `${GROUP}/metric`);
  const chosen = own?.text ?? settings.autoscaler;
  if (metric !== undefined && (chosen === KPA && metric.text !== 'concurrency' && metric.text !== 'rps' || chosen === HPA && metric.text === '')) {
    yield said(metric.field, `is nothing that the autoscaler ${shown(chosen)} measures, got ${shown(metric.text)}`,
      `write concurrency or rps, or annotate it with ${GROUP}/class: ${HPA} for cpu and memory`);
  }
  const algorithm = own?.text === KPA ? given(all, ...scaling('metric-aggregation-algorithm')) : undefined;
  if (algorithm !== undefined && !['', 'linear', 'weighted-exponential', 'weightedExponential'].includes(algorithm.text)) {
    yield said(algorithm.field, `must be linear or weighted-exponential, got ${shown(algorithm.text)}`, 'write one of them, or leave it out');
  }
}

function* wrongBounds(all: Annotations, { mostPods }: KnativeSettings): Generator<Fault> {
  const [least, most] = [given(all, ...scaling('min-scale')), given(all, ...scaling('max-scale'))];
  for (const one of [least, most]) {
    const number = one && goInteger(one.text);
    if (one !== undefined && (number === undefined || number < 0 || number > MOST)) {
      yield said(one.field, `must be a number of pods, 0 or more, got ${shown(one.text)}`, 'write a whole number as text');
    }
  }
  const [min, max] = [least, most].map(one => one === undefined ? 0 : goInteger(one.text) ?? 0);
  if (most !== undefined && least !== undefined && max > 0 && max < min) {
    yield said(most.field, `must not be below min-scale, got ${max} and ${min}`, 'raise it, or lower min-scale');
  }
  if (most !== undefined && mostPods > 0 && (max > mostPods || max === 0)) {
    yield said(most.field, `must be from 1 to ${mostPods}, the max-scale-limit of config-autoscaler, got ${shown(most.text)}`, 'lower it');
  }
  const first = given(all, `${GROUP}/activation-scale`);
  const number = first && goInteger(first.text);
  if (first !== undefined && (number === undefined || number < Math.max(2, min) || max !== 0 && number > max)) {
    yield said(first.field, `must be a number of pods of at least 2, and neither below min-scale nor above max-scale, got ${shown(first.text)}`,
      'write such a number, or leave it out');
  }
}

function* wrongNumber(all: Annotations, name: string, least: number, most: number, also?: number): Generator<Fault> {
  const one = given(all, ...scaling(name));
  const number = one && goNumber(one.text);
  if (one !== undefined && (number === undefined || (number < least || number > most) && number !== also)) {
    const range = most === Infinity ? `of at least ${least}${also === undefined ? '' : `, or ${also}`}` : `from ${least} to ${most}`;
    yield said(one.field, `must be a number ${range}, got ${shown(one.text)}`, 'write such a number as text, or leave it out');
  }
}

function* wrongTime(all: Annotations, keys: readonly string[], least: number, most: number, isWhole: boolean): Generator<Fault> {
  const one = given(all, ...keys);
  const length = one && nanoseconds(one.text);
  if (one !== undefined && (length === undefined || length < least * SECOND || length > most * SECOND || isWhole && length % SECOND !== 0)) {
    const range = most === Infinity ? `of at least ${least}s` : `from ${least}s to ${most / HOUR}h`;
    yield said(one.field, `must be a time ${range}${isWhole ? ' in whole seconds' : ''}, with its unit, got ${shown(one.text)}`, 'write a time such as 60s or 5m');
  }
}

function* wrongStart(all: Annotations, { startsWithNone }: KnativeSettings): Generator<Fault> {
  const one = given(all, ...scaling('initial-scale'));
  const number = one && goInteger(one.text);
  if (one !== undefined && (number === undefined || number < (startsWithNone ? 0 : 1))) {
    yield said(one.field, `must be a number of pods of at least ${startsWithNone ? 0 : '1, since allow-zero-initial-scale is off in config-autoscaler'}, got ${shown(one.text)}`,
      'write such a number as text, or leave it out');
  }
}

/** Annotations of the network that a revision may have. */
const NETWORK = [
  'ingress.class', 'certificate.class', 'disableAutoTLS', 'disable-external-domain-tls', 'httpOption', 'ingress-class', 'certificate-class', 'disable-auto-tls', 'http-protocol',
].map(name => `networking.knative.dev/${name}`);

const AMOUNTS = ['cpu', 'memory', 'ephemeral-storage'].flatMap(name => ['request', 'limit'].map(kind => `queue.sidecar.serving.knative.dev/${name}-resource-${kind}`));

/** What Knative's webhook refuses among the annotations of a template beside those of the autoscaler. */
export function* wrongTemplate(all: Annotations): Generator<Fault> {
  for (const [key, field] of all) {
    if (key.startsWith('networking.knative.dev') && !NETWORK.includes(key)) {
      yield said(field, `is no annotation of the network that a revision may have, got ${shown(key)}`, `leave it out, or write one of ${listed(NETWORK)}`);
    }
  }
  const share = given(all, 'queue.sidecar.serving.knative.dev/resource-percentage', 'queue.sidecar.serving.knative.dev/resourcePercentage');
  const number = share && goNumber(share.text);
  if (share !== undefined && (number === undefined || number < 0.1 || number > 100)) {
    yield said(share.field, `must be a number from 0.1 to 100, got ${shown(share.text)}`, 'write such a number as text, or leave it out');
  }
  for (const one of AMOUNTS.flatMap(key => given(all, key) ?? [])) {
    if (canonicalQuantity(one.text) === undefined) {
      yield said(one.field, `must be an amount, got ${shown(one.text)}`, 'write an amount such as 100m or 64Mi');
    }
  }
  yield* wrongPositive(all, 'serving.knative.dev/progress-deadline');
}

/** What Knative refuses among the annotations of a Service or Route. */
export function* wrongRouting(all: Annotations): Generator<Fault> {
  yield* wrongPositive(all, 'serving.knative.dev/rollout-duration', 'serving.knative.dev/rolloutDuration');
  yield* wrongProtocol(all);
}

function* wrongPositive(all: Annotations, ...keys: readonly string[]): Generator<Fault> {
  if (given(all, ...keys)?.text !== '') {
    yield* wrongTime(all, keys, 0, Infinity, true);
  }
}

/** The controller refuses another value when it makes the route. */
export function* wrongProtocol(all: Annotations): Generator<Fault> {
  const one = given(all, 'networking.knative.dev/httpOption', 'networking.knative.dev/http-protocol');
  if (one !== undefined && !['', 'enabled', 'redirected'].includes(one.text.toLowerCase())) {
    yield said(one.field, `must be Enabled or Redirected, got ${shown(one.text)}`, 'write one of them, or leave it out');
  }
}

/** Annotations of the autoscaler at an object that is no revision, where they would do nothing. */
export function* misplacedScaling(all: Annotations): Generator<Fault> {
  for (const [key, field] of all) {
    if (key.startsWith(GROUP)) {
      yield said(field, `must stand at the template, got ${shown(key)}`, 'move it to spec.template.metadata.annotations');
    }
  }
}
