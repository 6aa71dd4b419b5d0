import { IConstruct } from 'constructs';
import { KnativeServingProps } from './props';
import { completed } from './range';
import { ConfigError, shown } from '../../core';
import { amountText, secondsOf, Time } from '../../core/amounts';
import { checkAutoscaling, refuseReplicas } from '../../kit';

const REGISTRY = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d+)?$/;

/** Settings of autoscaling that Knative takes above 1 only, each with an example. A percentage of 1 and less it would take for a fraction. */
const ABOVE_ONE = { containerConcurrencyTargetPercentage: 70, maxScaleUpRate: 10, maxScaleDownRate: 2 } as const;

/** Least number of requests that Knative takes for what a pod is meant to have. */
const LEAST_TARGET = 0.01;

/**
 * Refuses what would quietly have no effect, and what Knative refuses in its ConfigMaps: at a first installation its programs would end at
 * that, for the ConfigMaps come before the webhook that checks them. Limits of single settings are in their types.
 */
export function check(at: IConstruct, props: KnativeServingProps): void {
  for (const workload of ['activator', 'webhook'] as const) {
    const { autoscaling = {} } = props[workload] ?? {};
    if (autoscaling !== false) {
      checkAutoscaling(at, `${workload}.autoscaling`, completed(workload, autoscaling));
      refuseReplicas(at, workload, `${workload}.autoscaling`, props.workloads);
    }
  }
  checkPods(at, props);
  checkLoad(at, props);
  checkScalingTimes(at, props);
  checkTimeouts(at, props);
  checkConcurrency(at, props);
  checkRetention(at, props);
  checkAddresses(at, props);
}

function checkPods(at: IConstruct, { autoscaling = {} }: KnativeServingProps): void {
  const { minScale = 0, maxScale = 0, maxScaleLimit = 0, initialScale = 1, allowZeroInitialScale = false } = autoscaling;
  if (maxScale > 0 && minScale > maxScale) {
    throw new ConfigError('ScaleRange', `autoscaling must have minScale <= maxScale, got minScale ${shown(minScale)} and maxScale ${shown(maxScale)}; ` +
      'pass e.g. { minScale: 1, maxScale: 5 }', at);
  }
  if (maxScaleLimit > 0 && (maxScale === 0 || maxScale > maxScaleLimit)) {
    throw new ConfigError('ScaleLimit', `autoscaling.maxScale must be 1 to maxScaleLimit, got maxScale ${shown(maxScale)} for maxScaleLimit ${shown(maxScaleLimit)}; ` +
      'set both, e.g. { maxScale: 5, maxScaleLimit: 10 }', at);
  }
  if (initialScale === 0 && !allowZeroInitialScale) {
    throw new ConfigError('InitialScale', 'autoscaling.initialScale must be above 0 unless allowZeroInitialScale is true, got 0; set both', at);
  }
}

function checkLoad(at: IConstruct, { autoscaling = {} }: KnativeServingProps): void {
  for (const [name, example] of Object.entries(ABOVE_ONE) as [keyof typeof ABOVE_ONE, number][]) {
    const value = autoscaling[name];
    if (value !== undefined && value <= 1) {
      throw new ConfigError('ScaleRate', `autoscaling.${name} must be above 1, got ${shown(value)}; pass e.g. ${example}`, at);
    }
  }
  const { containerConcurrencyTargetDefault: target = 100, containerConcurrencyTargetPercentage: percentage = 70 } = autoscaling;
  if (target * percentage / 100 < LEAST_TARGET) {
    throw new ConfigError('ScaleTarget', `autoscaling.containerConcurrencyTargetPercentage of containerConcurrencyTargetDefault must be ${LEAST_TARGET} or more, ` +
      `got ${shown(percentage)} percent of ${shown(target)}; raise containerConcurrencyTargetDefault`, at);
  }
}

function checkScalingTimes(at: IConstruct, { autoscaling = {} }: KnativeServingProps): void {
  const { stableWindow = '60s', scaleDownDelay = '0s', scaleToZeroGracePeriod = '30s' } = autoscaling;
  if (!isWholeWithin(stableWindow, 6, 3600)) {
    throw new ConfigError('StableWindow', `autoscaling.stableWindow must be 6 seconds to 1 hour in whole seconds, got ${shown(amountText(stableWindow))}; pass e.g. "60s"`, at);
  }
  if (!isWholeWithin(scaleDownDelay, 0, Infinity)) {
    throw new ConfigError('ScaleDownDelay', `autoscaling.scaleDownDelay must be whole seconds, got ${shown(amountText(scaleDownDelay))}; pass e.g. "5m"`, at);
  }
  if (secondsOf(scaleToZeroGracePeriod) === 0) {
    throw new ConfigError('ScaleToZeroGracePeriod', `autoscaling.scaleToZeroGracePeriod must be above 0, got ${shown(amountText(scaleToZeroGracePeriod))}; pass e.g. "30s"`, at);
  }
}

function checkTimeouts(at: IConstruct, { defaults = {}, progressDeadline = '600s' }: KnativeServingProps): void {
  const { revisionTimeoutSeconds: timeout = 300, maxRevisionTimeoutSeconds: most = 600 } = defaults;
  if (timeout > most) {
    throw new ConfigError('RevisionTimeout', `defaults must have revisionTimeoutSeconds <= maxRevisionTimeoutSeconds, got ${shown(timeout)} and ${shown(most)}; ` +
      'raise maxRevisionTimeoutSeconds', at);
  }
  for (const name of ['revisionResponseStartTimeoutSeconds', 'revisionIdleTimeoutSeconds'] as const) {
    const part = defaults[name] ?? 0;
    if (part > timeout) {
      throw new ConfigError('RevisionTimeoutPart', `defaults.${name} must be at most revisionTimeoutSeconds, got ${shown(part)} and ${shown(timeout)}; ` +
        'raise revisionTimeoutSeconds', at);
    }
  }
  if (!isWholeWithin(progressDeadline, 1, Infinity)) {
    throw new ConfigError('ProgressDeadline', `progressDeadline must be whole seconds above 0, got ${shown(amountText(progressDeadline))}; pass e.g. "20m"`, at);
  }
}

function checkConcurrency(at: IConstruct, { defaults = {} }: KnativeServingProps): void {
  const { containerConcurrency: requests = 0, containerConcurrencyMaxLimit: most = 1000 } = defaults;
  if (requests > most) {
    throw new ConfigError('ContainerConcurrency', `defaults.containerConcurrency must be at most containerConcurrencyMaxLimit, got ${shown(requests)} and ${shown(most)}; ` +
      'raise containerConcurrencyMaxLimit', at);
  }
}

function checkRetention(at: IConstruct, { gc = {} }: KnativeServingProps): void {
  const { minNonActiveRevisions: least = 20, maxNonActiveRevisions: most = 1000 } = gc;
  if (most !== 'disabled' && least > most) {
    throw new ConfigError('RevisionRetention', `gc must have minNonActiveRevisions <= maxNonActiveRevisions, got ${shown(least)} and ${shown(most)}; ` +
      'set both, e.g. { minNonActiveRevisions: 5, maxNonActiveRevisions: 50 }', at);
  }
}

function isWholeWithin(time: Time, least: number, most: number): boolean {
  const seconds = secondsOf(time);
  return Number.isInteger(seconds) && seconds >= least && seconds <= most;
}

function checkAddresses(at: IConstruct, { domain, externalScheme, domainTemplate, registriesSkippingTagResolving = [] }: KnativeServingProps): void {
  if (domain === undefined && externalScheme === 'https') {
    throw new ConfigError('ExternalScheme', 'externalScheme has no effect without a domain, since services are then reached inside the cluster only, got "https"; ' +
      'set domain or leave it out', at);
  }
  if (domainTemplate !== undefined && !['.Name', '.Namespace'].every(field => new RegExp(`{{-?\\s*${field.replace('.', '\\.')}\\s*-?}}`).test(domainTemplate))) {
    throw new ConfigError('DomainTemplate', `domainTemplate must name {{.Name}} and {{.Namespace}}, so that services have hosts of their own, got ${shown(domainTemplate)}; ` +
      'write e.g. "{{.Name}}.{{.Namespace}}.{{.Domain}}"', at);
  }
  const wrong = registriesSkippingTagResolving.find(registry => !REGISTRY.test(registry));
  if (wrong !== undefined) {
    throw new ConfigError('TagRegistry', `registriesSkippingTagResolving must hold hosts of registries, got ${shown(wrong)}; ` +
      'write them without scheme and path, e.g. "registry.example.com:5000"', at);
  }
}
