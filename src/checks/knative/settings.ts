import { goInteger } from '../go';
import { Located, ManifestSet } from '../../core';

/** Whether a feature of Knative is on, may be chosen, or is off. */
export type Flag = 'enabled' | 'allowed' | 'disabled';

/** What an installation of Knative takes and refuses; what nobody says is taken. */
export interface KnativeSettings {
  /** State of a feature, by its key in the ConfigMap `config-features`. */
  feature(key: string): Flag;
  /** Most seconds that a request may take. */
  readonly longestTimeout: number;
  /** Most requests at once that a container may ask for. */
  readonly mostConcurrent: number;
  /** Least of them: 0 means any number, which an installation may forbid. */
  readonly leastConcurrent: number;
  /** Autoscaler of revisions that name none. */
  readonly autoscaler: string;
  /** Whether a revision may start without a pod. */
  readonly startsWithNone: boolean;
  /** Most pods that a revision may ask for; 0 if there is no limit. */
  readonly mostPods: number;
}

/** Features that are on where the ConfigMap does not name them. */
const ON = ['multi-container', 'kubernetes.podspec-volumes-emptydir'];
const FLAGS: readonly Flag[] = ['enabled', 'allowed', 'disabled'];

/** Knative's own autoscaler, by requests. */
export const KPA = 'kpa.autoscaling.knative.dev';
/** The autoscaler of Kubernetes, by CPU, memory and other measures. */
export const HPA = 'hpa.autoscaling.knative.dev';

/** What the installation of Knative Serving in a set, or known to it, says of itself. */
export function knativeSettings(set: ManifestSet): KnativeSettings {
  return set.once('settings of Knative Serving', () => {
    const features = configMap(set, 'config-features');
    const defaults = configMap(set, 'config-defaults');
    const autoscaler = configMap(set, 'config-autoscaler');
    return {
      feature: key => features === undefined ? 'enabled' : FLAGS.find(flag => flag === text(features, key)?.toLowerCase()) ?? (ON.includes(key) ? 'enabled' : 'disabled'),
      longestTimeout: number(defaults, 'max-revision-timeout-seconds', 600, Infinity),
      mostConcurrent: number(defaults, 'container-concurrency-max-limit', 1000, Infinity),
      leastConcurrent: text(defaults, 'allow-container-concurrency-zero')?.toLowerCase() === 'false' ? 1 : 0,
      autoscaler: text(autoscaler, 'pod-autoscaler-class') ?? KPA,
      startsWithNone: autoscaler === undefined || text(autoscaler, 'allow-zero-initial-scale')?.toLowerCase() === 'true',
      mostPods: number(autoscaler, 'max-scale-limit', 0, 0),
    };
  });
}

/** A ConfigMap of Knative Serving; Knative Eventing has some of the same names. */
export function configMap(set: ManifestSet, name: string): Located | undefined {
  const all = set.allOfKind('ConfigMap').filter(one => one.name === name && one.namespace !== 'knative-eventing');
  return all.find(one => one.namespace === 'knative-serving') ?? all[0];
}

function text(settings: Located | undefined, key: string): string | undefined {
  return settings?.at('data', key).text;
}

function number(settings: Located | undefined, key: string, otherwise: number, unknown: number): number {
  return settings === undefined ? unknown : goInteger(text(settings, key) ?? '') ?? otherwise;
}
