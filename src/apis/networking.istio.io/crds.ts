/**
 * networking.istio.io: the CustomResourceDefinitions of Istio for routing, gateways and the service registry.
 *
 * Source: the CustomResourceDefinitions of Istio's base chart (release in pins/).
 */
import { CrdColumn, CrdDefinition } from '../crd';

const group = 'networking.istio.io';
const categories = ['istio-io', 'networking-istio-io'];
const age: CrdColumn = { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' };

const destinationRuleColumns: readonly CrdColumn[] = [{ name: 'Host', type: 'string', jsonPath: '.spec.host' }, age];

/** `DestinationRule`. */
export const destinationRuleCrd: CrdDefinition = {
  group,
  kind: 'DestinationRule',
  plural: 'destinationrules',
  shortNames: ['dr'],
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1', storage: true, columns: destinationRuleColumns, subresources: { status: true } },
    { name: 'v1alpha3', columns: destinationRuleColumns, subresources: { status: true } },
    { name: 'v1beta1', columns: destinationRuleColumns, subresources: { status: true } },
  ],
};

/** `EnvoyFilter`. */
export const envoyFilterCrd: CrdDefinition = {
  group,
  kind: 'EnvoyFilter',
  plural: 'envoyfilters',
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1alpha3', storage: true, subresources: { status: true } },
  ],
};

/** `Gateway`. */
export const gatewayCrd: CrdDefinition = {
  group,
  kind: 'Gateway',
  plural: 'gateways',
  shortNames: ['gw'],
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1', storage: true, subresources: { status: true } },
    { name: 'v1alpha3', subresources: { status: true } },
    { name: 'v1beta1', subresources: { status: true } },
  ],
};

/** `ProxyConfig`. */
export const proxyConfigCrd: CrdDefinition = {
  group,
  kind: 'ProxyConfig',
  plural: 'proxyconfigs',
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1beta1', storage: true, subresources: { status: true } },
  ],
};

const serviceEntryColumns: readonly CrdColumn[] = [
  { name: 'Hosts', type: 'string', jsonPath: '.spec.hosts' },
  { name: 'Location', type: 'string', jsonPath: '.spec.location' },
  { name: 'Resolution', type: 'string', jsonPath: '.spec.resolution' },
  age,
];

/** `ServiceEntry`. */
export const serviceEntryCrd: CrdDefinition = {
  group,
  kind: 'ServiceEntry',
  plural: 'serviceentries',
  shortNames: ['se'],
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1', storage: true, columns: serviceEntryColumns, subresources: { status: true } },
    { name: 'v1alpha3', columns: serviceEntryColumns, subresources: { status: true } },
    { name: 'v1beta1', columns: serviceEntryColumns, subresources: { status: true } },
  ],
};

/** `Sidecar`. */
export const sidecarCrd: CrdDefinition = {
  group,
  kind: 'Sidecar',
  plural: 'sidecars',
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1', storage: true, subresources: { status: true } },
    { name: 'v1alpha3', subresources: { status: true } },
    { name: 'v1beta1', subresources: { status: true } },
  ],
};

const virtualServiceColumns: readonly CrdColumn[] = [
  { name: 'Gateways', type: 'string', jsonPath: '.spec.gateways' },
  { name: 'Hosts', type: 'string', jsonPath: '.spec.hosts' },
  age,
];

/** `VirtualService`. */
export const virtualServiceCrd: CrdDefinition = {
  group,
  kind: 'VirtualService',
  plural: 'virtualservices',
  shortNames: ['vs'],
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1', storage: true, columns: virtualServiceColumns, subresources: { status: true } },
    { name: 'v1alpha3', columns: virtualServiceColumns, subresources: { status: true } },
    { name: 'v1beta1', columns: virtualServiceColumns, subresources: { status: true } },
  ],
};

const workloadEntryColumns: readonly CrdColumn[] = [age, { name: 'Address', type: 'string', jsonPath: '.spec.address' }];

/** `WorkloadEntry`. */
export const workloadEntryCrd: CrdDefinition = {
  group,
  kind: 'WorkloadEntry',
  plural: 'workloadentries',
  shortNames: ['we'],
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1', storage: true, columns: workloadEntryColumns, subresources: { status: true } },
    { name: 'v1alpha3', columns: workloadEntryColumns, subresources: { status: true } },
    { name: 'v1beta1', columns: workloadEntryColumns, subresources: { status: true } },
  ],
};

/** `WorkloadGroup`. */
export const workloadGroupCrd: CrdDefinition = {
  group,
  kind: 'WorkloadGroup',
  plural: 'workloadgroups',
  shortNames: ['wg'],
  categories,
  scope: 'Namespaced',
  versions: [
    { name: 'v1', storage: true, columns: [age], subresources: { status: true } },
    { name: 'v1alpha3', columns: [age], subresources: { status: true } },
    { name: 'v1beta1', columns: [age], subresources: { status: true } },
  ],
};
