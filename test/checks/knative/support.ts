import { clusterObject, found, object } from '../support';
import { Rule } from '../../../src/core';

export const KNATIVE = 'serving.knative.dev/v1';

/** Settings of Knative Serving as it comes: nothing is said. */
export function settings(features: object = {}, defaults: object = {}, autoscaler: object = {}): object[] {
  const entries = { features, defaults, autoscaler };
  return Object.entries(entries).map(([name, data]) => object('v1', 'ConfigMap', `config-${name}`, { data }, { namespace: 'knative-serving' }));
}

/** The container of a revision. */
export const APP = { image: 'ghcr.io/example/app:1.0' };

/** A Service `hello` of Knative with a pod of one container. */
export function knativeService(pod: object = {}, container: object = {}, annotations: object = {}): object {
  return object(KNATIVE, 'Service', 'hello', { spec: { template: { metadata: { annotations }, spec: { containers: [{ ...APP, ...container }], ...pod } } } });
}

/** What a rule finds in one object beside settings of Knative, without the name of the object. */
export function faults(rule: Rule, one: object, beside: readonly object[] = settings()): string[] {
  return found(rule, [...beside, one]).map(text => text.replace(/^\S+ /, ''));
}

/** The fields at which a rule finds something in one object beside settings of Knative. */
export function fields(rule: Rule, one: object, beside: readonly object[] = settings()): string[] {
  return faults(rule, one, beside).map(text => text.replace(/: .*$/s, ''));
}

export const claim = (name: string, namespace = 'ml') => clusterObject('networking.internal.knative.dev/v1alpha1', 'ClusterDomainClaim', name, { spec: { namespace } });
