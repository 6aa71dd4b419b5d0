/** CustomResourceDefinitions of autoscaling.internal.knative.dev. */
import { CrdDefinition } from '../crd';
import { readyColumns } from '../serving.knative.dev/crds';

const group = 'autoscaling.internal.knative.dev';
const categories = ['knative-internal', 'autoscaling'];

/** `metrics.autoscaling.internal.knative.dev`. */
export const metricCrd: CrdDefinition = {
  group,
  kind: 'Metric',
  plural: 'metrics',
  categories,
  scope: 'Namespaced',
  versions: [{ name: 'v1alpha1', storage: true, columns: readyColumns(), subresources: { status: true } }],
};

/** `podautoscalers.autoscaling.internal.knative.dev`. */
export const podAutoscalerCrd: CrdDefinition = {
  group,
  kind: 'PodAutoscaler',
  plural: 'podautoscalers',
  shortNames: ['kpa', 'pa'],
  categories,
  scope: 'Namespaced',
  versions: [{
    name: 'v1alpha1',
    storage: true,
    columns: [
      { name: 'DesiredScale', type: 'integer', jsonPath: '.status.desiredScale' }, { name: 'ActualScale', type: 'integer', jsonPath: '.status.actualScale' },
      ...readyColumns(),
    ],
    subresources: { status: true },
  }],
};
