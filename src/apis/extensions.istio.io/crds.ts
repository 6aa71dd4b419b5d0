/**
 * extensions.istio.io: the CustomResourceDefinitions of Istio for own code in the proxies.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { CrdColumn, CrdDefinition } from '../crd';

const group = 'extensions.istio.io';
const categories = ['istio-io', 'extensions-istio-io'];
const age: CrdColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };

/** `TrafficExtension`. */
export const trafficExtensionCrd: CrdDefinition = {
  group,
  kind: 'TrafficExtension',
  plural: 'trafficextensions',
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1alpha1', storage: true, columns: [age], subresources: { status: true } },
  ],
};

/** `WasmPlugin`. */
export const wasmPluginCrd: CrdDefinition = {
  group,
  kind: 'WasmPlugin',
  plural: 'wasmplugins',
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1alpha1', storage: true, columns: [age], subresources: { status: true } },
  ],
};
