import type { IConstruct } from 'constructs';
import type { InferenceService } from './inference-service';
import { InferenceServiceProps } from './props';
import { ConfigError, listed, ServingMode, shown } from '../../core';
import { INJECT, PodOptions } from '../pod/pod';

/** Annotations and labels that props say, each with the prop. */
const SAID: Readonly<Record<string, string>> = {
  'serving.kserve.io/deploymentMode': 'mode',
  'serving.kserve.io/autoscalerClass': 'autoscaler',
  'serving.kserve.io/enable-tag-routing': 'tagRouting',
  'serving.kserve.io/enable-prometheus-scraping': 'prometheus',
  'serving.kserve.io/storageSecretName': 'secret of the model\'s source',
  'serving.kserve.io/stop': 'stopped',
  'networking.knative.dev/visibility': 'expose',
  'networking.kserve.io/visibility': 'expose',
  [INJECT]: 'mesh',
};

/** Labels and annotations by which requests come to a pod past its proxy. */
const PAST_PROXY = [INJECT, 'traffic.sidecar.istio.io/includeInboundPorts', 'traffic.sidecar.istio.io/excludeInboundPorts'];

/** Fields of scaling that only one mode has. */
const OF_KNATIVE = ['containerConcurrency', 'canaryTrafficPercent'] as const;
const OF_STANDARD = ['deploymentStrategy', 'autoScaling', 'scaleMetricType'] as const;
const METRICS: Readonly<Record<ServingMode, readonly string[]>> = { knative: ['concurrency', 'rps'], standard: ['cpu', 'memory'] };

/** What to write instead in the mode. */
const HINTS: Readonly<Record<string, (mode: ServingMode) => string>> = { minReplicas: () => 'pass at least 1', scaleMetric: mode => `pass one of ${listed(METRICS[mode])}` };

/** Fields of a component that are looked at. */
interface Scaled extends Pick<PodOptions, 'podLabels' | 'podAnnotations'> {
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
  readonly scaleMetric?: string;
  readonly scaleTarget?: number;
  readonly autoScaling?: { readonly metrics?: readonly { readonly type: string }[] };
}

/**
 * What the types do not show, or do not know before the platform's own mode is known.
 *
 * @throws ConfigError `ServingMode`, `ServingAnnotation`, `ScaleRange`, `Autoscaler`
 */
export function checkService(at: InferenceService, props: InferenceServiceProps, mode: ServingMode): void {
  checkTexts(at, props);
  checkProxy(at, { annotations: props.annotations });
  for (const name of ['predictor', 'transformer', 'explainer'] as const) {
    const component = props[name] as Scaled | undefined;
    if (component !== undefined) {
      checkMode(at, name, component, mode);
      checkRange(at, name, component, mode);
      checkAutoscaler(at, name, component, props);
      checkProxy(at, { [`${name}.podLabels`]: component.podLabels, [`${name}.podAnnotations`]: component.podAnnotations });
    }
  }
}

function checkTexts(at: InferenceService, { labels = {}, annotations = {} }: InferenceServiceProps): void {
  for (const [field, map] of Object.entries({ labels, annotations })) {
    const key = Object.keys(map).find(one => Object.hasOwn(SAID, one));
    if (key !== undefined) {
      throw new ConfigError('ServingAnnotation', `${field} must leave ${shown(key)} to ${SAID[key]}, got ${shown(map[key])}; pass that instead`, at);
    }
  }
}

/**
 * A pod without a proxy, or with ports that go past it, is open to everybody, whatever the policies say.
 *
 * @param maps labels and annotations of pods, by the names of their fields
 * @throws ConfigError `ServingAnnotation`
 */
export function checkProxy(at: IConstruct, maps: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>): void {
  for (const [field, map = {}] of Object.entries(maps)) {
    const key = Object.keys(map).find(one => PAST_PROXY.includes(one));
    if (key !== undefined) {
      throw new ConfigError('ServingAnnotation', `${field} must leave ${shown(key)} alone, since policies hold nobody back past the proxy, got ${shown(map[key])}; ` +
        'leave it out', at);
    }
  }
}

function checkMode(at: InferenceService, name: string, component: Scaled, mode: ServingMode): void {
  const foreign = (mode === 'knative' ? OF_STANDARD : OF_KNATIVE).find(field => field in component);
  const isOther = component.scaleMetric !== undefined && !METRICS[mode].includes(component.scaleMetric);
  const sleeps = mode === 'standard' && component.minReplicas === 0;
  if (foreign !== undefined || isOther || sleeps) {
    const field = foreign ?? (sleeps ? 'minReplicas' : 'scaleMetric');
    throw new ConfigError('ServingMode', `${name}.${field} must fit the mode of the pods, ${shown(mode)}, got ${shown((component as Record<string, unknown>)[field])}; ` +
      `${HINTS[field]?.(mode) ?? 'leave it out'}, or pass mode: ${shown(mode === 'knative' ? 'standard' : 'knative')}`, at);
  }
}

function checkRange(at: InferenceService, name: string, { minReplicas = 1, maxReplicas = 0, scaleMetric, scaleTarget = 1 }: Scaled, mode: ServingMode): void {
  if (maxReplicas !== 0 && minReplicas > maxReplicas) {
    throw new ConfigError('ScaleRange', `${name}.minReplicas must not be more than maxReplicas, ${maxReplicas}, got ${minReplicas}; lower it, or raise the other`, at);
  }
  if (mode === 'standard' && scaleMetric !== 'memory' && scaleTarget > 100) {
    throw new ConfigError('ScaleRange', `${name}.scaleTarget must be a percentage of the requested CPU, got ${scaleTarget}; pass 1 to 100`, at);
  }
}

function checkAutoscaler(at: InferenceService, name: string, { scaleMetric, autoScaling }: Scaled, { autoscaler, predictor }: InferenceServiceProps): void {
  if (predictor.workerSpec !== undefined && autoscaler !== undefined && autoscaler !== 'none') {
    throw new ConfigError('Autoscaler', `autoscaler must be "none" with workerSpec, got ${shown(autoscaler)}; leave it out`, at);
  }
  if (autoscaler === 'keda' && scaleMetric !== undefined) {
    throw new ConfigError('Autoscaler', `${name}.scaleMetric must be left out with KEDA, got ${shown(scaleMetric)}; pass autoScaling.metrics`, at);
  }
  const other = autoscaler === 'keda' ? undefined : autoScaling?.metrics?.find(one => one.type !== 'Resource');
  if (other !== undefined) {
    throw new ConfigError('Autoscaler', `${name}.autoScaling must measure CPU and memory alone without KEDA, got ${shown(other.type)}; pass autoscaler: "keda"`, at);
  }
}
