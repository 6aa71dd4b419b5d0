import { IConstruct } from 'constructs';
import { KnativeServingProps } from './props';
import { completed } from './range';
import { ConfigError, shown } from '../../core';
import { amountText, secondsOf, Time } from '../../core/amounts';
import { checkAutoscaling, refuseReplicas } from '../../kit';

const REGISTRY = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d+)?$/;

/** Refuses what Knative's webhook would refuse in its ConfigMaps, and what would quietly have no effect. */
export function check(at: IConstruct, props: KnativeServingProps): void {
  for (const workload of ['activator', 'webhook'] as const) {
    const { autoscaling = {} } = props[workload] ?? {};
    if (autoscaling !== false) {
      checkAutoscaling(at, `${workload}.autoscaling`, completed(workload, autoscaling));
      refuseReplicas(at, workload, `${workload}.autoscaling`, props.workloads);
    }
  }
  checkScaling(at, props);
  checkTimeouts(at, props);
  checkAddresses(at, props);
}

function checkScaling(at: IConstruct, { autoscaling = {} }: KnativeServingProps): void {
  const { minScale = 0, maxScale = 0, maxScaleLimit = 0, initialScale = 1, allowZeroInitialScale = false, stableWindow } = autoscaling;
  if (![minScale, maxScale, maxScaleLimit, initialScale].every(one => Number.isInteger(one) && one >= 0) || maxScale > 0 && minScale > maxScale) {
    throw new ConfigError('ScaleRange', `autoscaling must have whole numbers with minScale <= maxScale, got minScale ${shown(minScale)}, maxScale ${shown(maxScale)}, ` +
      `maxScaleLimit ${shown(maxScaleLimit)} and initialScale ${shown(initialScale)}; pass e.g. { minScale: 1, maxScale: 5 }`, at);
  }
  if (maxScaleLimit > 0 && (maxScale === 0 || maxScale > maxScaleLimit)) {
    throw new ConfigError('ScaleLimit', `autoscaling.maxScale must be 1 to maxScaleLimit, got maxScale ${shown(maxScale)} for maxScaleLimit ${shown(maxScaleLimit)}; ` +
      'set both, e.g. { maxScale: 5, maxScaleLimit: 10 }', at);
  }
  if (initialScale === 0 && !allowZeroInitialScale) {
    throw new ConfigError('InitialScale', 'autoscaling.initialScale must be above 0 unless allowZeroInitialScale is true, got 0; set both', at);
  }
  if (stableWindow !== undefined && !isWholeWithin(stableWindow, 6, 3600)) {
    throw new ConfigError('StableWindow', `autoscaling.stableWindow must be 6 seconds to 1 hour in whole seconds, got ${shown(amountText(stableWindow))}; pass e.g. "60s"`, at);
  }
}

function checkTimeouts(at: IConstruct, { defaults = {}, progressDeadline = '600s' }: KnativeServingProps): void {
  const { revisionTimeoutSeconds = 300, maxRevisionTimeoutSeconds = 600 } = defaults;
  if (![revisionTimeoutSeconds, maxRevisionTimeoutSeconds].every(one => Number.isInteger(one) && one > 0) || revisionTimeoutSeconds > maxRevisionTimeoutSeconds) {
    throw new ConfigError('RevisionTimeout', 'defaults must have whole seconds with revisionTimeoutSeconds <= maxRevisionTimeoutSeconds, ' +
      `got ${shown(revisionTimeoutSeconds)} and ${shown(maxRevisionTimeoutSeconds)}; raise maxRevisionTimeoutSeconds`, at);
  }
  if (!isWholeWithin(progressDeadline, 1, Infinity)) {
    throw new ConfigError('ProgressDeadline', `progressDeadline must be whole seconds above 0, got ${shown(amountText(progressDeadline))}; pass e.g. "20m"`, at);
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
