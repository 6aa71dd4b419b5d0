/**
 * telemetry.istio.io: the CustomResourceDefinitions of Istio for logs, metrics and traces.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { CrdColumn, CrdDefinition } from '../crd';

const group = 'telemetry.istio.io';
const categories = ['istio-io', 'telemetry-istio-io'];
const age: CrdColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };

/** `Telemetry`. */
export const telemetryCrd: CrdDefinition = {
  group,
  kind: 'Telemetry',
  plural: 'telemetries',
  shortNames: ['telemetry'],
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1', columns: [age], subresources: { status: true } },
    { name: 'v1alpha1', storage: true, columns: [age], subresources: { status: true } },
  ],
};
