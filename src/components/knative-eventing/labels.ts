import { RELEASES } from '../../core';
import { Labels } from '../../kit';

/** Value of the labels that say what an object is part of. */
export const NAME = 'knative-eventing';

/** Labels by which pods are selected beside their own; immutable in a cluster. */
const IDENTITY = { 'app.kubernetes.io/component': NAME, 'app.kubernetes.io/name': NAME, 'kustomize.component': 'knative' };

/** Labels of everything that belongs to the installation. */
export const LABELS: Labels = { ...IDENTITY, 'app.kubernetes.io/version': RELEASES[NAME] };

/** Has a SinkBinding leave an object alone: programs of Knative itself never get one. */
export const UNBOUND: Labels = { 'bindings.knative.dev/exclude': 'true' };

/** What selects the pods with labels of their own. */
export function selectorOf(own: Labels): Labels {
  return { ...own, ...IDENTITY };
}
